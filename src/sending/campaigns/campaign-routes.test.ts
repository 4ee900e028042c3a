import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestApi, testApi } from '#test/kit/api.ts';
import { type TestDatabase, testDatabase } from '#test/kit/database.ts';
import { makeContacts, makeDomain, purposeOfKind } from '#test/kit/send.ts';
import { campaignRoutes } from './campaign-routes.ts';

let d: TestDatabase;
let api: TestApi;
let purposeId: string;
let domainId: string;
before(async () => {
  d = await testDatabase();
  const now = d.clock.now();
  const [operator] = await d.sql<[{ id: string }]>`
    insert into operators (email, name, language, password_hash, created_at, updated_at)
    values ('o@x.example', 'Ana', 'fr', '', ${now}, ${now}) returning id`;
  api = testApi(d.platform, campaignRoutes(d.platform), { workspaceId: d.workspaceId, operatorId: operator.id });
  const place = { platform: d.platform, workspaceId: d.workspaceId };
  purposeId = await purposeOfKind(d.sql, d.workspaceId, 'marketing');
  domainId = (await makeDomain(place)).id;
  const people = Array.from({ length: 12 }, (_, index) => ({
    email: `p${index}@x.example`,
    givenName: index < 4 ? 'Anne' : 'Luc',
  }));
  await makeContacts(place, people, purposeId);
});
after(() => d.close());

const create = async (): Promise<string> =>
  (await api.call('POST /api/campaigns', { name: 'Lettre', language: 'fr' })).body.id;
const anne = { match: 'all', conditions: [{ field: 'given_name', type: 'text', operator: 'is', value: 'anne' }] };

test('a new campaign guesses the only purpose and domain, and says what it lacks', async () => {
  const id = await create();
  const { body } = await api.call(`GET /api/campaigns/${id}`);
  assert.deepEqual(
    [body.purposeId, body.domainId, body.state, body.timeZone],
    [purposeId, domainId, 'draft', 'Europe/Paris'],
  );
  const codes = body.remarks.map(({ code }: { code: string }) => code);
  for (const code of ['sender_address_missing', 'subject_missing', 'template_missing'])
    assert.ok(codes.includes(code), code);
});

test('a draft is saved field by field; only what a pre-flight looks at makes a new revision', async () => {
  const id = await create();
  const save = async (changes: object) => (await api.call(`PATCH /api/campaigns/${id}`, changes)).body.revision;
  assert.equal(await save({ name: 'Autre nom' }), 1);
  assert.equal(await save({ scheduledLocal: '2030-01-02T09:30' }), 1);
  assert.equal(await save({ subject: 'Bonjour', senderLocalPart: 'lettre' }), 2);
  const { body } = await api.call(`GET /api/campaigns/${id}`);
  assert.deepEqual(
    [body.name, body.subject, body.senderAddress, body.momentAt],
    ['Autre nom', 'Bonjour', 'lettre@port.example', '2030-01-02T08:30:00.000Z'],
  );
});

test('PATCH refuses what no draft may hold', async () => {
  const id = await create();
  const bad: object[] = [
    { subject: 'Bonjour\r\nBcc: tous@x.example' },
    { senderName: 'A\u2028B' },
    { name: '  ' },
    { stream: 'Newsletter:x' },
    { clickTracking: 'pixel' },
    { scheduledLocal: 'demain' },
    { conditions: { match: 'all', conditions: [{ field: 'x', type: 'text', operator: 'drop table', value: '' }] } },
    { purposeId: '1; drop table campaigns' },
    { mjml: 'x'.repeat(400_001) },
    { state: 'sending', purposeId: 4 },
  ];
  for (const changes of bad)
    assert.equal(
      (await api.call(`PATCH /api/campaigns/${id}`, changes)).status,
      422,
      JSON.stringify(changes).slice(0, 60),
    );
  const gone = await api.call(`PATCH /api/campaigns/${id}`, { purposeId: '999999' });
  assert.deepEqual([gone.status, gone.body.code], [422, 'campaign_reference_unknown']);
  assert.equal((await api.call(`GET /api/campaigns/${id}`)).body.state, 'draft');
});

test('the audience is counted with its conditions', async () => {
  const id = await create();
  const count = async () => (await api.call(`GET /api/campaigns/${id}/audience`)).body.people;
  assert.equal(await count(), 12);
  await api.call(`PATCH /api/campaigns/${id}`, { conditions: anne });
  assert.equal(await count(), 4);
  await api.call(`PATCH /api/campaigns/${id}`, { purposeId: null });
  assert.equal(await count(), 0);
});

test('a copy is a draft of its own; a deleted draft is gone; nothing else can be deleted', async () => {
  const id = await create();
  await api.call(`PATCH /api/campaigns/${id}`, {
    subject: 'Bonjour',
    conditions: anne,
    scheduledLocal: '2030-01-02T09:30',
  });
  const copy = (await api.call(`POST /api/campaigns/${id}/duplicate`)).body.id;
  const { body } = await api.call(`GET /api/campaigns/${copy}`);
  assert.deepEqual(
    [body.name, body.subject, body.scheduledLocal, body.state],
    ['Lettre (copie)', 'Bonjour', null, 'draft'],
  );
  assert.deepEqual(body.conditions, anne);
  assert.equal((await api.call(`DELETE /api/campaigns/${id}`)).status, 200);
  assert.equal((await api.call(`GET /api/campaigns/${id}`)).status, 404);
  await d.sql`update campaigns set state = 'scheduled', scheduled_at = now() where id = ${copy}`;
  for (const request of [`DELETE /api/campaigns/${copy}`, `PATCH /api/campaigns/${copy}`]) {
    const answer = await api.call(request, request.startsWith('PATCH') ? { subject: 'x' } : undefined);
    assert.deepEqual([answer.status, answer.body.code], [409, 'campaign_not_editable'], request);
  }
});

test('moves that the state does not allow are refused plainly', async () => {
  const id = await create();
  for (const move of ['pause', 'resume', 'cancel', 'unschedule']) {
    const answer = await api.call(`POST /api/campaigns/${id}/${move}`);
    assert.deepEqual([answer.status, answer.body.code], [409, 'campaign_move_refused'], move);
  }
});

test('another workspace sees and changes nothing', async () => {
  const id = await create();
  const now = d.clock.now();
  const [other] = await d.sql<[{ id: string }]>`
    insert into workspaces (name, language, time_zone, created_at, updated_at) values ('Autre', 'fr', 'UTC', ${now}, ${now}) returning id`;
  const stranger = testApi(d.platform, campaignRoutes(d.platform), { workspaceId: other.id });
  assert.deepEqual((await stranger.call('GET /api/campaigns')).body.items, []);
  for (const request of [
    `GET /api/campaigns/${id}`,
    `PATCH /api/campaigns/${id}`,
    `DELETE /api/campaigns/${id}`,
    `POST /api/campaigns/${id}/duplicate`,
    `GET /api/campaigns/${id}/audience`,
    `GET /api/campaigns/${id}/progress`,
    `POST /api/campaigns/${id}/cancel`,
  ])
    assert.equal(
      (await stranger.call(request, request.startsWith('PATCH') ? { subject: 'x' } : undefined)).status,
      404,
      request,
    );
});

test('reading, writing and sending are three permissions', async () => {
  const id = await create();
  const allowed = async (request: string, permission: string, body?: unknown) => {
    const reader = testApi(d.platform, campaignRoutes(d.platform), {
      workspaceId: d.workspaceId,
      may: (one) => one === permission,
    });
    return (await reader.call(request, body)).status !== 403;
  };
  assert.ok(await allowed(`GET /api/campaigns/${id}`, 'campaigns:read'));
  assert.ok(!(await allowed(`PATCH /api/campaigns/${id}`, 'campaigns:read', { subject: 'x' })));
  assert.ok(await allowed(`PATCH /api/campaigns/${id}`, 'campaigns:write', { subject: 'x' }));
  assert.ok(!(await allowed(`POST /api/campaigns/${id}/launch`, 'campaigns:write', { when: 'now' })));
  assert.ok(await allowed(`POST /api/campaigns/${id}/launch`, 'campaigns:send', { when: 'now' }));
});

test('the list is searched, filtered and paged by the last change', async () => {
  await d.sql`delete from campaigns`;
  const ids: string[] = [];
  for (let index = 0; index < 60; index++) {
    d.clock.advance(1000);
    ids.push(await create());
  }
  await api.call(`PATCH /api/campaigns/${ids[3]}`, { subject: '100 % fraises_' });
  const first = (await api.call('GET /api/campaigns')).body;
  assert.equal(first.items.length, 50);
  const second = (await api.call(`GET /api/campaigns?after=${encodeURIComponent(first.next)}`)).body;
  assert.equal(second.items.length, 10);
  assert.equal(second.next, null);
  assert.equal(new Set([...first.items, ...second.items].map(({ id }: { id: string }) => id)).size, 60);
  const found = async (query: string) => (await api.call(`GET /api/campaigns?${query}`)).body.items.length;
  assert.equal(await found(`search=${encodeURIComponent('100 % fraises_')}`), 1);
  assert.equal(await found('search=%25'), 1);
  assert.equal(await found('state=finished'), 0);
});
