// Reports that we owe and sent: who asked to send them, which days are not planned, which reports are due. SQL in, records out. A report is leased
// by who sends it, by moving its next attempt: a crash gives a second one with the same Report-ID, which its reader counts once.

import type { Sql } from 'postgres';
import type { PublishedRecord } from './aggregate-xml.ts';
import type { Destination } from './report-request.ts';

export interface ReportSending {
  address: string;
  domainId: string;
  domain: string;
  mode: 'sandbox' | 'live';
}

export async function findSending(sql: Sql, workspaceId: string): Promise<ReportSending | undefined> {
  const [row] = await sql<ReportSending[]>`
    select s.address, d.id as "domainId", d.name as domain, d.mode
    from report_sending s join domains d on d.workspace_id = s.workspace_id and d.id = s.domain_id
    where s.workspace_id = ${workspaceId}`;
  return row;
}

/** A day that is counted and not yet planned, of a workspace that sends reports. */
export async function nextUnplanned(sql: Sql, now: Date): Promise<{ workspaceId: string; day: string } | undefined> {
  const [row] = await sql<{ workspaceId: string; day: string }[]>`
    select c.workspace_id as "workspaceId", to_char(c.day, 'YYYY-MM-DD') as day
    from counted_days c join report_sending s using (workspace_id) where c.planned_at is null and (c.look_again_at is null or c.look_again_at <= ${now}) order by c.day limit 1`;
  return row;
}

/** Of From, in a day, those with the most messages first. */
export async function domainsOfDay(sql: Sql, workspaceId: string, day: string, most: number): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select header_from as name from arrival_counts where workspace_id = ${workspaceId} and day = ${day}
    group by 1 order by sum(messages) desc, 1 limit ${most}`;
  return rows.map(({ name }) => name);
}

export interface PlannedReport {
  published: PublishedRecord;
  destinations: readonly Destination[];
  headerDomains: readonly string[];
}

/** All reports that are known of a day and its mark, or nothing. `again`: the DNS did not say of everybody, and is asked then. */
export async function planDay(
  sql: Sql,
  { workspaceId, day, now, again }: { workspaceId: string; day: string; now: Date; again: Date | null },
  reports: readonly PlannedReport[],
): Promise<void> {
  await sql.begin(async (tx) => {
    for (const { published, destinations, headerDomains } of reports)
      for (const { address, sizeLimit } of destinations)
        await tx`
          insert into outgoing_reports (workspace_id, day, domain, destination, size_limit, published, header_domains, state, next_attempt_at, created_at)
          values (${workspaceId}, ${day}, ${published.domain}, ${address}, ${sizeLimit}, ${tx.json({ ...published })},
            ${tx.json([...headerDomains])}, 'waiting', ${now}, ${now}) on conflict do nothing`;
    await tx`update counted_days set planned_at = ${again ? null : now}, look_again_at = ${again} where workspace_id = ${workspaceId} and day = ${day}`;
  });
}

export interface DueReport {
  workspaceId: string;
  id: string;
  day: string;
  domain: string;
  destination: string;
  sizeLimit: number | null;
  published: PublishedRecord;
  headerDomains: string[];
  /** Made before this one. */
  attempts: number;
}

const LEASE = '15 minutes';

/** Only of workspaces that still send. */
export async function claimDue(sql: Sql, now: Date): Promise<DueReport | undefined> {
  const [row] = await sql<DueReport[]>`
    with due as (
      select o.workspace_id, o.id from outgoing_reports o join report_sending s using (workspace_id)
      where o.state = 'waiting' and o.next_attempt_at <= ${now} order by o.next_attempt_at limit 1 for update of o skip locked)
    update outgoing_reports o set next_attempt_at = ${now}::timestamptz + ${LEASE}::interval
    from due where o.workspace_id = due.workspace_id and o.id = due.id
    returning o.workspace_id as "workspaceId", o.id, to_char(o.day, 'YYYY-MM-DD') as day, o.domain, o.destination,
      o.size_limit::float8 as "sizeLimit", o.published, o.header_domains as "headerDomains", o.attempts`;
  return row;
}

export type ReportEnd =
  | { state: 'sent' | 'failed'; reply: string; now: Date }
  | { state: 'waiting'; reply: string; again: Date };

export async function settleReport(sql: Sql, { workspaceId, id }: DueReport, end: ReportEnd): Promise<void> {
  await sql`
    update outgoing_reports set state = ${end.state}, reply = ${end.reply.slice(0, 500)}, attempts = attempts + 1,
      next_attempt_at = ${end.state === 'waiting' ? end.again : null}, ended_at = ${end.state === 'waiting' ? null : end.now}
    where workspace_id = ${workspaceId} and id = ${id}`;
}

export interface OutgoingReport {
  day: string;
  domain: string;
  destination: string;
  state: 'waiting' | 'sent' | 'failed';
  attempts: number;
  reply: string;
}

const MOST_SHOWN = 200;

export function listOutgoing(sql: Sql, workspaceId: string): Promise<OutgoingReport[]> {
  return sql<OutgoingReport[]>`
    select to_char(day, 'YYYY-MM-DD') as day, domain, destination, state, attempts, reply
    from outgoing_reports where workspace_id = ${workspaceId} order by id desc limit ${MOST_SHOWN}`;
}

const KEPT_DAYS = 90;
/** The counts of which it would be made are about to go. */
const LATEST_DAYS = 12;

export async function removeOldOutgoing(sql: Sql, now: Date): Promise<void> {
  await sql`delete from outgoing_reports where created_at < ${now}::timestamptz - make_interval(days => ${KEPT_DAYS})
    or (state = 'waiting' and created_at < ${now}::timestamptz - make_interval(days => ${LATEST_DAYS}))`;
}
