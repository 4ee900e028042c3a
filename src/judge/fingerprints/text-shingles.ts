// Three words in a row, as hashes, of the text that a reader sees. What differs from copy to copy is taken out first: figures and codes, and
// addresses. Names remain: each touches three shingles only.

import { combine, hashOf } from './min-hash.ts';

const LONGEST_TEXT = 100_000;
const MOST_WORDS = 10_000;
const VARIABLE = /https?:\/\/\S{1,2000}|[^\s<>@]{1,100}@[^\s<>@]{1,200}/gi;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const CODE = hashOf('#');

export function textShingles(text: string): Set<number> {
  const plain = text.slice(0, LONGEST_TEXT).replace(VARIABLE, ' ').toLowerCase();
  const words: number[] = [];
  for (const [word] of plain.matchAll(WORD)) {
    words.push(/\p{N}/u.test(word) ? CODE : hashOf(word));
    if (words.length >= MOST_WORDS) break;
  }
  const shingles = new Set<number>();
  for (let at = 0; at + 2 < words.length; at++) {
    shingles.add(combine(combine(words[at] as number, words[at + 1] as number), words[at + 2] as number));
  }
  return shingles;
}
