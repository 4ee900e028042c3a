import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { type TestDatabase, testDatabase } from '#test/kit/database.ts';
import {
  makeContacts,
  makeDomain,
  purposeOfKind,
  recordConsent,
  type SendingDomain,
  suppress,
} from '#test/kit/send.ts';
import { cancelSend, pauseSend, resumeSend } from '#sending/outbox/send-store.ts';
import { Problem } from '#platform/http/problem.ts';
import { createCampaign, getCampaign, markDraft, saveDraft } from './campaign-store.ts';
import { holdAfterRestore } from './hold-after-restore.ts';
import { launch, requestLaunch } from './launch.ts';
import type { PreflightResult } from './preflight-result.ts';
import { finishPreflight, startPreflight } from './preflight-store.ts';
import { remark } from './remark.ts';

const mjml =
  '<mjml><mj-body><mj-section><mj-column><mj-text>Bonjour {{ contact.given_name }} <a href="https://port.example/a">lire</a> <a href="{{ unsubscribe_url }}">se désabonner</a></mj-text></mj-column></mj-section></mj-body></mjml>';

let d: TestDatabase;
let domain: SendingDomain;
let purposeId: string;
let operatorId: string;
before(async () => {
  d = await testDatabase();
  const place = { platform: d.platform, workspaceId: d.workspaceId };
  domain = await makeDomain(place);
  purposeId = await purposeOfKind(d.sql, d.workspaceId, 'marketing');
  const [first, second] = await makeContacts(
    place,
    ['a', 'b', 'c', 'd'].map((name) => ({ email: `${name}@x.example`, givenName: name })),
    purposeId,
  );
  await recordConsent(place, first!, purposeId, 'withdrawn');
  assert.ok(second);
  await suppress(place, 'b@x.example');
  const [operator] = await d.sql<[{ id: string }]>`
    insert into operators (email, name, language, password_hash, created_at, updated_at)
    values ('o@x.example', 'O', 'fr', '', now(), now()) returning id`;
  operatorId = operator.id;
});
after(() => d.close());

let campaignId: string;
beforeEach(async () => {
  d.clock.set('2026-03-02T09:00:00Z');
  campaignId = await ready();
});

async function ready(): Promise<string> {
  const now = d.clock.now();
  const id = await createCampaign(d.sql, d.workspaceId, { name: 'Lettre', language: 'fr', operatorId, now });
  const changes = {
    purposeId,
    domainId: domain.id,
    senderName: 'Port',
    senderLocalPart: 'lettre',
    subject: 'Bonjour',
    mjml,
    templateId: null,
  };
  assert.ok(await saveDraft(d.sql, d.workspaceId, id, changes, now));
  await check(id);
  return id;
}

const good: PreflightResult = {
  mode: 'sandbox',
  people: 2,
  verdict: null,
  classes: {},
  advice: [],
  remarks: [],
  diagnostics: [],
  rendered: { checked: 2, failed: 0 },
  size: null,
};
async function check(id: string, result = good): Promise<void> {
  const campaign = (await getCampaign(d.sql, d.workspaceId, id))!;
  const preflightId = await d.sql.begin((tx) => startPreflight(tx, d.workspaceId, campaign, d.clock.now()));
  await finishPreflight(
    d.sql,
    d.workspaceId,
    { id: preflightId, campaignId: id },
    { result, samples: [], now: d.clock.now() },
  );
}

const ask = (when: 'now' | 'scheduled' = 'now') =>
  requestLaunch(d.platform, { workspaceId: d.workspaceId, campaignId, operatorId, when });
const read = async () => (await getCampaign(d.sql, d.workspaceId, campaignId))!;
async function runJob() {
  const { scheduledAt } = await read();
  await launch(d.platform, { workspaceId: d.workspaceId, campaignId, at: scheduledAt?.toISOString() ?? '' });
}
const people = async () => d.sql<{ email: string; state: string }[]>`
  select r.email, r.state from recipients r join campaigns c on c.workspace_id = r.workspace_id and c.send_id = r.send_id
  where c.id = ${campaignId} order by r.email`;
const refused = (code: string) => (error: unknown) => error instanceof Problem && error.code === code;

test('a launch freezes content and audience, and only those who consent and are not suppressed', async () => {
  await ask();
  assert.equal((await read()).state, 'scheduled');
  await runJob();
  const campaign = await read();
  assert.equal(campaign.state, 'sending');
  assert.deepEqual(
    [...(await people())],
    [
      { email: 'c@x.example', state: 'planned' },
      { email: 'd@x.example', state: 'planned' },
    ],
  );
  const [send] = await d.sql`select content, purpose_id, domain_id, state from sends where id = ${campaign.sendId}`;
  assert.equal(send?.content.from.address, 'lettre@port.example');
  assert.deepEqual(send?.content.list, { label: `purpose-${purposeId}`, name: 'Lettre d’information' });
  assert.deepEqual(
    [...(await d.sql`select position, url from links where send_id = ${campaign.sendId}`)],
    [{ position: 0, url: 'https://port.example/a' }],
  );
});

test('asking twice, and running the job twice at once, launches once', async () => {
  await Promise.all([ask(), ask()]);
  const { scheduledAt } = await read();
  const job = { workspaceId: d.workspaceId, campaignId, at: scheduledAt!.toISOString() };
  await Promise.all([launch(d.platform, job), launch(d.platform, job), launch(d.platform, job)]);
  await ask();
  await runJob();
  assert.equal((await d.sql`select from sends where campaign_id = ${campaignId}`).length, 1);
  assert.equal((await people()).length, 2);
});

test('what is launched does not change when the template or the draft would', async () => {
  await ask();
  assert.equal(await saveDraft(d.sql, d.workspaceId, campaignId, { subject: 'Autre' }, d.clock.now()), false);
  await runJob();
  assert.equal(await saveDraft(d.sql, d.workspaceId, campaignId, { subject: 'Autre' }, d.clock.now()), false);
  assert.equal((await read()).subject, 'Bonjour');
});

test('a launch needs a pre-flight of the present version', async () => {
  await saveDraft(d.sql, d.workspaceId, campaignId, { subject: 'Bonsoir' }, d.clock.now());
  await assert.rejects(ask(), refused('campaign_needs_preflight'));
  await check(campaignId, { ...good, remarks: [remark('pixel_found', { people: 1 })] });
  await assert.rejects(ask(), refused('campaign_not_ready'));
  await check(campaignId);
  await ask();
});

test('a new name or moment does not make the last pre-flight void', async () => {
  await saveDraft(
    d.sql,
    d.workspaceId,
    campaignId,
    { name: 'Autre nom', scheduledLocal: '2026-03-05T09:00' },
    d.clock.now(),
  );
  await ask('scheduled');
  assert.equal((await read()).scheduledAt?.toISOString(), '2026-03-05T08:00:00.000Z');
});

test('what is missing refuses the launch, and says how to mend it', async () => {
  await saveDraft(d.sql, d.workspaceId, campaignId, { subject: '', senderLocalPart: 'a b' }, d.clock.now());
  await check(campaignId);
  await assert.rejects(ask(), (error: unknown) => {
    assert.ok(error instanceof Problem);
    assert.equal(error.code, 'campaign_not_ready');
    assert.match(error.text('fr'), /Écrivez l’objet/);
    assert.match(error.text('en'), /not a valid address/);
    assert.equal(error.params.blockers, 'sender_address_invalid subject_missing');
    return true;
  });
  assert.equal((await read()).state, 'draft');
});

test('a scheduled campaign leaves at its moment, and not for a moment it no longer has', async () => {
  await saveDraft(d.sql, d.workspaceId, campaignId, { scheduledLocal: '2026-03-29T02:30' }, d.clock.now()); // an hour that does not exist
  await ask('scheduled');
  const first = (await read()).scheduledAt!.toISOString();
  assert.equal(first, '2026-03-29T01:30:00.000Z');
  await markDraft(d.sql, d.workspaceId, campaignId, null, d.clock.now());
  await saveDraft(d.sql, d.workspaceId, campaignId, { scheduledLocal: '2026-03-30T09:00' }, d.clock.now());
  await ask('scheduled');
  d.clock.set(first);
  await launch(d.platform, { workspaceId: d.workspaceId, campaignId, at: first });
  assert.equal((await read()).state, 'scheduled');
  d.clock.set('2026-03-30T07:00:00Z');
  await runJob();
  assert.equal((await read()).state, 'sending');
});

test('a scheduled campaign can be launched at once instead', async () => {
  await saveDraft(d.sql, d.workspaceId, campaignId, { scheduledLocal: '2026-03-30T09:00' }, d.clock.now());
  await ask('scheduled');
  await ask('now');
  const { scheduledAt, scheduledLocal } = await read();
  assert.deepEqual([scheduledAt?.toISOString(), scheduledLocal], ['2026-03-02T09:00:00.000Z', null]);
});

test('what can no longer leave at its moment is a draft again, with the reason', async () => {
  await saveDraft(d.sql, d.workspaceId, campaignId, { scheduledLocal: '2026-03-05T09:00' }, d.clock.now());
  await ask('scheduled');
  await d.sql`update dkim_keys set active = false`;
  d.clock.set('2026-03-05T08:00:00Z');
  await runJob();
  await d.sql`update dkim_keys set active = true`;
  const { state, refusal } = await read();
  assert.equal(state, 'draft');
  assert.match(refusal?.words.fr ?? '', /pas de clé DKIM active/);
  assert.equal((await people()).length, 0);
  assert.equal((await d.sql`select from sends where campaign_id = ${campaignId}`).length, 0);
});

test('a moment missed by hours is not made up for', async () => {
  await saveDraft(d.sql, d.workspaceId, campaignId, { scheduledLocal: '2026-03-05T09:00' }, d.clock.now());
  await ask('scheduled');
  d.clock.set('2026-03-05T14:01:00Z');
  await runJob();
  const { state, refusal } = await read();
  assert.equal(state, 'draft');
  assert.match(refusal?.words.en ?? '', /passed more than 6 hours ago/);
});

test('an audience that became empty is refused, and nothing of the launch stays', async () => {
  await saveDraft(
    d.sql,
    d.workspaceId,
    campaignId,
    {
      conditions: {
        match: 'all',
        conditions: [{ field: 'email', type: 'text', operator: 'is', value: 'nobody@x.example' }],
      },
    },
    d.clock.now(),
  );
  await check(campaignId);
  await ask();
  await runJob();
  assert.equal((await read()).state, 'draft');
  assert.match((await read()).refusal?.words.en ?? '', /Nobody matches/);
  assert.equal((await d.sql`select from sends where campaign_id = ${campaignId}`).length, 0);
});

test('a condition on a deleted field stops the launch instead of meaning everybody', async () => {
  const conditions = {
    match: 'all',
    conditions: [{ field: 'town', type: 'text', operator: 'is_not', value: 'Brest' }],
  };
  await saveDraft(d.sql, d.workspaceId, campaignId, { conditions }, d.clock.now());
  await check(campaignId);
  await ask();
  await runJob();
  assert.match((await read()).refusal?.words.en ?? '', /can no longer be read/);
});

test('the campaign follows its send: paused, resumed, cancelled, finished', async () => {
  await ask();
  await runJob();
  const sendId = (await read()).sendId!;
  assert.ok(await pauseSend(d.sql, d.workspaceId, sendId));
  assert.equal((await read()).state, 'paused');
  assert.ok(await resumeSend(d.sql, d.workspaceId, sendId));
  assert.equal((await read()).state, 'sending');
  await d.sql`update sends set state = 'finished' where id = ${sendId}`;
  assert.equal((await read()).state, 'finished');
  assert.equal(await cancelSend(d.sql, d.workspaceId, sendId), false);
});

test('holdAfterRestore: what was leaving is paused, what would have left by itself is a draft again, the rest is as it was', async () => {
  await ask();
  await runJob();
  const running = campaignId;
  campaignId = await ready();
  await saveDraft(d.sql, d.workspaceId, campaignId, { scheduledLocal: '2026-03-30T09:00' }, d.clock.now());
  await ask('scheduled');
  const scheduled = campaignId;
  // Asked to leave at once, when the backup was made just before its job ran.
  const asked = (campaignId = await ready());
  await ask();
  const draft = await ready();
  const cancelled = await ready();
  campaignId = cancelled;
  await ask();
  await runJob();
  await cancelSend(d.sql, d.workspaceId, (await read()).sendId!);

  const state = async (id: string) => (await getCampaign(d.sql, d.workspaceId, id))?.state;
  const others = await d.sql<{ id: string }[]>`select id from campaigns where state in ('sending', 'scheduled')`;
  const held = await holdAfterRestore(d.sql, d.clock.now());
  assert.equal(held.paused + held.unscheduled, others.length, 'all that would send, whatever the workspace');
  assert.ok(held.paused >= 1 && held.unscheduled >= 2);
  assert.deepEqual(await Promise.all([running, scheduled, asked, draft, cancelled].map(state)), [
    'paused',
    'draft',
    'draft',
    'draft',
    'cancelled',
  ]);
  // The restored jobs find nothing to do.
  d.clock.set('2026-03-30T07:00:00Z');
  for (const id of [scheduled, asked]) {
    for (const at of ['2026-03-30T07:00:00.000Z', '2026-03-02T09:00:00.000Z'])
      await launch(d.platform, { workspaceId: d.workspaceId, campaignId: id, at });
    assert.equal(await state(id), 'draft');
  }
  // A person looks, and lets it go on.
  campaignId = running;
  assert.ok(await resumeSend(d.sql, d.workspaceId, (await read()).sendId!));
  assert.equal(await state(running), 'sending');
  assert.deepEqual(await holdAfterRestore(d.sql, d.clock.now()), { paused: 1, unscheduled: 0, dropped: 0 });
});
