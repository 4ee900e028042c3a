// Gathers a message that comes in chunks of announced size (RFC 3030). A chunk that is refused is read and forgotten, so that the client can
// be told and the session goes on. What DATA does not allow BDAT does not allow either: a CR or LF alone, more than the limit.

import type { Body } from './body-reader.ts';
import { hasBareNewline } from './data.ts';
import type { Reply } from './reply.ts';
import { tooBig } from './server-rules.ts';

const CRLF = Buffer.from('\r\n');

export class ChunkReader {
  /** Why the message is refused, once it is. */
  problem: Reply | undefined;
  isLast = false;
  isReading = false;
  #limit: number;
  #parts: Buffer[] = [];
  #held = 0;
  #wanted = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Octets held in memory. */
  get held(): number {
    return this.#held;
  }

  /** Octets of this chunk that have not come. */
  get wanted(): number {
    return this.#wanted;
  }

  begin(size: number, isLast: boolean, problem: Reply | undefined): void {
    this.#wanted = size;
    this.isLast = isLast;
    this.isReading = true;
    this.problem ??= problem ?? (this.#held + size > this.#limit ? tooBig(this.#limit) : undefined);
    if (this.problem) this.#forget();
  }

  /** At most `wanted` octets. */
  read(bytes: Buffer): void {
    this.#wanted -= bytes.length;
    this.isReading = this.#wanted > 0;
    if (this.problem) return;
    // The bytes of a socket lie in a larger buffer, which would be held with them.
    this.#parts.push(Buffer.from(bytes));
    this.#held += bytes.length;
  }

  /** The whole message; its last line ends, whatever the last chunk did. */
  finish(): Body {
    const bytes = Buffer.concat(this.#parts);
    this.#forget();
    const ended = bytes.subarray(-2).equals(CRLF) ? bytes : Buffer.concat([bytes, CRLF]);
    return hasBareNewline(ended) ? { bytes: Buffer.alloc(0), fault: 'bare_newline' } : { bytes: ended };
  }

  #forget(): void {
    this.#parts = [];
    this.#held = 0;
  }
}
