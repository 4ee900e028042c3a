// Finds what a text says: every turn of phrase of the tables, in one pass. Each word fills the slots that wait for it; a pattern whose
// last slot is filled is a hit. The work for one word is bounded by the tables, so that no text can make it slow.
// A language counts only where its own small words are there: a few look-alike words in Spanish or Dutch say nothing.

import type { Language, Patterns } from './patterns.ts';
import { readWords } from './words.ts';

export interface Hit {
  /** Which words of the text, counted from 0. */
  first: number;
  last: number;
  /** Offsets in the text. */
  start: number;
  end: number;
}

export interface Found {
  wordCount: number;
  languages: readonly Language[];
  hits(language: Language, concept: string): readonly Hit[];
}

/** More of the same says no more. */
const MOST_HITS = 24;
const NO_HITS: readonly Hit[] = [];
const LONG_AGO = -1_000;
/** The concepts that hold a language's small words. */
const SMALL_WORDS = 'small_words';
/** Of all words, how many are small ones in any French or English text that is not a list. */
const LEAST_SHARE = 0.1;

export function search(text: string, patterns: Patterns): Found {
  const { slots, slotsOf, vocabulary } = patterns;
  const hits: Record<Language, Map<string, Hit[]>> = { fr: new Map(), en: new Map() };
  const lastWord = new Int32Array(slots.length).fill(LONG_AGO);
  const firstWord = new Int32Array(slots.length);
  const startedAt = new Int32Array(slots.length);
  const small: Record<Language, number> = { fr: 0, en: 0 };
  const elements: number[] = [];
  const ready: number[] = [];
  let wordCount = 0;

  const fill = (start: number, end: number): void => {
    ready.length = 0;
    for (const element of elements) {
      for (const slot of slotsOf[element] as number[]) {
        const { isFirst, gap } = slots[slot] as (typeof slots)[number];
        if (isFirst || wordCount - (lastWord[slot - 1] as number) <= gap + 1) ready.push(slot);
      }
    }
    // Later slots first: a word that fits two slots of a pattern fills only one of them.
    for (const slot of ready.length > 1 ? ready.sort((a, b) => b - a) : ready) {
      const { isFirst, concept, language } = slots[slot] as (typeof slots)[number];
      lastWord[slot] = wordCount;
      firstWord[slot] = isFirst ? wordCount : (firstWord[slot - 1] as number);
      startedAt[slot] = isFirst ? start : (startedAt[slot - 1] as number);
      if (concept === SMALL_WORDS) small[language] += 1;
      else if (concept !== undefined) {
        const known = hits[language].get(concept) ?? [];
        if (known.length === 0) hits[language].set(concept, known);
        if (known.length < MOST_HITS) {
          known.push({ first: firstWord[slot] as number, last: wordCount, start: startedAt[slot] as number, end });
        }
      }
    }
  };

  const sign = (kinds: readonly number[], start: number, end: number): void => {
    elements.length = 0;
    elements.push(...kinds);
    fill(start, end);
    wordCount += 1;
  };

  readWords(text, {
    word: (codes, length, start, end) => {
      elements.length = 0;
      vocabulary.look(codes, length, elements);
      if (elements.length > 0) fill(start, end);
      wordCount += 1;
    },
    number: (start, end) => sign(patterns.numbers, start, end),
    money: (start, end) => sign(patterns.moneys, start, end),
  });

  const languages = (['fr', 'en'] as const).filter((one) => small[one] > 0 && small[one] >= LEAST_SHARE * wordCount);
  return { wordCount, languages, hits: (language, concept) => hits[language].get(concept) ?? NO_HITS };
}
