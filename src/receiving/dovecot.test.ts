// The road in before a real Dovecot: LMTP, Sieve filing into Junk by our header, people who do not exist, and a server that dies.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { startDovecot, dovecotMissing, type Mailbox, openMailbox } from '#test/kit/dovecot.ts';
import { closeAtEnd } from '#test/kit/ending.ts';
import { freePort } from '#test/kit/free-port.ts';
import { testGateway } from '#test/kit/gateway.ts';
import { startWeb } from '#platform/http/server.ts';
import { reactionRoutes } from './reactions/reaction-routes.ts';
import { release } from './quarantine/act.ts';

const letter = (subject: string) =>
  [
    'From: Zoe <zoe@shop.example>',
    'To: ana@port.example',
    `Subject: ${subject}`,
    `Message-ID: <${Math.random()}@shop.example>`,
    'Date: Fri, 27 Nov 2026 06:00:00 +0000',
    '',
    'Bonjour Ana, on se voit demain a neuf heures au port, comme convenu ?',
    '',
  ].join('\r\n');

/** Dovecot tells of moves by running curl. */
const cannotTell = dovecotMissing || (spawnSync('curl', ['--version']).status === 0 ? false : 'curl is not installed');

async function until(mailbox: Mailbox, folder: string, count: number): Promise<void> {
  for (let waited = 0; (await mailbox.count(folder)) !== count; waited++) {
    assert.ok(waited < 300, `${folder} holds ${await mailbox.count(folder)} messages, not ${count}`);
    await pause(20);
  }
}

test('gateway before Dovecot: wanted mail reaches the inbox, unwanted mail Junk, nobody else exists', {
  skip: dovecotMissing,
}, async () => {
  const dovecot = await startDovecot({ users: ['ana@port.example', 'bob@port.example'] });
  const mailbox = { host: '127.0.0.1', port: dovecot.lmtpPort, tls: 'never' };
  const { send, db, close } = await testGateway({ settings: { mailbox } });
  const ana = await openMailbox(dovecot.imapPort, 'ana@port.example');
  closeAtEnd(async () => ana.close());
  const ends = await send(['ana@port.example', 'nobody@port.example', 'ana+club@port.example'], letter('Demain'));
  assert.deepEqual(
    ends.map(({ kind }) => kind),
    ['accepted', 'refused', 'accepted'],
  );
  await until(ana, 'INBOX', 2);
  await db.sql`update protected_domains set policy = '{"desired": "junk", "greybulk": "junk"}'`;
  await db.platform.live.publish(db.workspaceId, 'gateway');
  await pause(100);
  await send('ana@port.example', letter('Encore'));
  await until(ana, 'Junk', 1);
  await ana.command('SELECT Junk');
  const fetched = await ana.command('FETCH 1 (BODY.PEEK[HEADER.FIELDS (Dauphin-Disposition X-Spam-Flag Subject)])');
  assert.match(fetched, /Dauphin-Disposition: junk/);
  assert.match(fetched, /X-Spam-Flag: YES/);
  await close();
  await dovecot.close();
});

test('gateway before Dovecot: killed under load, what was answered 250 is in the mailbox once it is back', {
  skip: dovecotMissing,
}, async () => {
  const dovecot = await startDovecot({ users: ['ana@port.example'] });
  const mailbox = { host: '127.0.0.1', port: dovecot.lmtpPort, tls: 'never' };
  const { send, db, close } = await testGateway({ settings: { mailbox } });
  await send('ana@port.example', letter('first'));
  const sent = 30;
  for (let number = 0; number < sent; number++) {
    if (number === 10) await dovecot.kill();
    if (number === 20) await dovecot.restart();
    const [end] = await send('ana@port.example', letter(`number ${number}`));
    assert.equal(end?.kind, 'accepted');
  }
  const ana = await openMailbox(dovecot.imapPort, 'ana@port.example');
  closeAtEnd(async () => ana.close());
  const waiting = async () => (await db.sql`select from inbound_recipients where state <> 'delivered'`).length;
  for (let waited = 0; (await waiting()) > 0; waited++) {
    assert.ok(waited < 200, `${await waiting()} were not delivered`);
    db.clock.advance(5_000);
    await pause(50);
  }
  const [doubles] = await db.sql<
    [{ count: number }]
  >`select count(*)::int as count from inbound_recipients where may_be_double`;
  // A Dovecot that was killed repairs its indexes before it shows everything.
  let arrived = await ana.count('INBOX');
  for (let waited = 0; arrived < sent + 1 && waited < 200; waited++) {
    await pause(50);
    arrived = await ana.count('INBOX');
  }
  assert.ok(
    arrived >= sent + 1 && arrived <= sent + 1 + doubles.count,
    `${arrived} arrived, ${doubles.count} shown as double`,
  );
  await close();
  await dovecot.close();
});

test('gateway before Dovecot: moved to Junk over IMAP, the next message of the same sender is held; released, the next one is delivered', {
  skip: cannotTell,
}, async () => {
  const webPort = await freePort();
  const reactionUrl = `http://127.0.0.1:${webPort}/api/reactions`;
  const dovecot = await startDovecot({ users: ['ana@port.example', 'bob@port.example'], reactionUrl });
  const mailbox = { host: '127.0.0.1', port: dovecot.lmtpPort, tls: 'never' };
  const { send, db, close } = await testGateway({ settings: { mailbox } });
  const { platform, workspaceId } = db;
  const web = await startWeb({
    platform,
    routes: reactionRoutes(platform),
    authenticate: async () => undefined,
    host: '127.0.0.1',
    port: webPort,
  });
  closeAtEnd(() => web.close());
  const ana = await openMailbox(dovecot.imapPort, 'ana@port.example');
  closeAtEnd(async () => ana.close());

  await send('ana@port.example', letter('one'));
  await until(ana, 'INBOX', 1);
  await ana.moveNewest('INBOX', 'Junk');
  for (let waited = 0; (await db.sql`select from reactions`).length === 0; waited++) {
    assert.ok(waited < 200, 'Dovecot told nothing of the move');
    await pause(20);
  }
  await send('ana@port.example', letter('two'));
  const [held] = await db.sql<
    { id: string; reason: string }[]
  >`select id, reason from inbound_recipients where state = 'held'`;
  assert.equal(held?.reason, 'blocked');

  await release(platform, { workspaceId, ids: [held.id] }, false);
  await until(ana, 'INBOX', 1);
  await send('ana@port.example', letter('three'));
  await until(ana, 'INBOX', 2);

  await ana.moveNewest('Junk', 'INBOX');
  for (let waited = 0; (await db.sql`select from reactions where kind = 'moved_from_junk'`).length === 0; waited++) {
    assert.ok(waited < 200, 'Dovecot told nothing of the move back');
    await pause(20);
  }
  await web.close();
  await close();
  await dovecot.close();
});
