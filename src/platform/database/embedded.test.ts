// The supervisor against real kills: of the program, of the postmaster, of both; alone and shared by several programs.

import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, afterEach, before } from 'node:test';
import { createLog } from '../log.ts';
import { connect } from './database.ts';
import { type EmbeddedServer, startEmbedded } from './embedded.ts';
import { readPostmaster, stateOf } from './embedded-process.ts';

const silent = createLog('error', 'test', { write: () => {} });
const dataDir = mkdtempSync(join(tmpdir(), 'dauphin-supervisor-'));
const cluster = join(dataDir, 'postgres', 'cluster');
const children: ChildProcess[] = [];

const opened: EmbeddedServer[] = [];

async function start(folder = dataDir): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir: folder, log: silent });
  opened.push(server);
  return server;
}

const alive = (pid: number | undefined) => pid !== undefined && stateOf(pid, cluster) === 'alive';

/** Another program on the same data directory; it leaves when its standard input ends. */
async function startProgram(folder = dataDir): Promise<ChildProcess> {
  const code = `
    import { startEmbedded } from '#platform/database/embedded.ts';
    import { createLog } from '#platform/log.ts';
    const server = await startEmbedded({ dataDir: process.argv[1], log: createLog('error', 'program') });
    process.stdout.write('up');
    process.stdin.on('end', () => server.close()).resume();`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', code, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  await once(child.stdout!, 'data');
  return child;
}

async function endOf(child: ChildProcess, how: () => unknown): Promise<void> {
  const ended = once(child, 'exit');
  how();
  await ended;
}

async function until(what: () => boolean | Promise<boolean>, ms = 60_000): Promise<void> {
  const deadline = Date.now() + ms;
  while (!(await what())) {
    if (Date.now() > deadline) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Rows, or none when the connection breaks: a query given to postgres.js at that very moment may never settle. */
async function rows(query: PromiseLike<readonly object[]>): Promise<readonly object[]> {
  const late = new Promise<[]>((resolve) => setTimeout(resolve, 3_000, []).unref());
  return Promise.race([Promise.resolve(query).catch(() => []), late]);
}

async function answers(server: EmbeddedServer, query = 'select 1'): Promise<boolean> {
  const sql = connect(server.address, { name: 'test', max: 1 });
  try {
    await sql.unsafe(query);
    return true;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 0 });
  }
}

before(async () => {
  // Programs that start together on an empty folder make one cluster between them.
  const both = await Promise.all([start(), startProgram()]);
  assert.ok(await answers(both[0], 'create table kept (n int)'));
  assert.deepEqual(
    readdirSync(join(dataDir, 'postgres')).filter((name) => name.startsWith('draft')),
    [],
  );
  await both[0].close();
  await endOf(both[1], () => both[1].stdin!.end());
});

afterEach(async () => {
  // What a failed test left open would keep the others from starting afresh.
  for (const server of opened.splice(0)) await server.close();
  for (const child of children.splice(0))
    if (child.exitCode === null && child.signalCode === null) await endOf(child, () => child.kill('SIGKILL'));
});

after(async () => {
  await (await start()).close();
  rmSync(dataDir, { recursive: true, force: true });
});

test('startEmbedded: works as an ordinary role that owns its database, and stops the server when it leaves', async () => {
  const server = await start();
  const sql = connect(server.address, { name: 'test', max: 1 });
  const [row] =
    await sql`select current_user as who, usesuper as super, current_setting('synchronous_commit') as sync, current_setting('fsync') as fsync,
    (select datlocprovider from pg_database where datname = current_database()) as provider
    from pg_user where usename = current_user`;
  await sql.end();
  assert.deepEqual({ ...row }, { who: 'dauphin', super: false, sync: 'on', fsync: 'on', provider: 'b' });
  const postmaster = readPostmaster(cluster);
  assert.ok(alive(postmaster));
  await server.close();
  assert.ok(!alive(postmaster));
  assert.equal(readPostmaster(cluster), undefined);
});

test('close: leaves the server to another program that uses it; the last one stops it', async () => {
  const server = await start();
  const other = await startProgram();
  const postmaster = readPostmaster(cluster);
  await server.close();
  assert.ok(alive(postmaster));
  await endOf(other, () => other.stdin!.end());
  assert.ok(!alive(postmaster));
});

test('startEmbedded: adopts the server of a program killed with -9, and then owns its end', async () => {
  const killed = await startProgram();
  const postmaster = readPostmaster(cluster);
  await endOf(killed, () => killed.kill('SIGKILL'));
  assert.ok(alive(postmaster));
  const server = await start();
  assert.equal(readPostmaster(cluster), postmaster);
  assert.ok(await answers(server));
  await server.close();
  assert.ok(!alive(postmaster));
});

test('startEmbedded: recovers when program and postmaster were both killed with -9', async () => {
  const killed = await startProgram();
  const postmaster = readPostmaster(cluster)!;
  await endOf(killed, () => killed.kill('SIGKILL'));
  process.kill(postmaster, 'SIGKILL');
  const server = await start();
  assert.notEqual(readPostmaster(cluster), postmaster);
  assert.ok(await answers(server, 'insert into kept values (1)'));
  await server.close();
});

test('supervision: a postmaster killed with -9 is brought back; what was committed is there; the pool connects again', async () => {
  const server = await start();
  const sql = connect(server.address, { name: 'test', max: 3 });
  await sql`insert into kept values (42)`;
  const postmaster = readPostmaster(cluster)!;
  const broken = rows(sql`select pg_sleep(60)`);
  await until(async () => (await sql`select from pg_stat_activity where wait_event = 'PgSleep'`).length === 1);
  process.kill(postmaster, 'SIGKILL');
  assert.deepEqual(await broken, []);
  await until(async () => (await rows(sql`select from kept where n = 42`)).length === 1);
  assert.notEqual(readPostmaster(cluster), postmaster);
  await sql.end({ timeout: 1 });
  await server.close();
  assert.equal(readPostmaster(cluster), undefined);
});

test('close: while a killed server is being brought back, it leaves none behind', async () => {
  const server = await start();
  const postmaster = readPostmaster(cluster)!;
  process.kill(postmaster, 'SIGKILL');
  await until(() => ![postmaster, undefined].includes(readPostmaster(cluster)));
  await server.close();
  assert.equal(readPostmaster(cluster), undefined);
});

test('supervision: two programs whose server is killed bring back one, and the last still stops it', async () => {
  const server = await start();
  const other = await startProgram();
  process.kill(readPostmaster(cluster)!, 'SIGKILL');
  await until(() => answers(server));
  const postmaster = readPostmaster(cluster)!;
  const watch = connect(server.admin, { name: 'watch', max: 1 });
  await until(
    async () =>
      (await watch`select from pg_locks where locktype = 'advisory' and objid = 4411003 and granted`).length === 2,
  );
  await watch.end({ timeout: 1 });
  await endOf(other, () => other.stdin!.end());
  assert.ok(alive(postmaster));
  await server.close();
  assert.ok(!alive(postmaster));
});

test('supervision: a killed backend makes the server restart inside; the lock that says "in use" is taken again', async () => {
  const server = await start();
  const sql = connect(server.admin, { name: 'test', max: 1 });
  const [row] = await sql`select pg_backend_pid() as pid`;
  process.kill(row!['pid'], 'SIGKILL');
  await until(
    async () =>
      (await rows(sql`select from pg_locks where locktype = 'advisory' and objid = 4411003 and granted`)).length === 1,
  );
  await sql.end();
  await server.close();
});

test('startEmbedded: a lock file that names an unrelated living process is not believed', async () => {
  writeFileSync(join(cluster, 'postmaster.pid'), `${process.pid}\n${cluster}\n0\n5432\n\n\n  0 0\n`);
  const server = await start();
  assert.ok(await answers(server));
  await server.close();
});

test('startEmbedded: a dead postmaster that nobody reaps does not hold its cluster for ever', {
  skip: process.platform !== 'linux' && 'reads /proc',
}, async () => {
  // The shell starts a child, then becomes a program that never asks for its end.
  const parent = spawn('/bin/sh', ['-c', 'true & exec sleep 60']);
  const childOfParent = () => Number(readFileSync(`/proc/${parent.pid}/task/${parent.pid}/children`, 'utf8').trim());
  await until(() => childOfParent() > 0 && stateOf(childOfParent(), cluster) === 'dying');
  writeFileSync(join(cluster, 'postmaster.pid'), `${childOfParent()}\n${cluster}\n0\n5432\n\n\n  0 0\n`);
  const server = await start();
  assert.ok(await answers(server));
  await server.close();
  await endOf(parent, () => parent.kill('SIGKILL'));
});

test('startEmbedded: a data directory too deep for a socket gets its socket elsewhere', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'dauphin-deep-'));
  chmodSync(parent, 0o711);
  const server = await start(join(parent, 'd'.repeat(120)));
  assert.ok('host' in server.address && server.address.host.length < 90);
  assert.ok(await answers(server));
  await server.close();
  rmSync(server.address.host, { recursive: true });
  rmSync(parent, { recursive: true });
});

const root = process.getuid?.() === 0;
test('startEmbedded: root in a home that nobody else may enter keeps the database elsewhere, and finds it after a move', {
  skip: !root && 'needs root',
}, async () => {
  const home = mkdtempSync(join(tmpdir(), 'dauphin-home-'));
  const server = await start(join(home, 'data'));
  assert.ok(await answers(server, 'create table found_again (n int)'));
  await server.close();
  const folder = readFileSync(join(home, 'data', 'postgres-folder'), 'utf8');
  assert.ok(!folder.startsWith(home));
  renameSync(join(home, 'data'), join(home, 'moved'));
  const moved = await start(join(home, 'moved'));
  assert.ok(await answers(moved, 'select from found_again'));
  await moved.close();
  cpSync(join(home, 'moved'), join(home, 'copied'), { recursive: true });
  await assert.rejects(start(join(home, 'copied')), /is a copy of .*moved/);
  rmSync(folder, { recursive: true });
  rmSync(home, { recursive: true });
});

test('startEmbedded: a cluster of another major version is refused with what to do', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dauphin-old-'));
  const server = await start(folder);
  await server.close();
  writeFileSync(join(folder, 'postgres', 'cluster', 'PG_VERSION'), '17\n');
  await assert.rejects(start(folder), /PostgreSQL 17.*restore with this one/);
  rmSync(folder, { recursive: true });
});

test('startEmbedded: a server that cannot start says why at once', async () => {
  const began = Date.now();
  const broken = startEmbedded({ dataDir, log: silent, settings: { shared_buffers: 'much' } });
  await assert.rejects(broken, /invalid value for parameter "shared_buffers"/);
  assert.ok(Date.now() - began < 10_000);
});
