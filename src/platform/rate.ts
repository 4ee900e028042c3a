// How often something may happen: so many times in a window of fixed length, for each key. Held in memory, so that nothing about who came is
// written down; each process counts for itself. It never holds more keys than it may: beyond, keys are counted together.

import type { Clock } from '#platform/clock.ts';

const MOST_KEYS = 50_000;
const OTHERS = '';

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
      const own = counts.has(key) || counts.size < MOST_KEYS ? key : OTHERS;
      const count = (counts.get(own) ?? 0) + more;
      counts.set(own, count);
      return count <= most;
    },
  };
}
