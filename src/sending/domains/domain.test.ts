import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DNS_FINDINGS, type DnsFindingCode } from '#authentication/dns-records.ts';
import { blockingRecords, type CheckedRecord, isOwned, RECORD_KINDS, sendingHost, wantedRecords } from './domain.ts';
import { findingWords } from './domain-findings.ts';

const keys = [
  { selector: 'd202611r', algorithm: 'rsa-sha256', publicKey: 'UlNB' },
  { selector: 'd202611e', algorithm: 'ed25519-sha256', publicKey: 'RUQ=' },
] as const;
const given = {
  domain: 'exemple.fr',
  mailHost: 'mail.exemple.fr',
  keys,
  ownershipToken: 'abc',
  createdAt: new Date('2026-11-25T10:00:00Z'),
};

test('wantedRecords names every kind of record once, under the name where receivers look', () => {
  const names = Object.fromEntries(wantedRecords(given).map(({ kind, name }) => [kind, name]));
  assert.deepEqual(names, {
    spf: 'exemple.fr',
    dkim_rsa: 'd202611r._domainkey.exemple.fr',
    dkim_ed25519: 'd202611e._domainkey.exemple.fr',
    dmarc: '_dmarc.exemple.fr',
    mta_sts: '_mta-sts.exemple.fr',
    tls_rpt: '_smtp._tls.exemple.fr',
    bimi: 'default._bimi.exemple.fr',
    ownership: 'exemple.fr',
  });
});

test('wantedRecords adds our host to the SPF record that a domain has, and keeps the rest', () => {
  const spf = (foundSpf?: string) => wantedRecords({ ...given, foundSpf }).find(({ kind }) => kind === 'spf')?.value;
  assert.equal(spf(), 'v=spf1 a:mail.exemple.fr ~all');
  assert.equal(spf('v=spf1 include:_spf.example.net -all'), 'v=spf1 a:mail.exemple.fr include:_spf.example.net -all');
  assert.equal(spf('v=spf1 mx a:mail.exemple.fr -all '), 'v=spf1 mx a:mail.exemple.fr -all');
});

test('sendingHost gives a name that receivers can look up', () => {
  assert.equal(sendingHost('mx1.exemple.net', 'exemple.fr'), 'mx1.exemple.net');
  assert.equal(sendingHost('localhost', 'exemple.fr'), 'mail.exemple.fr');
});

const right = (kind: CheckedRecord['kind']): CheckedRecord => ({ kind, found: ['x'], findings: [] });
const wrong = (kind: CheckedRecord['kind'], code: DnsFindingCode, found: string[] = []): CheckedRecord => ({
  kind,
  found,
  findings: [{ code, severity: DNS_FINDINGS[code], params: {} }],
});

test('blockingRecords lists the required records that are not seen to be right', () => {
  const cases: [CheckedRecord[], string[]][] = [
    [[], ['spf', 'dkim_rsa', 'dmarc']],
    [RECORD_KINDS.map(right), []],
    [[right('spf'), right('dkim_rsa'), wrong('dmarc', 'dmarc_policy_none', ['v=DMARC1; p=none'])], []],
    [[right('spf'), right('dkim_rsa'), wrong('dmarc', 'dns_unreachable')], ['dmarc']],
    [[wrong('spf', 'spf_does_not_name_us', ['v=spf1 -all']), right('dkim_rsa'), right('dmarc')], ['spf']],
    [
      [
        right('spf'),
        right('dkim_rsa'),
        right('dmarc'),
        wrong('dkim_ed25519', 'record_missing'),
        wrong('bimi', 'record_missing'),
      ],
      [],
    ],
  ];
  for (const [checked, blocking] of cases) assert.deepEqual(blockingRecords(checked), blocking);
});

test('isOwned takes our key or our token as proof, and nothing less', () => {
  assert.equal(isOwned([]), false);
  assert.equal(isOwned([right('dkim_rsa')]), true);
  assert.equal(isOwned([right('ownership')]), true);
  assert.equal(isOwned([right('spf'), right('dmarc')]), false);
  assert.equal(isOwned([wrong('dkim_rsa', 'dkim_other_key', ['v=DKIM1; p=x'])]), false);
  assert.equal(isOwned([wrong('ownership', 'ownership_not_proven')]), false);
  assert.equal(isOwned([wrong('dkim_rsa', 'dns_unreachable')]), false);
});

test('findingWords leaves no hole in either language', () => {
  const params = {
    name: 'n',
    code: 'c',
    count: 2,
    reason: 'r',
    host: 'h',
    ip: 'i',
    result: 'fail',
    limit: 10,
    tags: 't',
  };
  for (const code of Object.keys(DNS_FINDINGS) as DnsFindingCode[]) {
    for (const language of ['fr', 'en'] as const) {
      const { says, mend } = findingWords({ code, severity: DNS_FINDINGS[code], params }, language);
      assert.doesNotMatch(says + mend, /[{}]/, code);
    }
  }
});
