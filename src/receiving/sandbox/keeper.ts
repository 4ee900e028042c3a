// Keeps what the sandbox receives, many messages at a time, so that the cost of the disk is shared by all connections that wait for their
// answer. `keep` resolves when the bytes are on disk and their row is committed, and not before; it rejects, for the whole batch, when
// either failed. It must never resolve early.

import { createBatcher } from '#platform/batcher.ts';
import { createNotices } from '#platform/notices.ts';
import type { Platform } from '#platform/platform.ts';
import {
  deleteBlobs,
  deleteOldest,
  insertMessages,
  KEPT_MESSAGES,
  listEmptyBlobs,
  type NewMessage,
} from './sandbox-store.ts';

export interface Arrival extends NewMessage {
  workspaceId: string;
  bytes: Buffer;
}

export interface Keeper {
  keep(arrival: Arrival): Promise<void>;
  /** Resolves when all that was handed in is kept or refused. */
  close(): Promise<void>;
}

/** One blob holds at most this much, so that reading one message of it stays quick. */
const BATCH_BYTES = 2_000_000;
const BATCH_MESSAGES = 500;
/** Old messages are looked for after so many new ones. */
const PRUNE_EVERY = 1_000;

export function createKeeper(
  platform: Platform,
  { kept = KEPT_MESSAGES, onArrival = (_workspaceId: string) => {} } = {},
): Keeper {
  const notices = createNotices(platform, 'sandbox');
  const pruning = createPruning(platform, kept);
  const batches = createBatcher<Arrival, void>({
    groupOf: ({ workspaceId }) => workspaceId,
    sizeOf: ({ size }) => size,
    most: { items: BATCH_MESSAGES, octets: BATCH_BYTES },
    async keep(workspaceId, group) {
      await keepGroup(platform, workspaceId, group);
      notices.tell(workspaceId);
      pruning.count(workspaceId, group.length);
      onArrival(workspaceId);
      return [];
    },
  });
  return {
    keep: batches.give,
    async close() {
      await batches.close();
      await pruning.close();
      await notices.close();
    },
  };
}

async function keepGroup(
  { sql, blobs, clock }: Platform,
  workspaceId: string,
  group: readonly Arrival[],
): Promise<void> {
  const key = await blobs.put(workspaceId, Buffer.concat(group.map(({ bytes }) => bytes)));
  try {
    await insertMessages(sql, workspaceId, key, group, clock.now());
  } catch (cause) {
    // A commit whose answer was lost may have happened: only a statement that the server refused lets the bytes go.
    if ((cause as { severity?: string }).severity) await blobs.delete(key);
    throw cause;
  }
}

/** Forgets the oldest messages, one workspace at a time, beside the arrivals. */
function createPruning(platform: Platform, kept: number) {
  const since = new Map<string, number>();
  let work: Promise<void> = Promise.resolve();
  return {
    count(workspaceId: string, messages: number) {
      // The first batch after a start looks too: what a killed process left undone is done.
      const total = (since.get(workspaceId) ?? PRUNE_EVERY) + messages;
      since.set(workspaceId, total >= PRUNE_EVERY ? 0 : total);
      if (total < PRUNE_EVERY) return;
      work = work
        .then(() => prune(platform, workspaceId, kept))
        .catch((err: unknown) => platform.log.warn({ err, workspaceId }, 'old sandbox messages could not be removed'));
    },
    close: () => work,
  };
}

export async function prune(platform: Platform, workspaceId: string, kept: number): Promise<void> {
  await deleteOldest(platform.sql, workspaceId, kept);
  await removeEmptyBlobs(platform, workspaceId);
}

export async function removeEmptyBlobs({ sql, blobs }: Platform, workspaceId: string): Promise<void> {
  const empty = await listEmptyBlobs(sql, workspaceId);
  for (const { key } of empty) await blobs.delete(key);
  if (empty.length > 0)
    await deleteBlobs(
      sql,
      workspaceId,
      empty.map(({ id }) => id),
    );
}
