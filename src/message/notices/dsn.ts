// Reads delivery status notifications (RFC 3464, RFC 6533): for whom a message could not be delivered, and why. Any message with such
// a part is read, whatever it is wrapped in. What is not said is absent; nothing is guessed from the prose beside it. Never throws.

import { readDate } from '../date.ts';
import type { Message } from '../parse.ts';
import {
  type FieldGroup,
  findPart,
  findReturned,
  isReportOf,
  type NoticeDefect,
  type ReturnedMessage,
  readGroups,
  untyped,
} from './notice-parts.ts';

export type DsnAction = 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';

export interface DsnRecipient {
  finalRecipient?: string;
  /** As the sender wrote it, where it was told (ORCPT). */
  originalRecipient?: string;
  action?: DsnAction;
  /** RFC 3463: `5.1.1`. */
  status?: string;
  /** What the other server said, as `550 5.1.1 no such user`. */
  diagnostic?: string;
  remoteMta?: string;
  lastAttempt?: Date;
  willRetryUntil?: Date;
}

export interface DeliveryStatusNotice {
  kind: 'delivery_status';
  reportingMta?: string;
  /** ENVID of the sender. */
  envelopeId?: string;
  arrivedAt?: Date;
  recipients: DsnRecipient[];
  /** The message that it is about. */
  original?: ReturnedMessage;
  defects: NoticeDefect[];
}

const ACTIONS: ReadonlySet<string> = new Set<DsnAction>(['failed', 'delayed', 'delivered', 'relayed', 'expanded']);
const TYPE = /^message\/(?:global-)?delivery-status$/;

/** Undefined when the message is none and does not say that it is one. */
export function readDeliveryStatus(message: Pick<Message, 'root'>): DeliveryStatusNotice | undefined {
  const part = findPart(message, ({ type }) => TYPE.test(type));
  if (!part && !isReportOf(message, 'delivery-status')) return undefined;
  const defects = new Set<NoticeDefect>();
  const note = (defect: NoticeDefect) => void defects.add(defect);
  if (!part) note('report_missing');
  const groups = part ? readGroups(part, note) : [];
  // The fields of the message come first; software that leaves them out begins with a recipient.
  const about = groups.find((group) => !isRecipient(group));
  const recipients = groups.filter(isRecipient).map((group) => readRecipient(group, note));
  const original = findReturned(message);
  if (part && recipients.length === 0) note('field_missing');
  if (!original) note('original_missing');
  const reportingMta = untyped(about?.get('reporting-mta'));
  const envelopeId = about?.get('original-envelope-id');
  const arrivedAt = readDate(about?.get('arrival-date') ?? '');
  return {
    kind: 'delivery_status',
    ...(reportingMta && { reportingMta }),
    ...(envelopeId && { envelopeId }),
    ...(arrivedAt && { arrivedAt }),
    recipients,
    ...(original && { original }),
    defects: [...defects],
  };
}

const isRecipient = (group: FieldGroup) =>
  ['final-recipient', 'original-recipient', 'action', 'status'].some((name) => group.get(name) !== undefined);

function readRecipient(group: FieldGroup, note: (defect: NoticeDefect) => void): DsnRecipient {
  const finalRecipient = addressOf(group.get('final-recipient'));
  const originalRecipient = addressOf(group.get('original-recipient'));
  const action = /^[a-z]+/i.exec(group.get('action') ?? '')?.[0].toLowerCase();
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(group.get('status') ?? '')?.[0];
  const diagnostic = group.get('diagnostic-code')?.replace(/^\s*[\w-]+\s*;\s*/, '');
  const remoteMta = untyped(group.get('remote-mta'));
  const lastAttempt = readDate(group.get('last-attempt-date') ?? '');
  const willRetryUntil = readDate(group.get('will-retry-until') ?? '');
  const isKnown = action !== undefined && ACTIONS.has(action);
  if (!(finalRecipient ?? originalRecipient) || action === undefined || group.get('status') === undefined)
    note('field_missing');
  if ((action !== undefined && !isKnown) || (group.get('status') !== undefined && !status)) note('field_invalid');
  return {
    ...(finalRecipient && { finalRecipient }),
    ...(originalRecipient && { originalRecipient }),
    ...(isKnown && { action: action as DsnAction }),
    ...(status && { status }),
    ...(diagnostic && { diagnostic }),
    ...(remoteMta && { remoteMta }),
    ...(lastAttempt && { lastAttempt }),
    ...(willRetryUntil && { willRetryUntil }),
  };
}

/** With the encodings undone in which an address travels: xtext (RFC 3461 section 4) and its Unicode form (RFC 6533 section 3). */
function addressOf(value: string | undefined): string | undefined {
  const type = /^\s*([\w-]+)\s*;/.exec(value ?? '')?.[1]?.toLowerCase();
  const address = untyped(value);
  if (type !== 'utf-8') return address;
  return address?.replace(/\\x\{([0-9A-Fa-f]{2,6})\}/g, (whole, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
