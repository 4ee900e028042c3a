// What cleaning took out can be had back, by the postmaster and by the owner, and what a sender put into his mail is told in a report.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { testApi } from '#test/kit/api.ts';
import { type TestGateway, testGateway } from '#test/kit/gateway.ts';
import { makeOperator } from '#test/kit/operator.ts';
import { ownerPageRoutes } from '../owner-page/owner-page-routes.ts';
import { ownerToken } from '../owner-page/owner-link.ts';
import { quarantineRoutes } from './quarantine-routes.ts';
import { trackerRoutes } from './tracker-routes.ts';
import { withoutCodes } from './tracker-report.ts';

const SPY = 'https://open.spy.example/t/9f8a7c6b5d4e3f2a1b0c9d8e7f6a5b4c.gif';
const LETTER = (to = 'ana') =>
  [
    'From: Boutique <zoe@shop.example>',
    `To: ${to}@port.example`,
    'Subject: Nouveautes du mois',
    `Message-ID: <${to}@shop.example>`,
    'Date: Fri, 27 Nov 2026 06:00:00 +0000',
    'Dauphin-Class: desired (0.0000)',
    'MIME-Version: 1.0',
    'Content-Type: text/html; charset=us-ascii',
    '',
    `<p>Bonjour, voici nos nouveautes.</p><img src="${SPY}" width="1" height="1">`,
    '',
  ].join('\r\n');

async function start() {
  const box = await testGateway();
  const { platform, workspaceId } = box.db;
  const operatorId = await makeOperator(box.db);
  const routes = { ...trackerRoutes(platform), ...quarantineRoutes(platform), ...ownerPageRoutes(platform) };
  return { ...box, api: testApi(platform, routes, { workspaceId, operatorId, language: 'en' }) };
}

async function delivered({ sink, settled }: TestGateway, count: number): Promise<string[]> {
  for (let waited = 0; sink.messages.length < count && waited < 1_000; waited++) await pause(10);
  await settled();
  assert.equal(sink.messages.length, count);
  return sink.messages.map(({ bytes }) => bytes.toString('latin1'));
}

test('original: the postmaster has a cleaned message delivered as it came, once, and the act is logged', async () => {
  const box = await start();
  const { send, api, db, close } = box;
  await send('ana@port.example', LETTER());
  const [cleaned] = await delivered(box, 1);
  assert.ok(!cleaned?.includes(SPY));
  const [{ id }] = (await api.call('GET /api/quarantine')).body.items;
  assert.deepEqual((await api.call('POST /api/quarantine/original', { ids: [id] })).body, { changed: 1 });
  const [, original = ''] = await delivered(box, 2);
  assert.ok(original.endsWith(LETTER().slice(LETTER().indexOf('MIME-Version'))));
  assert.equal(original.match(/^Dauphin-Class:/gm)?.length, 1, 'what others wrote in our name is gone all the same');
  const [row] = await db.sql`select action from audit_events where action like 'quarantine.%'`;
  assert.equal(row?.['action'], 'quarantine.original');

  // Nothing was taken out of this one.
  await send('ana@port.example', LETTER().replace(/<img.*/, ''));
  await delivered(box, 3);
  const [plain] = (await api.call('GET /api/quarantine')).body.items;
  assert.equal((await api.call('POST /api/quarantine/original', { ids: [plain.id] })).status, 409);
  await close();
});

test('original: an owner sees what was cleaned of his own mail, and only his; looking sends nothing', async () => {
  const box = await start();
  const { send, api, db, close } = box;
  await send('ana@port.example', LETTER());
  await send('bob@port.example', LETTER('bob'));
  await delivered(box, 2);
  const owners = await db.sql<{ id: string; name: string }[]>`
    select id, split_part(address, '@', 1) as name from owners order by address`;
  const linkOf = (at: number) => {
    const { workspaceId, clock } = db;
    return `/held/${ownerToken(db.platform.vault, { workspaceId, ownerId: owners[at]?.id as string, linksEpoch: 0 }, clock.now())}`;
  };
  const read = async (at: number): Promise<string> => (await api.call(`GET ${linkOf(at)}/cleaned`)).body;
  const page = await read(0);
  assert.match(page, /zoe@shop\.example/);
  assert.ok(!page.includes('Nouveautes'), 'no subject');
  const [, arrival = ''] = /name="arrival" value="(\d+)"/.exec(page) ?? [];
  const act = async (at: number) => {
    const { headers } = await api.call(`POST ${linkOf(at)}`, `action=original&arrival=${arrival}`);
    return headers.get('location') ?? '';
  };
  assert.match(await act(1), /done=nothing/);
  assert.match(await act(0), /done=original/);
  const last = (await delivered(box, 3))[2];
  assert.ok(last?.includes(SPY));
  assert.ok(!(await read(0)).includes('name="arrival"'), 'asked once');
  let status = 0;
  for (let asked = 0; asked < 400 && status !== 429; asked++)
    ({ status } = await api.call(`GET /held/${'x'.repeat(40)}`));
  assert.equal(status, 429, 'whoever tries links gets nowhere');
  db.clock.advance(60_000);
  assert.equal((await api.call(`GET ${linkOf(0)}`)).status, 200);
  await close();
});

test('trackers/report: says what was found and how it was recognised, without the codes of readers', async () => {
  const box = await start();
  const { send, api, close } = box;
  await send('ana@port.example', LETTER());
  await send('bob@port.example', LETTER('bob'));
  await delivered(box, 2);
  const { body, headers } = await api.call('GET /api/quarantine/trackers/report?by=shop.example');
  assert.match(headers.get('content-type') ?? '', /^text\/plain/);
  assert.match(body, /^Trackers in the mail of shop\.example\n=+$/m);
  assert.match(body, /Messages that held at least one tracker: 2/);
  assert.match(body, /People who received some: 2/);
  assert.match(body, /Address fetched at opening: https:\/\/open\.spy\.example\/t\/9f8a…\.gif/);
  assert.ok(!body.includes('9f8a7c6b'));
  const none = await api.call('GET /api/quarantine/trackers/report?by=other.example');
  assert.equal(`${none.status} ${none.body.code}`, '404 no_trackers');
  await close();
});

test('withoutCodes: what could stand for a reader is cut, words and hosts stay', () => {
  const cases = [
    ['https://a.example/open?u=abc123def456', 'https://a.example/open?u=abc1…'],
    ['https://mail.example.com/newsletter/2026/picture.gif', 'https://mail.example.com/newsletter/2026/picture.gif'],
    ['https://t.example/o/0191f3c2-aaaa-7bbb/x.gif', 'https://t.example/o/0191…/x.gif'],
  ];
  for (const [written, cut] of cases) assert.equal(withoutCodes(written as string), cut);
});
