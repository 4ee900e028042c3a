// What a sending domain publishes in the DNS so that receivers can tell its mail from a forger's, and what is wrong with what
// it publishes now. Each check gives findings from a closed list; the words for them belong to who shows them.
// It never throws: a DNS that does not answer is a finding too. SPF is evaluated by mailauth, as a receiver would.

import { spf } from 'mailauth/lib/spf/index.js';
import { getDomain } from 'tldts';
import type { DkimAlgorithm } from './dkim-sign.ts';
import { type AskDns, readTags, readText, type TextRecords } from './dns-text.ts';

export type Severity = 'error' | 'warning' | 'hint';

/** Why a record is not as it should be. */
export type DnsFindingCode = keyof typeof DNS_FINDINGS;

export const DNS_FINDINGS = {
  dns_unreachable: 'warning',
  record_missing: 'error',
  ownership_not_proven: 'hint',
  spf_several_records: 'error',
  spf_not_valid: 'error',
  spf_does_not_name_us: 'error',
  spf_host_unknown: 'error',
  spf_too_many_lookups: 'error',
  spf_allows_everyone: 'error',
  dkim_several_records: 'error',
  dkim_not_valid: 'error',
  dkim_other_key: 'error',
  dkim_revoked: 'error',
  dkim_testing: 'warning',
  dmarc_several_records: 'error',
  dmarc_not_valid: 'error',
  dmarc_policy_missing: 'warning',
  dmarc_policy_none: 'hint',
  dmarc_no_reports: 'warning',
  dmarc_reports_unwanted: 'warning',
  dmarc_obsolete_tags: 'warning',
  mta_sts_not_valid: 'warning',
  tls_rpt_not_valid: 'warning',
  bimi_not_valid: 'warning',
  bimi_needs_policy: 'hint',
} as const satisfies Record<string, Severity>;

export interface DnsFinding {
  code: DnsFindingCode;
  severity: Severity;
  params: Record<string, string | number>;
}

/** A record as it stands: what was found at its name, and what is wrong with it. */
export interface DnsCheck {
  found: string[];
  findings: DnsFinding[];
}

const finding = (code: DnsFindingCode, params: DnsFinding['params'] = {}): DnsFinding => ({
  code,
  severity: DNS_FINDINGS[code],
  params,
});

/** Reads the records of one kind at a name; `judge` looks at the one that there must be. */
async function check(
  resolver: AskDns,
  name: string,
  isOfKind: RegExp,
  several: DnsFindingCode,
  judge: (record: string) => DnsFinding[] | Promise<DnsFinding[]>,
): Promise<DnsCheck> {
  const answer = await readText(resolver, name);
  if (answer.state === 'unreachable')
    return { found: [], findings: [finding('dns_unreachable', { name, code: answer.code })] };
  const found = recordsOf(answer).filter((record) => isOfKind.test(record));
  const [record, second] = found;
  if (record === undefined) return { found, findings: [finding('record_missing', { name })] };
  if (second !== undefined) return { found, findings: [finding(several, { name, count: found.length })] };
  return { found, findings: await judge(record) };
}

const recordsOf = (answer: TextRecords): string[] => (answer.state === 'found' ? answer.records : []);

/**
 * SPF (RFC 7208): whether a message from `domain` sent by `host` passes. The host's own addresses are looked up first: a host
 * without address can be named by no record.
 */
export function checkSpf(resolver: AskDns, domain: string, host: string): Promise<DnsCheck> {
  return check(resolver, domain, /^v=spf1(?: |$)/i, 'spf_several_records', async (record) => {
    if (/(?:^|\s)\+?all(?:\s|$)/i.test(record)) return [finding('spf_allows_everyone')];
    const ip = await firstAddress(resolver, host);
    if (ip === undefined) return [finding('spf_host_unknown', { host })];
    const { status, lookups } = await spf({
      sender: `postmaster@${domain}`,
      ip,
      helo: host,
      mta: host,
      resolver,
      maxResolveCount: 10,
    });
    if (status.result === 'permerror') {
      const isTooLong = lookups !== undefined && lookups.count > lookups.limit;
      return [
        isTooLong
          ? finding('spf_too_many_lookups', { limit: lookups.limit })
          : finding('spf_not_valid', { reason: reasonOf(status.comment) }),
      ];
    }
    if (status.result === 'temperror') return [finding('dns_unreachable', { name: domain, code: 'temperror' })];
    return status.result === 'pass' ? [] : [finding('spf_does_not_name_us', { host, ip, result: status.result })];
  });
}

/** What mailauth says after "permanent error in processing during lookup of <sender>: ". */
const reasonOf = (comment: unknown) =>
  String(comment ?? '')
    .split(': ')
    .at(-1) ?? '';

async function firstAddress(resolver: AskDns, host: string): Promise<string | undefined> {
  for (const type of ['A', 'AAAA']) {
    const addresses: string[] = await resolver(host, type).catch(() => []);
    if (addresses[0]) return addresses[0];
  }
  return undefined;
}

/** One DKIM key (RFC 6376 section 3.6.1): published, ours, neither revoked nor in test. */
export function checkDkim(
  resolver: AskDns,
  name: string,
  expected: { algorithm: DkimAlgorithm; publicKey: string },
): Promise<DnsCheck> {
  return check(resolver, name, /./, 'dkim_several_records', (record) => {
    const tags = readTags(record);
    const version = tags?.get('v');
    if (!tags?.has('p') || (version !== undefined && version !== 'DKIM1')) return [finding('dkim_not_valid', { name })];
    const key = (tags.get('p') ?? '').replace(/\s+/g, '');
    if (key === '') return [finding('dkim_revoked', { name })];
    const type = expected.algorithm === 'rsa-sha256' ? 'rsa' : 'ed25519';
    if (key !== expected.publicKey || (tags.get('k') ?? 'rsa') !== type) return [finding('dkim_other_key', { name })];
    return (tags.get('t') ?? '').split(':').includes('y') ? [finding('dkim_testing', { name })] : [];
  });
}

const POLICIES = new Set(['none', 'quarantine', 'reject']);
/** Tags that RFC 9989 took out of RFC 7489. */
const OBSOLETE_TAGS = ['pct', 'rf', 'ri'];

/**
 * DMARC (RFC 9989): the record of the domain, else that of the first domain above it that has one, up to the one that was
 * registered. Such a record speaks for its subdomains too (sp).
 */
export async function checkDmarc(resolver: AskDns, domain: string): Promise<DnsCheck> {
  let own: DnsCheck | undefined;
  for (const name of upToRegistered(domain)) {
    const seen = await check(resolver, `_dmarc.${name}`, /^v=DMARC1\s*(?:;|$)/, 'dmarc_several_records', (record) =>
      dmarcFindings(resolver, record, name, name === domain ? 'p' : 'sp'),
    );
    if (!seen.findings.some(({ code }) => code === 'record_missing')) return seen;
    own ??= seen;
  }
  return own as DnsCheck;
}

function upToRegistered(domain: string): string[] {
  const top = getDomain(domain) ?? domain;
  const names = [domain];
  while (names.at(-1) !== top && names.length < MAX_WALK) names.push((names.at(-1) as string).replace(/^[^.]+\./, ''));
  return names;
}
/** RFC 9989 section 4.10: no receiver asks more. */
const MAX_WALK = 8;

async function dmarcFindings(
  resolver: AskDns,
  record: string,
  domain: string,
  policyTag: 'p' | 'sp',
): Promise<DnsFinding[]> {
  const tags = readTags(record);
  if (!tags) return [finding('dmarc_not_valid', { reason: record })];
  const findings: DnsFinding[] = [];
  const policy = ((policyTag === 'sp' ? tags.get('sp') : undefined) ?? tags.get('p'))?.toLowerCase();
  if (tags.get('p') === undefined) findings.push(finding('dmarc_policy_missing'));
  else if (policy === 'none') findings.push(finding('dmarc_policy_none'));
  for (const tag of ['p', 'sp', 'np']) {
    const value = tags.get(tag)?.toLowerCase();
    if (value !== undefined && !POLICIES.has(value))
      findings.push(finding('dmarc_not_valid', { reason: `${tag}=${value}` }));
  }
  findings.push(...(await reportFindings(resolver, tags.get('rua') ?? '', domain)));
  const obsolete = OBSOLETE_TAGS.filter((tag) => tags.has(tag));
  if (obsolete.length > 0) findings.push(finding('dmarc_obsolete_tags', { tags: obsolete.join(', ') }));
  return findings;
}

/** Reports sent to somebody else's domain are not sent unless that domain says that it wants them (RFC 9990). */
async function reportFindings(resolver: AskDns, rua: string, domain: string): Promise<DnsFinding[]> {
  const hosts = rua
    .split(',')
    .flatMap((uri) => /^\s*mailto:[^@\s]+@([^@\s!]+)(?:![0-9]+[kmgt]?)?\s*$/i.exec(uri)?.[1] ?? []);
  if (hosts.length === 0) return [finding('dmarc_no_reports')];
  const findings: DnsFinding[] = [];
  for (const host of new Set(hosts.map((one) => one.toLowerCase()))) {
    if ((getDomain(host) ?? host) === (getDomain(domain) ?? domain)) continue;
    const answer = await readText(resolver, `${domain}._report._dmarc.${host}`);
    const isWanted = recordsOf(answer).some((record) => /^v=DMARC1\s*(?:;|$)/.test(record));
    if (answer.state !== 'unreachable' && !isWanted)
      findings.push(finding('dmarc_reports_unwanted', { host, name: domain }));
  }
  return findings;
}

/** MTA-STS (RFC 8461 section 3.1): the TXT record; the policy file is fetched over HTTPS by receivers, not here. */
export function checkMtaSts(resolver: AskDns, domain: string): Promise<DnsCheck> {
  return check(resolver, `_mta-sts.${domain}`, /^v=STSv1/, 'mta_sts_not_valid', (record) => {
    const id = readTags(record)?.get('id') ?? '';
    return /^[A-Za-z0-9]{1,32}$/.test(id) ? [] : [finding('mta_sts_not_valid', { name: `_mta-sts.${domain}` })];
  });
}

/** TLS-RPT (RFC 8460 section 3). */
export function checkTlsRpt(resolver: AskDns, domain: string): Promise<DnsCheck> {
  return check(resolver, `_smtp._tls.${domain}`, /^v=TLSRPTv1/, 'tls_rpt_not_valid', (record) => {
    const reports = (readTags(record)?.get('rua') ?? '').split(',');
    const right =
      reports.length > 0 && reports.every((uri) => /^\s*(?:mailto:[^@\s]+@[^@\s]+|https:\/\/\S+)\s*$/i.test(uri));
    return right ? [] : [finding('tls_rpt_not_valid', { name: `_smtp._tls.${domain}` })];
  });
}

/** BIMI: worth nothing without an enforcing DMARC policy, so that is looked at too. */
export function checkBimi(resolver: AskDns, domain: string, dmarcRecords: readonly string[]): Promise<DnsCheck> {
  return check(resolver, `default._bimi.${domain}`, /^v=BIMI1/, 'bimi_not_valid', (record) => {
    const tags = readTags(record);
    const logo = tags?.get('l') ?? '';
    // An empty l= is a valid way to decline (no logo, on purpose).
    if (!tags || (logo !== '' && !/^https:\/\/\S+$/.test(logo)))
      return [finding('bimi_not_valid', { name: `default._bimi.${domain}` })];
    const policy = readTags(dmarcRecords[0] ?? '')
      ?.get('p')
      ?.toLowerCase();
    return policy === 'quarantine' || policy === 'reject' ? [] : [finding('bimi_needs_policy')];
  });
}

/** The TXT record by which the owner of a domain proves to be so, for who cannot publish DKIM yet. */
export async function checkOwnership(resolver: AskDns, domain: string, value: string): Promise<DnsCheck> {
  const answer = await readText(resolver, domain);
  if (answer.state === 'unreachable')
    return { found: [], findings: [finding('dns_unreachable', { name: domain, code: answer.code })] };
  const found = recordsOf(answer).filter((record) => record.trim() === value);
  return { found, findings: found.length > 0 ? [] : [finding('ownership_not_proven', { name: domain })] };
}
