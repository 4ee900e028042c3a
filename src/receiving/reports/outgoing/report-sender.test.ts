// Reports that we owe, sent by real SMTP: who asks for them and may, made of mail that really came, tried again, and nothing unless it was turned on.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDmarcReport } from '#message/notices/dmarc-report.ts';
import { parse } from '#message/parse.ts';
import { preparePost } from '#sending/outbox/post.ts';
import { connect } from '#smtp/client.ts';
import { testApi } from '#test/kit/api.ts';
import { testGateway } from '#test/kit/gateway.ts';
import { makeOperator } from '#test/kit/operator.ts';
import { makeDomain } from '#test/kit/send.ts';
import { type SinkMoment, startSink } from '#test/kit/sink.ts';
import { outgoingReportRoutes } from './outgoing-routes.ts';
import { readDestinations } from './report-request.ts';
import { sendNext } from './report-sender.ts';

const mail = (from: string, number: number) =>
  `From: ${from}\r\nTo: ana@port.example\r\nSubject: ${number}\r\nDate: Fri, 27 Nov 2026 06:00:00 +0000\r\nMessage-ID: <${number}@shop.example>\r\n\r\nThe order will come on Monday.\r\n`;
const record = (rua: string) => ({ TXT: [[`v=DMARC1; p=none; rua=${rua}`]] });

const ZONE = {
  'shop.example': { TXT: [['v=spf1 ip4:127.0.0.1 -all']] },
  '_dmarc.shop.example': record('mailto:dmarc@reports.test,mailto:spy@elsewhere.test,https://shop.example/in'),
  'shop.example._report._dmarc.reports.test': { TXT: [['v=DMARC1']] },
  'small.example': { TXT: [['v=spf1 ip4:127.0.0.1 -all']] },
  '_dmarc.small.example': record('mailto:dmarc@small.example!10'),
  'reports.test': { MX: [{ exchange: 'mx.reports.test', priority: 10 }] },
  'mx.reports.test': { A: ['192.0.2.20'] },
};

async function world(answer?: (moment: SinkMoment) => string | undefined) {
  const box = await testGateway({ zone: ZONE });
  const { platform, workspaceId } = box.db;
  const reader = await startSink({ ...(answer && { answer }) });
  const post = preparePost(platform, {
    dice: () => 0,
    connectTo: (to) => connect({ ...to, address: '127.0.0.1', port: reader.port }),
  });
  const operatorId = await makeOperator(box.db);
  const api = testApi(platform, outgoingReportRoutes(platform), { workspaceId, operatorId, language: 'en' });
  await makeDomain(box.db, { name: 'news.port.example', mode: 'live' });
  /** Until nothing is due. */
  const sendAll = async () => {
    while (await sendNext(platform, post));
  };
  const close = async () => {
    await reader.close();
    await box.close();
  };
  return { ...box, api, reader, sendAll, close };
}

const list = async ({ api }: Pick<Awaited<ReturnType<typeof world>>, 'api'>) =>
  (await api.call('GET /api/outgoing-reports')).body.reports.map(
    (one: Record<string, unknown>) => `${one['domain']} ${one['destination']} ${one['state']} ${one['attempts']}`,
  );

test('sendNext: a report of the day goes to who asks for it and may, signed, and is read back as it was', async () => {
  const box = await world();
  const { api, db, send, settled, reader, sendAll, close } = box;
  const on = await api.call('POST /api/outgoing-reports', { address: 'dmarc@news.port.example' });
  assert.equal(on.status, 200, JSON.stringify(on.body));
  await send('ana@port.example', mail('zoe@shop.example', 1));
  await send('ana@port.example', mail('zoe@shop.example', 2));
  await send('ana@port.example', mail('max@small.example', 3), 'max@small.example');
  await settled();
  await sendAll();
  assert.equal(reader.messages.length, 0, 'the day is not over');
  db.clock.set('2026-11-28T01:00:00Z');
  await sendAll();
  const [message] = reader.messages;
  assert.deepEqual([reader.messages.length, message?.from, message?.to], [1, '', ['dmarc@reports.test']]);
  const parsed = parse(message?.bytes as Buffer);
  assert.match(
    parsed.subject ?? '',
    /^Report Domain: shop\.example Submitter: news\.port\.example Report-ID: <2026-11-27\./,
  );
  assert.match(parsed.fields.find(({ key }) => key === 'dkim-signature')?.value ?? '', /d=news\.port\.example/);
  const report = readDmarcReport(parsed);
  assert.deepEqual(report?.defects, []);
  assert.deepEqual(
    report?.rows.map((row) => [row.sourceIp, row.count, row.spf]),
    [['127.0.0.1', 2, 'pass']],
  );
  assert.deepEqual((await list(box)).toSorted(), [
    'shop.example dmarc@reports.test sent 1',
    'small.example dmarc@small.example failed 1',
  ]);
  await sendAll();
  assert.equal(reader.messages.length, 1, 'once');
  await close();
});

test('sendNext: what is put off is tried again later, and a report that was sent is not', async () => {
  let refusals = 1;
  const box = await world(({ stage }) => (stage === 'rcpt' && refusals-- > 0 ? '451 4.3.0 later' : undefined));
  const { api, db, send, settled, reader, sendAll, close } = box;
  await api.call('POST /api/outgoing-reports', { address: 'dmarc@news.port.example' });
  await send('ana@port.example', mail('zoe@shop.example', 1));
  await settled();
  db.clock.set('2026-11-28T01:00:00Z');
  await sendAll();
  assert.deepEqual(await list(box), ['shop.example dmarc@reports.test waiting 1']);
  db.clock.advance(19 * 60_000);
  await sendAll();
  assert.equal(reader.messages.length, 0);
  db.clock.advance(60_000);
  await sendAll();
  assert.deepEqual(await list(box), ['shop.example dmarc@reports.test sent 2']);
  await close();
});

test('sendNext: a DNS that is silent is asked again, and a key that cannot be used costs an attempt', async () => {
  const box = await world();
  const { api, db, send, settled, reader, sendAll, close } = box;
  await api.call('POST /api/outgoing-reports', { address: 'dmarc@news.port.example' });
  await send('ana@port.example', mail('zoe@shop.example', 1));
  await settled();
  db.clock.set('2026-11-28T01:00:00Z');
  const known = db.zone['shop.example._report._dmarc.reports.test'];
  db.zone['shop.example._report._dmarc.reports.test'] = { TXT: 'ESERVFAIL' };
  await sendAll();
  assert.deepEqual(await list(box), []);
  Object.assign(db.zone, { 'shop.example._report._dmarc.reports.test': known });
  await sendAll();
  assert.deepEqual(await list(box), [], 'not at once');
  db.clock.advance(60 * 60_000);
  await db.sql`update dkim_keys set active = false`;
  await sendAll();
  assert.deepEqual(await list(box), ['shop.example dmarc@reports.test waiting 1']);
  await db.sql`update dkim_keys set active = true`;
  db.clock.advance(20 * 60_000);
  await sendAll();
  assert.deepEqual(await list(box), ['shop.example dmarc@reports.test sent 2']);
  assert.equal(reader.messages.length, 1);
  await close();
});

test('sendNext: nothing leaves unless it was turned on, nor for the days before that, nor after it was turned off', async () => {
  const box = await world();
  const { api, db, send, settled, reader, sendAll, close } = box;
  await send('ana@port.example', mail('zoe@shop.example', 1));
  await settled();
  db.clock.set('2026-11-28T01:00:00Z');
  await sendAll();
  await api.call('POST /api/outgoing-reports', { address: 'dmarc@news.port.example' });
  await sendAll();
  assert.equal(reader.messages.length, 0);
  const wrong = await api.call('POST /api/outgoing-reports', { address: 'dmarc@elsewhere.test' });
  assert.equal(`${wrong.status} ${wrong.body.code}`, '422 report_sender_unknown');
  assert.equal((await api.call('GET /api/outgoing-reports')).body.address, 'dmarc@news.port.example');
  await send('ana@port.example', mail('zoe@shop.example', 2));
  await settled();
  await api.call('POST /api/outgoing-reports', { address: null });
  db.clock.set('2026-11-29T01:00:00Z');
  await sendAll();
  assert.equal(reader.messages.length, 0);
  await close();
});

test('readDestinations: mailto alone, with its limit; what could end a header or a command is left out', () => {
  const cases: [string, [string, number | null][]][] = [
    ['mailto:a@b.example', [['a@b.example', null]]],
    [
      'mailto:a@b.example!10m, mailto:c@d.example!5',
      [
        ['a@b.example', 10_485_760],
        ['c@d.example', 5],
      ],
    ],
    ['https://b.example/in,mailto:a%40x@b.example', []],
    ['mailto:a%0d%0aRCPT@b.example', []],
    ['mailto:a@localhost', []],
    ['mailto:%zz@b.example', []],
  ];
  for (const [rua, wanted] of cases)
    assert.deepEqual(
      readDestinations(rua).map(({ address, sizeLimit }) => [address, sizeLimit]),
      wanted,
      rua,
    );
});
