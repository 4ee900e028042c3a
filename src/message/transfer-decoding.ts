// Undoes quoted-printable, base64 and uuencode (RFC 2045 section 6), forgiving what real senders get wrong. It never throws.

import type { DefectKind } from './defect.ts';

const EQUALS = 61;
const LF = 10;
const CR = 13;

/** The bytes that the body stands for. `note` hears when the encoding is unknown or was broken. */
export function decodeTransfer(body: Buffer, encoding: string, note: (kind: DefectKind) => void): Buffer {
  switch (encoding) {
    case '':
    case '7bit':
    case '8bit':
    case 'binary':
      return body;
    case 'quoted-printable':
      return decodeQuotedPrintable(body, note);
    case 'base64':
      return decodeBase64(body, note);
    case 'x-uuencode':
    case 'uuencode':
    case 'x-uue':
      return decodeUuencode(body.toString('latin1'));
    default:
      note('encoding_unknown');
      return body;
  }
}

function decodeQuotedPrintable(body: Buffer, note: (kind: DefectKind) => void): Buffer {
  if (!body.includes(EQUALS)) return body;
  const result = Buffer.allocUnsafe(body.length);
  let length = 0;
  let isBroken = false;
  let at = 0;
  for (let equals = body.indexOf(EQUALS); equals >= 0; equals = body.indexOf(EQUALS, at)) {
    length += body.copy(result, length, at, equals);
    const value = hexPair(body[equals + 1], body[equals + 2]);
    if (value >= 0) {
      result[length++] = value;
      at = equals + 3;
      continue;
    }
    at = softBreakEnd(body, equals + 1);
    if (at === 0) {
      isBroken = true;
      result[length++] = EQUALS;
      at = equals + 1;
    }
  }
  length += body.copy(result, length, at);
  if (isBroken) note('encoding_broken');
  return result.subarray(0, length);
}

/** Where octets of the decoded text stand in a quoted-printable body. `offsets` ascend. */
export function quotedPrintablePlaces(body: Buffer, offsets: readonly number[]): number[] {
  let decoded = 0;
  let at = 0;
  return offsets.map((offset) => {
    while (decoded < offset && at < body.length) {
      const isEscape = body[at] === EQUALS && hexPair(body[at + 1], body[at + 2]) >= 0;
      const afterBreak = body[at] === EQUALS && !isEscape ? softBreakEnd(body, at + 1) : 0;
      if (afterBreak === 0) decoded++;
      at = afterBreak || at + (isEscape ? 3 : 1);
    }
    return at;
  });
}

/** Where the line after a soft break begins; spaces before the line end are forgiven. 0: it is none. */
function softBreakEnd(body: Buffer, from: number): number {
  let at = from;
  while (body[at] === 32 || body[at] === 9) at++;
  if (at >= body.length) return at;
  if (body[at] === CR) return body[at + 1] === LF ? at + 2 : at + 1;
  return body[at] === LF ? at + 1 : 0;
}

function hexPair(high: number | undefined, low: number | undefined): number {
  const a = hexDigit(high);
  const b = hexDigit(low);
  return a < 0 || b < 0 ? -1 : a * 16 + b;
}

function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 48 && byte <= 57) return byte - 48;
  if (byte >= 65 && byte <= 70) return byte - 55;
  return byte >= 97 && byte <= 102 ? byte - 87 : -1;
}

function decodeBase64(body: Buffer, note: (kind: DefectKind) => void): Buffer {
  const text = body.toString('latin1');
  if (/[^A-Za-z0-9+/=\s]/.test(text)) note('encoding_broken');
  // Several encoded pieces in a row, each with its own padding: Node stops at the first one. What is not of the alphabet
  // counts for nothing (RFC 2045 section 6.8).
  const pieces = text.match(/[^=]+=*/g) ?? [];
  return pieces.length === 1
    ? Buffer.from(pieces[0] as string, 'base64')
    : Buffer.concat(pieces.map((piece) => Buffer.from(piece, 'base64')));
}

function decodeUuencode(text: string): Buffer {
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex((line) => line.startsWith('begin '));
  const bytes: number[] = [];
  for (const line of lines.slice(start + 1)) {
    if (line === 'end' || line === '`') break;
    const length = (line.charCodeAt(0) - 32) & 63;
    const values = Array.from(line.slice(1), (character) => (character.charCodeAt(0) - 32) & 63);
    const decoded: number[] = [];
    for (let at = 0; at < values.length && decoded.length < length; at += 4) {
      const [a = 0, b = 0, c = 0, d = 0] = values.slice(at, at + 4);
      decoded.push((a << 2) | (b >> 4), ((b & 15) << 4) | (c >> 2), ((c & 3) << 6) | d);
    }
    bytes.push(...decoded.slice(0, length));
  }
  return Buffer.from(bytes);
}
