// Finds what a text says: every turn of phrase of the tables, in one pass. Each word fills the slots that wait for it; a pattern whose
// last slot is filled is a hit. The work for one word is bounded by the tables, so that no text can make it slow.
// A language counts only where its own small words are there: a few look-alike words in Spanish or Dutch say nothing.

import type { Language } from '../../data/persuasion/phrases.ts';
import { FIRST, type Patterns } from './patterns.ts';
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
/** The concept that holds a language's small words. */
const SMALL_WORDS = 'small_words';
/** Of all words, how many are small ones in any French or English text that is not a list. */
const LEAST_SHARE = 0.12;
/** A longer text has at least two different ones. */
const FEW_WORDS = 8;

export function search(text: string, patterns: Patterns): Found {
  const searching = new Search(patterns);
  readWords(text, searching);
  return searching.found();
}

class Search {
  private readonly patterns: Patterns;
  private readonly hits: Record<Language, Map<string, Hit[]>> = { fr: new Map(), en: new Map() };
  private readonly smallWords: Record<Language, number> = { fr: 0, en: 0 };
  private readonly distinctSmallWords: Record<Language, Set<number>> = { fr: new Set(), en: new Set() };
  /** For every slot, where the row that it ends so far began and ended. */
  private readonly lastWord: Int32Array;
  private readonly firstWord: Int32Array;
  private readonly startOf: Int32Array;
  /** The elements that the word at hand belongs to, or that it ends; for those, where their first word stands. */
  private readonly elements: number[] = [];
  private readonly elementFirst: number[] = [];
  private readonly elementStart: number[] = [];
  private readonly ready: number[] = [];
  private wordCount = 0;
  private numberEnd = LONG_AGO;

  constructor(patterns: Patterns) {
    this.patterns = patterns;
    this.lastWord = new Int32Array(patterns.gaps.length).fill(LONG_AGO);
    this.firstWord = new Int32Array(patterns.gaps.length);
    this.startOf = new Int32Array(patterns.gaps.length);
  }

  word(codes: Uint8Array, length: number, start: number, end: number): void {
    this.elements.length = 0;
    this.patterns.vocabulary.look(codes, length, this.elements);
    this.take(start, end);
  }

  /** `1 500,00`, dates and addresses of machines are one number each. */
  number(start: number, end: number): void {
    const goesOn = start - this.numberEnd <= 1;
    this.numberEnd = end;
    if (goesOn) return;
    this.elements.length = 0;
    this.elements.push(...this.patterns.numbers);
    this.take(start, end);
  }

  money(start: number, end: number): void {
    this.elements.length = 0;
    this.elements.push(...this.patterns.moneys);
    this.take(start, end);
  }

  found(): Found {
    const { wordCount, smallWords, distinctSmallWords, hits } = this;
    const isWritten = (one: Language) =>
      smallWords[one] >= LEAST_SHARE * wordCount && distinctSmallWords[one].size >= (wordCount < FEW_WORDS ? 1 : 2);
    const languages = (['fr', 'en'] as const).filter(isWritten);
    return { wordCount, languages, hits: (language, concept) => hits[language].get(concept) ?? NO_HITS };
  }

  private take(start: number, end: number): void {
    const { elements, elementFirst, elementStart, patterns, wordCount } = this;
    for (let index = 0; index < elements.length; index += 1) {
      elementFirst[index] = wordCount;
      elementStart[index] = start;
    }
    if (elements.length > 0) {
      this.fill(patterns.rowSlots, end);
      this.fill(patterns.patternSlots, end);
    }
    this.wordCount += 1;
  }

  private fill(slotsOf: readonly (readonly number[])[], end: number): void {
    const { elements, elementFirst, elementStart, ready, lastWord, firstWord, startOf, wordCount } = this;
    const { gaps, endings } = this.patterns;
    // All slots are looked at before any is filled: one word must not fill two slots of a row.
    let count = 0;
    for (let index = 0; index < elements.length; index += 1) {
      const slots = slotsOf[elements[index] as number] as readonly number[];
      for (let at = 0; at < slots.length; at += 1) {
        const slot = slots[at] as number;
        const gap = gaps[slot] as number;
        if (gap !== FIRST) {
          const between = (elementFirst[index] as number) - (lastWord[slot - 1] as number) - 1;
          if (between < 0 || between > gap) continue;
        }
        ready[count] = slot;
        ready[count + 1] = index;
        count += 2;
      }
    }
    // From the last slot of a row to its first, so that each still finds where the one before it began.
    for (let at = count - 2; at >= 0; at -= 2) {
      const slot = ready[at] as number;
      const index = ready[at + 1] as number;
      const isFirst = gaps[slot] === FIRST;
      const first = (isFirst ? elementFirst[index] : firstWord[slot - 1]) as number;
      const start = (isFirst ? elementStart[index] : startOf[slot - 1]) as number;
      lastWord[slot] = wordCount;
      firstWord[slot] = first;
      startOf[slot] = start;
      const ending = endings[slot];
      if (ending) this.finish(ending, slot, { first, last: wordCount, start, end });
    }
  }

  private finish(ending: NonNullable<Patterns['endings'][number]>, slot: number, hit: Hit): void {
    if ('completes' in ending) for (const element of ending.completes) this.stand(element, hit.first, hit.start);
    else if (ending.concept !== SMALL_WORDS) this.note(ending.concept, ending.language, hit);
    else {
      this.smallWords[ending.language] += 1;
      this.distinctSmallWords[ending.language].add(slot);
    }
  }

  private stand(element: number, first: number, start: number): void {
    this.elementFirst[this.elements.length] = first;
    this.elementStart[this.elements.length] = start;
    this.elements.push(element);
  }

  private note(concept: string, language: Language, hit: Hit): void {
    const known = this.hits[language].get(concept);
    if (!known) this.hits[language].set(concept, [hit]);
    // A turn of phrase that goes on is the same one.
    else if (known.at(-1)?.last === hit.last) return;
    else if (known.length < MOST_HITS) known.push(hit);
  }
}
