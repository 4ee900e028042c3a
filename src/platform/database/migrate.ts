// Brings the schema to what this program expects: the files of migrations/ in the order of their names, each once, each in its own
// transaction. Any number of programs may start at once: one migrates, the others wait for it.
// It refuses, and changes nothing more, when PostgreSQL is too old, when an applied file has changed since, or when the database
// was migrated by a later Dauphin. It must never run a file twice, nor skip one in silence.

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sql, TransactionSql } from 'postgres';
import { OperatorError } from '../operator-error.ts';

export interface Migration {
  name: string;
  text: string;
  /** SHA-256 of the text, in hexadecimal. */
  hash: string;
}

export const oldestPostgres = 15;
export const migrationsFolder = join(import.meta.dirname, 'migrations');

// Any constant will do, as long as no other advisory lock of the product uses it.
const LOCK = 4_411_001;

export async function readMigrations(folder: string = migrationsFolder): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      return { name, text, hash: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

/** Resolves with the names of the files that were applied now. */
export async function migrate(sql: Sql, migrations: readonly Migration[]): Promise<string[]> {
  await refuseOldServer(sql);
  await inTransaction(sql, async (tx) => {
    await tx`create table if not exists migrations (name text primary key, hash text not null, at timestamptz not null default now())`;
    refuseForeignHistory(await appliedOf(tx), migrations);
  });
  const done: string[] = [];
  for (const migration of migrations) {
    if (await applyOnce(sql, migration)) done.push(migration.name);
  }
  return done;
}

/** Names of the files not applied yet, in order; refuses like `migrate`. */
export async function pendingMigrations(sql: Sql, migrations: readonly Migration[]): Promise<string[]> {
  await refuseOldServer(sql);
  const [table] = await sql`select to_regclass('migrations') as found`;
  const applied = table?.['found'] ? await appliedOf(sql) : new Map<string, string>();
  refuseForeignHistory(applied, migrations);
  return migrations.filter(({ name }) => !applied.has(name)).map(({ name }) => name);
}

async function refuseOldServer(sql: Sql): Promise<void> {
  const [row] =
    await sql`select current_setting('server_version_num')::int / 10000 as major, current_setting('server_version') as full`;
  if (row?.['major'] >= oldestPostgres) return;
  throw new OperatorError({
    fr: `PostgreSQL ${row?.['full']} est trop ancien : Dauphin demande PostgreSQL ${oldestPostgres} ou plus récent.`,
    en: `PostgreSQL ${row?.['full']} is too old: Dauphin needs PostgreSQL ${oldestPostgres} or later.`,
  });
}

async function appliedOf(sql: Sql | TransactionSql): Promise<Map<string, string>> {
  const rows = await sql<{ name: string; hash: string }[]>`select name, hash from migrations`;
  return new Map(rows.map(({ name, hash }) => [name, hash]));
}

function refuseForeignHistory(applied: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration.hash]));
  for (const [name, hash] of applied) {
    const expected = known.get(name);
    if (expected === undefined) {
      throw new OperatorError({
        fr: `Cette base vient d'un Dauphin plus récent (${name}) : démarrez celui-là, ou restaurez une sauvegarde faite par celui-ci.`,
        en: `This database comes from a later Dauphin (${name}): start that one, or restore a backup made by this one.`,
      });
    }
    if (expected !== hash) {
      throw new OperatorError({
        fr: `La migration ${name} a changé après avoir été appliquée à cette base : remettez le fichier, puis ajoutez-en un nouveau.`,
        en: `The migration ${name} changed after it was applied to this database: put the file back, then add a new one.`,
      });
    }
  }
}

// The lock is taken inside the transaction, so that it also holds behind a pooler that shares connections.
function inTransaction<T>(sql: Sql, work: (tx: TransactionSql) => Promise<T>): Promise<unknown> {
  return sql.begin(async (tx) => {
    await tx`set local lock_timeout = 0`;
    await tx`set local statement_timeout = 0`;
    await tx`select pg_advisory_xact_lock(${LOCK})`;
    return work(tx);
  });
}

async function applyOnce(sql: Sql, { name, text, hash }: Migration): Promise<boolean> {
  let applied = false;
  try {
    await inTransaction(sql, async (tx) => {
      const [known] = await tx`select from migrations where name = ${name}`;
      if (known) return;
      await tx.unsafe(text).simple();
      await tx`insert into migrations (name, hash) values (${name}, ${hash})`;
      applied = true;
    });
  } catch (cause) {
    throw new Error(`the migration ${name} failed: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
  return applied;
}
