// Reads feedback reports: complaints (RFC 5965, 6430) and authentication failures (RFC 6591, DMARC's of RFC 9991). Any message with such
// a part is read, whatever it is wrapped in. Values are what the reporter wrote; whether to believe it is for the caller. Never throws.

import { readDate } from '../date.ts';
import type { Message } from '../parse.ts';
import {
  findPart,
  findReturned,
  isReportOf,
  type NoticeDefect,
  type ReturnedMessage,
  readGroups,
  untyped,
} from './notice-parts.ts';

export interface FeedbackReport {
  kind: 'feedback';
  /** `abuse`, `fraud`, `virus`, `not-spam`, `auth-failure`, `other`, or what else was written, lower case; '' when nothing was. */
  feedbackType: string;
  userAgent?: string;
  arrivedAt?: Date;
  /** How many complaints it stands for. */
  incidents: number;
  sourceIp?: string;
  reportingMta?: string;
  envelopeId?: string;
  originalMailFrom?: string;
  originalRecipients: string[];
  reportedDomains: string[];
  reportedUris: string[];
  /** Payloads of Authentication-Results. */
  authenticationResults: string[];
  failure?: AuthenticationFailure;
  original?: ReturnedMessage;
  defects: NoticeDefect[];
}

/** RFC 6591 section 3, RFC 9991. */
export interface AuthenticationFailure {
  /** `dmarc`, `spf`, `bodyhash`, `signature`, `revoked`, `adsp`; lower case. */
  type?: string;
  /** What was done: `delivered`, `spam`, `policy`, `reject`, `other`; lower case. */
  deliveryResult?: string;
  /** `dkim`, `spf`, `dkim,spf` or `none`: what was not aligned. */
  identityAlignment?: string;
  dkimDomain?: string;
  dkimIdentity?: string;
  dkimSelector?: string;
  spfRecord?: string;
}

/** Undefined when the message is none and does not say that it is one. */
export function readFeedback(message: Pick<Message, 'root'>): FeedbackReport | undefined {
  const part = findPart(message, ({ type }) => type === 'message/feedback-report');
  if (!part && !isReportOf(message, 'feedback-report')) return undefined;
  const defects = new Set<NoticeDefect>();
  const note = (defect: NoticeDefect) => void defects.add(defect);
  const [group] = part ? readGroups(part, note) : [];
  if (!group) note('report_missing');
  const get = (name: string) => group?.get(name);
  const all = (name: string) => group?.all(name).filter((value) => value !== '') ?? [];
  const feedbackType = get('feedback-type')?.trim().toLowerCase() ?? '';
  if (group && !(feedbackType && get('user-agent') && get('version'))) note('field_missing');
  const original = findReturned(message);
  if (!original) note('original_missing');
  const texts = {
    userAgent: get('user-agent'),
    sourceIp: get('source-ip')?.replace(/^\[|\]$/g, ''),
    reportingMta: untyped(get('reporting-mta')),
    envelopeId: get('original-envelope-id'),
    originalMailFrom: untyped(get('original-mail-from')),
  };
  const arrivedAt = readDate(get('arrival-date') ?? get('received-date') ?? '');
  return {
    kind: 'feedback',
    feedbackType,
    incidents: incidentsOf(get('incidents'), note),
    originalRecipients: all('original-rcpt-to').flatMap((value) => untyped(value) ?? []),
    reportedDomains: all('reported-domain').map((value) => value.toLowerCase()),
    reportedUris: all('reported-uri'),
    authenticationResults: all('authentication-results'),
    ...present(texts),
    ...(arrivedAt && { arrivedAt }),
    ...(feedbackType === 'auth-failure' && { failure: failureOf(get) }),
    ...(original && { original }),
    defects: [...defects],
  };
}

function failureOf(get: (name: string) => string | undefined): AuthenticationFailure {
  return present({
    type: get('auth-failure')?.toLowerCase(),
    deliveryResult: get('delivery-result')?.toLowerCase(),
    identityAlignment: get('identity-alignment')?.toLowerCase().replace(/\s/g, ''),
    dkimDomain: get('dkim-domain')?.toLowerCase(),
    dkimIdentity: get('dkim-identity'),
    dkimSelector: get('dkim-selector'),
    spfRecord: get('spf-dns'),
  });
}

function incidentsOf(value: string | undefined, note: (defect: NoticeDefect) => void): number {
  if (value === undefined) return 1;
  const match = /^\d{1,9}$/.exec(value.trim());
  if (!match) note('field_invalid');
  return match ? Number(match[0]) : 1;
}

/** The keys that have a value. */
function present<Shape extends Record<string, string | undefined>>(shape: Shape): { [Key in keyof Shape]?: string } {
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => value)) as { [Key in keyof Shape]?: string };
}
