// What stalwart's mail-auth expects of its own examples: SPF scenarios, and signed and sealed messages with the keys beside them.

import { readdirSync, readFileSync } from 'node:fs';
import { isIPv4 } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { authenticate } from '#authentication/authenticate.ts';
import { corpus, withoutCorpora } from '#test/kit/corpora.ts';
import { testResolver, type Zone } from '#test/kit/resolver.ts';
import { assertAgreement, type Disagreement } from './agreement.ts';
import { type SuiteZone, suiteResolver } from './suite-zone.ts';

/** A day on which every message of the examples is young. */
const now = new Date('2022-11-08T12:00:00Z');
const folder = (name: string) => corpus(`conformance/mail-auth/resources/${name}`) as string;

interface SpfCase {
  name: string;
  zone: SuiteZone;
  helo: string;
  mailFrom: string;
  ip: string;
  expected: string;
}

/** Names by which stalwart says that the DNS fails. */
const SILENT: SuiteZone = { '_dns_error.org': ['TIMEOUT'], '_dns_error.test.org': ['TIMEOUT'] };

const RECORD = /^(?:spf|exp|a|aaaa|mx|ptr)$/;

/** Not quite YAML: one key many times. Each `expect` closes a case; keys stay until they are said again or `-` begins anew. */
function readScenario(scenario: string, name: string): SpfCase[] {
  const [records = '', tests = ''] = scenario.split(/^tests:/m);
  const zone = readZone(records);
  const cases: SpfCase[] = [];
  let said: Record<string, string> = {};
  let extra: SuiteZone = {};
  for (const line of tests.split('\n')) {
    const [, dash, key = '', value = ''] = /^ +(-?) *(\w+):\s*(.*?)\s*$/.exec(line) ?? [];
    if (key === '') continue;
    if (dash === '-') {
      said = {};
      extra = {};
    }
    if (RECORD.test(key)) {
      const [owner = ''] = value.split(' ');
      if (key === 'spf') said['domain'] ??= owner;
      addRecords(key, value, (host, record) => {
        extra = withRecords(extra, { [host]: [record] });
      });
    } else said[key] = value;
    if (key !== 'expect') continue;
    const { domain = '', sender = domain && `user@${domain}`, ip = '' } = said;
    cases.push({
      name: `${name} ${sender || domain} ${ip}`,
      zone: withRecords({ ...SILENT, ...zone }, extra),
      helo: domain || 'mail.example.net',
      mailFrom: sender,
      ip,
      expected: value.split(' ')[0] ?? '',
    });
  }
  return cases;
}

function withRecords(zone: SuiteZone, extra: SuiteZone): SuiteZone {
  const both = { ...zone };
  for (const [name, records] of Object.entries(extra)) both[name] = [...(zone[name] ?? []), ...records];
  return both;
}

const recordIn = (value: string) => value.slice(value.indexOf(' ') + 1);

function readZone(records: string): SuiteZone {
  const zone: Record<string, Record<string, unknown>[]> = {};
  for (const [, type = '', value = ''] of records.matchAll(/^ +(spf|exp|a|aaaa|mx|ptr): +(.*?)\s*$/gm))
    addRecords(type, value, (name, record) => (zone[name.toLowerCase()] ??= []).push(record));
  return zone;
}

function addRecords(type: string, value: string, add: (name: string, record: Record<string, unknown>) => void): void {
  const space = value.indexOf(' ');
  const name = value.slice(0, space);
  const content = recordIn(value);
  const list = content.split(',').map((one) => one.trim().replace(/\.$/, ''));
  if (type === 'spf' || type === 'exp') add(name, { TXT: content });
  else if (type === 'a') for (const address of list) add(name, { A: address });
  else if (type === 'aaaa') for (const address of list) add(name, { AAAA: address });
  else if (type === 'ptr')
    for (const host of list) add(`${name.split('.').reverse().join('.')}.in-addr.arpa`, { PTR: host });
  else {
    // One host for each address that stands for an exchange.
    for (const [index, address] of list.entries()) {
      add(name, { MX: [index, `mx${index}.${name}`] });
      add(`mx${index}.${name}`, { [isIPv4(address) ? 'A' : 'AAAA']: address });
    }
  }
}

const noAddress = 'exists: asks for A records, whatever the client is (RFC 7208 section 5.7)';
const spfDifferences = {
  'all.yml#0 sender@test.org 10.0.0.1':
    'ip: is no mechanism; an error anywhere in a record is permerror (RFC 7208 section 4.6)',
  'basic.yml#2 sender@_dns_error.org 172.168.0.1':
    'an underscore cannot stand in the domain of a sender: none (section 4.3)',
  'basic.yml#4 sender@ok.test.org 172.168.0.1':
    'ten names that do not exist are more void lookups than two (section 4.6.4)',
  'basic.yml#6 sender@test.org 172.168.0.1':
    'HELO is looked at where there is no MAIL FROM, and only there (section 2.4)',
  'exists.yml#0 sender@ip6.test.org 167.1.2.3': noAddress,
  'ip.yml#1 sender@test.org 10.1.2.3': 'ip6: never matches an IPv4 client (section 5)',
  'macro.yml#1 strong-bad@email.example.com 2001:db8::cb01': noAddress,
};

test('authenticate: SPF as the scenarios of stalwart want it', { skip: withoutCorpora() }, async (context) => {
  const disagreeing: Disagreement[] = [];
  let total = 0;
  for (const file of readdirSync(folder('spf')).sort()) {
    const scenarios = readFileSync(join(folder('spf'), file), 'utf8').split(/^---$/m);
    for (const { name, zone, expected, ...arrival } of scenarios.flatMap((one, at) =>
      readScenario(one, `${file}#${at}`),
    )) {
      total++;
      const { spf } = await authenticate(Buffer.from('\r\n'), { ...arrival, resolver: suiteResolver(zone), now });
      if (spf?.result !== expected) disagreeing.push({ name, found: `${spf?.result}, not ${expected}` });
    }
  }
  assertAgreement(context, 'SPF (stalwart)', total, disagreeing, spfDifferences);
});

/** `dkim` -> results of the signatures in order, `arc` -> the chain. stalwart's own tests say the same. */
const signed: Record<string, { dkim: string; arc: string }> = {
  'dkim/001.txt': { dkim: 'pass pass', arc: 'none' },
  'dkim/002.txt': { dkim: 'pass', arc: 'none' },
  'dkim/003.txt': { dkim: 'pass pass', arc: 'none' },
  'dkim/004.txt': { dkim: 'pass', arc: 'none' },
  'dkim/005.txt': { dkim: 'pass', arc: 'none' },
  'dkim/006.txt': { dkim: 'pass', arc: 'none' },
  // The list wrote under the text: its own signature holds, the author's no more.
  'arc/001.txt': { dkim: 'pass pass fail', arc: 'pass' },
  'arc/002.txt': { dkim: 'pass', arc: 'pass' },
};

test('authenticate: DKIM and ARC of the messages of stalwart', { skip: withoutCorpora() }, async (context) => {
  const disagreeing: Disagreement[] = [];
  for (const [name, expected] of Object.entries(signed)) {
    const text = readFileSync(folder(name), 'latin1').replace(/\r?\n/g, '\r\n');
    const keys = text.slice(0, text.indexOf('\r\n\r\n'));
    const zone: Zone = {};
    for (const line of keys.split('\r\n')) {
      const space = line.indexOf(' ');
      zone[line.slice(0, space).toLowerCase()] = { TXT: [[line.slice(space + 1)]] };
    }
    const source = Buffer.from(text.slice(keys.length + 4), 'latin1');
    const { dkim, arc } = await authenticate(source, {
      helo: 'mail.example',
      mailFrom: '',
      resolver: testResolver(zone),
      now,
    });
    const found = { dkim: dkim?.map(({ result }) => result).join(' '), arc: arc?.result };
    if (found.dkim !== expected.dkim || found.arc !== expected.arc)
      disagreeing.push({ name, found: JSON.stringify(found) });
  }
  assertAgreement(context, 'DKIM and ARC (stalwart)', Object.keys(signed).length, disagreeing);
});

test('authenticate: the message of RFC 8463 passes on both of its signatures', {
  skip: withoutCorpora(),
}, async (context) => {
  const fixtures = corpus('conformance/mailauth/test/dkim/ec/fixtures') as string;
  const zone = JSON.parse(readFileSync(join(fixtures, 'dns.json'), 'utf8')) as Zone;
  const { spf, dkim } = await authenticate(readFileSync(join(fixtures, 'signed.eml')), {
    ip: '213.165.64.12',
    helo: 'mail.example',
    mailFrom: 'joe@football.example.com',
    resolver: testResolver(zone),
    now,
  });
  const found = [spf?.result, ...(dkim ?? []).map(({ result }) => result)].join(' ');
  assertAgreement(context, 'mailauth fixtures', 1, found === 'pass pass pass' ? [] : [{ name: 'signed.eml', found }]);
});
