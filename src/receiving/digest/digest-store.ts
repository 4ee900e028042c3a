// Whose digest is due, and what it tells. SQL in, records out. A digest is leased by who sends it and written down once it was taken: a crash
// between gives a second one, never none.

import type { Sql } from 'postgres';
import type { MailboxServer } from '../domains/protected-domain.ts';
import type { ArrivalLine } from '../quarantine/quarantine-store.ts';

export const digestFrequencies = ['never', 'daily', 'weekly'] as const;
export type DigestFrequency = (typeof digestFrequencies)[number];

/** An owner, and how mail of ours reaches him. */
export interface ReachedOwner {
  workspaceId: string;
  ownerId: string;
  address: string;
  language: 'fr' | 'en';
  linksEpoch: number;
  timeZone: string;
  domainName: string;
  mailbox: MailboxServer;
}

/** Sent in the morning, local time; a digest that is late is sent in the day. */
const FROM_HOUR = 7;
const UNTIL_HOUR = 20;
/** A day, less what mornings differ. */
const DAILY_HOURS = 20;
const WEEKLY_HOURS = 6 * 24 + 20;
/** So long before held mail is deleted its owner is told again. */
export const WARNING_DAYS = 3;
const LEASE = '10 minutes';

/** How mail of ours reaches each of the rows `leased`. */
const reached = (sql: Sql) => sql`
    select l.workspace_id as "workspaceId", l.id as "ownerId", l.address, l.language, l.links_epoch as "linksEpoch",
      w.time_zone as "timeZone", d.name as "domainName", json_build_object('host', d.mailbox_host, 'port', d.mailbox_port,
        'protocol', d.mailbox_protocol, 'tls', d.mailbox_tls) as mailbox
    from leased l join workspaces w on w.id = l.workspace_id
      join protected_domains d on d.workspace_id = l.workspace_id and d.id = l.domain_id`;

/** Owners for whom something new is held, or is about to be deleted; they are leased to the caller. */
export function claimDueOwners(sql: Sql, now: Date, limit: number): Promise<ReachedOwner[]> {
  return sql<ReachedOwner[]>`
    with due as (
      select o.workspace_id, o.id from owners o join workspaces w on w.id = o.workspace_id
      where o.digest <> 'never' and (o.digest_leased_until is null or o.digest_leased_until < ${now})
        and extract(hour from ${now}::timestamptz at time zone w.time_zone) between ${FROM_HOUR} and ${UNTIL_HOUR}
        and (o.digest_at is null or o.digest_at < ${now}::timestamptz
          - make_interval(hours => case o.digest when 'daily' then ${DAILY_HOURS}::int else ${WEEKLY_HOURS}::int end))
        and exists (
          select from inbound_recipients r where r.workspace_id = o.workspace_id and r.owner_id = o.id and r.state = 'held'
            and (r.shown_at is null or (r.warned_at is null and r.held_until < ${now}::timestamptz + make_interval(days => ${WARNING_DAYS}))))
      limit ${limit} for update of o skip locked),
    leased as (
      update owners o set digest_leased_until = ${now}::timestamptz + ${LEASE}::interval from due
      where o.workspace_id = due.workspace_id and o.id = due.id
      returning o.*)
    ${reached(sql)}`;
}

export interface DigestLine extends Omit<ArrivalLine, 'isContested'> {
  isSoonGone: boolean;
}

export interface DigestContent {
  /** Those to be told of, what is soon deleted first. */
  lines: DigestLine[];
  /** All that is held for this owner. */
  held: number;
}

export async function readDigest(
  sql: Sql,
  { workspaceId, ownerId }: ReachedOwner,
  { now, limit }: { now: Date; limit: number },
): Promise<DigestContent> {
  const lines = await sql<DigestLine[]>`
    select r.id, r.recipient, r.domain_id as "domainId", r.owner_id as "ownerId", m.from_name as "fromName",
      m.from_address as "fromAddress", m.subject, m.size, m.received_at as "receivedAt", r.class, r.score, r.disposition, r.reason,
      r.state, r.held_until as "heldUntil",
      r.held_until < ${now}::timestamptz + make_interval(days => ${WARNING_DAYS}) as "isSoonGone"
    from inbound_recipients r join inbound_messages m on m.workspace_id = r.workspace_id and m.id = r.message_id
    where r.workspace_id = ${workspaceId} and r.owner_id = ${ownerId} and r.state = 'held'
      and (r.shown_at is null or (r.warned_at is null and r.held_until < ${now}::timestamptz + make_interval(days => ${WARNING_DAYS})))
    order by "isSoonGone" desc, r.id desc limit ${limit}`;
  const [row] = await sql<[{ held: number }]>`
    select count(*)::int as held from inbound_recipients
    where workspace_id = ${workspaceId} and owner_id = ${ownerId} and state = 'held'`;
  return { lines, held: row.held };
}

/** The digest was taken by the mailbox server: its owner was told of these, and warned of those that are soon gone. */
export async function recordDigest(
  sql: Sql,
  { workspaceId, ownerId }: ReachedOwner,
  lines: readonly DigestLine[],
  now: Date,
): Promise<void> {
  const ids = lines.map(({ id }) => id);
  const warned = lines.filter(({ isSoonGone }) => isSoonGone).map(({ id }) => id);
  await sql`
    with told as (
      update inbound_recipients set shown_at = coalesce(shown_at, ${now}),
        warned_at = case when id = any(${warned}::bigint[]) then ${now} else warned_at end
      where workspace_id = ${workspaceId} and id = any(${ids}::bigint[]))
    update owners set digest_at = ${now}, digest_leased_until = null where workspace_id = ${workspaceId} and id = ${ownerId}`;
}

/** Between two links that an owner has sent to himself. */
const LINK_MINUTES = 15;

/** Undefined when he was sent one just now; who makes his links void has one sent at any time. */
export async function claimForLink(
  sql: Sql,
  { workspaceId, ownerId, isVoiding, now }: { workspaceId: string; ownerId: string; isVoiding: boolean; now: Date },
): Promise<ReachedOwner | undefined> {
  const [owner] = await sql<ReachedOwner[]>`
    with leased as (
      update owners set link_sent_at = ${now}, links_epoch = links_epoch + ${isVoiding ? 1 : 0}
      where workspace_id = ${workspaceId} and id = ${ownerId} and (${isVoiding} or link_sent_at is null
        or link_sent_at < ${now}::timestamptz - make_interval(mins => ${LINK_MINUTES}))
      returning *)
    ${reached(sql)}`;
  return owner;
}

/** It was not taken: he may ask again at once. */
export async function forgetLinkSent(sql: Sql, { workspaceId, ownerId }: ReachedOwner): Promise<void> {
  await sql`update owners set link_sent_at = null where workspace_id = ${workspaceId} and id = ${ownerId}`;
}
