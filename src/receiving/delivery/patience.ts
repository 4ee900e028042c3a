// When a mailbox server that was away is tried again: soon at first, since it is mostly being restarted, then rarely, for five days
// (RFC 5321 section 4.5.4.1). Pure.

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DELAYS = [10 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 20 * MINUTE];
const LONGEST = 30 * MINUTE;
const MAX_AGE = 5 * 24 * 60 * MINUTE;

/** Undefined: given up. */
export function nextTry({
  attempts,
  receivedAt,
  now,
}: {
  attempts: number;
  receivedAt: Date;
  now: Date;
}): Date | undefined {
  const again = new Date(now.getTime() + (DELAYS[attempts - 1] ?? LONGEST));
  return again.getTime() - receivedAt.getTime() > MAX_AGE ? undefined : again;
}
