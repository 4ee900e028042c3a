// What a sending domain is, the records it should publish, and when it may go live. Pure: no DNS, no database.
// A domain that is not verified must never send anything beyond this machine.

import type { DkimAlgorithm } from '#authentication/dkim-sign.ts';
import { dkimRecord } from '#authentication/dkim-keys.ts';
import type { DnsFinding } from '#authentication/dns-records.ts';

export type DomainMode = 'sandbox' | 'live';

/** One record of the list that the operator copies to the DNS. */
export const RECORD_KINDS = [
  'spf',
  'dkim_rsa',
  'dkim_ed25519',
  'dmarc',
  'mta_sts',
  'tls_rpt',
  'bimi',
  'ownership',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** Without a required record a domain cannot go live; an advised one makes its mail better received. */
export const IMPORTANCE: Readonly<Record<RecordKind, 'required' | 'advised' | 'optional'>> = {
  spf: 'required',
  dkim_rsa: 'required',
  dkim_ed25519: 'advised',
  dmarc: 'required',
  mta_sts: 'optional',
  tls_rpt: 'optional',
  bimi: 'optional',
  ownership: 'optional',
};

export interface WantedRecord {
  kind: RecordKind;
  /** Full name in the DNS; every record here is a TXT. */
  name: string;
  value: string;
}

export interface PublishedKey {
  selector: string;
  algorithm: DkimAlgorithm;
  publicKey: string;
}

export interface WantedRecordsOf {
  domain: string;
  /** The name by which we introduce ourselves to mail servers. */
  mailHost: string;
  keys: readonly PublishedKey[];
  ownershipToken: string;
  /** Versions the MTA-STS policy. */
  createdAt: Date;
  /** The SPF record found at the domain, when there is one: ours is then added to it instead of replacing it. */
  foundSpf?: string;
}

export function wantedRecords(given: WantedRecordsOf): WantedRecord[] {
  const { domain, mailHost, keys, createdAt } = given;
  const day = createdAt.toISOString().slice(0, 10).replaceAll('-', '');
  const records: WantedRecord[] = [
    { kind: 'spf', name: domain, value: spfNaming(sendingHost(mailHost, domain), given.foundSpf) },
  ];
  for (const { selector, algorithm, publicKey } of keys) {
    records.push({
      kind: algorithm === 'rsa-sha256' ? 'dkim_rsa' : 'dkim_ed25519',
      name: dkimName(selector, domain),
      value: dkimRecord(algorithm, publicKey),
    });
  }
  records.push(
    { kind: 'dmarc', name: `_dmarc.${domain}`, value: `v=DMARC1; p=none; rua=mailto:dmarc@${domain}` },
    { kind: 'mta_sts', name: `_mta-sts.${domain}`, value: `v=STSv1; id=${day}` },
    { kind: 'tls_rpt', name: `_smtp._tls.${domain}`, value: `v=TLSRPTv1; rua=mailto:tls-reports@${domain}` },
    { kind: 'bimi', name: `default._bimi.${domain}`, value: `v=BIMI1; l=https://${domain}/bimi.svg; a=` },
    { kind: 'ownership', name: domain, value: ownershipValue(given.ownershipToken) },
  );
  return records;
}

/**
 * The name under which our mail will leave for this domain. An installation that was not given one yet (it calls itself
 * `localhost`) is shown the usual name, which the check then finds to be unknown.
 */
export const sendingHost = (mailHost: string, domain: string) => (mailHost.includes('.') ? mailHost : `mail.${domain}`);

export const dkimName = (selector: string, domain: string) => `${selector}._domainkey.${domain}`;
export const ownershipValue = (token: string) => `dauphin-domain=${token}`;

/** A record that lets our host send, keeping whatever the domain already allows. */
function spfNaming(mailHost: string, found: string | undefined): string {
  const term = `a:${mailHost}`;
  if (found === undefined) return `v=spf1 ${term} ~all`;
  const terms = found.trim().split(/\s+/);
  return terms.includes(term) ? found.trim() : ['v=spf1', term, ...terms.slice(1)].join(' ');
}

export interface CheckedRecord {
  kind: RecordKind;
  found: string[];
  findings: DnsFinding[];
}

/** A record that was not seen to be right: wrong, missing, or the DNS did not say. */
const isUnproven = (record: CheckedRecord | undefined) =>
  !record || record.findings.some(({ severity, code }) => severity === 'error' || code === 'dns_unreachable');

/** Whether the domain is proven to belong to the workspace: it publishes our key, or our token. */
export function isOwned(checked: readonly CheckedRecord[]): boolean {
  const published = (kind: RecordKind) => {
    const record = checked.find((one) => one.kind === kind);
    return record !== undefined && record.found.length > 0 && !isUnproven(record);
  };
  return published('dkim_rsa') || published('dkim_ed25519') || published('ownership');
}

/** The required records that are not right: what stands between the domain and live mode. */
export function blockingRecords(checked: readonly CheckedRecord[]): RecordKind[] {
  return RECORD_KINDS.filter((kind) => IMPORTANCE[kind] === 'required').filter((kind) =>
    isUnproven(checked.find((record) => record.kind === kind)),
  );
}
