// The reader of separated values: RFC 4180 read right wherever the text is cut, broken lines that cost only themselves.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type CsvOptions, CsvReader, type CsvRecord } from './csv-reader.ts';

function read(text: string, options: CsvOptions, step = text.length || 1): CsvRecord[] {
  const reader = new CsvReader(options);
  const records: CsvRecord[] = [];
  for (let at = 0; at < text.length; at += step) records.push(...reader.push(text.slice(at, at + step)));
  return [...records, ...reader.end()];
}

/** `line:cell|cell` or `line!fault`. */
const brief = (records: CsvRecord[]) =>
  records.map(({ line, cells, fault }) => (fault ? `${line}!${fault}` : `${line}:${cells.join('|')}`));

const cases: [what: string, text: string, expected: string[], columns?: number][] = [
  ['plain lines', 'a,b\n1,2\n', ['1:a|b', '2:1|2']],
  ['CRLF, no break at the end', 'a,b\r\n1,2', ['1:a|b', '2:1|2']],
  ['blank lines are counted, not given', 'a,b\n\n \n1,2\n', ['1:a|b', '4:1|2']],
  ['quotes', '"a","b ""c""",d\n', ['1:a|b "c"|d']],
  ['separator and line break inside quotes', '"a,b","c\nd"\ne,f\n', ['1:a,b|c\nd', '3:e|f']],
  ['CRLF inside quotes', '"a\r\nb",c\r\nd,e\r\n', ['1:a\r\nb|c', '3:d|e']],
  ['a quote in the middle is a letter', '5" screen,x\n', ['1:5" screen|x']],
  ['blanks around quotes', 'a, "b,c" ,d\n', ['1:a|b,c|d']],
  ['empty cells', ',,\n"",,""\n', ['1:||', '2:||']],
  ['a quote never closed costs its line', 'a,"b\nc,d\ne,f\n', ['1!quote_not_closed', '2:c|d', '3:e|f']],
  ['a quote never closed before other quotes', 'a,"b\n"c",d\ne,f\n', ['1!text_after_quote', '2:c|d', '3:e|f']],
  [
    'a quote closed by the next line’s, with a wrong number of cells',
    'a,"b,c\nd,e",f,g\n',
    ['1!quote_not_closed', '2:d|e"|f|g'],
    3,
  ],
  ['text after a quote', '"a"b,c\nd,e\n', ['1!text_after_quote', '2:d|e']],
  ['a quote not closed on the last line', 'a,b\nc,"d', ['1:a|b', '2!quote_not_closed']],
];
for (const [what, text, expected, columns] of cases) {
  test(`CsvReader: ${what}`, () => {
    for (const step of [text.length, 1, 3])
      assert.deepEqual(brief(read(text, { separator: ',', columns }, step)), expected);
  });
}

test('CsvReader: runs of blanks as separator', () => {
  const text = ' customer_id  date number_of_cds\n 00001 19970101  1\n';
  assert.deepEqual(brief(read(text, { separator: ' ' })), ['1:customer_id|date|number_of_cds', '2:00001|19970101|1']);
});

test('CsvReader: a quote forgotten far from any other is given up after 64 kB, and nothing behind it is lost', () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => `name${index},town${index}`);
  lines[10] = 'x,"never closed';
  const records = read(`${lines.join('\n')}\n`, { separator: ',', columns: 2 }, 8_192);
  assert.equal(records.length, lines.length);
  assert.deepEqual(
    records.filter((record) => record.fault).map((record) => record.line),
    [11],
  );
});

test('CsvReader: a line of many megabytes costs itself, in bounded memory', () => {
  const reader = new CsvReader({ separator: ',' });
  const records = reader.push('a,b\n');
  for (let count = 0; count < 64; count++) records.push(...reader.push('x'.repeat(100_000)));
  records.push(...reader.push('y\nc,d\n'), ...reader.end());
  assert.deepEqual(brief(records), ['1:a|b', '2!line_too_long', '3:c|d']);
  assert.ok(records[1]!.raw.length <= 1_000);
});

test('CsvReader: reads back any cells that were written, wherever the text is cut', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ';', '\n', '\r\n', ' ', '😀', ',') });
  const written = (value: string) => `"${value.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 }),
      fc.nat(20),
      (rows, step) => {
        const text = rows.map((row) => row.map(written).join(';')).join('\n');
        assert.deepEqual(
          read(text, { separator: ';', columns: 2 }, step + 1).map((record) => record.cells),
          rows,
        );
      },
    ),
  );
});

test('CsvReader: never throws, and gives every line that is not blank exactly once', () => {
  const unit = fc.constantFrom('a', '"', ',', '\n', '\r', ' ');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 200 }), fc.nat(5), (text, step) => {
      const records = read(text, { separator: ',', columns: 2 }, step + 1);
      const lines = text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [index + 1]));
      const covered = records.flatMap(({ line, raw }) => raw.split('\n').map((_, index) => line + index));
      assert.deepEqual(new Set([...covered, ...lines]).size, new Set(covered).size);
      assert.equal(covered.length, new Set(covered).size);
    }),
    { numRuns: 500 },
  );
});
