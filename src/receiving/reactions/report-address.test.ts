import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freePort } from '#test/kit/free-port.ts';
import { testGateway } from '#test/kit/gateway.ts';
import { connect } from '#smtp/client.ts';
import { startListener } from '../listener/listener.ts';
import { reportAddress } from './report-address.ts';

const LETTER =
  'From: Zoe <zoe@shop.example>\r\nTo: ana@port.example\r\nSubject: Demain\r\n\r\nBonjour Ana, a demain au port !\r\n';

const forwarding = (from: string, message: string) =>
  [
    `From: ${from}`,
    'To: report@port.example',
    'Subject: Fwd: Demain',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Is this real?',
    '--b',
    'Content-Type: message/rfc822',
    'Content-Disposition: attachment',
    '',
    message,
    '--b--',
    '',
  ].join('\r\n');

test('report@: a message forwarded as an attachment by whom it reached is a report; nothing else is', async () => {
  const { send, settled, sink, db, gateway, close } = await testGateway();
  await send(['ana@port.example', 'bob@port.example'], LETTER);
  await settled();
  const [arrived] = sink.messages;
  assert.ok(arrived);
  const platform = { ...db.platform, config: { ...db.platform.config, sandboxSmtpPort: await freePort() } };
  const server = await startListener(platform, [reportAddress(platform, gateway.domains)]);
  const connected = await connect({
    address: '127.0.0.1',
    port: server.port,
    name: 'x',
    hello: 'mx.port.example',
    tls: 'never',
  });
  assert.ok(connected.ok);
  const report = async (message: string, to = 'report@port.example') =>
    (await connected.session.deliver({ from: 'ana@port.example', to }, Buffer.from(message))).kind;
  const marked = arrived.bytes.toString();
  assert.equal(await report(forwarding('Ana <ana@port.example>', LETTER)), 'refused', 'without our mark');
  assert.equal(
    await report(forwarding('Eve <eve@port.example>', marked)),
    'refused',
    'by somebody whom it did not reach',
  );
  assert.equal(await report(LETTER), 'refused', 'not as an attachment');
  assert.equal(await report(forwarding('Ana <ana@port.example>', marked), 'report@elsewhere.example'), 'refused');
  assert.equal((await db.sql`select from reactions`).length, 0);
  assert.equal(await report(forwarding('Ana <ana@port.example>', marked), 'Signaler@port.example'), 'accepted');
  const rows = await db.sql`select r.kind, o.address from reactions r join owners o on o.id = r.owner_id`;
  assert.deepEqual(
    rows.map((row) => `${row['kind']} ${row['address']}`),
    ['reported ana@port.example'],
  );
  await connected.session.quit();
  await server.close();
  await close();
});
