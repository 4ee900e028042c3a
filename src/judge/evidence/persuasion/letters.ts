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

const INVISIBLE = /[\p{M}\p{Cf}\u115f\u1160\u3164\uffa0\u2800]/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const CURRENCY = /\p{Sc}/u;
/** Letters that no decomposition takes apart. */
const UNDIVIDED: ReadonlyMap<string, string> = new Map(
  Object.entries({ æ: 'ae', œ: 'oe', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ſ: 's', ɡ: 'g', ɑ: 'a' }),
);

/** What one character reads as: one code, or several where one sign holds several letters. */
function readLetters(character: string): readonly number[] {
  if (INVISIBLE.test(character)) return [NOTHING];
  if (CURRENCY.test(character)) return [MONEY];
  if (!LETTER_OR_DIGIT.test(character) && !lookalikes.has(character) && !isDrawn(character)) return [BREAK];
  const plain = Array.from(character.normalize('NFKD').toLowerCase()).flatMap(undisguised);
  const codes = plain.map(plainCode).filter((code) => code !== NOTHING);
  return codes.length > 0 ? codes : [NOTHING];
}

/** Enclosed and full-width letters are symbols to Unicode, and letters to a reader. */
const isDrawn = (character: string) => /^\p{S}$/u.test(character) && /^[a-z0-9]+$/i.test(character.normalize('NFKD'));

const undisguised = (letter: string): string[] =>
  Array.from(UNDIVIDED.get(letter) ?? lookalikes.get(letter)?.toLowerCase() ?? letter);

function plainCode(letter: string): number {
  if (/^[a-z]$/.test(letter)) return LETTER_A + letter.charCodeAt(0) - 97;
  if (/^[0-9]$/.test(letter)) return DIGIT_0 + letter.charCodeAt(0) - 48;
  return INVISIBLE.test(letter) ? NOTHING : FOREIGN;
}

const UNREAD = -1;
const SEVERAL = -2;
/** One entry for each UTF-16 unit, filled in when a unit is met for the first time: what it reads as never changes. */
const table = new Int8Array(0x10000).fill(UNREAD);

/** The one code of a UTF-16 unit; negative where it is read as several letters, or needs the unit that follows. */
export function codeOf(unit: number): number {
  const code = table[unit] as number;
  return code === UNREAD ? read(unit) : code;
}

function read(unit: number): number {
  const codes = isSurrogate(unit) ? [] : readLetters(String.fromCharCode(unit));
  const code = codes.length === 1 ? (codes[0] as number) : SEVERAL;
  table[unit] = code;
  return code;
}

const isSurrogate = (unit: number) => unit >= 0xd800 && unit < 0xe000;
/** Beyond the first plane, only letters drawn with mathematical and enclosed signs can be ours. */
const DRAWN = /^[\u{1d400}-\u{1d7ff}\u{1f100}-\u{1f1ff}]$/u;
const ONE_BREAK: readonly number[] = [BREAK];

/** All codes of a character that has not just one. */
export const codesOf = (character: string): readonly number[] =>
  character.length > 1 && !DRAWN.test(character) ? ONE_BREAK : readLetters(character);

export const belongsToWord = (code: number): boolean => code >= FOREIGN && code !== MONEY;
export const isDigit = (code: number): boolean => code >= DIGIT_0;
export const isLetter = (code: number): boolean => code >= LETTER_A && code < DIGIT_0;
