// What is held, over HTTP and on real parts: seen with its reasons, released, trusted, deleted, had back, and taken out in the end.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { testApi } from '#test/kit/api.ts';
import { type TestGateway, testGateway, type TestGatewayOptions } from '#test/kit/gateway.ts';
import { makeOperator } from '#test/kit/operator.ts';
import { protectedDomainRoutes } from '../domains/protected-domain-routes.ts';
import { ownerRoutes } from '../owners/owner-routes.ts';
import { quarantineRoutes } from './quarantine-routes.ts';
import { trackerRoutes } from './tracker-routes.ts';
import { removeKeptLongEnough } from './retention.ts';

const HELD = (subject = 'Votre compte est suspendu') =>
  [
    'From: "PayPal Service" <service@paypa1-secure.example>',
    'To: ana@port.example',
    `Subject: ${subject}`,
    'Date: Fri, 27 Nov 2026 06:00:00 +0000',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>Cher client, votre compte PayPal est suspendu. Confirmez votre mot de passe sous 24 heures.</p>',
    '<p><a href="http://192.0.2.77/paypal/login.php">https://www.paypal.com/signin</a></p>',
    '<script>alert(1)</script><img src="https://watch.example/p.gif">',
    '',
  ].join('\r\n');

const ORDINARY =
  'From: Zoe <zoe@shop.example>\r\nTo: ana@port.example\r\nSubject: Demain\r\nDate: Fri, 27 Nov 2026 06:00:00 +0000\r\n\r\nBonjour Ana, on se voit demain au port ?\r\n';

async function start(options: TestGatewayOptions = {}) {
  const held = await testGateway(options);
  const { platform, workspaceId } = held.db;
  const operatorId = await makeOperator(held.db);
  const routes = {
    ...trackerRoutes(platform),
    ...quarantineRoutes(platform),
    ...protectedDomainRoutes(platform),
    ...ownerRoutes(platform),
  };
  const api = testApi(platform, routes, { workspaceId, operatorId });
  const list = async (query = '') => (await api.call(`GET /api/quarantine${query}`)).body.items as any[];
  return { ...held, api, list };
}

async function delivered({ sink, settled }: TestGateway, count: number) {
  for (let waited = 0; sink.messages.length < count && waited < 400; waited++) await pause(10);
  await settled();
  assert.equal(sink.messages.length, count);
}

test('quarantine: a held message is shown with its reasons, and nothing in it can run or load', async () => {
  const { send, list, api, close } = await start();
  await send('ana@port.example', HELD());
  const [line] = await list('?state=held&search=paypa1');
  assert.equal(line.class, 'phish');
  const { body } = await api.call(`GET /api/quarantine/${line.id}`);
  assert.ok(body.verdict.evidence.length > 0 && body.verdict.evidence[0].sentence.fr.length > 10);
  assert.equal(body.clientAddress, '127.0.0.1');
  const frame = await api.call(`GET /api/quarantine/${line.id}/frame?images=blocked`);
  assert.match(frame.headers.get('content-security-policy') ?? '', /default-src 'none'/);
  assert.ok(!/<script|watch\.example\/p\.gif"/.test(frame.body), frame.body);
  assert.ok((await api.call(`GET /api/quarantine/${line.id}/source`)).body.includes('alert(1)'));
  assert.deepEqual(await list('?state=delivered'), []);
  await close();
});

test('release: the message is delivered at once, whoever acts second is told; trusting lets the next one through', async () => {
  const box = await start();
  const { send, list, api, db, domainId, close } = box;
  await api.call(`POST /api/gateway/domains/${domainId}/senders`, { sender: 'shop.example', action: 'block' });
  await send('ana@port.example', ORDINARY);
  await send('bob@port.example', ORDINARY);
  const [bobs, anas] = await list('?state=held');
  assert.equal(anas.reason, 'blocked');
  const released = await api.call('POST /api/quarantine/release', { ids: [anas.id], trust: true });
  assert.deepEqual(released.body, { changed: 1 });
  await delivered(box, 1);
  const again = await api.call('POST /api/quarantine/release', { ids: [anas.id] });
  assert.equal(`${again.status} ${again.body.code}`, '409 nothing_held');
  await send('ana@port.example', ORDINARY);
  await delivered(box, 2);
  await send('bob@port.example', ORDINARY);
  assert.equal((await list('?state=held')).length, 2, 'her trust counts for her alone');
  assert.equal((await api.call(`GET /api/quarantine/${bobs.id}`)).body.reason, 'blocked');
  const log = await db.sql`select action from audit_events where action like 'quarantine.%'`;
  assert.deepEqual(
    log.map((row) => row['action']),
    ['quarantine.trust'],
  );
  await close();
});

test('delete: what was deleted can be had back until the retention takes it, bytes and all', async () => {
  const box = await start({ settings: { keptDays: 10 } });
  const { send, list, api, db, close } = box;
  await send('ana@port.example', HELD('un'));
  await send('ana@port.example', HELD('deux'));
  const [two, one] = await list('?state=held');
  assert.deepEqual((await api.call('POST /api/quarantine/delete', { ids: [one.id, two.id] })).body, { changed: 2 });
  await api.call('POST /api/quarantine/release', { ids: [two.id] });
  await delivered(box, 1);
  const keys = await db.sql`select distinct blob_key from inbound_messages`;
  assert.equal(await removeKeptLongEnough(db.platform), 0);
  db.clock.advance(11 * 86_400_000);
  assert.equal(await removeKeptLongEnough(db.platform), keys.length);
  assert.equal((await db.sql`select from inbound_recipients`).length, 0);
  for (const row of keys) await assert.rejects(db.platform.blobs.read(row['blob_key']));
  await close();
});

test('retention: what is held is deleted when its days are over, kept a week more; what could not be delivered is held for as long', async () => {
  const { send, list, db, sink, close } = await start({ settings: { keptDays: 10 } });
  await send('ana@port.example', HELD());
  await db.sql`update owners set digest = 'never'`;
  await sink.close();
  await send('ana@port.example', ORDINARY);
  db.clock.advance(9 * 86_400_000);
  await removeKeptLongEnough(db.platform);
  const undeliverable = async () => (await list('?state=held')).filter(({ reason }) => reason === 'undeliverable');
  while ((await undeliverable()).length === 0) await pause(20);
  assert.equal((await list('?state=held')).length, 2);
  db.clock.advance(2 * 86_400_000);
  assert.equal(await removeKeptLongEnough(db.platform), 0);
  assert.equal((await list('?state=deleted')).length, 1);
  db.clock.advance(8 * 86_400_000);
  assert.equal(await removeKeptLongEnough(db.platform), 1);
  assert.equal((await list()).filter(({ state }) => state === 'deleted').length, 0);
  assert.equal((await undeliverable()).length, 1);
  await close();
});

test('figures: how much is held, and what arrived on each day', async () => {
  const { send, settled, api, close } = await start();
  await send('ana@port.example', HELD());
  await send(['ana@port.example', 'bob@port.example'], ORDINARY);
  await settled();
  const { body } = await api.call('GET /api/quarantine/figures');
  assert.deepEqual([body.held, body.waiting], [1, 0]);
  assert.deepEqual([body.days.length, body.days[0].day, body.days[0].counts.phish], [14, '2026-11-14', 0]);
  assert.deepEqual([body.days[13].day, body.days[13].counts.phish], ['2026-11-27', 1]);
  await close();
});

test('protected domains: made, checked, changed and deleted over HTTP; what is wrong is told', async () => {
  const { api, db, sink, domainId, send, close } = await start();
  const mailbox = { host: '127.0.0.1', port: sink.port };
  const made = await api.call('POST /api/gateway/domains', { name: 'Quai.Example', mailbox });
  assert.equal(made.status, 200);
  const twice = await api.call('POST /api/gateway/domains', { name: 'quai.example', mailbox });
  assert.equal(twice.body.code, 'protected_domain_exists');
  assert.equal(
    (await api.call('POST /api/gateway/domains', { name: 'quai', mailbox })).body.code,
    'protected_domain_not_valid',
  );
  db.zone['quai.example'] = { MX: [{ exchange: 'localhost', priority: 10 }] };
  const check = (await api.call(`POST /api/gateway/domains/${made.body.id}/check`)).body;
  assert.deepEqual([check.mailbox, check.mx, check.isPointedHere], ['ready', ['localhost'], true]);
  const changed = await api.call(`PUT /api/gateway/domains/${made.body.id}`, {
    mailbox: { host: '127.0.0.1', port: 1 },
    policy: { spam: 'quarantine' },
  });
  assert.deepEqual(changed.body.policy, { spam: 'quarantine' });
  assert.equal((await api.call(`POST /api/gateway/domains/${made.body.id}/check`)).body.mailbox, 'unreachable');
  assert.equal((await api.call(`DELETE /api/gateway/domains/${made.body.id}`)).status, 204);
  await sink.close();
  await send('ana@port.example', ORDINARY).catch(() => {});
  assert.equal((await api.call(`GET /api/gateway/domains/${domainId}`)).body.name, 'port.example');
  await close();
});

test('trackers: who put them into the mail, and whose they are', async () => {
  const { api, send, settled, close } = await start();
  const html =
    '<p>Nouveautes</p><img src="https://open.spy.example/t/9f8a7c6b5d4e3f2a1b0c9d8e7f6a5b4c.gif" width="1" height="1">';
  for (const to of ['ana@port.example', 'bob@port.example'])
    await send(
      to,
      `From: Zoe <zoe@shop.example>\r\nTo: ${to}\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n${html}\r\n`,
    );
  await send('ana@port.example', ORDINARY);
  await settled();
  const { senders } = (await api.call('GET /api/quarantine/trackers')).body;
  assert.deepEqual(senders, [{ by: 'shop.example', vendor: '', messages: 2, removed: 2 }]);
  await close();
});

test('replay: what another policy would have done with the mail of the last days, message by message', async () => {
  const { api, send, settled, domainId, db, close } = await start();
  await send('ana@port.example', HELD('un'));
  await send(['ana@port.example', 'bob@port.example'], HELD('deux'));
  await send('ana@port.example', ORDINARY);
  await settled();
  // Bob wants fraud marked whatever the house wants: nothing changes for him.
  await db.sql`update owners set policy = '{"phish": "mark"}' where address = 'bob@port.example'`;
  const replay = async (policy: object) =>
    (await api.call(`POST /api/gateway/domains/${domainId}/replay`, { policy })).body;
  const found = await replay({ phish: 'refuse' });
  assert.equal(found.looked, 4);
  assert.deepEqual(found.changes, [{ from: 'quarantine', to: 'refuse', count: 2 }]);
  assert.deepEqual(
    found.examples.map((one: any) => `${one.subject} ${one.recipient}`),
    ['deux ana@port.example', 'un ana@port.example'],
  );
  assert.deepEqual((await replay({})).changes, []);
  await api.call(`POST /api/gateway/domains/${domainId}/senders`, { sender: 'paypa1-secure.example', action: 'block' });
  assert.deepEqual((await replay({ phish: 'mark' })).changes, [], 'a sender who is never wanted is held all the same');
  db.clock.advance(8 * 86_400_000);
  assert.equal((await replay({ phish: 'refuse' })).looked, 0);
  await close();
});

test('owners: added with aliases that lead to them; an address leads to one owner, and to its own domain', async () => {
  const { api, domainId, send, settled, db, close } = await start({ settings: { recipients: 'list' } });
  const at = `/api/gateway/domains/${domainId}/owners`;
  assert.equal((await send('ana@port.example', ORDINARY))[0]?.kind, 'refused');
  await api.call(`POST ${at}`, { address: 'Ana@port.example', name: 'Ana Martin' });
  assert.equal((await api.call(`POST ${at}`, { address: 'ana@port.example' })).body.code, 'address_taken');
  assert.equal((await api.call(`POST ${at}`, { address: 'ana@elsewhere.example' })).body.code, 'address_elsewhere');
  const [ana] = (await api.call(`GET ${at}?search=martin`)).body.items;
  await api.call(`POST ${at}/${ana.id}/aliases`, { address: 'contact@port.example' });
  assert.equal((await send('contact@port.example', ORDINARY))[0]?.kind, 'accepted');
  await settled();
  const [row] = await db.sql`select owner_id from inbound_recipients`;
  assert.equal(row?.['owner_id'], ana.id);
  await api.call(`POST ${at}/${ana.id}/aliases/remove`, { address: 'contact@port.example' });
  await api.call(`POST ${at}/${ana.id}/aliases/remove`, { address: 'ana@port.example' });
  const [after] = (await api.call(`GET ${at}`)).body.items;
  assert.deepEqual(after.addresses, ['ana@port.example']);
  await close();
});
