// Builds, for one thread, the platform that its stations are handed: everything the machine lends, opened once and closed once.
// The database must be up and migrated already. It throws what its parts throw; what was opened before is closed again.

import { join } from 'node:path';
import type { Sql } from 'postgres';
import { createFileBlobs } from './blobs.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import type { DatabaseAddress } from './database/address.ts';
import type { PoolSettings } from './database/database.ts';
import { openPool } from './database/pool.ts';
import { createJobs } from './jobs.ts';
import { createLive } from './live.ts';
import type { Log } from './log.ts';
import { readMasterKey, refuseForeignKey } from './master-key.ts';
import type { Platform } from './platform.ts';
import { createResolver, type Resolver } from './resolver.ts';
import { createVault } from './vault.ts';

export const blobFolder = (dataDir: string) => join(dataDir, 'blobs');

export interface Ingredients {
  config: Config;
  address: DatabaseAddress;
  pool: PoolSettings;
  log: Log;
  clock?: Clock;
  resolver?: Resolver;
}

export interface BuiltPlatform {
  platform: Platform;
  /** Lets running queries and jobs end, then closes every connection. */
  close(): Promise<void>;
}

export async function buildPlatform(given: Ingredients): Promise<BuiltPlatform> {
  const { config, address, log } = given;
  const sql = openPool(address, given.pool);
  const jobs = createJobs('url' in address ? { connectionString: address.url } : address, log);
  const live = createLive(sql);
  const close = async () => {
    await jobs.close();
    await live.close();
    await sql.end({ timeout: 5 });
  };
  try {
    const vault = createVault(await readMasterKey(config.dataDir));
    await refuseForeignKey(sql, vault, config.dataDir);
    knowTypes(sql);
    const platform: Platform = {
      config,
      sql,
      clock: given.clock ?? systemClock,
      log,
      blobs: createFileBlobs(blobFolder(config.dataDir)),
      jobs,
      live,
      vault,
      resolver: given.resolver ?? createResolver({ servers: config.dnsServers }),
    };
    return { platform, close };
  } catch (cause) {
    await close();
    throw cause;
  }
}

/**
 * The first connection has asked for the array types, once for the whole pool. Asked again on each later one, the question would end the
 * thread whenever a connection breaks just then: postgres.js leaves that rejection to nobody.
 */
function knowTypes(sql: Sql): void {
  (sql.options as { fetch_types: boolean }).fetch_types = false;
}
