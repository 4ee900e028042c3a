import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatIn } from './format.ts';

const fr = formatIn('fr', 'Europe/Paris');
const en = formatIn('en', 'Europe/Paris');
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const moment = '2026-03-29T00:30:00Z';
const now = new Date('2026-03-29T00:33:00Z');

const cases: [what: string, french: string, english: string][] = [
  ['number', fr.number(1_234_567), en.number(1_234_567)],
  ['percent', fr.percent(0.9684), en.percent(0.9684)],
  ['percent, two digits', fr.percent(0.00053, 2), en.percent(0.00053, 2)],
  ['date', fr.date(moment), en.date(moment)],
  ['dateTime', fr.dateTime(moment), en.dateTime(moment)],
  ['time', fr.time(moment), en.time(moment)],
  ['relative', fr.relative(moment, now), en.relative(moment, now)],
  ['relative, just now', fr.relative(now, now), en.relative(now, now)],
  ['relative, ahead', fr.relative('2026-04-01T00:33:00Z', now), en.relative('2026-04-01T00:33:00Z', now)],
  ['bytes', fr.bytes(1_234_567), en.bytes(1_234_567)],
  ['no bytes', fr.bytes(0), en.bytes(0)],
  ['duration', fr.duration(3_905), en.duration(3_905)],
  ['short duration', fr.duration(42), en.duration(42)],
  ['list', fr.list(['a', 'b', 'c']), en.list(['a', 'b', 'c'])],
];
const expected: Record<string, [string, string]> = {
  number: ['1 234 567', '1,234,567'],
  percent: ['96,8 %', '96.8%'],
  'percent, two digits': ['0,05 %', '0.05%'],
  date: ['29 mars 2026', '29 Mar 2026'],
  dateTime: ['29 mars 2026, 01:30', '29 Mar 2026, 01:30'],
  time: ['01:30', '01:30'],
  relative: ['il y a 3 minutes', '3 minutes ago'],
  'relative, just now': ['à l’instant', 'just now'],
  'relative, ahead': ['dans 3 jours', 'in 3 days'],
  bytes: ['1,2 Mo', '1.2 MB'],
  'no bytes': ['0 o', '0 B'],
  duration: ['1 h 5 min', '1 hr 5 mins'],
  'short duration': ['42 s', '42 secs'],
  list: ['a, b et c', 'a, b and c'],
};
for (const [what, french, english] of cases) {
  test(`formatIn writes a ${what}`, () => assert.deepEqual([plain(french), plain(english)], expected[what]));
}

test('formatIn follows the time zone it is given, also over the change of clocks', () => {
  assert.equal(formatIn('en', 'Asia/Tokyo').time(moment), '09:30');
  assert.equal(fr.time('2026-03-29T01:30:00Z'), '03:30');
});
