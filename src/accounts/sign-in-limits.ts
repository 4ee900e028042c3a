// Slows down whoever guesses passwords or codes: counters in the database, shared by all web processes, per account and network.
// A counter of one account from one network is short; those of an account or a network alone are long, so that a stranger can
// not lock a person out of their own desk, nor try one password on every account.

import { isIPv6 } from 'node:net';
import type { Platform } from '#platform/platform.ts';
import { accountsProblem } from './accounts-problems.ts';

interface Limit {
  key: string;
  attempts: number;
  windowMs: number;
}

const QUARTER_HOUR = 15 * 60_000;

/** An IPv4 address, or the /64 that one customer of a provider holds (RFC 6177). */
export function networkOf(ip: string): string {
  if (!isIPv6(ip)) return ip;
  const [head = '', tail] = ip.toLowerCase().split('::');
  const front = head.split(':').filter(Boolean);
  const back = tail === undefined ? [] : tail.split(':').filter(Boolean);
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - front.length - back.length }, () => '0');
  const groups = [...front, ...zeros, ...back].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ''));
  return `${groups.join(':')}::/64`;
}

export function passwordLimits(email: string, ip: string): Limit[] {
  const network = networkOf(ip);
  return [
    { key: `password ${email} ${network}`, attempts: 6, windowMs: QUARTER_HOUR },
    { key: `password ${email}`, attempts: 60, windowMs: 4 * QUARTER_HOUR },
    { key: `password ${network}`, attempts: 60, windowMs: QUARTER_HOUR },
  ].map((limit) => ({ ...limit, key: limit.key.slice(0, 255) }));
}

export function secondFactorLimits(operatorId: string): Limit[] {
  return [
    { key: `code ${operatorId}`, attempts: 6, windowMs: QUARTER_HOUR },
    { key: `code-day ${operatorId}`, attempts: 60, windowMs: 96 * QUARTER_HOUR },
  ];
}

/** Counts an attempt before it is made. Throws the problem `too_many_attempts` when any limit is passed. */
export async function countAttempt({ sql, clock }: Platform, limits: readonly Limit[]): Promise<void> {
  const now = clock.now().getTime();
  const rows = await sql<{ points: number; expire: string; key: string }[]>`
    insert into sign_in_limits as l (key, points, expire)
    select key, 1, ${now}::bigint + window_ms from unnest(${limits.map(({ key }) => key)}::text[], ${limits.map(({ windowMs }) => windowMs)}::bigint[]) as t (key, window_ms)
    on conflict (key) do update set
      points = case when l.expire <= ${now} then 1 else l.points + 1 end,
      expire = case when l.expire <= ${now} then excluded.expire else l.expire end
    returning key, points, expire`;
  const passed = rows.filter(({ key, points }) => points > (limits.find((limit) => limit.key === key)?.attempts ?? 0));
  if (passed.length === 0) return;
  const end = Math.max(...passed.map(({ expire }) => Number(expire)));
  throw accountsProblem.too_many_attempts({ minutes: Math.max(1, Math.ceil((end - now) / 60_000)) });
}

/** After a success: the person is here. Counters of the network alone stay, since others may be guessing from it. */
export async function forgiveAttempts({ sql, clock }: Platform, limits: readonly Limit[]): Promise<void> {
  await sql`delete from sign_in_limits where key = any(${limits.slice(0, 2).map(({ key }) => key)}) or expire < ${clock.now().getTime()}`;
}
