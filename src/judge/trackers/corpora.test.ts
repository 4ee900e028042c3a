// Spy pixels on real newsletters, each received by two readers: what the two copies do not share is what reports the reader.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { parse } from '#message/parse.ts';
import { corpus, withoutCorpora } from '#test/kit/corpora.ts';
import { findSpyPixels } from './find-spy-pixels.ts';
import { type Reading, readMessage } from '../reading.ts';

const skip = withoutCorpora();

interface Pair {
  name: string;
  one: Reading;
  other: Reading;
}

function readPairs(): Pair[] {
  const folder = corpus('mail/newsletters-de-paired-dev') ?? '';
  const files = readdirSync(folder).filter((file) => file.endsWith('.eml'));
  const read = (file: string) => readMessage(parse(readFileSync(join(folder, file))), {});
  return [...Map.groupBy(files, (file) => file.replace(/[.-]u[12]\.eml$/, ''))].map(
    ([name, [first = '', second = '']]) => ({
      name,
      one: read(first),
      other: read(second),
    }),
  );
}

const isRemote = ({ url }: Reading['images'][number]) => /^https?:$/.test(url?.protocol ?? '');

test('findSpyPixels: in each pair that spies, the pixel that differs is found; few that are shared are called spies', {
  skip,
}, (t) => {
  const missed: string[] = [];
  let found = 0;
  let shared = 0;
  let images = 0;
  for (const { name, one, other } of readPairs()) {
    const others = new Set(other.images.map(({ src }) => src));
    const spies = findSpyPixels(one).map(({ image }) => image);
    const personal = one.images.filter((image) => isRemote(image) && !others.has(image.src));
    images += one.images.filter(isRemote).length;
    found += personal.filter((image) => spies.includes(image)).length;
    shared += spies.filter(({ src }) => others.has(src)).length;
    if (personal.length > 0 && !personal.some((image) => spies.includes(image))) missed.push(name);
  }
  t.diagnostic(`${images} images: ${found} personal ones found, ${shared} shared ones called spies`);
  assert.deepEqual(missed, []);
  assert.ok(shared <= 2);
});
