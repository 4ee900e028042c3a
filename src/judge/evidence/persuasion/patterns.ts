// Turns the tables of turns of phrase (written as data/persuasion/phrases.ts tells) into what the search walks through: one vocabulary,
// and for every pattern its row of slots.
// Done once, when the program starts; a pattern that says nothing is a mistake in a table and throws then, never later.

import type { Concepts, Families, Language } from '../../data/persuasion/phrases.ts';
import { readWords } from './words.ts';
import { Vocabulary } from './vocabulary.ts';

const WORDS_BETWEEN = 2;
const WORDS_BETWEEN_FAR = 8;

/** What the last slot of a row amounts to: a concept in its language, or elements that the row belongs to as a single word would. */
type Ending = { concept: string; language: Language } | { completes: number[] };

/** In `gaps`: the first slot of a row follows nothing. */
export const FIRST = -1;

export class Patterns {
  readonly vocabulary = new Vocabulary();
  /** By slot, the slots of a row one after the other: how many words may lie between its word and the one before. */
  readonly gaps: number[] = [];
  /** By slot: set on the last of a row. */
  readonly endings: (Ending | undefined)[] = [];
  /** The slots that a word belonging to an element may fill: those of patterns, and those of words that stand side by side. */
  readonly patternSlots: number[][] = [];
  readonly rowSlots: number[][] = [];
  /** The elements that any number, or any sign of money, belongs to. */
  readonly numbers: number[] = [];
  readonly moneys: number[] = [];
  private readonly elements = new Map<string, number>();
  private readonly rows = new Map<string, number[]>();

  add(concepts: Concepts, families: Families): void {
    for (const [concept, phrases] of Object.entries(concepts)) {
      for (const language of ['fr', 'en'] as const) {
        for (const phrase of phrases[language] ?? []) this.addPhrase(concept, language, phrase, families[language]);
      }
    }
  }

  private addPhrase(concept: string, language: Language, phrase: string, families: Record<string, string>): void {
    const whole = phrase.replace(/<(\w+)>/g, (_, name: string) => {
      const words = families[name];
      if (words === undefined) throw new Error(`no family of words named ${name}, in: ${phrase}`);
      return words;
    });
    const items: { element: number; gap: number }[] = [];
    let gap = WORDS_BETWEEN;
    for (const item of whole.trim().split(/\s+/)) {
      if (item === '..') gap = WORDS_BETWEEN_FAR;
      else {
        items.push({ element: this.element(item), gap });
        gap = WORDS_BETWEEN;
      }
    }
    if (items.length === 0) throw new Error(`an empty pattern for ${concept}`);
    this.addRow(this.patternSlots, items, { concept, language });
  }

  /** Elements must all be there before: they bring rows of their own, which must not come between the slots of this one. */
  private addRow(slotsOf: number[][], items: readonly { element: number; gap: number }[], ending: Ending): void {
    items.forEach(({ element, gap }, index) => {
      const slot = this.gaps.push(index === 0 ? FIRST : gap) - 1;
      this.endings.push(index === items.length - 1 ? ending : undefined);
      (slotsOf[element] as number[]).push(slot);
    });
  }

  private element(alternatives: string): number {
    const known = this.elements.get(alternatives);
    if (known !== undefined) return known;
    const element = this.patternSlots.push([]) - 1;
    this.rowSlots.push([]);
    this.elements.set(alternatives, element);
    for (const word of alternatives.split('|')) this.teach(word, element);
    return element;
  }

  private teach(alternative: string, element: number): void {
    if (alternative === '#') this.numbers.push(element);
    else if (alternative === '¤') this.moneys.push(element);
    else {
      const words = alternative.split(/[+'’-]/).filter(Boolean);
      if (words.length === 0) throw new Error(`an empty word among ${alternative}`);
      if (words.length > 1) this.teachRow(words, element);
      if (words.length === 1 || alternative.includes('+'))
        this.teachWord(words.join('').replace(/\*(?!$)/g, ''), element);
    }
  }

  private teachRow(words: readonly string[], element: number): void {
    const name = words.join('+');
    const known = this.rows.get(name);
    if (known) {
      known.push(element);
      return;
    }
    const completes = [element];
    this.rows.set(name, completes);
    const items = words.map((word) => ({ element: this.element(word), gap: 0 }));
    this.addRow(this.rowSlots, items, { completes });
  }

  private teachWord(word: string, element: number): void {
    const isStem = word.endsWith('*');
    const refuse = () => {
      throw new Error(`no word of letters: ${word}`);
    };
    let taught = 0;
    readWords(isStem ? word.slice(0, -1) : word, {
      word: (codes, length) => {
        taught += 1;
        this.vocabulary.add(codes, length, isStem, element);
      },
      number: refuse,
      money: refuse,
    });
    if (taught !== 1) refuse();
  }
}
