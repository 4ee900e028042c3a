import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closeAtEnd } from '#test/kit/ending.ts';
import { testGateway } from '#test/kit/gateway.ts';
import { startWeb } from '#platform/http/server.ts';
import { metricsRoutes } from './metrics-routes.ts';

const LETTER =
  'From: Zoe <zoe@shop.example>\r\nTo: ana@port.example\r\nSubject: Demain\r\n\r\nBonjour Ana, a demain au port !\r\n';

test('GET /metrics: figures of the road in, for this machine only', async () => {
  const { send, settled, sink, db, close } = await testGateway();
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
  const elsewhere = await fetch(`http://127.0.0.1:${web.port}/metrics`, {
    headers: { 'x-forwarded-for': '203.0.113.9' },
  });
  assert.equal(elsewhere.status, 404);
  await web.close();
  await close();
});
