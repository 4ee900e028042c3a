// Counts what each UTC day brought in the name of domains that publish a DMARC policy, from the ledger of the road in, one hour after the day
// is over. The count of a day and its mark are one transaction: two who count at once, or a crash between, count it once. A message
// counts once, however many of its recipients a domain has. Reports that others send us are left out: two who report to each other
// would do so for ever. It must never read a message: all it needs was kept when it arrived.

import type { Sql } from 'postgres';

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** Of days that nobody counted in time: whoever was away so long owes no report of them. */
const LATEST_DAYS = 3;
/** Of one day, the most frequent first. */
const MOST_ROWS = 100_000;
const KEPT_DAYS = 14;

/** Counts the days that are due, where reports are sent; gives how many there were. */
export async function countArrivals(sql: Sql, now: Date): Promise<number> {
  const due = await sql<{ workspaceId: string; day: string }[]>`
    select p.workspace_id as "workspaceId", to_char(d.day, 'YYYY-MM-DD') as day
    from report_sending p
      cross join unnest(${lastDays(now)}::date[]) as d(day)
    where not exists (select from counted_days c where c.workspace_id = p.workspace_id and c.day = d.day)
    order by d.day`;
  for (const { workspaceId, day } of due) await countDay(sql, workspaceId, day, now);
  return due.length;
}

export async function removeOldCounts(sql: Sql, now: Date): Promise<void> {
  await sql`delete from counted_days where day < ${new Date(now.getTime() - KEPT_DAYS * DAY)}::date`;
}

/** Days that are over for an hour at least: what was under way at midnight is kept by then. */
function lastDays(now: Date): string[] {
  const last = now.getTime() - HOUR - DAY;
  return Array.from({ length: LATEST_DAYS }, (_, back) => new Date(last - back * DAY).toISOString().slice(0, 10));
}

async function countDay(sql: Sql, workspaceId: string, day: string, now: Date): Promise<void> {
  const from = new Date(`${day}T00:00:00Z`);
  const until = new Date(from.getTime() + DAY);
  await sql.begin(async (tx) => {
    const { count } = await tx`
      insert into counted_days (workspace_id, day, counted_at) values (${workspaceId}, ${day}, ${now}) on conflict do nothing`;
    if (count === 0) return;
    await tx`
      with arrived as (
        select lower(m.authentication->'dmarc'->>'domain') as header_from, m.client_address as source, m.passed_on,
          lower(substring(m.mail_from from '@([^@]*)$')) as envelope_from, m.authentication->'spf' as spf,
          coalesce((select jsonb_agg(jsonb_build_object('domain', lower(s->>'domain'), 'selector', s->>'selector', 'result', s->>'result')
            order by (s->>'result' = 'pass') desc, s->>'domain', s->>'selector')
            from jsonb_array_elements(m.authentication->'dkim') s), '[]') as dkim,
          m.authentication->'arc'->>'result' = 'pass' as is_sealed, m.authentication->'dmarc'->>'result' = 'pass' as passed,
          coalesce(m.authentication->'dmarc'->>'policy', 'none') as policy,
          (select max(case r.disposition when 'refuse' then 2 when 'quarantine' then 1 when 'junk' then 1 else 0 end)
            from inbound_recipients r where r.workspace_id = m.workspace_id and r.message_id = m.id) as weight
        from inbound_messages m
        where m.workspace_id = ${workspaceId} and m.received_at >= ${from} and m.received_at < ${until}
          and m.authentication->'dmarc'->>'result' in ('pass', 'fail') and m.subject !~* '^\\s*report[ _-]*domain:'),
      done as (
        select *, case when policy = 'none' then 'none' when passed then 'pass'
          when passed_on then 'none' when weight = 2 then 'reject'
          when weight = 1 then 'quarantine' else 'none' end as disposition from arrived),
      explained as (
        select *, case when passed or policy = disposition then '' when not passed_on then 'local_policy'
          when is_sealed then 'trusted_forwarder' else 'mailing_list' end as override from done)
      insert into arrival_counts (workspace_id, day, header_from, source, envelope_from, spf_domain, spf_result, dkim, disposition, override, messages)
      select ${workspaceId}, ${day}, header_from, source, coalesce(envelope_from, ''), lower(coalesce(spf->>'domain', '')),
        coalesce(spf->>'result', ''), dkim, disposition, override, count(*)
      from explained group by header_from, source, 5, 6, 7, dkim, disposition, override
      order by count(*) desc limit ${MOST_ROWS}`;
  });
}

export interface ArrivalCount {
  headerFrom: string;
  source: string;
  envelopeFrom: string;
  spfDomain: string;
  spfResult: string;
  dkim: { domain: string; selector: string | null; result: string }[];
  disposition: 'none' | 'pass' | 'quarantine' | 'reject';
  override: '' | 'local_policy' | 'mailing_list' | 'trusted_forwarder';
  messages: number;
}

const AT_ONCE = 500;

/** What a day brought in the name of these domains of From, in portions: a report is written without being held. */
export async function* readCounts(
  sql: Sql,
  { workspaceId, day, domains }: { workspaceId: string; day: string; domains: readonly string[] },
): AsyncGenerator<ArrivalCount> {
  const rows = sql<ArrivalCount[]>`
    select header_from as "headerFrom", host(source) as source, envelope_from as "envelopeFrom", spf_domain as "spfDomain",
      spf_result as "spfResult", dkim, disposition, override, messages::float8 as messages
    from arrival_counts
    where workspace_id = ${workspaceId} and day = ${day} and header_from = any(${[...domains]}::text[])
    order by header_from, id`;
  for await (const portion of rows.cursor(AT_ONCE)) yield* portion;
}
