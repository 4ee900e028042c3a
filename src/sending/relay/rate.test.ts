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
