// The supervisor of the embedded PostgreSQL: brings it up, brings it up again when it dies, and lets the last program stop it.
// Programs with different roles may share one data directory. Each holds a shared advisory lock on a connection of its own; a program
// that leaves stops the server if it can have that lock alone. A program killed with -9 loses its connection and so its lock.
// It must never stop a server that another program is using.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log.ts';
import type { DatabaseAddress } from './address.ts';
import { type Control, openControl } from './embedded-control.ts';
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
  const startable: Startable = {
    home,
    runtime: prepareRuntime(home.account, home.folder),
    settings: { ...serverSettings, ...settings },
    durable,
    log,
    signal: leaving.signal,
    open: () => openControl(admin),
  };

  let control: Control | undefined = await bringUp(startable);
  const supervision = supervise();

  async function supervise(): Promise<void> {
    while (!leaving.signal.aborted && control) {
      await Promise.race([control.lost, aborted(leaving.signal)]);
      if (leaving.signal.aborted) return;
      log.error('the database stopped: starting it again');
      await control.end();
      control = await bringBack(startable);
    }
  }

  return {
    address: { ...admin, database: 'dauphin', user: 'dauphin' },
    admin,
    async close() {
      leaving.abort();
      await supervision;
      if (control) await leave(control, home, log);
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** Tries until it is back; undefined when the program leaves first. */
async function bringBack(server: Startable): Promise<Control | undefined> {
  for (let failures = 0; !server.signal.aborted; failures++) {
    try {
      const control = await bringUp(server);
      server.log.warn('the database is back');
      return control;
    } catch (err) {
      if (server.signal.aborted) return undefined;
      server.log.error({ err }, 'the database does not come up');
      const pause = Math.min(1_000 * 2 ** failures, LONGEST_PAUSE_MS);
      await sleep(pause, undefined, { signal: server.signal }).catch(() => {});
    }
  }
  return undefined;
}

async function leave(control: Control, home: Home, log: Log): Promise<void> {
  try {
    if (await control.leave()) await stopServer(home, log);
  } catch (err) {
    log.warn({ err }, 'the database was already gone');
  } finally {
    await control.end();
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
