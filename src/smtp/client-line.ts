// The socket of one client of our server: its bytes handed over step by step, our answers gathered and written, a time for all
// that it must send. A client that breaks off, drips or floods ends its own line and nothing else.

import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/** RFC 5321 says 512; extensions and signed return paths need more. */
const MAX_COMMAND_OCTETS = 4_096;
/** What a client may send ahead while it is being answered. */
const MAX_AHEAD = 256 * 1024;
/** Milliseconds to close, once told goodbye. */
const FAREWELL_TIMEOUT = 2_000;
const LF = 10;
const NOTHING = Buffer.alloc(0);

export interface LineEvents {
  /** There is something to read. Runs alone: what comes meanwhile waits, and then it is called again. */
  onInput(): Promise<void>;
  /** The client did not send in time what it was expected to. */
  onLate(): void;
  /** Once, when the socket is closed. */
  onEnd(): void;
  onFault(fault: unknown): void;
}

export class ClientLine {
  #socket: Socket;
  #events: LineEvents;
  #input: Buffer = NOTHING;
  #output = '';
  #busy = false;
  #left = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(socket: Socket, events: LineEvents) {
    this.#socket = socket;
    this.#events = events;
    this.#listen();
  }

  /** The goodbye is said, or the client is gone: nothing more is read. */
  get left(): boolean {
    return this.#left;
  }

  /** A step is running. */
  get busy(): boolean {
    return this.#busy;
  }

  get encrypted(): boolean {
    return this.#socket instanceof TLSSocket;
  }

  get hasInput(): boolean {
    return this.#input.length > 0;
  }

  /** One command with its LF, once it is whole. */
  takeLine(): string | 'too long' | undefined {
    const end = this.#input.indexOf(LF);
    if (end > MAX_COMMAND_OCTETS || (end < 0 && this.#input.length > MAX_COMMAND_OCTETS)) return 'too long';
    if (end < 0) return undefined;
    const line = this.#input.toString('utf8', 0, end + 1);
    this.#input = this.#input.subarray(end + 1);
    return line;
  }

  /** At most so many octets. */
  take(most: number): Buffer {
    const taken = this.#input.subarray(0, most);
    this.#input = this.#input.subarray(taken.length);
    return taken;
  }

  /** What came, left where it is. */
  peek(): Buffer {
    return this.#input;
  }

  takeAll(): Buffer {
    const all = this.#input;
    this.#input = NOTHING;
    return all;
  }

  putBack(bytes: Buffer): void {
    this.#input = bytes;
  }

  /** Answers are written together, at the end of a step or when `flush` says so. */
  say(code: number, lines: string[]): void {
    lines.forEach((line, index) => {
      this.#output += `${code}${index < lines.length - 1 ? '-' : ' '}${line}\r\n`;
    });
  }

  flush(): void {
    if (this.#output !== '' && this.#socket.writable) this.#socket.write(this.#output);
    this.#output = '';
  }

  /** Runs one step; what the client sends meanwhile waits. */
  async run(step: () => Promise<void>): Promise<void> {
    this.#busy = true;
    try {
      await step();
    } catch (fault) {
      this.#events.onFault(fault);
      this.#socket.destroy();
    } finally {
      this.#busy = false;
      this.flush();
      this.#socket.resume();
    }
  }

  /** Milliseconds for what the client must send next; undefined while it waits for us. */
  expectWithin(milliseconds: number | undefined): void {
    clearTimeout(this.#timer);
    if (milliseconds === undefined || this.#left) return;
    this.#timer = setTimeout(() => this.#events.onLate(), milliseconds);
  }

  /** Writes what was said and closes. */
  leave(): void {
    this.#left = true;
    this.#input = NOTHING;
    clearTimeout(this.#timer);
    this.#socket.removeAllListeners('data');
    this.#socket.end(this.#output);
    this.#output = '';
    // A client that does not close its side is not waited for.
    this.#socket.setTimeout(FAREWELL_TIMEOUT, () => this.#socket.destroy());
    this.#socket.resume();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  encrypt(tls: { key: string; cert: string }): void {
    this.flush();
    this.#socket.removeAllListeners('data').removeAllListeners('end').removeAllListeners('close');
    this.#socket = new TLSSocket(this.#socket, { isServer: true, minVersion: 'TLSv1.2', ...tls });
    this.#listen();
  }

  #listen(): void {
    this.#socket.on('error', () => this.#socket.destroy());
    this.#socket.on('end', () => this.#socket.destroySoon());
    this.#socket.once('close', () => this.#end());
    this.#socket.on('data', (bytes: Buffer) => {
      this.#input = this.#input.length === 0 ? bytes : Buffer.concat([this.#input, bytes]);
      if (!this.#busy) void this.run(() => this.#events.onInput());
      else if (this.#input.length > MAX_AHEAD) this.#socket.pause();
    });
  }

  #end(): void {
    this.#left = true;
    clearTimeout(this.#timer);
    this.#events.onEnd();
  }
}
