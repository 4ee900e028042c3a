// Reported links in the database: SQL in, records out. What the desk blocked holds for the whole installation; what was only reported, for the
// workspace whose owners reported it. A workspace that cleared a link is not told of it by others.

import type { Sql } from 'postgres';
import { type CanonicalAddress, hashOf, prefixOf, writtenAddress } from './canonical.ts';
import type { RecordableLink } from './message-links.ts';

export const linkStates = ['reported', 'blocked', 'cleared'] as const;
export type LinkState = (typeof linkStates)[number];
export type Decision = Exclude<LinkState, 'reported'>;

/** Frauds live for days: what nobody confirms is soon forgotten, what the desk said is kept longer. */
const KEPT_DAYS: Record<LinkState, number> = { reported: 30, blocked: 180, cleared: 365 };

export const expiryOf = (state: LinkState, now: Date): Date => new Date(now.getTime() + KEPT_DAYS[state] * 86_400_000);

export interface KnownLink {
  /** Hexadecimal. */
  hash: string;
  state: 'reported' | 'blocked';
  since: Date;
  /** Owners who reported it, wherever. */
  reports: number;
}

export interface Report {
  workspaceId: string;
  ownerId: string;
  recipientId: string;
  now: Date;
}

/** What the desk decided stands, however often it is reported again. */
export async function addReports(sql: Sql, report: Report, links: readonly RecordableLink[]): Promise<void> {
  const { workspaceId, ownerId, recipientId, now } = report;
  const rows = links.map(rowOf);
  await sql`
    with added as (
      insert into reported_links as l (workspace_id, address, expression, hash, prefix, source, state, reported_at, last_reported_at, expires_at)
      select ${workspaceId}, g.address, g.expression, decode(g.hash, 'hex'), g.prefix, 'owner', 'reported', ${now}, ${now}, ${expiryOf('reported', now)}
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as g (address text, expression text, hash text, prefix int)
      -- In one order, so that two reports of the same links never wait for each other.
      order by g.hash
      on conflict (workspace_id, hash) do update set last_reported_at = ${now}, expires_at = greatest(l.expires_at, excluded.expires_at)
      returning id)
    insert into link_reports (workspace_id, link_id, owner_id, recipient_id, at)
    select ${workspaceId}, id, ${ownerId}, ${recipientId}, ${now} from added on conflict do nothing`;
}

/** The desk names links by hand. */
export async function addDecided(
  sql: Sql,
  { workspaceId, state, now }: { workspaceId: string; state: Decision; now: Date },
  { address, expression }: { address: CanonicalAddress; expression: string },
): Promise<string> {
  const row = rowOf({ address, expression });
  const [made] = await sql<[{ id: string }]>`
    insert into reported_links (workspace_id, address, expression, hash, prefix, source, state, reported_at, last_reported_at, decided_at, expires_at)
    values (${workspaceId}, ${row.address}, ${expression}, decode(${row.hash}, 'hex'), ${row.prefix}, 'desk', ${state}, ${now}, ${now}, ${now}, ${expiryOf(state, now)})
    on conflict (workspace_id, hash) do update set state = excluded.state, decided_at = ${now}, expires_at = excluded.expires_at
    returning id`;
  return made.id;
}

function rowOf({ address, expression }: RecordableLink) {
  const hash = hashOf(expression);
  return { address: writtenAddress(address), expression, hash: hash.toString('hex'), prefix: prefixOf(hash) };
}

/** The expression decided upon; undefined when it is gone. */
export async function decide(
  sql: Sql,
  { workspaceId, id, state, now }: { workspaceId: string; id: string; state: Decision; now: Date },
): Promise<string | undefined> {
  const [row] = await sql<{ expression: string }[]>`
    update reported_links set state = ${state}, decided_at = ${now}, expires_at = ${expiryOf(state, now)}
    where workspace_id = ${workspaceId} and id = ${id} returning expression`;
  return row?.expression;
}

export interface Question {
  prefixes: readonly number[];
  now: Date;
  /** Whose reports are told too; without it only what holds for the whole installation. */
  workspaceId?: string;
}

/** The heaviest word on each hash: blocked before reported. */
export function findKnown(sql: Sql, { prefixes, now, workspaceId = '0' }: Question): Promise<KnownLink[]> {
  return sql<KnownLink[]>`
    select encode(l.hash, 'hex') as hash, min(l.state) as state, min(l.reported_at) as since,
      sum((select count(*) from link_reports r where r.workspace_id = l.workspace_id and r.link_id = l.id))::int as reports
    from reported_links l
    where l.prefix = any(${prefixes as number[]}::int[]) and l.expires_at > ${now}
      and (l.state = 'blocked' or (l.state = 'reported' and l.workspace_id = ${workspaceId}))
      and not exists (select from reported_links own
        where own.workspace_id = ${workspaceId} and own.hash = l.hash and own.state = 'cleared' and own.expires_at > ${now})
    group by l.hash`;
}

/** What holds for the whole installation. */
export async function listBlockedPrefixes(sql: Sql, now: Date): Promise<number[]> {
  const rows = await sql<{ prefix: number }[]>`
    select distinct prefix from reported_links where state = 'blocked' and expires_at > ${now}`;
  return rows.map(({ prefix }) => prefix);
}

export async function removeOldLinks(sql: Sql, now: Date): Promise<void> {
  await sql`delete from reported_links where expires_at < ${now}`;
}
