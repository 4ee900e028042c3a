// What we owe others: days counted from mail that really came in, once; and a report of them that our own reader takes back as it was.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDmarcFile } from '#message/notices/dmarc-report.ts';
import { testGateway } from '#test/kit/gateway.ts';
import { makeDomain } from '#test/kit/send.ts';
import { aggregateXml, type PublishedRecord } from './aggregate-xml.ts';
import { type ArrivalCount, countArrivals, readCounts, removeOldCounts } from './arrival-counts.ts';

const mail = (from: string, subject: string, more = '') =>
  `From: ${from}\r\nTo: ana@port.example\r\nSubject: ${subject}\r\n${more}Date: Fri, 27 Nov 2026 06:00:00 +0000\r\nMessage-ID: <${subject.replaceAll(/\W/g, '')}@shop.example>\r\n\r\nThe order will come on Monday.\r\n`;

const ZONE = {
  'open.example': { TXT: [['v=spf1 -all']] },
  '_dmarc.open.example': { TXT: [['v=DMARC1; p=none']] },
};

const published: PublishedRecord = { domain: 'shop.example', p: 'reject', adkim: 'r', aspf: 'r', isTesting: false };

async function written(counts: AsyncIterable<ArrivalCount>, record = published): Promise<string> {
  const facts = { organization: 'Port & Co', email: 'dmarc@port.example', reportId: 'r1', day: '2026-11-27' };
  let xml = '';
  for await (const piece of aggregateXml({ ...facts, published: record }, counts)) xml += piece;
  return xml;
}

async function* given(...counts: ArrivalCount[]) {
  yield* counts;
}

const count = (more: Partial<ArrivalCount>): ArrivalCount => ({
  headerFrom: 'shop.example',
  source: '192.0.2.7',
  envelopeFrom: 'shop.example',
  spfDomain: 'shop.example',
  spfResult: 'pass',
  dkim: [],
  disposition: 'pass',
  override: '',
  messages: 3,
  ...more,
});

test('countArrivals: a day is counted an hour after its end, once, by messages; without policy or about reports, not at all', async () => {
  const box = await testGateway({ zone: ZONE });
  const { db, send, settled } = box;
  const { sql, workspaceId } = db;
  const { id: domainId } = await makeDomain(db, { name: 'news.port.example' });
  await sql`insert into report_sending (workspace_id, domain_id, address) values (${workspaceId}, ${domainId}, 'dmarc@news.port.example')`;
  await send(['ana@port.example', 'leo@port.example'], mail('zoe@shop.example', 'one'));
  await send('ana@port.example', mail('zoe@shop.example', 'two'));
  await send('ana@port.example', mail('boss@shop.example', 'forged'), 'x@evil.example');
  await send(
    'ana@port.example',
    mail('boss@shop.example', 'listed', 'List-Id: <l.evil.example>\r\n'),
    'l@evil.example',
  );
  await send('ana@port.example', mail('ana@open.example', 'unproved'), 'x@open.example');
  await send('ana@port.example', mail('zoe@shop.example', 'Report Domain: port.example Submitter: shop.example'));
  await send('ana@port.example', mail('tom@nobody.example', 'no policy'), 'tom@nobody.example');
  await settled();

  assert.equal((await sql`select from inbound_messages`).length, 7);
  await countArrivals(sql, new Date('2026-11-28T00:59:00Z'));
  const days = async () => (await sql`select to_char(day, 'YYYY-MM-DD') as day from counted_days order by day`).length;
  const before = await days();
  assert.equal((await sql`select from arrival_counts`).length, 0, 'the day is not over for an hour');
  const now = new Date('2026-11-28T01:00:00Z');
  await Promise.all([countArrivals(sql, now), countArrivals(sql, now)]);
  assert.equal(await days(), before + 1);
  assert.equal(await countArrivals(sql, now), 0);

  const day = '2026-11-27';
  const shop = await Array.fromAsync(readCounts(sql, { workspaceId, day, domains: ['shop.example'] }));
  assert.deepEqual(
    shop
      .map(({ envelopeFrom, disposition, override, spfResult, messages }) =>
        [envelopeFrom, spfResult, disposition, override, messages].join(' '),
      )
      .toSorted(),
    [
      'evil.example none none mailing_list 1',
      'evil.example none quarantine local_policy 1',
      'shop.example pass pass  2',
    ],
  );
  const open = await Array.fromAsync(readCounts(sql, { workspaceId, day, domains: ['open.example'] }));
  assert.deepEqual(
    open.map(({ spfResult, disposition, override, messages }) => [spfResult, disposition, override, messages]),
    [['fail', 'none', '', 1]],
  );
  assert.equal((await sql`select from arrival_counts`).length, shop.length + open.length);

  const report = readDmarcFile(
    Buffer.from(await written(readCounts(sql, { workspaceId, day, domains: ['shop.example'] }))),
  );
  assert.deepEqual(report.defects, []);
  assert.equal(
    report.rows.reduce((sum, row) => sum + row.count, 0),
    4,
  );

  await removeOldCounts(sql, new Date('2026-12-20T00:00:00Z'));
  assert.equal((await sql`select from arrival_counts`).length, 0);
  await box.close();
});

test('aggregateXml: our own reader takes it back as it was, whatever signs its texts hold', async () => {
  const dkim = [
    { domain: 'mail.shop.example', selector: 's<1>', result: 'pass' },
    { domain: 'liste.example', selector: null, result: 'fail' },
  ];
  const xml = await written(given(count({ dkim, source: '2001:db8::1' }), count({ spfResult: '', envelopeFrom: '' })), {
    ...published,
    sp: 'none',
    fo: '1',
    isTesting: true,
  });
  const report = readDmarcFile(Buffer.from(xml));
  assert.deepEqual(report.defects, []);
  assert.deepEqual([report.organization, report.email, report.reportId], ['Port & Co', 'dmarc@port.example', 'r1']);
  assert.deepEqual([report.begin, report.end], [new Date('2026-11-27T00:00:00Z'), new Date('2026-11-27T23:59:59Z')]);
  assert.deepEqual(report.policy, {
    domain: 'shop.example',
    p: 'reject',
    sp: 'none',
    adkim: 'relaxed',
    aspf: 'relaxed',
    fo: '1',
    isTesting: true,
    discovery: 'treewalk',
  });
  const [first, second] = report.rows;
  assert.deepEqual([first?.sourceIp, first?.count, first?.disposition], ['2001:db8::1', 3, 'pass']);
  assert.deepEqual([first?.dkim, first?.spf], ['pass', 'pass']);
  assert.deepEqual(first?.dkimResults[0], { domain: 'mail.shop.example', selector: 's<1>', result: 'pass' });
  assert.deepEqual(first?.spfResults, [{ domain: 'shop.example', result: 'pass', scope: 'mfrom' }]);
  assert.deepEqual([second?.dkim, second?.spf, second?.spfResults], ['fail', 'fail', []]);
});

test('aggregateXml: strict alignment is what the domain asks for, not what its neighbour would', async () => {
  const dkim = [{ domain: 'mail.shop.example', selector: 's', result: 'pass' }];
  const strict = { ...published, adkim: 's', aspf: 's' } as const;
  const [row] = readDmarcFile(Buffer.from(await written(given(count({ dkim })), strict))).rows;
  assert.deepEqual([row?.dkim, row?.spf], ['fail', 'pass']);
});

/** RFC 9990 appendix A: where the order is mandatory. */
const ORDERS: [string, string[]][] = [
  ['feedback', ['version', 'report_metadata', 'policy_published', 'record']],
  ['report_metadata', ['org_name', 'email', 'report_id', 'date_range', 'generator']],
  ['row', ['source_ip', 'count', 'policy_evaluated']],
  ['policy_evaluated', ['disposition', 'dkim', 'spf', 'reason']],
  ['auth_results', ['dkim', 'spf']],
];
for (const [parent, names] of ORDERS) {
  test(`aggregateXml: the elements of ${parent} stand in the order of the schema`, async () => {
    const dkim = [{ domain: 'a.example', selector: 's', result: 'fail' }];
    const xml = await written(given(count({ dkim, disposition: 'none', override: 'local_policy' })));
    const inside = new RegExp(`<${parent}[ >]([^]*)</${parent}>`).exec(xml)?.[1] ?? '';
    const places = names.map((name) => inside.indexOf(`<${name}>`));
    assert.ok(
      places.every((place) => place >= 0),
      names.filter((_, at) => (places[at] as number) < 0).join(', '),
    );
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
  });
}
