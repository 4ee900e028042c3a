// The figures of one send, read from the ledger and from what feedback classed: who got it, who did not and why, where, when,
// and what people (never machines) did with it. Reads only. Costs about a second for a million recipients; progress, which is
// asked for often, comes from the outbox's counters instead (outbox/send-store.ts).

import type { Sql } from 'postgres';
import type { HitClass } from '#sending/feedback/hit.ts';

export interface DomainLine {
  /** Empty: all the domains beyond those listed. */
  domain: string;
  total: number;
  accepted: number;
  deferred: number;
  bounced: number;
  /** Suppressed or skipped: we did not send. */
  withheld: number;
  open: number;
}

const LISTED_DOMAINS = 20;
const LISTED_ANSWERS = 50;

/** Where the recipients are, the largest first; the rest in one line. */
export async function byDomain(sql: Sql, workspaceId: string, sendId: string): Promise<DomainLine[]> {
  return sql<DomainLine[]>`
    with counted as (
      select domain, state, count(*) as people from recipients
      where workspace_id = ${workspaceId} and send_id = ${sendId} group by domain, state
    ), ranked as (
      select domain, sum(people) as total, row_number() over (order by sum(people) desc, domain) as place
      from counted group by domain
    )
    select case when place <= ${LISTED_DOMAINS} then c.domain else '' end as domain,
      sum(people)::float8 as total,
      coalesce(sum(people) filter (where state = 'accepted'), 0)::float8 as accepted,
      coalesce(sum(people) filter (where state = 'deferred'), 0)::float8 as deferred,
      coalesce(sum(people) filter (where state = 'bounced'), 0)::float8 as bounced,
      coalesce(sum(people) filter (where state in ('suppressed', 'skipped')), 0)::float8 as withheld,
      coalesce(sum(people) filter (where state in ('planned', 'handed_over')), 0)::float8 as open
    from counted c join ranked using (domain)
    group by 1 order by min(place)`;
}

export interface DeliveryPoint {
  at: Date;
  accepted: number;
  bounced: number;
  withheld: number;
}

/** Final outcomes over time, in steps of `stepSeconds`; steps in which nothing happened are left out. */
export async function deliverySeries(
  sql: Sql,
  workspaceId: string,
  sendId: string,
  { start, stepSeconds }: Series,
): Promise<DeliveryPoint[]> {
  return sql<DeliveryPoint[]>`
    select date_bin(make_interval(secs => ${stepSeconds}), updated_at, ${start}) as at,
      count(*) filter (where state = 'accepted')::float8 as accepted,
      count(*) filter (where state = 'bounced')::float8 as bounced,
      count(*) filter (where state in ('suppressed', 'skipped'))::float8 as withheld
    from recipients
    where workspace_id = ${workspaceId} and send_id = ${sendId} and state in ('accepted', 'bounced', 'suppressed', 'skipped')
    group by 1 order by 1`;
}

export interface ClickPoint {
  at: Date;
  human: number;
  unknown: number;
  machine: number;
}

export async function clickSeries(
  sql: Sql,
  workspaceId: string,
  sendId: string,
  { start, stepSeconds }: Series,
): Promise<ClickPoint[]> {
  return sql<ClickPoint[]>`
    select date_bin(make_interval(secs => ${stepSeconds}), at, ${start}) as at,
      count(*) filter (where class = 'human')::float8 as human,
      count(*) filter (where class = 'unknown')::float8 as unknown,
      count(*) filter (where class in ('proxy', 'scanner'))::float8 as machine
    from hits
    where workspace_id = ${workspaceId} and send_id = ${sendId} and kind = 'click'
    group by 1 order by 1`;
}

export interface Series {
  start: Date;
  stepSeconds: number;
}

const STEPS = [1, 5, 15, 60, 300, 900, 3600, 6 * 3600, 86_400, 7 * 86_400];
const MOST_POINTS = 60;

/** The finest step that shows a span in at most sixty points. */
export function seriesOver(start: Date, end: Date): Series {
  const seconds = Math.max(1, (end.getTime() - start.getTime()) / 1000);
  const stepSeconds = STEPS.find((step) => seconds / step <= MOST_POINTS) ?? (STEPS.at(-1) as number);
  return { start: new Date(Math.floor(start.getTime() / (stepSeconds * 1000)) * stepSeconds * 1000), stepSeconds };
}

export interface LinkLine {
  position: number;
  url: string;
  human: number;
  unknown: number;
  machine: number;
}

/** Each link of the send, in the order of the content, also those nobody followed. */
export async function byLink(sql: Sql, workspaceId: string, sendId: string): Promise<LinkLine[]> {
  return sql<LinkLine[]>`
    select l.position, l.url,
      count(h.id) filter (where h.class = 'human')::float8 as human,
      count(h.id) filter (where h.class = 'unknown')::float8 as unknown,
      count(h.id) filter (where h.class in ('proxy', 'scanner'))::float8 as machine
    from links l
    left join hits h on h.workspace_id = l.workspace_id and h.send_id = l.send_id and h.position = l.position and h.kind = 'click'
    where l.workspace_id = ${workspaceId} and l.send_id = ${sendId}
    group by l.position, l.url order by l.position`;
}

export interface ReactionFigures {
  clicks: Record<HitClass, number>;
  /** People who consented to be measured and of whom at least one click was human. */
  knownClickers: number;
  /** People who left and did not come back, and of these the ones that looked like a machine's doing. */
  unsubscribed: number;
  unsubscribedSuspect: number;
  undone: number;
  /** People who told their mailbox provider that it is spam, and people who answered: programs that answer are counted apart. */
  complaints: number;
  replies: number;
  autoReplies: number;
  lastHitAt: Date | null;
}

export async function reactions(sql: Sql, workspaceId: string, sendId: string): Promise<ReactionFigures> {
  const [hits] = await sql<
    [{ human: number; unknown: number; proxy: number; scanner: number; knownClickers: number; lastHitAt: Date | null }]
  >`
    select count(*) filter (where class = 'human')::float8 as human, count(*) filter (where class = 'unknown')::float8 as unknown,
      count(*) filter (where class = 'proxy')::float8 as proxy, count(*) filter (where class = 'scanner')::float8 as scanner,
      count(distinct contact_id) filter (where class = 'human')::float8 as "knownClickers", max(at) as "lastHitAt"
    from hits where workspace_id = ${workspaceId} and send_id = ${sendId} and kind = 'click'`;
  const [left] = await sql<[{ unsubscribed: number; unsubscribedSuspect: number; undone: number }]>`
    select count(distinct address_hash) filter (where undone_at is null)::float8 as unsubscribed,
      count(distinct address_hash) filter (where undone_at is null and suspect)::float8 as "unsubscribedSuspect",
      count(distinct address_hash) filter (where undone_at is not null)::float8 as undone
    from unsubscribes where workspace_id = ${workspaceId} and send_id = ${sendId}`;
  const [returned] = await sql<[{ complaints: number; replies: number; autoReplies: number }]>`
    select count(*) filter (where kind = 'complaint' and effect = 'unsubscribed')::float8 as complaints,
      count(distinct coalesce(contact_id, -id)) filter (where kind = 'reply' and effect = 'forwarded')::float8 as replies,
      count(*) filter (where kind = 'auto_reply')::float8 as "autoReplies"
    from returned_mail where workspace_id = ${workspaceId} and send_id = ${sendId}`;
  const { knownClickers, lastHitAt, ...clicks } = hits;
  return { clicks, knownClickers, ...left, ...returned, lastHitAt };
}

/** Answers that could not be passed on and wait for somebody to read them; the oldest first. */
export async function keptAnswers(
  sql: Sql,
  workspaceId: string,
  sendId: string,
): Promise<{ id: string; from: string; at: Date }[]> {
  return sql<{ id: string; from: string; at: Date }[]>`
    select id, mail_from as "from", received_at as at from returned_mail
    where workspace_id = ${workspaceId} and send_id = ${sendId} and kind = 'reply' and state = 'failed' and bytes is not null
    order by id limit ${LISTED_ANSWERS}`;
}

/** Attempts that were put off, by hour of day or by reason: what slowed the send down. */
export async function deferrals(
  sql: Sql,
  workspaceId: string,
  sendId: string,
): Promise<{ reason: string; attempts: number }[]> {
  return sql<{ reason: string; attempts: number }[]>`
    select reason, count(*)::float8 as attempts from attempts
    where workspace_id = ${workspaceId} and send_id = ${sendId} and state = 'deferred' group by reason order by 2 desc`;
}
