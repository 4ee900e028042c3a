// The "relaxed" canonicalisation of DKIM (RFC 6376 section 3.4): what survives the small changes that relays make.
// Works on messages whose lines end in CRLF, never fails, and never changes the bytes that it is given.

const CR = 13;
const LF = 10;
const SPACE = 32;
const TAB = 9;

export interface HeaderField {
  /** As written, without the colon. */
  name: string;
  /** All that follows the colon, folds included, without the last CRLF; one character per octet. */
  value: string;
}

/** The header fields in order, and where the body begins. A message without body begins it at its end. */
export function splitMessage(message: Buffer): { fields: HeaderField[]; body: Buffer } {
  const end = message.indexOf('\r\n\r\n', 0, 'latin1');
  const head = message.toString('latin1', 0, end < 0 ? message.length : end);
  const body = message.subarray(end < 0 ? message.length : end + 4);
  const fields: HeaderField[] = [];
  for (const line of head.split(/\r\n(?![ \t])/)) {
    const colon = line.indexOf(':');
    if (colon > 0) fields.push({ name: line.slice(0, colon), value: line.slice(colon + 1) });
  }
  return { fields, body };
}

/** Section 3.4.2, without the final CRLF. */
export function relaxHeader(name: string, value: string): string {
  return `${name.toLowerCase().trimEnd()}:${value
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .replace(/^ | $/g, '')}`;
}

// One buffer serves every body of this thread: it is read out before the next one is written.
let scratch = Buffer.allocUnsafeSlow(256 * 1024);
const SCRATCH_KEPT = 4 * 1024 * 1024;

/**
 * Section 3.4.4: spaces within a line become one, those at its end and empty lines at the end of the body go.
 * The result is valid until the next call.
 */
export function relaxBody(body: Buffer): Buffer {
  const into = body.length + 2 <= scratch.length ? scratch : Buffer.allocUnsafeSlow(body.length + 2);
  if (into !== scratch && into.length <= SCRATCH_KEPT) scratch = into;
  const end = writeRelaxed(body, into);
  return into.subarray(0, end);
}

function writeRelaxed(body: Uint8Array, into: Uint8Array): number {
  const { length } = body;
  let out = 0;
  // Where the last line that holds something ends: empty lines are written, and forgotten when nothing follows.
  let kept = 0;
  let at = 0;
  while (at < length) {
    let byte = 0;
    while (at < length && (byte = body[at] as number) > SPACE) {
      into[out++] = byte;
      at++;
    }
    if (at === length) break;
    byte = body[at] as number;
    if (byte === CR && body[at + 1] === LF) {
      if (into[out - 1] === SPACE && !endsLine(into, out)) out--;
      const empty = endsLine(into, out);
      into[out++] = CR;
      into[out++] = LF;
      if (!empty) kept = out;
      at += 2;
    } else if (byte === SPACE || byte === TAB) {
      at++;
      while (at < length && (body[at] === SPACE || body[at] === TAB)) at++;
      into[out++] = SPACE;
    } else {
      into[out++] = byte;
      at++;
    }
  }
  return finish(into, out, kept);
}

const endsLine = (into: Uint8Array, out: number) => out === 0 || (into[out - 1] === LF && into[out - 2] === CR);

/** A last line without CRLF gets one. */
function finish(into: Uint8Array, written: number, kept: number): number {
  let out = written;
  if (out > 0 && into[out - 1] === SPACE) out--;
  if (endsLine(into, out)) return kept;
  into[out++] = CR;
  into[out++] = LF;
  return out;
}
