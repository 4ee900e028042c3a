// Finds words written so that a reader recognises them and a filter does not ("typocamo"): figures and signs for letters, letters of other
// alphabets or with needless accents, letters set apart by dots. Only words worth hiding are looked for: those of data/lures.ts and the names
// of brands. Pure and linear. It must never take a word for disguised that its language writes so.

import { brands } from './data/brands.ts';
import { lures } from './data/lures.ts';
import { skeleton } from './writing.ts';

export interface DisguisedWord {
  /** As written. */
  written: string;
  /** What it passes for. */
  word: string;
  start: number;
}

const SHORTEST = 5;
const LONGEST_TEXT = 30_000;
const MOST_FOUND = 20;
const ASCII_ONLY = /^[\u0000-\u007f]*$/;

const names = brands
  .filter(({ common }) => !common)
  .flatMap(({ name, aliases = [] }) => [name, ...aliases])
  .map((name) => name.toLowerCase())
  .filter((name) => /^[\p{L}]{5,}$/u.test(name));

/** What each word looks like without its accents, with all the ways in which it is honestly written. */
const natural = new Map<string, Set<string>>();
for (const word of [...lures, ...names].filter(({ length }) => length >= SHORTEST)) {
  const bare = skeleton(word);
  const forms = natural.get(bare) ?? new Set([bare]);
  natural.set(bare, forms.add(word.normalize('NFC')));
}

export function disguisedWords(text: string): DisguisedWord[] {
  const part = text.slice(0, LONGEST_TEXT);
  const found = [
    ...inFigures(part),
    ...setApart(part),
    ...inTwins(part),
    ...inTallLetters(part),
    ...(ASCII_ONLY.test(part) ? [] : inOtherLetters(part)),
  ];
  return found.slice(0, MOST_FOUND);
}

const TOKEN = /[a-z0-9@$!|]{5,24}/gi;
const STANDS_FOR: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  8: 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'i',
};

function inFigures(text: string): DisguisedWord[] {
  const found: DisguisedWord[] = [];
  for (const { 0: written, index } of text.matchAll(TOKEN)) {
    // A mark behind a word ends a sentence.
    const token = written.replace(/[!|]+$/, '');
    if (!/[a-z]{2}/i.test(token) || !/[0-9@$!|]/.test(token) || /\d{3}/.test(token)) continue;
    const word = [read(token, 'i'), read(token, 'l')].find((one) => natural.has(one));
    if (word !== undefined) found.push({ written: token, word, start: index });
  }
  return found;
}

const read = (token: string, one: string) =>
  token.toLowerCase().replace(/[0-9@$!|]/g, (sign) => (/[1!|]/.test(sign) ? one : (STANDS_FOR[sign] ?? sign)));

const TWIN = /\b(?:l[bcdfgjklmnpqrstvwxz]|\w{0,20}?(?:rn|vv))\w{2,24}/gi;

/** Letters that look like others in most typefaces: `lnvoice`, `rnicrosoft`, `vvallet`. */
function inTwins(text: string): DisguisedWord[] {
  const found: DisguisedWord[] = [];
  for (const { 0: written, index } of text.matchAll(TWIN)) {
    const plain = written.toLowerCase();
    if (natural.has(plain)) continue;
    const word = [plain.replace(/^l/, 'i'), plain.replaceAll('rn', 'm'), plain.replaceAll('vv', 'w')].find((one) =>
      natural.has(one),
    );
    if (word !== undefined) found.push({ written, word, start: index });
  }
  return found;
}

const TALL_I = /\b[A-Za-z]{0,20}I[A-Za-z]{0,20}\b/g;

/** A capital I within a word, or before a word in small letters, where an l belongs: `PayPaI`, `Iedger`. */
function inTallLetters(text: string): DisguisedWord[] {
  const found: DisguisedWord[] = [];
  for (const { 0: written, index } of text.matchAll(TALL_I)) {
    if (!/[a-z]/.test(written)) continue;
    const word = written.replaceAll('I', 'l').toLowerCase();
    if (natural.has(word) && !natural.has(written.toLowerCase())) found.push({ written, word, start: index });
  }
  return found;
}

const APART = /(?<![\p{L}\p{N}][.\-_*·•~+]?)(?:\p{L}[.\-_*·•~+]){4,24}\p{L}(?![\p{L}\p{N}])/gu;

function setApart(text: string): DisguisedWord[] {
  const found: DisguisedWord[] = [];
  for (const { 0: written, index } of text.matchAll(APART)) {
    const word = skeleton(written);
    if (natural.has(word)) found.push({ written, word, start: index });
  }
  return found;
}

const WORD = /[\p{L}\p{M}]+/gu;

function inOtherLetters(text: string): DisguisedWord[] {
  const found: DisguisedWord[] = [];
  for (const { 0: written, index } of text.matchAll(WORD)) {
    if (written.length < SHORTEST || written.length > 60 || ASCII_ONLY.test(written)) continue;
    const word = skeleton(written);
    const forms = natural.get(word);
    if (forms && !isNatural(written.toLowerCase().normalize('NFC'), word, forms))
      found.push({ written, word, start: index });
  }
  return found;
}

/** As it is spelt, or with one accent too many: people mistype, and other languages have a word of the same letters. */
function isNatural(written: string, bare: string, forms: ReadonlySet<string>): boolean {
  if (forms.has(written)) return true;
  const letters = Array.from(written.normalize('NFD')).filter((letter) => !/\p{M}/u.test(letter));
  const isLatin = letters.join('') === bare;
  const accents = written.normalize('NFD').length - letters.length;
  return isLatin && accents <= 2 - (forms.size === 1 ? 1 : 0);
}
