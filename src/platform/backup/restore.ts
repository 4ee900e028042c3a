// Puts a backup into an empty installation: key, files and rows, all or nothing. What the backup was made of must fit this program.
// It refuses, with one line that says what to do, a file that is no backup or is cut short, a backup of a later Dauphin, and an installation
// that already holds something. It must never overwrite or merge.

import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { finished, pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Sql, TransactionSql } from 'postgres';
import { extract as createExtract } from 'tar-stream';
import { migrate, type Migration } from '../database/migrate.ts';
import { masterKeyFile } from '../master-key.ts';
import { OperatorError } from '../operator-error.ts';
import { type BackupSummary, type End, endSchema, type Manifest, manifestSchema, summaryOf } from './manifest.ts';
import { carryIn, countRows, readTables, setSequence, suspendRules } from './tables.ts';

export interface RestoreOrder {
  sql: Sql;
  dataDir: string;
  file: string;
  /** Of this program, all of them. */
  migrations: readonly Migration[];
}

export interface Restored extends BackupSummary {
  /** To be asked for again, once the job queue runs. */
  jobs: End['jobs'];
}

const BLOB = /^blobs\/(\d+\/[0-9a-f]{2}\/[0-9a-f-]{36})$/;

export async function restoreBackup(order: RestoreOrder): Promise<Restored> {
  const { sql, dataDir, migrations } = order;
  const staging = join(dataDir, `restore-${process.pid}`);
  await mkdir(staging, { recursive: true, mode: 0o700 });
  try {
    const end = await readArchive(order.file, async (entries) => {
      const manifest = await readManifest(await nextNamed(entries, 'manifest.json'));
      const known = fittingMigrations(manifest, migrations);
      await refuseUsedInstallation(sql, known);
      await migrate(sql, known);
      return fillInstallation(order, staging, manifest, entries);
    });
    await migrate(sql, migrations);
    await sql`analyze`;
    return { ...summaryOf(end), jobs: end.jobs };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

type Entry = Readable & { header: { name: string } };
type Entries = AsyncIterator<Entry>;

async function readArchive<T>(file: string, work: (entries: Entries) => Promise<T>): Promise<T> {
  const extract = createExtract();
  const read = pipeline(createReadStream(file), createGunzip(), extract);
  let archiveFault: unknown;
  read.catch((fault) => (archiveFault = fault));
  try {
    // The stream of each entry carries its header; the type of the iterator does not say so.
    return await work(extract[Symbol.asyncIterator]() as AsyncIterator<Entry>);
  } catch (fault) {
    // A damaged archive breaks whatever reads from it: then that is the fault to tell.
    const first = archiveFault;
    extract.destroy();
    await read.catch(() => {});
    throw isDamage(first) || isDamage(fault) ? damaged(file, first ?? fault) : fault;
  }
}

function isDamage(fault: unknown): boolean {
  const { code = '', message = '' } = (fault ?? {}) as { code?: string; message?: string };
  return code.startsWith('Z_') || /invalid tar|unexpected end/i.test(message);
}

async function nextNamed(entries: Entries, name: string): Promise<Entry> {
  const { value, done } = await entries.next();
  if (done || value.header.name !== name) throw notABackup();
  return value;
}

async function readManifest(entry: Entry): Promise<Manifest> {
  const parsed = manifestSchema.safeParse(parseJson(await text(entry)));
  if (!parsed.success) throw notABackup();
  return parsed.data;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Those of this program's migrations that the backup had: it must have had the first ones, unchanged. */
function fittingMigrations(manifest: Manifest, migrations: readonly Migration[]): Migration[] {
  const known = migrations.slice(0, manifest.migrations.length);
  const fits = manifest.migrations.every(({ name, hash }, at) => known[at]?.name === name && known[at]?.hash === hash);
  if (fits) return known;
  throw new OperatorError({
    fr: `Cette sauvegarde vient d'une autre version de Dauphin (${manifest.version}), dont le schéma n'est pas connu ici : restaurez-la avec celle-là.`,
    en: `This backup comes from another version of Dauphin (${manifest.version}), whose schema is not known here: restore it with that one.`,
  });
}

async function refuseUsedInstallation(sql: Sql, known: readonly Migration[]): Promise<void> {
  const tables = await readTables(sql);
  if (tables.length === 0) return;
  for (const table of tables) {
    if (table.name !== 'installation' && (await countRows(sql, table)) > 0) throw notEmpty(table.name);
  }
  const [state] = await sql`select to_regclass('migrations') as found`;
  if (!state?.['found']) throw notEmpty(tables[0]?.name ?? '');
  const [row] = await sql<[{ count: number }]>`select count(*)::int from migrations`;
  if (row.count > known.length) throw alreadyNewer();
}

async function fillInstallation(
  { sql, dataDir, file }: RestoreOrder,
  staging: string,
  manifest: Manifest,
  entries: Entries,
): Promise<End> {
  const key = await buffer(await nextNamed(entries, 'vault.key'));
  let moved = false;
  try {
    const end = await sql.begin(async (tx) => {
      await tx`set local statement_timeout = 0`;
      await tx`set local idle_in_transaction_session_timeout = 0`;
      const tables = await readTables(tx);
      const resumeRules = await suspendRules(tx, tables);
      await tx`delete from installation`;
      const found = await takeEntries(tx, staging, manifest, entries);
      for (const sequence of found.sequences) await setSequence(tx, sequence);
      await refuseIncomplete(tx, manifest, found, file);
      await resumeRules();
      await moveIn(dataDir, staging, key);
      moved = true;
      return found;
    });
    return end;
  } catch (fault) {
    if (moved) await rm(join(dataDir, 'blobs'), { recursive: true, force: true });
    throw fault;
  }
}

/** Takes rows and files as they come, until the entry that ends the archive. */
async function takeEntries(tx: TransactionSql, staging: string, manifest: Manifest, entries: Entries): Promise<End> {
  const loader = createLoader(tx, manifest);
  let blobs = 0;
  for (;;) {
    const { value: entry, done } = await entries.next();
    if (done) throw notABackup();
    const { name } = entry.header;
    const blob = name.match(BLOB)?.[1];
    if (name.startsWith('database/')) await loader.take(name.split('/')[1] ?? '', entry);
    else if (blob) blobs += await takeBlob(join(staging, 'blobs', blob), entry);
    else if (name === 'end.json') {
      await loader.end();
      const parsed = endSchema.safeParse(parseJson(await text(entry)));
      if (!parsed.success || parsed.data.blobs !== blobs) throw notABackup();
      return parsed.data;
    } else throw notABackup();
  }
}

/** Parts of one table follow each other: one COPY takes them all. */
function createLoader(tx: TransactionSql, { tables }: Manifest) {
  let current: { name: string; sink: Writable } | undefined;
  const end = async () => {
    if (!current) return;
    const { sink } = current;
    current = undefined;
    sink.end();
    await finished(sink);
  };
  return {
    end,
    async take(name: string, part: Readable): Promise<void> {
      if (current?.name !== name) {
        await end();
        const table = tables.find((one) => one.name === name);
        if (!table) throw notABackup();
        current = { name, sink: await carryIn(tx, table) };
      }
      await pipeline(part, current.sink, { end: false });
    },
  };
}

async function takeBlob(path: string, entry: Readable): Promise<1> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await pipeline(entry, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }));
  return 1;
}

async function refuseIncomplete(tx: TransactionSql, { tables }: Manifest, end: End, file: string): Promise<void> {
  for (const table of tables) {
    const count = await countRows(tx, table);
    if (count !== end.rows[table.name])
      throw damaged(file, `${table.name}: ${count} rows instead of ${end.rows[table.name]}`);
  }
}

/** The last step before the commit. A key made by an earlier start of this empty installation is kept aside. */
async function moveIn(dataDir: string, staging: string, key: Buffer): Promise<void> {
  const path = masterKeyFile(dataDir);
  await writeFile(join(staging, 'vault.key'), key, { mode: 0o600, flush: true });
  await rename(path, `${path}.before-restore`).catch(ignoreAbsence);
  await rename(join(staging, 'vault.key'), path);
  await rm(join(dataDir, 'blobs'), { recursive: true, force: true });
  await rename(join(staging, 'blobs'), join(dataDir, 'blobs')).catch(ignoreAbsence);
}

function ignoreAbsence(fault: NodeJS.ErrnoException): void {
  if (fault.code !== 'ENOENT') throw fault;
}

function notABackup(): OperatorError {
  return new OperatorError({
    fr: "Ce fichier n'est pas une sauvegarde de Dauphin que cette version sait lire.",
    en: 'This file is not a backup of Dauphin that this version can read.',
  });
}

function damaged(file: string, cause: unknown): OperatorError {
  return new OperatorError(
    {
      fr: `La sauvegarde ${file} est abîmée ou incomplète : rien n'a été restauré.`,
      en: `The backup ${file} is damaged or incomplete: nothing was restored.`,
    },
    { cause },
  );
}

function notEmpty(table: string): OperatorError {
  return new OperatorError({
    fr: `Cette installation n'est pas vide (table ${table}) : une sauvegarde se restaure dans un dossier de données vide (DAUPHIN_DATA) ou une base vide (DATABASE_URL).`,
    en: `This installation is not empty (table ${table}): a backup is restored into an empty data directory (DAUPHIN_DATA) or an empty database (DATABASE_URL).`,
  });
}

function alreadyNewer(): OperatorError {
  return new OperatorError({
    fr: 'Cette installation a déjà été démarrée avec un schéma plus récent que la sauvegarde : restaurez dans un dossier de données neuf.',
    en: 'This installation was already started with a schema later than the backup: restore into a new data directory.',
  });
}
