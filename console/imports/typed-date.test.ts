import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTypedDate } from './typed-date.ts';

const cases: [typed: string, read: string | null][] = [
  ['01/11/2026', '2026-11-01'],
  ['1.2.2026', '2026-02-01'],
  [' 3-4-2026 ', '2026-04-03'],
  ['2026-11-01', '2026-11-01'],
  ['01 Nov 2026', '2026-11-01'],
  ['31/12/2026', '2026-12-31'],
  ['29/02/2026', null],
  ['12/31/2026', null],
  ['hier', null],
  ['', null],
  ['42', null],
];

for (const [typed, read] of cases)
  test(`readTypedDate: « ${typed} » is ${read ?? 'no date'}`, () => assert.equal(readTypedDate(typed), read));
