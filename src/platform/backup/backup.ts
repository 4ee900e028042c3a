// Writes the whole installation into one archive while it goes on working: every row as of one moment, every file those rows point at,
// the jobs still to be done, and the key without which sealed secrets could not be read. So the archive is itself a secret.
// It appears under its name only when it is complete and on disk; a failure leaves nothing but the error.

import { createReadStream, createWriteStream } from 'node:fs';
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Sql, TransactionSql } from 'postgres';
import { type Pack, pack as createPack } from 'tar-stream';
import { masterKeyFile } from '../master-key.ts';
import { closeHold, keepIn, openHold } from '../blob-holds.ts';
import { type BackupSummary, type End, FORMAT, type Manifest, summaryOf } from './manifest.ts';
import { carryOut, readSequences, readTables } from './tables.ts';

export interface BackupOrder {
  sql: Sql;
  dataDir: string;
  /** Path of the archive; it must not exist. */
  file: string;
  /** Of the product, for the record. */
  version: string;
  now: Date;
}

export async function writeBackup(order: BackupOrder): Promise<BackupSummary> {
  const draft = `${order.file}.${process.pid}.part`;
  const pack = createPack();
  const written = pipeline(
    pack,
    createGzip({ level: 4 }),
    createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true }),
  );
  // When the output fails first (a full disk), that is the fault to tell, not the broken pipe it causes.
  let outputFault: unknown;
  written.catch((fault) => (outputFault = fault));
  try {
    const end = await fill(pack, order);
    pack.finalize();
    await written;
    await rename(draft, order.file);
    await syncFolder(dirname(order.file));
    return summaryOf(end);
  } catch (fault) {
    const first = outputFault ?? fault;
    pack.destroy();
    await written.catch(() => {});
    await rm(draft, { force: true });
    throw first;
  }
}

async function fill(pack: Pack, { sql, dataDir, version, now }: BackupOrder): Promise<End> {
  const store = join(dataDir, 'blobs');
  const hold = await openHold(store);
  try {
    const end = await sql.begin('isolation level repeatable read read only', async (tx) => {
      await tx`set local statement_timeout = 0`;
      await tx`set local idle_in_transaction_session_timeout = 0`;
      const manifest = await readManifest(tx, version, now);
      // What was there at the snapshot is still there, or in the hold already.
      for await (const key of walk(store)) await keepIn(hold, store, key);
      await addEntry(pack, 'manifest.json', JSON.stringify(manifest));
      await addEntry(pack, 'vault.key', await readFile(masterKeyFile(dataDir)));
      return addDatabase(pack, tx, manifest);
    });
    const blobs = await addBlobs(pack, hold);
    const whole = { ...end, blobs };
    await addEntry(pack, 'end.json', JSON.stringify(whole));
    return whole;
  } finally {
    await closeHold(hold);
  }
}

// The first query of the transaction: its snapshot is taken here.
async function readManifest(tx: TransactionSql, version: string, now: Date): Promise<Manifest> {
  const migrations = await tx<Manifest['migrations']>`select name, hash from migrations order by name`;
  return {
    format: FORMAT,
    version,
    createdAt: now.toISOString(),
    migrations: [...migrations],
    tables: [...(await readTables(tx))],
  };
}

async function addDatabase(pack: Pack, tx: TransactionSql, { tables }: Manifest): Promise<Omit<End, 'blobs'>> {
  const rows: Record<string, number> = {};
  for (const table of tables) {
    let part = 0;
    rows[table.name] = await carryOut(tx, table, (bytes) =>
      addEntry(pack, `database/${table.name}/${String(++part).padStart(6, '0')}`, bytes),
    );
  }
  // Read last: numbers only grow, so none is given twice after a restore.
  return { rows, sequences: [...(await readSequences(tx))], jobs: await readJobs(tx) };
}

/** Coarse jobs that are waiting or running; asked for again after a restore. */
async function readJobs(tx: TransactionSql): Promise<End['jobs']> {
  const [queue] = await tx`select to_regclass('jobs.job') as found`;
  if (!queue?.['found']) return [];
  return tx`
    select name, data, singleton_key as "singletonKey", to_char(start_after at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as after
    from jobs.job where state < 'completed' and name not like '\\_\\_pgboss%' and jsonb_typeof(data) = 'object'`;
}

async function addBlobs(pack: Pack, hold: string): Promise<number> {
  let count = 0;
  for await (const key of walk(hold)) {
    const path = join(hold, key);
    const { size } = await stat(path);
    const entry = pack.entry({ name: `blobs/${key}`, size, mode: 0o600 });
    await pipeline(createReadStream(path), entry);
    count++;
  }
  return count;
}

// Ends when the archive took it: a slow disk slows the reading down instead of filling the memory.
function addEntry(pack: Pack, name: string, content: string | Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const taken = (fault?: Error | null) => (fault ? reject(fault) : resolve());
    const entry = pack.entry({ name, size: Buffer.byteLength(content), mode: 0o600 }, taken);
    entry.on('error', reject);
    entry.end(content);
  });
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Keys of all files under a folder, in order; nothing when there is no such folder. */
async function* walk(folder: string, prefix = ''): AsyncGenerator<string> {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true }).catch((cause) => {
    if (cause.code === 'ENOENT') return [];
    throw cause;
  });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const key = prefix ? `${prefix}/${entry.name}` : entry.name;
    if (entry.isDirectory()) yield* walk(folder, key);
    else yield key;
  }
}
