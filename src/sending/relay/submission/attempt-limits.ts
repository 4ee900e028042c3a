// Slows down whoever guesses keys by SMTP: failures are counted in the database, for all listeners together, per network and per
// key. Only failures count, since a busy program authenticates for each message. A success forgives nothing: keys are not guessed by chance.

import { networkOf } from '#accounts/sign-in-limits.ts';
import type { Platform } from '#platform/platform.ts';

const QUARTER_HOUR = 15 * 60_000;

interface Counter {
  key: string;
  failures: number;
}

const countersOf = (user: string, ip: string): Counter[] => [
  { key: `submission ${networkOf(ip)}`, failures: 30 },
  { key: `submission ${networkOf(ip)} ${user}`.slice(0, 255), failures: 10 },
];

export async function isBarred({ sql, clock }: Platform, user: string, ip: string): Promise<boolean> {
  const counters = countersOf(user, ip);
  const rows = await sql<{ key: string; points: number }[]>`
    select key, points from sign_in_limits
    where key = any(${counters.map(({ key }) => key)}) and expire > ${clock.now().getTime()}::bigint`;
  return rows.some(({ key, points }) => points >= (counters.find((one) => one.key === key)?.failures ?? 0));
}

export async function countFailure({ sql, clock }: Platform, user: string, ip: string): Promise<void> {
  const now = clock.now().getTime();
  await sql`
    insert into sign_in_limits as l (key, points, expire)
    select key, 1, ${now + QUARTER_HOUR}::bigint from unnest(${countersOf(user, ip).map(({ key }) => key)}::text[]) as key
    on conflict (key) do update set
      points = case when l.expire <= ${now}::bigint then 1 else l.points + 1 end,
      expire = case when l.expire <= ${now}::bigint then excluded.expire else l.expire end`;
}
