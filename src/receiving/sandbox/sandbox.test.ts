// The pretend world on real parts: messages composed and signed as the outbox does, sent by real SMTP, kept, listed, read and judged.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readPrivateKey } from '#authentication/dkim-keys.ts';
import { prepareSigner, type Sign } from '#authentication/dkim-sign.ts';
import { prepareComposer } from '#message/compose.ts';
import { prepareProposedAuthentication } from '#sending/domains/proposed-zone.ts';
import { connect } from '#smtp/client.ts';
import type { Delivery } from '#smtp/delivery.ts';
import type { SmtpSession } from '#smtp/session.ts';
import { type TestApi, testApi } from '#test/kit/api.ts';
import { type TestDatabase, testDatabase } from '#test/kit/database.ts';
import { freePort } from '#test/kit/free-port.ts';
import { makeDomain } from '#test/kit/send.ts';
import { type Listener, startListener } from '../listener/listener.ts';
import { createKeeper, type Keeper, prune } from './keeper.ts';
import { sandboxDestination } from './sandbox-destination.ts';
import { judgeAhead } from './sandbox-judging.ts';
import { sandboxRoutes } from './sandbox-routes.ts';
import { countMessages } from './sandbox-store.ts';

const DOMAIN = 'port.example';

let db: TestDatabase;
let keeper: Keeper;
let server: Listener;
let session: SmtpSession;
let sign: Sign;
let api: TestApi;

before(async () => {
  db = await testDatabase({ env: { DAUPHIN_SMTP_PORT: String(await freePort()) } });
  const { platform, workspaceId } = db;
  await makeDomain(db, { name: DOMAIN });
  const [key] = await db.sql<[{ selector: string; sealed: Buffer }]>`
    select selector, private_key_sealed as sealed from dkim_keys where workspace_id = ${workspaceId}`;
  const privateKey = readPrivateKey(platform.vault.open(key.sealed));
  sign = prepareSigner(DOMAIN, [{ selector: key.selector, algorithm: 'rsa-sha256', privateKey }]);
  keeper = createKeeper(platform);
  server = await startListener(platform, [sandboxDestination(platform, keeper)]);
  session = await openSession(server.port);
  const prepare = (id: string) => prepareProposedAuthentication(platform, id);
  api = testApi(platform, sandboxRoutes(platform, prepare), { workspaceId });
});

after(async () => {
  await session?.quit();
  await server?.close();
  await keeper?.close();
  await db?.close();
});

async function openSession(port: number): Promise<SmtpSession> {
  const connected = await connect({ address: '127.0.0.1', port, name: 'localhost', hello: 'localhost', tls: 'never' });
  assert.ok(connected.ok, JSON.stringify(connected));
  return connected.session;
}

const compose = prepareComposer({
  from: { name: 'Atelier du Port', address: `nouvelles@${DOMAIN}` },
  list: { name: 'Nouvelles', id: `nouvelles.${DOMAIN}` },
  feedbackId: 'c1:w1:news:dauphin',
});

interface Letter {
  to?: string;
  subject?: string;
  html?: string;
  sendId?: string;
  returnPath?: string;
}

let made = 0;

async function send({
  to = 'camille@lecteurs.example',
  subject = 'Régate',
  html,
  sendId = '7',
  returnPath,
}: Letter = {}): Promise<Delivery> {
  const id = ++made;
  const token = db.platform.vault.signToken('return', [db.workspaceId, sendId, id, 0], 'base32');
  const bytes = await sign(
    compose({
      to: { name: '', address: to },
      subject,
      messageId: `${id}.sandbox@${DOMAIN}`,
      date: db.clock.now(),
      text: 'Bonjour Camille, la régate part samedi à neuf heures du vieux port.',
      html:
        html ??
        '<p>Bonjour Camille, la régate part samedi à neuf heures du vieux port.</p><p><a href="https://port.example/u/1">Se désinscrire</a></p>',
      unsubscribe: { url: 'https://port.example/u/1' },
    }),
    db.clock.now(),
  );
  return session.deliver({ from: returnPath ?? `b.${token}@${DOMAIN}`, to }, bytes);
}

const messagesOf = async (query = '') => (await api.call(`GET /api/sandbox/messages${query}`)).body.items;

test('the sandbox takes what our outbox signed, and answers 250 when it is on disk and committed', async () => {
  assert.equal((await send({ to: 'Premier@lecteurs.example', subject: 'Première régate' })).kind, 'accepted');
  const [message] = await messagesOf('?mailbox=premier@lecteurs.example');
  assert.equal(message.subject, 'Première régate');
  assert.equal(message.fromName, 'Atelier du Port');
  assert.equal(message.fromAddress, `nouvelles@${DOMAIN}`);
  assert.equal(message.sendId, '7');
  assert.match(message.preview, /^Bonjour Camille/);
});

test('the sandbox knows no strangers: a return path that we did not sign, or of another use, finds nobody', async () => {
  const other = db.platform.vault.signToken('unsubscribe', [db.workspaceId, 1, 1, 0], 'base32');
  for (const returnPath of ['', 'a@exemple.fr', `b.aaaaaaaa@${DOMAIN}`, `b.${other}@${DOMAIN}`]) {
    const delivery = await send({ returnPath });
    assert.equal(delivery.kind, 'refused', returnPath);
    assert.equal(delivery.kind === 'refused' && delivery.reply.code, 550);
  }
});

test('the sandbox answers +bounce, +defer and +full as real servers would, and only those', async () => {
  const answers: [string, string, number | undefined][] = [
    ['anne+bounce@lecteurs.example', 'refused', 550],
    ['anne+defer@lecteurs.example', 'deferred', 451],
    ['anne+full@lecteurs.example', 'deferred', 452],
    ['anne+FULL.2@lecteurs.example', 'deferred', 452],
    ['anne+fuller@lecteurs.example', 'accepted', undefined],
    ['bounce@lecteurs.example', 'accepted', undefined],
    ['anne@bounce.example', 'accepted', undefined],
  ];
  for (const [to, kind, code] of answers) {
    const delivery = await send({ to });
    assert.equal(delivery.kind, kind, to);
    if (code !== undefined) assert.equal('reply' in delivery && delivery.reply.code, code);
  }
});

test('many messages at once share blobs, and each is read back letter by letter', async () => {
  const before = await countMessages(db.sql, db.workspaceId);
  const sessions = await Promise.all(Array.from({ length: 8 }, () => openSession(server.port)));
  const sent = await Promise.all(
    Array.from({ length: 200 }, async (_, i) => {
      const token = db.platform.vault.signToken('return', [db.workspaceId, 8, i, 0], 'base32');
      const source = Buffer.from(`From: a@port.example\r\nSubject: ${i}\r\n\r\nligne ${'x'.repeat(i)} é\r\n`);
      const delivery = await (sessions[i % 8] as SmtpSession).deliver(
        { from: `b.${token}@${DOMAIN}`, to: `n${i}@lecteurs.example` },
        source,
      );
      assert.equal(delivery.kind, 'accepted');
      return source;
    }),
  );
  await Promise.all(sessions.map((one) => one.quit()));
  assert.equal(await countMessages(db.sql, db.workspaceId), before + 200);
  const [{ blobs }] = await db.sql<[{ blobs: number }]>`
    select count(distinct blob_id)::int as blobs from sandbox_messages where workspace_id = ${db.workspaceId} and send_id = 8`;
  assert.ok(blobs < 150, `${blobs} blobs for 200 messages`);
  for (const i of [0, 57, 199]) {
    const [line] = await messagesOf(`?mailbox=n${i}@lecteurs.example`);
    const source = await api.call(`GET /api/sandbox/messages/${line.id}/source`);
    assert.equal(source.body, sent[i]?.toString());
    assert.match(source.headers.get('content-disposition') ?? '', /attachment/);
  }
});

test('lists go page by page, search, and know their mailboxes', async () => {
  const first = (await api.call('GET /api/sandbox/messages?send=8')).body;
  assert.equal(first.items.length, 50);
  const second = (await api.call(`GET /api/sandbox/messages?send=8&after=${first.next}`)).body;
  const ids = [...first.items, ...second.items].map(({ id }: { id: string }) => id);
  assert.equal(new Set(ids).size, 100);
  assert.deepEqual(
    ids,
    ids.toSorted((a, b) => Number(b) - Number(a)),
  );
  assert.equal((await messagesOf('?search=première')).length, 1);
  assert.equal((await messagesOf('?search=100%25')).length, 0);
  const mailboxes = (await api.call('GET /api/sandbox/mailboxes?search=n19')).body;
  assert.equal(mailboxes.items.length, 11);
  assert.deepEqual(Object.keys(mailboxes.items[0]).toSorted(), ['mailbox', 'messages', 'newest', 'receivedAt']);
});

test('a message is shown with its verdict: authenticated by the records that would be published', async () => {
  await send({ to: 'lecteur@lecteurs.example' });
  const [line] = await messagesOf('?mailbox=lecteur@lecteurs.example');
  const message = (await api.call(`GET /api/sandbox/messages/${line.id}`)).body;
  const symbols = message.verdict.evidence.map(({ symbol }: { symbol: string }) => symbol);
  for (const symbol of ['AUTH_DMARC_PASS', 'AUTH_SPF_ALIGNED', 'AUTH_DKIM_ALIGNED', 'BULK_ONE_CLICK']) {
    assert.ok(symbols.includes(symbol), `${symbol} is missing: ${symbols.join(' ')}`);
  }
  assert.equal(message.verdict.class, 'greybulk');
  assert.deepEqual(message.links, [
    { text: 'Se désinscrire', target: 'https://port.example/u/1', host: 'port.example' },
  ]);
  const link = message.verdict.evidence.find(({ symbol }: { symbol: string }) => symbol === 'BULK_UNSUBSCRIBE_LINK');
  assert.match(link.excerpt.marked, /Se désinscrire/);
  const frame = await api.call(`GET /api/sandbox/messages/${line.id}/frame?marks=shown`);
  assert.match(
    frame.body,
    new RegExp(`id="mark-${link.number}"[^>]*>${link.number}</(?:a|span)><a [^>]*>Se désinscrire`),
  );
  assert.match(frame.headers.get('content-security-policy') ?? '', /sandbox allow-popups/);
  const raw = (await api.call(`GET /api/sandbox/messages/${line.id}/raw`)).body;
  assert.match(raw.source, /^DKIM-Signature:/);
  assert.equal(raw.isCut, false);
});

test('the class of what lies in the sandbox is known ahead of reading', async () => {
  db.clock.advance(60_000);
  const prepare = (id: string) => prepareProposedAuthentication(db.platform, id);
  await judgeAhead(db.platform, db.workspaceId, prepare, new AbortController().signal);
  const unjudged = (await messagesOf()).filter((message: { class: unknown }) => message.class === null);
  assert.deepEqual(unjudged, []);
  const [message] = await messagesOf('?mailbox=lecteur@lecteurs.example');
  assert.equal(message.class, 'greybulk');
  assert.ok(message.score > 0 && message.score < 0.5);
});

test('another workspace sees nothing of it', async () => {
  const [line] = await messagesOf();
  const [{ id: stranger }] = await db.sql<[{ id: string }]>`
    insert into workspaces (name, language, time_zone, created_at, updated_at)
    values ('Autre', 'fr', 'Europe/Paris', now(), now()) returning id`;
  const elsewhere = testApi(
    db.platform,
    sandboxRoutes(db.platform, (id) => prepareProposedAuthentication(db.platform, id)),
    { workspaceId: stranger },
  );
  assert.equal((await elsewhere.call('GET /api/sandbox/messages')).body.items.length, 0);
  for (const path of ['', '/frame', '/raw', '/source']) {
    assert.equal((await elsewhere.call(`GET /api/sandbox/messages/${line.id}${path}`)).status, 404, path);
  }
});

test('when the bytes cannot be kept the sender is told to come again, and nothing is listed', async () => {
  const before = await countMessages(db.sql, db.workspaceId);
  const { blobs } = db.platform;
  const put = blobs.put;
  blobs.put = () => Promise.reject(new Error('the disk is full'));
  try {
    const delivery = await send();
    assert.equal(delivery.kind, 'deferred');
  } finally {
    blobs.put = put;
  }
  assert.equal(await countMessages(db.sql, db.workspaceId), before);
  assert.equal((await send()).kind, 'accepted');
});

test('the sandbox keeps the newest messages and frees what the oldest took', async () => {
  const total = await countMessages(db.sql, db.workspaceId);
  const [oldest] = await db.sql<[{ key: string }]>`
    select key from sandbox_blobs where workspace_id = ${db.workspaceId} order by id limit 1`;
  await prune(db.platform, db.workspaceId, total - 20);
  assert.equal(await countMessages(db.sql, db.workspaceId), total - 20);
  await assert.rejects(db.platform.blobs.read(oldest.key), /ENOENT/);
  await prune(db.platform, db.workspaceId, total - 20);
  const [newest] = await messagesOf();
  assert.equal((await api.call(`GET /api/sandbox/messages/${newest.id}`)).status, 200);
});

test('the sandbox can be emptied, and then holds no byte', async () => {
  assert.equal((await api.call('DELETE /api/sandbox/messages')).status, 204);
  assert.deepEqual((await api.call('GET /api/sandbox')).body.messages, 0);
  const left = await db.sql`select from sandbox_blobs where workspace_id = ${db.workspaceId}`;
  assert.equal(left.length, 0);
});
