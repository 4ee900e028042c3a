// What arrived, as the console and its owners see it: lists by keyset, one message, and the acts on what is held. SQL in, records out.
// An act names rows and says which of them it changed: a row that somebody else released meanwhile is left as it is.

import type { Sql } from 'postgres';
import type { AuthenticationResults } from '#authentication/results.ts';
import { type MessageClass, messageClasses } from '#judge/verdict.ts';
import type { Removal } from '../cleaning/removal.ts';
import type { DispositionReason } from '../disposition/dispose.ts';
import type { Disposition } from '../disposition/policy.ts';
import type { RecipientState, StoredVerdict } from '../intake/inbound-store.ts';

export interface ArrivalLine {
  id: string;
  recipient: string;
  domainId: string;
  ownerId: string;
  fromName: string;
  fromAddress: string;
  subject: string;
  size: number;
  receivedAt: Date;
  class: MessageClass;
  score: number;
  disposition: Disposition;
  reason: DispositionReason;
  state: RecipientState;
  heldUntil: Date | null;
  /** Its sender says that it was wanted, and nobody looked yet. */
  isContested: boolean;
}

export interface StoredArrival extends ArrivalLine {
  contest: { email: string; explanation: string; at: string } | null;
  messageRow: string;
  mailFrom: string;
  clientAddress: string;
  helo: string;
  encrypted: boolean;
  authentication: AuthenticationResults;
  verdict: StoredVerdict;
  removals: Removal[];
  attempts: number;
  nextAttemptAt: Date | null;
  mayBeDouble: boolean;
  reply: string;
  releasedAt: Date | null;
  endedAt: Date | null;
  blobKey: string;
  blobOffset: number;
}

export interface ArrivalFilter {
  /** `contested`: refused, and its sender says that it was wanted. */
  state?: RecipientState | 'contested';
  domainId?: string;
  ownerId?: string;
  class?: MessageClass;
  search?: string;
}

const isContested = (sql: Sql) => sql`
  exists (select from contests c where c.workspace_id = r.workspace_id and c.message_id = r.message_id and c.closed_at is null)`;

const line = (sql: Sql) => sql`
  r.id, r.recipient, r.domain_id as "domainId", r.owner_id as "ownerId", m.from_name as "fromName", m.from_address as "fromAddress",
  m.subject, m.size, m.received_at as "receivedAt", r.class, r.score, r.disposition, r.reason, r.state, r.held_until as "heldUntil", ${isContested(sql)} as "isContested"`;

const arrivals = (sql: Sql) => sql`
  inbound_recipients r join inbound_messages m on m.workspace_id = r.workspace_id and m.id = r.message_id`;

/** Newest first; `after` is the number of the last row seen. */
export function listArrivals(
  sql: Sql,
  workspaceId: string,
  { state, domainId, ownerId, class: name, search, after, limit }: ArrivalFilter & { after?: string; limit: number },
): Promise<ArrivalLine[]> {
  const wanted = search && `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  return sql<ArrivalLine[]>`
    select ${line(sql)} from ${arrivals(sql)}
    where r.workspace_id = ${workspaceId}
      ${state === 'contested' ? sql`and ${isContested(sql)}` : state ? sql`and r.state = ${state}` : sql``}
      ${domainId ? sql`and r.domain_id = ${domainId}` : sql``}
      ${ownerId ? sql`and r.owner_id = ${ownerId}` : sql``}
      ${name ? sql`and r.class = ${name}` : sql``}
      ${after ? sql`and r.id < ${after}` : sql``}
      ${
        wanted
          ? sql`and (m.subject ilike ${wanted} or m.from_name ilike ${wanted} or m.from_address ilike ${wanted} or r.recipient ilike ${wanted})`
          : sql``
      }
    order by r.id desc limit ${limit}`;
}

export async function readArrival(sql: Sql, workspaceId: string, id: string): Promise<StoredArrival | undefined> {
  const [row] = await sql<StoredArrival[]>`
    select ${line(sql)}, (select to_jsonb(c) - 'network' from contests c where c.workspace_id = r.workspace_id and c.message_id = m.id) as contest,
      m.id as "messageRow", m.mail_from as "mailFrom", host(m.client_address) as "clientAddress", m.helo,
      m.encrypted, m.authentication, r.verdict, m.removals, r.attempts, r.next_attempt_at as "nextAttemptAt",
      r.may_be_double as "mayBeDouble", r.reply, r.released_at as "releasedAt", r.ended_at as "endedAt", m.blob_key as "blobKey",
      m.blob_offset as "blobOffset"
    from ${arrivals(sql)} where r.workspace_id = ${workspaceId} and r.id = ${id}`;
  return row;
}

/** What an act changed. */
export interface Acted {
  id: string;
  ownerId: string;
  domainId: string;
  fromAddress: string;
  subject: string;
}

/** Sends what is held, was refused or was deleted on its way to its mailbox. `ownerId`: only what is his. */
export function releaseArrivals(
  sql: Sql,
  workspaceId: string,
  { ids, ownerId, now }: { ids: readonly string[]; ownerId?: string; now: Date },
): Promise<Acted[]> {
  return sql<Acted[]>`
    update inbound_recipients r
    set state = 'waiting', disposition = 'deliver', reason = 'released', next_attempt_at = ${now}, leased_until = null,
      attempts = 0, held_until = null, released_at = ${now}, ended_at = null
    from inbound_messages m
    where r.workspace_id = ${workspaceId} and r.id = any(${ids as string[]}::bigint[]) and r.state in ('held', 'refused', 'deleted')
      ${ownerId ? sql`and r.owner_id = ${ownerId}` : sql``}
      and m.workspace_id = r.workspace_id and m.id = r.message_id
    returning r.id, r.owner_id as "ownerId", r.domain_id as "domainId", m.from_address as "fromAddress", m.subject`;
}

/** What is held is gone for its owner; it can be had back until the retention takes it. */
export function deleteArrivals(
  sql: Sql,
  workspaceId: string,
  { ids, ownerId, now }: { ids: readonly string[]; ownerId?: string; now: Date },
): Promise<Acted[]> {
  return sql<Acted[]>`
    update inbound_recipients r set state = 'deleted', held_until = null, ended_at = ${now}
    from inbound_messages m
    where r.workspace_id = ${workspaceId} and r.id = any(${ids as string[]}::bigint[]) and r.state = 'held'
      ${ownerId ? sql`and r.owner_id = ${ownerId}` : sql``}
      and m.workspace_id = r.workspace_id and m.id = r.message_id
    returning r.id, r.owner_id as "ownerId", r.domain_id as "domainId", m.from_address as "fromAddress", m.subject`;
}

export interface Figures {
  held: number;
  waiting: number;
  /** Refusals that somebody must look at. */
  contested: number;
  /** Of each of the last days, oldest first: how many of each class arrived. */
  days: { day: string; counts: Record<MessageClass, number> }[];
}

export async function readFigures(
  sql: Sql,
  workspaceId: string,
  { days, now, timeZone }: { days: number; now: Date; timeZone: string },
): Promise<Figures> {
  const since = new Date(now.getTime() - days * 86_400_000);
  const [states, classes] = await Promise.all([
    sql<[{ held: number; waiting: number; contested: number }]>`
      select count(*) filter (where state = 'held')::int as held, count(*) filter (where state = 'waiting')::int as waiting,
        (select count(*)::int from contests where workspace_id = ${workspaceId} and closed_at is null) as contested
      from inbound_recipients where workspace_id = ${workspaceId} and state in ('held', 'waiting')`,
    sql<{ day: string; class: MessageClass; count: number }[]>`
      select to_char(m.received_at at time zone ${timeZone}, 'YYYY-MM-DD') as day, r.class, count(*)::int as count
      from ${arrivals(sql)} where m.workspace_id = ${workspaceId} and m.received_at >= ${since}
      group by 1, 2 order by 1`,
  ]);
  const byDay = Map.groupBy(classes, ({ day }) => day);
  return {
    ...states[0],
    days: daysUntil(now, days, timeZone).map((day) => ({
      day,
      counts: Object.fromEntries(
        messageClasses.map((name) => [name, byDay.get(day)?.find((row) => row.class === name)?.count ?? 0]),
      ) as Record<MessageClass, number>,
    })),
  };
}

/** The last days of a place on earth, oldest first: `2026-11-27`. */
function daysUntil(now: Date, count: number, timeZone: string): string[] {
  // The one language that writes dates so.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone });
  return Array.from({ length: count }, (_, index) => format.format(now.getTime() - (count - 1 - index) * 86_400_000));
}

/** The row of the recipient who owns one of the addresses, in whatever alias the message came to him. */
export async function findRecipient(
  sql: Sql,
  { workspaceId, messageRow, addresses }: { workspaceId: string; messageRow: string; addresses: readonly string[] },
): Promise<string | undefined> {
  const [row] = await sql<{ id: string }[]>`
    select r.id from inbound_recipients r join owner_addresses a on a.workspace_id = r.workspace_id and a.owner_id = r.owner_id
    where r.workspace_id = ${workspaceId} and r.message_id = ${messageRow} and a.address = any(${addresses as string[]})
    order by r.id limit 1`;
  return row?.id;
}
