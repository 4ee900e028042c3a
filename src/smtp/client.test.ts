import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { makeCertificate } from '#test/kit/certificate.ts';
import { type Sink, type SinkAnswer, type SinkMoment, type SinkOptions, startSink } from '#test/kit/sink.ts';
import { connect, type Destination } from './client.ts';
import type { Delivery } from './delivery.ts';
import type { SmtpSession } from './session.ts';

const MESSAGE = Buffer.from('Subject: bonjour\r\n\r\nBonjour\r\n');
const FROM = 'retour@librairie.example';
const sinks: Sink[] = [];
after(() => Promise.all(sinks.map((sink) => sink.close())));

async function sinkWith(options: SinkOptions = {}): Promise<Sink> {
  const sink = await startSink(options);
  sinks.push(sink);
  return sink;
}

const to = (sink: Sink, more: Partial<Destination> = {}): Destination => ({
  address: '127.0.0.1', port: sink.port, name: 'sink.example', hello: 'dauphin.example', tls: 'never', ...more,
}); // biome-ignore format: one glance

async function open(sink: Sink, more: Partial<Destination> = {}): Promise<SmtpSession> {
  const connected = await connect(to(sink, more));
  assert.ok(connected.ok, JSON.stringify(connected));
  return connected.session;
}

const deliver = (session: SmtpSession, recipient = 'zoe@exemple.fr', message = MESSAGE) =>
  session.deliver({ from: FROM, to: recipient }, message);
const brief = (delivery: Delivery) =>
  delivery.kind === 'broken'
    ? [delivery.kind, delivery.stage, delivery.fault, delivery.mayBeAccepted]
    : [delivery.kind, delivery.stage, delivery.reply.code, delivery.reply.enhanced];

test('connect and deliver: the message arrives as it was given, and the answer is kept', async () => {
  const sink = await sinkWith({ answer: ({ stage }) => (stage === 'end' ? '250 2.0.0 queued as 1234' : undefined) });
  const session = await open(sink);
  assert.deepEqual(await deliver(session), {
    kind: 'accepted',
    stage: 'end',
    reply: { code: 250, enhanced: '2.0.0', text: '2.0.0 queued as 1234' },
  });
  await session.quit();
  assert.deepEqual(sink.messages, [
    { from: FROM, to: ['zoe@exemple.fr'], bytes: MESSAGE, session: 1, encrypted: false },
  ]);
});

test('deliver: any message whose lines end in CRLF arrives whole, dots included', async () => {
  const sink = await sinkWith();
  const session = await open(sink);
  const lines = fc.array(fc.string({ unit: fc.constantFrom('.', '..', 'a', ' ', 'é', '\t'), maxLength: 6 }), {
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(lines, async (body) => {
      const message = Buffer.from(`Subject: x\r\n\r\n${body.map((line) => `${line}\r\n`).join('')}`);
      assert.equal((await deliver(session, undefined, message)).kind, 'accepted');
      assert.deepEqual(sink.messages.pop()?.bytes, message);
    }),
    { numRuns: 300 },
  );
  await session.quit();
});

test('deliver: a message without a last CRLF gets one; a message that begins with a dot keeps it', async () => {
  const sink = await sinkWith();
  const session = await open(sink);
  await deliver(session, undefined, Buffer.from('.a'));
  assert.equal(sink.messages[0]?.bytes.toString(), '.a\r\n');
  await session.quit();
});

test('deliver: a message of several megabytes arrives whole, and the next one too', async () => {
  const sink = await sinkWith();
  const session = await open(sink);
  const message = Buffer.from(`Subject: x\r\n\r\n${'.0123456789012345678901234567890123456789\r\n'.repeat(120_000)}`);
  const both = await Promise.all([deliver(session, 'a@exemple.fr', message), deliver(session, 'b@exemple.fr')]);
  assert.deepEqual(both.map(brief), [
    ['accepted', 'end', 250, '2.0.0'],
    ['accepted', 'end', 250, '2.0.0'],
  ]);
  assert.ok(sink.messages[0]?.bytes.equals(message));
  await session.quit();
});

test('deliver: sender, recipient and DATA travel together, and the next envelope with the end of the message', async () => {
  const groups: string[][] = [];
  const answer = ({ stage, line }: SinkMoment) => void groups.at(-1)?.push(line || stage);
  const sink = await sinkWith({ answer: (moment) => (moment.stage === 'body' ? undefined : void answer(moment)) });
  const session = await open(sink);
  groups.push([]);
  await Promise.all([deliver(session, 'a@x.fr'), deliver(session, 'b@x.fr'), deliver(session, 'c@x.fr')]);
  const envelope = (name: string) => [
    `MAIL FROM:<${FROM}> SIZE=${MESSAGE.length}`,
    `RCPT TO:<${name}@x.fr>`,
    'DATA',
    'end',
  ];
  assert.deepEqual(groups[0], [...envelope('a'), ...envelope('b'), ...envelope('c')]);
  await session.quit();
});

test('deliver: a slow answer to one message does not hold back the envelope of the next', async () => {
  const lines: string[] = [];
  const sink = await sinkWith({
    answer: ({ stage, line, message }) => {
      lines.push(line || stage);
      return stage === 'end' && message === 1 ? 'silence' : undefined;
    },
  });
  const session = await open(sink);
  const both = [deliver(session, 'a@x.fr'), deliver(session, 'b@x.fr')];
  while (!lines.includes('RCPT TO:<b@x.fr>')) await new Promise((resolve) => setImmediate(resolve));
  assert.equal(session.inFlight, 2);
  session.destroy();
  assert.deepEqual((await Promise.all(both)).map(brief), [
    ['broken', 'end', 'aborted', true],
    ['broken', 'mail', 'aborted', false],
  ]);
});

test('deliver: a server without PIPELINING is asked one thing at a time', async () => {
  const sink = await sinkWith({
    keywords: [],
    answer: ({ stage, to }) => (stage === 'rcpt' && to.length === 0 ? Promise.resolve(undefined) : undefined),
  });
  const session = await open(sink);
  const all = await Promise.all(['a', 'b', 'c'].map((name) => deliver(session, `${name}@x.fr`)));
  assert.deepEqual(
    all.map((delivery) => delivery.kind),
    ['accepted', 'accepted', 'accepted'],
  );
  assert.deepEqual(
    sink.messages.map((message) => message.to),
    [['a@x.fr'], ['b@x.fr'], ['c@x.fr']],
  );
  await session.quit();
});

/** Answers of the peer to the one marked message between two good ones, and how all three end. */
const GOOD = ['accepted', 'end', 250, '2.0.0'];
const single: [string, Partial<Record<SinkMoment['stage'], SinkAnswer>>, unknown[]][] = [
  ['5xx to MAIL', { mail: '550 5.7.1 not you' }, ['refused', 'mail', 550, '5.7.1']],
  ['4xx to MAIL', { mail: '451 4.3.0 later' }, ['deferred', 'mail', 451, '4.3.0']],
  [
    '5xx to RCPT although DATA is welcome',
    { rcpt: '550 5.1.1 nobody', data: '354 go' },
    ['refused', 'rcpt', 550, '5.1.1'],
  ],
  ['5xx to RCPT', { rcpt: '550 5.1.1 nobody' }, ['refused', 'rcpt', 550, '5.1.1']],
  [
    '5xx to RCPT and to DATA',
    { rcpt: '550 5.1.1 nobody', data: '503 5.5.1 no recipients' },
    ['refused', 'rcpt', 550, '5.1.1'],
  ],
  ['4xx to RCPT', { rcpt: '452 4.2.2 full', data: '554 5.5.1 none' }, ['deferred', 'rcpt', 452, '4.2.2']],
  ['5xx to DATA', { data: '554 5.7.1 no' }, ['refused', 'data', 554, '5.7.1']],
  ['4xx to DATA', { data: '451 4.3.0 no' }, ['deferred', 'data', 451, '4.3.0']],
  ['5xx to the message', { end: '550 5.7.1 spam\n550 really' }, ['refused', 'end', 550, '5.7.1']],
  ['4xx to the message', { end: '451 4.7.1 greylisted' }, ['deferred', 'end', 451, '4.7.1']],
  [
    'a reply of many lines',
    { end: Array.from({ length: 40 }, (_, line) => `250 line ${line}`).join('\n') },
    ['accepted', 'end', 250, undefined],
  ],
];
for (const keywords of [undefined, []]) {
  for (const [what, answers, expected] of single) {
    test(`deliver: ${what} ends that message alone${keywords ? ', without PIPELINING' : ''}`, async () => {
      let marked = false;
      const sink = await sinkWith({
        keywords,
        answer: ({ stage, line }) => {
          if (stage === 'mail') marked = line.includes('marked@');
          return marked ? answers[stage] : undefined;
        },
      });
      const session = await open(sink);
      const all = await Promise.all([
        deliver(session),
        session.deliver({ from: 'marked@x.fr', to: 'b@x.fr' }, MESSAGE),
        deliver(session, 'c@x.fr'),
      ]);
      assert.deepEqual(all.map(brief), [GOOD, expected, GOOD]);
      assert.equal(sink.messages.length, expected[0] === 'accepted' ? 3 : 2);
      await session.quit();
    });
  }
}

const fatal: [string, Partial<Record<SinkMoment['stage'], SinkAnswer>>, unknown[]][] = [
  ['421 to MAIL', { mail: '421 4.7.0 too much' }, ['deferred', 'mail', 421, '4.7.0']],
  ['421 to the message', { end: '421 4.7.0 too much' }, ['deferred', 'end', 421, '4.7.0']],
  ['garbage to MAIL', { mail: { raw: 'lorem ipsum\r\n' } }, ['broken', 'mail', 'reply_garbled', false]],
  [
    'an HTTP answer to DATA',
    { data: { raw: 'HTTP/1.1 400 Bad Request\r\n' } },
    ['broken', 'data', 'reply_garbled', false],
  ],
  ['a reply out of turn to MAIL', { mail: '354 what' }, ['broken', 'mail', 'reply_garbled', false]],
  ['250 to DATA', { data: '250 what' }, ['broken', 'data', 'reply_garbled', false]],
  [
    'garbage to the message',
    { end: { raw: Buffer.from([0, 255, 254, 10]) } },
    ['broken', 'end', 'reply_garbled', true],
  ],
  ['354 to the message', { end: '354 more' }, ['broken', 'end', 'reply_garbled', true]],
  ['an endless line', { end: { raw: '2'.repeat(100_000) } }, ['broken', 'end', 'reply_too_long', true]],
  ['an endless reply', { end: { raw: '250-x\r\n'.repeat(10_000) } }, ['broken', 'end', 'reply_too_long', true]],
  ['closing at MAIL', { mail: 'close' }, ['broken', 'mail', 'closed', false]],
  ['closing at DATA', { data: 'close' }, ['broken', 'data', 'closed', false]],
  ['closing in the middle of the message', { body: 'close' }, ['broken', 'end', 'closed', true]],
  ['closing after the message', { end: 'close' }, ['broken', 'end', 'closed', true]],
  ['half a reply, then closing', { end: { raw: '250-almost\r\n25', close: true } }, ['broken', 'end', 'closed', true]],
  ['silence at MAIL', { mail: 'silence', rcpt: 'silence', data: 'silence' }, ['broken', 'mail', 'timeout', false]],
  ['silence at DATA', { data: 'silence' }, ['broken', 'data', 'timeout', false]],
  ['silence after the message', { end: 'silence' }, ['broken', 'end', 'timeout', true]],
];
for (const keywords of [undefined, []]) {
  for (const [what, answers, expected] of fatal) {
    test(`deliver: ${what} ends the session, each message with its own end${keywords ? ', without PIPELINING' : ''}`, async () => {
      const sink = await sinkWith({
        keywords,
        answer: ({ stage, message }) => (message === 2 ? answers[stage] : undefined),
      });
      const session = await open(sink, { timeouts: { mail: 150, rcpt: 150, data: 150, end: 150 } });
      const all = await Promise.all(['a', 'b', 'c', 'd'].map((name) => deliver(session, `${name}@x.fr`)));
      assert.deepEqual(all.slice(0, 2).map(brief), [GOOD, expected]);
      for (const later of all.slice(2))
        assert.ok(later.kind === 'broken' && !later.mayBeAccepted, JSON.stringify(later));
      assert.equal(session.usable, false);
      assert.deepEqual(
        sink.messages.map((message) => message.to),
        [['a@x.fr']],
      );
      const refused = await deliver(session);
      assert.ok(refused.kind === 'broken' && !refused.mayBeAccepted);
      await session.quit();
    });
  }
}

test('deliver: a peer that drips its reply byte by byte is held to the time of the reply', async () => {
  const sink = await sinkWith({
    answer: ({ stage }) => {
      if (stage !== 'end') return undefined;
      return new Promise<SinkAnswer>((resolve) => setTimeout(resolve, 20, { raw: '2' }));
    },
  });
  const session = await open(sink, { timeouts: { end: 200 } });
  assert.deepEqual(brief(await deliver(session)), ['broken', 'end', 'timeout', true]);
});

test('deliver: a peer that stops reading a long message is left after the block time, and has not had it all', async () => {
  const sink = await sinkWith({
    keywords: ['PIPELINING'],
    answer: ({ stage }) => (stage === 'body' ? 'unread' : undefined),
  });
  const session = await open(sink, { timeouts: { block: 200, end: 60_000 } });
  const message = Buffer.from(`Subject: x\r\n\r\n${`${'x'.repeat(70)}\r\n`.repeat(500_000)}`);
  assert.deepEqual(brief(await deliver(session, undefined, message)), ['broken', 'end', 'timeout', false]);
});

const unsendable: [string, { from?: string; to?: string; message?: Buffer; keywords?: string[] }, unknown[]][] = [
  [
    'a message above SIZE',
    { message: Buffer.alloc(5_000, 'a\r\n'), keywords: ['SIZE 1000'] },
    ['refused', 'mail', 552, '5.3.4'],
  ],
  [
    'an address in UTF-8 where SMTPUTF8 is unknown',
    { to: 'zoé@exemple.fr', keywords: ['8BITMIME'] },
    ['refused', 'rcpt', 550, '5.6.7'],
  ],
  [
    'a header in UTF-8 where SMTPUTF8 is unknown',
    { message: Buffer.from('To: zoé@x.fr\r\n\r\n'), keywords: ['8BITMIME'] },
    ['refused', 'mail', 550, '5.6.7'],
  ],
  [
    'eight bits where 8BITMIME is unknown',
    { message: Buffer.from('A: b\r\n\r\né\r\n'), keywords: [] },
    ['refused', 'mail', 554, '5.6.3'],
  ],
  ['a bare LF', { message: Buffer.from('A: b\r\n\r\na\nb\r\n') }, ['refused', 'data', 554, '5.6.0']],
  ['a bare CR', { message: Buffer.from('A: b\r\n\r\na\rb\r\n') }, ['refused', 'data', 554, '5.6.0']],
  [
    'a smuggled end',
    { message: Buffer.from('A: b\r\n\r\n\n.\r\nMAIL FROM:<x@y.fr>\r\n') },
    ['refused', 'data', 554, '5.6.0'],
  ],
  [
    'a line of 999 octets',
    { message: Buffer.from(`A: b\r\n\r\n${'a'.repeat(999)}\r\n`) },
    ['refused', 'data', 554, '5.6.0'],
  ],
  ['a recipient that holds another command', { to: 'a@x.fr>\r\nRCPT TO:<b@x.fr' }, ['refused', 'rcpt', 553, '5.1.3']],
  ['a sender that holds another command', { from: 'a@x.fr>\r\nRCPT TO:<b@x.fr' }, ['refused', 'mail', 553, '5.1.7']],
  ['a recipient that is no address', { to: 'zoe' }, ['refused', 'rcpt', 553, '5.1.3']],
];
for (const [what, { from = FROM, to = 'zoe@exemple.fr', message = MESSAGE, keywords }, expected] of unsendable) {
  test(`deliver: ${what} is refused without a byte sent`, async () => {
    const sink = await sinkWith({ keywords });
    const session = await open(sink);
    const before = sink.counts.commands;
    const delivery = await session.deliver({ from, to }, message);
    assert.deepEqual(brief(delivery), expected);
    assert.ok(delivery.kind === 'refused' && delivery.local);
    assert.deepEqual(brief(await deliver(session)), GOOD);
    assert.equal(sink.counts.commands - before, 3);
    await session.quit();
  });
}

test('deliver announces SIZE, BODY=8BITMIME and SMTPUTF8 when they apply, and sends a null return path', async () => {
  const lines: string[] = [];
  const sink = await sinkWith({ answer: ({ stage, line }) => void (stage === 'mail' && lines.push(line)) });
  const session = await open(sink);
  const eight = Buffer.from('A: b\r\n\r\né\r\n');
  await session.deliver({ from: '', to: 'a@x.fr' }, MESSAGE);
  await session.deliver({ from: FROM, to: 'a@x.fr' }, eight);
  await session.deliver({ from: FROM, to: 'zoé@x.fr' }, MESSAGE);
  await session.deliver({ from: FROM, to: '"a b>"@x.fr' }, MESSAGE);
  assert.deepEqual(lines, [
    `MAIL FROM:<> SIZE=${MESSAGE.length}`,
    `MAIL FROM:<${FROM}> SIZE=${eight.length} BODY=8BITMIME`,
    `MAIL FROM:<${FROM}> SIZE=${MESSAGE.length} SMTPUTF8`,
    `MAIL FROM:<${FROM}> SIZE=${MESSAGE.length}`,
  ]);
  assert.deepEqual(
    sink.messages.map(({ to }) => to[0]),
    ['a@x.fr', 'a@x.fr', 'zoé@x.fr', '"a b>"@x.fr'],
  );
  await session.quit();
});

test('usable: false once the limit that the server announced is reached (RFC 9422)', async () => {
  const session = await open(await sinkWith({ keywords: ['PIPELINING', 'LIMITS RCPTMAX=100 MAILMAX=2'] }));
  assert.equal(session.usable, true);
  await Promise.all([deliver(session), deliver(session)]);
  assert.equal(session.usable, false);
  await session.quit();
});

test('usable: false once an idle session was closed by the peer', async () => {
  const sink = await sinkWith();
  const session = await open(sink);
  await sink.close();
  while (session.usable) await new Promise((resolve) => setImmediate(resolve));
  await session.quit();
});

test('destroy: messages in flight end as broken, at once', async () => {
  const sink = await sinkWith({ answer: ({ stage }) => (stage === 'mail' ? 'silence' : undefined) });
  const session = await open(sink);
  const pending = Promise.all([deliver(session), deliver(session)]);
  session.destroy();
  assert.deepEqual((await pending).map(brief), [
    ['broken', 'mail', 'aborted', false],
    ['broken', 'mail', 'aborted', false],
  ]);
});

const doors: [string, SinkOptions, unknown[]][] = [
  [
    '554 as greeting',
    { answer: ({ stage }) => (stage === 'connect' ? '554 5.7.1 blocked' : undefined) },
    ['refused', 'greeting', 554, '5.7.1'],
  ],
  [
    '421 as greeting',
    { answer: ({ stage }) => (stage === 'connect' ? '421 4.3.2 busy' : undefined) },
    ['deferred', 'greeting', 421, '4.3.2'],
  ],
  [
    'garbage as greeting',
    { answer: ({ stage }) => (stage === 'connect' ? { raw: 'SSH-2.0-x\r\n' } : undefined) },
    ['broken', 'greeting', 'reply_garbled', false],
  ],
  [
    'nothing as greeting',
    { answer: ({ stage }) => (stage === 'connect' ? 'silence' : undefined) },
    ['broken', 'greeting', 'timeout', false],
  ],
  [
    'a door closed at once',
    { answer: ({ stage }) => (stage === 'connect' ? 'close' : undefined) },
    ['broken', 'greeting', 'closed', false],
  ],
  [
    'EHLO and HELO refused',
    { answer: ({ stage }) => (stage === 'hello' ? '550 5.7.1 no' : undefined) },
    ['refused', 'hello', 550, '5.7.1'],
  ],
  [
    'EHLO deferred',
    { answer: ({ stage }) => (stage === 'hello' ? '450 4.3.2 later' : undefined) },
    ['deferred', 'hello', 450, '4.3.2'],
  ],
];
for (const [what, options, expected] of doors) {
  test(`connect: ${what}`, async () => {
    const connected = await connect(to(await sinkWith(options), { timeouts: { greeting: 150 } }));
    assert.deepEqual(connected.ok ? 'open' : brief(connected.failure), expected);
  });
}

test('connect: a server that knows HELO only is greeted so, and gets plain mail', async () => {
  const sink = await sinkWith({
    answer: ({ stage, line }) => (stage === 'hello' && line.startsWith('EHLO') ? '502 5.5.1 what' : undefined),
  });
  const session = await open(sink);
  assert.deepEqual(brief(await deliver(session)), GOOD);
  await session.quit();
});

test('connect: a port where nobody listens', async () => {
  const sink = await startSink();
  await sink.close();
  const connected = await connect(to(sink));
  assert.deepEqual(connected.ok ? 'open' : brief(connected.failure), [
    'broken',
    'connect',
    'connection_refused',
    false,
  ]);
});

test('connect dials addresses only, never a name', async () => {
  await assert.rejects(connect(to(await sinkWith(), { address: 'localhost' })), TypeError);
});

const tls = makeCertificate('sink.example');
const encryption: [string, SinkOptions, Partial<Destination>, unknown][] = [
  ['is used when offered', { tls }, { tls: 'opportunistic' }, true],
  ['is not asked for when not offered', {}, { tls: 'opportunistic' }, false],
  ['is not used when not wanted', { tls }, { tls: 'never' }, false],
  ['is used when required, whatever the certificate', { tls }, { tls: 'required' }, true],
  [
    'that is refused leaves the clear',
    { tls, answer: ({ stage }) => (stage === 'starttls' ? '454 4.7.0 no' : undefined) },
    { tls: 'opportunistic' },
    false,
  ],
  [
    'that fails is done without',
    {
      tls,
      answer: ({ stage, session }) =>
        stage === 'starttls' && session === 1 ? { raw: '220 go\r\nno TLS here, sorry\r\n' } : undefined,
    },
    { tls: 'opportunistic' },
    false,
  ],
  ['that is missing is a failure when required', {}, { tls: 'required' }, ['broken', 'tls', 'tls_unavailable', false]],
  [
    'that is refused is a failure when required',
    { tls, answer: ({ stage }) => (stage === 'starttls' ? '454 4.7.0 no' : undefined) },
    { tls: 'required' },
    ['broken', 'tls', 'tls_unavailable', false],
  ],
  [
    'with an unknown certificate is a failure when it must be valid',
    { tls },
    { tls: 'required', verifyCertificate: true },
    ['broken', 'tls', 'tls_failed', false],
  ],
  [
    'with bytes smuggled before it is a failure',
    { tls, answer: ({ stage }) => (stage === 'starttls' ? { raw: '220 go\r\n250 forged' } : undefined) },
    { tls: 'required' },
    ['broken', 'tls', 'tls_failed', false],
  ],
  [
    'that never answers is a failure',
    { tls, answer: ({ stage }) => (stage === 'starttls' ? { raw: '220 go\r\n' } : undefined) },
    { tls: 'required', timeouts: { tls: 150 } },
    ['broken', 'tls', 'tls_failed', false],
  ],
];
for (const [what, options, destination, expected] of encryption) {
  test(`connect: encryption ${what}`, async () => {
    const sink = await sinkWith(options);
    const connected = await connect(to(sink, destination));
    if (!connected.ok) return assert.deepEqual(brief(connected.failure), expected);
    assert.equal(connected.session.encrypted, expected);
    assert.deepEqual((await Promise.all([deliver(connected.session), deliver(connected.session)])).map(brief), [
      GOOD,
      GOOD,
    ]);
    assert.deepEqual(
      sink.messages.map(({ encrypted }) => encrypted),
      [expected, expected],
    );
    await connected.session.quit();
  });
}

test('deliver: whatever a peer answers, every message ends and none is called refused without a 5xx', async () => {
  const odd = fc.constantFrom<SinkAnswer | undefined>(
    undefined,
    undefined,
    undefined,
    '250 ok',
    '354 go',
    '450 4.1.1 x',
    '550 5.1.1 x',
    '421 x',
    { raw: '25' },
    { raw: 'x\r\n' },
    { raw: '250 a\r\n250 b\r\n' },
    'close',
    'silence',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(odd, { minLength: 1, maxLength: 30 }), fc.boolean(), async (answers, pipelining) => {
      let turn = 0;
      const told = ({ stage }: SinkMoment) =>
        stage === 'connect' || stage === 'hello' || stage === 'quit' ? undefined : answers[turn++ % answers.length];
      const sink = await startSink({ keywords: pipelining ? undefined : [], answer: told });
      const session = await open(sink, { timeouts: { mail: 20, rcpt: 20, data: 20, end: 20 } });
      const all = await Promise.all(Array.from({ length: 6 }, (_, index) => deliver(session, `r${index}@x.fr`)));
      for (const delivery of all) {
        if (delivery.kind === 'refused') assert.equal(Math.floor(delivery.reply.code / 100), 5);
        if (delivery.kind === 'deferred') assert.equal(Math.floor(delivery.reply.code / 100), 4);
      }
      session.destroy();
      await sink.close();
    }),
    { numRuns: 60 },
  );
});
