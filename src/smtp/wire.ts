// One side of an SMTP conversation as a client: what is written, and for each thing asked one answer, in order. Each answer
// is a reply or a break; a break ends the wire and answers everything still asked. No peer can keep it waiting longer than
// the time given with each question, however slowly it drips its bytes.

import type { Socket } from 'node:net';
import type { Break } from './delivery.ts';
import { createReplyReader, type Reply } from './reply.ts';

export interface Broken {
  fault: Break;
  detail: string;
}
export type Answer = Reply | Broken;
export const isBroken = (answer: Answer): answer is Broken => 'fault' in answer;

interface Question {
  /** Milliseconds. */
  timeout: number;
  settle(answer: Answer): void;
}

/** Milliseconds after which a deadline is looked at again. */
const LONGEST_WAIT = 1_000;
/** What goes to the socket at once; longer writes go on as the peer takes them. */
const SLICE = 64 * 1024;

export class Wire {
  #socket: Socket;
  #reader = createReplyReader();
  #questions: Question[] = [];
  #ended: Broken | undefined;
  #timer: NodeJS.Timeout | undefined;
  #deadline = Number.POSITIVE_INFINITY;
  #nextCheck = Number.POSITIVE_INFINITY;
  #blockTimeout: number;
  #outgoing: { bytes: Buffer; leaving: (() => void) | undefined }[] = [];
  #slicing = false;
  #onEnd: () => void = () => {};

  /** `blockTimeout`: how long the peer may take none of a long write, in milliseconds. */
  constructor(socket: Socket, blockTimeout: number) {
    this.#socket = socket;
    this.#blockTimeout = blockTimeout;
    this.#listen(socket);
  }

  /** Called once when the wire has ended and every question is answered; at once when it has already. */
  onEnd(listener: () => void): void {
    this.#onEnd = listener;
    if (this.#ended) listener();
  }

  get ended(): Broken | undefined {
    return this.#ended;
  }

  /** Bytes of the peer that answer nothing asked so far. */
  get hasUnread(): boolean {
    return this.#reader.pending;
  }

  /** Expects one more reply, after those expected already. */
  expect(timeout: number, settle: (answer: Answer) => void): void {
    if (this.#ended) return settle(this.#ended);
    this.#questions.push({ timeout, settle });
    if (this.#questions.length === 1) this.#arm(timeout);
  }

  ask(line: string, timeout: number): Promise<Answer> {
    return new Promise((resolve) => {
      this.write(line);
      this.expect(timeout, resolve);
    });
  }

  /** `leaving` is called when the last byte is handed to the operating system: from then on the peer may have it all. */
  write(content: string | Buffer, leaving?: () => void): void {
    if (this.#ended) return;
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    if (!this.#slicing && bytes.length <= SLICE) {
      leaving?.();
      this.#socket.write(bytes);
    } else {
      this.#outgoing.push({ bytes, leaving });
      if (!this.#slicing) this.#writeSlices();
    }
  }

  end(fault: Break, detail: string): void {
    if (this.#ended) return;
    this.#ended = { fault, detail };
    clearTimeout(this.#timer);
    this.#socket.destroy();
    for (const question of this.#questions.splice(0)) question.settle(this.#ended);
    this.#onEnd();
  }

  /** Gives the socket back, to be encrypted: nothing on it is read by this wire any more. */
  release(): Socket {
    clearTimeout(this.#timer);
    this.#socket.removeAllListeners('data').removeAllListeners('error').removeAllListeners('close');
    this.#socket.removeAllListeners('end');
    this.#ended = { fault: 'aborted', detail: 'handed over' };
    return this.#socket;
  }

  #listen(socket: Socket): void {
    socket.setNoDelay(true);
    socket.on('data', (bytes: Buffer) => this.#read(bytes));
    socket.on('error', (error: NodeJS.ErrnoException) => this.end('closed', error.code ?? error.message));
    socket.on('end', () => this.end('closed', 'the peer closed the connection'));
    socket.on('close', () => this.end('closed', 'the peer closed the connection'));
  }

  #read(bytes: Buffer): void {
    const { replies, fault } = this.#reader.read(bytes);
    for (const reply of replies) this.#answer(reply);
    if (fault) this.end(fault, 'the peer does not speak SMTP');
  }

  #answer(reply: Reply): void {
    if (this.#ended) return;
    const question = this.#questions.shift();
    if (!question)
      return this.end(reply.code === 421 ? 'closed' : 'reply_garbled', `unasked: ${reply.code} ${reply.text}`);
    const next = this.#questions[0];
    if (next) this.#arm(next.timeout);
    else this.#deadline = Number.POSITIVE_INFINITY;
    question.settle(reply);
    if (reply.code === 421) this.end('service_closing', `421 ${reply.text}`);
  }

  #writeSlices(): void {
    const first = this.#outgoing[0];
    this.#slicing = first !== undefined;
    if (!first || this.#ended) return;
    const slice = first.bytes.subarray(0, SLICE);
    first.bytes = first.bytes.subarray(slice.length);
    if (first.bytes.length === 0) {
      this.#outgoing.shift();
      first.leaving?.();
    }
    this.#arm(this.#blockTimeout);
    this.#socket.write(slice, (error) => {
      if (error || this.#ended) return;
      // The answer's time begins once the peer has taken all that precedes it.
      this.#arm(this.#questions[0]?.timeout ?? Number.POSITIVE_INFINITY);
      this.#writeSlices();
    });
  }

  // One timer that is seldom set anew: a deadline changes several times for each message, and is minutes away.
  #arm(timeout: number): void {
    this.#deadline = performance.now() + timeout;
    if (this.#deadline < this.#nextCheck) this.#setTimer(timeout);
  }

  #setTimer(wait: number): void {
    clearTimeout(this.#timer);
    const bounded = Math.min(wait, LONGEST_WAIT);
    this.#nextCheck = performance.now() + bounded;
    this.#timer = setTimeout(() => this.#check(), bounded);
  }

  #check(): void {
    this.#nextCheck = Number.POSITIVE_INFINITY;
    const left = this.#deadline - performance.now();
    if (left <= 0) this.end('timeout', 'the peer did not answer in time');
    else if (left < Number.POSITIVE_INFINITY) this.#setTimer(left);
  }
}
