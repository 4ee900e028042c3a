// Messages from which cleaning took something out: what an owner sees of his own, and the originals that are delivered again as they came.
// SQL in, records out; the original is there as long as the domain keeps mail.

import type { Sql } from 'postgres';
import type { Acted } from './quarantine-store.ts';

export interface CleanedLine {
  id: string;
  receivedAt: Date;
  fromName: string;
  fromAddress: string;
  removed: number;
  /** Makers of what was taken out that are known by name. */
  vendors: string[];
  /** He had the original sent already. */
  isAsked: boolean;
}

/** Neither subject nor text: they reached his mailbox, and a link that went astray shall not open that. Newest first. */
export function listCleaned(
  sql: Sql,
  { workspaceId, ownerId }: { workspaceId: string; ownerId: string },
  { after, limit }: { after: string | undefined; limit: number },
): Promise<CleanedLine[]> {
  return sql<CleanedLine[]>`
    select r.id, m.received_at as "receivedAt", m.from_name as "fromName", m.from_address as "fromAddress",
      jsonb_array_length(m.removals) as removed, r.wants_original as "isAsked",
      array(select distinct e->>'vendor' from jsonb_array_elements(m.removals) e where e->>'vendor' is not null order by 1) as vendors
    from inbound_recipients r join inbound_messages m on m.workspace_id = r.workspace_id and m.id = r.message_id
    where r.workspace_id = ${workspaceId} and r.owner_id = ${ownerId} and r.state in ('delivered', 'waiting') and m.removals <> '[]'
      ${after === undefined ? sql`` : sql`and r.id < ${after}`}
    order by r.id desc limit ${limit}`;
}

/** Those of the messages named that were delivered cleaned; each is on its way once more, whole. `ownerId`: only what is his. */
export function askOriginals(
  sql: Sql,
  workspaceId: string,
  { ids, ownerId, now }: { ids: readonly string[]; ownerId?: string; now: Date },
): Promise<Acted[]> {
  return sql<Acted[]>`
    update inbound_recipients r
    set state = 'waiting', wants_original = true, next_attempt_at = ${now}, leased_until = null, attempts = 0, ended_at = null
    from inbound_messages m
    where r.workspace_id = ${workspaceId} and r.id = any(${ids as string[]}::bigint[]) and r.state = 'delivered'
      ${ownerId ? sql`and r.owner_id = ${ownerId}` : sql``}
      and m.workspace_id = r.workspace_id and m.id = r.message_id and m.removals <> '[]'
    returning r.id, r.owner_id as "ownerId", r.domain_id as "domainId", m.from_address as "fromAddress", m.subject`;
}
