// The job that runs an import: batch after batch until the file ends, somebody cancels, or the program closes. It may be killed
// at any moment and started again, anywhere: it goes on behind the last committed batch, and what was not committed never was.
// A file that cannot be read ends the import with a reason; a fault of ours is thrown, and the job is tried again.

import type { Platform } from '#platform/platform.ts';
import { ahead, type Batch, BatchSize, batches } from './batches.ts';
import { choiceKeeper, columnsOf } from './columns.ts';
import { beginImport, endImport, findImport, forgetFile, type ImportRecord } from './import-store.ts';
import { RowReader } from './row.ts';
import { SheetFault } from './sheet-text.ts';
import { sourceText } from './source-text.ts';
import type { StoreOutcome } from './fence.ts';
import { BatchStore, type StoringImport } from './store-batch.ts';
import { storeSuppressions } from './store-suppressions.ts';

export interface ImportJob {
  workspaceId: string;
  importId: string;
}

const NOTICE_MS = 400;
/** Runs without one batch more: the same fault would come again for ever. */
const MOST_ATTEMPTS = 8;
/** From here on the planner's figures about the tables are worth renewing at once. */
const MANY = 10_000;

type End = 'finished' | 'cancelled' | 'overtaken' | { failed: NonNullable<ImportRecord['failure']> };

export async function runImport(platform: Platform, job: ImportJob, signal?: AbortSignal): Promise<void> {
  const { sql, clock, live } = platform;
  const { workspaceId, importId } = job;
  const attempts = await beginImport(sql, workspaceId, importId, clock.now());
  const record = attempts === undefined ? undefined : await findImport(sql, workspaceId, importId);
  if (attempts === undefined || !record) return;
  const end =
    attempts > MOST_ATTEMPTS
      ? { failed: { code: 'fault', params: {} } }
      : await work(platform, workspaceId, record, signal);
  // Somebody else runs it: it is theirs to end.
  if (end === 'overtaken') return;
  await endImport(sql, workspaceId, importId, {
    ...(typeof end === 'string' ? { state: end } : { state: 'failed', failure: end.failed }),
    now: clock.now(),
  });
  await removeFile(platform, job);
  await renewStatistics(platform, job);
  await live.publish(workspaceId, 'imports', importId);
  await live.publish(workspaceId, 'contacts');
}

async function work(
  platform: Platform,
  workspaceId: string,
  record: ImportRecord,
  signal: AbortSignal | undefined,
): Promise<End> {
  const { sql, blobs } = platform;
  const { columnNames, reading } = record;
  if (record.cancelRequested) return 'cancelled';
  const columns = await columnsOf(sql, workspaceId, record);
  const keepChoices = choiceKeeper(sql, workspaceId, columns);
  const store = storing(platform, workspaceId, record);
  const source = { ...record, ...reading, blobKey: record.blobKey as string };
  const size = new BatchSize();
  const prepared = batches(sourceText(blobs, source), {
    reading,
    rowReader: new RowReader(columns, columnNames),
    skip: record.cursorRows,
    size: size.now,
  });
  const notice = noticeOf(platform, workspaceId, record.id);
  try {
    for await (const batch of ahead(prepared)) {
      const began = performance.now();
      await keepChoices();
      const outcome = await store(batch);
      size.took(performance.now() - began);
      if (outcome !== 'stored') return outcome;
      await notice();
      signal?.throwIfAborted();
    }
  } catch (cause) {
    if (cause instanceof SheetFault) return { failed: { code: cause.reason, params: {} } };
    throw cause;
  }
  return 'finished';
}

function storing(
  { sql, vault, clock }: Platform,
  workspaceId: string,
  record: ImportRecord,
): (batch: Batch) => Promise<StoreOutcome> {
  if (record.origin === 'suppression_list') {
    return (batch) => storeSuppressions(sql, vault, { workspaceId, record }, batch, clock.now());
  }
  const job: StoringImport = {
    workspaceId,
    importId: record.id,
    policy: record.policy,
    purposeId: record.purposeId as string,
    basis: record.basis as string,
    wordingId: record.wordingId,
    operatorId: record.operatorId,
    collectedAt: new Date(`${record.collectedOn}T00:00:00Z`),
  };
  const store = new BatchStore(sql, vault, job);
  return (batch) => store.store(batch, clock.now());
}

/** At most a few notices a second, however quick the batches are. */
export function noticeOf({ live }: Platform, workspaceId: string, importId: string): () => Promise<void> {
  let last = 0;
  return async () => {
    if (performance.now() - last < NOTICE_MS) return;
    last = performance.now();
    await live.publish(workspaceId, 'imports', importId);
  };
}

/** The file holds personal data and is not needed any more: its fingerprint stays as proof. */
export async function removeFile({ sql, blobs }: Platform, { workspaceId, importId }: ImportJob): Promise<void> {
  const key = await forgetFile(sql, workspaceId, importId);
  if (key !== null) await blobs.delete(key);
}

async function renewStatistics({ sql }: Platform, { workspaceId, importId }: ImportJob): Promise<void> {
  const record = await findImport(sql, workspaceId, importId);
  if (record && record.created >= MANY) await sql`analyze contacts, consents, consent_events`;
}
