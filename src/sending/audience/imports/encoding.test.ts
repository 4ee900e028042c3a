// Encodings found by themselves, and text decoded whole wherever the bytes are cut.

import assert from 'node:assert/strict';
import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { corpus, withoutCorpora } from '#test/kit/corpora.ts';
import { decoding, ENCODINGS, type Encoding, guessEncoding } from './encoding.ts';

const FRENCH = 'prénom;ville\r\nÉlodie;Besançon\r\nInès;Nîmes\r\nNoël;Évry\r\nZoé;Sète\r\nFrançois;Château-Thierry\r\n';
const guess = (bytes: Buffer) => guessEncoding(bytes, isUtf8(bytes));

for (const encoding of ENCODINGS) {
  test(`guessEncoding: ${encoding} without a mark`, () => {
    assert.equal(guess(iconv.encode(FRENCH, encoding)), encoding);
  });
}
for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
  test(`guessEncoding: ${encoding} by its mark, which is not read as text`, () => {
    const bytes = iconv.encode(FRENCH, encoding, { addBOM: true });
    assert.equal(guess(bytes), encoding);
    assert.equal(decoding(encoding).write(bytes).slice(0, 6), 'prénom');
  });
}

test('guessEncoding: plain ASCII and an empty file are UTF-8', () => {
  assert.equal(guess(Buffer.from('a;b\n1;2\n')), 'utf-8');
  assert.equal(guess(Buffer.alloc(0)), 'utf-8');
});

test('guessEncoding: a file that is ASCII at its head and Latin-1 further down', () => {
  assert.equal(guessEncoding(Buffer.from('a;b\n'), false), 'windows-1252');
});

test('guessEncoding: what is no text has no encoding', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
  assert.equal(guess(png), undefined);
});

test('guessEncoding: first names of the corpus', { skip: withoutCorpora() }, () => {
  const bytes = readFileSync(corpus('contacts/contacts/prenoms/server/db/Prenoms.csv')!);
  assert.equal(guess(bytes), 'windows-1252');
  assert.match(decoding('windows-1252').write(bytes), /^01_prenom;02_genre;03_langage;04_fréquence/);
});

test('decoding: the same text wherever the bytes are cut', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom<Encoding>('utf-8', 'utf-16le', 'utf-16be'),
      fc.nat(9),
      (text, encoding, step) => {
        const bytes = iconv.encode(text, encoding);
        const decoder = decoding(encoding);
        let read = '';
        for (let at = 0; at < bytes.length; at += step + 1) read += decoder.write(bytes.subarray(at, at + step + 1));
        assert.equal(read + decoder.end(), text.replace(/^\ufeff/, ''));
      },
    ),
  );
});
