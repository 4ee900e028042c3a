// The TypeScript client against a real server on a port, with the whole table of routes; and the API document against what the routes really answer.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { z } from 'zod';
import {
  Dauphin,
  DauphinProblem,
  type DauphinEvent,
  type Message,
  type NewMessage,
  verifyWebhook,
} from '../../clients/typescript/dauphin.ts';
import { newApiKey } from '#accounts/api-keys/api-key.ts';
import { insertApiKey } from '#accounts/api-keys/api-key-store.ts';
import { authenticateRequest } from '#accounts/session-store.ts';
import type { RouteTypes } from '#platform/http/route.ts';
import { startWeb } from '#platform/http/server.ts';
import { messageSchema } from '#sending/relay/relay-message.ts';
import { signatureOf } from '#sending/webhooks/webhook.ts';
import { testDatabase } from '#test/kit/database.ts';
import { makeOperator } from '#test/kit/operator.ts';
import { makeDomain } from '#test/kit/send.ts';
import { collectRoutes, type Routes } from '../../src/routes.ts';

const kit = await testDatabase();
const { platform, sql, workspaceId, clock } = kit;
const routes = collectRoutes(platform);
const web = await startWeb({
  platform,
  routes,
  authenticate: (request) => authenticateRequest(platform, request),
  port: 0,
  host: '127.0.0.1',
});
after(async () => {
  await web.close();
  await kit.close();
});
await makeDomain(kit, { algorithms: ['ed25519-sha256'] });
const key = newApiKey();
await insertApiKey(sql, {
  workspaceId,
  operatorId: await makeOperator(kit),
  name: 'Client',
  scopes: ['send', 'read', 'events'],
  expiresAt: null,
  key,
  now: clock.now(),
});
const url = `http://127.0.0.1:${web.port}`;
const dauphin = new Dauphin({ url, key: key.text, pause: 1 });
const order: NewMessage = {
  from: 'boutique@port.example',
  to: 'ines@lecteurs.example',
  subject: 'Commande',
  text: 'Partie.',
};

// What does not compile here has drifted from the server.
const taken: z.input<typeof messageSchema> = order;
type Answer<E extends keyof Routes> = RouteTypes<Routes[E]>['answer'];
const asClient = {
  message: (one: Answer<'GET /api/messages/:messageId'>): Message => one,
  event: (one: Answer<'GET /api/events'>['items'][number]): DauphinEvent => one,
};

test('the client sends, looks, lists and cancels, and the answers have the shape that the API document tells', async () => {
  const sendAt = new Date(clock.now().getTime() + 3_600_000).toISOString();
  const sent = await dauphin.send({ ...(taken as NewMessage), sendAt, tags: ['order'] });
  const seen = await dauphin.message(sent.id);
  assert.deepEqual(
    seen.recipients.map(({ state }) => state),
    ['planned'],
  );
  const batch = await dauphin.sendBatch([
    { ...order, sendAt },
    { ...order, sendAt },
  ]);
  const listed = await dauphin.messages({ limit: 2 });
  assert.deepEqual(
    listed.items.map(({ id }) => id),
    batch.messages.map(({ id }) => id).reverse(),
  );
  assert.equal((await dauphin.messages({ tag: 'order', after: listed.next ?? undefined })).items.length, 1);
  const cancelled = await dauphin.cancel(sent.id);
  assert.equal(asClient.message(cancelled).recipients[0]?.state, 'skipped');
  for (const [endpoint, answer] of [
    ['POST /api/messages', sent],
    ['POST /api/messages/batch', batch],
    ['GET /api/messages', listed],
    ['GET /api/messages/:messageId', seen],
    ['POST /api/messages/:messageId/cancel', cancelled],
    ['GET /api/events', await dauphin.events()],
  ] as const) {
    const shape = (routes[endpoint] as { answer?: z.ZodType }).answer;
    assert.equal(shape?.safeParse(answer).error?.message, undefined, endpoint);
  }
});

test('the client tells a refusal by its code, and tries again with the same key what may not have been heard', async () => {
  const refused = await dauphin.send({ ...order, from: 'x@autre.example' }).catch((fault: unknown) => fault);
  assert.ok(refused instanceof DauphinProblem);
  assert.deepEqual([refused.status, refused.code], [422, 'sender_not_yours']);
  const keys: (string | null)[] = [];
  let calls = 0;
  const flaky: typeof fetch = async (input, init) => {
    keys.push(new Headers(init?.headers).get('idempotency-key'));
    const answer = await fetch(input, init);
    // The server has heard; its answer is lost twice.
    if (++calls === 1) throw new TypeError('connection reset');
    return calls === 2 ? new Response('{}', { status: 503 }) : answer;
  };
  const before = (await sql`select from relay_messages`).length;
  await new Dauphin({ url, key: key.text, pause: 1, fetch: flaky }).send(order);
  assert.equal((await sql`select from relay_messages`).length, before + 1);
  assert.deepEqual([keys.length, new Set(keys).size], [3, 1]);
});

test('verifyWebhook opens what its secret signed, lately, and nothing else', async () => {
  const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  const now = new Date('2026-03-02T09:00:00Z');
  const body = JSON.stringify({ id: 'evt_1_1', type: 'message.delivered', timestamp: now.toISOString(), data: {} });
  const signed = (seconds: number, by = secret) => {
    const timestamp = now.getTime() / 1000 + seconds;
    return new Headers({
      'webhook-id': 'evt_1_1',
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signatureOf({ id: 'evt_1_1', timestamp, body }, [by]),
    });
  };
  assert.equal((await verifyWebhook(body, signed(0), secret, now)).type, 'message.delivered');
  await assert.rejects(verifyWebhook(`${body} `, signed(0), secret, now), /not signed/);
  await assert.rejects(
    verifyWebhook(body, signed(0, `whsec_${Buffer.alloc(32, 8).toString('base64')}`), secret, now),
    /not signed/,
  );
  await assert.rejects(verifyWebhook(body, signed(-301), secret, now), /too old/);
  await assert.rejects(verifyWebhook(body, new Headers(), secret, now), /too old/);
});

test('GET /api/openapi.json is OpenAPI 3.1, holds every route of a scope and no other, and every reference leads somewhere', async () => {
  const document = (await (await fetch(`${url}/api/openapi.json`)).json()) as any;
  assert.equal(document.openapi, '3.1.0');
  const told = Object.entries<Record<string, any>>(document.paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
  );
  const open = Object.entries(routes).flatMap(([name, one]) =>
    'scope' in one && one.scope !== undefined ? [name] : [],
  );
  assert.deepEqual(told.sort(), open.sort());
  assert.ok(open.includes('POST /api/messages') && !told.some((name) => name.includes('api-keys')));
  const ids = Object.values<Record<string, any>>(document.paths).flatMap((item) =>
    Object.values(item).map((one) => one.operationId),
  );
  assert.equal(new Set(ids).size, ids.length);
  for (const [, reference] of JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)) {
    const found = (reference ?? '')
      .slice(2)
      .split('/')
      .reduce((at: any, name) => at?.[name], document);
    assert.ok(found, reference);
  }
  const { schema } = document.paths['/api/messages'].post.requestBody.content['application/json'];
  assert.deepEqual(schema.required.sort(), ['from', 'to']);
  assert.equal(
    document.paths['/api/messages/{messageId}'].get.responses['200'].content['application/json'].schema.type,
    'object',
  );
});
