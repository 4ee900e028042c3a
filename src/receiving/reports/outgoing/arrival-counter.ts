// Looks every few minutes whether a day is over and not yet counted. One that fails is counted at the next look.

import type { Platform } from '#platform/platform.ts';
import { startWorkLoop, type WorkLoop } from '#platform/work-loop.ts';
import { countArrivals } from './arrival-counts.ts';

const INTERVAL_MS = 600_000;

export const startArrivalCounts = ({ sql, clock, log }: Platform): WorkLoop =>
  startWorkLoop(
    async () => {
      await countArrivals(sql, clock.now());
      return false;
    },
    { log, name: 'counts of what arrived', idleMs: INTERVAL_MS },
  );
