// Values as people write them, read by type; what cannot be read is said, not guessed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cleanText, type Notation, readDate, readLanguage, readNumber, readValue, readYesNo } from './field-value.ts';

const numbers: [text: string, decimal: ',' | '.', expected: number | undefined][] = [
  ['1 234,56', ',', 1234.56],
  ['1\u202f234,56 €', ',', 1234.56],
  ['1.234.567,8', ',', 1234567.8],
  ['1,234.56', '.', 1234.56],
  ["1'234.50", '.', 1234.5],
  ['$12', '.', 12],
  ['-0,5', ',', -0.5],
  ['12 %', ',', 12],
  ['1.234', ',', 1234],
  ['1.234', '.', 1.234],
  ['0612345678', ',', 612345678],
  ['12,3,4', ',', undefined],
  ['1.23,4', ',', undefined],
  ['12.34', ',', undefined],
  ['douze', ',', undefined],
  ['1e5', '.', undefined],
  ['0x10', '.', undefined],
  ['', ',', undefined],
];
for (const [text, decimal, expected] of numbers) {
  test(`readNumber: ${JSON.stringify(text)} with decimal ${decimal}`, () =>
    assert.equal(readNumber(text, decimal), expected));
}

const dates: [text: string, expected: string | undefined, dayFirst?: boolean][] = [
  ['31/12/1980', '1980-12-31'],
  ['1/2/1980', '1980-02-01'],
  ['1/2/1980', '1980-01-02', false],
  ['31-12-1980', '1980-12-31'],
  ['31.12.1980', '1980-12-31'],
  ['1980-12-31', '1980-12-31'],
  ['19970101', '1997-01-01'],
  ['2024-02-05 15:07:00', '2024-02-05'],
  ['2024-02-05T15:07:00.000Z', '2024-02-05'],
  ['05/02/2024 15h07', '2024-02-05'],
  ['1er janvier 2020', '2020-01-01'],
  ['mercredi 31 décembre 1980', '1980-12-31'],
  ['31 déc. 1980', '1980-12-31'],
  ['15 août 2001', '2001-08-15'],
  ['December 31, 1980', '1980-12-31'],
  ['2 July 1999', '1999-07-02'],
  ['2 juin 1999', '1999-06-02'],
  ['29/02/2023', undefined],
  ['31/12/80', undefined],
  ['12/31/1980', undefined],
  ['demain', undefined],
  ['3 brumaire 1980', undefined],
  ['0000-00-00', undefined],
];
for (const [text, expected, dayFirst = true] of dates) {
  test(`readDate: ${text}${dayFirst ? '' : ' month first'}`, () => assert.equal(readDate(text, dayFirst), expected));
}

test('readDate: any date of the calendar, in the French and in the American order', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1800-01-01'), max: new Date('2200-12-31'), noInvalidDate: true }), (date) => {
      const [year, month, day] = date.toISOString().slice(0, 10).split('-') as [string, string, string];
      assert.equal(readDate(`${day}/${month}/${year}`, true), `${year}-${month}-${day}`);
      assert.equal(readDate(`${month}/${day}/${year}`, false), `${year}-${month}-${day}`);
    }),
  );
});

test('readYesNo: French and English, any case, and nothing else', () => {
  for (const text of ['Oui', 'O', 'yes', 'VRAI', '1', 'x']) assert.equal(readYesNo(text), true, text);
  for (const text of ['non', 'N', 'No', 'faux', '0']) assert.equal(readYesNo(text), false, text);
  for (const text of ['peut-être', '2', 'non merci']) assert.equal(readYesNo(text), undefined, text);
});

test('readLanguage: names and codes', () => {
  for (const text of ['fr', 'FR', 'Français', 'fr-CA', 'french', ' fr_FR'])
    assert.equal(readLanguage(text), 'fr', text);
  for (const text of ['en', 'English', 'anglais', 'en-GB']) assert.equal(readLanguage(text), 'en', text);
  assert.equal(readLanguage('Deutsch'), undefined);
});

const notation: Notation = { decimal: ',', dayFirst: true };
const read = (text: string, type: Parameters<typeof readValue>[1]['type'], choices: string[] = []) =>
  readValue(text, { type, choices }, notation);

test('readValue: an empty text is no value, whatever the type', () => {
  for (const type of ['text', 'number', 'date', 'boolean', 'choice', 'list'] as const) {
    assert.deepEqual(read(' \t\u00a0', type), { ok: true, value: null });
  }
});

test('readValue: choices keep their declared spelling', () => {
  assert.deepEqual(read('ete', 'choice', ['Été', 'Hiver']), { ok: true, value: 'Été' });
  assert.deepEqual(read('printemps', 'choice', ['Été']), { ok: false, fault: 'not_a_choice' });
});

test('readValue: lists by semicolon, bar or comma, each item once', () => {
  assert.deepEqual(read('vin, thé,vin,', 'list'), { ok: true, value: ['vin', 'thé'] });
  assert.deepEqual(read('pain, vin; thé', 'list'), { ok: true, value: ['pain, vin', 'thé'] });
  assert.deepEqual(read(Array.from({ length: 101 }, (_, index) => index).join(';'), 'list'), {
    ok: false,
    fault: 'too_many',
  });
});

test('readValue: a text too long is refused, not cut', () => {
  assert.deepEqual(read('é'.repeat(5_001), 'text'), { ok: false, fault: 'too_long' });
});

test('cleanText: line breaks, control and invisible characters, half surrogates', () => {
  assert.equal(cleanText('Jean\r\nBcc: tous@exemple.fr'), 'Jean Bcc: tous@exemple.fr');
  assert.equal(cleanText(' \u00a0Zoe\u0301\u200b\u0000 Le\tGoff\ufeff '), 'Zoé Le Goff');
  assert.equal(cleanText('a\ud800b'), 'a\ufffdb');
});

test('cleanText: a name with emoji, joined ones too, stays as it is', () => {
  const name = 'Zoé 👩‍👩‍👧‍👦🏳️‍🌈🇫🇷✊🏽 O’Neill';
  assert.equal(cleanText(name), name);
});

test('cleanText: gives one line that is its own cleaning', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const clean = cleanText(text);
      assert.doesNotMatch(clean, /[\p{Cc}\p{Cs}\u2028\u2029]/u);
      assert.equal(cleanText(clean), clean);
    }),
  );
});
