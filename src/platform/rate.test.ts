import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testClock } from '#test/kit/clock.ts';
import { createRate } from './rate.ts';

test('createRate lets so many pass in a window, each key by itself, and again in the next', () => {
  const clock = testClock();
  const rate = createRate(clock, { most: 2, perMs: 1_000 });
  const passes = (key: string) => rate.passes(key);
  assert.deepEqual(['a', 'a', 'a', 'b'].map(passes), [true, true, false, true]);
  clock.advance(999);
  assert.equal(passes('a'), false);
  clock.advance(1);
  assert.equal(passes('a'), true);
});

test('createRate: a flood of keys is counted together and lets nobody in who had too much', () => {
  const rate = createRate(testClock(), { most: 3, perMs: 1_000 });
  for (let count = 0; count < 4; count++) rate.passes('a');
  for (let key = 0; key < 60_000; key++) rate.passes(`flood ${key}`);
  assert.equal(rate.passes('a'), false);
  assert.equal(rate.passes('one more'), false);
});
