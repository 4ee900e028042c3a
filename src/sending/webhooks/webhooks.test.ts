// Webhooks from what happens in the ledger to an endpoint over TLS on loopback; and the addresses that are never posted to.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { isPublicAddress } from '#platform/public-address.ts';
import { callOutside } from '#platform/outside-call.ts';
import { testApi } from '#test/kit/api.ts';
import { makeCertificate } from '#test/kit/certificate.ts';
import { testDatabase } from '#test/kit/database.ts';
import { makeOperator } from '#test/kit/operator.ts';
import { launchSend, makeContacts, makeDomain, purposeOfKind } from '#test/kit/send.ts';
import { makeContent } from '#test/kit/send-content.ts';
import { openRelaySend } from '../relay/relay-send.ts';
import { takeMessage } from '../relay/take-message.ts';
import { createTeller } from './webhook-sender.ts';
import { webhookRoutes } from './webhook-routes.ts';
import { nextTry } from './webhook.ts';

interface Call {
  headers: Record<string, string>;
  text: string;
  body: any;
}
const certificate = makeCertificate('hooks.example');
const calls: Call[] = [];
/** Before the answer. */
let hold: (call: Call) => Promise<void> | undefined = () => undefined;
let answer: (call: Call) => number | { redirect: string } = () => 204;
async function answerTo(heard: Omit<Call, 'body'>, response: ServerResponse): Promise<void> {
  const call = { ...heard, body: JSON.parse(heard.text) };
  calls.push(call);
  await hold(call);
  const given = answer(call);
  if (typeof given === 'number') response.writeHead(given).end();
  else response.writeHead(302, { location: given.redirect }).end();
}
const endpoint = createServer(certificate, (request, response) => {
  let text = '';
  request.on('data', (chunk) => (text += chunk));
  request.on('end', () => void answerTo({ headers: request.headers as Record<string, string>, text }, response));
}).listen(0, '127.0.0.1');
await new Promise((resolve) => endpoint.once('listening', resolve));
const { port } = endpoint.address() as AddressInfo;

const zone = {
  'hooks.example': { A: ['127.0.0.1'] },
  'inside.example': { A: ['169.254.169.254'] },
  'mixed.example': { A: ['9.9.9.9', '127.0.0.1'] },
  'mapped.example': { AAAA: ['::ffff:127.0.0.1'] },
};
const kit = await testDatabase({ zone });
const { platform, sql, workspaceId, clock } = kit;
after(async () => {
  endpoint.closeAllConnections();
  endpoint.close();
  await kit.close();
});
const options = { ca: certificate.cert, isAllowed: (address: string) => address === '127.0.0.1', dice: () => 0 };
const teller = createTeller(platform, options);
const api = testApi(platform, webhookRoutes(platform), { workspaceId, operatorId: await makeOperator(kit) });
const owner = {
  call: (endpoint: string, { params, body }: { params?: { webhookId: string }; body?: unknown } = {}) =>
    api.call(endpoint.replace(':webhookId', params?.webhookId ?? ''), body),
};
const domain = await makeDomain(kit, { algorithms: ['ed25519-sha256'] });
const purposeId = await purposeOfKind(sql, workspaceId, 'marketing');

/** Until nothing is due. */
async function tellAll(): Promise<void> {
  while (await teller.tellDue()) await teller.settled();
}
async function webhook(events: string[]): Promise<{ id: string; secret: string }> {
  await sql`delete from webhook_endpoints`;
  await sql`delete from webhook_events`;
  calls.length = 0;
  answer = () => 204;
  return (await owner.call('POST /api/webhooks', { body: { url: `https://hooks.example:${port}/in`, events } })).body;
}
async function launched(emails: string[]): Promise<string> {
  const contactIds = await makeContacts(
    kit,
    emails.map((email) => ({ email })),
    purposeId,
  );
  return launchSend(kit, { domain, purposeId, content: await makeContent(platform, domain), contactIds });
}
const move = (sendId: string, state: string, reason: string) =>
  sql`update recipients set state = ${state}, reason = ${reason}, attempts = attempts + 1, updated_at = ${clock.now()} where send_id = ${sendId}`;
const types = () => calls.map(({ body }) => body.type.replace('message.', ''));
const listed = async () => (await owner.call('GET /api/webhooks')).body.webhooks[0];

test('webhooks: what happens to a recipient is told in its order, signed as Standard Webhooks say', async () => {
  const { secret } = await webhook(['delivered', 'deferred', 'bounced', 'dropped']);
  const sendId = await launched(['un@lecteurs.example']);
  await move(sendId, 'handed_over', '');
  await move(sendId, 'deferred', 'greylisted');
  await move(sendId, 'handed_over', 'greylisted');
  await move(sendId, 'accepted', 'accepted');
  await move(sendId, 'bounced', 'user_unknown');
  await tellAll();
  assert.deepEqual(types(), ['deferred', 'delivered', 'bounced']);
  const [first] = calls as [Call];
  assert.deepEqual(first.body.data, {
    recipient: 'un@lecteurs.example',
    messageId: null,
    tags: [],
    campaignId: first.body.data.campaignId,
    reason: 'greylisted',
    url: null,
  });
  assert.equal(first.headers['webhook-id'], first.body.id);
  assert.equal(first.headers['webhook-timestamp'], String(clock.now().getTime() / 1000));
  const signed = `${first.body.id}.${first.headers['webhook-timestamp']}.${first.text}`;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  assert.equal(key.length, 32);
  assert.equal(first.headers['webhook-signature'], `v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
  assert.equal(new Set(calls.map(({ body }) => body.id)).size, 3);
});

test('webhooks: a single message is told as taken and as delivered, by its number and with its tags', async () => {
  await webhook(['accepted', 'delivered']);
  const now = clock.now();
  const id = await sql.begin(async (tx) =>
    takeMessage(tx, platform.vault, {
      workspaceId,
      send: await openRelaySend(tx, workspaceId, domain.id, now),
      domain: domain.name,
      way: 'http',
      apiKeyId: null,
      from: 'boutique@port.example',
      subject: 'Commande',
      messageId: 'a@port.example',
      class: 'desired',
      tags: ['order'],
      source: Buffer.from('From: <boutique@port.example>\r\n\r\nx\r\n'),
      recipients: [{ email: 'un@lecteurs.example' }, { email: 'deux@lecteurs.example' }],
      sendAt: now,
      now,
    }),
  );
  await sql`update recipients set state = 'accepted', attempts = 1 where contact_id = -${id}::bigint`;
  await tellAll();
  for (const recipient of ['un@lecteurs.example', 'deux@lecteurs.example']) {
    const told = calls.filter(({ body }) => body.data.recipient === recipient);
    assert.deepEqual(
      told.map(({ body }) => [body.type, body.data.messageId, body.data.tags]),
      [
        ['message.accepted', id, ['order']],
        ['message.delivered', id, ['order']],
      ],
    );
  }
});

test('webhooks: what fails is tried again later, and nothing of that recipient overtakes it', async () => {
  await webhook(['deferred', 'delivered']);
  const [slow, quick] = [await launched(['lent@lecteurs.example']), await launched(['vif@lecteurs.example'])];
  let isDown = true;
  answer = ({ body }) => (isDown && body.data.recipient === 'lent@lecteurs.example' ? 500 : 200);
  await move(slow, 'deferred', 'greylisted');
  await move(slow, 'accepted', 'accepted');
  await move(quick, 'accepted', 'accepted');
  await tellAll();
  assert.deepEqual(calls.map(({ body }) => `${body.data.recipient} ${body.type}`).sort(), [
    'lent@lecteurs.example message.deferred',
    'vif@lecteurs.example message.delivered',
  ]);
  assert.equal((await listed()).waiting, 2);
  isDown = false;
  clock.advance(6_000);
  await tellAll();
  assert.deepEqual(types().slice(2), ['deferred', 'delivered']);
  assert.equal(
    calls[0]?.body.id,
    calls.find(({ body }, at) => at > 1 && body.type === 'message.deferred')?.body.id,
    'the same event has the same number',
  );
  assert.deepEqual([(await listed()).failingSince, (await listed()).waiting], [null, 0]);
});

test('webhooks: an endpoint that fails for days is disabled, keeps what waits, and is told it when enabled again', async () => {
  const { id } = await webhook(['delivered']);
  answer = () => 503;
  for (let day = 0; day < 7; day++) {
    await move(await launched([`jour${day}@lecteurs.example`]), 'accepted', 'accepted');
    await tellAll();
    clock.advance(86_400_000);
  }
  const off = await listed();
  assert.deepEqual([off.disabledReason, off.waiting], ['failing', 7]);
  const before = calls.length;
  await tellAll();
  assert.equal(calls.length, before, 'nobody calls a disabled endpoint');
  answer = () => 200;
  await owner.call('PUT /api/webhooks/:webhookId', { params: { webhookId: id }, body: { isEnabled: true } });
  await tellAll();
  assert.equal((await listed()).waiting, 0);
  assert.equal(calls.length, before + 7);
});

test('webhooks: an endpoint that does not answer keeps no other waiting', async () => {
  await webhook(['delivered']);
  const { id: quick } = (
    await owner.call('POST /api/webhooks', {
      body: { url: `https://hooks.example:${port}/quick`, events: ['bounced'] },
    })
  ).body;
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  hold = ({ body }) => (body.type === 'message.delivered' ? gate : undefined);
  for (let at = 0; at < 20; at++) await move(await launched([`lente${at}@lecteurs.example`]), 'accepted', 'accepted');
  await move(await launched(['vite@lecteurs.example']), 'bounced', 'user_unknown');
  while (await teller.tellDue());
  const told = async () =>
    (await owner.call('GET /api/webhooks')).body.webhooks.find(({ id }: any) => id === quick).lastSuccessAt;
  while (!(await told())) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(types().filter((type) => type === 'delivered').length, 4, 'four calls of one endpoint are on their way');
  letGo();
  await teller.settled();
  hold = () => undefined;
  await tellAll();
  assert.equal(calls.length, 21);
});

test('webhooks: 410 disables at once, a redirect is a failure that is not followed', async () => {
  await webhook(['delivered']);
  answer = () => ({ redirect: `https://hooks.example:${port}/elsewhere` });
  await move(await launched(['un@redir.example']), 'accepted', 'accepted');
  await tellAll();
  assert.equal(calls.length, 1);
  assert.equal((await listed()).lastFailure, 'HTTP 302');
  answer = () => 410;
  clock.advance(10_000);
  await tellAll();
  assert.equal((await listed()).disabledReason, 'gone');
});

test('webhooks: told again since a moment, with the old secret beside the new one for a day', async () => {
  const { id } = await webhook(['delivered']);
  const since = clock.now().toISOString();
  await move(await launched(['un@encore.example']), 'accepted', 'accepted');
  await tellAll();
  const params = { webhookId: id };
  const renewed = (await owner.call('POST /api/webhooks/:webhookId/secret', { params })).body.secret;
  assert.deepEqual((await owner.call('POST /api/webhooks/:webhookId/replay', { params, body: { since } })).body, {
    events: 1,
  });
  await tellAll();
  assert.equal(calls.length, 2);
  assert.equal(calls[1]?.headers['webhook-signature']?.split(' ').length, 2);
  clock.advance(25 * 3_600_000);
  await owner.call('POST /api/webhooks/:webhookId/replay', { params, body: { since } });
  await tellAll();
  const last = calls.at(-1) as Call;
  const signed = `${last.body.id}.${last.headers['webhook-timestamp']}.${last.text}`;
  const key = Buffer.from(renewed.slice('whsec_'.length), 'base64');
  assert.equal(last.headers['webhook-signature'], `v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
});

test('webhooks: a click is told after a minute, if it is still a person’s; unsubscribes and complaints are told; the erased are not named', async () => {
  await webhook(['clicked', 'unsubscribed', 'complained']);
  const sendId = await launched(['ana@clic.example']);
  const [row] = await sql`select contact_id from recipients where send_id = ${sendId}`;
  const contactId = row?.['contact_id'];
  await sql`insert into links (workspace_id, send_id, position, url) values (${workspaceId}, ${sendId}, 0, 'https://boutique.example/a')`;
  const hit = (kind: string) => sql`
    insert into hits (workspace_id, send_id, kind, position, contact_id, step, at, method, network, user_agent, has_accept_language, score, class, reasons)
    values (${workspaceId}, ${sendId}, 'click', 0, ${contactId}, 0, ${clock.now()}, 'GET', '192.0.2.0/24', 'x', true, 0, ${kind}, '{}') returning id`;
  await hit('human');
  const [second] = await hit('human');
  await hit('scanner');
  await sql`insert into unsubscribes (workspace_id, send_id, step, contact_id, address_hash, way, suspect, at) values (${workspaceId}, ${sendId}, 0, ${contactId}, '\\x00', 'page', false, ${clock.now()})`;
  await sql`insert into returned_mail (workspace_id, send_id, contact_id, step, recipient, mail_from, size, received_at, next_attempt_at) values (${workspaceId}, ${sendId}, ${contactId}, 0, '', '', 1, ${clock.now()}, ${clock.now()})`;
  await sql`update returned_mail set kind = 'complaint', effect = 'unsubscribed' where send_id = ${sendId}`;
  await tellAll();
  assert.deepEqual(types(), ['unsubscribed', 'complained']);
  assert.equal(calls[1]?.body.data.recipient, 'ana@clic.example');
  await sql`update hits set class = 'scanner' where id = ${second?.['id']}`;
  clock.advance(61_000);
  await tellAll();
  assert.deepEqual(types(), ['unsubscribed', 'complained', 'clicked']);
  assert.equal(calls[2]?.body.data.url, 'https://boutique.example/a');
  await sql`delete from contacts where id = ${contactId}`;
  const { items } = (await owner.call('GET /api/events')).body;
  assert.deepEqual(
    items.map(({ recipient }: any) => recipient),
    items.map(() => null),
  );
  assert.equal(items.length, 3);
});

test('webhooks: an address outside the public internet is refused when it is given, and again where its name leads', async () => {
  const closed = [
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://169.254.169.254/latest/meta-data',
    'https://10.1.2.3/',
    'https://0x7f.1/',
    'https://2130706433/',
    'https://localhost/',
    'https://intranet/',
    'https://db.internal/',
    'http://hooks.example/',
    'https://a:b@hooks.example/',
    'ftp://hooks.example/',
  ];
  for (const url of closed) {
    const refused = await owner.call('POST /api/webhooks', { body: { url, events: ['delivered'] } });
    assert.deepEqual([refused.status, refused.body.code], [422, 'webhook_address_not_public'], url);
  }
  const before = calls.length;
  for (const host of [
    'inside.example',
    'mixed.example',
    'mapped.example',
    'hooks.example',
    'nowhere.example',
    '127.0.0.1',
    '[::ffff:7f00:1]',
  ]) {
    const end = await callOutside(
      { method: 'POST', url: `https://${host}:${port}/`, body: '{}' },
      { resolver: platform.resolver, ca: certificate.cert },
    );
    assert.equal(end.kind, 'failed', host);
    assert.match(end.kind === 'failed' ? end.reason : '', /public internet|no address/, host);
  }
  assert.equal(calls.length, before);
});

test('isPublicAddress: the registries of special addresses, mapped and translated ones', () => {
  const cases: [string, boolean][] = [
    ['8.8.8.8', true],
    ['172.15.0.1', true],
    ['172.32.0.1', true],
    ['2a00:1450:4007:80e::200e', true],
    ['169.254.0.1', false],
    ['172.16.0.1', false],
    ['100.64.0.1', false],
    ['192.168.1.1', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['0.0.0.0', false],
    ['::', false],
    ['::1', false],
    ['::ffff:8.8.8.8', false],
    ['::ffff:127.0.0.1', false],
    ['64:ff9b::7f00:1', false],
    ['2002:7f00:1::', false],
    ['2001:0:7f00:1::', false],
    ['fe80::1', false],
    ['fe80::1%eth0', false],
    ['fd00::1', false],
    ['ff02::1', false],
    ['localhost', false],
    ['', false],
  ];
  for (const [address, isPublic] of cases) assert.equal(isPublicAddress(address), isPublic, address);
});

test('nextTry: pauses grow, and after ten tries nobody tries again', () => {
  const now = new Date('2026-03-02T09:00:00Z');
  const pauses = Array.from({ length: 10 }, (_, index) => nextTry(index + 1, now, 0)?.getTime());
  assert.equal(pauses[9], undefined);
  for (let at = 1; at < 9; at++) assert.ok((pauses[at] ?? 0) > (pauses[at - 1] ?? 0));
});
