// From the JSON of a call to the message that travels (RFC 5322), before it is signed. Bcc stands nowhere in it. The same input gives
// the same bytes. What cannot be written in a header is a caller's mistake.

import { formatDate, HeaderFault, mailboxHeader, textHeader, tokenHeader } from '#message/headers.ts';
import { plainText } from '#sending/templates/plain-text.ts';
import { mimeBody } from './mime.ts';
import { isAllowedHeader, limits, type RelayMessage } from './relay-message.ts';
import { relayProblem } from './relay-problems.ts';

export interface Texts {
  subject: string;
  text?: string | undefined;
  html?: string | undefined;
}

export interface Stamp {
  /** Without brackets. */
  messageId: string;
  date: Date;
}

export function composeMessage(message: RelayMessage, { subject, text, html }: Texts, stamp: Stamp): Buffer {
  // A message with both is read everywhere.
  const plain = text ?? (html === undefined ? undefined : plainText(html, new Map()));
  const files = message.attachments.map((file) => ({ ...file, content: Buffer.from(file.content, 'base64') }));
  const mark = stamp.messageId.replace(/[^A-Za-z0-9]/g, '').slice(0, 32);
  const { headers, body } = mimeBody({ text: plain, html, files }, mark);
  const source = Buffer.concat([Buffer.from(`${headersOf(message, subject, stamp)}${headers}\r\n`), body]);
  if (source.length > limits.messageOctets) throw relayProblem.message_too_large({ most: limits.messageOctets });
  return source;
}

function headersOf(message: RelayMessage, subject: string, { messageId, date }: Stamp): string {
  const { from, to, cc, replyTo, headers } = message;
  try {
    return (
      mailboxHeader('From', [from]) +
      (to.length > 0 ? mailboxHeader('To', to) : 'To: undisclosed-recipients:;\r\n') +
      (cc.length > 0 ? mailboxHeader('Cc', cc) : '') +
      (replyTo ? mailboxHeader('Reply-To', [replyTo]) : '') +
      textHeader('Subject', subject) +
      `Date: ${formatDate(date)}\r\n` +
      tokenHeader('Message-ID', [`<${messageId}>`]) +
      Object.entries(headers).map(customHeader).join('') +
      'MIME-Version: 1.0\r\n'
    );
  } catch (cause) {
    if (!(cause instanceof HeaderFault)) throw cause;
    throw relayProblem.header_not_allowed({ name: cause.message });
  }
}

function customHeader([name, value]: [string, string]): string {
  const isText = /^x-/i.test(name) || name.toLowerCase() === 'keywords';
  if (!isAllowedHeader(name) || !(isText || /^[\u0020-\u007e]+$/.test(value)))
    throw relayProblem.header_not_allowed({ name: name.slice(0, 60) });
  return textHeader(name, value);
}
