// What machine mail is made of: its parts, outermost message only, and groups of fields between empty lines (RFC 3464 section 2.1,
// RFC 5965 section 3.1). What stands within a returned message is never taken for the report itself: its sender wrote it.

import { type Field, readFields } from '../fields.ts';
import { type Message, partContent } from '../parse.ts';
import type { Part } from '../mime.ts';

/** Why machine mail gives less than it should, or nothing. A closed list. */
export type NoticeDefect =
  /** The message says that it is such a report, and the part that would be it is not there. */
  | 'report_missing'
  | 'field_missing'
  | 'field_invalid'
  | 'original_missing'
  | 'entries_too_many'
  | 'archive_broken'
  | 'archive_too_big'
  | 'archive_ratio'
  | 'archive_entries'
  | 'content_too_big'
  | 'document_empty'
  | 'document_invalid'
  | 'document_type_refused';

/** All parts in order, those within returned messages left out. */
export function* ownParts(part: Part): Generator<Part> {
  yield part;
  if (!part.type.startsWith('multipart/')) return;
  for (const child of part.children) yield* ownParts(child);
}

export const findPart = (message: Pick<Message, 'root'>, isWanted: (part: Part) => boolean): Part | undefined =>
  ownParts(message.root).find(isWanted);

/** multipart/report with this report-type (RFC 6522); type-less reports answer to every name. */
export function isReportOf({ root }: Pick<Message, 'root'>, reportType: string): boolean {
  return root.type === 'multipart/report' && root.parameters.get('report-type')?.toLowerCase() === reportType;
}

export interface FieldGroup {
  /** First value of a field, unfolded; undefined when it is not there or empty. */
  get(name: string): string | undefined;
  all(name: string): string[];
}

const MAX_GROUPS = 1_000;

export function readGroups(part: Part, note: (defect: NoticeDefect) => void): FieldGroup[] {
  // Software that declares such a part as a message makes the parser read its first group as headers of one.
  const nested = part.children[0];
  const bytes = nested ? nested.body : partContent(part);
  const groups: FieldGroup[] = nested ? [groupOf(nested.fields)] : [];
  let at = 0;
  while (at < bytes.length) {
    const { fields, end } = readFields(bytes, at, bytes.length, () => {});
    // A line that is no field ends a group without moving on: it is stepped over.
    at = end > at ? end : endOfLine(bytes, at);
    if (fields.length === 0) continue;
    if (groups.length >= MAX_GROUPS) {
      note('entries_too_many');
      break;
    }
    groups.push(groupOf(fields));
  }
  return groups;
}

function endOfLine(bytes: Buffer, at: number): number {
  const end = bytes.indexOf(10, at);
  return end < 0 ? bytes.length : end + 1;
}

function groupOf(fields: readonly Field[]): FieldGroup {
  const all = (name: string) => fields.filter(({ key }) => key === name).map(({ raw }) => raw);
  return { all, get: (name) => all(name).find((value) => value !== '') };
}

/** `rfc822; a@b.example` -> `a@b.example`; `dns; mx.example` -> `mx.example`. Brackets and comments of careless software go. */
export function untyped(value: string | undefined): string | undefined {
  const text = value
    ?.replace(/^\s*[A-Za-z0-9-]+\s*;/, '')
    .replace(/\([^()]*\)/g, ' ')
    .trim()
    .replace(/^<(.*)>$/, '$1');
  return text === '' ? undefined : text;
}

/** What is given back of a message: its headers and its identity. */
export interface ReturnedMessage {
  fields: readonly Field[];
  messageId?: string;
  subject?: string;
}

/** RFC 6522 section 3 (3): the message, or its headers alone, as the last part that could be it. */
export function findReturned(message: Pick<Message, 'root'>): ReturnedMessage | undefined {
  let fields: readonly Field[] | undefined;
  for (const part of ownParts(message.root)) {
    const [inner] = part.children;
    if (/^message\/(?:rfc822|global)$/.test(part.type)) fields = inner?.fields ?? fieldsIn(part);
    else if (/^(?:text|message)\/(?:rfc822-headers|global-headers)$/.test(part.type))
      fields = inner?.fields ?? fieldsIn(part);
  }
  return fields && returnedOf(fields);
}

export function fieldsIn(part: Part): Field[] {
  const bytes = partContent(part);
  let start = 0;
  while (bytes[start] === 10 || bytes[start] === 13) start++;
  return readFields(bytes, start, bytes.length, () => {}).fields;
}

export function returnedOf(fields: readonly Field[]): ReturnedMessage {
  const messageId = /<\s*([^<>\s]+)\s*>/.exec(fields.find(({ key }) => key === 'message-id')?.raw ?? '')?.[1];
  const subject = fields.find(({ key }) => key === 'subject')?.value;
  return { fields, ...(messageId && { messageId }), ...(subject !== undefined && { subject }) };
}
