// The ARC suites of ValiMail (for RFC 8617): validation through our checker, sealing through our sealer.

import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseAllDocuments } from 'yaml';
import { type ArcSealer, sealForward } from '#authentication/arc-seal.ts';
import { authenticate } from '#authentication/authenticate.ts';
import { readTags } from '#authentication/dns-text.ts';
import type { ArcResult } from '#authentication/results.ts';
import { headerValues, parse } from '#message/parse.ts';
import { corpus, withoutCorpora } from '#test/kit/corpora.ts';
import { testResolver, type Zone } from '#test/kit/resolver.ts';
import { assertAgreement, type Disagreement } from './agreement.ts';

interface Scenario<Case> {
  tests: Record<string, Case>;
  'txt-records'?: Record<string, string>;
  domain: string;
  sel: string;
  privatekey: string;
}

const read = <Case>(file: string): Scenario<Case>[] =>
  parseAllDocuments(readFileSync(corpus(`conformance/arc/tests/${file}`) as string, 'utf8')).map(
    (document) => document.toJS() as Scenario<Case>,
  );
const onWire = (text: string) => Buffer.from(text.replace(/\r?\n/g, '\r\n'));
const resolverOf = (records: Record<string, string> = {}) => {
  const zone: Zone = {};
  for (const [name, text] of Object.entries(records)) zone[name.toLowerCase()] = { TXT: [[text.replace(/\n/g, '')]] };
  return testResolver(zone);
};
const now = new Date(12_345_000);

const differences = {
  ams_fields_c_na:
    'no c= means simple/simple (RFC 6376 section 3.5, kept by RFC 8617 section 4.1.2); this was signed as relaxed',
  ams_fields_h_empty:
    'h= must name at least one field (RFC 6376 section 3.5): a signature over no header vouches for none',
};

test('authenticate: ARC as the validation suite wants it', { skip: withoutCorpora() }, async (context) => {
  const disagreeing: Disagreement[] = [];
  let total = 0;
  for (const { tests, 'txt-records': records } of read<{ message: string; cv: string }>(
    'arc-draft-validation-tests.yml',
  )) {
    for (const [name, { message, cv }] of Object.entries(tests)) {
      total++;
      const { arc } = await authenticate(onWire(message), {
        helo: 'mail.example.org',
        mailFrom: '',
        resolver: resolverOf(records),
        now,
      });
      // An empty cv: the suite leaves it to the implementation.
      const found = arc?.result ?? 'absent';
      if (cv !== '' && found !== String(cv).toLowerCase()) disagreeing.push({ name, found: `${found}, not ${cv}` });
    }
  }
  assertAgreement(context, 'ARC validation', total, disagreeing, differences);
});

interface SealCase {
  message: string;
  t: number;
  'sig-headers': string;
  'srv-id': string;
  AS: string;
  AMS: string;
  AAR: string;
}

interface SealCase {
  message: string;
  t: number;
  'sig-headers': string;
  'srv-id': string;
  AS: string;
  AMS: string;
  AAR: string;
}

test('sealForward seals as the signing suite wants it', { skip: withoutCorpora() }, async (context) => {
  const disagreeing: Disagreement[] = [];
  let total = 0;
  for (const scenario of read<SealCase>('arc-draft-sign-tests.yml')) {
    for (const [name, one] of Object.entries(scenario.tests)) {
      total++;
      const found = await sealedDifference(scenario, one);
      if (found) disagreeing.push({ name, found });
    }
  }
  assertAgreement(context, 'ARC signing', total, disagreeing);
});

/**
 * Undefined: as expected. The suite fixes the order of tags and writes its signatures for that order; the RFC leaves it open, so
 * everything but `b=` is compared, and the signatures are verified instead.
 */
async function sealedDifference(scenario: Scenario<SealCase>, one: SealCase): Promise<string | undefined> {
  const source = onWire(one.message);
  const arrival = { helo: 'mail.example.org', mailFrom: '', resolver: resolverOf(scenario['txt-records']), now };
  const { arc } = await authenticate(source, arrival);
  const sealer: ArcSealer = {
    authservId: one['srv-id'],
    domain: scenario.domain,
    selector: scenario.sel,
    privateKey: createPrivateKey(scenario.privatekey),
    signedHeaders: one['sig-headers'].split(':'),
  };
  const seal = await sealForward(source, parse(source), arc as ArcResult, sealer, new Date(one.t * 1_000));
  if (seal.state === 'refused') return one.AS.trim() === '' ? undefined : seal.reason;
  const headers = parse(Buffer.from(`${seal.headers}\r\n`));
  for (const [name, expected] of [
    ['ARC-Authentication-Results', squeezed(one.AAR)],
    ['ARC-Message-Signature', signatureTags(one.AMS)],
    ['ARC-Seal', signatureTags(one.AS)],
  ] as const) {
    const value = headerValues(headers, name)[0] ?? '';
    const found = name === 'ARC-Authentication-Results' ? squeezed(value) : signatureTags(value);
    if (found !== expected) return `${name}: ${found}, not ${expected}`;
  }
  const expected = signatureTags(one.AS).includes('cv=fail') ? 'fail' : 'pass';
  const verified = (await authenticate(Buffer.concat([Buffer.from(seal.headers), source]), arrival)).arc?.result;
  return verified === expected ? undefined : `sealed, it verifies as ${verified}, not ${expected}`;
}

const squeezed = (text: string) => text.replace(/\s+/g, '');

/** All tags but the signature and those that the suite leaves out, in one order; the names in h= likewise. */
function signatureTags(text: string): string {
  const tags = readTags(squeezed(text)) ?? new Map<string, string>();
  tags.delete('b');
  tags.delete('q');
  const names = tags.get('h')?.toLowerCase().split(':').sort().join(':');
  if (names !== undefined) tags.set('h', names);
  return [...tags]
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join(';');
}
