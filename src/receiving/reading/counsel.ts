// A fraud taken apart for the owner of the mailbox: what the message wants, what contradicts it, and what to do. The first two are the
// judge's own evidence, sorted; the third depends on what kind of fraud the evidence makes it. Pure; no counsel for other mail.

import type { EvidenceGroup } from '#judge/data/weights.ts';
import type { Evidence, Verdict, Words } from '#judge/verdict.ts';
import { type FraudKind, fraudKinds, steps, unmasking } from './counsel-words.ts';

export interface Counsel {
  /** Pieces of the verdict's evidence, heaviest first. */
  wants: Evidence['symbol'][];
  contradicts: Evidence['symbol'][];
  todo: readonly Words[];
}

/** How a message looks and was made says little to who wonders whether to believe it. */
const BESIDE: ReadonlySet<EvidenceGroup> = new Set<EvidenceGroup>([
  'learned',
  'subject',
  'bulk',
  'trackers',
  'headers',
]);
const MOST = 5;

export function counselOf({ class: name, evidence }: Verdict): Counsel | null {
  if (name !== 'phish') return null;
  const against = evidence.filter(({ weight, group }) => weight > 0 && !BESIDE.has(group));
  const symbols = (pieces: readonly Evidence[]) => pieces.slice(0, MOST).map(({ symbol }) => symbol);
  return {
    wants: symbols(against.filter(isDemand)),
    contradicts: symbols(against.filter((one) => !isDemand(one))),
    todo: steps[kindOf(against)],
  };
}

const isDemand = ({ group, symbol }: Evidence) => group === 'persuasion' && !unmasking.has(symbol);

/** What the heaviest evidence that names a kind says. */
function kindOf(against: readonly Evidence[]): FraudKind {
  for (const { symbol } of against) {
    const found = fraudKinds.find(({ symbols }) => symbols.includes(symbol));
    if (found) return found.kind;
  }
  return 'login';
}
