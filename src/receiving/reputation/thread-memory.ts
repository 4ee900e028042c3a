// What earlier messages of a conversation made the judge notice, for this owner: frauds on bosses are two messages long, and the first looks
// harmless. Read from the verdicts that the ledger keeps; what is no longer kept is no longer remembered.

import type { Sql } from 'postgres';
import type { EvidenceSymbol } from '#judge/data/weights.ts';

export interface Remembered {
  ownerId: string;
  symbols: EvidenceSymbol[];
}

/** Of one Message-ID: more copies than these tell nothing new. */
const MOST_COPIES = 5;

export async function recallThread(
  sql: Sql,
  { workspaceId, ownerIds }: { workspaceId: string; ownerIds: readonly string[] },
  references: readonly string[],
): Promise<Remembered[]> {
  if (references.length === 0) return [];
  // Reference by reference: without statistics of the tables the planner would read all the mail of the owner.
  return sql<Remembered[]>`
    select r.owner_id as "ownerId", array_agg(distinct e->>'symbol') as symbols
    from unnest(${references as string[]}::text[]) as reference
      cross join lateral (
        select id from inbound_messages
        where workspace_id = ${workspaceId} and message_id = reference limit ${MOST_COPIES}) m
      cross join lateral (
        select owner_id, verdict from inbound_recipients
        where workspace_id = ${workspaceId} and message_id = m.id and owner_id = any(${ownerIds as string[]}::bigint[])
        limit ${MOST_COPIES}) r
      cross join jsonb_array_elements(r.verdict->'evidence') e
    group by r.owner_id`;
}
