// Several machines with `--roles=outbox` on one PostgreSQL: the real program, by TCP, to a real mail server on loopback. One is killed, one is
// cut off from everything in the middle of a campaign: nobody is skipped, whoever may have got the message twice is counted as such, what
// they had in hand is taken over within a minute, and the one that comes back does nothing wrong.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { type TestDatabase, testDatabase } from '#test/kit/database.ts';
import { type Machine, startMachine } from '#test/kit/machine.ts';
import { contractHolds, finished, launchTo, makeReaders, until } from '#test/kit/sending-contract.ts';
import { type Sink, startSink } from '#test/kit/sink.ts';

const TAKEN_OVER_MS = 60_000;
/** What the supervisor gives a role to close, and the program some more. */
const LONGEST_END_MS = 35_000;

interface House {
  db: TestDatabase;
  sink: Sink;
  start(): Promise<Machine>;
}

/** The mail server takes its time, so that machines that die have something in hand. */
async function house(t: TestContext, answerMs: number): Promise<House> {
  const sink = await startSink({
    answer: ({ stage }) => (stage === 'end' ? pause(answerMs).then(() => undefined) : undefined),
  });
  t.after(() => sink.close());
  const db = await testDatabase();
  t.after(() => db.close());
  const { dataDir } = db.platform.config;
  return {
    db,
    sink,
    async start() {
      const machine = await startMachine({ address: db.address, smtpPort: sink.port, dataDir });
      t.after(() => machine.remove());
      return machine;
    },
  };
}

/** What each process has in hand, by its number. */
async function inHands({ sql }: TestDatabase): Promise<Map<number, number>> {
  const rows = await sql<{ worker: number; rows: number }[]>`
    select claimed_by as worker, count(*)::int as rows from recipients where state = 'handed_over' group by 1`;
  return new Map(rows.map(({ worker, rows }) => [worker, rows]));
}

/** The number under which a machine that has just started works. */
async function numberOf({ sql }: TestDatabase, machine: Machine): Promise<number> {
  const [row] = await sql<[{ id: number }]>`
    select id from outbox_workers where process = ${machine.process.pid as number} order by id desc limit 1`;
  return row.id;
}

test('outbox: of three machines one is killed and one cut off; the third takes over within a minute, and who comes back does no harm', async (t) => {
  const people = 3_000;
  const { db, sink, start } = await house(t, 60);
  const [killed, cutOff, sound] = await Promise.all([start(), start(), start()]);
  const [dead, lost] = [await numberOf(db, killed), await numberOf(db, cutOff)];
  const readers = await makeReaders(db, people);
  const first = await launchTo(db, readers);

  await sink.waitFor(people / 6);
  await killed.kill();
  const ofDead = (await inHands(db)).get(dead) ?? 0;
  await sink.waitFor(people / 3);
  cutOff.cut();
  const cutAt = performance.now();
  let ofLost = 0;
  await until(async () => {
    const left = (await inHands(db)).get(lost) ?? 0;
    ofLost = Math.max(ofLost, left);
    return left === 0;
  });
  const takenOver = performance.now() - cutAt;
  assert.ok(ofLost > 0, 'the machine that is cut off has something in hand');
  assert.ok(takenOver < TAKEN_OVER_MS, `taken over after ${Math.round(takenOver)} ms`);
  await finished(db, first);

  // It comes back, to octets that were held meanwhile; it alone must then be able to work.
  assert.equal(await sound.stop(), 0);
  cutOff.mend();
  const second = await launchTo(db, readers);
  await finished(db, second);
  assert.notEqual(await numberOf(db, cutOff), lost, 'its rows were taken: it is another now');
  assert.equal(await cutOff.stop(), 0);
  const { twice, shown } = await contractHolds(
    { db, sink, sendIds: [first, second], people: 2 * people },
    ofDead + ofLost,
  );
  const story = `${ofDead} in the hands of the dead, ${ofLost} of the cut-off, taken over after ${Math.round(takenOver)} ms`;
  t.diagnostic(`${story}; ${shown} shown as possible duplicates, ${twice} received twice`);
});

test('outbox: a machine asked to end hands over to the new one: nothing is sent twice, nobody is skipped, and it is gone in bounded time', async (t) => {
  const people = 2_000;
  const { db, sink, start } = await house(t, 60);
  const [old, young] = [await start(), await start()];
  const send = await launchTo(db, await makeReaders(db, people));
  await sink.waitFor(people / 4);
  const asked = performance.now();
  assert.equal(await old.stop(), 0, old.errors());
  const took = performance.now() - asked;
  const left = people - sink.counts.messages;
  assert.ok(took < LONGEST_END_MS, `it took ${Math.round(took)} ms to end`);
  assert.ok(left > 0, 'the old one ended in the middle of the campaign');
  await finished(db, send);
  assert.equal(await young.stop(), 0, young.errors());
  assert.deepEqual(await contractHolds({ db, sink, sendIds: [send], people }, 0), { twice: 0, shown: 0 });
  assert.equal((await db.sql`select from outbox_workers`).length, 0, 'neither left anything behind');
  t.diagnostic(`the old one was gone after ${Math.round(took)} ms, ${left} of ${people} were sent by the new one`);
});
