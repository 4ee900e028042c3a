// The bytes that follow DATA (RFC 5321 section 4.5.2): dots doubled at the start of lines, the end marked. A message that
// could be read in two ways by two servers (a CR or LF alone: "SMTP smuggling") is refused, and so is a line that is too
// long to travel. It never changes a message in any other way.

import { isAscii } from 'node:buffer';

export type UnsendableData = 'bare_newline' | 'line_too_long';

/** RFC 5321 section 4.5.3.1.6: 1000 octets with the CRLF. */
const MAX_LINE_OCTETS = 998;
const CR = 13;
const LF = 10;
const DOT = 46;
const END = Buffer.from('.\r\n');

export const isEightBit = (message: Buffer): boolean => !isAscii(message);

/** What is wrong with a message for any SMTP server, or undefined. */
export function checkData(message: Buffer): UnsendableData | undefined {
  if (hasBareNewline(message)) return 'bare_newline';
  let start = 0;
  for (let end = message.indexOf(LF); end >= 0; end = message.indexOf(LF, start)) {
    if (end - 1 - start > MAX_LINE_OCTETS) return 'line_too_long';
    start = end + 1;
  }
  return message.length - start > MAX_LINE_OCTETS ? 'line_too_long' : undefined;
}

/** A CR without its LF, or an LF without its CR. */
export function hasBareNewline(bytes: Buffer): boolean {
  let pairs = 0;
  for (let at = bytes.indexOf(CR); at >= 0; at = bytes.indexOf(CR, at + 1)) {
    if (bytes[at + 1] !== LF) return true;
    pairs++;
  }
  let lfs = 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) lfs++;
  return lfs !== pairs;
}

/** The message as it follows DATA, with `after` (the next commands) behind its end. */
export function dataBytes(message: Buffer, after: string): Buffer {
  const dots = stuffedDots(message);
  const unended = message.length > 0 && message[message.length - 1] !== LF;
  const length = message.length + dots.length + (unended ? 2 : 0) + END.length;
  const bytes = Buffer.allocUnsafe(length + Buffer.byteLength(after));
  let out = 0;
  let from = 0;
  for (const dot of dots) {
    out += message.copy(bytes, out, from, dot);
    bytes[out++] = DOT;
    from = dot;
  }
  out += message.copy(bytes, out, from);
  if (unended) out += bytes.write('\r\n', out, 'latin1');
  out += END.copy(bytes, out);
  bytes.write(after, out, 'utf8');
  return bytes;
}

const LINE_OF_DOT = Buffer.from('\r\n.');

/** Where a line begins with a dot. */
function stuffedDots(message: Buffer): number[] {
  const dots = message[0] === DOT ? [0] : [];
  for (let at = message.indexOf(LINE_OF_DOT); at >= 0; at = message.indexOf(LINE_OF_DOT, at + 2)) dots.push(at + 2);
  return dots;
}
