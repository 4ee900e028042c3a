// How many messages one address hands over in a minute. Kept in memory, for this process; it never holds more addresses than it may.

import type { Clock } from '#platform/clock.ts';

const MINUTE_MS = 60_000;
const MOST_ADDRESSES = 100_000;

export function createPace(mostPerMinute: number, clock: Clock) {
  let minute = 0;
  let counts = new Map<string, number>();
  return {
    /** Counts one more message of this address. */
    allows(ip: string): boolean {
      const now = Math.floor(clock.now().getTime() / MINUTE_MS);
      // Whoever fills the table is not let in by filling it: the others only begin their minute again.
      if (now !== minute || counts.size >= MOST_ADDRESSES) counts = new Map();
      minute = now;
      const count = (counts.get(ip) ?? 0) + 1;
      counts.set(ip, count);
      return count <= mostPerMinute;
    },
  };
}
