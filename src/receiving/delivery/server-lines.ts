// The connections to one mailbox server and the parcels that wait for them: each line takes the next parcel when it is done with one. A
// server that could not be reached is left alone for a moment, so that a thousand parcels do not wait for a thousand time-outs.

import type { Clock } from '#platform/clock.ts';
import type { Delivery } from '#smtp/delivery.ts';
import type { MailboxLine } from './mailbox-line.ts';
import type { Parcel } from './parcel.ts';
import type { Seal } from './seal.ts';

/** Told of each parcel once; must not reject. */
export type OnEnds = (parcel: Parcel, ends: readonly Delivery[]) => Promise<void>;

export interface ServerLinesOptions {
  clock: Clock;
  /** Must not reject. */
  seal: Seal;
  onEnds: OnEnds;
}

const AWAY_MS = 5_000;
const AWAY: Delivery = {
  kind: 'broken',
  stage: 'connect',
  fault: 'unreachable',
  detail: 'the mailbox server was away a moment ago',
  mayBeAccepted: false,
};

export class ServerLines {
  #queue: Parcel[] = [];
  #all: readonly MailboxLine[];
  #free: MailboxLine[];
  #onEnds: OnEnds;
  #working = new Set<Promise<void>>();
  #awayUntil = 0;
  #clock: Clock;
  #seal: Seal;

  constructor(lines: readonly MailboxLine[], { clock, seal, onEnds }: ServerLinesOptions) {
    this.#clock = clock;
    this.#seal = seal;
    this.#all = lines;
    this.#free = [...lines];
    this.#onEnds = onEnds;
  }

  give(parcel: Parcel): void {
    this.#queue.push(parcel);
    const line = this.#free.pop();
    if (!line) return;
    const work = this.#work(line).finally(() => this.#working.delete(work));
    this.#working.add(work);
  }

  /** Ends what has begun; gives back what has not. */
  async close(): Promise<Parcel[]> {
    const left = this.#queue.splice(0);
    await Promise.all(this.#working);
    await Promise.all(this.#all.map((line) => line.close()));
    return left;
  }

  async #work(line: MailboxLine): Promise<void> {
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) await this.#carry(line, next);
    this.#free.push(line);
  }

  async #carry(line: MailboxLine, parcel: Parcel): Promise<void> {
    const to = parcel.recipients.map(({ address }) => address);
    const isAway = this.#awayUntil > this.#clock.now().getTime();
    const ends = isAway ? to.map(() => AWAY) : await line.deliver(parcel.mailFrom, to, await this.#seal(parcel));
    if (!isAway && ends.some((end) => end.kind === 'broken' && end.stage === 'connect'))
      this.#awayUntil = this.#clock.now().getTime() + AWAY_MS;
    await this.#onEnds(parcel, ends);
  }
}
