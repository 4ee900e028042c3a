// Gets a connection to the embedded PostgreSQL, whatever state the last stop or crash left it in: adopts a living postmaster, waits for
// one that is recovering or stopping, waits for a dead one to be reaped, or starts one. Readiness is a connection that works.
// It throws when the server refuses to start or does not answer; it never gives up on one that says it is still recovering.

import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log.ts';
import { ownName } from './embedded-account.ts';
import { createCluster, refuseOtherMajor } from './embedded-cluster.ts';
import type { Control } from './embedded-control.ts';
import type { Home } from './embedded-home.ts';
import {
  forgetStart,
  isInitialised,
  lastWords,
  readPostmaster,
  removeStaleLock,
  spawnPostmaster,
  stateOf,
  writeAccess,
} from './embedded-process.ts';
import type { Runtime } from './embedded-runtime.ts';

export interface Startable {
  home: Home;
  runtime: Runtime;
  settings: Readonly<Record<string, string>>;
  durable: boolean;
  log: Log;
  /** Opens the control connection and proves that it works; rejects when it does not. */
  open(): Promise<Control>;
  signal: AbortSignal;
}

const TURN_MS = 40;
const SILENCE_MS = 60_000;
const STALE_MS = 3_000;
const TRANSIENT_MS = 30_000;
// Another program was first, or children of a killed postmaster are still leaving.
const TRANSIENT = /lock file "postmaster\.pid"|lock file ".*\.s\.PGSQL|shared memory block/;

export async function bringUp(server: Startable): Promise<Control> {
  const { home, signal } = server;
  if (!isInitialised(home.cluster)) await createCluster(home, server.runtime, server.durable);
  refuseOtherMajor(home, readFileSync(join(home.cluster, 'PG_VERSION'), 'utf8').trim());
  const begun = Date.now();
  let heard = begun;
  let child: ChildProcess | undefined;
  for (;;) {
    // A server that we started is seen through: left half-way, nobody would ever stop it.
    if (!child) signal.throwIfAborted();
    const attempt = await tryOpen(server);
    if (attempt.control) {
      forgetStart(home);
      return attempt.control;
    }
    if (attempt.answered) heard = Date.now();
    if (Date.now() - heard > SILENCE_MS)
      throw new Error(`PostgreSQL in ${home.folder} does not answer`, { cause: attempt.fault });
    const postmaster = readPostmaster(home.cluster);
    const state = postmaster === undefined ? 'gone' : stateOf(postmaster, home.cluster);
    if (child && hasEnded(child)) {
      // When another program was quicker, its server is the one wanted.
      if (state !== 'alive') refuseFailedStart(server, begun);
      child = undefined;
    }
    if (state === 'dying' || state === 'other') {
      if (Date.now() - begun > STALE_MS) removeStaleLock(home.cluster, postmaster ?? 0);
    } else if (state === 'gone' && !child) {
      child = start(server);
    }
    await sleep(TURN_MS);
  }
}

async function tryOpen({ open }: Startable): Promise<{ control?: Control; answered: boolean; fault?: unknown }> {
  try {
    return { control: await open(), answered: true };
  } catch (fault) {
    const code = (fault as { code?: string }).code ?? '';
    // Five characters are an SQLSTATE: the server itself spoke. 57P0x: starting, recovering or shutting down.
    if (/^[0-9A-Z]{5}$/.test(code) && !code.startsWith('57P')) throw fault;
    return { answered: code.startsWith('57P'), fault };
  }
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

function start({ home, runtime, settings, log }: Startable): ChildProcess {
  writeAccess(home, new Set([ownName(), home.account.name, 'root']));
  const child = spawnPostmaster(home, runtime, settings);
  child.on('error', (err) => log.error({ err }, 'PostgreSQL could not be run'));
  return child;
}

function refuseFailedStart({ home }: Startable, begun: number): void {
  const words = lastWords(home);
  if (TRANSIENT.test(words) && Date.now() - begun < TRANSIENT_MS) return;
  throw new Error(`PostgreSQL did not start in ${home.folder} (more in ${join(home.cluster, 'log')}): ${words}`);
}
