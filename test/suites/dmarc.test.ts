// DMARC of RFC 9989 through our checker. The packs of OpenDMARC and Mail::DMARC hold settings and reports but no case with its result, so
// the cases here are the rules and the examples of the RFC itself: the tree walk, which record counts, alignment, and who is the author
// (the multi-From cases are those that OpenDMARC tests). The organizational domains are those of the Public Suffix List's own test.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { organizationalDomain } from '#authentication/alignment.ts';
import { authenticate } from '#authentication/authenticate.ts';
import { corpus, withoutCorpora } from '#test/kit/corpora.ts';
import { testResolver, type Zone } from '#test/kit/resolver.ts';
import { assertAgreement, type Disagreement } from './agreement.ts';

const now = new Date('2026-11-25T10:00:00Z');
const ip = '192.0.2.1';

interface DmarcCase {
  what: string;
  from: string;
  /** Domain of MAIL FROM, which passes SPF. */
  mailFrom: string;
  /** `_dmarc.` is put before each name. */
  records: Record<string, string | string[]>;
  expected: string;
}

const reject = 'v=DMARC1; p=reject';
const cases: DmarcCase[] = [
  { what: 'no record', from: 'a@port.example', mailFrom: 'port.example', records: {}, expected: 'none' },
  {
    what: 'aligned',
    from: 'a@port.example',
    mailFrom: 'port.example',
    records: { 'port.example': reject },
    expected: 'pass reject',
  },
  {
    what: 'not aligned',
    from: 'a@port.example',
    mailFrom: 'mer.example',
    records: { 'port.example': reject },
    expected: 'fail reject',
  },
  {
    what: 'aligned below',
    from: 'a@port.example',
    mailFrom: 'news.port.example',
    records: { 'port.example': reject },
    expected: 'pass reject',
  },
  {
    what: 'aligned below, strictly',
    from: 'a@port.example',
    mailFrom: 'news.port.example',
    records: { 'port.example': `${reject}; aspf=s` },
    expected: 'fail reject',
  },
  {
    what: 'sp of the parent',
    from: 'a@news.port.example',
    mailFrom: 'mer.example',
    records: { 'port.example': `${reject}; sp=quarantine` },
    expected: 'fail quarantine',
  },
  {
    what: 'np for a name that does not exist',
    from: 'a@nowhere.port.example',
    mailFrom: 'mer.example',
    records: { 'port.example': 'v=DMARC1; p=none; sp=quarantine; np=reject' },
    expected: 'fail reject',
  },
  {
    what: 'its own record before the parent',
    from: 'a@news.port.example',
    mailFrom: 'mer.example',
    records: { 'news.port.example': 'v=DMARC1; p=none', 'port.example': reject },
    expected: 'fail none',
  },
  {
    what: 'a testing policy',
    from: 'a@port.example',
    mailFrom: 'mer.example',
    records: { 'port.example': `${reject}; t=y` },
    expected: 'fail quarantine',
  },
  {
    what: 'two records, which are none',
    from: 'a@port.example',
    mailFrom: 'port.example',
    records: { 'port.example': [reject, reject] },
    expected: 'none',
  },
  {
    what: 'a record of another version',
    from: 'a@port.example',
    mailFrom: 'port.example',
    records: { 'port.example': 'v=DMARC2; p=reject' },
    expected: 'none',
  },
  {
    what: 'a version in the wrong case',
    from: 'a@port.example',
    mailFrom: 'port.example',
    records: { 'port.example': 'v=dmarc1; p=reject' },
    expected: 'none',
  },
  {
    what: 'a bad policy with an address for reports',
    from: 'a@port.example',
    mailFrom: 'mer.example',
    records: { 'port.example': 'v=DMARC1; p=maybe; rua=mailto:d@port.example' },
    expected: 'fail none',
  },
  {
    what: 'a bad policy without one',
    from: 'a@port.example',
    mailFrom: 'mer.example',
    records: { 'port.example': 'v=DMARC1; p=maybe' },
    expected: 'none',
  },
  {
    what: 'psd=n makes an organization of a name below',
    from: 'a@x.fil.port.example',
    mailFrom: 'y.autre.port.example',
    records: { 'fil.port.example': `${reject}; psd=n`, 'port.example': reject },
    expected: 'fail reject',
  },
  {
    what: 'psd=y makes one below itself',
    from: 'a@x.ville.example',
    mailFrom: 'y.ville.example',
    records: { example: `${reject}; psd=y` },
    expected: 'pass reject',
  },
  {
    what: 'psd=y keeps neighbours apart',
    from: 'a@x.ville.example',
    mailFrom: 'y.bourg.example',
    records: { example: `${reject}; psd=y` },
    expected: 'fail reject',
  },
  {
    what: 'a long name: the walk jumps to seven labels',
    from: 'a@a.b.c.d.e.f.g.h.i.j.mail.port.example',
    mailFrom: 'port.example',
    records: { 'port.example': reject },
    expected: 'pass reject',
  },
  {
    what: 'a record that the jump leaves out',
    from: 'a@a.b.c.d.e.f.g.h.i.j.mail.port.example',
    mailFrom: 'mer.example',
    records: { 'd.e.f.g.h.i.j.mail.port.example': reject },
    expected: 'none',
  },
  {
    what: 'two authors of one domain',
    from: 'a@port.example, b@port.example',
    mailFrom: 'port.example',
    records: { 'port.example': reject },
    expected: 'pass reject',
  },
  {
    what: 'two authors of two domains',
    from: 'a@port.example, b@mer.example',
    mailFrom: 'port.example',
    records: { 'port.example': reject, 'mer.example': reject },
    expected: 'none',
  },
  {
    what: 'an author written badly',
    from: '<a@port.example>, <b@mer.example',
    mailFrom: 'port.example',
    records: { 'port.example': reject },
    expected: 'none',
  },
];

test('authenticate: DMARC as RFC 9989 wants it', async (context) => {
  const disagreeing: Disagreement[] = [];
  for (const { what, from, mailFrom, records, expected } of cases) {
    const zone: Zone = { [mailFrom]: { TXT: [[`v=spf1 ip4:${ip} -all`]] } };
    for (const [name, texts] of Object.entries(records))
      zone[`_dmarc.${name}`] = { TXT: [texts].flat().map((text) => [text]) };
    // Names that exist, but for the one that is said not to.
    for (const name of ['news.port.example', 'x.fil.port.example', 'x.ville.example']) zone[name] ??= { A: [ip] };
    const { dmarc } = await authenticate(Buffer.from(`From: ${from}\r\n\r\ntext`), {
      ip,
      helo: 'mail.example',
      mailFrom: `x@${mailFrom}`,
      resolver: testResolver(zone),
      now,
    });
    const found = [dmarc?.result, dmarc?.policy].filter(Boolean).join(' ');
    if (found !== expected) disagreeing.push({ name: what, found: `${found}, not ${expected}` });
  }
  assertAgreement(context, 'DMARC (RFC 9989)', cases.length, disagreeing);
});

test('authenticate: a DNS that does not answer is no verdict of DMARC', async () => {
  const resolver = testResolver({ '_dmarc.port.example': { TXT: 'ETIMEOUT' } });
  const arrival = { helo: 'mail.example', mailFrom: '', resolver, now };
  const { dmarc } = await authenticate(Buffer.from('From: a@port.example\r\n\r\n'), arrival);
  assert.equal(dmarc?.result, 'temperror');
});

test('organizational domains as the Public Suffix List tests them', { skip: withoutCorpora() }, (context) => {
  const text = readFileSync(corpus('conformance/psl/tests/test_psl.txt') as string, 'utf8');
  const disagreeing: Disagreement[] = [];
  let total = 0;
  for (const [, name = '', wanted] of text.matchAll(/^checkPublicSuffix\('([^']+)', (?:'([^']+)'|null)\);/gm)) {
    total++;
    const found = organizationalDomain(name);
    if (found !== wanted) disagreeing.push({ name, found: `${found}, not ${wanted}` });
  }
  const dot = 'a dot in front is overlooked: no domain of a message has one';
  assertAgreement(context, 'public suffixes', total, disagreeing, { '.example.com': dot, '.example.example': dot });
});
