// The rules of standing as tables: what figures call for, and when nothing is concluded.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ceilingOf, type Counts, findingsOf, nextRung, nextStep, type Standing, wilsonLowerBound } from './standing.ts';

const now = new Date('2026-11-27T12:00:00Z');
const DAY_MS = 86_400_000;
const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);

const counts = (some: Partial<Counts>): Counts => ({
  attempted: 10_000,
  delivered: 10_000,
  hard_bounces: 0,
  blocked: 0,
  complaints: 0,
  unsubscribes: 0,
  clicks: 0,
  ...some,
});
const figures = (some: Partial<Counts>, complaintsInADay = 0) => {
  const all = counts(some);
  return { all, providers: [{ ...all, provider: 'orange' }], complaintsInADay };
};
const standing = (some: Partial<Standing> = {}): Standing => ({
  step: 'good',
  until: null,
  rung: null,
  rungSince: now,
  ...some,
});

/** STANDARDS section 2: the least number of events that exceeds a line, by recipients. */
const LEAST: [line: number, total: number, events: number][] = [
  [0.001, 5_000, 9],
  [0.001, 10_000, 16],
  [0.001, 50_000, 62],
  [0.001, 100_000, 117],
  [0.003, 1_000, 6],
  [0.003, 5_000, 22],
  [0.003, 10_000, 39],
  [0.02, 200, 8],
  [0.02, 1_000, 28],
  [0.02, 10_000, 224],
  [0.05, 200, 16],
  [0.05, 1_000, 62],
  [0.08, 200, 23],
  [0.08, 1_000, 95],
  [0.08, 10_000, 845],
];

test('wilsonLowerBound: exceeds each line at the very number of events that STANDARDS computed, and not one before', () => {
  for (const [line, total, events] of LEAST) {
    assert.ok(wilsonLowerBound(events, total) >= line, `${events} of ${total}`);
    assert.ok(wilsonLowerBound(events - 1, total) < line, `${events - 1} of ${total}`);
  }
  assert.equal(wilsonLowerBound(0, 0), 0);
});

const CALLS: [name: string, some: Partial<Counts>, step: string | undefined, reason?: string][] = [
  ['nothing happened', {}, undefined],
  ['224 hard bounces of 10,000', { hard_bounces: 224 }, 'warned', 'hard_bounces'],
  ['845 hard bounces', { hard_bounces: 845 }, 'suspended', 'hard_bounces'],
  ['39 complaints', { complaints: 39 }, 'suspended', 'complaints'],
  ['16 complaints', { complaints: 16 }, 'limited', 'complaints'],
  ['two complaints of 200 are too few events', { attempted: 200, delivered: 200, complaints: 2 }, undefined],
  ['all of 199 refused are too few recipients', { attempted: 199, hard_bounces: 199 }, undefined],
  ['unsubscribes alone never suspend', { unsubscribes: 5_000, clicks: 9_000 }, 'limited', 'unsubscribes'],
  ['1.2 % leave and more click', { unsubscribes: 125, clicks: 900 }, 'warned', 'unsubscribes'],
  ['1.2 % leave and fewer click', { unsubscribes: 125, clicks: 100 }, 'limited', 'unsubscribes'],
  ['a third is blocked', { blocked: 3_300 }, 'suspended', 'blocked'],
];

test('findingsOf: the gravest measure comes first, with its reason', () => {
  for (const [name, some, step, reason] of CALLS) {
    const [gravest] = findingsOf(figures(some));
    assert.deepEqual([gravest?.step, gravest?.reason], [step, reason], name);
  }
});

test('findingsOf: more than fifty complaints in a day suspend whatever the rate', () => {
  assert.equal(findingsOf(figures({ delivered: 10_000_000 }, 50))[0], undefined);
  assert.equal(findingsOf(figures({ delivered: 10_000_000 }, 51))[0]?.reason, 'complaints_in_a_day');
});

test('findingsOf: complaints are held against the provider that reports them, not thinned by those that report none', () => {
  const orange = { ...counts({ attempted: 1_000, delivered: 1_000, complaints: 6 }), provider: 'orange' };
  const gmail = { ...counts({ attempted: 99_000, delivered: 99_000 }), provider: 'gmail' };
  const all = counts({ attempted: 100_000, delivered: 100_000, complaints: 6 });
  const [gravest] = findingsOf({ all, providers: [gmail, orange], complaintsInADay: 6 });
  assert.deepEqual([gravest?.step, gravest?.provider], ['suspended', 'orange']);
});

test('nextStep: a limit holds its seven days, is set again while the figures call for it, and is lifted when they do not', () => {
  const limited = (until: Date) => standing({ step: 'limited', until });
  assert.equal(nextStep(limited(ago(-1)), figures({}), now), undefined);
  assert.equal(nextStep(limited(ago(1)), figures({ complaints: 16 }), now)?.step, 'limited');
  assert.deepEqual(nextStep(limited(ago(1)), figures({}), now)?.reason, 'recovered');
  assert.equal(nextStep(limited(ago(-1)), figures({ complaints: 39 }), now)?.step, 'suspended');
});

test('nextStep: what is suspended or closed is set upright by nobody but a person; a warning is told once', () => {
  for (const step of ['suspended', 'closed'] as const)
    for (const some of [{}, { complaints: 1_000 }])
      assert.equal(nextStep(standing({ step }), figures(some), now), undefined);
  assert.equal(nextStep(standing({ step: 'warned' }), figures({ hard_bounces: 224 }), now), undefined);
});

test('nextRung: a new account climbs after its days in good standing, and stays where it is otherwise', () => {
  assert.equal(nextRung(standing({ rung: 0, rungSince: ago(0.5) }), now), 0);
  assert.equal(nextRung(standing({ rung: 0, rungSince: ago(1) }), now), 1);
  assert.equal(nextRung(standing({ rung: 0, rungSince: ago(9), step: 'warned' }), now), 0);
  assert.equal(nextRung(standing({ rung: 9, rungSince: ago(15) }), now), null);
  assert.equal(nextRung(standing({ rung: null }), now), null);
});

test('ceilingOf: a limit leaves a quarter of the daily volume, never more than a new account has', () => {
  assert.equal(ceilingOf('good', null, counts({})), null);
  assert.equal(ceilingOf('good', 1, counts({})), 500);
  assert.equal(ceilingOf('limited', null, counts({ attempted: 70_000 })), 2_500);
  assert.equal(ceilingOf('limited', null, counts({ attempted: 700 })), 200);
  assert.equal(ceilingOf('limited', 1, counts({ attempted: 70_000 })), 500);
});
