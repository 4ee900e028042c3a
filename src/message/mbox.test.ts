import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { createMboxSplitter } from './mbox.ts';

function split(text: string, sizes: number[], limit = 1_000_000) {
  const splitter = createMboxSplitter(limit);
  const bytes = Buffer.from(text, 'latin1');
  const messages = [];
  let at = 0;
  for (let index = 0; at < bytes.length; index++) {
    const size = sizes[index % sizes.length] ?? 1;
    messages.push(...splitter.push(bytes.subarray(at, at + size)));
    at += size;
  }
  return [...messages, ...splitter.end()].map(({ bytes: one, isTooLong }) => ({
    text: one.toString('latin1'),
    isTooLong,
  }));
}

test('createMboxSplitter finds the same messages however the file is cut', () => {
  const letters = [
    'From a@b now\nSubject: 1\n\nun\n',
    'From c@d now\nSubject: 2\n\n>From here\n\nFromage\n',
    'From e@f\nSubject: 3\n\ntrois',
  ];
  const expected = [letters[0], letters[1]?.replace('>From here', 'From here'), letters[2]];
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (sizes) => {
      assert.deepEqual(
        split(letters.join('\n'), sizes).map(({ text }) => text.trimEnd()),
        expected.map((one) => one?.trimEnd()),
      );
    }),
  );
});

test('createMboxSplitter gives up a message beyond the limit and finds the next', () => {
  const found = split(`From a\n\n${'x'.repeat(5_000)}\n\nFrom b\n\ncourt\n`, [100], 1_000);
  assert.deepEqual(
    found.map(({ isTooLong }) => isTooLong),
    [true, false],
  );
  assert.match(found[1]?.text ?? '', /court/);
});
