import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testDatabase } from '#test/kit/database.ts';
import { killCluster } from '#test/kit/kill-cluster.ts';

const { platform, close } = await testDatabase();
after(close);
const { jobs } = platform;

/** A promise and the function that fulfils it. */
const signal = () => Promise.withResolvers<void>();

test('jobs.enqueue reaches the handler once, soon, with its data', async () => {
  const seen: unknown[] = [];
  const done = signal();
  await jobs.define<{ page: number }>('test.once', async (data) => {
    seen.push(data);
    done.resolve();
  });
  await jobs.enqueue('test.once', { page: 4 });
  await done.promise;
  assert.deepEqual(seen, [{ page: 4 }]);
});

test('jobs.enqueue with a singletonKey changes nothing while the same work waits or runs', async () => {
  const running = signal();
  const release = signal();
  const finished = signal();
  let runs = 0;
  await jobs.define<{ last?: boolean }>('test.single', async ({ last }) => {
    if (last) return finished.resolve();
    runs++;
    running.resolve();
    await release.promise;
  });
  await jobs.enqueue('test.single', {}, { singletonKey: 'import 5' });
  await running.promise;
  await jobs.enqueue('test.single', {}, { singletonKey: 'import 5' });
  await jobs.enqueue('test.single', { last: true });
  release.resolve();
  await finished.promise;
  assert.equal(runs, 1);
});

test('a job whose handler throws is tried again', async () => {
  const done = signal();
  let tries = 0;
  await jobs.define('test.retry', async () => {
    if (++tries === 1) throw new Error('the first try fails');
    done.resolve();
  });
  await jobs.enqueue('test.retry', {});
  await done.promise;
  assert.equal(tries, 2);
});

test('jobs.enqueue works again after its first try found no database', async () => {
  const kit = await testDatabase({ own: true });
  killCluster(kit.postmaster());
  await assert.rejects(kit.platform.jobs.enqueue('test.later', {}));
  const deadline = performance.now() + 30_000;
  for (;;) {
    const fault = await kit.platform.jobs.enqueue('test.later', {}).catch((cause: unknown) => cause);
    if (!fault) break;
    assert.ok(performance.now() < deadline, `it never works again: ${fault}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await kit.close();
});
