// Five elements in a row, as hashes, of the HTML source: how it is built, whatever it says. Tags only, with the names of their attributes;
// what a program writes anew into each copy (values, classes, texts) is not looked at.

import { combine, hashOf } from './min-hash.ts';

const LONGEST_SOURCE = 300_000;
const MOST_TAGS = 10_000;
const TAG = /<(\/?[a-z][a-z0-9]{0,15})\b([^<>]{0,300})/gi;
const ATTRIBUTE =
  /\b(?:style|class|width|height|align|valign|bgcolor|border|cellpadding|cellspacing|href|src|alt|title|target|color|face|size|role|id)(?=\s?=)/gi;
const LENGTH = 5;

export function htmlShingles(source: string): Set<number> {
  const tags: number[] = [];
  for (const [, name = '', attributes = ''] of source.slice(0, LONGEST_SOURCE).matchAll(TAG)) {
    const names = name.startsWith('/') ? '' : (attributes.match(ATTRIBUTE) ?? []).join(' ');
    tags.push(hashOf(`${name} ${names}`.toLowerCase()));
    if (tags.length >= MOST_TAGS) break;
  }
  const shingles = new Set<number>();
  for (let at = 0; at + LENGTH <= tags.length; at++) {
    let hash = tags[at] as number;
    for (let next = 1; next < LENGTH; next++) hash = combine(hash, tags[at + next] as number);
    shingles.add(hash);
  }
  return shingles;
}
