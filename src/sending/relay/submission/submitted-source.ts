// A message as a mail client submits it, made ready to travel (RFC 6409 section 8): Bcc goes, Date and Message-ID come where they are missing,
// our trace is put on top. Everything else stays octet by octet. Pure; what cannot travel is a value with its reason.

import { checkData } from '#smtp/data.ts';
import { formatDate } from '#message/headers.ts';
import { parse } from '#message/parse.ts';

export interface SubmittedMessage {
  source: Buffer;
  /** Every address of From and Sender, as written. */
  senders: string[];
  subject: string;
  /** Without brackets. */
  messageId: string;
}

export type SubmissionFault = 'from_missing' | 'from_doubled' | 'from_unreadable' | 'line_too_long' | 'header_missing';

export interface SubmissionStamp {
  /** Our name. */
  host: string;
  /** Used when the message has none; without brackets. */
  messageId: string;
  date: Date;
}

/** What only a recipient may learn of, what travel adds, and what we write ourselves. */
const REMOVED = new Set(['bcc', 'resent-bcc', 'return-path', 'cfbl-address', 'feedback-id']);

export function prepareSubmitted(
  bytes: Buffer,
  { host, messageId, date }: SubmissionStamp,
): SubmittedMessage | SubmissionFault {
  const end = bytes.indexOf('\r\n\r\n', 0, 'latin1');
  if (end < 0 || bytes.length === 0) return 'header_missing';
  const message = parse(bytes);
  const count = (key: string) => message.fields.filter((field) => field.key === key).length;
  if (count('from') === 0) return 'from_missing';
  if (count('from') > 1 || count('sender') > 1) return 'from_doubled';
  const senders = [...message.from, ...senderOf(bytes)].map(({ address }) => address);
  if (message.from.length === 0 || senders.includes('')) return 'from_unreadable';
  const own = message.messageId ?? messageId;
  const top =
    `Received: by ${host} (Dauphin) with ESMTPSA;\r\n ${formatDate(date)}\r\n` +
    (count('date') > 0 ? '' : `Date: ${formatDate(date)}\r\n`) +
    (message.messageId === undefined ? `Message-ID: <${own}>\r\n` : '');
  const head = keptLines(bytes.toString('latin1', 0, end + 2), message.messageId === undefined);
  const source = Buffer.concat([Buffer.from(top + head, 'latin1'), bytes.subarray(end + 2)]);
  if (checkData(source) !== undefined) return 'line_too_long';
  return { source, senders, subject: message.subject ?? '', messageId: own };
}

/** The header section without what must not travel; lines that go on with a space belong to the one before. */
function keptLines(head: string, withoutMessageId: boolean): string {
  return head
    .split(/(?<=\r\n)(?![ \t])/)
    .filter((line) => {
      const key = line
        .slice(0, Math.max(line.indexOf(':'), 0))
        .trim()
        .toLowerCase();
      return !REMOVED.has(key) && !(withoutMessageId && key === 'message-id');
    })
    .join('');
}

/** RFC 5322 section 3.6.2: who really wrote, when From names several. Read as a From of its own. */
function senderOf(bytes: Buffer): readonly { address: string }[] {
  const head = bytes.toString('latin1', 0, bytes.indexOf('\r\n\r\n', 0, 'latin1') + 2);
  const field = head.split(/(?<=\r\n)(?![ \t])/).find((line) => /^sender[ \t]*:/i.test(line));
  return field === undefined ? [] : parse(Buffer.from(`From${field.slice(field.indexOf(':'))}\r\n`, 'latin1')).from;
}
