// The messages of one SMTP or LMTP session, in the order in which they were given. Give it the next message before the last
// one is answered and no round trip is lost. Every recipient of every message given ends as one Delivery, whatever happens to
// the session; nothing is tried twice here.

import type { Capabilities } from './capabilities.ts';
import type { Protocol, Timeouts } from './client.ts';
import { dataBytes } from './data.ts';
import { type Delivery, type Failure, negative, type Stage } from './delivery.ts';
import { rcptCommand, recipientProblem } from './envelope.ts';
import type { Reply } from './reply.ts';
import { type Recipient, Transaction } from './transaction.ts';
import { type Answer, isBroken, type Wire } from './wire.ts';

export interface Envelope {
  /** The return path; empty for notices that must never be answered by one. */
  from: string;
  to: string;
}

export interface SharedEnvelope {
  from: string;
  to: readonly string[];
}

/** A server that does not answer QUIT is left without more ado. */
const QUIT_TIMEOUT = 3_000;

export class SmtpSession {
  readonly capabilities: Capabilities;
  readonly encrypted: boolean;
  #wire: Wire;
  #timeouts: Timeouts;
  #lmtp: boolean;
  #queue: Transaction[] = [];
  #given = 0;
  #settled = 0;
  /** An envelope has gone out whose message has not. */
  #open = false;
  /** A message has gone out whose answer has not come. */
  #unanswered = 0;
  /** The server holds an envelope that failed. */
  #mustReset = false;
  #idle: (() => void)[] = [];

  constructor(wire: Wire, protocol: Protocol, capabilities: Capabilities, timeouts: Timeouts, encrypted: boolean) {
    this.#wire = wire;
    this.#lmtp = protocol === 'lmtp';
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

  deliver({ from, to }: Envelope, message: Buffer): Promise<Delivery> {
    return new Promise((resolve) => this.#give(from, [to], message, ([delivery]) => resolve(delivery as Delivery)));
  }

  /**
   * One message, one end for each recipient, in their order. By LMTP the server answers for each on its own; by SMTP one
   * answer to the message counts for all whom it did not refuse before.
   */
  deliverToAll({ from, to }: SharedEnvelope, message: Buffer): Promise<Delivery[]> {
    return new Promise((resolve) => this.#give(from, to, message, resolve));
  }

  /** Whether the server would take mail for a recipient, without giving it any. To be asked when no message is in flight. */
  async ask(to: string): Promise<Delivery> {
    const problem = recipientProblem(to, this.capabilities);
    if (problem) return problem;
    const { mail, rcpt } = this.#timeouts;
    if (this.#mustReset) await this.#wire.ask('RSET\r\n', mail);
    this.#mustReset = false;
    const begun = await this.#wire.ask('MAIL FROM:<>\r\n', mail);
    if (!isWelcome('mail', begun)) return failureOf('mail', begun, false);
    const answer = await this.#wire.ask(rcptCommand(to), rcpt);
    await this.#wire.ask('RSET\r\n', mail);
    return isWelcome('rcpt', answer)
      ? { kind: 'accepted', stage: 'end', reply: answer }
      : failureOf('rcpt', answer, false);
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

  #give(from: string, to: readonly string[], message: Buffer, resolve: (deliveries: Delivery[]) => void): void {
    const transaction = new Transaction(from, to, message, this.capabilities, (deliveries) => {
      this.#settled++;
      resolve(deliveries);
      if (this.inFlight === 0) for (const wake of this.#idle.splice(0)) wake();
    });
    if (transaction.ended) return resolve(transaction.endings);
    this.#given++;
    this.#queue.push(transaction);
    if (this.#wire.ended) this.#abandonQueue();
    else this.#startNext();
  }

  #startNext(): void {
    if (this.#open || this.#wire.ended) return;
    const { pipelining } = this.capabilities;
    if (!pipelining && this.#unanswered > 0) return;
    const transaction = this.#queue.shift();
    if (!transaction) return;
    this.#open = true;
    if (!pipelining) return void this.#askOneByOne(transaction);
    this.#wire.write(this.#groupedCommands(transaction));
    this.#expectGroup(transaction);
  }

  /** RFC 2920 section 3.1: DATA ends a group, since its answer decides what follows. */
  #groupedCommands({ mail, rcpts }: Transaction): string {
    return `${this.#mustReset ? 'RSET\r\n' : ''}${mail}${rcpts.join('')}DATA\r\n`;
  }

  #expectGroup(transaction: Transaction): void {
    const { recipients } = transaction;
    if (this.#mustReset) this.#wire.expect(this.#timeouts.mail, () => {});
    this.#mustReset = false;
    this.#wire.expect(this.#timeouts.mail, (answer) => this.#note(recipients, 'mail', answer));
    for (const recipient of recipients)
      this.#wire.expect(this.#timeouts.rcpt, (answer) => this.#note([recipient], 'rcpt', answer));
    this.#wire.expect(this.#timeouts.data, (answer) => this.#onData(transaction, answer));
  }

  async #askOneByOne(transaction: Transaction): Promise<void> {
    const { mail, rcpts, recipients } = transaction;
    if (this.#mustReset) await this.#wire.ask('RSET\r\n', this.#timeouts.mail);
    this.#mustReset = false;
    this.#note(recipients, 'mail', await this.#wire.ask(mail, this.#timeouts.mail));
    if (transaction.ended) return this.#fail(transaction);
    for (const [index, recipient] of recipients.entries())
      this.#note([recipient], 'rcpt', await this.#wire.ask(rcpts[index] as string, this.#timeouts.rcpt));
    if (transaction.ended) return this.#fail(transaction);
    this.#onData(transaction, await this.#wire.ask('DATA\r\n', this.#timeouts.data));
  }

  /** What is answered before the message can only end recipients; those who met their end already keep it. */
  #note(recipients: readonly Recipient[], stage: 'mail' | 'rcpt' | 'data', answer: Answer): void {
    const wanted = recipients.filter(({ ending }) => !ending);
    if (wanted.length === 0 || isWelcome(stage, answer)) return;
    const failure = failureOf(stage, answer, false);
    for (const recipient of wanted) recipient.ending = failure;
    this.#endIfOutOfTurn(failure);
  }

  #onData(transaction: Transaction, answer: Answer): void {
    this.#note(transaction.recipients, 'data', answer);
    if (!transaction.ended) return this.#sendMessage(transaction);
    if (isWelcome('data', answer)) this.#sendNothing();
    this.#fail(transaction);
  }

  /** The server wants a message for an envelope that it refused: it gets an empty one, and its answer means nothing. */
  #sendNothing(): void {
    // By LMTP nobody can tell how many answers to nothing there will be (RFC 2033 section 4.2 forbids the question).
    if (this.#lmtp) return this.#wire.end('reply_garbled', '354 although every recipient was refused');
    this.#wire.write('.\r\n');
    this.#wire.expect(this.#timeouts.end, () => {});
  }

  #fail(transaction: Transaction): void {
    this.#open = false;
    this.#mustReset = true;
    transaction.settle();
    this.#startNext();
  }

  /** A peer that answers out of turn would have its next answers taken for those of other messages. */
  #endIfOutOfTurn(failure: Failure): void {
    if (failure.kind === 'broken') this.#wire.end(failure.fault, failure.detail);
  }

  #sendMessage(transaction: Transaction): void {
    this.#open = false;
    this.#unanswered++;
    const next = this.capabilities.pipelining ? this.#queue.shift() : undefined;
    this.#wire.write(dataBytes(transaction.message, next ? this.#groupedCommands(next) : ''), () => {
      transaction.left = true;
    });
    const wanted = transaction.recipients.filter(({ ending }) => !ending);
    // RFC 2033 section 4.2: one answer for each recipient that was welcome, in their order.
    for (const recipients of this.#lmtp ? wanted.map((one) => [one]) : [wanted])
      this.#wire.expect(this.#timeouts.end, (answer) => this.#onEnd(transaction, recipients, answer));
    if (!next) return;
    this.#open = true;
    this.#expectGroup(next);
  }

  #onEnd(transaction: Transaction, recipients: readonly Recipient[], answer: Answer): void {
    const delivery = isWelcome('end', answer)
      ? ({ kind: 'accepted', stage: 'end', reply: answer } as const)
      : failureOf('end', answer, transaction.left);
    for (const recipient of recipients) recipient.ending = delivery;
    if (transaction.ended) {
      this.#unanswered--;
      transaction.settle();
    }
    if (delivery.kind !== 'accepted') this.#endIfOutOfTurn(delivery);
    this.#startNext();
  }

  #abandonQueue(): void {
    const { ended } = this.#wire;
    if (!ended) return;
    for (const transaction of this.#queue.splice(0)) {
      this.#note(transaction.recipients, 'mail', ended);
      transaction.settle();
    }
  }
}

function isWelcome(stage: Stage, answer: Answer): answer is Reply {
  if (isBroken(answer)) return false;
  return stage === 'data' ? answer.code === 354 : answer.code >= 200 && answer.code <= 299;
}

function failureOf(stage: Stage, answer: Answer, mayBeAccepted: boolean): Failure {
  if (!isBroken(answer)) return negative(stage, answer);
  return { kind: 'broken', stage, fault: answer.fault, detail: answer.detail, mayBeAccepted };
}
