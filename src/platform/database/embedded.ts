// The supervisor of the embedded PostgreSQL: brings it up, brings it up again when it dies, and lets the last program stop it.
// Programs with different roles may share one data directory. Each holds a shared advisory lock on a connection of its own; a program
// that leaves stops the server if it can have that lock alone. A program killed with -9 loses its connection and so its lock.
// It must never stop a server that another program is using.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from 'postgres';
import type { Log } from '../log.ts';
import type { DatabaseAddress } from './address.ts';
import { connect } from './database.ts';
import { createDatabase } from './embedded-cluster.ts';
import { type Home, port, prepareHome } from './embedded-home.ts';
import { readPostmaster, serverSettings, stateOf } from './embedded-process.ts';
import { prepareRuntime } from './embedded-runtime.ts';
import { bringUp, type Startable } from './embedded-start.ts';

export interface EmbeddedServer {
  /** Dauphin's own database, as its owner. */
  address: DatabaseAddress;
  /** The maintenance database, as superuser: for creating test databases, never for the product. */
  admin: DatabaseAddress;
  /** Leaves; the server stops when no other program uses it. */
  close(): Promise<void>;
}

export interface EmbeddedOptions {
  dataDir: string;
  log: Log;
  /** Overrides of serverSettings, for tests. */
  settings?: Readonly<Record<string, string>>;
  /** False skips flushing a new cluster to disk; for tests. */
  durable?: boolean;
}

const USE_LOCK = 4_411_003;
const STOP_MS = 60_000;
const LONGEST_PAUSE_MS = 30_000;

export async function startEmbedded({
  dataDir,
  log,
  settings = {},
  durable = true,
}: EmbeddedOptions): Promise<EmbeddedServer> {
  const home = prepareHome(dataDir, log);
  const admin = { host: home.socketFolder, port, database: 'postgres', user: 'postgres' };
  const leaving = new AbortController();
  let held: Sql | undefined;
  let recovery: Promise<void> | undefined;

  const startable: Startable = {
    home,
    runtime: prepareRuntime(home.account, home.folder),
    settings: { ...serverSettings, ...settings },
    durable,
    log,
    signal: leaving.signal,
    open: () => openControl(admin, (lost) => lost === held && recover()),
  };
  const recover = () => {
    void held?.end({ timeout: 0 });
    held = undefined;
    if (leaving.signal.aborted || recovery) return;
    log.error('the database stopped: starting it again');
    recovery = bringBack(startable, (sql) => (held = sql)).finally(() => (recovery = undefined));
  };

  held = await bringUp(startable);
  return {
    address: { ...admin, database: 'dauphin', user: 'dauphin' },
    admin,
    async close() {
      leaving.abort();
      await recovery;
      if (held) await leave(held, home, log);
    },
  };
}

/** The connection lives as long as the program: it carries the lock that says "in use", and its loss is the first sign of a crash. */
async function openControl(admin: DatabaseAddress, onLost: (sql: Sql) => void): Promise<Sql> {
  const sql = connect(admin, { name: `supervisor ${process.pid}`, max: 1, lifelong: true, onClose: () => onLost(sql) });
  try {
    await sql`select pg_advisory_lock_shared(${USE_LOCK})`;
    await createDatabase(sql);
    return sql;
  } catch (fault) {
    await sql.end({ timeout: 0 });
    throw fault;
  }
}

async function bringBack(server: Startable, take: (sql: Sql) => void): Promise<void> {
  for (let failures = 0; !server.signal.aborted; failures++) {
    try {
      take(await bringUp(server));
      server.log.warn('the database is back');
      return;
    } catch (err) {
      if (server.signal.aborted) return;
      server.log.error({ err }, 'the database does not come up');
      await sleep(Math.min(1_000 * 2 ** failures, LONGEST_PAUSE_MS), undefined, { signal: server.signal }).catch(
        () => {},
      );
    }
  }
}

async function leave(sql: Sql, home: Home, log: Log): Promise<void> {
  try {
    await sql`select pg_advisory_unlock_shared(${USE_LOCK})`;
    const [row] = await sql`select pg_try_advisory_lock(${USE_LOCK}) as alone`;
    if (row?.['alone']) await stopServer(home, log);
  } catch (err) {
    log.warn({ err }, 'the database was already gone');
  } finally {
    await sql.end({ timeout: 0 });
  }
}

// SIGINT is PostgreSQL's "fast" stop: sessions are broken off, what is committed is written, nothing needs recovery.
async function stopServer(home: Home, log: Log): Promise<void> {
  const postmaster = readPostmaster(home.cluster);
  if (postmaster === undefined) return;
  process.kill(postmaster, 'SIGINT');
  const deadline = Date.now() + STOP_MS;
  while (stateOf(postmaster, home.cluster) === 'alive') {
    if (Date.now() > deadline)
      return log.error({ postmaster }, 'PostgreSQL takes long to stop: it is left to finish by itself');
    await sleep(10);
  }
}
