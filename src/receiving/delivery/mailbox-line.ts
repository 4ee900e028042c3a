// One connection to a mailbox server, opened when it is needed and kept for what comes next. A connection that the server closed while
// idle is no failure: it is opened once more. Names are asked of the DNS each time; the address may be on the local network, since
// the postmaster named it.

import { isAbsolute } from 'node:path';
import { isIP } from 'node:net';
import type { AskDns } from '#authentication/dns-text.ts';
import { type Connected, connect, type Timeouts } from '#smtp/client.ts';
import type { Delivery } from '#smtp/delivery.ts';
import type { SmtpSession } from '#smtp/session.ts';
import type { MailboxServer } from '../domains/protected-domain.ts';

const SECOND = 1_000;
/** A mailbox server is near: what takes it longer is a fault. */
const TIMEOUTS: Partial<Timeouts> = {
  connect: 10 * SECOND,
  greeting: 30 * SECOND,
  hello: 30 * SECOND,
  mail: 60 * SECOND,
  rcpt: 60 * SECOND,
  data: 60 * SECOND,
  end: 5 * 60 * SECOND,
};

export interface LineSettings {
  server: MailboxServer;
  resolver: AskDns;
  /** Our name. */
  hello: string;
}

export class MailboxLine {
  #settings: LineSettings;
  #session: SmtpSession | undefined;

  constructor(settings: LineSettings) {
    this.#settings = settings;
  }

  /** One end for each recipient. */
  async deliver(from: string, to: readonly string[], message: Buffer): Promise<Delivery[]> {
    return this.#twice(
      (session) => session.deliverToAll({ from, to }, message),
      (ends) => ends.every((end) => end.kind === 'broken' && !end.mayBeAccepted),
      (failure) => to.map(() => failure),
    );
  }

  /** Whether the server would take mail for it: accepted means yes. */
  async ask(recipient: string): Promise<Delivery> {
    return this.#twice(
      (session) => session.ask(recipient),
      (end) => end.kind === 'broken',
      (failure) => failure,
    );
  }

  async close(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    await session?.quit();
  }

  /** Does it on the connection at hand; on a new one when that had ended unseen. */
  async #twice<Result>(
    act: (session: SmtpSession) => Promise<Result>,
    isUnused: (result: Result) => boolean,
    onFailure: (failure: Delivery) => Result,
  ): Promise<Result> {
    const old = this.#session;
    if (old?.usable) {
      const result = await act(old);
      if (!isUnused(result)) return result;
      old.destroy();
    }
    this.#session = undefined;
    const connected = await dial(this.#settings);
    if (!connected.ok) return onFailure(connected.failure);
    this.#session = connected.session;
    return act(connected.session);
  }
}

async function dial({ server, resolver, hello }: LineSettings): Promise<Connected> {
  const addresses = await addressesOf(server.host, resolver);
  let last: Connected = unreached(`${server.host} has no address`);
  for (const address of addresses.slice(0, 4)) {
    last = await connect({ ...server, address, name: server.host, hello, timeouts: TIMEOUTS });
    if (last.ok) return last;
  }
  return last;
}

async function addressesOf(host: string, resolver: AskDns): Promise<string[]> {
  if (isIP(host) !== 0 || isAbsolute(host)) return [host];
  if (host === 'localhost') return ['127.0.0.1', '::1'];
  const both = await Promise.all(['A', 'AAAA'].map((type) => resolver(host, type).catch(() => [])));
  return both.flat().filter((address) => typeof address === 'string' && isIP(address) !== 0);
}

const unreached = (detail: string): Connected => ({
  ok: false,
  failure: { kind: 'broken', stage: 'connect', fault: 'unreachable', detail, mayBeAccepted: false },
});
