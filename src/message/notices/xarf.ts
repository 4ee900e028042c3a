// Reads XARF reports of abuse (xarf.org), in version 4 and in version 3, which names the same things otherwise: a report mail that carries
// one as JSON, or the bare file. Values are what the reporter wrote; whether to believe it is for the caller. Never throws.

import { type Message, parse } from '../parse.ts';
import type { Part } from '../mime.ts';
import { openDocument } from './document.ts';
import { instant, type Json, objectIn, objectsIn, parseObject, textIn, textsIn } from './json.ts';
import type { NoticeDefect, ReturnedMessage } from './notice-parts.ts';
import { findPart, returnedOf } from './notice-parts.ts';
import { unpack } from './unpack.ts';

export interface XarfReport {
  kind: 'xarf';
  /** 3 or 4; 0 when it does not say. */
  version: number;
  /** '' in version 3, which gives none. */
  reportId: string;
  at?: Date;
  organization: string;
  contact?: string;
  /** Lower case: `messaging`, `connection`, `content`, `copyright`, `vulnerability`, `infrastructure`, `reputation`. */
  category: string;
  /** Lower case: `spam`, `phishing`, `login_attack`. */
  type: string;
  /** Whom it is about: an address, a host or a URL. */
  source: string;
  sourcePort?: number;
  url?: string;
  mailFrom?: string;
  subject?: string;
  tags: string[];
  /** What was attached in proof, undecoded but for the message. */
  evidence: { type: string; description: string }[];
  /** The message complained about, when it is attached. */
  original?: ReturnedMessage;
  defects: NoticeDefect[];
}

const MAX_ENTRIES = 1_000;
const MAX_EVIDENCE_LENGTH = 20_000_000;

/** Undefined when the message carries no such report. */
export function readXarf(message: Pick<Message, 'root'>): XarfReport | undefined {
  if (!findPart(message, isXarfDocument)) return undefined;
  const opened = openDocument(message, isXarfDocument);
  if (!opened) return emptyReport('report_missing');
  return opened.defect !== undefined ? emptyReport(opened.defect) : readDocument(opened.content);
}

const isXarfDocument = ({ type, filename }: Pick<Part, 'type' | 'filename'>) =>
  type === 'application/xarf+json' ||
  (/^application\/(?:json|octet-stream)$/.test(type) && /^xarf.*\.json$/i.test(filename));

/** The file by itself. */
export function readXarfFile(bytes: Buffer): XarfReport {
  const opened = unpack(bytes);
  return opened.defect !== undefined ? emptyReport(opened.defect) : readDocument(opened.content);
}

function readDocument(content: Buffer): XarfReport {
  const document = parseObject(content);
  if (!document) return emptyReport('document_invalid');
  const plain = 'Report' in document ? fromVersion3(document) : document;
  const defects = new Set<NoticeDefect>();
  const reporter = objectIn(plain, 'reporter');
  const category = (textIn(plain, 'category') ?? '').toLowerCase();
  const type = (textIn(plain, 'type') ?? '').toLowerCase();
  const source = textIn(plain, 'source_identifier') ?? '';
  const at = instant(textIn(plain, 'timestamp'));
  const organization = textIn(reporter, 'org') ?? '';
  if (!(category && type && source && at && organization)) defects.add('field_missing');
  const evidence = objectsIn(plain, 'evidence');
  if (evidence.length > MAX_ENTRIES) defects.add('entries_too_many');
  const original = originalIn(evidence);
  const port = Number(plain['source_port']);
  const texts = {
    contact: textIn(reporter, 'contact'),
    url: textIn(plain, 'url'),
    mailFrom: textIn(plain, 'smtp_from'),
    subject: textIn(plain, 'subject'),
  };
  return {
    kind: 'xarf',
    version: Number.parseInt(textIn(plain, 'xarf_version') ?? '0', 10) || 0,
    reportId: textIn(plain, 'report_id') ?? '',
    ...(at && { at }),
    organization,
    category,
    type,
    source,
    ...(Number.isInteger(port) && port > 0 && port < 65_536 && { sourcePort: port }),
    ...Object.fromEntries(Object.entries(texts).filter(([, value]) => value)),
    tags: textsIn(plain, 'tags').slice(0, MAX_ENTRIES),
    evidence: evidence.slice(0, MAX_ENTRIES).map((one) => ({
      type: (textIn(one, 'content_type') ?? '').toLowerCase(),
      description: textIn(one, 'description') ?? '',
    })),
    ...(original && { original }),
    defects: [...defects],
  };
}

/** The same report in the words of version 4. */
function fromVersion3(document: Json): Json {
  const report = objectIn(document, 'Report');
  const reporter = objectIn(document, 'ReporterInfo');
  const source = objectIn(report, 'Source');
  const more = objectIn(report, 'AdditionalInfo');
  return {
    xarf_version: document['Version'],
    timestamp: report['Date'],
    reporter: { org: reporter['ReporterOrg'], contact: reporter['ReporterOrgEmail'] },
    category: report['ReportClass'],
    type: report['ReportType'],
    source_identifier: textIn(source, 'IP') ?? textIn(source, 'URL') ?? source['Value'],
    source_port: source['Port'],
    url: source['URL'],
    smtp_from: more['SMTPFrom'],
    subject: more['Subject'],
    evidence: objectsIn(report, 'Attachment').map((one) => ({
      content_type: one['ContentType'],
      description: one['Description'],
      payload: one['Data'],
    })),
  };
}

function originalIn(evidence: readonly Json[]): ReturnedMessage | undefined {
  const message = evidence.find((one) => /^message\/rfc822\b/i.test(textIn(one, 'content_type') ?? ''));
  const payload = message && textIn(message, 'payload');
  if (!payload || payload.length > MAX_EVIDENCE_LENGTH) return undefined;
  const { fields } = parse(Buffer.from(payload, 'base64'));
  return fields.length > 0 ? returnedOf(fields) : undefined;
}

const emptyReport = (defect: NoticeDefect): XarfReport => ({
  kind: 'xarf',
  version: 0,
  reportId: '',
  organization: '',
  category: '',
  type: '',
  source: '',
  tags: [],
  evidence: [],
  defects: [defect],
});
