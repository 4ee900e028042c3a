// Writes the consents that an import declares into the ledger, each with its proof. It never brings back what a person refused:
// withdrawn and objected consents, and suppressed addresses, stay as they are whatever the file says; that is reported.

import type { TransactionSql } from 'postgres';
import { copyInto } from './copy-text.ts';
import { type Placed, remarkOf } from './place-rows.ts';
import type { Remark } from './row.ts';
import type { StoringImport } from './store-batch.ts';

export async function grantConsents(
  tx: TransactionSql,
  job: StoringImport,
  contacts: readonly Placed[],
  remarks: Remark[],
  now: Date,
): Promise<{ granted: number; refused: number }> {
  const standing = await standingConsents(
    tx,
    job,
    contacts.filter(({ known }) => known),
  );
  const recorded = now.toISOString();
  const collected = momentOf(job.collectedAt, now);
  const tail = `${recorded}\timport\t${job.basis}\t${job.wordingId ?? '\\N'}\t${job.operatorId ?? '\\N'}\t${job.importId}\n`;
  let granted = 0;
  let refused = 0;
  let lines = '';
  for (const { row, id, suppression } of contacts) {
    const state = standing.get(id);
    if (state === 'withdrawn' || state === 'objected') remarks.push(remarkOf(row, true, `consent_${state}`));
    else if (suppression) remarks.push(remarkOf(row, true, 'suppressed', { cause: suppression }));
    if (suppression || state === 'withdrawn' || state === 'objected') refused += 1;
    else if (row.agreed && state === undefined) {
      granted += 1;
      const at = row.agreedOn === null ? collected : momentOf(new Date(`${row.agreedOn}T00:00:00Z`), now);
      lines += `${job.workspaceId}\t${id}\t${job.purposeId}\tgranted\t${at}\t${tail}`;
    }
  }
  if (granted > 0) {
    await copyInto(
      tx`copy consent_events (workspace_id, contact_id, purpose_id, action, at, recorded_at, source, basis, wording_id, operator_id, import_id) from stdin`,
      lines,
    );
  }
  return { granted, refused };
}

/** Nothing happened in the future, whatever a file says. */
const momentOf = (at: Date, now: Date): string => (at < now ? at : now).toISOString();

async function standingConsents(
  tx: TransactionSql,
  { workspaceId, purposeId }: StoringImport,
  contacts: readonly Placed[],
): Promise<Map<string, string>> {
  if (contacts.length === 0) return new Map();
  const found = await tx<{ id: string; state: string }[]>`
    select contact_id as id, state from consents
    where workspace_id = ${workspaceId} and purpose_id = ${purposeId} and channel = 'email'
      and contact_id = any(${contacts.map(({ id }) => id)}::bigint[])`;
  return new Map(found.map(({ id, state }) => [id, state]));
}
