// Requests of the web under way while PostgreSQL is killed: none may wait for ever, and the pool must be as good as new afterwards.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWebApp } from '../http/server.ts';
import { route } from '../http/route.ts';
import { testDatabase } from '#test/kit/database.ts';
import { killCluster } from '#test/kit/kill-cluster.ts';

/** Well above the grace of the pool and the time in which the supervisor brings the server back, well below the patience of the edge. */
const SOON_MS = 30_000;
const CALLERS = 24;
const DEATHS = 4;

test('openPool: whatever was asked of a server that is killed is answered soon, 503 at worst, and then all is well again', async () => {
  const kit = await testDatabase({ own: true });
  const { platform } = kit;
  const statuses = new Map<number, number>();
  let slowest = 0;
  const routes = {
    'GET /api/short': route({
      may: 'public',
      summary: '',
      run: async () => ({ n: (await platform.sql`select ${1}::int`).length }),
    }),
    'GET /api/long': route({
      may: 'public',
      summary: '',
      run: async () => ({ n: (await platform.sql`select ${'x'.repeat(3_000)}, pg_sleep(0.05)`).length }),
    }),
    'GET /api/transaction': route({
      may: 'public',
      summary: '',
      run: () =>
        platform.sql.begin(async (tx) => ({
          n: (await tx`select pg_sleep(0.01)`).length + (await tx`select ${2}::int`).length,
        })),
    }),
  };
  const app = createWebApp({
    platform: { ...platform, log: { error() {} } as never },
    routes,
    authenticate: async () => undefined,
  });
  const paths = ['/api/short', '/api/long', '/api/transaction'];
  let isOver = false;
  const caller = async (path: string) => {
    while (!isOver) {
      const began = performance.now();
      const { status } = await app.request(`http://dauphin.test${path}`);
      slowest = Math.max(slowest, performance.now() - began);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      await new Promise((resolve) => setTimeout(resolve, status === 200 ? 0 : 50));
    }
  };
  const callers = Array.from({ length: CALLERS }, (_, index) => caller(paths[index % paths.length] as string));
  const answered = async () => {
    const before = statuses.get(200) ?? 0;
    const deadline = performance.now() + SOON_MS;
    while ((statuses.get(200) ?? 0) < before + 50) {
      assert.ok(performance.now() < deadline, 'the pool does not recover');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  try {
    for (let death = 0; death < DEATHS; death++) {
      await answered();
      killCluster(kit.postmaster());
    }
    await answered();
  } finally {
    isOver = true;
  }
  await Promise.all(callers);
  assert.ok(slowest < SOON_MS, `an answer took ${Math.round(slowest)} ms`);
  assert.deepEqual(
    [...statuses.keys()].filter((status) => status !== 200 && status !== 503),
    [],
  );
  assert.ok((statuses.get(503) ?? 0) > 0, 'the deaths were not noticed');
  // Every connection of the pool serves, at once.
  const all = await Promise.all(
    Array.from({ length: 10 }, () => platform.sql`select pg_sleep(0.05), pg_backend_pid() as pid`),
  );
  assert.equal(new Set(all.map(([row]) => row?.['pid'])).size, 10);
  await kit.close();
});
