import assert from 'node:assert/strict';
import test from 'node:test';
import { cutWords } from './writing.ts';

test('cutWords: a Latin word cut by what does not show, accents or not; other scripts join as they must', () => {
  const cuts = (text: string) => cutWords(text).map(({ start, length }) => text.slice(start - 1, start + length + 1));
  assert.deepEqual(cuts('pass\u200bword'), ['s\u200bw']);
  assert.deepEqual(cuts('e\u0301\u200d\u200bte'), ['\u0301\u200d\u200bt']);
  assert.deepEqual(cuts('می\u200cخواهم pass word'), []);
});

test('cutWords: a run of joiners that are marks too takes no longer than its length', () => {
  const started = performance.now();
  assert.deepEqual(cutWords(`a${'\u034f'.repeat(200_000)}`), []);
  assert.ok(performance.now() - started < 1_000);
});
