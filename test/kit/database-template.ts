// Keeps the template of the test databases: migrated once for each state of the migration files, then cloned.
// Many processes may ask at once; one builds, the others wait. A half-built template is never cloned: it gets its name when it is whole.

import { createHash } from 'node:crypto';
import { PgBoss } from 'pg-boss';
import type { Sql } from 'postgres';
import { type DatabaseAddress, inDatabase } from '#platform/database/address.ts';
import { connect } from '#platform/database/database.ts';
import { type Migration, migrate, readMigrations } from '#platform/database/migrate.ts';
import { isRunning } from '#platform/is-running.ts';

const LOCK = 4_411_004;
const KEPT_TEMPLATES = 4;

export async function createClone(admin: DatabaseAddress, name: string): Promise<void> {
  const migrations = await readMigrations();
  const template = `template_${hashOf(migrations)}`;
  await withAdmin(admin, async (sql) => {
    await sql`select pg_advisory_lock(${LOCK})`;
    if (!(await exists(sql, template))) await buildTemplate(admin, sql, template, migrations);
    const owner = 'url' in admin ? '' : ' owner dauphin';
    // Copying files is six times faster here than writing them through the log.
    await sql.unsafe(`create database ${name} template ${template} strategy file_copy${owner}`);
  });
}

export function createEmpty(admin: DatabaseAddress, name: string): Promise<void> {
  return withAdmin(admin, (sql) => makeEmpty(admin, sql, name));
}

export function dropClone(admin: DatabaseAddress, name: string): Promise<void> {
  return withAdmin(admin, async (sql) => {
    await sql.unsafe(`drop database if exists ${name} with (force)`);
  });
}

const hashOf = (migrations: readonly Migration[]) =>
  createHash('sha256')
    .update(migrations.map(({ name, hash }) => `${name} ${hash}`).join('\n'))
    .digest('hex')
    .slice(0, 16);

async function exists(sql: Sql, database: string): Promise<boolean> {
  return (await sql`select from pg_database where datname = ${database}`).length > 0;
}

async function buildTemplate(
  admin: DatabaseAddress,
  sql: Sql,
  template: string,
  migrations: readonly Migration[],
): Promise<void> {
  await removeLeftovers(sql);
  const draft = `draft_${template}`;
  await sql.unsafe(`drop database if exists ${draft} with (force)`);
  await makeEmpty(admin, sql, draft);
  const inside = inDatabase('url' in admin ? admin : { ...admin, user: 'dauphin' }, draft);
  const client = connect(inside, { name: 'test template', max: 1 });
  try {
    await migrate(client, migrations);
  } finally {
    await client.end();
  }
  await installJobs(inside);
  await sql.unsafe(`alter database ${draft} rename to ${template}`);
}

// The embedded cluster has the collation of the product; another server is asked for the nearest it has.
async function makeEmpty(admin: DatabaseAddress, sql: Sql, name: string): Promise<void> {
  const how = 'url' in admin ? "template template0 encoding 'UTF8' locale 'C.UTF-8'" : 'owner dauphin';
  await sql.unsafe(`create database ${name} ${how}`);
}

/** pg-boss brings its own tables; installed here, they need not be in every test. */
async function installJobs(address: DatabaseAddress): Promise<void> {
  const boss = new PgBoss({
    ...('url' in address ? { connectionString: address.url } : address),
    schema: 'jobs',
    max: 1,
    supervise: false,
    schedule: false,
  });
  await boss.start();
  await boss.stop({ graceful: true });
}

/** Databases of killed test processes, and templates of migrations as they were long ago. */
async function removeLeftovers(sql: Sql): Promise<void> {
  const names = (
    await sql<
      { name: string }[]
    >`select datname as name from pg_database where datname ~ '^(test|template)_' order by oid desc`
  ).map(({ name }) => name);
  const clones = names.filter((name) => name.startsWith('test_') && !isRunning(Number(name.split('_')[1])));
  const old = names.filter((name) => name.startsWith('template_')).slice(KEPT_TEMPLATES);
  for (const name of [...clones, ...old]) await sql.unsafe(`drop database if exists ${name} with (force)`);
}

async function withAdmin<T>(admin: DatabaseAddress, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = connect(admin, { name: 'test kit', max: 1 });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}
