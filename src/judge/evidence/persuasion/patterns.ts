// Turns the tables of turns of phrase into what the search walks through: one vocabulary, and for every pattern its row of slots.
// Done once, when the program starts; a pattern that says nothing is a mistake in a table and throws then, never later.
//
// How a pattern is written:   carte+cadeau|coupon* <acheter>|prend* .. urgen*
//   a space      the next word follows, with at most two others between     ..   with at most eight between
//   a|b          one word or the other                                       stem*   any word that begins so
//   a+b          two words side by side, or written as one                   <name>  the words of that name in the table `words`
//   #            a number                                                    ¤       a sign of money
// Case, accents and doubled letters make no difference.

import { readWords } from './words.ts';
import { Vocabulary } from './vocabulary.ts';

export type Language = 'fr' | 'en';

/** What a text can be found to say: a name, and its turns of phrase in each language. */
export type Concepts<Name extends string = string> = Readonly<
  Record<Name, Readonly<Partial<Record<Language, readonly string[]>>>>
>;
export type NamedWords = Readonly<Record<Language, Readonly<Record<string, string>>>>;

const WORDS_BETWEEN = 2;
const WORDS_BETWEEN_FAR = 8;

/** Slots of a pattern stand one after the other; `concept` is set on its last. */
export interface Slot {
  element: number;
  isFirst: boolean;
  /** How many words may lie between this one and the one before. */
  gap: number;
  concept?: string;
  language: Language;
}

interface Item {
  words: readonly string[];
  gap: number;
}

export class Patterns {
  readonly vocabulary = new Vocabulary();
  readonly slots: Slot[] = [];
  /** The slots that a word belonging to an element may fill. */
  readonly slotsOf: number[][] = [];
  /** The elements that any number, or any sign of money, belongs to. */
  readonly numbers: number[] = [];
  readonly moneys: number[] = [];
  private readonly elements = new Map<string, number>();

  add(concepts: Concepts, named: NamedWords): void {
    for (const [concept, phrases] of Object.entries(concepts)) {
      for (const language of ['fr', 'en'] as const) {
        for (const phrase of phrases[language] ?? []) this.addPhrase(concept, language, phrase, named[language]);
      }
    }
  }

  private addPhrase(
    concept: string,
    language: Language,
    phrase: string,
    named: Readonly<Record<string, string>>,
  ): void {
    const whole = phrase.replace(/<(\w+)>/g, (_, name: string) => {
      const words = named[name];
      if (words === undefined) throw new Error(`no words named ${name}, in: ${phrase}`);
      return words;
    });
    for (const row of rowsOf(whole)) {
      if (row.length === 0) throw new Error(`an empty pattern: ${phrase}`);
      row.forEach(({ words, gap }, index) => {
        const element = this.element(words.join('|'));
        const isLast = index === row.length - 1;
        this.slots.push({ element, isFirst: index === 0, gap, language, ...(isLast && { concept }) });
        (this.slotsOf[element] as number[]).push(this.slots.length - 1);
      });
    }
  }

  private element(words: string): number {
    const known = this.elements.get(words);
    if (known !== undefined) return known;
    const element = this.slotsOf.push([]) - 1;
    this.elements.set(words, element);
    for (const word of words.split('|')) this.teach(word, element);
    return element;
  }

  private teach(word: string, element: number): void {
    if (word === '#') this.numbers.push(element);
    if (word === '¤') this.moneys.push(element);
    const isStem = word.endsWith('*');
    readWords(isStem ? word.slice(0, -1) : word, {
      word: (codes, length) => this.vocabulary.add(codes, length, isStem, element),
      number: () => undefined,
      money: () => undefined,
    });
  }
}

/** Every way in which a pattern with words written apart or together can stand in a text. */
function rowsOf(phrase: string): Item[][] {
  let rows: Item[][] = [[]];
  let gap = WORDS_BETWEEN;
  for (const item of phrase.trim().split(/\s+/)) {
    if (item === '..') {
      gap = WORDS_BETWEEN_FAR;
      continue;
    }
    const choices = choicesOf(item, gap);
    rows = rows.flatMap((row) => choices.map((choice) => [...row, ...choice]));
    gap = WORDS_BETWEEN;
  }
  return rows;
}

function choicesOf(item: string, gap: number): Item[][] {
  const alternatives = item.split('|');
  const isRow = (word: string) => /[+'’-]/.test(word);
  const together = alternatives.flatMap((word) => (word.includes('+') ? [word.replaceAll('+', '')] : []));
  const single = [...alternatives.filter((word) => !isRow(word)), ...together.filter((word) => !isRow(word))];
  const rows = alternatives
    .filter(isRow)
    .map((word) => word.split(/[+'’-]/).map((one, index) => ({ words: [one], gap: index === 0 ? gap : 0 })));
  return [...(single.length > 0 ? [[{ words: single, gap }]] : []), ...rows];
}
