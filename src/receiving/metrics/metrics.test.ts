import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signedIn } from '#test/kit/caller.ts';
import { testDatabase } from '#test/kit/database.ts';
import { closeAtEnd } from '#test/kit/ending.ts';
import { testGateway } from '#test/kit/gateway.ts';
import { startWeb } from '#platform/http/server.ts';
import { liveRoutes } from './live-routes.ts';
import { metricsRoutes } from './metrics-routes.ts';
import { createStepTimes, foldOldStepTimes, readStepTimes } from './step-times.ts';

const LETTER =
  'From: Zoe <zoe@shop.example>\r\nTo: ana@port.example\r\nSubject: Demain\r\n\r\nBonjour Ana, a demain au port !\r\n';

test('GET /metrics: figures of the road in, for this machine only', async () => {
  const { send, settled, sink, db, gateway, close } = await testGateway();
  await send('ana@port.example', LETTER);
  await settled();
  await sink.close();
  await send('ana@port.example', LETTER);
  await settled();
  db.clock.advance(60_000);
  const web = await startWeb({
    platform: db.platform,
    routes: metricsRoutes(db.platform),
    authenticate: async () => undefined,
    host: '127.0.0.1',
    port: 0,
    trustedProxies: ['127.0.0.1'],
  });
  closeAtEnd(() => web.close());
  const text = await (await fetch(`http://127.0.0.1:${web.port}/metrics`)).text();
  assert.match(text, /^dauphin_inbound_waiting 1$/m);
  assert.match(text, /^dauphin_inbound_oldest_waiting_seconds 60$/m);
  assert.match(text, /^dauphin_inbound_arrived\{class="\w+",disposition="deliver"\} 2$/m);
  assert.ok(!text.includes('port.example'));
  await gateway.close();
  const after = await (await fetch(`http://127.0.0.1:${web.port}/metrics`)).text();
  for (const step of ['parse', 'authenticate', 'recall', 'judge', 'clean', 'keep'])
    assert.match(after, new RegExp(`^dauphin_inbound_step_messages_total\\{step="${step}"\\} 2$`, 'm'));
  assert.match(after, /^dauphin_inbound_step_messages_total\{step="deliver"\} 1$/m);
  assert.match(after, /^dauphin_inbound_step_seconds_total\{step="judge"\} \d+\.\d{3}$/m);
  const elsewhere = await fetch(`http://127.0.0.1:${web.port}/metrics`, {
    headers: { 'x-forwarded-for': '203.0.113.9' },
  });
  assert.equal(elsewhere.status, 404);
  await web.close();
  await close();
});

test('GET /api/gateway/live: every minute of the last hour, what waits, and the latest arrivals', async () => {
  const { send, settled, sink, db, close } = await testGateway();
  await send('ana@port.example', LETTER);
  await settled();
  await sink.close();
  await send('ana@port.example', LETTER);
  await settled();
  db.clock.advance(120_000);
  const { platform, workspaceId } = db;
  const postmaster = await signedIn({ platform, routes: liveRoutes(platform), workspaceId, role: 'postmaster' });
  const { status, body: live } = await postmaster.call('GET /api/gateway/live');
  assert.equal(status, 200);
  assert.equal(live.minutes.length, 60);
  const counts: number[] = live.minutes.map((minute: { counts: Record<string, number> }) =>
    Object.values(minute.counts).reduce((all, one) => all + one, 0),
  );
  assert.deepEqual(
    counts.flatMap((count, at) => (count > 0 ? [[at, count]] : [])),
    [[57, 2]],
  );
  assert.deepEqual([live.waiting, live.oldestSeconds, live.held], [1, 120, 0]);
  assert.deepEqual(
    live.latest.map(({ fromAddress, recipient, state }: Record<string, string>) => [fromAddress, recipient, state]),
    [
      ['zoe@shop.example', 'ana@port.example', 'waiting'],
      ['zoe@shop.example', 'ana@port.example', 'delivered'],
    ],
  );
  await close();
});

test('foldOldStepTimes: old minutes become one row, and the sum of all time stays', async () => {
  const db = await testDatabase();
  for (let minute = 0; minute < 3; minute++) {
    const times = createStepTimes(db.platform);
    times.add({ judge: 4, clean: 1 });
    times.add({ judge: 6 });
    await times.close();
    db.clock.advance(60_000);
  }
  const all = async () => (await readStepTimes(db.sql, null)).toSorted((a, b) => a.step.localeCompare(b.step));
  const before = await all();
  assert.deepEqual(before, [
    { step: 'clean', messages: 3, milliseconds: 3 },
    { step: 'judge', messages: 6, milliseconds: 30 },
  ]);
  db.clock.advance(25 * 3_600_000);
  await foldOldStepTimes(db.sql, db.clock.now());
  await foldOldStepTimes(db.sql, db.clock.now());
  assert.deepEqual(await all(), before);
  const [row] = await db.sql`select count(*)::int as count from inbound_step_times`;
  assert.equal(row?.['count'], 2);
  await db.close();
});
