// The messages of one SMTP session, one recipient each, in the order in which they were given. Give it the next message
// before the last one is answered and no round trip is lost. Every message given ends as one Delivery, whatever happens to
// the session; none is tried twice here.

import type { Capabilities } from './capabilities.ts';
import type { Timeouts } from './client.ts';
import { dataBytes } from './data.ts';
import { type Break, type Delivery, type Failure, negative, type Stage } from './delivery.ts';
import { type Envelope, envelopeCommands, unsendable } from './envelope.ts';
import { type Answer, isBroken, type Wire } from './wire.ts';

interface Job {
  mail: string;
  rcpt: string;
  message: Buffer;
  /** The first answer that spoils the envelope. */
  failure?: Failure;
  /** Whether the peer may have the whole message. */
  left: boolean;
  settle(delivery: Delivery): void;
}

/** A server that does not answer QUIT is left without more ado. */
const QUIT_TIMEOUT = 3_000;

export class SmtpSession {
  readonly capabilities: Capabilities;
  readonly encrypted: boolean;
  #wire: Wire;
  #timeouts: Timeouts;
  #queue: Job[] = [];
  #given = 0;
  #settled = 0;
  /** An envelope has gone out whose message has not. */
  #open = false;
  /** A message has gone out whose answer has not come. */
  #unanswered = 0;
  /** The server holds an envelope that failed. */
  #mustReset = false;
  #idle: (() => void)[] = [];

  constructor(wire: Wire, capabilities: Capabilities, timeouts: Timeouts, encrypted: boolean) {
    this.#wire = wire;
    this.capabilities = capabilities;
    this.#timeouts = timeouts;
    this.encrypted = encrypted;
    wire.onEnd(() => this.#abandonQueue());
  }

  /** Whether another message may be given: the session lives and the server's own limit is not reached (RFC 9422). */
  get usable(): boolean {
    return this.#wire.ended === undefined && this.#given < (this.capabilities.mailMax ?? Number.POSITIVE_INFINITY);
  }

  /** Messages given and not yet ended. */
  get inFlight(): number {
    return this.#given - this.#settled;
  }

  deliver(envelope: Envelope, message: Buffer): Promise<Delivery> {
    const refusal = unsendable(envelope, message, this.capabilities);
    if (refusal) return Promise.resolve(refusal);
    return new Promise((resolve) => {
      this.#given++;
      const settle = (delivery: Delivery) => {
        this.#settled++;
        resolve(delivery);
        if (this.inFlight === 0) for (const wake of this.#idle.splice(0)) wake();
      };
      const commands = envelopeCommands(envelope, message, this.capabilities);
      const job: Job = { ...commands, message, left: false, settle };
      if (this.#wire.ended) return settle(this.#broken('mail', this.#wire.ended, false));
      this.#queue.push(job);
      this.#startNext();
    });
  }

  /** Lets the messages given end, says QUIT and closes. Never fails. */
  async quit(): Promise<void> {
    if (this.inFlight > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
    await this.#wire.ask('QUIT\r\n', QUIT_TIMEOUT);
    this.#wire.end('aborted', 'the session is over');
  }

  /** Closes at once; messages in flight end as broken. */
  destroy(): void {
    this.#wire.end('aborted', 'the session was closed on our side');
  }

  #startNext(): void {
    if (this.#open || this.#wire.ended) return;
    const { pipelining } = this.capabilities;
    if (!pipelining && this.#unanswered > 0) return;
    const job = this.#queue.shift();
    if (!job) return;
    this.#open = true;
    if (!pipelining) return void this.#askOneByOne(job);
    this.#wire.write(this.#groupedCommands(job));
    this.#expectGroup(job);
  }

  /** RFC 2920 section 3.1: DATA ends a group, since its answer decides what follows. */
  #groupedCommands(job: Job): string {
    return `${this.#mustReset ? 'RSET\r\n' : ''}${job.mail}${job.rcpt}DATA\r\n`;
  }

  #expectGroup(job: Job): void {
    if (this.#mustReset) this.#wire.expect(this.#timeouts.mail, () => {});
    this.#mustReset = false;
    this.#wire.expect(this.#timeouts.mail, (answer) => this.#note(job, 'mail', answer));
    this.#wire.expect(this.#timeouts.rcpt, (answer) => this.#note(job, 'rcpt', answer));
    this.#wire.expect(this.#timeouts.data, (answer) => this.#onData(job, answer));
  }

  async #askOneByOne(job: Job): Promise<void> {
    if (this.#mustReset) await this.#wire.ask('RSET\r\n', this.#timeouts.mail);
    this.#mustReset = false;
    this.#note(job, 'mail', await this.#wire.ask(job.mail, this.#timeouts.mail));
    if (!job.failure) this.#note(job, 'rcpt', await this.#wire.ask(job.rcpt, this.#timeouts.rcpt));
    if (job.failure) this.#fail(job, job.failure);
    else this.#onData(job, await this.#wire.ask('DATA\r\n', this.#timeouts.data));
  }

  #note(job: Job, stage: Stage, answer: Answer): void {
    if (job.failure) return;
    if (isBroken(answer)) job.failure = this.#broken(stage, answer, false);
    else if (answer.code < 200 || answer.code > 299) {
      job.failure = negative(stage, answer);
      this.#endIfOutOfTurn(job.failure);
    }
  }

  #onData(job: Job, answer: Answer): void {
    if (isBroken(answer)) return this.#fail(job, job.failure ?? this.#broken('data', answer, false));
    if (answer.code !== 354) return this.#fail(job, job.failure ?? negative('data', answer));
    if (!job.failure) return this.#sendMessage(job);
    // The server wants a message for an envelope that it refused: it gets an empty one, and its answer means nothing.
    this.#wire.write('.\r\n');
    this.#wire.expect(this.#timeouts.end, () => {});
    this.#fail(job, job.failure);
  }

  #fail(job: Job, failure: Failure): void {
    this.#open = false;
    this.#mustReset = true;
    job.settle(failure);
    this.#endIfOutOfTurn(failure);
    this.#startNext();
  }

  /** A peer that answers out of turn would have its next answers taken for those of other messages. */
  #endIfOutOfTurn(failure: Failure): void {
    if (failure.kind === 'broken') this.#wire.end(failure.fault, failure.detail);
  }

  #sendMessage(job: Job): void {
    this.#open = false;
    this.#unanswered++;
    const next = this.capabilities.pipelining ? this.#queue.shift() : undefined;
    this.#wire.write(dataBytes(job.message, next ? this.#groupedCommands(next) : ''), () => {
      job.left = true;
    });
    this.#wire.expect(this.#timeouts.end, (answer) => this.#onEnd(job, answer));
    if (!next) return;
    this.#open = true;
    this.#expectGroup(next);
  }

  #onEnd(job: Job, answer: Answer): void {
    this.#unanswered--;
    if (isBroken(answer)) return job.settle(this.#broken('end', answer, job.left));
    if (answer.code >= 200 && answer.code <= 299) {
      job.settle({ kind: 'accepted', stage: 'end', reply: answer });
    } else {
      const failure = negative('end', answer);
      job.settle(failure);
      this.#endIfOutOfTurn(failure);
    }
    this.#startNext();
  }

  #abandonQueue(): void {
    const ended = this.#wire.ended;
    if (ended) for (const job of this.#queue.splice(0)) job.settle(this.#broken('mail', ended, false));
  }

  #broken(stage: Stage, { fault, detail }: { fault: Break; detail: string }, mayBeAccepted: boolean): Failure {
    return { kind: 'broken', stage, fault, detail, mayBeAccepted };
  }
}
