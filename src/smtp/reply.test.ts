import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createReplyReader, type Reply } from './reply.ts';

const read = (text: string) => createReplyReader().read(Buffer.from(text));

const replies: [string, Reply[]][] = [
  ['250 ok\r\n', [{ code: 250, text: 'ok' }]],
  ['250\r\n', [{ code: 250, text: '' }]],
  ['250 2.1.5 ok\n', [{ code: 250, enhanced: '2.1.5', text: '2.1.5 ok' }]],
  ['550-5.1.1 nobody\r\n550 5.1.1 here\r\n', [{ code: 550, enhanced: '5.1.1', text: '5.1.1 nobody\n5.1.1 here' }]],
  ['250 5.1.1 odd\r\n', [{ code: 250, text: '5.1.1 odd' }]],
  ['250 2.1.5.3 odd\r\n', [{ code: 250, text: '2.1.5.3 odd' }]],
  ['550 boîte\u0000 pleine\t!\r\n', [{ code: 550, text: 'boîte  pleine !' }]],
  [
    '250 a\r\n250 b\r\n354 c\r\n',
    [
      { code: 250, text: 'a' },
      { code: 250, text: 'b' },
      { code: 354, text: 'c' },
    ],
  ],
  ['250-a', []],
];
for (const [text, expected] of replies) {
  test(`createReplyReader reads ${JSON.stringify(text)}`, () => assert.deepEqual(read(text), { replies: expected }));
}

for (const text of [
  'hello\r\n',
  '25 x\r\n',
  '2500 x\r\n',
  '199 x\r\n',
  '600 x\r\n',
  '\r\n',
  '250-a\r\n251 b\r\n',
  '250-a\r\nb\r\n',
  'HTTP/1.1 400 Bad\r\n',
]) {
  test(`createReplyReader calls ${JSON.stringify(text)} garbled`, () =>
    assert.equal(read(text).fault, 'reply_garbled'));
}

test('createReplyReader refuses a line, a reply and an unended line that are too long, and what precedes counts', () => {
  assert.deepEqual(read(`220 ok\r\n250 ${'x'.repeat(3_000)}\r\n`), {
    replies: [{ code: 220, text: 'ok' }],
    fault: 'reply_too_long',
  });
  assert.equal(read('250-x\r\n'.repeat(20_000)).fault, 'reply_too_long');
  assert.equal(read('2'.repeat(3_000)).fault, 'reply_too_long');
});

test('createReplyReader gives the same replies however the bytes are cut', () => {
  const text = '220 bonjour à tous\r\n250-premiere\r\n250-été\n250 fin\r\n550 5.7.1 é\r\n';
  const whole = read(text).replies;
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 }), (cuts) => {
      const reader = createReplyReader();
      const bytes = Buffer.from(text);
      const result: Reply[] = [];
      let at = 0;
      for (let turn = 0; at < bytes.length; turn++) {
        const size = cuts[turn % cuts.length] as number;
        result.push(...reader.read(bytes.subarray(at, at + size)).replies);
        at += size;
      }
      assert.deepEqual(result, whole);
      assert.equal(reader.pending, false);
    }),
  );
});

test('createReplyReader never throws, whatever the bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void createReplyReader().read(Buffer.from(bytes))),
    { numRuns: 2_000 },
  );
});
