// The phishing desk's view of reported links: each with how far it spread, by whom and since when. SQL in, records out. The spread is read from
// the messages that are still kept.

import type { Sql } from 'postgres';
import type { LinkState } from './link-store.ts';

export interface DeskLink {
  id: string;
  address: string;
  expression: string;
  source: 'owner' | 'desk';
  state: LinkState;
  reportedAt: Date;
  lastReportedAt: Date;
  decidedAt: Date | null;
  expiresAt: Date;
  /** Owners who reported it. */
  reports: number;
  /** Owners who got it. */
  owners: number;
  messages: number;
  /** When it first came, absent when no message with it is kept. */
  firstAt: Date | null;
  /** Those that sent it most. */
  senders: string[];
}

const MOST_SENDERS = 5;

export function listDeskLinks(
  sql: Sql,
  workspaceId: string,
  { state, after, limit }: { state?: LinkState; after?: string; limit: number },
): Promise<DeskLink[]> {
  return sql<DeskLink[]>`
    select l.id, l.address, l.expression, l.source, l.state, l.reported_at as "reportedAt", l.last_reported_at as "lastReportedAt",
      l.decided_at as "decidedAt", l.expires_at as "expiresAt",
      (select count(*)::int from link_reports r where r.workspace_id = l.workspace_id and r.link_id = l.id) as reports,
      spread.owners, spread.messages, spread.first_at as "firstAt", senders.addresses as senders
    from reported_links l,
    lateral (
      select count(distinct r.owner_id)::int as owners, count(distinct m.id)::int as messages, min(m.received_at) as first_at
      from inbound_messages m join inbound_recipients r on r.workspace_id = m.workspace_id and r.message_id = m.id
      where m.workspace_id = l.workspace_id and m.links <> '{}' and m.links @> array[l.prefix]) spread,
    lateral (
      select coalesce(array_agg(address order by messages desc, address), '{}') as addresses from (
        select m.from_address as address, count(*) as messages from inbound_messages m
        where m.workspace_id = l.workspace_id and m.links <> '{}' and m.links @> array[l.prefix] and m.from_address <> ''
        group by 1 order by 2 desc, 1 limit ${MOST_SENDERS}) most) senders
    where l.workspace_id = ${workspaceId} ${state ? sql`and l.state = ${state}` : sql``} ${after ? sql`and l.id < ${after}` : sql``}
    order by l.id desc limit ${limit}`;
}

export async function countReported(sql: Sql, workspaceId: string): Promise<number> {
  const [row] = await sql<[{ count: number }]>`
    select count(*)::int as count from reported_links where workspace_id = ${workspaceId} and state = 'reported'`;
  return row.count;
}
