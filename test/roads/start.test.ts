// The one command, as a newcomer and as a crash meet it: started, shared, killed, started again, stopped.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { readPostmaster, stateOf } from '#platform/database/embedded-process.ts';
import { installation } from '#test/kit/installation.ts';

const LIMIT_MS = 15_000;

/** Processes started by this one. */
function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
}

async function until(what: () => boolean): Promise<void> {
  while (!what()) await new Promise((resolve) => setTimeout(resolve, 20));
}

test('dauphin start: one line to open, under 15 seconds; Ctrl-C stops everything cleanly', {
  timeout: 120_000,
}, async () => {
  const dauphin = await installation();
  // The first start may have to build the console and make the database.
  assert.equal(await (await dauphin.start()).stop('SIGINT'), 0);
  const began = performance.now();
  const program = await dauphin.start();
  assert.ok(performance.now() - began < LIMIT_MS, `took ${performance.now() - began} ms`);
  const url = program.line.match(/^Dauphin is ready: open (http:\/\/localhost:\d+)\S* \(Ctrl-C stops it\)$/)?.[1];
  assert.ok(url, program.line);
  const page = await fetch(url);
  assert.equal(page.status, 200);
  assert.match(page.headers.get('content-type') ?? '', /text\/html/);

  const again = await dauphin.run('start', '--lang', 'fr');
  assert.equal(again.code, 1);
  assert.match(again.err, new RegExp(`Dauphin tourne déjà \\(processus \\d+\\) : ouvrez ${url}\\n$`));
  assert.doesNotMatch(again.err, /\n {4}at /);

  const cluster = join(dauphin.dataDir, 'postgres', 'cluster');
  const postmaster = readPostmaster(cluster)!;
  assert.equal(await program.stop('SIGINT'), 0);
  assert.doesNotMatch(program.err(), /\n {4}at |"level":50/);
  assert.notEqual(stateOf(postmaster, cluster), 'alive');
  assert.deepEqual(readdirSync(join(dauphin.dataDir, 'running')), []);
  await dauphin.remove();
});

test('dauphin start: roles apart share one installation; the last to leave stops the database', {
  timeout: 120_000,
}, async () => {
  const dauphin = await installation({ LANG: 'fr_FR.UTF-8' });
  const [web, others] = await Promise.all([
    dauphin.start('--roles=web'),
    dauphin.start('--roles=outbox,listener,jobs'),
  ]);
  assert.match(web.line, /^Dauphin est prêt : ouvrez http:\/\/localhost:\d+/);
  assert.equal(others.line, 'Dauphin est au travail : outbox, listener, jobs (Ctrl-C pour arrêter)');
  const cluster = join(dauphin.dataDir, 'postgres', 'cluster');
  const postmaster = readPostmaster(cluster)!;
  assert.equal(await web.stop('SIGTERM'), 0);
  assert.equal(stateOf(postmaster, cluster), 'alive');
  assert.equal(await others.stop('SIGTERM'), 0);
  assert.notEqual(stateOf(postmaster, cluster), 'alive');
  await dauphin.remove();
});

const linux = process.platform !== 'linux' && 'reads /proc';
test('dauphin start: recovers by itself after kill -9 of the launcher, of the program, and of PostgreSQL', {
  timeout: 180_000,
  skip: linux,
}, async () => {
  const dauphin = await installation();
  const cluster = join(dauphin.dataDir, 'postgres', 'cluster');
  const gone = (pid: number) =>
    until(() => stateOf(pid, '/proc/self/cwd') === 'gone' || stateOf(pid, cluster) === 'dying');

  const first = await dauphin.start();
  const [program] = childrenOf(first.pid);
  await first.stop('SIGKILL');
  // The program does not outlive its launcher: nobody could stop it, and it would keep the port.
  await until(() => readPostmaster(cluster) === undefined);
  await gone(program!);

  const second = await dauphin.start();
  const [killed] = childrenOf(second.pid);
  const adopted = readPostmaster(cluster)!;
  process.kill(killed!, 'SIGKILL');
  assert.equal(await second.stop('SIGINT'), 137);
  assert.equal(stateOf(adopted, cluster), 'alive');

  const third = await dauphin.start();
  assert.equal(readPostmaster(cluster), adopted);
  process.kill(adopted, 'SIGKILL');
  await until(() => (readPostmaster(cluster) ?? adopted) !== adopted);
  const url = third.line.match(/http:\/\/localhost:\d+/)![0];
  assert.equal((await fetch(url)).status, 200);
  process.kill(childrenOf(third.pid)[0]!, 'SIGKILL');
  process.kill(readPostmaster(cluster)!, 'SIGKILL');
  await third.stop('SIGINT');

  const fourth = await dauphin.start();
  assert.equal((await fetch(url)).status, 200);
  assert.equal(await fourth.stop('SIGINT'), 0);
  assert.equal(readPostmaster(cluster), undefined);
  await dauphin.remove();
});
