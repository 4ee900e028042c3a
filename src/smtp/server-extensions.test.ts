// What our server speaks beside plain SMTP: chunks (RFC 3030), LMTP (RFC 2033), the PROXY header; and who talks before the greeting.

import assert from 'node:assert/strict';
import { connect as connectSocket } from 'node:net';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { codes, serve, talk } from '#test/kit/smtp-talk.ts';
import { connect } from './client.ts';
import { readProxyHeader } from './proxy-header.ts';

const HELLO = 'EHLO client.example\r\n';
const ENVELOPE = 'MAIL FROM:<a@x.fr>\r\nRCPT TO:<b@y.fr>\r\n';
const chunk = (text: string, last = '') => `BDAT ${Buffer.byteLength(text)}${last}\r\n${text}`;
const after = (lines: string[], count: number) => codes(lines).slice(count);

test('BDAT: a message in chunks, sent at once or octet by octet, is what was meant', async () => {
  const { taken, port } = await serve();
  const text = `${HELLO}${ENVELOPE}${chunk('Subject: x\r\n\r\n.Bon')}${chunk('jour\r\n.\r\n')}${chunk('', ' LAST')}`;
  const lines = await talk(port, text);
  assert.deepEqual(after(lines, 4), ['250 2.0.0', '250 2.0.0', '250 2.0.0', '221 2.0.0']);
  assert.equal(taken[0]?.bytes.toString(), 'Subject: x\r\n\r\n.Bonjour\r\n.\r\n');
  const socket = connectSocket(port, '127.0.0.1');
  for (const octet of Buffer.from(`${text}QUIT\r\n`)) {
    socket.write(Buffer.of(octet));
    await pause(0);
  }
  await new Promise((resolve) => socket.on('close', resolve).resume());
  assert.deepEqual(taken[1]?.bytes, taken[0]?.bytes);
});

test('BDAT: a chunk that looks like commands is no command', async () => {
  const { taken, port } = await serve();
  const inside = 'Subject: x\r\n\r\nQUIT\r\nMAIL FROM:<evil@x.fr>\r\n.\r\n';
  const lines = await talk(
    port,
    HELLO + ENVELOPE + chunk(inside, ' LAST') + ENVELOPE + chunk('A: b\r\n\r\nc\r\n', ' LAST'),
  );
  assert.deepEqual(after(lines, 4), ['250 2.0.0', '250 2.1.0', '250 2.1.5', '250 2.0.0', '221 2.0.0']);
  assert.deepEqual(
    taken.map(({ envelope }) => envelope.from),
    ['a@x.fr', 'a@x.fr'],
  );
});

const refused: [string, string, string[]][] = [
  ['without MAIL', chunk('x', ' LAST'), ['503 5.5.1', '221 2.0.0']],
  ['without a recipient', `MAIL FROM:<a@x.fr>\r\n${chunk('x', ' LAST')}`, ['250 2.1.0', '554 5.5.1', '221 2.0.0']],
  [
    'a line feed alone',
    ENVELOPE + chunk('A: b\n\nc\r\n', ' LAST'),
    ['250 2.1.0', '250 2.1.5', '550 5.5.2', '221 2.0.0'],
  ],
  [
    'a carriage return alone',
    ENVELOPE + chunk('A: b\r\rc\r\n', ' LAST'),
    ['250 2.1.0', '250 2.1.5', '550 5.5.2', '221 2.0.0'],
  ],
  [
    'DATA in the middle',
    `${ENVELOPE}${chunk('A: b\r\n')}DATA\r\n`,
    ['250 2.1.0', '250 2.1.5', '250 2.0.0', '503 5.5.1', '221 2.0.0'],
  ],
  [
    'RSET in the middle',
    `${ENVELOPE}${chunk('A: b\r\n')}RSET\r\n${chunk('x', ' LAST')}`,
    ['250 2.1.0', '250 2.1.5', '250 2.0.0', '250 2.0.0', '503 5.5.1', '221 2.0.0'],
  ],
  ['no size', 'BDAT LAST\r\n', ['501 5.5.4', '221 2.0.0']],
];
for (const [what, text, expected] of refused) {
  test(`BDAT: ${what} is refused, and the session goes on`, async () => {
    const { taken, port } = await serve();
    assert.deepEqual(after(await talk(port, HELLO + text), 2), expected);
    assert.equal(taken.length, 0);
  });
}

test('BDAT: more than the size, announced or added up, is read away and refused; the memory is given back', async () => {
  const { taken, port } = await serve({ limits: { size: 100, memory: 40_000 } });
  const big = 'x'.repeat(150);
  const half = 'x'.repeat(60);
  const lines = await talk(
    port,
    HELLO +
      (ENVELOPE + chunk(big, ' LAST')).repeat(5) +
      ENVELOPE +
      chunk(half) +
      chunk(half, ' LAST') +
      ENVELOPE +
      chunk('A: b\r\n\r\nc\r\n', ' LAST'),
  );
  assert.deepEqual(
    after(lines, 2).filter((code) => !code.startsWith('250 2.1')),
    [...Array(5).fill('552 5.3.4'), '250 2.0.0', '552 5.3.4', '250 2.0.0', '221 2.0.0'],
  );
  assert.equal(taken.length, 1);
});

test('BDAT: a gigabyte announced holds no memory, and a client that never sends it is left', async () => {
  const { port } = await serve({ limits: { messageTimeout: 100 } });
  const before = process.memoryUsage().rss;
  const lines = await talk(port, `${HELLO}${ENVELOPE}BDAT 1000000000 LAST\r\n`);
  assert.equal(codes(lines).at(-1), '421 4.4.2');
  assert.ok(process.memoryUsage().rss - before < 50_000_000);
});

test('LMTP: LHLO and nothing else greets, and each recipient that was welcome has an answer', async () => {
  const onRcpt = (to: string) =>
    to.startsWith('no') ? ({ code: 550, enhanced: '5.1.1', text: 'nobody' } as const) : undefined;
  const { taken, port } = await serve({ protocol: 'lmtp' }, { onRcpt });
  const text =
    'MAIL FROM:<a@x.fr>\r\nRCPT TO:<b@y.fr>\r\nRCPT TO:<no@y.fr>\r\nRCPT TO:<c@y.fr>\r\nDATA\r\nA: b\r\n\r\nc\r\n.\r\n';
  assert.deepEqual(codes(await talk(port, `EHLO x\r\nHELO x\r\n${text}`)).slice(1, 3), ['500 5.5.1', '500 5.5.1']);
  const lines = await talk(port, `LHLO x\r\n${text}`);
  assert.deepEqual(after(lines, 2), [
    '250 2.1.0',
    '250 2.1.5',
    '550 5.1.1',
    '250 2.1.5',
    '354 Go ah',
    '250 2.0.0',
    '250 2.0.0',
    '221 2.0.0',
  ]);
  assert.deepEqual(taken[0]?.envelope.to, ['b@y.fr', 'c@y.fr']);
  // Our own client understands it.
  const connected = await connect({
    address: '127.0.0.1',
    port,
    protocol: 'lmtp',
    name: 'x',
    hello: 'y',
    tls: 'never',
  });
  assert.ok(connected.ok);
  const ends = await connected.session.deliverToAll(
    { from: '', to: ['b@y.fr', 'no@y.fr', 'c@y.fr'] },
    Buffer.from('A: b\r\n\r\nc\r\n'),
  );
  assert.deepEqual(
    ends.map(({ kind }) => kind),
    ['accepted', 'refused', 'accepted'],
  );
  await connected.session.quit();
});

test('greetingDelay: who talks before the greeting is sent away, who waits is greeted', async () => {
  const { port } = await serve({ greetingDelay: () => 60 });
  assert.deepEqual(codes(await talk(port, HELLO)), ['554 5.5.1']);
  const connected = await connect({ address: '127.0.0.1', port, name: 'x', hello: 'y', tls: 'never' });
  assert.ok(connected.ok);
  await connected.session.quit();
});

const headers: [string, string | Buffer, ReturnType<typeof readProxyHeader>][] = [
  ['IPv4 in text', 'PROXY TCP4 192.0.2.9 198.51.100.1 5 25\r\nrest', { length: 40, ip: '192.0.2.9' }],
  ['IPv6 in text', 'PROXY TCP6 2001:db8::9 ::1 5 25\r\n', { length: 33, ip: '2001:db8::9' }],
  ['unknown', 'PROXY UNKNOWN\r\n', { length: 15 }],
  ['half a header', 'PROXY TCP4 192.0.', 'incomplete'],
  ['another protocol', 'EHLO x\r\n', 'malformed'],
  ['a wrong address', 'PROXY TCP4 300.0.2.9 1.1.1.1 5 25\r\n', 'malformed'],
  ['an endless header', `PROXY TCP4 ${'1'.repeat(200)}`, 'malformed'],
  [
    'binary IPv4',
    binary(0x21, 0x11, Buffer.from([192, 0, 2, 9, 1, 1, 1, 1, 0, 5, 0, 25])),
    { length: 28, ip: '192.0.2.9' },
  ],
  ['binary, its own', binary(0x20, 0, Buffer.alloc(0)), { length: 16 }],
  ['binary, cut off', binary(0x21, 0x11, Buffer.alloc(12)).subarray(0, 20), 'incomplete'],
  ['binary, too long', binary(0x21, 0x11, Buffer.alloc(9_000)), 'malformed'],
];
for (const [what, bytes, expected] of headers) {
  test(`readProxyHeader: ${what}`, () => assert.deepEqual(readProxyHeader(Buffer.from(bytes as string)), expected));
}

function binary(command: number, family: number, rest: Buffer): Buffer {
  const head = Buffer.from('\r\n\r\n\0\r\nQUIT\n....', 'latin1');
  head[12] = command;
  head[13] = family;
  head.writeUInt16BE(rest.length, 14);
  return Buffer.concat([head, rest]);
}

test('readProxyHeader: any bytes are one of its ends', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const read = readProxyHeader(Buffer.from(bytes));
      assert.ok(typeof read === 'string' || (read.length > 0 && read.length <= bytes.length));
    }),
  );
});

test('isProxy: a proxy of ours names the client before the greeting; without its header nobody is served; others cannot', async () => {
  const { taken, port } = await serve({ isProxy: () => true });
  const letter = `${HELLO}${ENVELOPE}DATA\r\nA: b\r\n\r\nc\r\n.\r\n`;
  await talk(port, `PROXY TCP4 203.0.113.7 198.51.100.1 5 25\r\n${letter}`);
  assert.equal(taken[0]?.envelope.ip, '203.0.113.7');
  assert.deepEqual(await talk(port, letter).catch(() => []), []);
  const open = await serve();
  const lines = await talk(open.port, `PROXY TCP4 203.0.113.7 198.51.100.1 5 25\r\n${letter}`);
  assert.equal(codes(lines)[1], '500 5.5.1');
  assert.equal(open.taken[0]?.envelope.ip, '127.0.0.1');
});

test('startSmtpServer: ten thousand recipients: a thousand are taken, the others asked to come later, and the session goes on', async () => {
  const { taken, port } = await serve();
  const many = Array.from({ length: 10_000 }, (_, at) => `RCPT TO:<r${at}@y.fr>\r\n`).join('');
  const lines = await talk(port, `${HELLO}MAIL FROM:<a@x.fr>\r\n${many}DATA\r\nA: b\r\n\r\nc\r\n.\r\n`);
  const told = codes(lines);
  assert.equal(told.filter((code) => code === '250 2.1.5').length, 1_000);
  assert.equal(told.filter((code) => code === '452 4.5.3').length, 9_000);
  assert.equal(taken[0]?.envelope.to.length, 1_000);
});

test('isProxy: the clients behind a proxy are counted each for himself', async () => {
  const { port } = await serve({ isProxy: () => true, limits: { connectionsPerAddress: 1 } });
  const proxied = (ip: string) => `PROXY TCP4 ${ip} 198.51.100.1 5 25\r\n`;
  const held = connectSocket(port, '127.0.0.1');
  held.write(proxied('203.0.113.7'));
  await new Promise((resolve) => held.once('data', resolve));
  assert.deepEqual(codes(await talk(port, proxied('203.0.113.7'))), ['421 4.3.2']);
  assert.deepEqual(codes(await talk(port, proxied('203.0.113.8'))), ['220 mx.ex', '221 2.0.0']);
  await new Promise((resolve) => held.once('close', resolve).end('QUIT\r\n'));
  assert.deepEqual(codes(await talk(port, proxied('203.0.113.7'))), ['220 mx.ex', '221 2.0.0']);
});

test('XCLIENT: a server of the house names the client, who is greeted anew; others are refused', async () => {
  const asked: string[] = [];
  const { taken, port } = await serve(
    { mayNameClient: (ip) => ip === '127.0.0.1' },
    { onConnect: (ip) => void asked.push(ip) },
  );
  const letter = `${HELLO}${ENVELOPE}DATA\r\nA: b\r\n\r\nc\r\n.\r\n`;
  const lines = await talk(
    port,
    `${HELLO}XCLIENT ADDR=IPV6:2001:db8::7 HELO=one+2Eexample NAME=[UNAVAILABLE]\r\n${letter}`,
  );
  assert.ok(lines.includes('250 XCLIENT ADDR HELO'));
  assert.equal(taken[0]?.envelope.ip, '2001:db8::7');
  assert.deepEqual(asked, ['127.0.0.1', '2001:db8::7']);
  const wrong = `${HELLO}XCLIENT ADDR=nowhere\r\nXCLIENT\r\n${ENVELOPE}XCLIENT ADDR=192.0.2.1\r\n`;
  const refusals = ['501 5.5.4', '501 5.5.4', '250 2.1.0', '250 2.1.5', '503 5.5.1', '221 2.0.0'];
  assert.deepEqual(after(await talk(port, wrong), 2), refusals);
  const open = await serve();
  const other = await talk(open.port, `${HELLO}XCLIENT ADDR=192.0.2.1\r\n${letter}`);
  assert.ok(codes(other).includes('550 5.7.0'));
  assert.equal(open.taken[0]?.envelope.ip, '127.0.0.1');
});

test('LMTP: each recipient is told his own end; SMTP is told of the refusal', async () => {
  const onMessage = async () => new Map([['c@y.fr', { code: 550, enhanced: '5.7.1', text: 'not for me' }]]);
  const text = 'MAIL FROM:<a@x.fr>\r\nRCPT TO:<b@y.fr>\r\nRCPT TO:<c@y.fr>\r\nDATA\r\nA: b\r\n\r\nc\r\n.\r\n';
  const lmtp = await serve({ protocol: 'lmtp' }, { onMessage });
  const told = codes(await talk(lmtp.port, `LHLO x\r\n${text}`));
  assert.deepEqual(told.slice(-3), ['250 2.0.0', '550 5.7.1', '221 2.0.0']);
  const smtp = await serve({}, { onMessage });
  assert.deepEqual(codes(await talk(smtp.port, `${HELLO}${text}`)).slice(-2), ['550 5.7.1', '221 2.0.0']);
});

test('close: a message begun by BDAT is taken to its end', async () => {
  const { taken, port, server } = await serve();
  const socket = connectSocket(port, '127.0.0.1');
  let told = '';
  socket.on('data', (bytes) => (told += bytes.toString()));
  socket.write(HELLO + ENVELOPE + chunk('A: b\r\n\r\n'));
  while (!told.includes('octets so far')) await pause(1);
  const closed = server.close({ milliseconds: 5_000 });
  socket.write(chunk('c\r\n', ' LAST'));
  await closed;
  assert.match(told, /250 2\.0\.0 Taken\r\n421 4\.3\.2/);
  assert.equal(taken[0]?.bytes.toString(), 'A: b\r\n\r\nc\r\n');
});
