import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Fit, instantOf, knownZone, wallClockAt } from './moment.ts';

// zone, wall clock, instant in UTC, what the change of clocks did
const table: [string, string, string, Fit][] = [
  ['Europe/Paris', '2026-01-15T09:00', '2026-01-15T08:00:00.000Z', 'exact'],
  ['Europe/Paris', '2026-07-15T09:00', '2026-07-15T07:00:00.000Z', 'exact'],
  // 29 March 2026: 02:00 -> 03:00
  ['Europe/Paris', '2026-03-29T01:59', '2026-03-29T00:59:00.000Z', 'exact'],
  ['Europe/Paris', '2026-03-29T02:00', '2026-03-29T01:00:00.000Z', 'moved_forward'],
  ['Europe/Paris', '2026-03-29T02:30', '2026-03-29T01:30:00.000Z', 'moved_forward'],
  ['Europe/Paris', '2026-03-29T03:00', '2026-03-29T01:00:00.000Z', 'exact'],
  // 25 October 2026: 03:00 -> 02:00
  ['Europe/Paris', '2026-10-25T01:59', '2026-10-24T23:59:00.000Z', 'exact'],
  ['Europe/Paris', '2026-10-25T02:00', '2026-10-25T00:00:00.000Z', 'first_of_two'],
  ['Europe/Paris', '2026-10-25T02:59', '2026-10-25T00:59:00.000Z', 'first_of_two'],
  ['Europe/Paris', '2026-10-25T03:00', '2026-10-25T02:00:00.000Z', 'exact'],
  ['America/New_York', '2026-03-08T02:15', '2026-03-08T07:15:00.000Z', 'moved_forward'],
  ['America/New_York', '2026-11-01T01:15', '2026-11-01T05:15:00.000Z', 'first_of_two'],
  ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:45:00.000Z', 'moved_forward'], // a gap of 30 minutes
  ['Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45:00.000Z', 'first_of_two'],
  ['Asia/Kolkata', '2026-06-01T00:00', '2026-05-31T18:30:00.000Z', 'exact'],
  ['America/Noronha', '2026-02-28T23:59', '2026-03-01T01:59:00.000Z', 'exact'],
  ['Pacific/Apia', '2011-12-30T12:00', '2011-12-30T22:00:00.000Z', 'moved_forward'], // a day that never was
  ['Indian/Reunion', '2028-02-29T10:00', '2028-02-29T06:00:00.000Z', 'exact'],
  ['UTC', '2026-12-31T23:59', '2026-12-31T23:59:00.000Z', 'exact'],
];

test('instantOf finds the instant a wall clock means, across changes of clocks', () => {
  for (const [zone, local, utc, fit] of table) {
    const instant = instantOf(local, zone);
    assert.deepEqual([instant?.at.toISOString(), instant?.fit], [utc, fit], `${zone} ${local}`);
  }
});

test('instantOf refuses what is no time and no zone', () => {
  for (const local of ['2026-02-30T09:00', '2026-01-01T24:00', '2026-13-01T00:00', '2026-01-01', '09:00', ''])
    assert.equal(instantOf(local, 'Europe/Paris'), undefined, local);
  assert.equal(instantOf('2026-01-01T09:00', 'Europe/Atlantis'), undefined);
  assert.equal(knownZone('Europe/Atlantis'), false);
  assert.equal(knownZone('Europe/Paris'), true);
});

test('instantOf: an exact instant shows the wall clock that was asked, in any zone', () => {
  const zones = ['Europe/Paris', 'America/Sao_Paulo', 'Asia/Tehran', 'Pacific/Chatham', 'Africa/Casablanca'];
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.date({ min: new Date('2015-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
      (zone, date) => {
        const local = date.toISOString().slice(0, 16);
        const instant = instantOf(local, zone);
        assert.ok(instant);
        const shown = wallClockAt(instant.at, zone)!;
        if (instant.fit === 'moved_forward') assert.ok(shown > local, `${zone} ${local} shows ${shown}`);
        else assert.equal(shown, local, zone);
      },
    ),
    { numRuns: 500 },
  );
});
