// The retry schedule, read as a receiver would see it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextAttempt } from './retry.ts';
import type { Reason } from './send.ts';

const MINUTE = 60_000;
const start = new Date('2026-11-02T09:00:00Z');

/** Minutes between attempts until the end, and the end. */
function schedule(reason: Reason, dice = 0.5): { delays: number[]; end: string } {
  const delays: number[] = [];
  let now = start;
  for (let attempts = 1; ; attempts++) {
    const next = nextAttempt({ reason, attempts, firstAttemptAt: start, now, dice });
    if ('giveUp' in next) return { delays, end: next.giveUp };
    delays.push((next.again.getTime() - now.getTime()) / MINUTE);
    now = next.again;
  }
}

test('nextAttempt: 20 minutes, doubling up to 4 hours, given up after five days', () => {
  const { delays, end } = schedule('try_later');
  assert.deepEqual(delays.slice(0, 6), [20, 40, 80, 160, 240, 240]);
  assert.ok(Math.max(...delays) === 240);
  const total = delays.reduce((sum, one) => sum + one, 0);
  assert.ok(total <= 5 * 24 * 60 && total > 5 * 24 * 60 - 240, `last attempt after ${total} minutes`);
  assert.equal(end, 'expired');
});

test('nextAttempt: a greylisting server sees us again after 5, 15 and 30 minutes', () => {
  assert.deepEqual(schedule('greylisted').delays.slice(0, 4), [5, 15, 30, 160]);
});

test('nextAttempt: an unknown domain is believed at the third answer, 72 hours after the first', () => {
  const { delays, end } = schedule('domain_unknown');
  assert.deepEqual(delays, [36 * 60, 36 * 60]);
  assert.equal(end, 'domain_unknown');
});

test('nextAttempt: the dice spread an attempt by a tenth either way', () => {
  assert.equal(schedule('try_later', 0).delays[0], 18);
  assert.ok(Math.abs((schedule('try_later', 0.999999).delays[0] as number) - 22) < 0.01);
});
