// Gathers a message that comes in chunks of announced size (RFC 3030). A chunk that is refused is read and forgotten, so that the client can
// be told and the session goes on. What DATA does not allow BDAT does not allow either: a CR or LF alone, more than the limit.

import type { Body } from './body-reader.ts';
import { hasBareNewline } from './data.ts';
import type { Reply } from './reply.ts';
import { tooBig } from './server-rules.ts';

const CRLF = Buffer.from('\r\n');
const NOTHING = Buffer.alloc(0);
const FIRST_ROOM = 32 * 1024;

export class ChunkReader {
  /** Why the message is refused, once it is. */
  problem: Reply | undefined;
  isLast = false;
  isReading = false;
  #limit: number;
  // One buffer that grows: chunks of one octet each would cost a hundred times their size if they were kept apart.
  #room: Buffer = NOTHING;
  #length = 0;
  #wanted = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Octets held in memory. */
  get held(): number {
    return this.#room.length;
  }

  /** Octets of the message so far. */
  get length(): number {
    return this.#length;
  }

  /** Octets of this chunk that have not come. */
  get wanted(): number {
    return this.#wanted;
  }

  /** There is no memory for it: what came and what comes is forgotten. */
  giveUp(problem: Reply): void {
    this.problem ??= problem;
    this.#forget();
  }

  begin(size: number, isLast: boolean, problem: Reply | undefined): void {
    this.#wanted = size;
    this.isLast = isLast;
    this.isReading = true;
    this.problem ??= problem ?? (this.#length + size > this.#limit ? tooBig(this.#limit) : undefined);
    if (this.problem) this.#forget();
  }

  /** At most `wanted` octets. */
  read(bytes: Buffer): void {
    this.#wanted -= bytes.length;
    this.isReading = this.#wanted > 0;
    if (this.problem) return;
    if (this.#length + bytes.length > this.#room.length) this.#grow(this.#length + bytes.length);
    this.#length += bytes.copy(this.#room, this.#length);
  }

  #grow(needed: number): void {
    const larger = Buffer.allocUnsafe(Math.max(FIRST_ROOM, this.#room.length * 2, needed));
    this.#room.copy(larger, 0, 0, this.#length);
    this.#room = larger;
  }

  /** The whole message; its last line ends, whatever the last chunk did. */
  finish(): Body {
    const bytes = this.#room.subarray(0, this.#length);
    this.#forget();
    const ended = bytes.subarray(-2).equals(CRLF) ? bytes : Buffer.concat([bytes, CRLF]);
    return hasBareNewline(ended) ? { bytes: Buffer.alloc(0), fault: 'bare_newline' } : { bytes: ended };
  }

  #forget(): void {
    this.#room = NOTHING;
    this.#length = 0;
  }
}
