// A clock that stands still until a test moves it.

import type { Clock } from '#platform/clock.ts';

export interface TestClock extends Clock {
  set(moment: Date | string): void;
  /** Moves forward. */
  advance(milliseconds: number): void;
}

export function testClock(start = '2026-03-02T09:00:00Z'): TestClock {
  let moment = new Date(start);
  return {
    now: () => new Date(moment),
    set: (next) => void (moment = new Date(next)),
    advance: (milliseconds) => void (moment = new Date(moment.getTime() + milliseconds)),
  };
}
