import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { makeCertificate } from '#test/kit/certificate.ts';
import { closeAtEnd } from '#test/kit/ending.ts';
import { type SinkAnswer, type SinkMoment, type SinkOptions, startSink } from '#test/kit/sink.ts';
import { connect, type Destination, type Protocol } from './client.ts';
import type { Delivery } from './delivery.ts';

const MESSAGE = Buffer.from('Subject: bonjour\r\n\r\n.Bonjour\r\n');
const FROM = 'retour@librairie.example';
const SECOND = 'second@librairie.example';
const PROTOCOLS: Protocol[] = ['smtp', 'lmtp'];
const PIPELINED = ['PIPELINING', '8BITMIME'];

async function sinkWith(protocol: Protocol, options: SinkOptions = {}) {
  const sink = await startSink({ ...options, protocol: protocol === 'lmtp' ? protocol : undefined });
  closeAtEnd(() => sink.close());
  return sink;
}

async function open(protocol: Protocol, port: number, more: Partial<Destination> = {}) {
  const destination = { address: '127.0.0.1', port, protocol, name: 'sink.example', hello: 'dauphin.example' } as const;
  const connected = await connect({ tls: 'never', ...destination, ...more });
  assert.ok(connected.ok, JSON.stringify(connected));
  return connected.session;
}

const to = (...names: string[]) => ({ from: FROM, to: names.map((name) => `${name}@x.fr`) });
const brief = (delivery: Delivery) =>
  delivery.kind === 'broken'
    ? `${delivery.stage} ${delivery.fault}${delivery.mayBeAccepted ? ' perhaps' : ''}`
    : `${delivery.kind} ${delivery.stage} ${delivery.reply.code}`;
const GOOD = 'accepted end 250';

for (const protocol of PROTOCOLS) {
  test(`deliverToAll: by ${protocol}, one message reaches everybody as it was given`, async () => {
    const sink = await sinkWith(protocol);
    const session = await open(protocol, sink.port);
    const deliveries = await session.deliverToAll(to('a', 'b', 'c'), MESSAGE);
    assert.deepEqual(deliveries.map(brief), [GOOD, GOOD, GOOD]);
    assert.deepEqual(
      sink.messages.flatMap((message) => message.to),
      ['a@x.fr', 'b@x.fr', 'c@x.fr'],
    );
    for (const { bytes } of sink.messages) assert.deepEqual(bytes, MESSAGE);
    await session.quit();
  });

  test(`deliverToAll: by ${protocol}, nobody to deliver to is nothing to say`, async () => {
    const sink = await sinkWith(protocol);
    const session = await open(protocol, sink.port);
    assert.deepEqual(await session.deliverToAll(to(), MESSAGE), []);
    assert.equal(sink.counts.commands, 1);
    await session.quit();
  });

  test(`deliverToAll: by ${protocol}, a recipient that cannot be written is refused alone, without being asked about`, async () => {
    const sink = await sinkWith(protocol, { keywords: PIPELINED });
    const session = await open(protocol, sink.port);
    const envelope = { from: FROM, to: ['a@x.fr', 'b@x.fr>\r\nRCPT TO:<c@x.fr', 'zoé@x.fr', 'd@x.fr'] };
    const deliveries = await session.deliverToAll(envelope, MESSAGE);
    assert.deepEqual(deliveries.map(brief), [GOOD, 'refused rcpt 553', 'refused rcpt 550', GOOD]);
    assert.deepEqual(
      sink.messages.flatMap((message) => message.to),
      ['a@x.fr', 'd@x.fr'],
    );
    await session.quit();
  });
}

test('deliverToAll: the commands of one message travel together, those of the next with its end', async () => {
  const lines: string[] = [];
  const sink = await sinkWith('lmtp', {
    keywords: PIPELINED,
    answer: ({ stage, line, message, recipient }) => {
      lines.push(line || `${stage} ${recipient ?? ''}`.trimEnd());
      return stage === 'end' && message === 1 && recipient === 'b@x.fr' ? 'silence' : undefined;
    },
  });
  const session = await open('lmtp', sink.port);
  const both = Promise.all([session.deliverToAll(to('a', 'b'), MESSAGE), session.deliverToAll(to('c', 'd'), MESSAGE)]);
  while (!lines.includes('RCPT TO:<d@x.fr>')) await pause(1);
  // The answers that were written reach us.
  await pause(50);
  session.destroy();
  assert.deepEqual(
    (await both).map((deliveries) => deliveries.map(brief)),
    [
      [GOOD, 'end aborted perhaps'],
      ['mail aborted', 'mail aborted'],
    ],
  );
  assert.equal(lines[1], 'LHLO dauphin.example');
});

/** The answers of the peer to the second of three messages, and the ends of its recipients a, b and c. */
type Told = (moment: SinkMoment) => SinkAnswer | undefined;
const at =
  (stage: SinkMoment['stage'], name: string, answer: SinkAnswer): Told =>
  (moment) =>
    moment.stage === stage && (moment.recipient ?? moment.line).includes(`${name}@`) ? answer : undefined;
const all =
  (stage: SinkMoment['stage'], answer: SinkAnswer): Told =>
  (moment) =>
    moment.stage === stage ? answer : undefined;
const several =
  (...told: Told[]): Told =>
  (moment) =>
    told.map((one) => one(moment)).find((answer) => answer !== undefined);

const both: [string, Told, string[]][] = [
  ['one recipient refused', at('rcpt', 'b', '550 5.1.1 no'), [GOOD, 'refused rcpt 550', GOOD]],
  [
    'one refused, one deferred',
    several(at('rcpt', 'a', '550 5.1.1 no'), at('rcpt', 'c', '452 4.2.2 full')),
    ['refused rcpt 550', GOOD, 'deferred rcpt 452'],
  ],
  [
    'the sender refused',
    all('mail', '550 5.7.1 no'),
    ['refused mail 550', 'refused mail 550', 'refused mail 550'],
  ],
  [
    'DATA deferred after one refusal',
    several(at('rcpt', 'b', '550 5.1.1 no'), all('data', '451 4.3.0 later')),
    ['deferred data 451', 'refused rcpt 550', 'deferred data 451'],
  ],
  [
    'everybody refused',
    all('rcpt', '550 5.1.1 no'),
    ['refused rcpt 550', 'refused rcpt 550', 'refused rcpt 550'],
  ],
]; // biome-ignore format: one glance
for (const protocol of PROTOCOLS) {
  for (const keywords of [PIPELINED, ['8BITMIME']]) {
    const how = keywords === PIPELINED ? 'pipelined' : 'one thing at a time';
    for (const [what, told, expected] of both) {
      test(`deliverToAll: by ${protocol}, ${how}: ${what} harms no other message`, async () => {
        let second = false;
        const answer = (moment: SinkMoment) => {
          if (moment.stage === 'mail') second = moment.line.includes(SECOND);
          return second ? told(moment) : undefined;
        };
        const sink = await sinkWith(protocol, { keywords, answer });
        assert.deepEqual(await three(protocol, sink.port), [[GOOD], expected, [GOOD]]);
      });
    }
  }
}

async function three(protocol: Protocol, port: number): Promise<string[][]> {
  const session = await open(protocol, port);
  const deliveries = await Promise.all([
    session.deliverToAll(to('first'), MESSAGE),
    session.deliverToAll({ ...to('a', 'b', 'c'), from: SECOND }, MESSAGE),
    session.deliverToAll(to('last'), MESSAGE),
  ]);
  await session.quit();
  return deliveries.map((some) => some.map(brief));
}

test('deliverToAll: by lmtp, each recipient has its own answer to the message', async () => {
  const answer = several(at('end', 'b', '552 5.2.2 full'), at('end', 'c', '451 4.2.0 later'));
  const sink = await sinkWith('lmtp', { keywords: PIPELINED, answer });
  const session = await open('lmtp', sink.port);
  const deliveries = await session.deliverToAll(to('a', 'b', 'c', 'd'), MESSAGE);
  assert.deepEqual(deliveries.map(brief), [GOOD, 'refused end 552', 'deferred end 451', GOOD]);
  await session.quit();
});

test('deliverToAll: by smtp, the one answer to the message counts for all who were welcome', async () => {
  const answer = several(at('rcpt', 'b', '550 5.1.1 no'), all('end', '554 5.7.1 no'));
  const sink = await sinkWith('smtp', { keywords: PIPELINED, answer });
  const session = await open('smtp', sink.port);
  const deliveries = await session.deliverToAll(to('a', 'b', 'c'), MESSAGE);
  assert.deepEqual(deliveries.map(brief), ['refused end 554', 'refused rcpt 550', 'refused end 554']);
  await session.quit();
});

test('deliverToAll: a server that speaks no LMTP is such an end', async () => {
  const sink = await sinkWith('smtp', {
    answer: ({ line }) => (line.startsWith('LHLO') ? '500 5.5.1 what?' : undefined),
  });
  const destination = { address: '127.0.0.1', port: sink.port, name: 'x', hello: 'd.example', tls: 'never' } as const;
  const connected = await connect({ ...destination, protocol: 'lmtp' });
  assert.equal(connected.ok ? '' : `${connected.failure.kind} ${connected.failure.stage}`, 'refused hello');
});

test('connect: reaches an LMTP server behind a unix socket, encrypted when it offers that', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dauphin-lmtp-'));
  closeAtEnd(() => rm(folder, { recursive: true }));
  const path = join(folder, 'lmtp');
  const sink = await sinkWith('lmtp', { path, tls: makeCertificate('sink.example') });
  const session = await open('lmtp', 0, { address: path, tls: 'opportunistic' });
  assert.equal(session.encrypted, true);
  assert.deepEqual((await session.deliverToAll(to('a'), MESSAGE)).map(brief), [GOOD]);
  assert.equal(sink.messages.length, 1);
  await session.quit();
});

test('deliverToAll: wherever the peer breaks off, every recipient has one end and none is thought delivered that was not', async () => {
  const stages = ['mail', 'rcpt', 'data', 'end'] as const;
  const answers: SinkAnswer[] = ['close', { raw: 'what is this\r\n' }, '421 4.3.2 closing'];
  const broken = fc.record({
    protocol: fc.constantFrom(...PROTOCOLS),
    stage: fc.constantFrom(...stages),
    answer: fc.constantFrom(...answers),
    nth: fc.integer({ min: 1, max: 9 }),
    pipelined: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(broken, async ({ protocol, stage, answer, nth, pipelined }) => {
      let seen = 0;
      const told = (moment: SinkMoment) => (moment.stage === stage && ++seen === nth ? answer : undefined);
      const sink = await startSink({
        protocol: protocol === 'lmtp' ? protocol : undefined,
        keywords: pipelined ? PIPELINED : [],
        answer: told,
      });
      try {
        const session = await open(protocol, sink.port);
        const ends = await Promise.all([
          session.deliverToAll(to('a', 'b'), MESSAGE),
          session.deliverToAll(to('c'), MESSAGE),
          session.deliverToAll(to('d', 'e', 'f'), MESSAGE),
        ]);
        assert.deepEqual(
          ends.map((some) => some.length),
          [2, 1, 3],
        );
        const accepted = ends.flat().filter(({ kind }) => kind === 'accepted').length;
        const kept = sink.messages.flatMap((message) => message.to).length;
        assert.ok(accepted <= kept, `${accepted} thought delivered, ${kept} kept`);
        await session.quit();
      } finally {
        await sink.close();
      }
    }),
    { numRuns: 60 },
  );
});
