// A fraud taken apart for the owner of the mailbox: what the message wants, what contradicts it, and what to do. The first two are the
// judge's own evidence, sorted; the third depends on what kind of fraud the evidence makes it. Pure; no counsel for other mail.

import type { EvidenceGroup } from '#judge/data/weights.ts';
import type { Evidence, Verdict, Words } from '#judge/verdict.ts';
import { type FraudKind, fraudKinds, steps } from './counsel-words.ts';

export interface Counsel {
  /** Numbers in the list of evidence would differ by reader: symbols name the pieces. */
  wants: Evidence['symbol'][];
  contradicts: Evidence['symbol'][];
  todo: readonly Words[];
}

/** Groups about what a message asks of its reader; all others are about what it is. */
const ASKING: ReadonlySet<string> = new Set(['persuasion'] satisfies (EvidenceGroup | 'persuasion')[]);
/** How a message looks and was made says little to who wonders whether to believe it. */
const BESIDE: ReadonlySet<string> = new Set(['learned', 'subject', 'bulk', 'trackers']);
const MOST = 4;

export function counselOf({ class: name, evidence }: Verdict): Counsel | null {
  if (name !== 'phish') return null;
  const against = evidence.filter(({ weight }) => weight > 0);
  const symbols = (wanted: (group: string) => boolean) =>
    against
      .filter(({ group }) => wanted(group))
      .slice(0, MOST)
      .map(({ symbol }) => symbol);
  return {
    wants: symbols((group) => ASKING.has(group)),
    contradicts: symbols((group) => !ASKING.has(group) && !BESIDE.has(group)),
    todo: steps[kindOf(against)],
  };
}

/** What the heaviest evidence that names a kind says. */
function kindOf(against: readonly Evidence[]): FraudKind {
  for (const { symbol } of against) {
    const found = fraudKinds.find(({ symbols }) => symbols.test(symbol));
    if (found) return found.kind;
  }
  return 'login';
}
