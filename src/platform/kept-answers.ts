// Keeps the answers of the DNS for a short while, so that a mailing's thousand messages ask once. Absent names are answers too; a failure is
// asked again. Answers under way are shared. It must never hold more than its limit.

import type { Clock } from './clock.ts';
import type { Resolver } from './resolver.ts';

const KEPT_MS = 60_000;
const MOST = 20_000;
const ABSENT = new Set(['ENOTFOUND', 'ENODATA']);

export function keepAnswers(ask: Resolver, clock: Clock): Resolver {
  const kept = new Map<string, { answer: Promise<any>; until: number }>();
  return (name, type) => {
    const key = `${type} ${name.toLowerCase()}`;
    const now = clock.now().getTime();
    const known = kept.get(key);
    if (known && known.until > now) return known.answer;
    const answer = ask(name, type);
    kept.delete(key);
    kept.set(key, { answer, until: now + KEPT_MS });
    // In the order in which they came: the oldest go first.
    if (kept.size > MOST) kept.delete(kept.keys().next().value as string);
    answer.catch((cause: { code?: string }) => {
      if (!ABSENT.has(cause.code ?? '') && kept.get(key)?.answer === answer) kept.delete(key);
    });
    return answer;
  };
}
