// Cleaning on real mail: how much of what spies is found, how little of what does not is touched, and that nothing else ever changes.
// In newsletters that two readers got, an image whose address differs between the copies is personal, and one that both share is not.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { readHtml } from '#message/html.ts';
import { type Message, parse, partContent } from '#message/parse.ts';
import { corpus, withoutCorpora } from '#test/kit/corpora.ts';
import { clean } from './clean.ts';
import { copyMarks, provePersonal } from './compare-personal.ts';
import { addressesIn } from './loads.ts';

const skip = withoutCorpora();

function* filesOf(path: string, every = 1): Generator<Buffer> {
  const folder = corpus(path) ?? '';
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const [index, { parentPath, name }] of files.entries())
    if (index % every === 0 && !name.endsWith('.tsv')) yield readFileSync(join(parentPath, name));
}

const imagesOf = (message: Message): string[] =>
  addressesIn(message).flatMap(({ loads }) => loads.map(({ image }) => image.src));

function readPairs(): { name: string; bytes: Buffer; one: Message; other: Message }[] {
  const folder = corpus('mail/newsletters-de-paired-dev') ?? '';
  return readdirSync(folder)
    .filter((file) => file.endsWith('u1.eml'))
    .map((name) => {
      const bytes = readFileSync(join(folder, name));
      const other = parse(readFileSync(join(folder, name.replace(/u1\.eml$/, 'u2.eml'))));
      return { name, bytes, one: parse(bytes), other };
    });
}

test('clean: newsletters that two readers got: what is personal goes, what both share stays', { skip }, (t) => {
  const counts = { images: 0, personal: 0, found: 0, proven: 0, shared: 0, cleanPairs: 0, pairs: 0 };
  for (const { bytes, one, other } of readPairs()) {
    const others = new Set(imagesOf(other));
    const own = imagesOf(one);
    const personal = new Set(own.filter((src) => !others.has(src)));
    const removed = new Set(clean(bytes, one).removals.map(({ address }) => address));
    const proved = provePersonal(one, [copyMarks(other)]);
    const both = new Set(clean(bytes, one, { personal: proved }).removals.map(({ address }) => address));
    counts.images += own.length;
    counts.personal += personal.size;
    counts.found += [...personal].filter((src) => removed.has(src)).length;
    counts.proven += [...personal].filter((src) => both.has(src)).length;
    counts.shared += [...both].filter((src) => others.has(src)).length;
    counts.pairs += 1;
    if ([...personal].every((src) => both.has(src))) counts.cleanPairs += 1;
    assert.ok(
      [...proved].every((src) => personal.has(src)),
      'what both got is never called personal',
    );
  }
  const { images, personal, found, proven, shared, cleanPairs, pairs } = counts;
  t.diagnostic(
    `${images} images in ${pairs} pairs, ${personal} personal: ${found} found in one copy, ${proven} with the other copy`,
  );
  t.diagnostic(
    `${shared} that both got were removed (audience counters known by name); ${cleanPairs} of ${pairs} pairs wholly clean`,
  );
  assert.ok(found / personal >= 0.8);
  assert.equal(proven, personal);
  assert.equal(cleanPairs, pairs);
  assert.ok(shared <= 2);
});

test('provePersonal: messages of two mailings prove nothing', { skip }, () => {
  const pairs = readPairs();
  for (const [index, { one }] of pairs.entries()) {
    const stranger = pairs[(index + 1) % pairs.length]?.one as Message;
    assert.deepEqual(provePersonal(one, [copyMarks(stranger)]), new Set());
  }
});

/** All of a message that cleaning must not change. */
const lasting = (message: Message) => ({
  text: message.text,
  seen: message.html === undefined ? undefined : readHtml(message.html).visibleText,
  fields: message.fields.filter(({ key }) => key !== 'dauphin-removed').map(({ name, raw }) => [name, raw]),
  files: message.attachments
    .filter(({ type }) => type !== 'text/html' && type !== 'text/x-amp-html')
    .map((part) => [part.type, part.fields.length, partContent(part).toString('base64')]),
});

const corpora: [path: string, every: number, least: number, most: number][] = [
  ['conformance/mime', 1, 2, 5],
  ['conformance/rspamd', 1, 3, 6],
  ['mail/newsletters-de-paired-dev', 1, 22, 22],
  ['mail/listham-usrp-2019-2022', 2, 0, 1],
  ['mail/phishing_pot-2022-2025q1', 8, 300, 345],
];

for (const [path, every, least, most] of corpora) {
  test(`clean: ${path}: nothing changes but what tracks, and a second time nothing at all`, { skip }, (t) => {
    let messages = 0;
    let changed = 0;
    let removals = 0;
    for (const bytes of filesOf(path, every)) {
      const message = parse(bytes);
      const bare = clean(bytes, message);
      messages += 1;
      removals += bare.removals.length;
      if (bare.removals.length === 0) assert.ok(bare.source.equals(bytes));
      const { source } = clean(bytes, message, { links: true });
      if (source.equals(bytes)) continue;
      changed += 1;
      const after = parse(source);
      assert.deepEqual(lasting(after), lasting(message));
      assert.ok(clean(source, after, { links: true }).source.equals(source));
    }
    t.diagnostic(`${messages} messages, ${changed} changed, ${removals} trackers removed`);
    assert.ok(messages > 0 && removals >= least && removals <= most, `${removals} trackers`);
  });
}
