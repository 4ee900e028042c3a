// How often something may happen: so many times in a window of fixed length, for each key. Held in memory, and no more keys than were
// seen in the last window.

import type { Clock } from '#platform/clock.ts';

export function createRate(clock: Clock, { most, perMs }: { most: number; perMs: number }) {
  let counts = new Map<string, number>();
  let since = clock.now().getTime();
  return {
    /** Counts so many more. */
    passes(key: string, more = 1): boolean {
      const now = clock.now().getTime();
      if (now - since >= perMs) {
        counts = new Map();
        since = now;
      }
      const count = (counts.get(key) ?? 0) + more;
      counts.set(key, count);
      return count <= most;
    },
  };
}
