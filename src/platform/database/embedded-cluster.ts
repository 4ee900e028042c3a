// Creates the cluster of the embedded PostgreSQL, once, and the role and database of Dauphin in it.
// Programs that start together may all try: each prepares its own and one rename decides. A cluster cut short by a kill is never used.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Sql } from 'postgres';
import { OperatorError } from '../operator-error.ts';
import type { Home } from './embedded-home.ts';
import { isInitialised, serverEnvironment } from './embedded-process.ts';
import type { Runtime } from './embedded-runtime.ts';
import { isRunning } from '../is-running.ts';

const DRAFT = 'draft-';
const MAJOR = '18';

export async function createCluster(home: Home, runtime: Runtime, durable: boolean): Promise<void> {
  removeAbandonedDrafts(home);
  const draft = join(home.folder, `${DRAFT}${process.pid}`);
  // A collation of PostgreSQL itself: order and upper case do not change with the machine's locales.
  const options = [
    '--username=postgres',
    '--auth=peer',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ];
  const child = spawn(
    runtime.program('initdb'),
    ['-D', draft, '--no-instructions', ...options, ...(durable ? [] : ['--no-sync'])],
    {
      ...home.account.ids,
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe'],
      env: serverEnvironment,
    },
  );
  const [complaint, [status]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  if (status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw new Error(`initdb failed in ${home.folder}: ${complaint.trim()}`);
  }
  try {
    renameSync(draft, home.cluster);
  } catch (cause) {
    rmSync(draft, { recursive: true, force: true });
    if (!isInitialised(home.cluster)) throw cause;
  }
}

function removeAbandonedDrafts(home: Home): void {
  for (const name of readdirSync(home.folder)) {
    if (!name.startsWith(DRAFT) || isRunning(Number(name.slice(DRAFT.length)))) continue;
    rmSync(join(home.folder, name), { recursive: true, force: true });
  }
}

export function refuseOtherMajor(home: Home, version: string): void {
  if (version === MAJOR) return;
  throw new OperatorError({
    fr: `La base de ${home.cluster} est de PostgreSQL ${version}, le serveur embarqué est de version ${MAJOR} : sauvegardez avec l'ancien Dauphin, puis restaurez avec celui-ci.`,
    en: `The database in ${home.cluster} is of PostgreSQL ${version}, the embedded server is version ${MAJOR}: back up with the earlier Dauphin, then restore with this one.`,
  });
}

/** Dauphin works as an ordinary role that owns its one database, never as the superuser. */
export async function createDatabase(admin: Sql): Promise<void> {
  await admin`select pg_advisory_lock(${CREATION_LOCK})`;
  try {
    const [role] = await admin`select from pg_roles where rolname = 'dauphin'`;
    if (!role) await admin`create role dauphin login`;
    const [database] = await admin`select from pg_database where datname = 'dauphin'`;
    if (!database) await admin`create database dauphin owner dauphin`;
  } finally {
    await admin`select pg_advisory_unlock(${CREATION_LOCK})`;
  }
}

const CREATION_LOCK = 4_411_002;
