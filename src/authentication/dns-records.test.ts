import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testResolver, type Zone } from '#test/kit/resolver.ts';
import {
  checkBimi,
  checkDkim,
  checkDmarc,
  checkMtaSts,
  checkOwnership,
  checkSpf,
  checkTlsRpt,
  type DnsCheck,
} from './dns-records.ts';

const codes = ({ findings }: DnsCheck) => findings.map((finding) => finding.code);
const txt = (...records: string[]): Zone[string] => ({ TXT: records.map((record) => [record]) });
const host: Zone = { 'mail.exemple.fr': { A: ['192.0.2.10'] } };

test('checkSpf says whether a receiver would let our host pass, and why not', async () => {
  const cases: [string, Zone, string[]][] = [
    ['named by a', { 'exemple.fr': txt('v=spf1 a:mail.exemple.fr -all') }, []],
    [
      'named by ip4, other TXT beside',
      { 'exemple.fr': txt('google-site-verification=1', 'v=spf1 ip4:192.0.2.0/24 ~all') },
      [],
    ],
    [
      'named by an include',
      {
        'exemple.fr': txt('v=spf1 include:spf.exemple.fr -all'),
        'spf.exemple.fr': txt('v=spf1 a:mail.exemple.fr -all'),
      },
      [],
    ],
    [
      'not named',
      {
        'exemple.fr': txt('v=spf1 include:_spf.example.net -all'),
        '_spf.example.net': txt('v=spf1 ip4:198.51.100.0/24 -all'),
      },
      ['spf_does_not_name_us'],
    ],
    ['two records', { 'exemple.fr': txt('v=spf1 a -all', 'v=spf1 mx -all') }, ['spf_several_records']],
    ['none', { 'exemple.fr': txt('v=spf10 nonsense') }, ['record_missing']],
    ['no such domain', {}, ['record_missing']],
    ['anybody', { 'exemple.fr': txt('v=spf1 +all') }, ['spf_allows_everyone']],
    ['anybody, unsigned', { 'exemple.fr': txt('v=spf1 mx all') }, ['spf_allows_everyone']],
    ['broken', { 'exemple.fr': txt('v=spf1 ip4:999.1.1.1 -all') }, ['spf_not_valid']],
    ['DNS silent', { 'exemple.fr': { TXT: 'ETIMEOUT' } }, ['dns_unreachable']],
    ['endless includes', { 'exemple.fr': txt('v=spf1 include:exemple.fr -all') }, ['spf_too_many_lookups']],
  ];
  for (const [name, zone, expected] of cases) {
    assert.deepEqual(
      codes(await checkSpf(testResolver({ ...host, ...zone }), 'exemple.fr', 'mail.exemple.fr')),
      expected,
      name,
    );
  }
});

test('checkSpf says when our own host has no address', async () => {
  const resolver = testResolver({ 'exemple.fr': txt('v=spf1 a:mail.exemple.fr -all') });
  assert.deepEqual(codes(await checkSpf(resolver, 'exemple.fr', 'mail.exemple.fr')), ['spf_host_unknown']);
});

test('checkDkim compares the published key with ours', async () => {
  const name = 'd1._domainkey.exemple.fr';
  const cases: [string, Zone[string] | undefined, string[]][] = [
    ['ours', txt('v=DKIM1; k=rsa; p=QUJD'), []],
    ['ours, in two strings, spaces in the key', { TXT: [['v=DKIM1; k=rsa; p=QU', 'J D']] }, []],
    ['ours, k left out', txt('p=QUJD'), []],
    ['other key', txt('v=DKIM1; k=rsa; p=WFla'), ['dkim_other_key']],
    ['other algorithm', txt('v=DKIM1; k=ed25519; p=QUJD'), ['dkim_other_key']],
    ['revoked', txt('v=DKIM1; p='), ['dkim_revoked']],
    ['in test', txt('v=DKIM1; p=QUJD; t=s:y'), ['dkim_testing']],
    ['no key', txt('v=DKIM1; k=rsa'), ['dkim_not_valid']],
    ['not a list', txt('please contact the webmaster'), ['dkim_not_valid']],
    ['two', txt('v=DKIM1; p=QUJD', 'v=DKIM1; p=WFla'), ['dkim_several_records']],
    ['missing', undefined, ['record_missing']],
  ];
  for (const [label, records, expected] of cases) {
    const resolver = testResolver(records ? { [name]: records } : {});
    assert.deepEqual(
      codes(await checkDkim(resolver, name, { algorithm: 'rsa-sha256', publicKey: 'QUJD' })),
      expected,
      label,
    );
  }
});

test('checkDmarc reads a record as RFC 9989 does', async () => {
  const cases: [string, string[] | undefined, string[]][] = [
    ['best', ['v=DMARC1; p=reject; rua=mailto:dmarc@exemple.fr'], []],
    ['watching only', ['v=DMARC1; p=none; rua=mailto:dmarc@exemple.fr'], ['dmarc_policy_none']],
    ['no reports', ['v=DMARC1; p=quarantine'], ['dmarc_no_reports']],
    ['reports to nowhere', ['v=DMARC1; p=reject; rua=https://exemple.fr'], ['dmarc_no_reports']],
    ['obsolete tags', ['v=DMARC1; p=reject; pct=50; ri=86400; rua=mailto:a@exemple.fr'], ['dmarc_obsolete_tags']],
    ['no policy', ['v=DMARC1; rua=mailto:a@exemple.fr'], ['dmarc_policy_missing']],
    ['unknown policy', ['v=DMARC1; p=refuse; rua=mailto:a@exemple.fr'], ['dmarc_not_valid']],
    [
      'unknown subdomain policy',
      ['v=DMARC1; p=reject; sp=block; rua=mailto:a@mail.exemple.fr!10m'],
      ['dmarc_not_valid'],
    ],
    ['a tag twice', ['v=DMARC1; p=reject; p=none'], ['dmarc_not_valid']],
    ['two records', ['v=DMARC1; p=none', 'v=DMARC1; p=reject'], ['dmarc_several_records']],
    ['case matters in v', ['v=dmarc1; p=reject'], ['record_missing']],
    ['missing', undefined, ['record_missing']],
  ];
  for (const [label, records, expected] of cases) {
    const resolver = testResolver(records ? { '_dmarc.exemple.fr': txt(...records) } : {});
    assert.deepEqual(codes(await checkDmarc(resolver, 'exemple.fr')), expected, label);
  }
});

test('checkDmarc looks above the domain, as receivers do, up to the registered one', async () => {
  const seen = async (domain: string, zone: Zone) => {
    const asked: string[] = [];
    const resolver = testResolver(zone);
    const check = await checkDmarc((name, type) => {
      asked.push(name);
      return resolver(name, type);
    }, domain);
    return [codes(check), asked];
  };
  const above = '_dmarc.exemple.co.uk';
  const names = ['_dmarc.a.news.exemple.co.uk', '_dmarc.news.exemple.co.uk', above];
  const cases: [string, Zone, string[], string[]][] = [
    ['a.news.exemple.co.uk', { [above]: txt('v=DMARC1; p=reject; rua=mailto:a@exemple.co.uk') }, [], names],
    [
      'a.news.exemple.co.uk',
      { [above]: txt('v=DMARC1; p=reject; sp=none; rua=mailto:a@exemple.co.uk') },
      ['dmarc_policy_none'],
      names,
    ],
    ['a.news.exemple.co.uk', {}, ['record_missing'], names],
    ['exemple.co.uk', { '_dmarc.co.uk': txt('v=DMARC1; p=reject') }, ['record_missing'], [above]],
    [
      'news.exemple.co.uk',
      { '_dmarc.news.exemple.co.uk': { TXT: 'ETIMEOUT' } },
      ['dns_unreachable'],
      ['_dmarc.news.exemple.co.uk'],
    ],
  ];
  for (const [domain, zone, expected, asked] of cases) assert.deepEqual(await seen(domain, zone), [expected, asked]);
});

test('checkDmarc: reports to another domain need its consent', async () => {
  const zone: Zone = {
    '_dmarc.exemple.fr': txt('v=DMARC1; p=reject; rua=mailto:a@rapports.example,mailto:b@exemple.fr'),
  };
  assert.deepEqual(codes(await checkDmarc(testResolver(zone), 'exemple.fr')), ['dmarc_reports_unwanted']);
  zone['exemple.fr._report._dmarc.rapports.example'] = txt('v=DMARC1;');
  assert.deepEqual(codes(await checkDmarc(testResolver(zone), 'exemple.fr')), []);
});

test('checkMtaSts, checkTlsRpt, checkBimi and checkOwnership tell right from wrong', async () => {
  const resolver = testResolver({
    '_mta-sts.a.fr': txt('v=STSv1; id=20261125T01'),
    '_mta-sts.b.fr': txt('v=STSv1; id=2026-11-25'),
    '_smtp._tls.a.fr': txt('v=TLSRPTv1; rua=mailto:tls@a.fr,https://a.fr/tls'),
    '_smtp._tls.b.fr': txt('v=TLSRPTv1; rua=tls@b.fr'),
    'default._bimi.a.fr': txt('v=BIMI1; l=https://a.fr/logo.svg; a='),
    'default._bimi.b.fr': txt('v=BIMI1; l=http://b.fr/logo.svg'),
    'a.fr': txt('dauphin-domain=abc'),
  });
  assert.deepEqual(codes(await checkMtaSts(resolver, 'a.fr')), []);
  assert.deepEqual(codes(await checkMtaSts(resolver, 'b.fr')), ['mta_sts_not_valid']);
  assert.deepEqual(codes(await checkMtaSts(resolver, 'c.fr')), ['record_missing']);
  assert.deepEqual(codes(await checkTlsRpt(resolver, 'a.fr')), []);
  assert.deepEqual(codes(await checkTlsRpt(resolver, 'b.fr')), ['tls_rpt_not_valid']);
  assert.deepEqual(codes(await checkBimi(resolver, 'a.fr', ['v=DMARC1; p=reject'])), []);
  assert.deepEqual(codes(await checkBimi(resolver, 'a.fr', ['v=DMARC1; p=none'])), ['bimi_needs_policy']);
  assert.deepEqual(codes(await checkBimi(resolver, 'b.fr', [])), ['bimi_not_valid']);
  assert.deepEqual(codes(await checkOwnership(resolver, 'a.fr', 'dauphin-domain=abc')), []);
  assert.deepEqual(codes(await checkOwnership(resolver, 'a.fr', 'dauphin-domain=xyz')), ['ownership_not_proven']);
});
