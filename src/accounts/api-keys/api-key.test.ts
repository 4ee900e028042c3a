// API keys from the console to the routes they open, through the whole web edge and on a real database.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { route } from '#platform/http/route.ts';
import { caller, signedIn } from '#test/kit/caller.ts';
import { testDatabase } from '#test/kit/database.ts';
import { publicPartOf } from './api-key.ts';
import { apiKeyRoutes } from './api-key-routes.ts';

const kit = await testDatabase();
after(() => kit.close());
const { platform, workspaceId, sql, clock } = kit;

const routes = {
  ...apiKeyRoutes(platform),
  'GET /api/read': route({
    may: 'campaigns:read',
    scope: 'read',
    summary: '',
    run: ({ workspaceId }) => ({ workspaceId }),
  }),
  'POST /api/send': route({ may: 'messages:send', scope: 'send', summary: '', run: () => ({ sent: true }) }),
  'GET /api/closed': route({ may: 'operator', summary: '', run: () => ({}) }),
};
const owner = await signedIn({ platform, routes, workspaceId });

const make = async (body: object) => (await owner.call('POST /api/api-keys', { body })).body;
const program = (secret: string) => caller({ platform, routes, headers: { authorization: `Bearer ${secret}` } });

test('an API key opens the routes of its scopes in its workspace, no other, and none that names no scope', async () => {
  const { secret } = await make({ name: 'Boutique', scopes: ['read'] });
  assert.deepEqual((await program(secret).call('GET /api/read')).body, { workspaceId });
  const refusals: [string, string][] = [
    ['POST /api/send', 'scope_needed'],
    ['GET /api/closed', 'not_for_keys'],
    ['GET /api/api-keys', 'not_for_keys'],
    ['POST /api/api-keys', 'not_for_keys'],
  ];
  for (const [endpoint, code] of refusals) {
    const answer = await program(secret).call(endpoint);
    assert.deepEqual([answer.status, answer.body.code], [403, code], endpoint);
  }
});

test('an API key is stored nowhere: the database holds no text of it, and lists show none', async () => {
  const { secret, publicPart } = await make({ name: 'Facturation', scopes: ['send'] });
  const part = secret.slice(publicPart.length + 1);
  const [row] = await sql`select k::text as text from api_keys k where public_part = ${publicPart}`;
  const hex = Buffer.from(part).toString('hex');
  assert.ok(!row?.['text'].includes(part) && !row?.['text'].includes(hex));
  const listed = JSON.stringify((await owner.call('GET /api/api-keys')).body);
  assert.ok(listed.includes(publicPart) && !listed.includes(part));
});

test('an API key ends when it is revoked or expires, and every use within a minute is noted once', async () => {
  const short = await make({ name: 'Courte', scopes: ['read'], expiresAt: '2100-01-01T00:00:00Z' });
  await sql`update api_keys set expires_at = ${new Date(clock.now().getTime() + 60_000)} where id = ${short.id}`;
  assert.equal((await program(short.secret).call('GET /api/read')).status, 200);
  const used = await sql`select last_used_at from api_keys where id = ${short.id}`;
  assert.deepEqual(used[0]?.['last_used_at'], clock.now());
  clock.advance(61_000);
  assert.equal((await program(short.secret).call('GET /api/read')).status, 401);

  const long = await make({ name: 'Longue', scopes: ['read'] });
  assert.equal((await owner.call('DELETE /api/api-keys/:keyId', { params: { keyId: long.id } })).status, 204);
  assert.equal((await program(long.secret).call('GET /api/read')).status, 401);
  assert.equal((await owner.call('DELETE /api/api-keys/:keyId', { params: { keyId: long.id } })).status, 404);
});

test('a wrong bearer is refused even beside a good cookie, whatever its shape', async () => {
  const { secret } = await make({ name: 'Vraie', scopes: ['read'] });
  const forged = `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`;
  for (const text of [forged, 'dph_', publicPartOf(secret) ?? '', `${secret}x`, 'x'.repeat(9_000)]) {
    const answer = await owner.call('GET /api/read', { headers: { authorization: `Bearer ${text}` } });
    assert.equal(answer.status, 401, text.slice(0, 30));
  }
});

test('API keys are made and revoked by owners only, with an expiry to come, and the log says who did', async () => {
  const marketer = await signedIn({ platform, routes, workspaceId, role: 'marketer' });
  assert.equal((await marketer.call('POST /api/api-keys', { body: { name: 'x', scopes: ['read'] } })).status, 403);
  const past = await owner.call('POST /api/api-keys', {
    body: { name: 'x', scopes: ['read'], expiresAt: '2001-01-01T00:00:00Z' },
  });
  assert.deepEqual([past.status, past.body.code], [422, 'api_key_expiry_past']);
  for (const scopes of [[], ['root'], 'read'])
    assert.equal((await owner.call('POST /api/api-keys', { body: { name: 'x', scopes } })).status, 422);
  const acts = await sql`select distinct action from audit_events where operator_name = 'owner' order by action`;
  assert.deepEqual(
    acts.map(({ action }) => action),
    ['api-keys.create', 'api-keys.revoke'],
  );
});
