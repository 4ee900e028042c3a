// Cuts a text into words, once, and hands each to its reader: folded letters, and where the word stands. Letters typed apart
// ("b i t c o i n") are given together as well; figures that stand for letters ("v1agra") are read as those.
// One pass, no memory of the text: linear whatever the text holds.

import { BREAK, belongsToWord, DIGIT_0, eachLetter, isDigit, isLetter, LETTER_A, MONEY, NOTHING } from './letters.ts';

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
  const word = new Run(reader);
  const apart = new Run(reader);
  let lastEnd = -1;
  let previousCode = BREAK;

  const endWord = (at: number): void => {
    if (word.length === 1 && word.letters === 1) {
      if (word.start - lastEnd > 1) flushApart();
      apart.addFrom(word, at);
    } else if (word.length > 0) flushApart();
    if (word.length > 0) {
      lastEnd = at;
      word.flush(at);
    }
  };
  const flushApart = (): void => {
    if (apart.length >= FEWEST_LETTERS_APART) apart.flush(apart.end);
    apart.clear();
  };

  eachLetter(text, (found, at) => {
    if (found === NOTHING) return;
    const code = asWritten(text, found, at, isLetter(previousCode));
    previousCode = code;
    if (belongsToWord(code)) {
      word.add(code, at);
      return;
    }
    endWord(at);
    if (code === MONEY) reader.money(at, at + 1);
  });
  endWord(text.length);
  flushApart();
}

/** `p@ssword` and `ca$h`: signs that stand between letters of one word. */
function asWritten(text: string, code: number, at: number, isAfterLetter: boolean): number {
  const unit = text.charCodeAt(at);
  if ((unit !== AT && unit !== DOLLAR) || !isAfterLetter) return code;
  const next = text.charCodeAt(at + 1) | 0x20;
  return next >= 97 && next <= 122 ? letter(unit === AT ? 'a' : 's') : code;
}

/** The letters of one word as they come in. */
class Run {
  readonly codes = new Uint8Array(LONGEST_WORD);
  length = 0;
  letters = 0;
  digits = 0;
  start = 0;
  end = 0;
  private readonly reader: WordReader;

  constructor(reader: WordReader) {
    this.reader = reader;
  }

  add(code: number, at: number): void {
    if (this.length === 0) this.start = at;
    // Doubled letters are the commonest slip of the pen: they count once here, and once in the tables.
    if (this.length > 0 && isLetter(code) && this.codes[this.length - 1] === code) return;
    if (this.length < LONGEST_WORD) this.codes[this.length] = code;
    this.length = Math.min(this.length + 1, LONGEST_WORD);
    if (isDigit(code)) this.digits += 1;
    else if (isLetter(code)) this.letters += 1;
  }

  addFrom(other: Run, end: number): void {
    this.add(other.codes[0] as number, other.start);
    this.end = end;
  }

  flush(end: number): void {
    if (this.letters === 0 && this.digits > 0) this.reader.number(this.start, end);
    else {
      if (this.digits > 0) this.readFiguresAsLetters();
      this.reader.word(this.codes, this.length, this.start, end);
    }
    this.clear();
  }

  clear(): void {
    this.length = 0;
    this.letters = 0;
    this.digits = 0;
  }

  private readFiguresAsLetters(): void {
    if (this.digits > this.letters) return;
    for (let index = 0; index < this.length; index += 1) {
      const code = this.codes[index] as number;
      if (isDigit(code)) this.codes[index] = FIGURE_AS_LETTER[code - DIGIT_0] as number;
    }
  }
}
