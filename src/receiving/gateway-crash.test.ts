// The contract of the road in when things die: kill -9 of the gateway, of PostgreSQL and of the mailbox server at random moments under load.
// Whatever was answered 250 is delivered or held, once or, where SMTP cannot tell, twice and shown as such; nothing is lost.
// DAUPHIN_KILLS sets how many deaths there are.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { connect } from '#smtp/client.ts';
import type { Delivery } from '#smtp/delivery.ts';
import { testDatabase } from '#test/kit/database.ts';
import { freePort } from '#test/kit/free-port.ts';
import { forkGateway, type GatewayProcess } from '#test/kit/gateway-process.ts';
import { killCluster } from '#test/kit/kill-cluster.ts';
import { type Sink, startSink } from '#test/kit/sink.ts';
import { domainSettings } from './domains/protected-domain.ts';
import { insertProtectedDomain } from './domains/protected-domain-store.ts';

const KILLS = Number(process.env['DAUPHIN_KILLS'] ?? 9);
const CLIENTS = 6;
const LEASE_MS = 3_000;
const VICTIMS = ['gateway', 'postgresql', 'mailbox server'] as const;

/** A third of them is fraud and held. */
const letter = (id: string, isFraud: boolean) =>
  [
    `Message-ID: <${id}>`,
    `From: ${isFraud ? '"PayPal" <x@paypa1-secure.example>' : 'Zoe <zoe@shop.example>'}`,
    'To: ana@port.example',
    `Date: ${new Date().toUTCString()}`,
    `Subject: ${isFraud ? 'Your account is suspended' : 'Demain'}`,
    'Content-Type: text/html; charset=utf-8',
    '',
    isFraud
      ? '<p>Verify your password within 24 hours or your account is closed: <a href="http://192.0.2.7/login">https://www.paypal.com/</a></p>'
      : '<p>Bonjour Ana, on se voit demain au port ?</p>',
    '',
  ].join('\r\n');

test(`gateway: ${KILLS} deaths under load lose nothing that was answered 250, and double only what is shown as such`, async (t) => {
  const db = await testDatabase({ own: true });
  t.after(() => db.close());
  const sinks: Sink[] = [await startSink({ protocol: 'lmtp' })];
  const { port } = sinks[0] as Sink;
  t.after(() => sinks.at(-1)?.close());
  const settings = domainSettings.parse({ mailbox: { host: '127.0.0.1', port, tls: 'never' } });
  await insertProtectedDomain(db.sql, {
    ...settings,
    workspaceId: db.workspaceId,
    name: 'port.example',
    now: new Date(),
  });
  const env = {
    DAUPHIN_SMTP_PORT: String(await freePort()),
    DAUPHIN_DATA: db.platform.config.dataDir,
  };
  const start = () => forkGateway(db.address, env, { threads: 1, leaseMs: LEASE_MS });
  let gateway: GatewayProcess = await start();
  t.after(() => gateway.kill());

  const answered = new Set<string>();
  let isOver = false;
  t.after(() => (isOver = true));
  let next = 0;
  const client = async () => {
    while (!isOver) {
      const number = next++;
      const id = `${number}@crash.example`;
      while (!isOver && !answered.has(id)) {
        const end = await hand(gateway.port, letter(id, number % 3 === 0)).catch(() => undefined);
        if (end?.kind === 'accepted') answered.add(id);
        else await pause(50);
      }
    }
  };
  const clients = Array.from({ length: CLIENTS }, client);

  const deaths: string[] = [];
  for (let kill = 0; kill < KILLS; kill++) {
    await pause(200 + Math.random() * 800);
    const victim = VICTIMS[kill % VICTIMS.length] as (typeof VICTIMS)[number];
    deaths.push(victim);
    if (victim === 'gateway') {
      await gateway.kill();
      gateway = await start();
    } else if (victim === 'postgresql') {
      killCluster(db.postmaster());
      while ((await db.sql`select 1`.catch(() => [])).length === 0) await pause(25);
    } else {
      await sinks.at(-1)?.close();
      await pause(Math.random() * 500);
      sinks.push(await startSink({ protocol: 'lmtp', port }));
    }
  }
  await pause(1_000);
  isOver = true;
  await Promise.all(clients);

  const waiting = async () => {
    const [row] = await db.sql<[{ count: number }]>`
      select count(*)::int as count from inbound_recipients where state = 'waiting'`;
    return row.count;
  };
  // What is put off after a failure is due within a minute; the test does not wait for that.
  for (let waited = 0; (await waiting()) > 0; waited++) {
    assert.ok(waited < 600, `${await waiting()} still wait`);
    await db.sql`update inbound_recipients set next_attempt_at = now() where state = 'waiting' and leased_until is null`;
    await pause(50);
  }

  const rows = await db.sql<{ id: string; state: string; isDouble: boolean }[]>`
    select m.message_id as id, r.state, r.may_be_double as "isDouble"
    from inbound_recipients r join inbound_messages m on m.workspace_id = r.workspace_id and m.id = r.message_id`;
  const byId = Map.groupBy(rows, ({ id }) => id);
  const copies = new Map<string, number>();
  for (const { bytes } of sinks.flatMap((sink) => sink.messages)) {
    const id = /^Message-ID: <(.+)>/m.exec(bytes.toString('latin1'))?.[1] ?? '';
    copies.set(id, (copies.get(id) ?? 0) + 1);
  }
  let twice = 0;
  for (const id of answered) {
    const own = byId.get(id) ?? [];
    assert.ok(own.length > 0, `${id} was answered 250 and is gone`);
    const delivered = own.filter(({ state }) => state === 'delivered');
    const got = copies.get(id) ?? 0;
    assert.ok(got >= delivered.length, `${id}: ${delivered.length} said to be delivered, ${got} arrived`);
    const shown = own.filter(({ isDouble }) => isDouble).length;
    assert.ok(
      got <= delivered.length + shown,
      `${id}: ${got} arrived, ${delivered.length} delivered, ${shown} shown as double`,
    );
    twice += got - delivered.length;
  }
  for (const id of copies.keys()) assert.ok(byId.has(id), `${id} was delivered and is in no ledger`);
  const held = rows.filter(({ state }) => state === 'held').length;
  const shown = rows.filter(({ isDouble }) => isDouble).length;
  t.diagnostic(
    `${deaths.length} deaths, ${answered.size} messages answered 250, ${held} held, ${shown} shown as possible doubles, ${twice} arrived twice`,
  );
  assert.ok(held > 0 && answered.size > KILLS);
});

async function hand(port: number, message: string): Promise<Delivery> {
  const connected = await connect({
    address: '127.0.0.1',
    port,
    name: 'localhost',
    hello: 'mx.shop.example',
    tls: 'never',
  });
  if (!connected.ok) return connected.failure;
  const end = await connected.session.deliver(
    { from: 'zoe@shop.example', to: 'ana@port.example' },
    Buffer.from(message),
  );
  await connected.session.quit();
  return end;
}
