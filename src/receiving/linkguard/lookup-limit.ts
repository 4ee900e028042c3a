// How often one network may ask about links. Counted in memory, by the minute, so that nothing about who asked is ever written down; with
// several web processes each counts for itself.

import { networkOf } from '#accounts/sign-in-limits.ts';
import type { Clock } from '#platform/clock.ts';

const WINDOW_MS = 60_000;
/** A house of some hundred people behind one address clicks less. */
export const MOST_LOOKUPS = 600;
/** Beyond that many networks in one minute they are counted together. */
const MOST_NETWORKS = 50_000;

/** False once a network asked too often. */
export function createLookupLimit(clock: Clock): (ip: string) => boolean {
  const counts = new Map<string, number>();
  let until = 0;
  return (ip) => {
    const now = clock.now().getTime();
    if (now >= until) {
      counts.clear();
      until = now + WINDOW_MS;
    }
    const own = networkOf(ip);
    const network = counts.has(own) || counts.size < MOST_NETWORKS ? own : 'others';
    const count = (counts.get(network) ?? 0) + 1;
    counts.set(network, count);
    return count <= MOST_LOOKUPS;
  };
}
