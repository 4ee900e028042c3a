// Reads a message, whatever it is: headers, people, texts, attachments. Parsing never fails: it returns a message and its defects.
// Texts and offsets of evidence are those of `text` and `html` as given here. It must never fetch, run or trust anything it reads.

import { readMailboxes } from './address-list.ts';
import { decodeCharset } from './charset.ts';
import { readDate } from './date.ts';
import type { DefectKind } from './defect.ts';
import type { Field } from './fields.ts';
import type { Mailbox } from './headers.ts';
import { type Part, readParts } from './mime.ts';
import { decodeTransfer } from './transfer-decoding.ts';

export interface Message {
  /** As it came, without the line that mbox puts before it. */
  bytes: Buffer;
  /** Octets of the whole. */
  size: number;
  fields: readonly Field[];
  from: readonly Mailbox[];
  replyTo: readonly Mailbox[];
  to: readonly Mailbox[];
  cc: readonly Mailbox[];
  /** Absent when there is no such header; '' when it is empty. */
  subject?: string;
  date?: Date;
  /** Without brackets. */
  messageId?: string;
  /** What a reader is shown as plain text: every inline text/plain part, one after the other. */
  text?: string;
  /** What a reader is shown as HTML, likewise. */
  html?: string;
  /** Octets of the decoded HTML. */
  htmlSize: number;
  /** Parts that are not the text itself: files, pictures, messages within. */
  attachments: readonly Part[];
  root: Part;
  defects: readonly DefectKind[];
}

/** Decoded texts of one message together: what lies beyond is not read. */
const MAX_TEXT_OCTETS = 20_000_000;

export function parse(bytes: Buffer): Message {
  const defects = new Set<DefectKind>();
  const note = (kind: DefectKind) => void defects.add(kind);
  const own = withoutMboxLine(bytes);
  const root = readParts(own, note);
  const { fields } = root;
  const bodies = readBodies(root, note);
  const subject = fields.find(({ key }) => key === 'subject')?.value;
  const dateField = fields.find(({ key }) => key === 'date');
  const date = dateField && readDate(dateField.raw);
  const messageId = /<\s*([^<>\s]+)\s*>/.exec(fields.find(({ key }) => key === 'message-id')?.raw ?? '')?.[1];
  return {
    bytes: own,
    size: bytes.length,
    fields,
    from: people(fields, 'from'),
    replyTo: people(fields, 'reply-to'),
    to: people(fields, 'to'),
    cc: people(fields, 'cc'),
    ...(subject !== undefined && { subject }),
    ...(date && { date }),
    ...(messageId !== undefined && { messageId }),
    ...bodies,
    root,
    defects: [...defects],
  };
}

/** All values of a header, in order, decoded. */
export function headerValues(message: Pick<Message, 'fields'>, name: string): string[] {
  const key = name.toLowerCase();
  return message.fields.filter((field) => field.key === key).map(({ value }) => value);
}

/** The content of a part that is not a multipart, its transfer encoding undone. */
export const partContent = (part: Part): Buffer => decodeTransfer(part.body, part.encoding, () => {});

const people = (fields: readonly Field[], key: string) =>
  fields.filter((field) => field.key === key).flatMap(({ raw }) => readMailboxes(raw));

/** What mbox puts before each message is no header. */
function withoutMboxLine(bytes: Buffer): Buffer {
  if (!/^From [^\s:]/.test(bytes.toString('latin1', 0, 6))) return bytes;
  const end = bytes.indexOf(10);
  return end < 0 ? bytes : bytes.subarray(end + 1);
}

interface Bodies {
  text?: string;
  html?: string;
  htmlSize: number;
  attachments: Part[];
}

function readBodies(root: Part, note: (kind: DefectKind) => void): Bodies {
  const texts: string[] = [];
  const htmls: string[] = [];
  const bodies: Bodies = { htmlSize: 0, attachments: [] };
  let octets = 0;

  const visit = (part: Part, isRelated: boolean): void => {
    if (part.type.startsWith('multipart/') && part.children.length > 0) {
      const isRelatedHere = part.type === 'multipart/related';
      for (const [index, child] of part.children.entries()) visit(child, isRelatedHere && index > 0);
      return;
    }
    if (!isShown(part, isRelated)) {
      bodies.attachments.push(part);
      return;
    }
    const decoded = decodeTransfer(part.body, part.encoding, note);
    octets += decoded.length;
    if (octets > MAX_TEXT_OCTETS) {
      note('content_too_big');
      return;
    }
    const isHtml = part.type === 'text/html';
    if (isHtml) bodies.htmlSize += decoded.length;
    const { text, defect } = decodeCharset(decoded, charsetOf(part, decoded));
    if (defect) note(defect);
    (isHtml ? htmls : texts).push(text);
  };
  visit(root, false);
  if (texts.length > 0) bodies.text = texts.join('\n');
  if (htmls.length > 0) bodies.html = htmls.join('\n');
  return bodies;
}

/** A file, though it may be one of text. */
export const isFile = ({ disposition, filename }: Part): boolean =>
  disposition === 'attachment' || (filename !== '' && disposition !== 'inline');

/** Text that a mail program shows where it stands. A part that should have been a multipart is shown as the text it is. */
function isShown(part: Part, isRelated: boolean): boolean {
  if (isFile(part)) return false;
  if (part.type.startsWith('multipart/')) return true;
  return !isRelated && (part.type === 'text/plain' || part.type === 'text/html');
}

/** HTML may name its charset itself, where the part does not. */
export function charsetOf(part: Part, decoded: Buffer): string | undefined {
  const named = part.parameters.get('charset');
  if (named || part.type !== 'text/html') return named;
  const head = decoded.toString('latin1', 0, 2_000);
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]{2,40})/i.exec(head)?.[1];
}
