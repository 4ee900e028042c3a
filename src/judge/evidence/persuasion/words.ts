// Cuts a text into words, once, and hands each to its reader: folded letters, and where the word stands. Letters typed apart
// ("b i t c o i n") are given together as well; figures that stand for letters ("v1agra") are read as those.
// One pass, no memory of the text: linear whatever the text holds.

import { belongsToWord, codeOf, codesOf, DIGIT_0, isDigit, isLetter, LETTER_A, MONEY, NOTHING } from './letters.ts';

export interface WordReader {
  /** The first `length` codes of `codes` are the word; `codes` is used again for the next. */
  word(codes: Uint8Array, length: number, start: number, end: number): void;
  number(start: number, end: number): void;
  money(start: number, end: number): void;
}

/** Longer words are no words: what lies beyond is not compared. */
const LONGEST_WORD = 40;
const FEWEST_LETTERS_APART = 4;
const letter = (name: string) => LETTER_A + name.charCodeAt(0) - 97;
/** Figures that pass for letters, in their order from 0 to 9. */
const FIGURE_AS_LETTER = Array.from('oizeasgtbg', letter);
const AT = '@'.charCodeAt(0);
const DOLLAR = '$'.charCodeAt(0);

export function readWords(text: string, reader: WordReader): void {
  const cutter = new Cutter(text, reader);
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const code = codeOf(unit);
    if (code >= 0) {
      cutter.take(code, at);
      continue;
    }
    const isPair = unit >= 0xd800 && unit < 0xdc00 && at + 1 < text.length;
    for (const one of codesOf(isPair ? text.slice(at, at + 2) : text.charAt(at))) cutter.take(one, at);
    if (isPair) at += 1;
  }
  cutter.finish();
}

class Cutter {
  private readonly text: string;
  private readonly reader: WordReader;
  private readonly word = new Run();
  /** Words of one letter that follow each other. */
  private readonly apart = new Run();
  private lastEnd = -1;
  private isAfterLetter = false;

  constructor(text: string, reader: WordReader) {
    this.text = text;
    this.reader = reader;
  }

  take(found: number, at: number): void {
    if (found === NOTHING) return;
    if (found >= LETTER_A) {
      this.word.add(found, at);
      this.isAfterLetter = isLetter(found);
      return;
    }
    const code = this.isAfterLetter ? this.withinWord(found, at) : found;
    this.isAfterLetter = isLetter(code);
    if (belongsToWord(code)) this.word.add(code, at);
    else {
      if (this.word.length > 0) this.endWord(at);
      if (code === MONEY) this.reader.money(at, at + 1);
    }
  }

  finish(): void {
    this.endWord(this.text.length);
    this.endApart();
  }

  /** `p@ssword` and `ca$h`: signs that stand between letters of one word. */
  private withinWord(code: number, at: number): number {
    const unit = this.text.charCodeAt(at);
    if (unit !== AT && unit !== DOLLAR) return code;
    const next = this.text.charCodeAt(at + 1) | 0x20;
    return next >= 97 && next <= 122 ? letter(unit === AT ? 'a' : 's') : code;
  }

  private endWord(at: number): void {
    const { word, apart } = this;
    if (word.length === 0) return;
    if (word.length > 1 || word.letters === 0) this.endApart();
    else {
      if (word.start - this.lastEnd > 1) this.endApart();
      apart.add(word.codes[0] as number, word.start);
      apart.end = at;
    }
    this.lastEnd = at;
    this.hand(word, at);
  }

  private endApart(): void {
    if (this.apart.length >= FEWEST_LETTERS_APART) this.hand(this.apart, this.apart.end);
    else this.apart.clear();
  }

  private hand(run: Run, end: number): void {
    if (run.letters === 0 && run.digits > 0) this.reader.number(run.start, end);
    else {
      run.readFiguresAsLetters();
      this.reader.word(run.codes, run.length, run.start, end);
    }
    run.clear();
  }
}

/** The letters of one word as they come in. */
class Run {
  readonly codes = new Uint8Array(LONGEST_WORD);
  length = 0;
  letters = 0;
  digits = 0;
  start = 0;
  end = 0;

  add(code: number, at: number): void {
    const { codes, length } = this;
    if (length === 0) this.start = at;
    // Doubled letters are the commonest slip of the pen: they count once here, and once in the tables.
    else if (codes[length - 1] === code && code < DIGIT_0) return;
    if (code >= DIGIT_0) this.digits += 1;
    else if (code >= LETTER_A) this.letters += 1;
    if (length === LONGEST_WORD) return;
    codes[length] = code;
    this.length = length + 1;
  }

  clear(): void {
    this.length = 0;
    this.letters = 0;
    this.digits = 0;
  }

  readFiguresAsLetters(): void {
    if (this.digits === 0 || this.digits > this.letters) return;
    for (let index = 0; index < this.length; index += 1) {
      const code = this.codes[index] as number;
      if (isDigit(code)) this.codes[index] = FIGURE_AS_LETTER[code - DIGIT_0] as number;
    }
  }
}
