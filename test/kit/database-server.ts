// Finds the PostgreSQL server of the tests: DATABASE_URL, or one embedded server that all test processes of this checkout share.
// The shared server does not flush to disk: its data is worth nothing after a crash of the machine, so its folder is tied to the boot.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '#platform/config.ts';
import type { DatabaseAddress } from '#platform/database/address.ts';
import { type EmbeddedServer, startEmbedded } from '#platform/database/embedded.ts';
import { readPostmaster } from '#platform/database/embedded-process.ts';
import { createLog } from '#platform/log.ts';
import { closeAtEnd } from './ending.ts';
import { clusterIn, temporaryFolder } from './folders.ts';

export interface TestServer {
  /** Owner of the test databases. */
  address: DatabaseAddress;
  /** May create databases. */
  admin: DatabaseAddress;
  postmaster: () => number | undefined;
  close(): Promise<void>;
}

const log = createLog('error', 'test server');
const UNSAFE_AND_FAST = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  max_connections: '300',
  shared_buffers: '96MB',
};

// Between two tests of one file nobody borrows: the server is kept that long.
const LINGER_MS = 300;

let shared: Promise<EmbeddedServer> | undefined;
let users = 0;
let leaving: NodeJS.Timeout | undefined;

/** Each borrower gives it back by `close`; the last one of the last process stops it. */
export async function borrowServer(): Promise<TestServer> {
  const url = process.env['DATABASE_URL'];
  if (url) return { address: { url }, admin: { url }, postmaster: () => undefined, close: async () => {} };
  users++;
  clearTimeout(leaving);
  shared ??= startEmbedded({ dataDir: sharedFolder(), log, settings: UNSAFE_AND_FAST, durable: false });
  const { address, admin } = await shared;
  let given = false;
  return {
    address,
    admin,
    postmaster: () => undefined,
    close: async () => {
      if (!given) giveBack();
      given = true;
    },
  };
}

function giveBack(): void {
  if (--users > 0) return;
  leaving = setTimeout(() => void leave(), LINGER_MS);
}

const leave = closeAtEnd(async () => {
  clearTimeout(leaving);
  const server = shared;
  shared = undefined;
  await (await server)?.close();
});

/** A durable server that one test may kill. */
export async function privateServer(): Promise<TestServer> {
  const dataDir = await temporaryFolder('server');
  const server = await startEmbedded({ dataDir, log: createLog('error', 'private server') });
  return {
    address: server.address,
    admin: server.admin,
    postmaster: () => readPostmaster(clusterIn(dataDir)),
    close: async () => {
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function sharedFolder(): string {
  const mark = createHash('sha256')
    .update(`${projectFolder}\n${process.getuid?.()}\n${bootId()}`)
    .digest('hex')
    .slice(0, 10);
  return join(tmpdir(), `dauphin-test-shared-${mark}`);
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8');
  } catch {
    return '';
  }
}
