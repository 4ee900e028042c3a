// Bytes of a text part made safe for any road (RFC 2045 section 6): as they are, quoted-printable or base64, whichever
// is lawful and shortest. Lines end in CRLF and hold at most 76 characters. It never fails. Encoders write into a buffer
// that they are given, since a mailing is encoded thousands of times a second.

import { isAscii } from 'node:buffer';

type TransferEncoding = '7bit' | 'quoted-printable' | 'base64';

const LF = 10;
const CR = 13;
const SPACE = 32;
const TAB = 9;
const DOT = 46;
const EQUALS = 61;
const SOFT_LINE = 76;
const HEX = Buffer.from('0123456789ABCDEF');

/** 1 for a byte that quoted-printable can not write as it is. Spaces are seen to at the end of their line. */
const SPECIAL = new Uint8Array(256).map((_, byte) =>
  (byte >= 33 && byte <= 126 && byte !== EQUALS) || byte === SPACE || byte === TAB ? 0 : 1,
);

/** The text with every line end, however written, as CRLF, and one at its end. */
export function withCrlf(text: string): string {
  const ends = text.includes('\r') || text.includes('\n') ? text.replace(/\r\n|\r|\n/g, '\r\n') : text;
  return ends.endsWith('\r\n') ? ends : `${ends}\r\n`;
}

/**
 * Writes a body whose lines end in CRLF at `start`, which has room for `encodedBound` bytes. `avoid` is a text that must
 * not appear in it (the boundary of the multipart; no encoded body can hold one that begins with `=_`).
 */
export function writeBody(
  bytes: Buffer,
  into: Buffer,
  start: number,
  avoid: string,
): { encoding: TransferEncoding; end: number } {
  if (isSafeAsItIs(bytes) && !bytes.includes(avoid)) return { encoding: '7bit', end: start + bytes.copy(into, start) };
  const end = writeQuotedPrintable(bytes, into, start);
  if (end - start <= base64Length(bytes.length)) return { encoding: 'quoted-printable', end };
  return { encoding: 'base64', end: writeBase64(bytes, into, start) };
}

/** Short ASCII lines without anything that relays alter: a dot or "From " at the start of a line, spaces at its end. */
function isSafeAsItIs(bytes: Buffer): boolean {
  if (!isAscii(bytes)) return false;
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf('\r\n', start, 'latin1');
    if (end - start > SOFT_LINE) return false;
    if (end > start) {
      const last = bytes[end - 1];
      if (last === SPACE || last === TAB || bytes[start] === DOT || isFrom(bytes, start)) return false;
      for (let at = start; at < end; at++) {
        const byte = bytes[at] as number;
        if ((byte < SPACE && byte !== TAB) || byte === 127) return false;
      }
    }
    start = end + 2;
  }
  return true;
}

const isFrom = (bytes: Uint8Array, at: number) =>
  bytes[at] === 70 &&
  bytes[at + 1] === 114 &&
  bytes[at + 2] === 111 &&
  bytes[at + 3] === 109 &&
  bytes[at + 4] === SPACE;

const base64Length = (length: number) => Math.ceil(length / 57) * 78;

/** How much room an encoding can need, whatever the bytes. */
export function encodedBound(length: number): number {
  return length * 3 + Math.ceil((length * 3) / (SOFT_LINE - 3)) * 3 + 16;
}

/** Writes bytes whose lines end in CRLF as quoted-printable at `start`; returns where it stopped. */
function writeQuotedPrintable(bytes: Uint8Array, into: Uint8Array, start: number): number {
  const { length } = bytes;
  let out = start;
  let lineStart = start;
  let at = 0;
  while (at < length) {
    if (out === lineStart && mustEscapeFirst(bytes, at)) {
      out = writeEscape(bytes[at++] as number, into, out);
      continue;
    }
    // Most bytes go through this loop: plain ones, as long as their line has room (one place is kept for `=`).
    const end = Math.min(length, at + lineStart + SOFT_LINE - 1 - out);
    let byte = 0;
    while (at < end && SPECIAL[(byte = bytes[at] as number)] === 0) {
      into[out++] = byte;
      at++;
    }
    if (at === length) break;
    byte = bytes[at] as number;
    if (byte === CR && bytes[at + 1] === LF) {
      lineStart = out = endLine(into, lineStart, out);
      at += 2;
    } else if (SPECIAL[byte] === 1 && out - lineStart <= SOFT_LINE - 4) {
      out = writeEscape(byte, into, out);
      at++;
    } else {
      lineStart = out = softBreak(into, out);
    }
  }
  return out;
}

/** At the start of a line a dot or "From " is escaped, since relays alter them. */
function mustEscapeFirst(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at];
  return byte === DOT || (byte === 70 && isFrom(bytes, at));
}

function writeEscape(byte: number, into: Uint8Array, out: number): number {
  into[out] = EQUALS;
  into[out + 1] = HEX[byte >> 4] as number;
  into[out + 2] = HEX[byte & 15] as number;
  return out + 3;
}

function softBreak(into: Uint8Array, out: number): number {
  into[out] = EQUALS;
  return hardBreak(into, out + 1);
}

function hardBreak(into: Uint8Array, out: number): number {
  into[out] = CR;
  into[out + 1] = LF;
  return out + 2;
}

/** Ends a line; a space or tab at its end would be stripped on the way, hence escaped. */
function endLine(into: Uint8Array, lineStart: number, out: number): number {
  const last = into[out - 1];
  if (out === lineStart || (last !== SPACE && last !== TAB)) return hardBreak(into, out);
  const room = out - 1 - lineStart <= SOFT_LINE - 3;
  return hardBreak(into, writeEscape(last, into, room ? out - 1 : softBreak(into, out - 1)));
}

/** Writes bytes as base64 in lines of 76 characters at `start`; returns where it stopped. */
function writeBase64(bytes: Buffer, into: Buffer, start: number): number {
  const text = bytes.toString('base64');
  let out = start;
  for (let at = 0; at < text.length; at += SOFT_LINE) {
    out += into.write(text.slice(at, at + SOFT_LINE), out, 'latin1');
    into[out++] = CR;
    into[out++] = LF;
  }
  return out;
}
