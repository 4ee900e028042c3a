// One message on its way to some recipients through a session, and the end that each of them met. It keeps what was said
// and decides nothing: the session speaks. Every recipient ends once; the first end stands.

import type { Capabilities } from './capabilities.ts';
import type { Delivery } from './delivery.ts';
import { mailCommand, messageProblem, rcptCommand, recipientProblem } from './envelope.ts';

export interface Recipient {
  address: string;
  ending: Delivery | undefined;
}

export class Transaction {
  readonly message: Buffer;
  /** Commands with their CRLF. */
  readonly mail: string;
  readonly rcpts: string[];
  /** Whom the server is asked about, as `rcpts`. */
  readonly recipients: Recipient[];
  /** Whether the peer may have the whole message. */
  left = false;
  /** In the order in which they were given. */
  #all: Recipient[];
  #settle: (deliveries: Delivery[]) => void;

  constructor(
    from: string,
    to: readonly string[],
    message: Buffer,
    server: Capabilities,
    settle: (deliveries: Delivery[]) => void,
  ) {
    const problem = messageProblem(from, message, server);
    this.#all = to.map((address) => ({ address, ending: problem ?? recipientProblem(address, server) }));
    this.#settle = settle;
    this.message = message;
    this.recipients = this.#all.filter(({ ending }) => !ending);
    const asked = this.recipients.map(({ address }) => address);
    this.mail = asked.length === 0 ? '' : mailCommand(from, asked, message, server);
    this.rcpts = asked.map(rcptCommand);
  }

  get ended(): boolean {
    return this.recipients.every(({ ending }) => ending);
  }

  /** Whole once all have ended. */
  get endings(): Delivery[] {
    return this.#all.map(({ ending }) => ending as Delivery);
  }

  /** To be called once, when all have ended. */
  settle(): void {
    this.#settle(this.endings);
  }
}
