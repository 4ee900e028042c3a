// Composes one message for one recipient (RFC 5322, MIME): multipart/alternative of text and html, with the headers that
// mailbox providers ask of bulk mail. What is the same for a whole send is prepared once; the rest costs microseconds.
// Nothing that a template or a contact holds can add a header or a line (headers.ts throws HeaderFault rather than that).
// It must never read a clock or draw a random number: the same input gives the same bytes.

import { hash } from 'node:crypto';
import { cleanText, formatDate, HeaderFault, type Mailbox, mailboxHeader, textHeader, tokenHeader } from './headers.ts';
import { encodedBound, withCrlf, writeBody } from './transfer-encoding.ts';

/** What all messages of a send share. */
export interface Sender {
  from: Mailbox;
  replyTo?: Mailbox;
  /** RFC 2919: a name to show and a stable identifier in the form of a domain name, without brackets. */
  list?: { name: string; id: string };
  /** `campaign:tenant:stream:SenderId` for the feedback loops of Gmail and Orange. */
  feedbackId?: string;
  /** RFC 3834: set for messages that a scenario sends by itself. */
  autoSubmitted?: 'auto-generated';
}

/** What is different for each recipient. */
export interface Letter {
  to: Mailbox;
  subject: string;
  /** Without angle brackets; the same for the same (send, contact, step). */
  messageId: string;
  date: Date;
  text: string;
  html: string;
  /** RFC 2369 and 8058: the HTTPS address that unsubscribes on POST, and optionally a mailto one. */
  unsubscribe?: { url: string; mailto?: string };
  /** RFC 9477: where a mailbox provider may report a complaint; of this recipient alone, since reports name nobody. */
  complaintAddress?: string;
}

/** Builds whole messages, lines ended by CRLF, ready to be signed and sent. */
export type Compose = (letter: Letter) => Buffer;

export function prepareComposer(sender: Sender): Compose {
  const from = mailboxHeader('From', [sender.from]);
  const shared = sharedHeaders(sender);
  return (letter) => {
    const boundary = boundaryOf(letter.messageId);
    const headers =
      from +
      mailboxHeader('To', [letter.to]) +
      textHeader('Subject', letter.subject) +
      `Date: ${formatDate(letter.date)}\r\n` +
      tokenHeader('Message-ID', [messageIdToken(letter.messageId)]) +
      shared +
      (letter.unsubscribe ? unsubscribeHeaders(letter.unsubscribe) : '') +
      (letter.complaintAddress ? complaintHeader(letter.complaintAddress) : '') +
      `MIME-Version: 1.0\r\nContent-Type: multipart/alternative;\r\n boundary="${boundary}"\r\n\r\n`;
    return assemble(headers, boundary, letter);
  };
}

function sharedHeaders(sender: Sender): string {
  let headers = sender.replyTo ? mailboxHeader('Reply-To', [sender.replyTo]) : '';
  if (sender.list) headers += listIdHeader(sender.list);
  if (sender.feedbackId) headers += tokenHeader('Feedback-ID', [sender.feedbackId]);
  if (sender.autoSubmitted) headers += tokenHeader('Auto-Submitted', [sender.autoSubmitted]);
  return headers;
}

/** RFC 2919 section 3: an optional phrase, then the identifier in angle brackets, at most 255 characters. */
function listIdHeader(list: { name: string; id: string }): string {
  if (!/^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/.test(list.id) || !list.id.includes('.') || list.id.length > 255) {
    throw new HeaderFault('a list identifier has the form of a domain name (RFC 2919)');
  }
  const name = cleanText(list.name);
  if (name === '') return tokenHeader('List-Id', [`<${list.id}>`]);
  // A phrase and something in angle brackets: written like a mailbox whose address is replaced by the identifier.
  const phrase = mailboxHeader('List-Id', [{ name, address: 'list@example.org' }]);
  return phrase.replace('<list@example.org>', `<${list.id}>`);
}

function messageIdToken(messageId: string): string {
  if (!/^[^\s<>@]+@[^\s<>@]+$/.test(messageId))
    throw new HeaderFault('a Message-ID has a left and a right part (RFC 5322)');
  return `<${messageId}>`;
}

function unsubscribeHeaders({ url, mailto }: { url: string; mailto?: string }): string {
  if (!/^https?:\/\//.test(url)) throw new HeaderFault('an unsubscribe address begins with https:// (RFC 8058)');
  const targets = mailto ? [`<${url}>`, `<mailto:${mailto}>`] : [`<${url}>`];
  if (targets.some((target) => /[<>]/.test(target.slice(1, -1))))
    throw new HeaderFault('an unsubscribe address holds an angle bracket');
  return `${tokenHeader('List-Unsubscribe', targets)}List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n`;
}

const complaintHeader = (address: string): string =>
  `${tokenHeader('CFBL-Address', [address]).trimEnd()}; report=arf\r\n`;

/** `=_` can stand in no quoted-printable or base64 text; the rest tells messages apart when one holds another. */
function boundaryOf(messageId: string): string {
  return `=_${hash('sha256', messageId, 'base64url').slice(0, 24)}`;
}

// One buffer serves every message of this thread: composing is synchronous and the result is copied out.
let scratch = Buffer.allocUnsafeSlow(256 * 1024);
const SCRATCH_KEPT = 4 * 1024 * 1024;

function assemble(headers: string, boundary: string, letter: Letter): Buffer {
  const text = Buffer.from(withCrlf(letter.text), 'utf8');
  const html = Buffer.from(withCrlf(letter.html), 'utf8');
  const needed = headers.length * 3 + encodedBound(text.length) + encodedBound(html.length) + 1024;
  const into = needed <= scratch.length ? scratch : Buffer.allocUnsafeSlow(needed);
  if (needed > scratch.length && needed <= SCRATCH_KEPT) scratch = into;
  let at = into.write(headers, 0, 'utf8');
  at = writePart(into, at, boundary, 'plain', text);
  at = writePart(into, at, boundary, 'html', html);
  at += into.write(`--${boundary}--\r\n`, at, 'latin1');
  return Buffer.from(into.subarray(0, at));
}

function writePart(into: Buffer, start: number, boundary: string, subtype: 'plain' | 'html', body: Buffer): number {
  // The encoding is known once the body is written, so the body goes first, where the longest head would end.
  const head = (encoding: string) =>
    `--${boundary}\r\nContent-Type: text/${subtype}; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`;
  const room = start + head('quoted-printable').length;
  const { encoding, end } = writeBody(body, into, room, boundary);
  const at = start + into.write(head(encoding), start, 'latin1');
  if (at < room) into.copyWithin(at, room, end);
  return end - (room - at);
}
