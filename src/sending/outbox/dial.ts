// Opens connections to a site: its servers by preference, equals in random order, each of their addresses, until one is ready
// to take mail. The only place of the road out that opens a socket; the router's guard is asked for every one.
// It never throws: a site that cannot be reached is an ending, the same for every message that waited for it.

import { type Destination, STANDARD_TIMEOUTS, type Timeouts, connect } from '#smtp/client.ts';
import type { SmtpSession } from '#smtp/session.ts';
import { endingOf } from './ending.ts';
import type { Ending } from './parcel.ts';
import type { Router, Site } from './route.ts';

export interface DialSettings {
  router: Router;
  /** The name by which we greet: the one the DNS gives for our address. */
  hello: string;
  timeouts?: Partial<Timeouts>;
  /** A number in [0, 1). */
  dice: () => number;
  /** How a socket is opened; tests lead addresses of the world to the loopback here, behind the guard. */
  connectTo?: (destination: Destination) => ReturnType<typeof connect>;
}

export type Dialled = { ok: true; session: SmtpSession; host: string } | { ok: false; ending: Ending };
export type Dial = (site: Site) => Promise<Dialled>;

export function prepareDial({ router, hello, timeouts, dice, connectTo = connect }: DialSettings): Dial {
  const tried = { ...STANDARD_TIMEOUTS, ...timeouts };

  async function dialAddress(site: Site, host: string, address: string): Promise<Dialled> {
    if (!router.mayDial(site.mode, address, site.port)) return unreached(host, `${address} is not a place for mail`);
    const { tls } = site.limits;
    const verifyCertificate = site.verifies ?? false;
    const to = { address, port: site.port, name: host, hello, tls, verifyCertificate, timeouts: tried };
    const connected = await connectTo(to);
    const where = `${host} [${address}]`;
    if (connected.ok) return { ok: true, session: connected.session, host: where };
    return { ok: false, ending: endingOf(connected.failure, where) };
  }

  async function dialHost(site: Site, host: string): Promise<Dialled> {
    let last: Dialled = unreached(host, `${host} has no address`);
    let addresses: string[];
    try {
      addresses = await router.addresses(host);
    } catch (cause) {
      return unreached(host, `no address of ${host} (${(cause as { code?: string }).code ?? 'unknown'})`, 'dns_failed');
    }
    for (const address of addresses) {
      last = await dialAddress(site, host, address);
      if (last.ok) break;
    }
    return last;
  }

  return async (site) => {
    let last: Dialled = unreached(site.key, 'no server is known');
    for (const host of site.ranks.flatMap((rank) => shuffle(rank, dice))) {
      last = await dialHost(site, host);
      if (last.ok) break;
    }
    return last;
  };
}

const unreached = (host: string, reply: string, reason: 'unreachable' | 'dns_failed' = 'unreachable'): Dialled => ({
  ok: false,
  ending: { state: 'deferred', reason, reply, host, mayBeAccepted: false },
});

/** RFC 5321 section 5.1: equals share the load. */
function shuffle(hosts: readonly string[], dice: () => number): string[] {
  return hosts
    .map((host) => ({ host, rank: dice() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ host }) => host);
}
