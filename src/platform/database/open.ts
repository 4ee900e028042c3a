// Makes the database ready for this program: the operator's own PostgreSQL, or the embedded one brought up; the schema as expected.
// It waits a little for a server that is only just starting; a wrong address, a refused password or an old server is told in one line.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { OperatorError } from '../operator-error.ts';
import { type DatabaseAddress, describeAddress } from './address.ts';
import { isDatabaseAway } from './away.ts';
import { connect } from './database.ts';
import { startEmbedded } from './embedded.ts';
import { migrate, readMigrations } from './migrate.ts';

export interface OpenDatabase {
  address: DatabaseAddress;
  close(): Promise<void>;
}

const PATIENCE_MS = 15_000;

/** Up and answering, its schema as it is. */
export function reachDatabase({ databaseUrl, dataDir }: Config, log: Log): Promise<OpenDatabase> {
  return databaseUrl ? reach(databaseUrl) : startEmbedded({ dataDir, log });
}

/** Up, and its schema as this program expects it. */
export async function openDatabase(config: Config, log: Log): Promise<OpenDatabase> {
  const database = await reachDatabase(config, log);
  const sql = connect(database.address, { name: 'migrations', max: 1 });
  try {
    const done = await migrate(sql, await readMigrations());
    if (done.length > 0) log.info({ migrations: done }, 'the schema was brought up to date');
    return database;
  } catch (cause) {
    await sql.end({ timeout: 0 });
    await database.close();
    throw cause;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function reach(url: string): Promise<OpenDatabase> {
  const deadline = Date.now() + PATIENCE_MS;
  const sql = connect({ url }, { name: 'start', max: 1 });
  try {
    for (;;) {
      const fault = await sql`select 1`.then(
        () => undefined,
        (cause) => cause,
      );
      if (!fault) return { address: { url }, close: async () => {} };
      // The network may not be up yet, or the server still recovering; a password does not become right by waiting.
      if (!isDatabaseAway(fault) || Date.now() > deadline) throw unreachable(url, fault);
      await sleep(500);
    }
  } finally {
    await sql.end({ timeout: 0 });
  }
}

function unreachable(url: string, cause: Error): OperatorError {
  const place = describeAddress({ url });
  const reason = cause.message || String((cause as NodeJS.ErrnoException).code);
  return new OperatorError(
    {
      fr: `PostgreSQL ne répond pas comme il faut à ${place} (${reason}) : corrigez DATABASE_URL, ou démarrez ce serveur.`,
      en: `PostgreSQL at ${place} cannot be used (${reason}): mend DATABASE_URL, or start that server.`,
    },
    { cause },
  );
}
