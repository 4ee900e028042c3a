import assert from 'node:assert/strict';
import { connect as connectSocket, type Socket } from 'node:net';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { createTransport } from 'nodemailer';
import { makeCertificate } from '#test/kit/certificate.ts';
import { codes, serve, talk } from '#test/kit/smtp-talk.ts';
import { connect } from './client.ts';
import type { Reply } from './reply.ts';

const tls = makeCertificate('mx.example');
const HELLO = 'EHLO client.example\r\n';
const ENVELOPE = 'MAIL FROM:<a@x.fr>\r\nRCPT TO:<b@y.fr>\r\nDATA\r\n';
const LETTER = 'Subject: x\r\n\r\nBonjour\r\n.\r\n';

test('startSmtpServer takes a whole session sent at once, and answers each command', async () => {
  const { taken, port } = await serve();
  const lines = await talk(port, HELLO + ENVELOPE + LETTER);
  assert.deepEqual(codes(lines), [
    '220 mx.ex',
    '250 LIMIT',
    '250 2.1.0',
    '250 2.1.5',
    '354 Go ah',
    '250 2.0.0',
    '221 2.0.0',
  ]);
  for (const keyword of ['PIPELINING', 'SIZE 33554432', '8BITMIME', 'SMTPUTF8', 'ENHANCEDSTATUSCODES']) {
    assert.ok(lines.includes(`250-${keyword}`), keyword);
  }
  assert.deepEqual(taken, [
    {
      envelope: {
        from: 'a@x.fr',
        to: ['b@y.fr'],
        ip: '127.0.0.1',
        helo: 'client.example',
        extended: true,
        encrypted: false,
        smtpUtf8: false,
      },
      bytes: Buffer.from('Subject: x\r\n\r\nBonjour\r\n'),
    },
  ]);
});

const conversations: [string, string, string[]][] = [
  ['MAIL before EHLO', 'MAIL FROM:<a@x.fr>\r\n', ['503 5.5.1']],
  ['RCPT before MAIL', `${HELLO}RCPT TO:<a@x.fr>\r\n`, ['250 LIMIT', '503 5.5.1']],
  ['DATA before RCPT', `${HELLO}MAIL FROM:<a@x.fr>\r\nDATA\r\n`, ['250 LIMIT', '250 2.1.0', '554 5.5.1']],
  ['MAIL twice', `${HELLO}MAIL FROM:<a@x.fr>\r\nMAIL FROM:<a@x.fr>\r\n`, ['250 LIMIT', '250 2.1.0', '503 5.5.1']],
  [
    'MAIL again after RSET',
    `${HELLO}MAIL FROM:<a@x.fr>\r\nRSET\r\nMAIL FROM:<a@x.fr>\r\n`,
    ['250 LIMIT', '250 2.1.0', '250 2.0.0', '250 2.1.0'],
  ],
  ['HELO', 'HELO x\r\nMAIL FROM:<a@x.fr>\r\n', ['250 mx.ex', '250 2.1.0']],
  ['the null sender and a space after the colon', `${HELLO}MAIL FROM: <>\r\n`, ['250 LIMIT', '250 2.1.0']],
  ['lower case and parameters', `${HELLO}mail from:<a@x.fr> size=10 body=8bitmime\r\n`, ['250 LIMIT', '250 2.1.0']],
  ['a source route', `${HELLO}MAIL FROM:<@r.fr,@s.fr:a@x.fr>\r\n`, ['250 LIMIT', '250 2.1.0']],
  ['a quoted local part', `${HELLO}MAIL FROM:<"a b>"@x.fr>\r\n`, ['250 LIMIT', '250 2.1.0']],
  [
    'postmaster without a domain',
    `${HELLO}MAIL FROM:<>\r\nRCPT TO:<Postmaster>\r\n`,
    ['250 LIMIT', '250 2.1.0', '250 2.1.5'],
  ],
  ['an announced size above the limit', `${HELLO}MAIL FROM:<a@x.fr> SIZE=99999999999\r\n`, ['250 LIMIT', '552 5.3.4']],
  ['an unknown parameter', `${HELLO}MAIL FROM:<a@x.fr> RET=FULL\r\n`, ['250 LIMIT', '555 5.5.4']],
  ['a parameter twice', `${HELLO}MAIL FROM:<a@x.fr> SIZE=1 SIZE=2\r\n`, ['250 LIMIT', '501 5.5.4']],
  ['a sender without a domain', `${HELLO}MAIL FROM:<jean>\r\n`, ['250 LIMIT', '553 5.1.7']],
  ['a path without brackets', `${HELLO}MAIL FROM:a@x.fr\r\n`, ['250 LIMIT', '501 5.5.4']],
  ['RCPT FROM', `${HELLO}MAIL FROM:<a@x.fr>\r\nRCPT FROM:<a@x.fr>\r\n`, ['250 LIMIT', '250 2.1.0', '501 5.5.4']],
  ['UTF-8 without SMTPUTF8', `${HELLO}MAIL FROM:<zoé@x.fr>\r\n`, ['250 LIMIT', '553 5.6.7']],
  [
    'UTF-8 with SMTPUTF8',
    `${HELLO}MAIL FROM:<zoé@x.fr> SMTPUTF8\r\nRCPT TO:<zoé@y.fr>\r\n`,
    ['250 LIMIT', '250 2.1.0', '250 2.1.5'],
  ],
  ['an unknown command', 'FROB\r\n', ['500 5.5.1']],
  ['commands that are not offered', 'EXPN x\r\nETRN x\r\nAUTH PLAIN\r\n', ['502 5.5.1', '502 5.5.1', '502 5.5.1']],
  ['NOOP, VRFY, HELP', 'NOOP x\r\nVRFY a\r\nHELP\r\n', ['250 2.0.0', '252 2.5.0', '214 2.0.0']],
  ['STARTTLS without a certificate', 'STARTTLS\r\n', ['503 5.5.1']],
  ['a bare LF in a command', 'NOOP\nNOOP\r\n', ['500 5.5.2', '250 2.0.0']],
  ['a bare CR in a command', 'NO\rOP\r\n', ['500 5.5.2']],
  ['a NUL in a command', 'NOOP \0\r\n', ['500 5.5.2']],
];
for (const [what, text, expected] of conversations) {
  test(`startSmtpServer: ${what}`, async () => {
    const { port } = await serve();
    assert.deepEqual(codes(await talk(port, text)).slice(1, -1), expected);
  });
}

test('startSmtpServer: another protocol is shown the door at once', async () => {
  const { port } = await serve();
  assert.deepEqual(codes(await talk(port, 'POST / HTTP/1.1\r\nMAIL FROM:<a@x.fr>\r\n')), ['220 mx.ex', '521 5.5.1']);
});

test('startSmtpServer: any lines that end in CRLF come out as the client meant them, however the bytes are cut', async () => {
  const { taken, port } = await serve();
  const line = fc.string({ unit: fc.constantFrom('.', 'a', 'é', ' ', '\t', '\0'), maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 8 }), fc.integer({ min: 1, max: 40 }), async (body, size) => {
      const bytes = Buffer.from(body.map((text) => `${text}\r\n`).join(''));
      const stuffed = body.map((text) => `${text.startsWith('.') ? '.' : ''}${text}\r\n`).join('');
      const whole = Buffer.from(`${HELLO}${ENVELOPE}${stuffed}.\r\nQUIT\r\n`);
      await new Promise<void>((resolve) => {
        const socket = connectSocket({ port, host: '127.0.0.1', noDelay: true });
        socket.on('close', () => resolve()).resume();
        void writeInPieces(socket, whole, size);
      });
      assert.deepEqual(taken.pop()?.bytes, bytes);
    }),
    { numRuns: 100 },
  );
});

async function writeInPieces(socket: Socket, bytes: Buffer, size: number): Promise<void> {
  for (let at = 0; at < bytes.length; at += size) {
    await new Promise((resolve) => socket.write(bytes.subarray(at, at + size), resolve));
  }
}

/** Ways in which other servers were made to see the end of a message where there is none. */
const smuggled = ['\n.\n', '\n.\r\n', '\r\n.\n', '\r.\r', '\r\n.\r', '\r\n\0.\r\n', '\r.\r\n', '\n\n.\n\n'];
for (const end of smuggled) {
  test(`startSmtpServer: ${JSON.stringify(end)} does not end a message`, async () => {
    const { taken, port } = await serve();
    const inner = `Subject: x\r\n\r\nhello${end}MAIL FROM:<evil@x.fr>\r\nRCPT TO:<c@y.fr>\r\nDATA\r\nSubject: y\r\n\r\n`;
    const lines = await talk(port, `${HELLO}${ENVELOPE}${inner}\r\n.\r\n`);
    const refused = !end.includes('\0');
    assert.deepEqual(codes(lines).slice(-2), [refused ? '550 5.5.2' : '250 2.0.0', '221 2.0.0']);
    assert.deepEqual(
      taken.map(({ envelope }) => envelope.from),
      refused ? [] : ['a@x.fr'],
    );
  });
}

test('startSmtpServer: a message above the size is refused, and the session goes on', async () => {
  const { taken, port } = await serve({ limits: { size: 100_000 } });
  const big = `Subject: x\r\n\r\n${`${'x'.repeat(70)}\r\n`.repeat(20_000)}.\r\n`;
  const lines = await talk(port, HELLO + ENVELOPE + big + ENVELOPE + LETTER);
  assert.deepEqual(codes(lines).slice(5), [
    '552 5.3.4',
    '250 2.1.0',
    '250 2.1.5',
    '354 Go ah',
    '250 2.0.0',
    '221 2.0.0',
  ]);
  assert.equal(taken.length, 1);
});

test('startSmtpServer: a message of exactly the size is taken', async () => {
  const { taken, port } = await serve({ limits: { size: 1_000 } });
  await talk(port, `${HELLO}${ENVELOPE}${'x'.repeat(498)}\r\n${'x'.repeat(498)}\r\n.\r\n`);
  assert.equal(taken[0]?.bytes.length, 1_000);
});

test('startSmtpServer: a hundred recipients and more, then 452', async () => {
  const { taken, port } = await serve({ limits: { recipients: 150 } });
  const recipients = Array.from({ length: 151 }, (_, index) => `RCPT TO:<r${index}@y.fr>\r\n`).join('');
  const lines = await talk(port, `${HELLO}MAIL FROM:<>\r\n${recipients}DATA\r\n${LETTER}`);
  assert.equal(codes(lines).filter((code) => code === '250 2.1.5').length, 150);
  assert.equal(codes(lines).filter((code) => code === '452 4.5.3').length, 1);
  assert.equal(taken[0]?.envelope.to.length, 150);
});

test('startSmtpServer: what handlers answer is what the client is told', async () => {
  const answers: Record<string, Reply> = {
    'a@no.fr': { code: 550, enhanced: '5.7.1', text: 'Not you' },
    'bounce@y.fr': { code: 550, enhanced: '5.1.1', text: '5.1.1 Nobody\nreally' },
    'defer@y.fr': { code: 451, enhanced: '4.2.0', text: 'Later' },
  };
  const { port } = await serve(
    {},
    {
      onMail: (from) => answers[from],
      onRcpt: async (to) => answers[to],
      onMessage: async () => ({ code: 250, enhanced: '2.6.0', text: 'Kept as 7' }),
    },
  );
  const lines = await talk(
    port,
    `${HELLO}MAIL FROM:<a@no.fr>\r\nMAIL FROM:<a@x.fr>\r\nRCPT TO:<bounce@y.fr>\r\nRCPT TO:<defer@y.fr>\r\nRCPT TO:<c@y.fr>\r\nDATA\r\n${LETTER}`,
  );
  assert.deepEqual(lines.slice(9, -1), [
    '550 5.7.1 Not you', '250 2.1.0 Sender noted', '550-5.1.1 Nobody', '550 really', '451 4.2.0 Later', '250 2.1.5 Recipient noted',
    '354 Go ahead, end with a dot', '250 2.6.0 Kept as 7',
  ]); // biome-ignore format: one glance
});

test('startSmtpServer: 250 only once the taker is done; a taker that fails gives 451 and is reported', async () => {
  let turn = 0;
  const fault = new Error('disk full');
  let done = false;
  const { port, faults } = await serve(
    {},
    {
      onMessage: async () => {
        if (++turn === 1) throw fault;
        await new Promise((resolve) => setImmediate(resolve));
        done = true;
        return undefined;
      },
    },
  );
  const lines = await talk(port, HELLO + ENVELOPE + LETTER + ENVELOPE + LETTER);
  assert.deepEqual(codes(lines).slice(4), [
    '354 Go ah',
    '451 4.3.0',
    '250 2.1.0',
    '250 2.1.5',
    '354 Go ah',
    '250 2.0.0',
    '221 2.0.0',
  ]);
  assert.deepEqual(faults, [fault]);
  assert.ok(done);
});

test('startSmtpServer: a client that only errs is sent away', async () => {
  const { port } = await serve({ limits: { errors: 5 } });
  assert.deepEqual(codes(await talk(port, 'X\r\n'.repeat(50))), [
    '220 mx.ex',
    ...Array(5).fill('500 5.5.1'),
    '421 4.7.0',
  ]);
});

test('startSmtpServer: an endless command ends the session', async () => {
  const { port } = await serve();
  assert.deepEqual(codes(await talk(port, 'x'.repeat(10_000))), ['220 mx.ex', '421 5.5.2']);
});

for (const [what, text] of [
  ['nothing', ''],
  ['a command byte by byte', 'NOO'],
  ['half a message', `${HELLO}${ENVELOPE}Subject: x\r\n`],
] as const) {
  test(`startSmtpServer: a client that sends ${what} is told so and left`, async () => {
    const { port, taken } = await serve({ limits: { commandTimeout: 100, messageTimeout: 100 } });
    const lines = await new Promise<string[]>((resolve) => {
      const socket = connectSocket(port, '127.0.0.1');
      let answer = '';
      socket
        .on('data', (bytes) => (answer += bytes.toString()))
        .on('close', () => resolve(answer.split('\r\n').slice(0, -1)));
      socket.write(text);
    });
    assert.equal(codes(lines).at(-1), '421 4.4.2');
    assert.equal(taken.length, 0);
  });
}

test('startSmtpServer: too many connections, in all and from one address, are told to come back', async () => {
  for (const limits of [{ connections: 2 }, { connectionsPerAddress: 2 }]) {
    const { port } = await serve({ limits });
    const held = [connectSocket(port, '127.0.0.1'), connectSocket(port, '127.0.0.1')];
    await Promise.all(held.map((socket) => new Promise((resolve) => socket.once('data', resolve))));
    assert.deepEqual(codes(await talk(port, '')), ['421 4.3.2']);
    await Promise.all(held.map((socket) => new Promise((resolve) => socket.once('close', resolve).end('QUIT\r\n'))));
    assert.deepEqual(codes(await talk(port, '')), ['220 mx.ex', '221 2.0.0']);
  }
});

test('startSmtpServer: when too much mail is on its way in, new messages are told to come back, and later taken', async () => {
  const { port } = await serve({ limits: { memory: 40_000 } });
  const slow = connectSocket(port, '127.0.0.1');
  slow.write(`${HELLO}${ENVELOPE}${'x'.repeat(5_000)}`);
  await new Promise<void>((resolve) => slow.on('data', (bytes) => bytes.includes('354') && resolve()));
  const retry = async () => codes(await talk(port, `${HELLO}MAIL FROM:<a@x.fr> SIZE=10000\r\n`))[2];
  while ((await retry()) !== '452 4.3.1');
  await new Promise((resolve) => slow.once('close', resolve).destroy());
  while ((await retry()) !== '250 2.1.0');
});

for (const [how, begin, end] of [
  ['DATA', 'DATA\r\n', '\r\n.\r\n'],
  ['BDAT', 'BDAT 500000 LAST\r\n', ''],
] as const) {
  test(`startSmtpServer: twenty messages at once by ${how} never hold more memory than they may; who finds no room comes back`, async () => {
    const { port, taken } = await serve({ limits: { memory: 2_000_000 } });
    const letter = `${HELLO}MAIL FROM:<a@x.fr>\r\nRCPT TO:<b@y.fr>\r\n${begin}${'x'.repeat(how === 'BDAT' ? 500_000 : 499_998)}${end}`;
    const sockets = Array.from({ length: 20 }, () => connectSocket(port, '127.0.0.1'));
    const told = sockets.map(() => '');
    sockets.forEach((socket, at) => socket.on('data', (bytes) => (told[at] += bytes.toString())));
    // All begin before any ends.
    for (const socket of sockets) socket.write(letter.slice(0, 400_000));
    while (!told.some((text) => how === 'BDAT' || text.includes('354'))) await pause(1);
    await pause(50);
    for (const socket of sockets) socket.write(`${letter.slice(400_000)}QUIT\r\n`);
    await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve))));
    const refused = told.filter((text) => text.includes('452 4.3.1')).length;
    assert.ok(refused > 0 && taken.length > 0, `${refused} refused, ${taken.length} taken`);
    assert.equal(refused + taken.length, 20);
    assert.ok(taken.every(({ bytes }) => bytes.length >= 500_000));
    assert.ok(codes(await talk(port, letter)).includes('250 2.0.0'));
  });
}

test('startSmtpServer: a gigabyte announced by SIZE is refused before it is sent', async () => {
  const { port } = await serve();
  const lines = await talk(port, `${HELLO}MAIL FROM:<a@x.fr> SIZE=1073741824\r\n`);
  assert.equal(codes(lines)[2], '552 5.3.4');
});

test('startSmtpServer: garbage instead of a TLS handshake ends that session and nothing else', async () => {
  const { port, faults } = await serve({ tls: () => tls });
  const socket = connectSocket(port, '127.0.0.1');
  socket.write(`${HELLO}STARTTLS\r\n`);
  await new Promise<void>((resolve) => socket.on('data', (bytes) => bytes.includes('220 2.0.0') && resolve()));
  socket.write('\x16\x03\x01\xff\xffMAIL FROM:<a@x.fr>\r\n'.repeat(2_000));
  await new Promise((resolve) => socket.on('error', () => {}).once('close', resolve));
  assert.deepEqual(faults, []);
  assert.deepEqual(codes(await talk(port, HELLO)).slice(1), ['250 START', '221 2.0.0']);
});

test('startSmtpServer: a client that vanishes in the middle of a message leaves nothing behind', async () => {
  const { port, taken, server } = await serve();
  const socket = connectSocket(port, '127.0.0.1');
  socket.write(`${HELLO}${ENVELOPE}Subject: x\r\n`);
  await new Promise<void>((resolve) => socket.on('data', (bytes) => bytes.includes('354') && resolve()));
  socket.resetAndDestroy();
  await server.close({ milliseconds: 1_000 });
  assert.equal(taken.length, 0);
});

test('startSmtpServer: STARTTLS encrypts, forgets what was said before, and refuses what was sent ahead', async () => {
  const { port, taken } = await serve({ tls: () => tls });
  const connected = await connect({
    address: '127.0.0.1',
    port,
    name: 'mx.example',
    hello: 'c.example',
    tls: 'required',
  });
  assert.ok(connected.ok);
  const delivery = await connected.session.deliver({ from: 'a@x.fr', to: 'b@y.fr' }, Buffer.from('A: b\r\n\r\nx\r\n'));
  assert.equal(delivery.kind, 'accepted');
  assert.equal(taken[0]?.envelope.encrypted, true);
  assert.equal(connected.session.capabilities.startTls, false);
  await connected.session.quit();
  assert.deepEqual(codes(await talk(port, `${HELLO}STARTTLS\r\nMAIL FROM:<evil@x.fr>\r\n`)), [
    '220 mx.ex',
    '250 START',
    '421 5.5.1',
  ]);
});

test('close: a message being taken is answered first, an idle session is told goodbye, new ones are not taken', async () => {
  let release = () => {};
  const taking = Promise.withResolvers<void>();
  const { server, port } = await serve(
    {},
    {
      onMessage: () =>
        new Promise((resolve) => {
          release = () => resolve(undefined);
          taking.resolve();
        }),
    },
  );
  const idle = talkOpen(port, '');
  const busy = talkOpen(port, HELLO + ENVELOPE + LETTER);
  await Promise.all([taking.promise, idle.greeted]);
  const closed = server.close({ milliseconds: 5_000 });
  assert.equal(codes(await idle.lines).at(-1), '421 4.3.2');
  release();
  assert.deepEqual(codes(await busy.lines).slice(-2), ['250 2.0.0', '421 4.3.2']);
  await closed;
});

function talkOpen(port: number, text: string): { lines: Promise<string[]>; greeted: Promise<void> } {
  const greeted = Promise.withResolvers<void>();
  const lines = new Promise<string[]>((resolve) => {
    const socket = connectSocket(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (bytes) => {
      answer += bytes.toString();
      greeted.resolve();
    });
    socket.on('close', () => resolve(answer.split('\r\n').slice(0, -1)));
    socket.write(text);
  });
  return { lines, greeted: greeted.promise };
}

test('startSmtpServer: understood by another client (nodemailer), over TLS, with several recipients', async () => {
  const { port, taken } = await serve({ tls: () => tls });
  const transport = createTransport({
    host: '127.0.0.1',
    port,
    secure: false,
    requireTLS: true,
    tls: { rejectUnauthorized: false },
  });
  await transport.sendMail({ from: 'a@x.fr', to: ['b@y.fr', 'c@y.fr'], subject: 'été', text: '.\n..\nfin\n' });
  transport.close();
  assert.deepEqual(
    taken.map(({ envelope }) => envelope.to),
    [['b@y.fr', 'c@y.fr']],
  );
  assert.match(taken[0]?.bytes.toString() ?? '', /\r\n\r\n\.\r\n\.\.\r\nfin\r\n$/);
});

test('startSmtpServer: whatever bytes a client sends, the server goes on serving', async () => {
  const { port, faults } = await serve();
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
    fc
      .constantFrom(
        'EHLO x\r\n',
        'MAIL FROM:<a@x.fr>\r\n',
        'RCPT TO:<b@y.fr>\r\n',
        'DATA\r\n',
        '\r\n.\r\n',
        'RSET\r\n',
        'x: y\r\n',
      )
      .map((text) => Buffer.from(text)),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
      await new Promise<void>((resolve) => {
        const socket = connectSocket(port, '127.0.0.1');
        socket
          .on('error', () => {})
          .on('close', () => resolve())
          .resume();
        socket.end(Buffer.concat(pieces));
      });
    }),
    { numRuns: 200 },
  );
  assert.deepEqual(codes(await talk(port, HELLO + ENVELOPE + LETTER)).at(-2), '250 2.0.0');
  assert.deepEqual(faults, []);
});
