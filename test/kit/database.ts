// Lends each test a PostgreSQL database of its own, cloned in milliseconds from a template that was migrated once, and a platform
// whose clock and resolver the test sets. One server serves every test process: DATABASE_URL when it is set, else an embedded one that the
// first process starts and the last one stops. It fails loudly when a migration fails; a test must never share rows with another.

import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { type BuiltPlatform, buildPlatform } from '#platform/build.ts';
import { readConfig } from '#platform/config.ts';
import { type DatabaseAddress, inDatabase } from '#platform/database/address.ts';
import { connect } from '#platform/database/database.ts';
import { createLog } from '#platform/log.ts';
import type { Platform } from '#platform/platform.ts';
import type { Sql } from 'postgres';
import { closeAtEnd } from './ending.ts';
import { temporaryFolder } from './folders.ts';
import { type TestClock, testClock } from './clock.ts';
import { createClone, createEmpty, dropClone } from './database-template.ts';
import { borrowServer, privateServer } from './database-server.ts';
import { testResolver, type Zone } from './resolver.ts';

export interface TestDatabaseOptions {
  /** Settings beside the defaults, as in the environment: `{ DAUPHIN_PUBLIC_URL: 'https://mail.example' }`. */
  env?: Readonly<Record<string, string>>;
  /** Answers of the fake DNS; everything else does not exist. May be changed during the test. */
  zone?: Zone;
  /** A durable server for this test alone, whose postmaster may be killed. Not possible with DATABASE_URL. */
  own?: boolean;
}

export interface TestDatabase {
  sql: Sql;
  platform: Platform;
  /** A workspace made for the test (French, Europe/Paris). */
  workspaceId: string;
  clock: TestClock;
  zone: Zone;
  /** For a second program on the same database. */
  address: DatabaseAddress;
  /** Of a server of its own: the number of the process to kill. */
  postmaster: () => number | undefined;
  close(): Promise<void>;
}

export async function testDatabase({
  env = {},
  zone = {},
  own = false,
}: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = own ? await privateServer() : await borrowServer();
  const undo: (() => Promise<unknown>)[] = [() => server.close()];
  const close = closeAtEnd(async () => {
    for (const step of undo.splice(0).reverse()) await step();
  });
  try {
    const name = newName();
    await createClone(server.admin, name);
    undo.push(() => dropClone(server.admin, name));
    const address = inDatabase(server.address, name);
    const dataDir = await temporaryFolder('data');
    undo.push(() => rm(dataDir, { recursive: true, force: true }));
    const clock = testClock();
    const built = await build(address, { DAUPHIN_DATA: dataDir, ...env }, clock, zone);
    undo.push(() => built.close());
    const { platform } = built;
    const workspaceId = await makeWorkspace(platform);
    return { sql: platform.sql, platform, workspaceId, clock, zone, address, postmaster: server.postmaster, close };
  } catch (cause) {
    await close();
    throw cause;
  }
}

/** A database without tables on the same server: for what migrates or restores. */
export async function emptyDatabase(): Promise<{ sql: Sql; address: DatabaseAddress; close(): Promise<void> }> {
  const server = await borrowServer();
  const name = newName();
  await createEmpty(server.admin, name);
  const address = inDatabase(server.address, name);
  const sql = connect(address, { name: 'test', max: 5 });
  return {
    sql,
    address,
    close: closeAtEnd(async () => {
      await sql.end();
      await dropClone(server.admin, name);
      await server.close();
    }),
  };
}

const newName = () => `test_${process.pid}_${randomBytes(4).toString('hex')}`;

function build(
  address: DatabaseAddress,
  env: Readonly<Record<string, string>>,
  clock: TestClock,
  zone: Zone,
): Promise<BuiltPlatform> {
  return buildPlatform({
    config: readConfig({ DAUPHIN_LOG_LEVEL: 'error', DAUPHIN_PORT: '0', ...env }),
    address,
    pool: { name: 'test', max: 10 },
    log: createLog('error', 'test'),
    clock,
    resolver: testResolver(zone),
  });
}

async function makeWorkspace({ sql, clock }: Platform): Promise<string> {
  const now = clock.now();
  const [row] = await sql<{ id: string }[]>`
    insert into workspaces (name, language, time_zone, created_at, updated_at)
    values ('Atelier du Port', 'fr', 'Europe/Paris', ${now}, ${now})
    returning id`;
  if (!row) throw new Error('no workspace was made');
  return row.id;
}
