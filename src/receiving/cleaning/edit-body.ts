// Changes some places of an encoded body and leaves every other octet of it as it came: in plain and quoted-printable bodies nothing else is
// touched, base64 is written again in lines of the same length. Lines stay lawful. Undefined where the body can not be written back so that
// it decodes to what was meant: then the part is left alone.

import { decodeTransfer, quotedPrintablePlaces } from '#message/transfer-decoding.ts';

/** Octets of the decoded body, replaced by others. Edits ascend and do not overlap. */
export interface Edit {
  start: number;
  end: number;
  bytes: Buffer;
  /** Where a line may be broken before the place, and with what. */
  breakAt: number;
  lineBreak: Buffer;
}

/** RFC 5321 section 4.5.3.1.6, without the line end. */
const LONGEST_LINE = 998;
/** RFC 2045 section 6.7. */
const SOFT_LINE = 76;
const LF = 10;

export function editBody(body: Buffer, encoding: string, edits: readonly Edit[], eol: string): Buffer | undefined {
  const decoded = decodeTransfer(body, encoding, () => {});
  const edited = encode(body, decoded, encoding, edits, eol);
  if (!edited) return undefined;
  const isPlain = edited.meant === edited.body;
  return isPlain || decodeTransfer(edited.body, encoding, () => {}).equals(edited.meant) ? edited.body : undefined;
}

interface Edited {
  body: Buffer;
  /** What it must decode to. */
  meant: Buffer;
}

function encode(
  body: Buffer,
  decoded: Buffer,
  encoding: string,
  edits: readonly Edit[],
  eol: string,
): Edited | undefined {
  if (/uue/.test(encoding)) return undefined;
  if (encoding === 'base64') {
    const meant = splice(decoded, edits);
    return { body: writeBase64Like(body, meant, eol), meant };
  }
  if (encoding === 'quoted-printable')
    return { body: editQuotedPrintable(body, edits, eol), meant: splice(decoded, edits) };
  const spliced = splice(body, edits);
  const isTooLong = longestLine(spliced) > Math.max(LONGEST_LINE, longestLine(body));
  const whole = isTooLong ? splice(body, withBreaks(edits)) : spliced;
  return { body: whole, meant: whole };
}

function splice(bytes: Buffer, edits: readonly Pick<Edit, 'start' | 'end' | 'bytes'>[]): Buffer {
  const pieces: Buffer[] = [];
  let at = 0;
  for (const { start, end, bytes: put } of edits) {
    pieces.push(bytes.subarray(at, start), put);
    at = end;
  }
  return Buffer.concat([...pieces, bytes.subarray(at)]);
}

/** Each edit preceded by a line break; of several that share a place, as pictures of one set do, the first alone. */
function withBreaks(edits: readonly Edit[]): Pick<Edit, 'start' | 'end' | 'bytes'>[] {
  let behind = 0;
  return edits.flatMap((edit) => {
    const { breakAt, lineBreak } = edit;
    const isFree = breakAt >= behind;
    behind = edit.end;
    return isFree ? [{ start: breakAt, end: breakAt, bytes: lineBreak }, edit] : [edit];
  });
}

function longestLine(bytes: Buffer): number {
  let longest = 0;
  let start = 0;
  for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, start)) {
    longest = Math.max(longest, end - start);
    start = end + 1;
  }
  return Math.max(longest, bytes.length - start);
}

function writeBase64Like(body: Buffer, meant: Buffer, eol: string): Buffer {
  const before = body.toString('latin1');
  const [, head = '', first = ''] = /^(\s*)([^\s]*)/.exec(before) ?? [];
  const tail = /\s*$/.exec(before.slice(-100))?.[0] ?? '';
  const width = first.length % 4 === 0 && first.length > 0 ? Math.min(first.length, SOFT_LINE) : SOFT_LINE;
  const lines = meant.toString('base64').match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
  return Buffer.from(head + lines.join(eol) + tail, 'latin1');
}

function editQuotedPrintable(body: Buffer, edits: readonly Edit[], eol: string): Buffer {
  const places = quotedPrintablePlaces(
    body,
    edits.flatMap(({ start, end }) => [start, end]),
  );
  const pieces: Buffer[] = [];
  let at = 0;
  let column = 0;
  const keep = (until: number) => {
    const kept = body.subarray(at, until);
    const lineStart = kept.lastIndexOf(LF);
    column = lineStart < 0 ? column + kept.length : kept.length - lineStart - 1;
    pieces.push(kept);
  };
  for (const [index, { bytes }] of edits.entries()) {
    keep(places[2 * index] as number);
    at = places[2 * index + 1] as number;
    const written = writeQuoted(bytes, column, restOfLine(body, at), eol);
    pieces.push(Buffer.from(written.text, 'latin1'));
    column = written.column;
  }
  keep(body.length);
  return Buffer.concat(pieces);
}

function restOfLine(body: Buffer, at: number): number {
  const end = body.indexOf(LF, at);
  const length = (end < 0 ? body.length : end) - at;
  return end > at && body[end - 1] === 13 ? length - 1 : length;
}

/** Octets as quoted-printable from a column on, with soft breaks where the line or what follows on it would be too long. */
function writeQuoted(bytes: Buffer, from: number, rest: number, eol: string): { text: string; column: number } {
  let text = '';
  let column = from;
  const breakLine = () => {
    text += `=${eol}`;
    column = 0;
  };
  for (const byte of bytes) {
    const isPlain = byte > 32 && byte < 127 && byte !== 61;
    const token = isPlain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    if (column + token.length > SOFT_LINE - 1) breakLine();
    text += token;
    column += token.length;
  }
  if (rest > 0 && column > 0 && column + rest > SOFT_LINE) breakLine();
  return { text, column };
}
