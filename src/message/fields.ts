// Splits what stands before the first empty line into header fields (RFC 5322 section 2.2), however badly written, and reads
// their texts. It never throws: what is no field is kept as a defect, and reading stops at the limits below.

import { isAscii } from 'node:buffer';
import { decodeCharset } from './charset.ts';
import type { DefectKind } from './defect.ts';
import { decodeEncodedWords } from './encoded-words.ts';

export interface Field {
  /** As written. */
  name: string;
  /** Lower case: what fields are looked up by. */
  key: string;
  /** Unfolded, as it travelled: encoded words still encoded. What structured fields are read from. */
  raw: string;
  /** Unfolded and decoded: what a reader should see. */
  value: string;
}

export interface FieldSection {
  fields: Field[];
  /** Where the body begins. */
  end: number;
}

const MAX_FIELDS = 1_000;
const MAX_FIELD_BYTES = 100_000;
const LF = 10;
const CR = 13;
const SPACE = 32;
const TAB = 9;
const COLON = 58;

/** Reads from `start` up to the empty line, or to `limit`. */
export function readFields(
  bytes: Buffer,
  start: number,
  limit: number,
  note: (kind: DefectKind) => void,
): FieldSection {
  const fields: Field[] = [];
  let at = start;
  while (at < limit) {
    const first = endOfLine(bytes, at, limit);
    if (first.end === at) return { fields, end: first.next };
    let end = first.end;
    let next = first.next;
    while (next < limit && (bytes[next] === SPACE || bytes[next] === TAB)) {
      const more = endOfLine(bytes, next, limit);
      // A line of nothing but spaces: some software takes it for the end of the header, some for a fold.
      if (isBlank(bytes, next, more.end)) note('header_blank_fold');
      end = more.end;
      next = more.next;
    }
    const field = fields.length < MAX_FIELDS ? readField(bytes, at, end, note) : undefined;
    if (field) fields.push(field);
    else if (fields.length >= MAX_FIELDS) note('headers_too_many');
    else if (fields.length > 0 && isBodyBegun(bytes, at, end, next, limit)) {
      note('header_end_missing');
      return { fields, end: at };
    } else note('header_not_a_field');
    at = next;
  }
  return { fields, end: limit };
}

/** A line that ends with CRLF, LF or CR. */
function endOfLine(bytes: Buffer, at: number, limit: number): { end: number; next: number } {
  let end = at;
  while (end < limit && bytes[end] !== LF && bytes[end] !== CR) end++;
  const isPair = bytes[end] === CR && bytes[end + 1] === LF;
  return { end, next: Math.min(end + (isPair ? 2 : 1), limit) };
}

function readField(bytes: Buffer, start: number, end: number, note: (kind: DefectKind) => void): Field | undefined {
  // Within the line only: a message of a million lines without a colon must not be read a million times.
  const colon = start + bytes.subarray(start, end).indexOf(COLON);
  if (colon < start) return undefined;
  const name = bytes.toString('latin1', start, colon).trimEnd();
  if (!/^[!-9;-~]+$/.test(name)) return undefined;
  const content = bytes.subarray(colon + 1, Math.min(end, colon + 1 + MAX_FIELD_BYTES));
  if (content.length < end - colon - 1) note('header_too_long');
  const isPlain = isAscii(content);
  if (!isPlain) note('header_raw_bytes');
  const text = isPlain ? content.toString('latin1') : decodeCharset(content, undefined).text;
  const raw = text
    .replace(/(?:\r\n|\r|\n)(?=[ \t])/g, '')
    .replace(/[\r\n]+/g, ' ')
    .trim();
  return { name, key: name.toLowerCase(), raw, value: decodeEncodedWords(raw) };
}

function isBlank(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] !== SPACE && bytes[at] !== TAB) return false;
  return true;
}

/** The envelope line of an mbox, and a lone broken line among fields, are stepped over; text after them is the body. */
function isBodyBegun(bytes: Buffer, start: number, end: number, next: number, limit: number): boolean {
  const head = (from: number, to: number) => bytes.toString('latin1', from, Math.min(to, from + 200));
  const line = head(start, end);
  return !/^(?:From |>From )/.test(line) && / .* /.test(line) && !/^[!-9;-~]+[ \t]*:/.test(head(next, limit));
}
