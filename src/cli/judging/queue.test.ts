import assert from 'node:assert/strict';
import test from 'node:test';
import { setImmediate as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { Queue } from './queue.ts';

test('Queue: whatever the pace of each, things are printed in the order of the places', async () => {
  const paces = fc.array(fc.record({ pauses: fc.nat({ max: 6 }), items: fc.nat({ max: 3 }) }), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(paces, async (places) => {
      const printed: string[] = [];
      const queue = new Queue<string>((item) => void printed.push(item));
      await Promise.all(
        places.map(async ({ pauses, items }, index) => {
          const place = queue.enter();
          for (let times = 0; times < pauses; times++) await pause();
          for (let item = 0; item < items; item++) await place.put([`${index} ${item}`]);
          await place.leave();
        }),
      );
      await queue.end();
      assert.deepEqual(
        printed,
        places.flatMap(({ items }, index) => Array.from({ length: items }, (_, item) => `${index} ${item}`)),
      );
    }),
    { numRuns: 50 },
  );
});

test('Queue: who is far ahead waits for those behind', async () => {
  const queue = new Queue<number>(() => {});
  const first = queue.enter();
  let left = 0;
  const others = Array.from({ length: 100 }, async (_, index) => {
    const place = queue.enter();
    await place.put([index]);
    await place.leave();
    left++;
  });
  for (let times = 0; times < 20; times++) await pause();
  assert.ok(left <= 64, `${left} went ahead`);
  await first.leave();
  await Promise.all(others);
  await queue.end();
});

test('Queue: when printing fails everybody hears of it', async () => {
  const queue = new Queue<number>(() => {
    throw new Error('the disk is full');
  });
  const [first, second] = [queue.enter(), queue.enter()];
  await second.put([2]);
  const waiting = queue.enter();
  await first.put([1]).catch((fault) => first.fail(fault));
  await second.leave();
  await assert.rejects(waiting.put(Array.from({ length: 300 }, () => 3)), /the disk is full/);
  waiting.fail(new Error('it heard that the disk is full'));
  await assert.rejects(queue.end(), /the disk is full/);
});
