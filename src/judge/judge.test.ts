// The judge against its case files, and what must hold for any message.

import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import fc from 'fast-check';
import { parse } from '#message/parse.ts';
import { judgeCases } from '#test/cases/judge/all.ts';
import { type JudgeCase, writeCase } from '#test/cases/judge/case.ts';
import { sentences } from './data/sentences.ts';
import { type EvidenceSymbol, weights } from './data/weights.ts';
import { judge } from './judge.ts';
import { messageClasses, type Verdict } from './verdict.ts';

const judgeCase = ({ message, context }: JudgeCase): Verdict => judge(parse(writeCase(message)), context);
const symbolsOf = (verdict: Verdict) => verdict.evidence.map(({ symbol }) => symbol);

for (const [name, cases] of Object.entries(judgeCases)) {
  suite(`judge: cases of ${name}`, () => {
    for (const one of cases) {
      test(one.title, () => {
        const verdict = judgeCase(one);
        const symbols = symbolsOf(verdict);
        for (const symbol of one.expect ?? [])
          assert.ok(symbols.includes(symbol), `${symbol} is missing: ${symbols.join(' ')}`);
        for (const symbol of one.never ?? []) assert.ok(!symbols.includes(symbol), `${symbol} must not be there`);
        if (one.class) assert.equal(verdict.class, one.class, JSON.stringify(verdict.scores));
      });
    }
  });
}

const all: readonly JudgeCase[] = Object.values(judgeCases).flat();

test('judge: every symbol is brought out by a case, and denied by another', () => {
  const expected = new Set(all.flatMap((one) => one.expect ?? []));
  const missing = (Object.keys(weights) as EvidenceSymbol[]).filter((symbol) => !expected.has(symbol));
  assert.deepEqual(missing, []);
});

test('judge: every sentence is whole in both languages, and each advice says where to mend', () => {
  for (const one of all) {
    for (const { symbol, sentence, advice, mend } of judgeCase(one).evidence) {
      for (const text of [sentence.fr, sentence.en, ...(advice ? [advice.fr, advice.en] : [])]) {
        assert.doesNotMatch(text.replaceAll('{{ unsubscribe_url }}', ''), /[{}]/, `${symbol}: ${text}`);
        assert.match(text, /^[\p{Lu}\p{N}«].*[.!?)]$/su, `${symbol}: ${text}`);
      }
      assert.equal(advice === undefined, mend === undefined, symbol);
    }
  }
});

test('sentences: French punctuation stands behind a no-break space', () => {
  for (const [symbol, { sentence, advice }] of Object.entries(sentences)) {
    for (const text of [sentence.fr, advice?.fr ?? '']) assert.doesNotMatch(text, / [:;?!»]|« /u, symbol);
  }
});

test('judge: places point at what they name', () => {
  const html = '<p>Bonjour</p><a href="https://exemple-secure.com">www.mabanque.fr</a>';
  const verdict = judge(parse(writeCase({ html })));
  const place = verdict.evidence.find(({ symbol }) => symbol === 'LINK_TEXT_MISMATCH')?.place;
  assert.ok(place?.part === 'html');
  const written = parse(writeCase({ html })).html ?? '';
  assert.equal(
    written.slice(place.start, place.start + place.length),
    '<a href="https://exemple-secure.com">www.mabanque.fr</a>',
  );
});

test('judge: probabilities make one, evidence stands by weight, and the same message gives the same verdict', () => {
  for (const one of all) {
    const verdict = judgeCase(one);
    const total = messageClasses.reduce((sum, name) => sum + verdict.scores[name], 0);
    assert.ok(Math.abs(total - 1) < 1e-9);
    assert.ok(verdict.score >= 0 && verdict.score <= 1);
    const sizes = verdict.evidence.map(({ weight }) => Math.abs(weight));
    assert.deepEqual(
      sizes,
      sizes.toSorted((a, b) => b - a),
    );
    assert.deepEqual(judgeCase(one), verdict);
  }
});

test('judge: case of the text, folding and encoding of the same message give the same evidence', () => {
  const text = 'Bonjour Camille, voici ce dont nous avons parlé : https://exemple.com/a';
  const subject = 'Votre compte sera suspendu';
  const coded = (charset: string) => `=?${charset}?B?${Buffer.from(subject).toString('base64')}?=`;
  const plain = symbolsOf(judge(parse(writeCase({ subject, text }))));
  for (const same of [
    coded('utf-8'),
    coded('iso-8859-1'),
    'Votre compte\r\n sera suspendu',
    '=?utf-8?q?Votre_compte_sera_suspendu?=',
  ]) {
    assert.deepEqual(symbolsOf(judge(parse(writeCase({ subject: same, text })))), plain, same);
  }
  assert.deepEqual(symbolsOf(judge(parse(writeCase({ subject: 'votre COMPTE sera Suspendu', text })))), plain);
});

test('judge: an unrelated footer never changes a class that is no toss-up', () => {
  const footer = 'Atelier du Port, 3 quai des Brumes, 29200 Brest. Association loi 1901.';
  for (const one of all) {
    const { text, html } = one.message;
    // A message without a word has nothing that a footer is unrelated to.
    if ((text ?? html ?? 'x').replace(/<[^>]*>/g, '').trim().length < 40) continue;
    const message = {
      ...one.message,
      ...(text !== undefined && { text: `${text}\n\n${footer}` }),
      ...(html !== undefined && { html: `${html}<p>${footer}</p>` }),
    };
    const [alone, footed] = [judgeCase(one), judgeCase({ ...one, message })];
    // A footer gives words to what was nothing but a picture.
    if (symbolsOf(alone).includes('HTML_IMAGE_ONLY')) continue;
    if (Math.abs(alone.score - 0.5) > 0.1 && Math.max(...Object.values(alone.scores)) > 0.5)
      assert.equal(footed.class, alone.class, one.title);
  }
});

test('judge: whatever the bytes, a verdict', () => {
  const pieces = fc.constantFrom(
    ...all.slice(0, 80).map(({ message }) => writeCase(message).toString('latin1')),
    ...[
      '<div style="',
      'font-size:0',
      '{',
      '}',
      '/*',
      '@media',
      '<a href="',
      '=?utf-8?B?',
      '?=',
      '\u0000',
      '\r\n',
      '--=_case',
      'Content-Type: multipart/mixed; boundary="',
      '(',
      '<',
      '&#x',
    ],
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 8 }), fc.nat(400), (parts, cut) => {
      const bytes = Buffer.from(parts.join(''), 'latin1');
      const verdict = judge(parse(bytes.subarray(cut % (bytes.length + 1))));
      assert.ok(messageClasses.includes(verdict.class));
      for (const { place } of verdict.evidence)
        if (place && place.part !== 'header') assert.ok(place.start >= 0 && place.length >= 0);
    }),
    { numRuns: 400 },
  );
});
