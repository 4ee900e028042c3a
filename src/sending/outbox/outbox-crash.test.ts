// The ledger's contract when things die (invariants 7 to 9): kill -9 of the outbox and of PostgreSQL in the middle of a campaign.
// Everybody ends with one outcome, nobody is skipped, and whoever may have got the message twice is counted as such.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type TestDatabase, testDatabase } from '#test/kit/database.ts';
import { killCluster } from '#test/kit/kill-cluster.ts';
import { forkOutbox, loadOutbox } from '#test/kit/outbox-process.ts';
import { contractHolds, finished, launchTo, makeReaders, until } from '#test/kit/sending-contract.ts';
import { type Sink, startSink } from '#test/kit/sink.ts';

/** Numbers in [0, 1) that the same seed gives again (mulberry32). */
function dice(t: TestContext): () => number {
  let state = Number(process.env['DAUPHIN_SEED'] ?? Math.floor(Math.random() * 2 ** 32)) >>> 0;
  t.diagnostic(`DAUPHIN_SEED=${state}`);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Campaign {
  db: TestDatabase;
  sink: Sink;
  sendIds: [string];
  people: number;
  env: Record<string, string>;
}

async function campaign(t: TestContext, people: number, own: boolean): Promise<Campaign> {
  const sink = await startSink();
  t.after(() => sink.close());
  const settings = { DAUPHIN_SMTP_PORT: String(sink.port) };
  const db = await testDatabase({ own, env: settings });
  t.after(() => db.close());
  const sendId = await launchTo(db, await makeReaders(db, people));
  const env = { ...settings, DAUPHIN_DATA: db.platform.config.dataDir, DAUPHIN_LOG_LEVEL: 'error' };
  return { db, sink, sendIds: [sendId], people, env };
}

test('kill -9 of the outbox at twenty moments of a campaign: nobody is skipped, duplicates only in flight and shown', async (t) => {
  const random = dice(t);
  const kills = 20;
  const one = await campaign(t, 5_000, false);
  const { db, sink, env, people } = one;
  let inFlight = 0;
  let most = 0;
  let next = loadOutbox();
  for (let kill = 0; kill < kills; kill++) {
    const outbox = await next.start(db.address, env);
    next = loadOutbox();
    // On average a little less than its share of what is left, so that every death finds work under way.
    const share = Math.floor(random() * 1.6 * ((people - sink.counts.messages) / (kills + 1 - kill)));
    await sink.waitFor(sink.counts.messages + Math.max(share, 1));
    await new Promise((resolve) => setTimeout(resolve, random() * 10));
    await outbox.kill();
    // Those of the process that has just died, and those of earlier ones that it had not taken back yet.
    const dead = await db.sql<{ n: number }[]>`
      select count(*)::int as n from recipients where state = 'handed_over' group by claimed_by`;
    for (const { n } of dead) inFlight += n;
    most = Math.max(most, ...dead.map(({ n }) => n));
  }
  const last = await next.start(db.address, env);
  await finished(db, one.sendIds[0]);
  await last.close();
  const { twice, shown } = await contractHolds(one, inFlight);
  t.diagnostic(
    `${kills} deaths: ${inFlight} in flight (at most ${most} at once), ${shown} shown as possible duplicates, ${twice} received twice`,
  );
  assert.ok(most < people / 2, `${most} were in flight at once in one process`);
});

test('kill -9 of PostgreSQL, all its processes, in the middle of a campaign: the same, and the outbox lives on', async (t) => {
  const random = dice(t);
  const one = await campaign(t, 2_000, true);
  const { db, sink, env, people } = one;
  const outbox = await forkOutbox(db.address, env);
  t.after(() => outbox.close());
  for (let kill = 0; kill < 3; kill++) {
    await sink.waitFor(Math.ceil((people * (kill + random())) / 4));
    killCluster(db.postmaster());
    await until(async () => (await db.sql`select 1`).length === 1);
  }
  await finished(db, one.sendIds[0]);
  assert.equal(outbox.process.exitCode, null);
  const { twice, shown } = await contractHolds(one, people);
  t.diagnostic(`3 deaths: ${shown} shown as possible duplicates, ${twice} received twice`);
});
