// The owner's side of the quarantine on real parts: the digest arrives in the mailbox, its link opens the page, looking changes nothing, a button
// releases; nothing is deleted that its owner was not told of.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { judge } from '#judge/judge.ts';
import { parse } from '#message/parse.ts';
import { testApi } from '#test/kit/api.ts';
import { type TestGateway, testGateway } from '#test/kit/gateway.ts';
import { ownerLinkRoutes } from '../owner-page/owner-link-routes.ts';
import { ownerPageRoutes } from '../owner-page/owner-page-routes.ts';
import { removeKeptLongEnough } from '../quarantine/retention.ts';
import { sendDigests } from './digest-sender.ts';

const FRAUD = (subject: string) =>
  [
    'From: "PayPal http://evil.example" <service@paypa1-secure.example>',
    'To: ana@port.example',
    `Subject: ${subject}`,
    'Date: Fri, 27 Nov 2026 06:00:00 +0000',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>Verify your password within 24 hours or your account is closed: <a href="http://192.0.2.7/login">https://www.paypal.com/</a></p>',
    '<script>alert(1)</script><form action="https://evil.example"><input name="password"></form>',
    '',
  ].join('\r\n');

const DAY = 86_400_000;

const decoded = (page: string) => page.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));

async function start() {
  const box = await testGateway({ settings: { keptDays: 10 } });
  const { platform, workspaceId } = box.db;
  const routes = { ...ownerPageRoutes(platform), ...ownerLinkRoutes(platform) };
  const api = testApi(platform, routes, { workspaceId });
  await box.db.sql`update workspaces set time_zone = 'Europe/Paris'`;
  box.db.clock.set('2026-11-27T09:00:00Z');
  /** The link of the newest digest. */
  const linkIn = (box: TestGateway) => {
    const { text = '' } = parse(box.sink.messages.at(-1)?.bytes as Buffer);
    return new URL(/https?:\/\/\S+\/held\/\S+/.exec(text)?.[0] ?? '').pathname;
  };
  const post = (path: string, form: Record<string, string>) =>
    api.call(`POST ${path}`, new URLSearchParams(form).toString(), {
      'content-type': 'application/x-www-form-urlencoded',
    });
  return { ...box, api, post, link: () => linkIn(box) };
}

const delivered = async ({ sink, settled }: TestGateway, count: number) => {
  for (let waited = 0; sink.messages.length < count && waited < 300; waited++) await pause(10);
  await settled();
  assert.equal(sink.messages.length, count);
};

test('digest: told once a day of what is new, in the owner’s language; our own judge would not hold it', async () => {
  const box = await start();
  const { send, db, sink, close } = box;
  const { platform } = db;
  await send('ana@port.example', FRAUD('Your account'));
  // Two processes at once.
  const both = await Promise.all([sendDigests(platform), sendDigests(platform)]);
  assert.deepEqual(both.toSorted(), [0, 1]);
  assert.equal(await sendDigests(platform), 0);
  const [digest] = sink.messages;
  assert.deepEqual([digest?.from, digest?.to], ['', ['ana@port.example']]);
  const message = parse(digest?.bytes as Buffer);
  assert.equal(message.subject, 'Un message est retenu pour vous');
  assert.match(
    message.text ?? '',
    /Your account[\s\S]*frauduleux, reçu le 27 novembre 2026, gardé jusqu’au 7 décembre 2026/,
  );
  assert.ok(!/http:\/\/evil/.test(message.text ?? ''), 'what a sender wrote never becomes a link');
  const verdict = judge(message, { receivedAt: db.clock.now(), ownerDomains: ['port.example'] });
  assert.ok(
    ['desired', 'greybulk'].includes(verdict.class),
    `${verdict.class}: ${verdict.evidence.map(({ symbol }) => symbol).join(' ')}`,
  );
  // Nothing new the next day: no digest. Then something new, and the owner reads English by now.
  db.clock.advance(DAY);
  assert.equal(await sendDigests(platform), 0);
  await db.sql`update owners set language = 'en'`;
  await send('ana@port.example', FRAUD('Again'));
  assert.equal(await sendDigests(platform), 1);
  const second = parse(sink.messages.at(-1)?.bytes as Buffer);
  assert.equal(second.subject, '2 messages are held for you');
  assert.ok(second.text?.includes('Again') && !second.text.includes('Your account'));
  await close();
});

test('digest: not at night, not to whom wants none, weekly to whom wants that, and again when the mailbox server was away', async () => {
  const box = await start();
  const { send, db, sink, close } = box;
  const { platform } = db;
  await send('ana@port.example', FRAUD('one'));
  db.clock.set('2026-11-28T03:00:00Z');
  assert.equal(await sendDigests(platform), 0);
  db.clock.set('2026-11-28T09:00:00Z');
  await db.sql`update owners set digest = 'never'`;
  assert.equal(await sendDigests(platform), 0);
  await db.sql`update owners set digest = 'weekly', digest_at = ${new Date('2026-11-25T08:00:00Z')}`;
  assert.equal(await sendDigests(platform), 0);
  db.clock.set('2026-12-02T09:00:00Z');
  await db.sql`update protected_domains set mailbox_port = 1`;
  assert.equal(await sendDigests(platform), 1);
  assert.equal(sink.messages.length, 0);
  assert.equal(await sendDigests(platform), 0, 'leased for a while');
  await db.sql`update protected_domains set mailbox_port = ${sink.port}`;
  db.clock.advance(11 * 60_000);
  assert.equal(await sendDigests(platform), 1);
  assert.equal(sink.messages.length, 1);
  await close();
});

test('held page: looking changes nothing, a button releases once, and nobody sees the mail of others', async () => {
  const box = await start();
  const { send, db, api, post, link, close } = box;
  await send(['ana@port.example', 'bob@port.example'], FRAUD('Shared'));
  await db.sql`update owners set digest = 'never' where address = 'bob@port.example'`;
  await sendDigests(db.platform);
  const path = link();
  const rows = await db.sql<
    { id: string; recipient: string }[]
  >`select id, recipient from inbound_recipients order by id`;
  const idOf = (name: string) => rows.find(({ recipient }) => recipient.startsWith(name))?.id as string;

  const list = await api.call(`GET ${path}`);
  assert.ok(
    list.body.includes('Shared') && list.body.includes(`/${idOf('ana')}?`) && !list.body.includes(`/${idOf('bob')}?`),
  );
  assert.match(list.headers.get('referrer-policy') ?? '', /no-referrer/);
  const [main] = await db.sql<{ sentence: string }[]>`
    select verdict -> 'evidence' -> 0 -> 'sentence' ->> 'en' as sentence from inbound_recipients limit 1`;
  const english = (await api.call(`GET ${path}?lang=en`)).body as string;
  assert.ok(english.includes('fraud, received on') && english.includes('hreflang="fr"'));
  assert.ok(decoded(english).includes(main?.sentence as string), main?.sentence);
  const page = await api.call(`GET ${path}/${idOf('ana')}`);
  assert.match(page.body, /192\.0\.2\.7/);
  assert.ok(!page.body.includes('<script'));
  const frame = await api.call(`GET ${path}/${idOf('ana')}/frame`);
  assert.ok(!/<script|<form|<input|href=/.test(frame.body), 'nothing in it can be clicked');
  assert.match(frame.body, /title="http:\/\/192\.0\.2\.7\/login"/);
  assert.match(frame.headers.get('content-security-policy') ?? '', /default-src 'none'.*; sandbox$/);
  for (const what of ['', '/frame']) assert.equal((await api.call(`GET ${path}/${idOf('bob')}${what}`)).status, 404);
  await api.call(`GET ${path}?action=release&arrival=${idOf('ana')}`);
  assert.equal((await db.sql`select from inbound_recipients where state = 'held'`).length, 2);

  assert.match(
    (await post(path, { action: 'release', arrival: idOf('bob') })).headers.get('location') ?? '',
    /done=nothing/,
  );
  assert.equal((await db.sql`select from inbound_recipients where shown_at is null`).length, 1, 'Bob will be told');
  const released = await post(path, { action: 'release', arrival: idOf('ana') });
  assert.equal(released.status, 303);
  assert.ok((await api.call(`GET ${released.headers.get('location')}`)).body.includes('C’est fait'));
  await delivered(box, 2);
  for (const what of ['', '/frame'])
    assert.equal((await api.call(`GET ${path}/${idOf('ana')}${what}`)).status, 404, 'in the mailbox, no more here');
  assert.match(
    (await post(path, { action: 'release', arrival: idOf('ana') })).headers.get('location') ?? '',
    /done=nothing/,
  );
  await delivered(box, 2);
  await close();
});

test('held page: trust, block, report, delete and have back; preferences; agreement; void links', async () => {
  const box = await start();
  const { send, db, post, api, link, close } = box;
  for (const subject of ['one', 'two', 'three']) await send('ana@port.example', FRAUD(subject));
  await sendDigests(db.platform);
  const path = link();
  const [one, two, three] = (await db.sql<{ id: string }[]>`select id from inbound_recipients order by id`).map(
    ({ id }) => id,
  );
  const deleted = await post(path, { action: 'delete', arrival: one as string });
  const after = (await api.call(`GET ${deleted.headers.get('location')}`)).body;
  assert.ok(after.includes(`/${one}?lang=fr">C’était une erreur`) && !after.includes('>one</a>'));
  assert.ok((await api.call(`GET ${path}?state=deleted`)).body.includes('>one</a>'));
  assert.ok((await api.call(`GET ${path}/${one}`)).body.includes('Le remettre quand même'));
  await post(path, { action: 'release', arrival: one as string });
  await delivered(box, 2);
  await post(path, { action: 'block', arrival: two as string });
  await post(path, { action: 'report', arrival: three as string });
  const rules = await db.sql`select action, sender from sender_rules`;
  assert.deepEqual(
    rules.map((row) => `${row['action']} ${row['sender']}`),
    ['block service@paypa1-secure.example'],
  );
  assert.deepEqual((await db.sql`select kind from reactions where kind = 'reported'`).length, 1);

  await post(path, { action: 'settings', digest: 'weekly', language: 'en' });
  await post(path, { action: 'agree' });
  const [ana] = await db.sql`select digest, language, learning_agreed_at, learning_wording from owners`;
  assert.deepEqual([ana?.['digest'], ana?.['language'], ana?.['learning_wording']], ['weekly', 'en', 1]);
  const asks = async () => (await api.call(`GET ${path}?lang=en`)).body.includes('I agree');
  assert.equal(await asks(), false);
  await db.sql`update owners set learning_agreed_at = learning_agreed_at - interval '1 year'`;
  assert.equal(await asks(), true, 'a year has passed: it must be given anew');
  await post(path, { action: 'disagree' });
  assert.equal((await db.sql`select from owners where learning_agreed_at is null`).length, 1);
  assert.equal((await post(path, { action: 'explode' })).status, 404);

  await post(path, { action: 'links' });
  assert.equal((await api.call(`GET ${path}`)).status, 404);
  assert.equal((await api.call(`GET ${path.slice(0, -3)}abc`)).status, 404);
  await close();
});

test('link: an expired one has a new one sent to its owner, once in a while; the postmaster makes all void', async () => {
  const box = await start();
  const { send, db, sink, post, api, link, domainId, close } = box;
  await send('ana@port.example', FRAUD('one'));
  await sendDigests(db.platform);
  const old = link();
  db.clock.advance(32 * DAY);
  const expired = await api.call(`GET ${old}`);
  assert.ok(expired.status === 410 && !expired.body.includes('ana@'));
  assert.equal((await post(old, { action: 'delete', arrival: '1' })).status, 410);
  await db.sql`update protected_domains set mailbox_port = 1`;
  assert.equal((await post(old, { action: 'renew' })).status, 503);
  await db.sql`update protected_domains set mailbox_port = ${sink.port}`;
  for (let times = 0; times < 2; times++) assert.equal((await post(old, { action: 'renew' })).status, 200);
  assert.equal(sink.messages.length, 2);
  assert.equal(parse(sink.messages[1]?.bytes as Buffer).subject, 'Votre lien vers le courrier retenu');
  const renewed = link();
  assert.equal((await api.call(`GET ${renewed}`)).status, 200);

  const [ana] = await db.sql<{ id: string }[]>`select id from owners`;
  const at = `POST /api/gateway/domains/${domainId}/owners`;
  assert.equal((await api.call(`${at}/${ana?.id}/link`)).status, 204);
  for (const path of [old, renewed]) assert.equal((await api.call(`GET ${path}`)).status, 404);
  assert.equal((await post(old, { action: 'renew' })).status, 404);
  assert.equal((await api.call(`GET ${link()}`)).status, 200);
  assert.equal((await api.call(`${at}/999/link`)).status, 404);
  await close();
});

test('retention: nothing is deleted whose owner was told nothing, and he is warned before it is', async () => {
  const box = await start();
  const { send, db, sink, close } = box;
  const { platform } = db;
  await send('ana@port.example', FRAUD('untold'));
  // Ten days and more without a digest: the mailbox server was away, say.
  db.clock.advance(12 * DAY);
  await removeKeptLongEnough(platform);
  const state = async () => (await db.sql`select state from inbound_recipients`)[0]?.['state'];
  assert.equal(await state(), 'held');
  await sendDigests(platform);
  assert.equal(parse(sink.messages[0]?.bytes as Buffer).subject, 'Un message sera bientôt supprimé');
  await removeKeptLongEnough(platform);
  assert.equal(await state(), 'held', 'he has a few days to look');
  db.clock.advance(4 * DAY);
  await removeKeptLongEnough(platform);
  assert.equal(await state(), 'deleted');
  await close();
});
