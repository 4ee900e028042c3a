// What this process has claimed and not yet written the outcome of: the messages in flight, by their key in the ledger.

import type { Sql } from 'postgres';
import { putBack } from './outcome.ts';
import type { Parcel } from './parcel.ts';
import type { Outcome } from './settle.ts';
import type { RecipientKey } from './send.ts';

export interface Hands {
  take(parcels: readonly Parcel[]): void;
  release(outcomes: readonly Outcome[]): void;
  /** Of one send, or of all. */
  count(sendId?: string): number;
  /** Of all messages in flight. */
  octets(): number;
  /**
   * Rows that the ledger says are in our hands and are not: the commit of their claim was answered to nobody, so they never left.
   * Only those seen at two looks in a row, since an answer may be on its way. Resolves with the outcomes that put them back.
   */
  strays(sql: Sql, worker: number): Promise<Outcome[]>;
}

const keyOf = ({ sendId, contactId, step }: RecipientKey) => `${sendId}/${contactId}/${step}`;

export function createHands(): Hands {
  const held = new Map<string, number>();
  let octets = 0;
  const bySend = new Map<string, number>();
  let suspects = new Set<string>();
  const add = (sendId: string, change: number) => {
    const count = (bySend.get(sendId) ?? 0) + change;
    count > 0 ? bySend.set(sendId, count) : bySend.delete(sendId);
  };

  return {
    take(parcels) {
      for (const parcel of parcels) {
        held.set(keyOf(parcel), parcel.bytes.length);
        octets += parcel.bytes.length;
        add(parcel.sendId, 1);
      }
    },
    release(outcomes) {
      for (const outcome of outcomes) {
        const size = held.get(keyOf(outcome));
        if (size === undefined) continue;
        held.delete(keyOf(outcome));
        octets -= size;
        add(outcome.sendId, -1);
      }
    },
    count: (sendId) => (sendId === undefined ? held.size : (bySend.get(sendId) ?? 0)),
    octets: () => octets,
    async strays(sql, worker) {
      const rows = await sql<(RecipientKey & { claim: number })[]>`
        select workspace_id as "workspaceId", send_id as "sendId", contact_id as "contactId", step, claims as claim
        from recipients where state = 'handed_over' and claimed_by = ${worker}`;
      const lost = rows.filter((row) => !held.has(keyOf(row)));
      const certain = lost.filter((row) => suspects.has(keyOf(row)));
      suspects = new Set(lost.map(keyOf));
      return certain.map((row) => putBack({ ...row, attempts: 0, firstAttemptAt: null }));
    },
  };
}
