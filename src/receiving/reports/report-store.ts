// What was reported, as pages ask for it. SQL in, records out.

import type { Sql } from 'postgres';
import type { Source } from './senders.ts';

/** All domains of a workspace that reports may speak of: those it sends from, and those whose mail it filters. */
export async function reportedDomains(sql: Sql, workspaceId: string): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select name from domains where workspace_id = ${workspaceId}
    union select name from protected_domains where workspace_id = ${workspaceId} order by name`;
  return rows.map(({ name }) => name);
}

/** Whose a domain is: who filters its mail, or proved to own it, before who only named it. */
export async function workspaceOf(sql: Sql, domain: string): Promise<string | undefined> {
  const [row] = await sql<{ workspaceId: string }[]>`
    select workspace_id as "workspaceId" from (
      select workspace_id, 0 as rank from protected_domains where name = ${domain}
      union all
      select workspace_id, case when verified_at is null then 2 else 1 end from domains where name = ${domain}) known
    order by rank, workspace_id limit 1`;
  return row?.workspaceId;
}

/** Of all workspaces, for the listener. */
export async function allReportedDomains(sql: Sql): Promise<Set<string>> {
  const rows = await sql<{ name: string }[]>`select name from domains union select name from protected_domains`;
  return new Set(rows.map(({ name }) => name));
}

export interface DomainSummary {
  domain: string;
  reports: number;
  messages: number;
  passed: number;
  lastReportAt: Date | null;
}

export function listSummaries(sql: Sql, workspaceId: string, since: Date): Promise<DomainSummary[]> {
  return sql<DomainSummary[]>`
    select n.name as domain, coalesce(r.reports, 0)::int as reports, coalesce(s.messages, 0)::float8 as messages,
      coalesce(s.passed, 0)::float8 as passed, r.last as "lastReportAt"
    from (select name from domains where workspace_id = ${workspaceId}
          union select name from protected_domains where workspace_id = ${workspaceId}) n
      left join lateral (
        select count(*) as reports, max(received_at) as last from domain_reports
        where workspace_id = ${workspaceId} and domain = n.name) r on true
      left join lateral (
        select sum(messages) as messages, sum(messages) filter (where is_dkim_aligned or is_spf_aligned) as passed
        from report_sources where workspace_id = ${workspaceId} and domain = n.name and day >= ${since}::date) s on true
    order by n.name`;
}

const MOST_SOURCES = 5_000;

/** The sources of the last days, the most messages first. */
export function readSources(sql: Sql, workspaceId: string, domain: string, since: Date): Promise<Source[]> {
  return sql<Source[]>`
    select host(source) as source, dkim_domain as "dkimDomain", spf_domain as "spfDomain", is_dkim_aligned as "isDkimAligned",
      is_spf_aligned as "isSpfAligned", is_passed_on as "isPassedOn", sum(messages)::float8 as messages, sum(rejected)::float8 as rejected,
      to_char(min(day), 'YYYY-MM-DD') as "firstDay", to_char(max(day), 'YYYY-MM-DD') as "lastDay"
    from report_sources where workspace_id = ${workspaceId} and domain = ${domain} and day >= ${since}::date
    group by source, dkim_domain, spf_domain, is_dkim_aligned, is_spf_aligned, is_passed_on
    order by sum(messages) desc limit ${MOST_SOURCES}`;
}

export interface ReportDay {
  day: string;
  passed: number;
  failed: number;
}

export function readDays(sql: Sql, workspaceId: string, domain: string, since: Date): Promise<ReportDay[]> {
  return sql<ReportDay[]>`
    select to_char(day, 'YYYY-MM-DD') as day,
      coalesce(sum(messages) filter (where is_dkim_aligned or is_spf_aligned), 0)::float8 as passed,
      coalesce(sum(messages) filter (where not (is_dkim_aligned or is_spf_aligned)), 0)::float8 as failed
    from report_sources where workspace_id = ${workspaceId} and domain = ${domain} and day >= ${since}::date
    group by 1 order by 1`;
}

export interface TlsSummary {
  organization: string;
  policy: string;
  failure: string;
  host: string;
  sessions: number;
  lastDay: string;
}

export function readTls(sql: Sql, workspaceId: string, domain: string, since: Date): Promise<TlsSummary[]> {
  return sql<TlsSummary[]>`
    select organization, policy, failure, host, sum(sessions)::float8 as sessions, to_char(max(day), 'YYYY-MM-DD') as "lastDay"
    from report_tls where workspace_id = ${workspaceId} and domain = ${domain} and day >= ${since}::date
    group by 1, 2, 3, 4 order by (failure = ''), sum(sessions) desc limit 200`;
}
