// Looks at, starts and stops the postmaster, the one process that owns a cluster of the embedded PostgreSQL.
// PostgreSQL's own lock, postmaster.pid, decides who owns it: two postmasters never run on one cluster, whatever we believe here.
// It must never remove that lock while any process of the old postmaster may still be writing.

import { type ChildProcess, spawn } from 'node:child_process';
import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Home } from './embedded-home.ts';
import { port } from './embedded-home.ts';
import type { Runtime } from './embedded-runtime.ts';

/**
 * alive: it owns the cluster. dying: a zombie that nobody has reaped yet; it owns nothing any more, but PostgreSQL still takes it for
 * living. gone: no such process. other: the number now belongs to an unrelated process.
 */
export type ProcessState = 'alive' | 'dying' | 'gone' | 'other';

/** The process named by postmaster.pid: the one that owns the cluster, or did. */
export function readPostmaster(cluster: string): number | undefined {
  try {
    const [pid] = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return Math.abs(Number(pid)) || undefined;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  }
}

export function stateOf(pid: number, cluster: string): ProcessState {
  try {
    process.kill(pid, 0);
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'ESRCH' ? 'gone' : 'other';
  }
  if (process.platform !== 'linux') return 'alive';
  const letter = stateLetter(pid);
  if (letter === undefined) return 'gone';
  if (letter === 'Z' || letter === 'X') return 'dying';
  return worksIn(pid, cluster) ? 'alive' : 'other';
}

/** Removes the lock left by a postmaster that is no more, once none of its children is left. True when it was removed. */
export function removeStaleLock(cluster: string, postmaster: number): boolean {
  if (process.platform !== 'linux' || stateOf(postmaster, cluster) === 'alive') return false;
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  if (pids.some((pid) => worksIn(Number(pid), cluster))) return false;
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
  return true;
}

/** Every process of PostgreSQL works in its cluster's folder: the one sign that nothing else shares. */
function worksIn(pid: number, cluster: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    return false;
  }
}

function stateLetter(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
  } catch {
    return undefined;
  }
}

/** Sizes fit the machine; durability is never traded. Tests that need no durability hand in other values. */
export const serverSettings: Readonly<Record<string, string>> = {
  max_connections: '120',
  shared_buffers: '192MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  wal_compression: 'on',
  max_wal_size: '2GB',
  checkpoint_timeout: '10min',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // A week of logs, a file per weekday.
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgresql-%a.log',
  log_truncate_on_rotation: 'on',
  log_rotation_age: '1d',
  log_rotation_size: '0',
  log_line_prefix: '%m %p %a ',
  log_min_duration_statement: '5s',
  log_checkpoints: 'off',
};

/** Starts the postmaster in a session of its own, so that a Ctrl-C meant for Dauphin does not reach it. It survives us. */
export function spawnPostmaster(
  home: Home,
  runtime: Runtime,
  settings: Readonly<Record<string, string>>,
): ChildProcess {
  const all = {
    ...settings,
    listen_addresses: '',
    port: String(port),
    unix_socket_directories: `"${home.socketFolder}"`,
    unix_socket_permissions: '0700',
  };
  const out = openSync(startLog(home), 'w', 0o600);
  const child = spawn(
    runtime.program('postgres'),
    ['-D', home.cluster, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...home.account.ids, cwd: home.cluster, detached: true, stdio: ['ignore', out, out], env: serverEnvironment },
  );
  closeSync(out);
  child.unref();
  return child;
}

// One per program: several may try at once, and each must read its own complaint.
const startLog = (home: Home) => join(home.folder, `start-${process.pid}.log`);

export const forgetStart = (home: Home) => rmSync(startLog(home), { force: true });

/** The last words of a postmaster that did not come up. */
export const lastWords = (home: Home) => readFileSync(startLog(home), 'utf8').trim().split('\n').slice(-3).join(' ');

// PostgreSQL must not be led by what the operator's shell has set (PGDATA, PGPORT, a locale that is not installed).
export const serverEnvironment = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' };

export const isInitialised = (cluster: string) =>
  statSync(join(cluster, 'PG_VERSION'), { throwIfNoEntry: false }) !== undefined;

/** Only the account that we run under, and root, may connect; the kernel tells PostgreSQL who asks. */
export function writeAccess(home: Home, operators: ReadonlySet<string>): void {
  const lines = [...operators].flatMap((name) => ['dauphin', 'postgres'].map((role) => `dauphin "${name}" ${role}`));
  writeFileSync(join(home.cluster, 'pg_hba.conf'), 'local all all peer map=dauphin\n');
  writeFileSync(join(home.cluster, 'pg_ident.conf'), `${lines.join('\n')}\n`);
}
