// The listener on real sockets: LMTP beside SMTP, a certificate that is renewed, DNS lists, a full disk.

import assert from 'node:assert/strict';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Platform } from '#platform/platform.ts';
import { connect } from '#smtp/client.ts';
import { makeCertificate } from '#test/kit/certificate.ts';
import { testClock } from '#test/kit/clock.ts';
import { testDatabase } from '#test/kit/database.ts';
import { closeAtEnd } from '#test/kit/ending.ts';
import { freePort } from '#test/kit/free-port.ts';
import { testGateway } from '#test/kit/gateway.ts';
import { testResolver } from '#test/kit/resolver.ts';
import { openGateway } from '../gateway.ts';
import { openCertificate } from '#platform/certificate.ts';
import { listedOn, reversed } from './dns-lists.ts';
import { startListener } from './listener.ts';
import { createPace } from './pace.ts';

const LETTER = Buffer.from('From: Zoe <zoe@shop.example>\r\nTo: ana@port.example\r\nSubject: x\r\n\r\nBonjour\r\n');

async function certificateFiles() {
  const folder = await mkdtemp(join(tmpdir(), 'dauphin-tls-'));
  closeAtEnd(() => rm(folder, { recursive: true }));
  const files = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
  let writes = 0;
  const write = async ({ cert, key }: { cert: string; key: string }) => {
    await writeFile(files.cert, cert);
    await writeFile(files.key, key);
    // Renewed within the same tick of the file system all the same.
    const when = new Date(Date.now() + ++writes * 1_000);
    for (const file of Object.values(files)) await utimes(file, when, when);
  };
  return { files, write };
}

const silent = { info() {}, error() {}, warn() {} } as unknown as Platform['log'];

test('openCertificate: a renewed certificate serves without a restart; a broken one is told and the last one goes on', async () => {
  const { files, write } = await certificateFiles();
  const clock = testClock();
  const [first, second] = [makeCertificate('one.example'), makeCertificate('two.example')];
  await write(first);
  const told: string[] = [];
  const log = { ...silent, error: (_: unknown, text: string) => void told.push(text) } as Platform['log'];
  const current = openCertificate(files, { clock, log });
  assert.equal(current().cert, first.cert);
  await write({ cert: second.cert, key: first.key });
  clock.advance(10_000);
  assert.equal(current().cert, first.cert);
  assert.equal(told.length, 1);
  clock.advance(10_000);
  current();
  assert.equal(told.length, 1, 'told once');
  await write(second);
  clock.advance(10_000);
  assert.equal(current().cert, second.cert);
});

test('openCertificate: files that are gone are told once; the last certificate goes on, and they serve again once back', async () => {
  const { files, write } = await certificateFiles();
  const clock = testClock();
  const [first, second] = [makeCertificate('one.example'), makeCertificate('two.example')];
  await write(first);
  const told: string[] = [];
  const log = { ...silent, error: (_: unknown, text: string) => void told.push(text) } as Platform['log'];
  const current = openCertificate(files, { clock, log });
  await rm(files.key);
  for (let look = 0; look < 3; look++) {
    clock.advance(10_000);
    assert.equal(current().cert, first.cert);
  }
  assert.equal(told.length, 1);
  await write(second);
  clock.advance(10_000);
  assert.equal(current().cert, second.cert);
});

test('createPace: so many messages of one address in a minute, others untouched, and anew in the next', () => {
  const clock = testClock();
  const pace = createPace(2, clock);
  const of = (ip: string) => pace.allows(ip);
  assert.deepEqual(['a', 'a', 'a', 'b', 'a'].map(of), [true, true, false, true, false]);
  clock.advance(60_000);
  assert.equal(of('a'), true);
});

test('openCertificate: what cannot serve at start is the operator’s to mend, in one line', async () => {
  const { files, write } = await certificateFiles();
  assert.throws(() => openCertificate(files, { clock: testClock(), log: silent }), /cert\.pem .*cannot serve/s);
  await write({ ...makeCertificate('one.example'), key: 'no key' });
  assert.throws(() => openCertificate(files, { clock: testClock(), log: silent }), { name: 'OperatorError' });
});

test('startListener: STARTTLS with the certificate set, LMTP on a port of its own; half a certificate is refused', async () => {
  const { files, write } = await certificateFiles();
  await write(makeCertificate('localhost'));
  const lmtpPort = await freePort();
  const { send, settled, sink, server, close } = await testGateway({
    env: { DAUPHIN_TLS_CERT: files.cert, DAUPHIN_TLS_KEY: files.key, DAUPHIN_LMTP_PORT: String(lmtpPort) },
  });
  const place = { address: '127.0.0.1', name: 'localhost', hello: 'mx.shop.example' } as const;
  const encrypted = await connect({ ...place, port: server.port, tls: 'required' });
  assert.ok(encrypted.ok && encrypted.session.encrypted);
  await encrypted.session.quit();
  const lmtp = await connect({ ...place, port: lmtpPort, protocol: 'lmtp', tls: 'never' });
  assert.ok(lmtp.ok);
  const ends = await lmtp.session.deliverToAll(
    { from: 'zoe@shop.example', to: ['ana@port.example', 'bob@port.example'] },
    LETTER,
  );
  assert.deepEqual(
    ends.map(({ kind }) => kind),
    ['accepted', 'accepted'],
  );
  await lmtp.session.quit();
  await send('ana@port.example', LETTER);
  await settled();
  assert.equal(sink.messages.length, 3);
  await close();
  const db = await testDatabase({ env: { DAUPHIN_SMTP_PORT: String(await freePort()), DAUPHIN_TLS_CERT: files.cert } });
  await assert.rejects(startListener(db.platform, []), /DAUPHIN_TLS_KEY/);
  await db.close();
});

test('startListener: a full disk is answered 452, nothing is lost, and mail is taken again once there is room', async () => {
  const { db, sink, close } = await testGateway();
  let isFull = true;
  const blobs: Platform['blobs'] = {
    ...db.platform.blobs,
    put: (workspaceId, content) =>
      isFull
        ? Promise.reject(
            new Error('cannot keep a blob', { cause: Object.assign(new Error('no space left'), { code: 'ENOSPC' }) }),
          )
        : db.platform.blobs.put(workspaceId, content),
  };
  const platform = { ...db.platform, blobs, config: { ...db.platform.config, sandboxSmtpPort: await freePort() } };
  const gateway = await openGateway(platform, { threads: 0 });
  const server = await startListener(platform, [gateway.destination]);
  const connected = await connect({
    address: '127.0.0.1',
    port: server.port,
    name: 'x',
    hello: 'mx.shop.example',
    tls: 'never',
  });
  assert.ok(connected.ok);
  const hand = () => connected.session.deliver({ from: 'zoe@shop.example', to: 'ana@port.example' }, LETTER);
  const end = await hand();
  assert.equal(end.kind === 'deferred' ? `${end.reply.code} ${end.reply.enhanced}` : end.kind, '452 4.3.1');
  assert.equal((await db.sql`select from inbound_messages`).length, 0);
  isFull = false;
  assert.equal((await hand()).kind, 'accepted');
  await connected.session.quit();
  await server.close();
  await gateway.close();
  assert.equal(sink.messages.length, 1);
  await close();
});

test('listedOn: a listed machine is named with its list; a list that is away or answers nonsense lists nobody', async () => {
  const ask = testResolver({
    '7.2.0.192.bl.example': { A: ['127.0.0.2'] },
    '8.2.0.192.bl.example': { A: ['127.255.255.254'] },
    '9.2.0.192.bl.example': { A: ['203.0.113.80'] },
    '7.2.0.192.away.example': { A: 'ETIMEOUT' },
  });
  const zones = ['away.example', 'bl.example'];
  assert.equal((await listedOn('192.0.2.7', zones, ask))?.text, '192.0.2.7 is listed by bl.example');
  for (const ip of ['192.0.2.8', '192.0.2.9', '192.0.2.10']) assert.equal(await listedOn(ip, zones, ask), undefined);
  assert.equal(await listedOn('192.0.2.7', [], ask), undefined);
});

test('reversed: as RFC 5782 asks', () => {
  assert.equal(reversed('192.0.2.99'), '99.2.0.192');
  assert.equal(reversed('2001:db8:1:2::567:89ab'), 'b.a.9.8.7.6.5.0.0.0.0.0.0.0.0.0.2.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2');
});
