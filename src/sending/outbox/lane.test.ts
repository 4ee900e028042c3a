// A lane against a sink: limits of the site, broken connections, and what it does when nobody answers.

import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { connect } from '#smtp/client.ts';
import { testClock } from '#test/kit/clock.ts';
import { testResolver } from '#test/kit/resolver.ts';
import { type Sink, type SinkOptions, startSink } from '#test/kit/sink.ts';
import { createSlots } from './connection-slots.ts';
import type { SiteLimits } from './data/site-limits.ts';
import { prepareDial } from './dial.ts';
import { createLane, type Lane } from './lane.ts';
import type { Ending, Parcel } from './parcel.ts';
import { createRouter, type Site } from './route.ts';

interface Stand {
  sink: Sink;
  lane: Lane;
  endings: Map<string, Ending>;
  /** Resolves when so many parcels have been reported. */
  reported(parcels: number): Promise<void>;
  /** A second lane to other servers of the same owner. */
  sibling(): Lane;
}

async function stand(t: TestContext, limits: Partial<SiteLimits> = {}, options: SinkOptions = {}): Promise<Stand> {
  const sink = await startSink(options);
  t.after(() => sink.close());
  const router = createRouter({ resolver: testResolver({}), clock: testClock(), sandboxPort: sink.port });
  const dial = prepareDial({
    router,
    hello: 'mail.port.example',
    dice: () => 0,
    timeouts: { greeting: 1_000, end: 1_000 },
    connectTo: connect,
  });
  const slots = createSlots();
  const endings = new Map<string, Ending>();
  const waiting: { parcels: number; wake: () => void }[] = [];
  const make = (key: string): Lane => {
    const site: Site = {
      kind: 'site',
      mode: 'sandbox',
      key,
      owner: 'sink',
      limits: { connections: 10, messagesPerConnection: 100, tls: 'opportunistic', ...limits },
      ranks: [['127.0.0.1']],
      port: sink.port,
    };
    const lane = createLane({
      site,
      dial,
      slots,
      onRoom: () => {},
      report(parcel, ending) {
        assert.ok(!endings.has(parcel.contactId), 'a parcel is reported once');
        endings.set(parcel.contactId, ending);
        for (const one of waiting) if (endings.size >= one.parcels) one.wake();
      },
    });
    t.after(() => lane.close());
    return lane;
  };
  return {
    sink,
    lane: make('first'),
    endings,
    reported: (parcels) => new Promise((wake) => (endings.size >= parcels ? wake() : waiting.push({ parcels, wake }))),
    sibling: () => make('second'),
  };
}

const parcels = (from: number, count: number): Parcel[] =>
  Array.from({ length: count }, (_, index) => ({
    workspaceId: '1',
    sendId: '1',
    contactId: String(from + index),
    step: 0,
    claim: 1,
    attempts: 0,
    firstAttemptAt: null,
    from: 'b.x@port.example',
    to: `p${from + index}@lecteurs.example`,
    bytes: Buffer.from('Subject: x\r\n\r\nx\r\n'),
  }));

test('createLane: no more connections than the site bears, and no more messages on each', async (t) => {
  let open = 0;
  let most = 0;
  const { sink, lane, endings, reported } = await stand(
    t,
    { connections: 2, messagesPerConnection: 5 },
    {
      answer({ stage }) {
        if (stage === 'connect') most = Math.max(most, ++open);
        if (stage === 'quit') open--;
        return undefined;
      },
    },
  );
  lane.carry(parcels(0, 40));
  await reported(40);
  assert.ok([...endings.values()].every((ending) => ending.state === 'accepted'));
  assert.equal(most, 2);
  const perSession = new Map<number, number>();
  for (const { session } of sink.messages) perSession.set(session, (perSession.get(session) ?? 0) + 1);
  assert.ok(
    [...perSession.values()].every((count) => count <= 5),
    JSON.stringify([...perSession]),
  );
});

test('createLane: lanes to servers of one owner share its connections, and an idle one gives way', async (t) => {
  const { sink, lane, reported, sibling } = await stand(t, { connections: 1 });
  lane.carry(parcels(0, 3));
  await reported(3);
  const other = sibling();
  other.carry(parcels(100, 3));
  await reported(6);
  assert.equal(sink.counts.sessions, 2);
});

test('createLane: a site that takes fewer connections than its limit is served by those it takes', async (t) => {
  const { sink, lane, endings, reported } = await stand(
    t,
    {},
    {
      answer: ({ stage, session }) =>
        stage === 'connect' && session > 2 ? '421 4.7.0 too many connections' : undefined,
    },
  );
  lane.carry(parcels(0, 60));
  await reported(60);
  assert.ok([...endings.values()].every((ending) => ending.state === 'accepted'));
  assert.ok(sink.counts.sessions <= 20, `${sink.counts.sessions} connections were tried`);
});

test('createLane: one parcel that breaks every connection is told in the end, its neighbours all arrive', async (t) => {
  const { lane, endings, reported } = await stand(
    t,
    { connections: 1 },
    {
      answer: ({ stage, line }) => (stage === 'rcpt' && line.includes('p7@') ? 'close' : undefined),
    },
  );
  lane.carry(parcels(0, 20));
  await reported(20);
  for (const [id, ending] of endings) assert.equal(ending.state, id === '7' ? 'deferred' : 'accepted', id);
  assert.deepEqual([endings.get('7')?.reason, endings.get('7')?.mayBeAccepted], ['connection_lost', false]);
});

test('createLane: what may have been received is never begun again', async (t) => {
  const { sink, lane, endings, reported } = await stand(
    t,
    { connections: 1 },
    {
      answer: ({ stage, to }) => (stage === 'end' && to[0]?.startsWith('p3@') ? 'close' : undefined),
    },
  );
  lane.carry(parcels(0, 10));
  await reported(10);
  assert.deepEqual([endings.get('3')?.reason, endings.get('3')?.mayBeAccepted], ['outcome_unknown', true]);
  const got = sink.messages.map((message) => message.to[0]);
  assert.equal(new Set(got).size, got.length);
  assert.equal(got.length, 9);
});

test('createLane: when nobody listens all are told at once, and it wants no more for a while', async (t) => {
  const { sink, lane, endings, reported } = await stand(t);
  await sink.close();
  lane.carry(parcels(0, 15));
  await reported(15);
  assert.ok([...endings.values()].every((ending) => ending.reason === 'unreachable' && !ending.mayBeAccepted));
  assert.equal(lane.reserve(10), 0);
});

test('createLane: room is reserved within the window, and recalled parcels are those that no connection has begun', async (t) => {
  const { lane, endings, reported } = await stand(t, { connections: 1 });
  const first = lane.reserve(200);
  assert.equal(first, 20);
  assert.equal(lane.reserve(200), 0);
  lane.free(first);
  lane.carry(parcels(0, 20));
  const back = lane.recall((parcel) => Number(parcel.contactId) >= 10);
  assert.equal(back.length, 10);
  await reported(10);
  assert.ok([...endings.keys()].every((id) => Number(id) < 10));
  assert.ok(lane.reserve(200) > 20, 'the window grows while the site keeps pace');
});
