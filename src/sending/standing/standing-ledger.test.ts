// Standing on a real database: what the ledger counts, what an assessment makes of it, and what the claim then lets through.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { claimRecipients } from '#sending/outbox/claim.ts';
import { drawRecipients } from '#sending/outbox/draw.ts';
import type { SendContent } from '#sending/outbox/send.ts';
import { openSends } from '#sending/outbox/send-store.ts';
import { type TestDatabase, testDatabase } from '#test/kit/database.ts';
import { launchSend, makeContacts, makeDomain, purposeOfKind, type SendingDomain } from '#test/kit/send.ts';
import { assessAll } from './assessment.ts';
import { readFigures, windowStart } from './figures-store.ts';
import { allowanceOf } from './refusal.ts';
import { listSteps, lockStanding, readStandings, takeStep } from './standing-store.ts';

const content = {} as SendContent;
const NOBODY = 900_000;
const DAY_MS = 86_400_000;

let db: TestDatabase;
let domain: SendingDomain;
let purposeId: string;

before(async () => {
  db = await testDatabase();
  domain = await makeDomain(db, { name: 'monde.example', mode: 'live', algorithms: [] });
  purposeId = await purposeOfKind(db.sql, db.workspaceId, 'marketing');
});
after(() => db.close());

let made = 0;
async function send(people: number, into: SendingDomain = domain): Promise<string> {
  const emails = Array.from({ length: people }, () => ({ email: `p${++made}@orange.fr` }));
  const contactIds = await makeContacts(db, emails, purposeId);
  return launchSend(db, { domain: into, purposeId, content, contactIds });
}

const claim = (sendId: string, mode: 'live' | 'sandbox' = 'live') =>
  db.sql.begin(async (tx) => {
    const { workspaceId } = db;
    const now = db.clock.now();
    const rows = await drawRecipients(tx, { workspaceId, sendId, now, limit: 1_000 });
    return claimRecipients(tx, { workspaceId, sendId, worker: NOBODY, mode, now }, rows);
  });

const put = (change: Record<string, string | number | null>) =>
  db.sql`update standings set ${db.sql(change)} where workspace_id = ${db.workspaceId} and stream = 'campaign'`;

const settle = (sendId: string, state: 'accepted' | 'bounced') => db.sql`
  update recipients set state = ${state}, updated_at = ${db.clock.now()} where workspace_id = ${db.workspaceId} and send_id = ${sendId}`;

const bounce = (sendId: string, most: number) => db.sql`
  insert into bounces (workspace_id, send_id, contact_id, step, address_hash, at, cause, class, hard)
  select workspace_id, send_id, contact_id, step, address_hash, ${db.clock.now()}, 'user_unknown', 'user_unknown', true
  from recipients where workspace_id = ${db.workspaceId} and send_id = ${sendId} order by contact_id limit ${most}`;

const campaign = async () =>
  (await readStandings(db.sql, db.workspaceId, db.clock.now())).find(({ stream }) => stream === 'campaign')!;

test('claimRecipients: whose standing is suspended or closed, nothing of his leaves, and the outbox does not work on it', async () => {
  const sendId = await send(3);
  for (const step of ['suspended', 'closed']) {
    await put({ step });
    assert.equal((await claim(sendId)).length, 0);
    const [open] = (await openSends(db.sql, db.clock.now())).filter((one) => one.sendId === sendId);
    assert.equal(open?.state, 'paused');
    assert.equal((await allowanceOf(db.sql, db.workspaceId, 'campaign', db.clock.now())).refusal, step);
  }
  await put({ step: 'good' });
  assert.equal((await claim(sendId)).length, 3);
});

test('claimRecipients: a ceiling lets so many through a day, whoever claims, and the rest waits untouched for the next', async () => {
  const sendId = await send(12);
  await put({ step: 'limited', ceiling: 5 });
  assert.equal((await claim(sendId)).length, 5);
  assert.equal((await claim(sendId)).length, 0);
  assert.equal((await allowanceOf(db.sql, db.workspaceId, 'campaign', db.clock.now())).refusal, 'ceiling');
  const opened = async () => {
    const open = (await openSends(db.sql, db.clock.now())).find((one) => one.sendId === sendId);
    return [open?.state, open?.onlyBegun];
  };
  assert.deepEqual(await opened(), ['running', true]);
  const [left] =
    await db.sql`select count(*)::int as n from recipients where send_id = ${sendId} and state = 'planned' and claims = 0`;
  assert.equal(left?.['n'], 7);
  db.clock.advance(DAY_MS);
  assert.deepEqual(await opened(), ['running', false]);
  const both = await Promise.all([claim(sendId), claim(sendId)]);
  assert.equal(both.flat().length, 5);
  await put({ step: 'good', ceiling: null });
  assert.equal((await claim(sendId)).length, 2);
});

test('claimRecipients: a recipient put back is no new one, and the sandbox has no ceiling', async () => {
  const sendId = await send(4);
  await put({ ceiling: 4, used: 0 });
  assert.equal((await claim(sendId)).length, 4);
  await db.sql`update recipients set state = 'planned', claimed_by = null where send_id = ${sendId}`;
  assert.equal((await claim(sendId)).length, 4);
  const sandbox = await makeDomain(db, { name: 'bac.example', algorithms: [] });
  assert.equal((await claim(await send(6, sandbox), 'sandbox')).length, 6);
  await put({ ceiling: null });
});

test('standings: whoever comes after the first workspace starts with a ceiling', async () => {
  const now = db.clock.now();
  const [row] = await db.sql<[{ id: string }]>`
    insert into workspaces (name, language, time_zone, created_at, updated_at) values ('Nouveau', 'fr', 'Europe/Paris', ${now}, ${now}) returning id`;
  const standings = await readStandings(db.sql, row.id, now);
  assert.deepEqual(
    standings.map(({ ceiling, rung }) => [ceiling, rung]),
    [
      [200, 0],
      [200, 0],
    ],
  );
  db.clock.advance(DAY_MS);
  await assessAll(db.platform);
  assert.deepEqual(
    (await readStandings(db.sql, row.id, now)).map(({ ceiling }) => ceiling),
    [500, 500],
  );
});

test('assessAll: hard bounces of real mail move a stream once, and its history says why', async () => {
  const sendId = await send(1_000);
  await settle(sendId, 'accepted');
  await bounce(sendId, 95);
  const window = {
    workspaceId: db.workspaceId,
    stream: 'campaign' as const,
    since: windowStart(db.clock.now(), null),
    now: db.clock.now(),
  };
  const { figures } = await readFigures(db.sql, window);
  const orange = figures.providers.find(({ provider }) => provider === 'orange');
  assert.deepEqual([orange?.attempted, orange?.delivered, orange?.hard_bounces], [1_000, 1_000, 95]);
  await assessAll(db.platform);
  await assessAll(db.platform);
  assert.equal((await campaign()).step, 'suspended');
  const steps = await listSteps(db.sql, db.workspaceId);
  assert.deepEqual(
    steps.map(({ step, reason, events, total }) => [step, reason, events, total]),
    [['suspended', 'hard_bounces', 95, 1_000]],
  );
});

test('takeStep: what was reinstated is not held against a stream again, what comes after is', async () => {
  await db.sql.begin(async (tx) => {
    const now = db.clock.now();
    const standing = (await lockStanding(tx, db.workspaceId, 'campaign', now))!;
    await takeStep(tx, standing, { step: 'good', reason: 'operator', provider: '', events: null, total: null }, now);
  });
  await assessAll(db.platform);
  assert.equal((await campaign()).step, 'good');
  db.clock.advance(2 * 3_600_000);
  const sendId = await send(200);
  await settle(sendId, 'accepted');
  await bounce(sendId, 8);
  await assessAll(db.platform);
  assert.equal((await campaign()).step, 'warned');
});

test('standing_hours: mail delivered and then returned is attempted once and delivered no more; the sandbox counts nothing', async () => {
  const totals = async () =>
    (
      await db.sql`select coalesce(sum(attempted), 0)::int as attempted, coalesce(sum(delivered), 0)::int as delivered from standing_hours where workspace_id = ${db.workspaceId}`
    )[0];
  const before = await totals();
  const sendId = await send(2);
  await settle(sendId, 'accepted');
  await settle(sendId, 'bounced');
  assert.deepEqual(await totals(), { attempted: before!['attempted'] + 2, delivered: before!['delivered'] });
  const [sandbox] = await db.sql<[SendingDomain]>`select id, name from domains where name = 'bac.example'`;
  await settle(await send(2, sandbox), 'accepted');
  assert.equal((await totals())!['attempted'], before!['attempted'] + 2);
});
