// The corpus of Mail::DKIM, with its DNS as it was written down. The first word of a file's name says what its authors expect.
// It is older than RFC 8301, which forbids SHA-1 and short keys, so it is held twice: our checker against the rules of today, and the
// verifier under it against the rules of then, where the signatures themselves must come out right.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { dkimVerify } from 'mailauth';
import { authenticate } from '#authentication/authenticate.ts';
import { corpus, withoutCorpora } from '#test/kit/corpora.ts';
import { testResolver, type Zone } from '#test/kit/resolver.ts';
import { assertAgreement, type Disagreement } from './agreement.ts';

const now = new Date('2026-11-25T10:00:00Z');
const folder = () => corpus('conformance/mail-dkim/t') as string;

interface Case {
  name: string;
  source: Buffer;
  /** At least one signature verifies. */
  isGood: boolean;
  /** DomainKeys (RFC 4870, historic since 2007): not DKIM. */
  isDomainKeys: boolean;
}

const cases = (): Case[] =>
  readdirSync(join(folder(), 'corpus'))
    .sort()
    .map((file) => ({
      name: file.replace('.txt', ''),
      source: readFileSync(join(folder(), 'corpus', file)),
      isGood: /^(?:good|mine|multiple|no_body|dk_)/.test(file),
      isDomainKeys: /(?:^|_)dk_/.test(file),
    }));

function corpusResolver() {
  const zone: Zone = {};
  for (const line of readFileSync(join(folder(), 'FAKE_DNS.dat'), 'utf8').split('\n')) {
    const match = /^([^\s#]\S*)\s+(.*)$/.exec(line);
    if (match) zone[(match[1] as string).toLowerCase()] = { TXT: answerOf(match[2] as string) };
  }
  return testResolver(zone);
}

function answerOf(text: string): 'ENOTFOUND' | 'ETIMEOUT' | 'ESERVFAIL' | string[][] {
  if (text === 'NXDOMAIN') return 'ENOTFOUND';
  if (text.startsWith('~~')) return text.includes('timed out') ? 'ETIMEOUT' : 'ESERVFAIL';
  return [[text === '""' ? '' : text]];
}

test('authenticate: the DKIM corpus by the rules of today', { skip: withoutCorpora() }, async (context) => {
  const resolver = corpusResolver();
  const disagreeing: Disagreement[] = [];
  for (const { name, source, isGood, isDomainKeys } of cases()) {
    const { dkim = [] } = await authenticate(source, { helo: 'mail.example', mailFrom: '', resolver, now });
    const found = dkim.map(({ result }) => result).join(' ');
    const isOldLaw = !/a=ed25519-sha256/.test(source.toString('latin1'));
    // RFC 8301: SHA-1 never passes. RFC 6376: a version other than 1 is ignored.
    const isRight = isDomainKeys
      ? dkim.length === 0
      : isGood && !isOldLaw
        ? found === 'pass'
        : dkim.length > 0 && dkim.every(({ result }) => result !== 'pass') && (!isGood || /policy|neutral/.test(found));
    if (!isRight) disagreeing.push({ name, found });
  }
  assertAgreement(context, 'DKIM corpus, rules of today', cases().length, disagreeing);
});

const domainKeys = 'DomainKeys (RFC 4870) is historic and not verified';
const draft = 'signed by a draft that no standard kept; its own authors leave it out';
const granularity = 'g= of the key: taken out of DKIM by RFC 6376 (appendix E)';
const strictly = 'refused by the strict reading, which the first test holds';
const differences: Record<string, string> = {
  ...Object.fromEntries(
    ['1', '2', '3', '4', '5', '6', '7', 'gmail', 'yahoo'].map((one) => [`good_dk_${one}`, domainKeys]),
  ),
  dk_headers_1: domainKeys,
  dk_headers_2: domainKeys,
  dk_multiple_1: domainKeys,
  ...Object.fromEntries(['1', '2', '3', '4', '5'].map((one) => [`good_ietf00_${one}`, draft])),
  badkey_8: granularity,
  badkey_9: granularity,
  badkey_12: granularity,
  badkey_13: granularity,
  badkey_10: strictly,
  ignore_5: strictly,
  ignore_6: strictly,
  ignore_8: strictly,
};

test('mailauth: the DKIM corpus by the rules of its time', { skip: withoutCorpora() }, async (context) => {
  const resolver = corpusResolver();
  const disagreeing: Disagreement[] = [];
  for (const { name, source, isGood } of cases()) {
    const { results } = await dkimVerify(source, { resolver, curTime: now, minBitLength: 512 });
    const found = results.map(({ status }) => status.result).join(' ');
    if (found.includes('pass') !== isGood) disagreeing.push({ name, found });
  }
  assertAgreement(context, 'DKIM corpus, rules of its time', cases().length, disagreeing, differences);
});
