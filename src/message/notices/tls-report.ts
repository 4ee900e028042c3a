// Reads SMTP TLS reports (RFC 8460): a report mail, or the bare JSON, packed or not. It never throws: what cannot be read is a defect.

import type { Part } from '../mime.ts';
import type { Message } from '../parse.ts';
import { openDocument } from './document.ts';
import { instant, type Json, numberIn, objectIn, objectsIn, parseObject, textIn, textsIn } from './json.ts';
import { findPart, isReportOf, type NoticeDefect } from './notice-parts.ts';
import { unpack } from './unpack.ts';

export interface TlsReport {
  kind: 'tls';
  organization: string;
  contact?: string;
  reportId: string;
  begin?: Date;
  end?: Date;
  policies: TlsPolicy[];
  defects: NoticeDefect[];
}

export interface TlsPolicy {
  /** `sts`, `tlsa` or `no-policy-found`. */
  type: string;
  domain: string;
  strings: string[];
  mxHosts: string[];
  successful: number;
  failed: number;
  failures: TlsFailure[];
}

export interface TlsFailure {
  /** RFC 8460 section 4.3, as `certificate-expired`. */
  type: string;
  sessions: number;
  sendingIp?: string;
  receivingIp?: string;
  receivingHost?: string;
  receivingHelo?: string;
  information?: string;
  reason?: string;
}

const MAX_ENTRIES = 10_000;

/** Undefined when the message is none and does not say that it is one. */
export function readTlsReport(message: Pick<Message, 'root'>): TlsReport | undefined {
  if (!isTlsReport(message)) return undefined;
  const opened = openDocument(message, isTlsDocument);
  if (!opened) return emptyReport('report_missing');
  return opened.defect !== undefined ? emptyReport(opened.defect) : readDocument(opened.content);
}

/** Section 3 of RFC 8460: by its report-type, or by the type of its document. */
export const isTlsReport = (message: Pick<Message, 'root'>): boolean =>
  isReportOf(message, 'tlsrpt') || findPart(message, isTlsDocument) !== undefined;

const isTlsDocument = ({ type }: Pick<Part, 'type'>) => /^application\/tlsrpt(?:\+(?:gzip|json))?$/.test(type);

/** The file by itself. */
export function readTlsFile(bytes: Buffer): TlsReport {
  const opened = unpack(bytes);
  return opened.defect !== undefined ? emptyReport(opened.defect) : readDocument(opened.content);
}

function readDocument(content: Buffer): TlsReport {
  const document = parseObject(content);
  if (!document) return emptyReport('document_invalid');
  const defects = new Set<NoticeDefect>();
  const range = objectIn(document, 'date-range');
  const begin = instant(textIn(range, 'start-datetime'));
  const end = instant(textIn(range, 'end-datetime'));
  const organization = textIn(document, 'organization-name') ?? '';
  const reportId = textIn(document, 'report-id') ?? '';
  const contact = textIn(document, 'contact-info');
  const policies = objectsIn(document, 'policies');
  if (!(organization && reportId && begin && end) || policies.length === 0) defects.add('field_missing');
  if (policies.length > MAX_ENTRIES) defects.add('entries_too_many');
  return {
    kind: 'tls',
    organization,
    ...(contact && { contact }),
    reportId,
    ...(begin && { begin }),
    ...(end && { end }),
    policies: policies.slice(0, MAX_ENTRIES).map(policyOf),
    defects: [...defects],
  };
}

function policyOf(entry: Json): TlsPolicy {
  const policy = objectIn(entry, 'policy');
  const summary = objectIn(entry, 'summary');
  return {
    type: textIn(policy, 'policy-type') ?? '',
    domain: (textIn(policy, 'policy-domain') ?? '').toLowerCase(),
    strings: textsIn(policy, 'policy-string'),
    mxHosts: textsIn(policy, 'mx-host'),
    successful: numberIn(summary, 'total-successful-session-count'),
    failed: numberIn(summary, 'total-failure-session-count'),
    failures: objectsIn(entry, 'failure-details').slice(0, MAX_ENTRIES).map(failureOf),
  };
}

function failureOf(detail: Json): TlsFailure {
  const texts = {
    sendingIp: textIn(detail, 'sending-mta-ip'),
    receivingIp: textIn(detail, 'receiving-ip'),
    receivingHost: textIn(detail, 'receiving-mx-hostname'),
    receivingHelo: textIn(detail, 'receiving-mx-helo'),
    information: textIn(detail, 'additional-information') ?? textIn(detail, 'additional-info-uri'),
    reason: textIn(detail, 'failure-reason-code') ?? textIn(detail, 'failure-error-code'),
  };
  return {
    type: textIn(detail, 'result-type') ?? '',
    sessions: numberIn(detail, 'failed-session-count'),
    ...Object.fromEntries(Object.entries(texts).filter(([, value]) => value)),
  };
}

const emptyReport = (defect: NoticeDefect): TlsReport => ({
  kind: 'tls',
  organization: '',
  reportId: '',
  policies: [],
  defects: [defect],
});
