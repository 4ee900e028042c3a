// The judge's words to a sender: what would be held against the mailing, heaviest first, and how to mend it.
// Pure: verdicts of several sample messages in, one list out; evidence that a sender can do nothing about is left out.

import { type Evidence, type MendPlace, unwantedClasses, type Verdict, type Words } from './verdict.ts';
import type { EvidenceSymbol } from './data/weights.ts';

export interface Advice {
  code: EvidenceSymbol;
  /** A warning moves filters; a hint is good practice. Nothing that the judge finds alone forbids a mailing. */
  severity: 'warning' | 'hint';
  /** What a filter sees. */
  sentence: Words;
  /** What to do. */
  advice: Words;
  mend: MendPlace;
  /** In how many of the messages it was found. */
  messages: number;
  weight: number;
}

/** Evidence this heavy, alone, makes an undecided message twice as suspect as it was. */
const WARNING_WEIGHT = Math.log(2);

export function adviceOf(verdicts: readonly Verdict[]): Advice[] {
  const all = verdicts.flatMap(({ evidence }) => evidence);
  const bySymbol = Map.groupBy(all.filter(isMendable), ({ symbol }) => symbol);
  return [...bySymbol.values()]
    .map((found) => toAdvice(found[0] as Mendable, found.length))
    .sort((a, b) => b.weight - a.weight || (a.code < b.code ? -1 : 1));
}

type Mendable = Evidence & { advice: Words; mend: MendPlace };

const isMendable = (evidence: Evidence): evidence is Mendable =>
  evidence.advice !== undefined && evidence.mend !== undefined;

function toAdvice({ symbol, sentence, advice, mend, weight }: Mendable, messages: number): Advice {
  const severity = weight >= WARNING_WEIGHT ? 'warning' : 'hint';
  return { code: symbol, severity, sentence, advice, mend, messages, weight };
}

/** Whether a receiver's filter would rather keep this message from its reader. */
export const isUnwanted = (verdict: Verdict): boolean => (unwantedClasses as readonly string[]).includes(verdict.class);
