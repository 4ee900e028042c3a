// What earlier messages of a conversation made the judge notice, for this owner: frauds on bosses are two messages long, and the first looks
// harmless. Read from the verdicts that the ledger keeps; what is no longer kept is no longer remembered.

import type { Sql } from 'postgres';
import type { EvidenceSymbol } from '#judge/data/weights.ts';

export interface Remembered {
  ownerId: string;
  symbols: EvidenceSymbol[];
}

export async function recallThread(
  sql: Sql,
  { workspaceId, ownerIds }: { workspaceId: string; ownerIds: readonly string[] },
  references: readonly string[],
): Promise<Remembered[]> {
  if (references.length === 0) return [];
  return sql<Remembered[]>`
    select r.owner_id as "ownerId", array_agg(distinct e->>'symbol') as symbols
    from inbound_messages m
      join inbound_recipients r on r.workspace_id = m.workspace_id and r.message_id = m.id
      cross join jsonb_array_elements(r.verdict->'evidence') e
    where m.workspace_id = ${workspaceId} and m.message_id = any(${references as string[]})
      and r.owner_id = any(${ownerIds as string[]}::bigint[])
    group by r.owner_id`;
}
