// Takes a report in: reads it, adds its figures to those of its domain, and counts it once however often it is sent. Reports come from anybody:
// what is not plausible is left out, and one report can add so many sources and no more.

import type { Sql } from 'postgres';
import {
  readDmarcFile,
  readDmarcReport,
  type DmarcAggregateReport,
  type DmarcRow,
} from '#message/notices/dmarc-report.ts';
import { readTlsFile, readTlsReport, type TlsReport } from '#message/notices/tls-report.ts';
import { asciiDomain } from '#message/domain.ts';
import { parse } from '#message/parse.ts';
import { isIP } from 'node:net';

export type Report = DmarcAggregateReport | TlsReport;

export type TakenReport =
  | { ok: true; kind: 'dmarc' | 'tls'; domain: string; organization: string; messages: number; isNew: boolean }
  /** `unreadable`: it is no report. `foreign`: it speaks of a domain that is not the workspace's. */
  | { ok: false; reason: 'unreadable' | 'foreign' };

/** A mail that carries one, or undefined. */
export function reportInMail(bytes: Buffer): Report | undefined {
  const message = parse(bytes);
  return readTlsReport(message) ?? readDmarcReport(message);
}

/** A file as people have it: a mail, XML, JSON, packed or not. */
export function reportInFile(bytes: Buffer): Report | undefined {
  const inMail = reportInMail(bytes);
  if (inMail && isWhole(inMail)) return inMail;
  const dmarc = readDmarcFile(bytes);
  if (isWhole(dmarc)) return dmarc;
  const tls = readTlsFile(bytes);
  return isWhole(tls) ? tls : undefined;
}

const isWhole = (report: Report): boolean =>
  report.reportId !== '' && report.begin !== undefined && report.end !== undefined;

/** Of one report. */
const MOST_SOURCES = 5_000;
/** Of one domain and day, all reports together: anybody can send reports. */
const MOST_A_DAY = 20_000;
/** Older figures are taken out, and older reports not taken in. */
export const KEPT_DAYS = 400;
const LONGEST_DAYS = 40;
const MOST_MESSAGES = 1e10;
const DAY = 86_400_000;

interface Where {
  workspaceId: string;
  /** Names of the workspace's domains. */
  domains: ReadonlySet<string>;
  now: Date;
}

export async function takeReport(sql: Sql, report: Report, where: Where): Promise<TakenReport> {
  const { begin, end, reportId } = report;
  // Some reporters leave their name out.
  const organization = report.organization || '?';
  if (!isWhole(report) || !begin || !end || !isPlausible(begin, end, where.now))
    return { ok: false, reason: 'unreadable' };
  const domain = asciiDomain(domainOf(report)) ?? '';
  if (!where.domains.has(domain)) return { ok: false, reason: 'foreign' };
  const { workspaceId, now } = where;
  const kind = report.kind === 'tls' ? 'tls' : 'dmarc';
  const day = begin.toISOString().slice(0, 10);
  const added = report.kind === 'tls' ? tlsRows(report, domain) : sourceRows(report.rows);
  const isNew = await sql.begin(async (tx) => {
    const { count } = await tx`
      insert into domain_reports (workspace_id, domain, kind, organization, report_id, begins, ends, received_at)
      values (${workspaceId}, ${domain}, ${kind}, ${plain(organization)}, ${plain(reportId)}, ${begin}, ${end}, ${now})
      on conflict do nothing`;
    if (count === 0) return false;
    if (report.kind === 'tls')
      await addTls(tx as never, { workspaceId, domain, day, organization: plain(organization) }, added as TlsRow[]);
    else await addSources(tx as never, { workspaceId, domain, day }, added as SourceRow[]);
    return true;
  });
  const messages = added.reduce((sum, one) => sum + ('messages' in one ? one.messages : one.sessions), 0);
  return { ok: true, kind, domain, organization, messages, isNew };
}

const isPlausible = (begin: Date, end: Date, now: Date): boolean =>
  begin <= end &&
  begin.getTime() <= now.getTime() + DAY &&
  begin.getTime() >= now.getTime() - KEPT_DAYS * DAY &&
  end.getTime() - begin.getTime() <= LONGEST_DAYS * DAY;

/** Figures of days that are kept no longer, of all domains. */
export async function removeOldReports(sql: Sql, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * DAY);
  await sql`delete from report_sources where day < ${before}::date`;
  await sql`delete from report_tls where day < ${before}::date`;
  await sql`delete from domain_reports where ends < ${before}`;
}

const domainOf = (report: Report): string =>
  report.kind === 'tls' ? (report.policies[0]?.domain ?? '') : report.policy.domain;

const plain = (text: string): string =>
  text
    .replace(/\p{Cc}/gu, ' ')
    .slice(0, 250)
    .toWellFormed();

interface SourceRow {
  source: string;
  header_from: string;
  dkim_domain: string;
  spf_domain: string;
  is_dkim_aligned: boolean;
  is_spf_aligned: boolean;
  is_passed_on: boolean;
  messages: number;
  rejected: number;
}

/** Rows of one report added up by what is kept of them. */
function sourceRows(rows: readonly DmarcRow[]): SourceRow[] {
  const byKey = new Map<string, SourceRow>();
  for (const row of rows) {
    const messages = Math.min(Math.max(0, Math.floor(row.count)), MOST_MESSAGES);
    if (isIP(row.sourceIp) === 0 || messages === 0) continue;
    const one: SourceRow = {
      source: row.sourceIp,
      header_from: name(row.headerFrom),
      dkim_domain: name(row.dkimResults.find(({ result }) => result === 'pass')?.domain ?? ''),
      spf_domain: name(row.spfResults.find(({ result }) => result === 'pass')?.domain ?? ''),
      is_dkim_aligned: row.dkim === 'pass',
      is_spf_aligned: row.spf === 'pass',
      is_passed_on: row.overrides.some(({ type }) => PASSED_ON.has(type.toLowerCase())),
      messages: 0,
      rejected: 0,
    };
    const key = JSON.stringify(one);
    const known = byKey.get(key) ?? one;
    if (known === one && byKey.size >= MOST_SOURCES) continue;
    byKey.set(key, known);
    known.messages += messages;
    if (row.disposition === 'reject' || row.disposition === 'quarantine') known.rejected += messages;
  }
  return [...byKey.values()];
}

/** RFC 9990: why a receiver did not do what the policy asks. */
const PASSED_ON = new Set(['forwarded', 'trusted_forwarder', 'mailing_list']);

const name = (text: string): string => plain(text).toLowerCase();

async function addSources(
  sql: Sql,
  { workspaceId, domain, day }: { workspaceId: string; domain: string; day: string },
  rows: readonly SourceRow[],
): Promise<void> {
  const [there] = await sql<[{ count: number }]>`
    select count(*)::int as count from report_sources
    where workspace_id = ${workspaceId} and domain = ${domain} and day = ${day}::date`;
  if (there.count >= MOST_A_DAY) return;
  await sql`
    insert into report_sources as s (workspace_id, domain, day, source, header_from, dkim_domain, spf_domain, is_dkim_aligned,
      is_spf_aligned, is_passed_on, messages, rejected)
    select ${workspaceId}, ${domain}, ${day}::date, r.* from jsonb_to_recordset(${sql.json(rows as never)}) as r (source inet,
      header_from text, dkim_domain text, spf_domain text, is_dkim_aligned boolean, is_spf_aligned boolean,
      is_passed_on boolean, messages bigint, rejected bigint)
    on conflict (workspace_id, domain, day, source, header_from, dkim_domain, spf_domain, is_dkim_aligned, is_spf_aligned, is_passed_on)
    do update set messages = s.messages + excluded.messages, rejected = s.rejected + excluded.rejected`;
}

interface TlsRow {
  policy: string;
  failure: string;
  host: string;
  sessions: number;
}

function tlsRows({ policies }: TlsReport, domain: string): TlsRow[] {
  const byKey = new Map<string, TlsRow>();
  const add = (policy: string, failure: string, host: string, sessions: number) => {
    if (!(sessions > 0) || byKey.size >= MOST_SOURCES) return;
    const key = JSON.stringify([policy, failure, host]);
    const known = byKey.get(key) ?? { policy: name(policy), failure: name(failure), host: name(host), sessions: 0 };
    byKey.set(key, known);
    known.sessions += Math.min(Math.floor(sessions), MOST_MESSAGES);
  };
  for (const policy of policies) {
    if (policy.domain.toLowerCase() !== domain) continue;
    add(policy.type, '', '', policy.successful);
    for (const failure of policy.failures)
      add(policy.type, failure.type, failure.receivingHost ?? '', failure.sessions);
  }
  return [...byKey.values()];
}

async function addTls(
  sql: Sql,
  {
    workspaceId,
    domain,
    day,
    organization,
  }: { workspaceId: string; domain: string; day: string; organization: string },
  rows: readonly TlsRow[],
): Promise<void> {
  await sql`
    insert into report_tls as t (workspace_id, domain, day, organization, policy, failure, host, sessions)
    select ${workspaceId}, ${domain}, ${day}::date, ${organization}, r.* from jsonb_to_recordset(${sql.json(rows as never)})
      as r (policy text, failure text, host text, sessions bigint)
    on conflict (workspace_id, domain, day, organization, policy, failure, host) do update set sessions = t.sessions + excluded.sessions`;
}
