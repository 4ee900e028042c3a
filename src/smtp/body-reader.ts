// Reads a message from a client's stream until its final dot (RFC 5321 section 4.1.1.4). Only CRLF . CRLF ends a message:
// what other line ends would let somebody smuggle makes the message faulty, never shorter. Beyond the limit bytes are read
// and forgotten, so that the client can be told and the session goes on.

import { hasBareNewline } from './data.ts';

export type BodyFault = 'too_big' | 'no_room' | 'bare_newline';

export interface Body {
  /** Dots unstuffed; empty when there is a fault. */
  bytes: Buffer;
  fault?: BodyFault;
}

export interface BodyReader {
  /** Takes bytes; when the message has ended, gives it and what follows it. */
  read(bytes: Buffer): { body: Body; rest: Buffer } | undefined;
  /** There is no memory for it: what came and what comes is forgotten. */
  giveUp(): void;
  /** Octets held in memory. */
  readonly held: number;
}

const END = Buffer.from('\r\n.\r\n');
const LINE_OF_DOT = Buffer.from('\r\n.');
const OVERLAP = END.length - 1;
const NOTHING = Buffer.alloc(0);
const FIRST_ROOM = 32 * 1024;

export function createBodyReader(limit: number): BodyReader {
  // The CRLF of the DATA line stands before the body, so that a first line of one dot needs no rule of its own.
  let room = Buffer.allocUnsafe(FIRST_ROOM);
  let length = room.write('\r\n', 'latin1');
  let forgotten: 'too_big' | 'no_room' | undefined;

  function append(bytes: Buffer): void {
    if (length + bytes.length > room.length) {
      const larger = Buffer.allocUnsafe(Math.max(room.length * 2, length + bytes.length));
      room.copy(larger, 0, 0, length);
      room = larger;
    }
    length += bytes.copy(room, length);
  }

  /** Keeps only what the end of the message could begin with. */
  function forget(why: 'too_big' | 'no_room'): void {
    forgotten ??= why;
    const kept = Math.min(OVERLAP, length);
    room = Buffer.from(room.subarray(length - kept, length));
    length = kept;
  }

  function finish(end: number): { body: Body; rest: Buffer } {
    const rest = Buffer.from(room.subarray(end + END.length, length));
    const stuffed = room.subarray(0, end + 2);
    const fault = forgotten ?? (end > limit ? 'too_big' : hasBareNewline(stuffed) ? 'bare_newline' : undefined);
    return { body: fault ? { bytes: NOTHING, fault } : { bytes: unstuff(stuffed) }, rest };
  }

  return {
    get held() {
      return room.length;
    },
    read(bytes) {
      const from = Math.max(0, length - OVERLAP);
      append(bytes);
      const end = room.subarray(0, length).indexOf(END, from);
      if (end >= 0) return finish(end);
      if (forgotten || length > limit + END.length) forget('too_big');
      return undefined;
    },
    giveUp: () => forget('no_room'),
  };
}

/** A copy without the CRLF that stands before, and without one dot of each line that begins with one. */
function unstuff(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  let from = 0;
  for (let at = bytes.indexOf(LINE_OF_DOT); at >= 0; at = bytes.indexOf(LINE_OF_DOT, at + 3)) {
    parts.push(bytes.subarray(from, at + 2));
    from = at + 3;
  }
  parts.push(bytes.subarray(from));
  return Buffer.concat(parts).subarray(2);
}
