import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { authenticate } from '#authentication/authenticate.ts';
import { prepareSigner } from '#authentication/dkim-sign.ts';
import { testApi } from '#test/kit/api.ts';
import { testDatabase } from '#test/kit/database.ts';
import { domainRoutes } from './domain-routes.ts';
import { listDomains } from './domain-store.ts';
import { isDueForChange, selectorStem } from './key-rotation.ts';
import { keyRoutes } from './key-routes.ts';
import { PRETEND_ADDRESS, proposedZone } from './proposed-zone.ts';
import { signingKeys } from './signing-keys.ts';

const kit = await testDatabase({ env: { DAUPHIN_MAIL_HOST: 'mail.exemple.fr' } });
after(kit.close);
const { sql, platform, workspaceId, zone, clock } = kit;
const routes = { ...domainRoutes(platform), ...keyRoutes(platform) };
const [operator] = await sql<{ id: string }[]>`
  insert into operators (name, email, password_hash, language, created_at, updated_at)
  values ('Inès', 'ines@exemple.fr', 'x', 'fr', now(), now()) returning id`;
const { call } = testApi(platform, routes, { workspaceId, operatorId: operator?.id });

interface ShownKey {
  selector: string;
  state: string;
  name: string;
  value: string;
  isRemovable: boolean;
}
const create = async (name: string): Promise<string> => (await call('POST /api/domains', { name })).body.id;
const keysOf = async (id: string): Promise<ShownKey[]> => (await call(`GET /api/domains/${id}`)).body.keys;
const inState = async (id: string, state: string) => (await keysOf(id)).filter((key) => key.state === state);
const DAY = 24 * 3600 * 1000;

test('DKIM keys are changed without a message that cannot be verified: prepared, published, switched, retired, forgotten', async () => {
  const id = await create('cles.fr');
  const old = await inState(id, 'signing');
  assert.equal(old.length, 2);
  zone['mail.exemple.fr'] = { A: ['192.0.2.10'] };
  zone['cles.fr'] = { TXT: [['v=spf1 a:mail.exemple.fr ~all']] };
  zone['_dmarc.cles.fr'] = { TXT: [['v=DMARC1; p=none; rua=mailto:d@cles.fr']] };
  for (const { name, value } of old) zone[name] = { TXT: [[value]] };
  assert.equal((await call(`POST /api/domains/${id}/mode`, { mode: 'live' })).body.mode, 'live');

  assert.equal((await call(`POST /api/domains/${id}/keys/switch`)).body.code, 'keys_not_prepared');
  assert.equal((await call(`POST /api/domains/${id}/keys`)).status, 200);
  assert.equal((await call(`POST /api/domains/${id}/keys`)).body.code, 'keys_prepared_already');
  const prepared = await inState(id, 'prepared');
  assert.equal(prepared.length, 2);
  assert.deepEqual(
    (await signingKeys(platform, workspaceId, id)).map(({ selector }) => selector),
    old.map(({ selector }) => selector),
  );

  const tooSoon = await call(`POST /api/domains/${id}/keys/switch`);
  assert.deepEqual([tooSoon.status, tooSoon.body.code], [409, 'keys_not_published']);
  assert.match(tooSoon.body.title, new RegExp(prepared[0]?.name as string), 'it names the record');
  for (const { name, value } of prepared) zone[name] = { TXT: [[value]] };
  assert.equal((await call(`POST /api/domains/${id}/keys/switch`)).status, 200);
  assert.deepEqual(
    (await signingKeys(platform, workspaceId, id)).map(({ selector }) => selector).toSorted(),
    prepared.map(({ selector }) => selector).toSorted(),
  );
  assert.deepEqual(
    (await inState(id, 'retired')).map(({ selector }) => selector).toSorted(),
    old.map(({ selector }) => selector).toSorted(),
  );

  const { body: page } = await call(`GET /api/domains/${id}`);
  assert.equal(page.canGoLive, true, 'the new keys were looked at');

  const [first] = old as [ShownKey];
  const early = await call(`DELETE /api/domains/${id}/keys/${first.selector}`);
  assert.equal(early.body.code, 'key_still_needed');
  assert.match(early.body.title, /\d{4}\.$/);
  clock.advance(8 * DAY);
  assert.ok((await inState(id, 'retired')).every(({ isRemovable }) => isRemovable));
  assert.equal((await call(`DELETE /api/domains/${id}/keys/${first.selector}`)).status, 204);
  assert.equal((await call(`DELETE /api/domains/${id}/keys/${first.selector}`)).body.code, 'key_not_found');
  assert.equal((await call(`DELETE /api/domains/${id}/keys/${prepared[0]?.selector}`)).body.code, 'key_signs');
  const acts =
    await sql`select action from audit_events where workspace_id = ${workspaceId} and action like 'domains.key%' order by id`;
  assert.deepEqual(
    acts.map(({ action }) => action),
    ['domains.key_new', 'domains.key_switch', 'domains.key_remove'],
  );
});

test('prepared keys can be dropped, both at once, and another workspace touches none', async () => {
  const id = await create('abandon.fr');
  await call(`POST /api/domains/${id}/keys`);
  const [one] = (await inState(id, 'prepared')) as [ShownKey];
  const [other] = await sql<{ id: string }[]>`
    insert into workspaces (name, language, time_zone, created_at, updated_at) values ('B', 'en', 'UTC', now(), now()) returning id`;
  const there = testApi(platform, routes, { workspaceId: other?.id ?? '' });
  for (const request of [
    `POST /api/domains/${id}/keys`,
    `POST /api/domains/${id}/keys/switch`,
    `DELETE /api/domains/${id}/keys/${one.selector}`,
  ])
    assert.equal((await there.call(request)).status, 404, request);
  assert.equal((await call(`DELETE /api/domains/${id}/keys/${one.selector}`)).status, 204);
  assert.deepEqual(await inState(id, 'prepared'), []);
  assert.equal((await inState(id, 'signing')).length, 2);
});

test('of two operators who prepare or switch at once, one does', async () => {
  const id = await create('ensemble.fr');
  const made = await Promise.all([1, 2, 3].map(() => call(`POST /api/domains/${id}/keys`)));
  assert.deepEqual(made.map(({ status }) => status).toSorted(), [200, 409, 409]);
  const switched = await Promise.all([1, 2, 3].map(() => call(`POST /api/domains/${id}/keys/switch`)));
  assert.deepEqual(switched.map(({ status }) => status).toSorted(), [200, 409, 409]);
  assert.equal((await inState(id, 'signing')).length, 2);
});

test('in the sandbox a message signed before the switch still verifies after it', async () => {
  const id = await create('avant.fr');
  const before = await signingKeys(platform, workspaceId, id);
  const source = Buffer.from(
    'From: a@avant.fr\r\nTo: b@c.fr\r\nDate: Thu, 26 Nov 2026 06:00:00 +0000\r\nMessage-ID: <x@avant.fr>\r\nSubject: x\r\n\r\nx\r\n',
  );
  const signed = await prepareSigner('avant.fr', before)(source, clock.now());
  await call(`POST /api/domains/${id}/keys`);
  assert.equal(
    (await call(`POST /api/domains/${id}/keys/switch`)).status,
    200,
    'nothing need be published in the sandbox',
  );
  const resolver = proposedZone(await listDomains(sql, workspaceId), 'mail.exemple.fr');
  const results = await authenticate(signed, {
    ip: PRETEND_ADDRESS,
    helo: 'mail.exemple.fr',
    mailFrom: 'a@avant.fr',
    resolver,
    now: clock.now(),
  });
  assert.deepEqual(
    results.dkim?.map(({ result }) => result),
    ['pass', 'pass'],
  );
});

test('selectorStem: the month, and a number for the second pair of a month', () => {
  const now = new Date('2026-11-26T06:00:00Z');
  assert.equal(selectorStem(now, []), 'd202611');
  assert.equal(selectorStem(now, ['d202610r', 'd202611r', 'd202611e']), 'd202611-2');
  assert.equal(selectorStem(now, ['d202611e', 'd202611-2r']), 'd202611-3');
});

test('isDueForChange: after six months, and only for keys that sign', () => {
  const key = {
    selector: 'a',
    algorithm: 'rsa-sha256',
    publicKey: '',
    createdAt: new Date(0),
    retiredAt: null,
  } as const;
  assert.equal(isDueForChange([{ ...key, state: 'signing' }], new Date(183 * DAY)), false);
  assert.equal(isDueForChange([{ ...key, state: 'signing' }], new Date(184 * DAY)), true);
  assert.equal(isDueForChange([{ ...key, state: 'prepared' }], new Date(400 * DAY)), false);
});
