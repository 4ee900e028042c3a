import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { type Caller, caller, signedIn } from '#test/kit/caller.ts';
import { type TestDatabase, testDatabase } from '#test/kit/database.ts';
import { accountsRoutes } from './accounts-routes.ts';
import { audit } from './audit.ts';
import { addWorkspace } from './workspace-store.ts';

const PASSWORD = 'trois mouettes sur le quai';
let db: TestDatabase;
let owner: Caller & { operatorId: string };
before(async () => {
  db = await testDatabase();
});
after(() => db.close());
const settings = () => ({ platform: db.platform, routes: accountsRoutes(db.platform) });
const someone = () => caller(settings());

beforeEach(async () => {
  await db.sql`delete from sign_in_limits`;
  await db.sql`delete from invitations`;
  await db.sql`delete from operators`;
  owner = await signedIn({ ...settings(), workspaceId: db.workspaceId });
});

async function invite(email: string, role = 'marketer', who: Caller = owner): Promise<string> {
  const { body } = await who.call('POST /api/invitations', { body: { email, role } });
  return new URL(body.link).searchParams.get('key') ?? '';
}
const accept = (key: string, who = someone(), password = PASSWORD) =>
  who.call('POST /api/invitation', { body: { key, name: 'Bob', password, language: 'en' } });

test('the workspace is changed by its owner, and the change is in the log', async () => {
  const fields = {
    name: 'Atelier',
    language: 'en',
    timeZone: 'Atlantic/Reykjavik',
    companyName: 'Atelier SARL',
    postalAddress: '1 quai du Port\n29900 Concarneau',
  };
  const { body } = await owner.call('PUT /api/workspace', { body: fields });
  assert.deepEqual(body, { id: db.workspaceId, ...fields });
  const refused = await owner.call('PUT /api/workspace', { body: { ...fields, timeZone: 'Nowhere' } });
  assert.equal(refused.body.code, 'time_zone_unknown');
  const log = (await owner.call('GET /api/audit')).body;
  assert.deepEqual([log.items.length, log.items[0].action, log.items[0].subject], [1, 'workspace.change', 'Atelier']);
});

test('an invitation makes an account of its role, and is good once', async () => {
  const key = await invite('Bob@Port.example');
  const seen = (await someone().call('GET /api/invitation', { query: { key } })).body;
  assert.deepEqual([seen.email, seen.role, seen.hasAccount], ['bob@port.example', 'marketer', false]);
  const bob = someone();
  assert.equal((await accept(key, bob)).status, 200);
  const session = (await bob.call('GET /api/session')).body;
  assert.deepEqual([session.state, session.role], ['open', 'marketer']);
  assert.equal((await accept(key)).body.code, 'invitation_gone');
  assert.equal((await bob.call('GET /api/operators')).status, 403);
  assert.equal((await bob.call('GET /api/audit')).status, 403);
  assert.equal((await bob.call('PUT /api/workspace', { body: {} })).status, 403);
});

test('an invitation used by five at once makes one account', async () => {
  const key = await invite('bob@port.example');
  const answers = await Promise.all(Array.from({ length: 5 }, () => accept(key)));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 404, 404, 404, 404]);
});

test('an invitation ends by time, by being withdrawn, and by a newer one for the same address', async () => {
  const late = await invite('late@port.example');
  db.clock.advance(7 * 86_400_000);
  assert.equal((await accept(late)).status, 404);
  owner = await signedIn({ ...settings(), workspaceId: db.workspaceId, email: 'second@dauphin.example' });
  const [old, renewed] = [await invite('bob@port.example'), await invite('bob@port.example')];
  assert.equal((await accept(old)).status, 404);
  const { invitations } = (await owner.call('GET /api/operators')).body;
  assert.equal(invitations.length, 1);
  const withdraw = () =>
    owner.call('DELETE /api/invitations/:invitationId', { params: { invitationId: invitations[0].id } });
  assert.equal((await withdraw()).status, 200);
  assert.equal((await withdraw()).status, 404);
  assert.equal((await accept(renewed)).status, 404);
});

test('whoever has an account joins a second workspace with its password, not a new one', async () => {
  const bob = someone();
  await accept(await invite('bob@port.example'), bob);
  const fields = {
    name: 'Other',
    language: 'fr',
    timeZone: 'Europe/Paris',
    companyName: '',
    postalAddress: '',
  } as const;
  const otherId = await addWorkspace(db.sql, db.clock.now(), fields);
  const other = await signedIn({ ...settings(), workspaceId: otherId, email: 'other@dauphin.example' });
  const key = await invite('bob@port.example', 'viewer', other);
  assert.equal((await someone().call('GET /api/invitation', { query: { key } })).body.hasAccount, true);
  assert.equal((await accept(key, someone(), 'quatre phares dans la brume')).body.code, 'sign_in_refused');
  const again = someone();
  assert.equal((await accept(key, again)).status, 200);
  const session = (await again.call('GET /api/session')).body;
  assert.deepEqual([session.role, session.workspace.id], ['viewer', otherId]);
});

test('who is already in can not be invited', async () => {
  await accept(await invite('bob@port.example'));
  const { body } = await owner.call('POST /api/invitations', { body: { email: 'BOB@port.example', role: 'viewer' } });
  assert.equal(body.code, 'already_member');
});

test('a change of role works at the next request; taking someone out ends their sessions', async () => {
  const bob = await signedIn({ ...settings(), workspaceId: db.workspaceId, role: 'viewer' });
  const params = { operatorId: bob.operatorId };
  assert.equal((await bob.call('GET /api/operators')).status, 403);
  await owner.call('PUT /api/operators/:operatorId', { params, body: { role: 'owner' } });
  assert.equal((await bob.call('GET /api/operators')).status, 200);
  await owner.call('DELETE /api/operators/:operatorId', { params });
  assert.equal((await bob.call('GET /api/workspace')).status, 401);
  assert.equal((await owner.call('DELETE /api/operators/:operatorId', { params })).status, 404);
});

test('a workspace keeps an owner, even when two demote each other at once', async () => {
  const demote = (who: Caller, operatorId: string) =>
    who.call('PUT /api/operators/:operatorId', { params: { operatorId }, body: { role: 'viewer' } });
  assert.equal((await demote(owner, owner.operatorId)).body.code, 'last_owner');
  const second = await signedIn({ ...settings(), workspaceId: db.workspaceId, email: 'second@dauphin.example' });
  await Promise.all([demote(owner, second.operatorId), demote(second, owner.operatorId)]);
  const [row] =
    await db.sql`select count(*)::int as n from memberships where workspace_id = ${db.workspaceId} and role = 'owner'`;
  assert.ok(row!['n'] >= 1);
});

test('an owner reaches nobody of another workspace', async () => {
  const fields = {
    name: 'Other',
    language: 'fr',
    timeZone: 'Europe/Paris',
    companyName: '',
    postalAddress: '',
  } as const;
  const otherId = await addWorkspace(db.sql, db.clock.now(), fields);
  const other = await signedIn({ ...settings(), workspaceId: otherId, email: 'other@dauphin.example' });
  await invite('bob@port.example', 'viewer', other);
  const [invitation] = (await other.call('GET /api/operators')).body.invitations;
  const params = { operatorId: other.operatorId, invitationId: invitation.id };
  for (const [endpoint, body] of [
    ['PUT /api/operators/:operatorId', { role: 'viewer' }],
    ['DELETE /api/operators/:operatorId', undefined],
    ['DELETE /api/invitations/:invitationId', undefined],
  ] as const) {
    assert.equal((await owner.call(endpoint, { params, body })).status, 404, endpoint);
  }
  assert.deepEqual((await owner.call('GET /api/operators')).body.invitations, []);
});

test('audit lives and dies with the act’s transaction, outlives the operator, and is read page by page', async () => {
  const { workspaceId } = db;
  const { operatorId } = owner;
  await db.sql`delete from audit_events`;
  await assert.rejects(
    db.sql.begin(async (tx) => {
      await audit(db.platform, { workspaceId, operatorId, action: 'workspace.change' }, tx);
      throw new Error('the act failed');
    }),
  );
  for (let at = 0; at < 230; at++)
    await audit(db.platform, { workspaceId, operatorId, action: 'workspace.change', subject: `${at}` });
  const seen: string[] = [];
  for (let after: string | undefined; ; ) {
    const { body } = await owner.call('GET /api/audit', { query: after ? { after } : {} });
    seen.push(...body.items.map((item: { subject: string }) => item.subject));
    if (body.next === null) break;
    after = body.next;
  }
  assert.deepEqual(
    seen,
    Array.from({ length: 230 }, (_, at) => `${229 - at}`),
  );
  await db.sql`delete from operators where id = ${operatorId}`;
  const [row] = await db.sql`select operator_name as name, operator_id as id from audit_events limit 1`;
  assert.deepEqual({ ...row }, { name: 'owner', id: null });
});
