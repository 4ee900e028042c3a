// Files in the test mail of other filters, made to try exactly this: each must bring out what it was made for.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { parse } from '#message/parse.ts';
import { corpus, withoutCorpora } from '#test/kit/corpora.ts';
import type { EvidenceSymbol } from './data/weights.ts';
import { judge } from './judge.ts';

const skip = withoutCorpora();

const made: readonly [file: string, symbol: EvidenceSymbol][] = [
  ['spamassassin/t/data/spam/olevbmacro/macro.eml', 'ATTACHMENT_MACRO'],
  ['spamassassin/t/data/spam/olevbmacro/malicemacro.eml', 'ATTACHMENT_MACRO'],
  ['spamassassin/t/data/spam/olevbmacro/renamedmacro.eml', 'ATTACHMENT_MACRO'],
  ['spamassassin/t/data/spam/olevbmacro/renamedmacro.eml', 'ATTACHMENT_DISGUISED'],
  ['spamassassin/t/data/spam/olevbmacro/zippwmacro.eml', 'ATTACHMENT_ENCRYPTED'],
  ['spamassassin/t/data/spam/olevbmacro/zippwmacro.eml', 'ATTACHMENT_PASSWORD_GIVEN'],
  ['spamassassin/t/data/spam/olevbmacro/encrypted.eml', 'ATTACHMENT_ENCRYPTED'],
  ['test/functional/messages/exe_attm.eml', 'ATTACHMENT_PROGRAM'],
  ['test/functional/messages/bad_ext.dotted_file_name.eml', 'ATTACHMENT_PROGRAM'],
  ['test/functional/messages/zip.eml', 'ATTACHMENT_ARCHIVED_PROGRAM'],
  ['test/functional/messages/zip-doublebad.eml', 'ATTACHMENT_ARCHIVED_PROGRAM'],
  ['test/functional/messages/rar4.eml', 'ATTACHMENT_ARCHIVED_PROGRAM'],
  ['test/functional/messages/rar-date-bad-ext.eml', 'ATTACHMENT_ARCHIVED_PROGRAM'],
];

for (const [file, symbol] of made) {
  test(`judge: ${symbol} in ${file}`, { skip }, () => {
    const bytes = readFileSync(corpus(`conformance/rspamd/${file}`) ?? '');
    const symbols = judge(parse(bytes)).evidence.map((one) => one.symbol);
    assert.ok(symbols.includes(symbol), symbols.join(' '));
  });
}
