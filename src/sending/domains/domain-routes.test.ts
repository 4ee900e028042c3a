import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { readPrivateKey } from '#authentication/dkim-keys.ts';
import { prepareSigner } from '#authentication/dkim-sign.ts';
import { testApi } from '#test/kit/api.ts';
import { testDatabase } from '#test/kit/database.ts';
import { domainRoutes } from './domain-routes.ts';
import { signingKeys } from './signing-keys.ts';

const kit = await testDatabase({ env: { DAUPHIN_MAIL_HOST: 'mail.exemple.fr' } });
after(kit.close);
const { sql, platform, workspaceId, zone } = kit;
const { call } = testApi(platform, domainRoutes(platform), { workspaceId });

/** Publishes in the fake DNS what the page says to publish. */
function publish(records: { kind: string; name: string; value: string }[], kinds: readonly string[]): void {
  zone['mail.exemple.fr'] = { A: ['192.0.2.10'] };
  for (const { kind, name, value } of records) {
    if (!kinds.includes(kind)) continue;
    const before = (zone[name]?.TXT as string[][] | undefined) ?? [];
    zone[name] = { TXT: [...before, [value]] };
  }
}

const create = async (name: string): Promise<string> => (await call('POST /api/domains', { name })).body.id;
const records = async (id: string) => (await call(`GET /api/domains/${id}`)).body.records;

test('POST /api/domains makes a domain in sandbox mode, with two sealed keys that sign', async () => {
  const id = await create('Café-Exemple.fr.');
  const { body } = await call(`GET /api/domains/${id}`);
  assert.equal(body.name, 'xn--caf-exemple-dbb.fr');
  assert.equal(body.displayName, 'café-exemple.fr');
  assert.equal(body.mode, 'sandbox');
  assert.equal(body.canGoLive, false);
  const keys = await signingKeys(platform, workspaceId, id);
  assert.deepEqual(
    keys.map(({ algorithm }) => algorithm),
    ['rsa-sha256', 'ed25519-sha256'],
  );
  const signed = await prepareSigner(body.name, keys)(Buffer.from('From: a@b.fr\r\n\r\nx\r\n'), new Date());
  assert.equal(signed.toString().match(/^DKIM-Signature:/gm)?.length, 2);
  const stored = await sql<
    { sealed: Buffer }[]
  >`select private_key_sealed as sealed from dkim_keys where domain_id = ${id}`;
  assert.equal(stored.length, 2);
  for (const { sealed } of stored) assert.throws(() => readPrivateKey(sealed), 'what is stored is not the key itself');
});

test('POST /api/domains refuses what is no domain of one’s own, and says why', async () => {
  const cases: [string, number, string][] = [
    ['exemple', 422, 'domain_not_valid'],
    ['ex emple.fr', 422, 'domain_not_valid'],
    ['192.0.2.1', 422, 'domain_not_valid'],
    ['a@exemple.fr', 422, 'domain_not_valid'],
    ['gmail.com', 422, 'domain_not_yours'],
    ['Orange.FR', 422, 'domain_not_yours'],
    ['CAFÉ-exemple.fr', 409, 'domain_exists'],
  ];
  for (const [name, status, code] of cases) {
    const answer = await call('POST /api/domains', { name });
    assert.deepEqual([answer.status, answer.body.code], [status, code], name);
  }
});

test('POST /api/domains/:domainId/mode goes live only when the records are right', async () => {
  const id = await create('exemple.fr');
  const refused = await call(`POST /api/domains/${id}/mode`, { mode: 'live' });
  assert.deepEqual([refused.status, refused.body.code], [409, 'domain_not_ready']);
  assert.match(refused.body.title, /SPF, DKIM RSA, DMARC/);

  publish(await records(id), ['dkim_rsa', 'dmarc']);
  const half = await call(`POST /api/domains/${id}/check`);
  assert.ok(half.body.verifiedAt);
  assert.deepEqual(half.body.blocking, ['spf']);
  const missing = half.body.records.find((record: { kind: string }) => record.kind === 'spf');
  assert.equal(missing.state, 'wrong');
  assert.match(missing.findings[0].says, /Aucun enregistrement/);

  publish(await records(id), ['spf']);
  assert.equal((await call(`POST /api/domains/${id}/mode`, { mode: 'live' })).body.mode, 'live');
  assert.equal((await call(`GET /api/domains/${id}`)).body.mode, 'live');
  assert.equal((await call(`POST /api/domains/${id}/mode`, { mode: 'sandbox' })).body.mode, 'sandbox');
});

test('a live domain of one workspace cannot go live in another', async () => {
  const [other] = await sql<{ id: string }[]>`
    insert into workspaces (name, language, time_zone, created_at, updated_at) values ('B', 'en', 'UTC', now(), now()) returning id`;
  assert.ok(other);
  const there = testApi(platform, domainRoutes(platform), { workspaceId: other.id, language: 'en' });
  const first = await create('partage.fr');
  publish(await records(first), ['spf', 'dkim_rsa', 'dmarc']);
  await call(`POST /api/domains/${first}/mode`, { mode: 'live' });

  const { id: second } = (await there.call('POST /api/domains', { name: 'partage.fr' })).body;
  const foreign = await there.call(`POST /api/domains/${second}/mode`, { mode: 'live' });
  assert.equal(foreign.body.code, 'domain_not_ready', 'the key published is not theirs');
  const theirs = (await there.call(`GET /api/domains/${second}`)).body.records;
  for (const { kind, name, value } of theirs) if (kind === 'dkim_rsa') zone[name] = { TXT: [[value]] };
  const taken = await there.call(`POST /api/domains/${second}/mode`, { mode: 'live' });
  assert.deepEqual([taken.status, taken.body.code], [409, 'domain_live_elsewhere']);
  assert.equal((await there.call(`GET /api/domains/${first}`)).status, 404, 'another workspace does not see it');
});

test('DELETE /api/domains/:domainId deletes a domain that never sent, and keeps one that did', async () => {
  const id = await create('jetable.fr');
  const [purpose] = await sql<{ id: string }[]>`select id from purposes where workspace_id = ${workspaceId} limit 1`;
  assert.ok(purpose);
  await sql`
    insert into sends (workspace_id, kind, purpose_id, domain_id, content, created_at)
    values (${workspaceId}, 'campaign', ${purpose.id}, ${id}, '{}', now())`;
  assert.equal((await call(`DELETE /api/domains/${id}`)).body.code, 'domain_in_use');
  await sql`delete from sends where domain_id = ${id}`;
  assert.equal((await call(`DELETE /api/domains/${id}`)).status, 204);
  assert.equal((await call(`GET /api/domains/${id}`)).status, 404);
});
