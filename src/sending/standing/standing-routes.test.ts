// Standing over HTTP: who sees what, who decides, and what a suspended sender is told at the doors.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { signedIn } from '#test/kit/caller.ts';
import { testDatabase } from '#test/kit/database.ts';
import { makeDomain } from '#test/kit/send.ts';
import type { SubmissionAccount } from '#sending/relay/submission/key-authenticator.ts';
import { senderProblem } from '#sending/relay/submission/take-submission.ts';
import { messageRoutes } from '#sending/relay/message-routes.ts';
import { standingDeskRoutes } from './standing-desk-routes.ts';
import { standingRoutes } from './standing-routes.ts';

const db = await testDatabase();
after(db.close);
const { platform, sql, workspaceId, clock } = db;
const routes = { ...standingRoutes(platform), ...standingDeskRoutes(platform), ...messageRoutes(platform) };
const [other] = await sql<[{ id: string }]>`
  insert into workspaces (name, language, time_zone, created_at, updated_at)
  values ('Boutique', 'fr', 'Europe/Paris', ${clock.now()}, ${clock.now()}) returning id`;
await makeDomain({ platform, workspaceId: other.id }, { algorithms: ['ed25519-sha256'] });
const house = await signedIn({ platform, routes, workspaceId, role: 'owner' });
const sender = await signedIn({
  platform,
  routes,
  workspaceId: other.id,
  role: 'owner',
  email: 'boutique@dauphin.example',
});

const decide = (step: string, stream = 'relay') =>
  house.call('POST /api/standing/desk/:accountId/:stream', {
    params: { accountId: other.id, stream },
    body: { step, note: 'Liste achetée' },
  });

const message = {
  body: {
    from: { address: 'boutique@port.example' },
    to: [{ address: 'ines@lecteurs.example' }],
    subject: 'Commande',
    text: 'Partie ce matin.',
  },
};

test('GET /api/standing/desk: the operator of the installation sees every workspace; owners of others and marketers are refused', async () => {
  const answer = await house.call('GET /api/standing/desk');
  assert.equal(answer.status, 200);
  assert.equal(answer.body.items.length, 4);
  const refused = await sender.call('GET /api/standing/desk');
  assert.deepEqual([refused.status, refused.body.code], [403, 'standing_desk_not_yours']);
  const act = { params: { accountId: workspaceId, stream: 'relay' }, body: { step: 'closed' } };
  assert.equal((await sender.call('POST /api/standing/desk/:accountId/:stream', act)).status, 403);
  const marketer = await signedIn({ platform, routes, workspaceId, role: 'marketer' });
  assert.equal((await marketer.call('GET /api/standing/desk')).status, 403);
});

test('POST /api/standing/desk: a suspension is logged and told to its sender, whose relay refuses by HTTP and by SMTP until he is reinstated', async () => {
  assert.equal((await decide('suspended')).status, 204);
  const [logged] =
    await sql`select action, subject from audit_events where workspace_id = ${workspaceId} order by id desc limit 1`;
  assert.deepEqual([logged?.['action'], logged?.['subject']], ['standing.suspended', 'Boutique, relay']);
  const refused = await sender.call('POST /api/messages', message);
  assert.deepEqual([refused.status, refused.body.code], [403, 'sending_suspended']);
  const reply = await senderProblem(platform, { workspaceId: other.id } as SubmissionAccount, 'boutique@port.example');
  assert.deepEqual([reply?.code, reply?.enhanced], [550, '5.7.1']);

  const plan = { params: { stream: 'relay' }, body: { plan: 'La liste achetée est supprimée.' } };
  assert.equal((await sender.call('POST /api/standing/:stream/appeal', plan)).status, 204);
  const items = (await house.call('GET /api/standing/desk')).body;
  assert.equal(items.items[0]?.plan, 'La liste achetée est supprimée.');
  assert.equal((await decide('good')).status, 204);
  assert.equal((await sender.call('POST /api/messages', message)).status, 200);
  const view = (await sender.call('GET /api/standing')).body;
  assert.deepEqual(
    view.steps.map(({ step }: { step: string }) => step),
    ['good', 'suspended'],
  );
  assert.equal(view.steps[1]?.note, 'Liste achetée');
  assert.deepEqual(
    [view.hasDesk, view.streams.map(({ appeal }: { appeal: unknown }) => appeal)],
    [false, [null, null]],
  );
});

test('POST /api/messages: at the ceiling of the day programs are told to go on tomorrow', async () => {
  await sql`update standings set ceiling = 5, used = 5, used_on = (${clock.now()}::timestamptz at time zone 'UTC')::date where workspace_id = ${other.id}`;
  const refused = await sender.call('POST /api/messages', message);
  assert.deepEqual([refused.status, refused.body.code], [429, 'ceiling_reached']);
  const reply = await senderProblem(platform, { workspaceId: other.id } as SubmissionAccount, 'boutique@port.example');
  assert.equal(reply?.code, 451);
});

test('POST /api/standing/appeal: whoever stands well has nothing to answer', async () => {
  const plan = { params: { stream: 'campaign' }, body: { plan: 'Rien' } };
  assert.equal((await sender.call('POST /api/standing/:stream/appeal', plan)).status, 409);
});
