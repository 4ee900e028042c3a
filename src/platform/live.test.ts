import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testDatabase } from '#test/kit/database.ts';
import { killCluster } from '#test/kit/kill-cluster.ts';
import { createLive, type LiveNotice } from './live.ts';

const { sql, close } = await testDatabase();
const live = createLive(sql);
after(async () => {
  await live.close();
  await close();
});

/** Collects notices until the one with this topic comes: NOTIFY keeps their order. */
async function heardUntil(topic: string, publish: () => Promise<unknown>): Promise<LiveNotice[]> {
  const heard: LiveNotice[] = [];
  let stop = () => {};
  await new Promise<void>((resolve, reject) => {
    live
      .subscribe((notice) => {
        heard.push(notice);
        if (notice.topic === topic) resolve();
      })
      .then((unsubscribe) => {
        stop = unsubscribe;
        return publish();
      })
      .catch(reject);
  });
  stop();
  return heard;
}

test('live.publish reaches every subscriber with its workspace, topic and record', async () => {
  const heard = await heardUntil('end', async () => {
    await live.publish('7', 'imports', '12');
    await live.publish('8', 'end');
  });
  assert.deepEqual(heard, [
    { workspaceId: '7', topic: 'imports', id: '12' },
    { workspaceId: '8', topic: 'end', id: undefined },
  ]);
});

test('live.publish inside a transaction leaves with its commit, and not at all when it is rolled back', async () => {
  const heard = await heardUntil('end', async () => {
    await sql
      .begin(async (tx) => {
        await live.publish('7', 'never', undefined, tx);
        throw new Error('rolled back');
      })
      .catch((error: Error) => assert.equal(error.message, 'rolled back'));
    await sql.begin((tx) => live.publish('7', 'committed', undefined, tx));
    await live.publish('7', 'end');
  });
  assert.deepEqual(
    heard.map((notice) => notice.topic),
    ['committed', 'end'],
  );
});

test('live.subscribe hears again after PostgreSQL was killed', async () => {
  const kit = await testDatabase({ own: true });
  const heard = new Set<string>();
  await kit.platform.live.subscribe(({ topic }) => heard.add(topic));
  for (const topic of ['before', 'after', 'again']) {
    if (topic !== 'before') killCluster(kit.postmaster());
    const deadline = performance.now() + 30_000;
    while (!heard.has(topic)) {
      assert.ok(performance.now() < deadline, `nothing is heard ${topic}`);
      await kit.platform.live.publish('1', topic).catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  await kit.close();
});
