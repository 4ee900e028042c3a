// When to try again, and when to give up. Pure: the moment and the dice are handed in.
// Figures: STANDARDS section 10 (first 20 min, doubling with jitter, at most 4 h, for 5 days) and section 8 (greylisting, unknown domains).

import type { Reason } from './send.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const FIRST_DELAY = 20 * MINUTE;
const LONGEST_DELAY = 4 * HOUR;
const MAX_AGE = 5 * 24 * HOUR;
/** Spreads what failed together, so that it does not come back together. */
const JITTER = 0.1;

const GREYLIST_DELAYS = [5 * MINUTE, 15 * MINUTE, 30 * MINUTE];
/** A name that does not exist may be a fault of the DNS: asked three times over 72 hours, then believed. */
const UNKNOWN_DOMAIN_DELAYS = [36 * HOUR, 36 * HOUR];

export type Retry = { again: Date } | { giveUp: Reason };

export interface FailedAttempt {
  reason: Reason;
  /** Attempts made so far, this one included. */
  attempts: number;
  firstAttemptAt: Date;
  now: Date;
  /** A number in [0, 1). */
  dice: number;
}

export function nextAttempt({ reason, attempts, firstAttemptAt, now, dice }: FailedAttempt): Retry {
  if (reason === 'domain_unknown' && attempts > UNKNOWN_DOMAIN_DELAYS.length) return { giveUp: 'domain_unknown' };
  const again = new Date(now.getTime() + delayAfter(reason, attempts) * (1 - JITTER + 2 * JITTER * dice));
  return again.getTime() - firstAttemptAt.getTime() > MAX_AGE ? { giveUp: 'expired' } : { again };
}

function delayAfter(reason: Reason, attempts: number): number {
  const special =
    reason === 'greylisted' ? GREYLIST_DELAYS : reason === 'domain_unknown' ? UNKNOWN_DOMAIN_DELAYS : undefined;
  return special?.[attempts - 1] ?? Math.min(FIRST_DELAY * 2 ** (attempts - 1), LONGEST_DELAY);
}
