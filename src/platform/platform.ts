// What the machine lends to every station: one object, built once at start and handed down.
// It holds interfaces only; each is built in the file of its own name beside this one.

import type { Sql } from 'postgres';
import type { BlobStore } from './blobs.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Jobs } from './jobs.ts';
import type { Live } from './live.ts';
import type { Log } from './log.ts';
import type { Resolver } from './resolver.ts';
import type { Vault } from './vault.ts';

export interface Platform {
  config: Config;
  sql: Sql;
  clock: Clock;
  log: Log;
  blobs: BlobStore;
  jobs: Jobs;
  live: Live;
  vault: Vault;
  resolver: Resolver;
}
