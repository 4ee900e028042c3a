// The milter against a client that speaks as Postfix does, octet by octet.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { test } from 'node:test';
import { testDatabase } from '#test/kit/database.ts';
import { freePort } from '#test/kit/free-port.ts';
import { type Milter, startMilter } from './milter.ts';
import { number, type Packet, packet, readPackets, strings } from './packets.ts';

interface Client {
  /** What the server says, until it accepts, refuses or asks to come later. */
  message(fields: readonly [string, string][], body: string, envelope?: Envelope): Promise<Packet[]>;
  /** Octets as they are. */
  say(...octets: Buffer[]): void;
  next(): Promise<Packet | undefined>;
  socket: Socket;
}

interface Envelope {
  ip?: string;
  signedIn?: string;
}

const ZONE = { 'shop.example': { TXT: [['v=spf1 ip4:192.0.2.1 -all']] } };
const ALL = number(0x1fffff);

async function client(port: number): Promise<Client> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const packets = readPackets(socket);
  const next = async () => (await packets.next()).value as Packet | undefined;
  const say = (...octets: Buffer[]) => void socket.write(Buffer.concat(octets));
  say(packet('O', number(6), number(0x1ff), ALL));
  const offer = await next();
  assert.equal(offer?.command, 'O');
  assert.deepEqual(
    [0, 4, 8].map((at) => offer?.data.readUInt32BE(at)),
    [6, 0x31, 0x1ff080],
  );
  return {
    socket,
    say,
    next,
    async message(fields, body, { ip = '192.0.2.1', signedIn } = {}) {
      const from = strings(Buffer.from('<zoe@shop.example>\0SIZE=100\0'));
      say(
        packet('C', `mx.shop.example\x004\x00\x19${ip}\0`),
        packet('H', 'mx.shop.example\0'),
        packet('D', `M{mail_addr}\0zoe@shop.example\0${signedIn ? `{auth_authen}\0${signedIn}\0` : ''}`),
        packet('M', `${from[0]}\0`),
        packet('R', '<ana@port.example>\0'),
        packet('T'),
        ...fields.map(([name, value]) => packet('L', `${name}\0 ${value}\0`)),
        packet('N'),
        packet('B', body),
        packet('E'),
      );
      const told: Packet[] = [];
      for (let one = await next(); one; one = await next()) {
        told.push(one);
        if ('aty'.includes(one.command)) break;
      }
      return told;
    },
  };
}

async function start(env: Record<string, string> = {}) {
  const port = await freePort();
  const db = await testDatabase({ zone: ZONE, env: { DAUPHIN_MILTER: `127.0.0.1:${port}`, ...env } });
  db.clock.set('2026-11-27T06:00:10Z');
  const milter = (await startMilter(db.platform, { threads: 0 })) as Milter;
  return {
    client: () => client(port),
    async close() {
      await milter.close();
      await db.close();
    },
  };
}

const LETTER: [string, string][] = [
  ['From', 'Zoe <zoe@shop.example>'],
  ['To', 'ana@port.example'],
  ['Subject', 'Demain'],
  ['Date', 'Fri, 27 Nov 2026 06:00:00 +0000'],
  ['Message-ID', '<1@shop.example>'],
];
const BODY = 'Bonjour Ana, on se voit demain au port ?\r\n';
const FRAUD: [string, string][] = [
  ['From', '"PayPal Service" <service@paypa1-secure.example>'],
  ['To', 'ana@port.example'],
  ['Subject', 'Your account is suspended'],
  ['Date', 'Fri, 27 Nov 2026 06:00:00 +0000'],
  ['Message-ID', '<2@paypa1-secure.example>'],
  ['Content-Type', 'text/html;\n\tcharset=utf-8'],
];
const FRAUD_BODY =
  '<p>Dear customer, your PayPal account has been suspended because of unusual activity. Verify your password within 24 hours or it will be closed.</p>\r\n<p><a href="http://192.0.2.77/paypal/login.php">https://www.paypal.com/signin</a></p>\r\n';

/** Fields put on top as the reader sees them. */
const inserted = (told: readonly Packet[]) =>
  told
    .filter(({ command }) => command === 'i')
    .map(({ data }) => strings(data.subarray(4)).map(String).join(':'))
    .reverse();

test('milter: wanted mail is let through with what was found out on top, and what others wrote in our name is taken out', async () => {
  const { client, close } = await start();
  const one = await client();
  const forged: [string, string][] = [
    ['Authentication-Results', 'mx.elsewhere.example; spf=pass'],
    ['authentication-results', 'localhost; dkim=pass header.d=bank.example'],
    ['Dauphin-Class', 'desired'],
    ['Authentication-Results', 'localhost; dmarc=pass'],
  ];
  const told = await one.message([...forged, ...LETTER], BODY);
  const fields = inserted(told);
  assert.match(
    fields[0] ?? '',
    /^Authentication-Results: localhost;\n\tspf=pass smtp\.mailfrom=zoe@shop\.example;\n\t/,
  );
  assert.match(fields[1] ?? '', /^Dauphin-Class: desired \(0\.\d{4}\)$/);
  assert.equal(fields[2], 'Dauphin-Disposition: deliver');
  const taken = told
    .filter(({ command }) => command === 'm')
    .map(({ data }) => `${data.readUInt32BE(0)} ${strings(data.subarray(4)).map(String).join('|')}`);
  assert.deepEqual(taken, ['3 Authentication-Results|', '1 Dauphin-Class|', '2 authentication-results|']);
  assert.equal(told.at(-1)?.command, 'a');

  // The connection serves the next message.
  assert.equal((await one.message(LETTER, BODY)).at(-1)?.command, 'a');
  one.say(packet('Q'));
  await once(one.socket, 'close');
  await close();
});

test('milter: fraud is marked for Junk by standard, put on hold or refused where the house wants it', async () => {
  const byPolicy = [
    ['phish=junk', 'iiiia'],
    ['phish=quarantine', 'iiiqa'],
    ['phish=refuse,spam=junk', 'y'],
  ] as const;
  for (const [policy, commands] of byPolicy) {
    const { client, close } = await start({ DAUPHIN_MILTER_POLICY: policy });
    const one = await client();
    const told = await one.message(FRAUD, FRAUD_BODY);
    assert.equal(told.map(({ command }) => command).join(''), commands, policy);
    if (commands === 'iiiia') assert.equal(inserted(told)[3], 'X-Spam-Flag: YES');
    if (commands === 'y') assert.match(String(told[0]?.data), /^550 5\.7\.1 Refused: .{20,}\0$/);
    one.socket.destroy();
    await close();
  }
});

test('milter: a sender who signed in and mail of the machine itself are let through unread', async () => {
  const { client, close } = await start({ DAUPHIN_MILTER_POLICY: 'phish=refuse' });
  const one = await client();
  assert.deepEqual(
    (await one.message(FRAUD, FRAUD_BODY, { signedIn: 'zoe' })).map(({ command }) => command),
    ['a'],
  );
  assert.equal((await one.message(FRAUD, FRAUD_BODY))[0]?.command, 'y', 'the next one did not sign in');
  one.say(
    packet('K'),
    packet('C', 'localhost\0U'),
    packet('M', '<a@b.example>\0'),
    packet('L', 'A\0 b\0'),
    packet('E'),
  );
  assert.equal((await one.next())?.command, 'a');
  one.socket.destroy();
  await close();
});

test('milter: what is no milter packet ends the connection, and others go on', async () => {
  const { client, close } = await start();
  const good = await client();
  const octets = [
    Buffer.from('EHLO mx.example\r\n'),
    number(0),
    number(0xffffffff),
    packet('O', number(6)),
    packet('\xff', 'what'),
  ];
  for (const wrong of octets) {
    const bad = await client();
    bad.socket.on('error', () => {});
    bad.say(wrong);
    await once(bad.socket, 'close');
  }
  assert.equal((await good.message(LETTER, BODY)).at(-1)?.command, 'a');
  good.socket.destroy();
  await close();
});

test('milter: a message larger than it reads is let through, and the next one is judged', async () => {
  const { client, close } = await start();
  const one = await client();
  const chunk = packet('B', 'x'.repeat(65_535));
  one.say(
    packet('C', 'mx\x004\x00\x19192.0.2.1\0'),
    packet('M', '<a@b.example>\0'),
    packet('R', '<ana@port.example>\0'),
  );
  for (let sent = 0; sent < 51_000_000; sent += 65_535) if (!one.socket.write(chunk)) await once(one.socket, 'drain');
  one.say(packet('E'));
  assert.deepEqual([(await one.next())?.command], ['a']);
  assert.ok((await one.message(LETTER, BODY)).length > 1);
  one.socket.destroy();
  await close();
});

test('startMilter: a policy that names an unknown class is told in one line', async () => {
  const env = { DAUPHIN_MILTER: `127.0.0.1:${await freePort()}`, DAUPHIN_MILTER_POLICY: 'fraud=refuse' };
  const db = await testDatabase({ env });
  await assert.rejects(startMilter(db.platform), /DAUPHIN_MILTER_POLICY: “fraud=refuse” names an unknown class/);
  await db.close();
});
