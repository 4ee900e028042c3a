import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { calibrationError, missedAt, reliability, rocaPercent, type Scored } from './figures.ts';

const of = (wanted: readonly number[], unwanted: readonly number[]): Scored[] => [
  ...wanted.map((score) => ({ score, isUnwanted: false })),
  ...unwanted.map((score) => ({ score, isUnwanted: true })),
];

test('rocaPercent: 0 when all is in order, 100 when all is upside down, 50 when nothing is told apart', () => {
  assert.equal(rocaPercent(of([0.1, 0.2], [0.8, 0.9])), 0);
  assert.equal(rocaPercent(of([0.8, 0.9], [0.1, 0.2])), 100);
  assert.equal(rocaPercent(of([0.5, 0.5], [0.5, 0.5])), 50);
});

test('rocaPercent: counts the same pairs as the definition', () => {
  const scores = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(scores, scores, (wanted, unwanted) => {
      const pairs = wanted.flatMap((w) => unwanted.map((u): number => (u < w ? 1 : u === w ? 0.5 : 0)));
      const expected = (100 * pairs.reduce((a, b) => a + b, 0)) / pairs.length;
      assert.ok(Math.abs(rocaPercent(of(wanted, unwanted)) - expected) < 1e-9);
    }),
  );
});

test('missedAt: the threshold stands where so many wanted messages are lost and no more', () => {
  const wanted = Array.from({ length: 100 }, (_, index) => index / 100);
  assert.equal(missedAt(of(wanted, [0.985, 0.995]), 0), 50);
  assert.equal(missedAt(of(wanted, [0.985, 0.995]), 0.01), 0);
  assert.equal(missedAt(of(wanted, [0.5]), 0.01), 100);
});

test('reliability: says what was said and what was, band by band', () => {
  const bands = reliability(of([0.05, 0.95], [0.91, 0.99, 1]));
  assert.deepEqual([bands[0]?.count, bands[0]?.was, bands[9]?.count, bands[9]?.was], [1, 0, 4, 0.75]);
  assert.ok(calibrationError(of([0], [1])) === 0 && calibrationError(of([1], [0])) === 1);
});
