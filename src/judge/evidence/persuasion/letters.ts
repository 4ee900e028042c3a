// How characters are read when words are compared: a letter from a to z, a digit, a sign of money, the end of a word, or nothing at all.
// Case, accents, look-alike letters of other alphabets, drawn letters and characters that do not show make no difference here, so that
// one text gives one reading however it is encoded or disguised. It cannot fail: an unknown letter ends no word and matches none.

import { lookalikes } from '../../data/lookalikes.ts';

/** Ends a word. */
export const BREAK = 0;
/** Not there: combining marks, joiners, soft hyphens. */
export const NOTHING = 1;
/** A letter that no French or English word has: the word around it is none of ours. */
export const FOREIGN = 2;
export const MONEY = 3;
/** Letters are LETTER_A to LETTER_A + 25, digits DIGIT_0 to DIGIT_0 + 9. */
export const LETTER_A = 4;
export const DIGIT_0 = 30;
export const ALPHABET = 40;

const TABLE_SIZE = 0x2600;
const INVISIBLE = /[\p{M}\p{Cf}\u115f\u1160\u3164\uffa0\u2800]/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const CURRENCY = /\p{Sc}/u;
/** Letters that no decomposition takes apart. */
const UNDIVIDED: ReadonlyMap<string, string> = new Map(
  Object.entries({ æ: 'ae', œ: 'oe', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ſ: 's', ɡ: 'g', ɑ: 'a' }),
);

/** What one character reads as: one code, or several where one sign holds several letters. */
export function readLetters(character: string): readonly number[] {
  if (INVISIBLE.test(character)) return [NOTHING];
  if (CURRENCY.test(character)) return [MONEY];
  if (!LETTER_OR_DIGIT.test(character) && !lookalikes.has(character) && !isDrawn(character)) return [BREAK];
  const plain = Array.from(character.normalize('NFKD').toLowerCase()).flatMap(undisguised);
  const codes = plain.map(codeOf).filter((code) => code !== NOTHING);
  return codes.length > 0 ? codes : [NOTHING];
}

/** Enclosed and full-width letters are symbols to Unicode, and letters to a reader. */
const isDrawn = (character: string) => /^\p{S}$/u.test(character) && /^[a-z0-9]+$/i.test(character.normalize('NFKD'));

const undisguised = (letter: string): string[] =>
  Array.from(UNDIVIDED.get(letter) ?? lookalikes.get(letter)?.toLowerCase() ?? letter);

function codeOf(letter: string): number {
  if (/^[a-z]$/.test(letter)) return LETTER_A + letter.charCodeAt(0) - 97;
  if (/^[0-9]$/.test(letter)) return DIGIT_0 + letter.charCodeAt(0) - 48;
  return INVISIBLE.test(letter) ? NOTHING : FOREIGN;
}

const SEVERAL = 255;
const table = new Uint8Array(TABLE_SIZE);
const several = new Map<number, readonly number[]>();
for (let unit = 0; unit < TABLE_SIZE; unit += 1) {
  const codes = readLetters(String.fromCharCode(unit));
  if (codes.length === 1) table[unit] = codes[0] as number;
  else {
    table[unit] = SEVERAL;
    several.set(unit, codes);
  }
}

/** Calls back for every letter of the text, with its code and where it starts. */
export function eachLetter(text: string, take: (code: number, at: number) => void): void {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const code = unit < TABLE_SIZE ? (table[unit] as number) : SEVERAL;
    if (code !== SEVERAL) {
      take(code, at);
      continue;
    }
    const isPair = unit >= 0xd800 && unit < 0xdc00 && at + 1 < text.length;
    const codes = several.get(unit) ?? readLetters(isPair ? text.slice(at, at + 2) : text.charAt(at));
    for (const one of codes) take(one, at);
    if (isPair) at += 1;
  }
}

const inWord = (code: number) => code >= FOREIGN && code !== MONEY;
export const isDigit = (code: number): boolean => code >= DIGIT_0;
export const isLetter = (code: number): boolean => code >= LETTER_A && code < DIGIT_0;
export const belongsToWord = inWord;
