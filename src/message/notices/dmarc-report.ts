// Reads DMARC aggregate reports: RFC 9990, the form of RFC 7489 before it, and what reporters make of either. A report mail, or the bare
// file (XML, gzip or zip). Numbers and addresses are what the reporter wrote. It never throws: what cannot be read is a defect.

import type { Message } from '../parse.ts';
import { openDocument } from './document.ts';
import type { NoticeDefect } from './notice-parts.ts';
import { isTlsReport } from './tls-report.ts';
import { unpack } from './unpack.ts';
import { childOf, childrenOf, readXml, textOf, type XmlNode } from './xml.ts';

export type DmarcPolicyName = 'none' | 'quarantine' | 'reject';

export interface DmarcAggregateReport {
  kind: 'dmarc_aggregate';
  version?: string;
  organization: string;
  email: string;
  contact?: string;
  reportId: string;
  generator?: string;
  begin?: Date;
  end?: Date;
  policy: PublishedPolicy;
  rows: DmarcRow[];
  defects: NoticeDefect[];
}

export interface PublishedPolicy {
  domain: string;
  p?: DmarcPolicyName;
  sp?: DmarcPolicyName;
  np?: DmarcPolicyName;
  adkim?: 'relaxed' | 'strict';
  aspf?: 'relaxed' | 'strict';
  fo?: string;
  /** Percent; gone since RFC 9989. */
  pct?: number;
  /** t=y */
  isTesting?: boolean;
  discovery?: 'psl' | 'treewalk';
}

export interface DmarcRow {
  sourceIp: string;
  count: number;
  /** What the receiver did: `pass`, `none`, `quarantine`, `reject`; lower case. */
  disposition: string;
  /** Aligned results, `pass` or `fail`. */
  dkim: string;
  spf: string;
  /** Why it did not do what the policy asks. */
  overrides: { type: string; comment?: string }[];
  headerFrom: string;
  envelopeFrom?: string;
  envelopeTo?: string;
  dkimResults: { domain: string; selector?: string; result: string; human?: string }[];
  spfResults: { domain: string; scope?: string; result: string; human?: string }[];
}

/** A day of the largest domains is reported in parts; what lies beyond is not read. */
export const MAX_ROWS = 200_000;

const FILE = /\.(?:xml|xml\.gz|gz|zip)$/i;
const TYPE = /^(?:application\/(?:x-)?(?:gzip|zip|zip-compressed|xml)|text\/xml)$/;

/** Undefined when the message carries no such file. */
export function readDmarcReport(message: Pick<Message, 'root' | 'subject'>): DmarcAggregateReport | undefined {
  // Reports of TLS have the same subject.
  if (isTlsReport(message)) return undefined;
  // RFC 9990 section 3.5.1: the name is receiver!domain!begin!end; the subject says what it is.
  const isAnnounced = /report[\s-]*domain:/i.test(message.subject ?? '');
  const opened = openDocument(message, ({ type, filename }) => {
    const isFile = FILE.test(filename) || (filename === '' && TYPE.test(type));
    return isFile && (isAnnounced || TYPE.test(type) || filename.split('!').length >= 4);
  });
  if (!opened) return isAnnounced ? emptyReport('report_missing') : undefined;
  if (opened.defect !== undefined) return emptyReport(opened.defect);
  const report = readDocument(opened.content);
  // Some other XML or archive, which nobody announced as a report.
  return report.defects.includes('document_invalid') && !isAnnounced ? undefined : report;
}

/** The file by itself. */
export function readDmarcFile(bytes: Buffer): DmarcAggregateReport {
  const opened = unpack(bytes);
  return opened.defect !== undefined ? emptyReport(opened.defect) : readDocument(opened.content);
}

function readDocument(content: Buffer): DmarcAggregateReport {
  const xml = readXml(content);
  if (xml.defect !== undefined) return emptyReport(xml.defect);
  const feedback = childOf(xml.root, 'feedback') ?? childOf(childOf(xml.root, 'schema'), 'feedback');
  if (feedback === undefined) return emptyReport('document_invalid');
  const defects = new Set<NoticeDefect>();
  const note = (defect: NoticeDefect) => void defects.add(defect);
  const metadata = childOf(feedback, 'report_metadata');
  const range = childOf(metadata, 'date_range');
  const records = childrenOf(feedback, 'record');
  if (records.length > MAX_ROWS) note('entries_too_many');
  const begin = instant(textOf(range, 'begin'));
  const end = instant(textOf(range, 'end'));
  const policy = policyOf(childOf(feedback, 'policy_published'));
  const [organization, email, reportId] = ['org_name', 'email', 'report_id'].map(
    (name) => textOf(metadata, name) ?? '',
  );
  if (!(organization && email && reportId && begin && end && policy.domain)) note('field_missing');
  const version = textOf(feedback, 'version');
  const contact = textOf(metadata, 'extra_contact_info');
  const generator = textOf(metadata, 'generator');
  return {
    kind: 'dmarc_aggregate',
    ...(version && { version }),
    organization: organization ?? '',
    email: email ?? '',
    ...(contact && { contact }),
    reportId: reportId ?? '',
    ...(generator && { generator }),
    ...(begin && { begin }),
    ...(end && { end }),
    policy,
    rows: records.slice(0, MAX_ROWS).flatMap((record) => rowOf(record, note) ?? []),
    defects: [...defects],
  };
}

function policyOf(node: XmlNode | undefined): PublishedPolicy {
  const p = oneOf(['none', 'quarantine', 'reject'] as const, textOf(node, 'p'));
  const sp = oneOf(['none', 'quarantine', 'reject'] as const, textOf(node, 'sp'));
  const np = oneOf(['none', 'quarantine', 'reject'] as const, textOf(node, 'np'));
  const adkim = alignment(textOf(node, 'adkim'));
  const aspf = alignment(textOf(node, 'aspf'));
  const fo = textOf(node, 'fo');
  const pct = count(textOf(node, 'pct'));
  const discovery = oneOf(['psl', 'treewalk'] as const, textOf(node, 'discovery_method'));
  const testing = textOf(node, 'testing');
  return {
    domain: (textOf(node, 'domain') ?? '').toLowerCase(),
    ...(p && { p }),
    ...(sp && { sp }),
    ...(np && { np }),
    ...(adkim && { adkim }),
    ...(aspf && { aspf }),
    ...(fo && { fo }),
    ...(pct !== undefined && { pct }),
    ...(testing && { isTesting: testing.toLowerCase() === 'y' }),
    ...(discovery && { discovery }),
  };
}

function rowOf(record: XmlNode, note: (defect: NoticeDefect) => void): DmarcRow | undefined {
  const row = childOf(record, 'row');
  const evaluated = childOf(row, 'policy_evaluated');
  // The draft that some reporters still write has `identities` and plain lists.
  const identifiers = childOf(record, 'identifiers') ?? childOf(record, 'identities');
  const results = childOf(record, 'auth_results');
  const sourceIp = textOf(row, 'source_ip');
  const messages = count(textOf(row, 'count'));
  if (!sourceIp || messages === undefined) {
    note('field_invalid');
    return undefined;
  }
  const envelopeFrom = textOf(identifiers, 'envelope_from');
  const envelopeTo = textOf(identifiers, 'envelope_to');
  return {
    sourceIp,
    count: messages,
    disposition: lower(evaluated, 'disposition'),
    dkim: lower(evaluated, 'dkim'),
    spf: lower(evaluated, 'spf'),
    overrides: childrenOf(evaluated, 'reason').flatMap((reason) => {
      const type = typeof reason === 'string' ? reason : textOf(reason, 'type');
      const comment = textOf(reason, 'comment');
      return type ? [{ type: type.toLowerCase(), ...(comment && { comment }) }] : [];
    }),
    headerFrom: lower(identifiers, 'header_from'),
    ...(envelopeFrom && { envelopeFrom: envelopeFrom.toLowerCase() }),
    ...(envelopeTo && { envelopeTo: envelopeTo.toLowerCase() }),
    dkimResults: childrenOf(results, 'dkim').flatMap((one) => resultOf(one, 'selector')),
    spfResults: childrenOf(results, 'spf').flatMap((one) => resultOf(one, 'scope')),
  };
}

function resultOf<Key extends 'selector' | 'scope'>(node: XmlNode, key: Key) {
  const domain = lower(node, 'domain');
  const result = lower(node, 'result');
  const human = textOf(node, 'human_result');
  const extra = textOf(node, key);
  if (!domain && !result) return [];
  return [{ domain, result, ...(extra && ({ [key]: extra } as { [K in Key]?: string })), ...(human && { human }) }];
}

const lower = (node: XmlNode | undefined, name: string) => (textOf(node, name) ?? '').toLowerCase();

const alignment = (value: string | undefined) => (({ r: 'relaxed', s: 'strict' }) as const)[value?.toLowerCase() ?? ''];

function oneOf<Word extends string>(words: readonly Word[], value: string | undefined): Word | undefined {
  return words.find((word) => word === value?.toLowerCase());
}

function count(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}

/** Seconds since 1970; a few reporters write a date instead. */
function instant(value: string | undefined): Date | undefined {
  const seconds = /^\d{1,11}(?:\.\d+)?$/.test(value ?? '') ? Number(value) * 1_000 : Date.parse(value ?? '');
  const date = new Date(seconds);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

const emptyReport = (defect: NoticeDefect): DmarcAggregateReport => ({
  kind: 'dmarc_aggregate',
  organization: '',
  email: '',
  reportId: '',
  policy: { domain: '' },
  rows: [],
  defects: [defect],
});
