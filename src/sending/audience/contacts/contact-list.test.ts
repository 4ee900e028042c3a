import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testApi } from '#test/kit/api.ts';
import { testDatabase } from '#test/kit/database.ts';
import { CONTACT_SORTS } from './contact-list.ts';
import { contactRoutes } from './contact-routes.ts';
import { insertContact } from './contact-store.ts';

const { sql, platform, workspaceId, clock, close } = await testDatabase();
after(close);
const { call } = testApi(platform, contactRoutes(platform), { workspaceId });

const NAMES = ['Éloïse', 'eloise', 'Zoé', 'Œdipe', '', 'Anaïs', 'anais', 'Müller', 'O’Brien', '王'];
const ids: string[] = [];
for (let i = 0; i < 57; i++) {
  const email = `p${(i * 37) % 100}@exemple${i % 3}.fr`;
  const id = await insertContact(sql, {
    workspaceId,
    email,
    addressHash: platform.vault.mac('address', email),
    givenName: null,
    familyName: NAMES[i % NAMES.length] || null,
    language: null,
    fields: { rang: i },
    now: clock.now(),
  });
  assert.ok(id);
  ids.push(id);
}
const [purpose] = await sql<
  { id: string }[]
>`select id from purposes where workspace_id = ${workspaceId} order by id limit 1`;
assert.ok(purpose);
for (const id of ids.slice(0, 5)) {
  await sql`insert into consent_events (workspace_id, contact_id, purpose_id, action, at, recorded_at, source)
    values (${workspaceId}, ${id}, ${purpose.id}, 'granted', now(), now(), 'api')`;
}

async function walk(query: string): Promise<string[]> {
  const seen: string[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const { body } = await call(`GET /api/contacts?${query}&limit=10${after && `&after=${after}`}`);
    seen.push(...body.items.map((line: { id: string }) => line.id));
    after = body.next;
  }
  return seen;
}

test('listContacts pages through everybody once, in both directions of every order', async () => {
  for (const sort of CONTACT_SORTS) {
    const up = await walk(`sort=${sort}&direction=asc`);
    const down = await walk(`sort=${sort}&direction=desc`);
    assert.equal(new Set(up).size, 57, sort);
    assert.equal(up.length, 57, sort);
    assert.deepEqual(down, up.toReversed(), sort);
  }
  assert.deepEqual(await walk('sort=created&direction=asc'), ids);
});

test('listContacts finds words of names and addresses without case or accents, and takes % and _ as letters', async () => {
  const found = async (search: string) => (await walk(`search=${encodeURIComponent(search)}`)).length;
  assert.equal(await found('ELOISE'), 12);
  assert.equal(await found('oedipe'), 6);
  assert.equal(await found("o'brien"), 5);
  assert.equal(await found('exemple1'), 19);
  assert.equal(await found('anais exemple1'), 4);
  assert.equal(await found('%'), 0);
  assert.equal(await found('_'), 0);
});

test('listContacts filters by consent, suppression and conditions, and countContacts agrees', async () => {
  const cases: [string, number][] = [
    [`purposeId=${purpose.id}&consent=granted`, 5],
    [`purposeId=${purpose.id}&consent=none`, 52],
    ['isSuppressed=false', 57],
    ['isSuppressed=true', 0],
    [
      `conditions=${encodeURIComponent(JSON.stringify({ match: 'all', conditions: [{ field: 'rang', type: 'number', operator: 'less', value: 10 }] }))}`,
      10,
    ],
  ];
  for (const [query, count] of cases) {
    assert.equal((await walk(query)).length, count, query);
    assert.deepEqual((await call(`GET /api/contacts/count?${query}`)).body, { count, isAtLeast: false }, query);
  }
});

test('a cursor that is not ours starts again from the top, and a filter that is not valid is refused', async () => {
  for (const after of ['x', 'AAAA', Buffer.from('["a","1 or 1=1"]').toString('base64url')]) {
    assert.equal((await call(`GET /api/contacts?direction=asc&sort=email&after=${after}`)).status, 200, after);
  }
  assert.equal((await call('GET /api/contacts?conditions=%7B')).status, 422);
  assert.equal((await call('GET /api/contacts?sort=password')).status, 422);
});
