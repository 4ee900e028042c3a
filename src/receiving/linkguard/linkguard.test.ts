// An owner reports a fraud, the desk sees how far it had spread and blocks it; the next message with that link is a fraud for everybody, and
// whoever asks at the click learns of it without saying what he clicked. Real mail through the real road.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { caller, signedIn } from '#test/kit/caller.ts';
import { type TestGateway, testGateway } from '#test/kit/gateway.ts';
import { react } from '../reactions/react.ts';
import { hashOf } from './canonical.ts';
import { deskRoutes } from './desk-routes.ts';
import { removeOldLinks } from './link-store.ts';
import { lookupRoutes, MOST_LOOKUPS } from './lookup-routes.ts';

const FRAUD = 'https://depot-colis.com/suivi';
let made = 0;
const letter = (link: string, from = 'Zoe <zoe@shop.example>') =>
  [
    `From: ${from}`,
    'To: ana@port.example',
    'Subject: Demain',
    `Message-ID: <${++made}@shop.example>`,
    'Date: Fri, 27 Nov 2026 06:00:00 +0000',
    'Content-Type: text/html; charset=utf-8',
    '',
    `<p>Bonjour, on se voit demain au port ?</p><p><a href="${link}">Le plan</a> <a href="https://www.paypal.com/fr">Paypal</a> <a href="https://port.example/a">Ici</a></p>`,
    '',
  ].join('\r\n');

interface Row {
  id: string;
  class: string;
  evidence: { symbol: string; sentence: { fr: string; en: string } }[];
}

async function arrive({ send, settled, db }: TestGateway, to: string | string[], message: string): Promise<Row[]> {
  const ends = await send(to, message);
  assert.ok(
    ends.every(({ kind }) => kind === 'accepted'),
    JSON.stringify(ends),
  );
  await settled();
  return db.sql<Row[]>`
    select id, class, verdict->'evidence' as evidence from inbound_recipients order by id desc limit ${ends.length}`;
}

function desk({ db }: TestGateway) {
  const { platform, workspaceId } = db;
  const routes = { ...deskRoutes(platform), ...lookupRoutes(platform) };
  return {
    routes,
    anybody: caller({ platform, routes, ip: '192.0.2.1' }),
    postmaster: () => signedIn({ platform, routes, workspaceId, role: 'postmaster' }),
  };
}

const hashed = (expression: string) => hashOf(expression).toString('hex');

test('linkguard: reported, seen with its spread, blocked, and then evidence against the next message', async () => {
  const box = await testGateway();
  const { db } = box;
  const { workspaceId } = db;
  const { anybody, postmaster } = desk(box);
  const desks = await postmaster();
  const list = async () => (await desks.call('GET /api/linkguard/links')).body;
  await arrive(box, ['bob@port.example', 'eve@port.example'], letter(`${FRAUD}?m=bob&utm_source=x`));
  db.clock.advance(60_000);
  const [got] = await arrive(box, 'ana@port.example', letter(`${FRAUD}?m=ana`));
  assert.equal(got?.class, 'desired');
  await react(db.platform, { workspaceId, arrivalId: got?.id as string, kind: 'reported' });
  await react(db.platform, { workspaceId, arrivalId: got?.id as string, kind: 'reported' });

  const { items, reported } = await list();
  assert.equal(reported, 1, 'neither the house that is imitated nor the protected domain');
  const [link] = items;
  assert.deepEqual(
    [link.expression, link.state, link.reports, link.owners, link.messages, link.firstAt, link.senders],
    ['depot-colis.com/suivi', 'reported', 1, 3, 2, '2026-11-27T06:00:10.000Z', ['zoe@shop.example']],
  );

  const hash = hashed('depot-colis.com/suivi');
  const lookup = async (house?: string) =>
    (
      await anybody.call('POST /api/linkguard/lookup', {
        body: { prefixes: [hash.slice(0, 8), '00000000'], ...(house && { house }) },
      })
    ).body;
  assert.deepEqual((await lookup()).answers, { [hash.slice(0, 8)]: [], '00000000': [] }, 'reports are the house’s own');
  const { address } = (await desks.call('GET /api/linkguard/lookup-address')).body;
  const house = new URL(address).hash.slice(1);
  const known = { hash, since: '2026-11-27T06:01:10.000Z', reports: 1 };
  assert.deepEqual((await lookup(house)).answers[hash.slice(0, 8)], [{ ...known, state: 'reported' }]);

  const decide = (state: string) =>
    desks.call('POST /api/linkguard/links/:id', { params: { id: link.id }, body: { state } });
  assert.equal((await arrive(box, 'bob@port.example', letter(FRAUD)))[0]?.class, 'desired', 'one report is no verdict');
  assert.equal((await decide('blocked')).status, 200);
  assert.deepEqual((await lookup()).answers[hash.slice(0, 8)], [{ ...known, state: 'blocked' }]);
  await pause(300);
  const [caught] = await arrive(box, 'bob@port.example', letter('https://sub.depot-colis.com/suivi?m=eve'));
  assert.equal(caught?.class, 'phish');
  const found = caught?.evidence.find(({ symbol }) => symbol === 'LINK_REPORTED');
  assert.match(found?.sentence.fr ?? '', /sub\.depot-colis\.com.*2026-11-27.*1/);

  await decide('cleared');
  await pause(300);
  assert.deepEqual((await lookup(house)).answers[hash.slice(0, 8)], []);
  assert.equal((await arrive(box, 'eve@port.example', letter(FRAUD)))[0]?.class, 'desired');
  const acts = await db.sql`select action from audit_events where action like 'linkguard.%' order by id`;
  assert.deepEqual(
    acts.map(({ action }) => action),
    ['linkguard.block', 'linkguard.clear'],
  );
  db.clock.advance(400 * 86_400_000);
  await removeOldLinks(db.sql, db.clock.now());
  assert.deepEqual((await db.sql`select from reported_links`).length, 0);
  await box.close();
});

test('linkguard: a link blocked in one workspace holds in all, but where it was cleared', async () => {
  const box = await testGateway();
  const { db } = box;
  const { postmaster, anybody } = desk(box);
  const desks = await postmaster();
  const [other] = await db.sql<[{ id: string }]>`
    insert into workspaces (name, language, time_zone, created_at, updated_at) values ('Autre', 'fr', 'Europe/Paris', now(), now()) returning id`;
  const hash = hashed('depot-colis.com/suivi');
  await db.sql`
    insert into reported_links (workspace_id, address, expression, hash, prefix, source, state, reported_at, last_reported_at, decided_at, expires_at)
    values (${other.id}, ${FRAUD}, 'depot-colis.com/suivi', decode(${hash}, 'hex'), ${Buffer.from(hash, 'hex').readInt32BE()}, 'desk', 'blocked',
      '2026-11-20Z', '2026-11-20Z', '2026-11-20Z', '2027-11-20Z')`;
  await db.platform.live.publish(other.id, 'linkguard');
  await pause(300);
  const [row] = await arrive(box, 'ana@port.example', letter(FRAUD));
  assert.equal(row?.class, 'phish');
  assert.ok(row?.evidence.some(({ symbol }) => symbol === 'LINK_REPORTED_BY_DESK'));
  const cleared = await desks.call('POST /api/linkguard/links', { body: { address: FRAUD, state: 'cleared' } });
  assert.equal(cleared.status, 200);
  assert.equal((await arrive(box, 'bob@port.example', letter(FRAUD)))[0]?.class, 'desired');
  const { body } = await anybody.call('POST /api/linkguard/lookup', { body: { prefixes: [hash.slice(0, 8)] } });
  assert.equal(body.answers[hash.slice(0, 8)][0].state, 'blocked', 'elsewhere it stays blocked');
  await box.close();
});

test('linkguard: what is refused at the desk and at the lookup, in words that help', async () => {
  const box = await testGateway();
  const { platform, workspaceId } = box.db;
  const { routes, anybody, postmaster } = desk(box);
  const desks = await postmaster();
  const block = async (address: string) =>
    (await desks.call('POST /api/linkguard/links', { body: { address, state: 'blocked' } })).body.code;
  assert.equal(await block('depot-colis.com'), 'not_a_link');
  for (const address of ['https://www.paypal.com/x', 'https://bit.ly/', 'https://web.app/', 'https://port.example/a'])
    assert.equal(await block(address), 'link_well_known', address);
  const gone = await desks.call('POST /api/linkguard/links/:id', { params: { id: '999' }, body: { state: 'blocked' } });
  assert.equal(gone.body.code, 'link_not_found');
  const marketer = await signedIn({ platform, routes, workspaceId, role: 'marketer' });
  assert.equal((await marketer.call('GET /api/linkguard/links')).status, 403);

  const ask = (body: unknown) => anybody.call('POST /api/linkguard/lookup', { body });
  assert.equal((await ask({ prefixes: ['https://'] })).status, 422);
  assert.equal((await ask({ prefixes: Array(51).fill('00000000') })).status, 422);
  assert.equal((await ask({ prefixes: ['00000000'], house: 'AAAA' })).body.code, 'not_a_house');
  let last = await ask({ prefixes: ['00000000'] });
  for (let count = 2; count <= MOST_LOOKUPS && last.status === 200; count++)
    last = await ask({ prefixes: ['00000000'] });
  assert.equal(last.body.code, 'too_many_lookups');
  box.db.clock.advance(60_000);
  assert.equal((await ask({ prefixes: ['00000000'] })).status, 200);
  await box.close();
});
