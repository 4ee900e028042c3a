// Reports on real parts: mailed to the address that our records name, added up once, told in senders; real reports of the corpora; and what is
// no report refused.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { testApi } from '#test/kit/api.ts';
import { corpus, withoutCorpora } from '#test/kit/corpora.ts';
import { testDatabase } from '#test/kit/database.ts';
import { startListener } from '../listener/listener.ts';
import { connect } from '#smtp/client.ts';
import { freePort } from '#test/kit/free-port.ts';
import { makeDomain } from '#test/kit/send.ts';
import { openReportDestination } from './report-destination.ts';
import { removeOldReports, reportInFile } from './report-intake.ts';
import { domainReportRoutes } from './report-routes.ts';
import { forecastOf, sendersOf, type Source } from './senders.ts';

interface Row {
  ip: string;
  count: number;
  dkim?: string;
  spf?: string;
  dkimDomain?: string;
  spfDomain?: string;
  reason?: string;
}

const aggregate = (
  id: string,
  rows: readonly Row[],
  { domain = 'port.example', day = '2026-11-26' } = {},
) => `<?xml version="1.0"?>
<feedback><report_metadata><org_name>google.com</org_name><email>noreply-dmarc@google.com</email><report_id>${id}</report_id>
<date_range><begin>${Date.parse(`${day}T00:00:00Z`) / 1000}</begin><end>${Date.parse(`${day}T23:59:59Z`) / 1000}</end></date_range></report_metadata>
<policy_published><domain>${domain}</domain><p>none</p></policy_published>
${rows
  .map(
    ({
      ip,
      count,
      dkim = 'fail',
      spf = 'fail',
      dkimDomain,
      spfDomain = '',
      reason,
    }) => `<record><row><source_ip>${ip}</source_ip><count>${count}</count>
<policy_evaluated><disposition>none</disposition><dkim>${dkim}</dkim><spf>${spf}</spf>${reason ? `<reason><type>${reason}</type></reason>` : ''}</policy_evaluated></row>
<identifiers><header_from>${domain}</header_from></identifiers><auth_results>
${dkimDomain ? `<dkim><domain>${dkimDomain}</domain><result>pass</result></dkim>` : ''}
<spf><domain>${spfDomain}</domain><result>${spfDomain ? 'pass' : 'fail'}</result></spf></auth_results></record>`,
  )
  .join('')}</feedback>`;

const ROWS: Row[] = [
  { ip: '198.51.100.7', count: 90, dkim: 'pass', spf: 'pass', dkimDomain: 'port.example', spfDomain: 'port.example' },
  { ip: '198.51.100.8', count: 5, dkim: 'pass', dkimDomain: 'port.example', spfDomain: 'liste.example' },
  { ip: '203.0.113.1', count: 20, spfDomain: 'bounces.brevosend.com' },
  { ip: '203.0.113.40', count: 3, spfDomain: 'forwarder.example', reason: 'forwarded' },
  { ip: '192.0.2.66', count: 7 },
  { ip: '192.0.2.67', count: 2 },
];

const mail = (file: string, xml: string) => {
  const body = gzipSync(xml).toString('base64').replace(/.{76}/g, '$&\r\n');
  return Buffer.from(
    `From: noreply-dmarc@google.com\r\nTo: dmarc@port.example\r\nSubject: Report domain: port.example Submitter: google.com\r\nMIME-Version: 1.0\r\nContent-Type: application/gzip; name="${file}"\r\nContent-Disposition: attachment; filename="${file}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}\r\n`,
  );
};

async function start() {
  const db = await testDatabase({ env: { DAUPHIN_SMTP_PORT: String(await freePort()) } });
  db.clock.set('2026-11-27T09:00:00Z');
  await makeDomain(db, { name: 'port.example' });
  return { db, api: testApi(db.platform, domainReportRoutes(db.platform), { workspaceId: db.workspaceId }) };
}

test('reports: mailed to dmarc@, added up once, told as senders with what to mend; what is none is refused', async () => {
  const { db, api } = await start();
  const destination = await openReportDestination(db.platform);
  const server = await startListener(db.platform, [destination]);
  const connected = await connect({
    address: '127.0.0.1',
    port: server.port,
    name: 'x',
    hello: 'google.com',
    tls: 'never',
  });
  assert.ok(connected.ok);
  const send = (to: string, message: Buffer) =>
    connected.session.deliver({ from: 'noreply-dmarc@google.com', to }, message);
  const file = 'google.com!port.example!1!2.xml.gz';
  assert.equal((await send('dmarc@port.example', mail(file, aggregate('r1', ROWS)))).kind, 'accepted');
  assert.equal(
    (await send('DMARC@port.example', mail(file, aggregate('r1', ROWS)))).kind,
    'accepted',
    'again: taken, not counted',
  );
  assert.equal((await send('dmarc@port.example', Buffer.from('Subject: hello\r\n\r\nspam\r\n'))).kind, 'refused');
  assert.equal(
    (await send('dmarc@port.example', mail(file, aggregate('r2', ROWS, { domain: 'other.example' })))).kind,
    'refused',
  );
  assert.equal((await send('ana@port.example', mail(file, aggregate('r3', ROWS)))).kind, 'refused');
  await connected.session.quit();

  const { body } = await api.call('GET /api/reports/port.example');
  assert.deepEqual(
    body.senders.map(({ kind, name, messages }: any) => `${kind} ${name} ${messages}`),
    [
      'aligned port.example 90',
      'unsure Brevo 20',
      'stranger 192.0.2.0/24 9',
      'forwarded liste.example 5',
      'forwarded forwarder.example 3',
    ],
  );
  assert.deepEqual(body.forecast, { messages: 127, lostOfServices: 0, unsure: 20, lostForwarded: 3, stopped: 9 });
  assert.deepEqual(body.days, [{ day: '2026-11-26', passed: 95, failed: 32 }]);
  const [summary] = (await api.call('GET /api/reports')).body.domains;
  assert.deepEqual([summary.reports, summary.messages, summary.passed], [1, 127, 95]);
  assert.equal((await api.call('GET /api/reports/other.example')).status, 404);
  await server.close();
  destination.close();
  await db.close();
});

test('reports: a stranger who was never seen before is named, once there is a past to compare with', async () => {
  const { db, api } = await start();
  const add = (id: string, rows: Row[], day: string) =>
    api.call('POST /api/reports', aggregate(id, rows, { day }), { 'content-type': 'text/xml' });
  await add(
    'new',
    [
      { ip: '192.0.2.66', count: 4 },
      { ip: '198.51.100.66', count: 8 },
    ],
    '2026-11-25',
  );
  assert.deepEqual((await api.call('GET /api/reports/port.example')).body.newStrangers, []);
  await add('old', [{ ip: '192.0.2.66', count: 4 }], '2026-11-10');
  const { newStrangers } = (await api.call('GET /api/reports/port.example')).body;
  assert.deepEqual(
    newStrangers.map(({ name, messages }: any) => `${name} ${messages}`),
    ['198.51.100.0/24 8'],
  );
  await db.close();
});

test('POST /api/reports: files as people have them; what is none, foreign or of the future is told', async () => {
  const { db, api } = await start();
  const post = (body: string | Buffer) =>
    api.call('POST /api/reports', body.toString('latin1'), { 'content-type': 'application/octet-stream' });
  assert.equal((await post(aggregate('x', ROWS))).body.isNew, true);
  assert.equal((await post(aggregate('x', ROWS))).body.isNew, false);
  assert.equal((await post('no report')).body.code, 'report_unreadable');
  assert.equal((await post(aggregate('y', ROWS, { domain: 'other.example' }))).body.code, 'report_foreign');
  for (const day of ['2027-05-01', '1990-01-01'])
    assert.equal((await post(aggregate('z', ROWS, { day }))).body.code, 'report_unreadable');
  const tls = JSON.stringify({
    'organization-name': 'Google Inc.',
    'report-id': 't1',
    'date-range': { 'start-datetime': '2026-11-26T00:00:00Z', 'end-datetime': '2026-11-26T23:59:59Z' },
    policies: [
      {
        policy: { 'policy-type': 'sts', 'policy-domain': 'port.example' },
        summary: { 'total-successful-session-count': 40, 'total-failure-session-count': 2 },
        'failure-details': [
          {
            'result-type': 'certificate-expired',
            'receiving-mx-hostname': 'mx.port.example',
            'failed-session-count': 2,
          },
        ],
      },
    ],
  });
  assert.equal((await post(tls)).body.kind, 'tls');
  const { body } = await api.call('GET /api/reports/port.example');
  assert.deepEqual(
    body.tls.map(({ failure, sessions }: any) => `${failure} ${sessions}`),
    ['certificate-expired 2', ' 40'],
  );
  await db.close();
});

/** What is left is what is held. */
function collect(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

test('removeOldReports: figures of more than 400 days ago are taken out', async () => {
  const { db, api } = await start();
  await api.call('POST /api/reports', aggregate('old', ROWS, { day: '2025-11-20' }));
  assert.equal((await db.sql`select from report_sources`).length, ROWS.length);
  db.clock.set('2027-02-01T00:00:00Z');
  await api.call('POST /api/reports', aggregate('new', ROWS.slice(0, 1), { day: '2027-01-30' }));
  await removeOldReports(db.sql, db.clock.now());
  assert.equal((await db.sql`select from report_sources`).length, 1);
  assert.equal((await db.sql`select from domain_reports`).length, 1);
  await db.close();
});

test('takeReport: two thousand reports take the room of their sources, and no more memory', async () => {
  const { db, api } = await start();
  const body = (id: number) =>
    aggregate(`many-${id}`, ROWS, { day: `2026-11-${String(1 + (id % 20)).padStart(2, '0')}` });
  for (let id = 0; id < 200; id++) await api.call('POST /api/reports', body(id));
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let id = 200; id < 2_000; id++) await api.call('POST /api/reports', body(id));
  collect();
  const grown = (process.memoryUsage().heapUsed - before) / 1e6;
  assert.ok(grown < 20, `${grown.toFixed(0)} MB more`);
  const [row] = await db.sql<
    [{ rows: number; messages: number }]
  >`select count(*)::int as rows, sum(messages)::float8 as messages from report_sources`;
  assert.equal(row.rows, 20 * ROWS.length);
  assert.equal(row.messages, 2_000 * 127);
  await db.close();
});

test('reportInFile: real reports of many makers are read', {
  skip: withoutCorpora() && 'the corpora are absent',
}, () => {
  const folder = join(corpus('reports') as string, 'reports/parsedmarc/samples/aggregate');
  const files = readdirSync(folder);
  const read = files.filter((file) => reportInFile(readFileSync(join(folder, file))) !== undefined);
  // One is broken on purpose.
  assert.ok(read.length >= files.length - 1, `${read.length} of ${files.length}`);
});

const source = (more: Partial<Source>): Source => ({
  source: '192.0.2.1',
  dkimDomain: '',
  spfDomain: '',
  isDkimAligned: false,
  isSpfAligned: false,
  isPassedOn: false,
  messages: 1,
  rejected: 0,
  firstDay: '2026-11-01',
  lastDay: '2026-11-02',
  ...more,
});

const kinds: [string, Partial<Source>[], string][] = [
  [
    'who proves the name by SPF and DKIM',
    [{ isDkimAligned: true, isSpfAligned: true, dkimDomain: 'port.example', spfDomain: 'port.example' }],
    'aligned port.example',
  ],
  [
    'a service that was set up',
    [{ isDkimAligned: true, dkimDomain: 'port.example', spfDomain: 'em1.sendgrid.net' }],
    'aligned SendGrid',
  ],
  [
    'a service that proves the name elsewhere',
    [
      { spfDomain: 'em1.sendgrid.net', messages: 9 },
      { isDkimAligned: true, spfDomain: 'em2.sendgrid.net' },
    ],
    'mend SendGrid',
  ],
  ['a service that never proved it, which may be anybody’s', [{ spfDomain: 'em1.sendgrid.net' }], 'unsure SendGrid'],
  [
    'a forwarder through which our signature came',
    [{ isDkimAligned: true, dkimDomain: 'port.example', spfDomain: 'alumni.example' }],
    'forwarded alumni.example',
  ],
  [
    'a forwarder by the word of the receiver',
    [{ spfDomain: 'alumni.example', isPassedOn: true }],
    'forwarded alumni.example',
  ],
  [
    'a forger who vouches for himself',
    [{ spfDomain: 'evil.example', dkimDomain: 'evil.example' }],
    'stranger evil.example',
  ],
  ['a forger with a mailbox of anybody’s', [{ spfDomain: 'gmail.com' }], 'stranger gmail.com'],
  ['a machine for which nobody vouches', [{}], 'stranger 192.0.2.0/24'],
  [
    'our own domain below, which a strict policy does not count',
    [{ spfDomain: 'news.port.example' }],
    'stranger news.port.example',
  ],
];
for (const [what, given, expected] of kinds) {
  test(`sendersOf: ${what}`, () => {
    const [sender] = sendersOf('port.example', given.map(source));
    assert.equal(`${sender?.kind} ${sender?.name}`, expected);
  });
}

test('forecastOf: what p=reject would lose is what is not proved, by whom it comes from', () => {
  const senders = sendersOf('port.example', [
    source({ isDkimAligned: true, messages: 100 }),
    source({ isDkimAligned: true, spfDomain: 'em2.sendgrid.net', messages: 5 }),
    source({ spfDomain: 'em1.sendgrid.net', messages: 10 }),
    source({ spfDomain: 'x.mailjet.com', messages: 4 }),
    source({ spfDomain: 'alumni.example', isPassedOn: true, messages: 3 }),
    source({ messages: 7 }),
  ]);
  assert.deepEqual(forecastOf(senders), {
    messages: 129,
    lostOfServices: 10,
    unsure: 4,
    lostForwarded: 3,
    stopped: 7,
  });
});
