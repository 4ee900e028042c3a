// The fence around an import: only who stands where the import stands may move it, and only while nobody asked to stop.
// Two programs may run the same import after a crash; the slower one is refused here and its batch is taken back.

import type { TransactionSql } from 'postgres';
import type { Batch } from './batches.ts';

export type StoreOutcome = 'stored' | 'cancelled' | 'overtaken';

/** Raised inside the transaction of a batch, so that all of it is taken back. */
export class BatchRefused extends Error {
  override name = 'BatchRefused';
  readonly outcome: Exclude<StoreOutcome, 'stored'>;
  constructor(outcome: Exclude<StoreOutcome, 'stored'>) {
    super(outcome);
    this.outcome = outcome;
  }
}

export interface Counts {
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  /** Lines kept with a remark. */
  noted: number;
  granted: number;
  refused: number;
}

/** Last in the transaction, so that who asks to cancel never waits for a batch. `newIds`: the numbers of the contacts it made lie between these. */
export async function advance(
  tx: TransactionSql,
  { workspaceId, importId }: { workspaceId: string; importId: string },
  batch: Pick<Batch, 'from' | 'to' | 'bytes'>,
  counts: Counts,
  newIds: { first: string; last: string } | undefined,
): Promise<void> {
  const { count } = await tx`
    update imports set attempts = 0, cursor_rows = ${batch.to}, read_bytes = ${batch.bytes}, created = created + ${counts.created},
      updated = updated + ${counts.updated}, unchanged = unchanged + ${counts.unchanged},
      rejected = rejected + ${counts.rejected}, noted = noted + ${counts.noted}, granted = granted + ${counts.granted},
      refused = refused + ${counts.refused},
      first_contact_id = least(first_contact_id, ${newIds?.first ?? null}::bigint),
      last_contact_id = greatest(last_contact_id, ${newIds?.last ?? null}::bigint)
    where workspace_id = ${workspaceId} and id = ${importId} and state = 'running' and cursor_rows = ${batch.from}
      and not cancel_requested`;
  if (count === 1) return;
  const [row] = await tx<{ cancelled: boolean }[]>`
    select cancel_requested as cancelled from imports where workspace_id = ${workspaceId} and id = ${importId}`;
  throw new BatchRefused(row?.cancelled ? 'cancelled' : 'overtaken');
}
