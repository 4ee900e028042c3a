// One thing that an evidence file saw. A finding has no weight and no words: those are data, added by weigh.ts.
// It cannot fail. An evidence file must never put a sentence or a number of its own in here.

import type { EvidenceSymbol } from './data/weights.ts';
import type { Place } from './verdict.ts';

/** What fills the {placeholders} of the symbol's sentences: names of hosts, addresses, counts. Text of the message
 * itself only in short quotations (see `quote`). */
export type Details = Record<string, string | number>;

export interface Finding {
  symbol: EvidenceSymbol;
  details?: Details;
  place?: Place;
}

const LONGEST_QUOTE = 80;

/** A short piece of the message, on one line and without control characters, fit to stand inside a sentence. */
export const quote = (text: string): string => {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const characters = Array.from(line.slice(0, 4 * LONGEST_QUOTE));
  return characters.length <= LONGEST_QUOTE && line.length <= 4 * LONGEST_QUOTE
    ? line
    : `${characters.slice(0, LONGEST_QUOTE - 1).join('')}…`;
};
