// One batch of a list of people who must not be written to (what another tool calls unsubscribed or blocked): their addresses
// are suppressed, no contact is made. Same fence and same counters as for contacts.

import type { Sql } from 'postgres';
import type { Vault } from '#platform/vault.ts';
import type { Batch } from './batches.ts';
import type { ImportRecord } from './import-store.ts';
import { storeRemarks } from './remark-store.ts';
import { advance, BatchRefused, type StoreOutcome } from './fence.ts';

interface Job {
  workspaceId: string;
  record: Pick<ImportRecord, 'id' | 'operatorId' | 'purposeId' | 'originNote'>;
}

/** With a purpose, they leave that purpose only; without, everything. Addresses suppressed already stay as they are. */
export async function storeSuppressions(
  sql: Sql,
  vault: Pick<Vault, 'mac'>,
  { workspaceId, record }: Job,
  batch: Batch,
  now: Date,
): Promise<StoreOutcome> {
  const importId = record.id;
  const emails = batch.rows.map(({ email }) => email);
  const hashes = emails.map((email) => `\\x${vault.mac('address', email).toString('hex')}`);
  try {
    await sql.begin(async (tx) => {
      const { count } = await tx`
        insert into suppressions (workspace_id, address_hash, purpose_id, reason, email, note, operator_id, import_id, at)
        select ${workspaceId}, a.hash::bytea, ${record.purposeId}, 'import', a.email, ${record.originNote}, ${record.operatorId},
          ${importId}, ${now}
        from unnest(${emails}::text[], ${hashes}::text[]) as a (email, hash)
        on conflict (workspace_id, address_hash, purpose_id) do nothing`;
      await storeRemarks(tx, { workspaceId, importId }, batch.remarks);
      const counts = {
        created: count,
        updated: 0,
        unchanged: emails.length - count,
        rejected: batch.remarks.filter(({ kept }) => !kept).length,
        noted: batch.remarks.filter(({ kept }) => kept).length,
        granted: 0,
        refused: 0,
      };
      await advance(tx, { workspaceId, importId }, batch, counts, undefined);
    });
    return 'stored';
  } catch (cause) {
    if (cause instanceof BatchRefused) return cause.outcome;
    throw cause;
  }
}
