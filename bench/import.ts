// How fast contacts come in: a file of a million rows with ten columns, imported whole (read, checked, typed, made into contacts
// with proven consent) on the embedded database with its durable settings. A plain COPY of the same rows into a bare table is
// measured in the same run, before and after, because machines are shared: the ratio tells more than the rate.
// Usage: npm run bench -- import [rows]

import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { copyInto } from '#sending/audience/imports/copy-text.ts';
import { findImport } from '#sending/audience/imports/import-store.ts';
import { runImport } from '#sending/audience/imports/run-import.ts';
import { undoImport } from '#sending/audience/imports/undo-import.ts';
import { beginUndo } from '#sending/audience/imports/import-store.ts';
import { type TestDatabase, testDatabase } from '#test/kit/database.ts';
import { queueTestImport } from '#test/kit/import.ts';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { undo: { type: 'boolean' } } });
const rows = Number(positionals[0] ?? 1_000_000);
const COPIED_ROWS = Math.min(rows, 200_000);
const ENOUGH = 20_000;

const GIVEN = ['Inès', 'Malo', 'Élodie', 'Zoé', 'Noé', 'Camille', 'Yann', 'Léa', 'Anaïs', 'Jeanne', 'Marie', 'Jean'];
const FAMILY = ['Le Goff', 'Martin', 'Bernard', 'Girard', 'Fournier', 'Moreau', 'Roux', 'Kervella', 'Dubois', 'Dupont'];
const TOWNS = ['Lille', 'Brest', 'Nantes', 'Évry', 'Saint-Malo', 'Marseille', 'Besançon', 'Paris', 'Lyon', 'Sète'];
const COLUMNS = ['E-mail', 'Prénom', 'Nom', 'Langue', 'Ville', 'Code postal', 'Né le', 'Achats', 'VIP', 'Client'];

/** A row that looks random and is the same in each run. */
function row(index: number): string[] {
  const mixed = Math.imul(index + 1, 2_654_435_761) >>> 0;
  const given = GIVEN[mixed % GIVEN.length] as string;
  const family = FAMILY[(mixed >>> 8) % FAMILY.length] as string;
  const plain = `${given}.${family}`
    .normalize('NFD')
    .replace(/[^a-zA-Z.]/g, '')
    .toLowerCase();
  return [
    `${plain}${mixed}@exemple${mixed % 97}.fr`,
    given,
    family,
    index % 10 === 0 ? 'en' : 'fr',
    TOWNS[mixed % TOWNS.length] as string,
    String(1_000 + (mixed % 98_000)).padStart(5, '0'),
    `${String(1 + (mixed % 28)).padStart(2, '0')}/${String(1 + (mixed % 12)).padStart(2, '0')}/${1940 + (mixed % 65)}`,
    `${mixed % 2_000},${String(mixed % 100).padStart(2, '0')}`,
    index % 3 === 0 ? 'oui' : 'non',
    `C${mixed}`,
  ];
}

async function writeFile(path: string): Promise<void> {
  const file = createWriteStream(path);
  let text = `${COLUMNS.join(';')}\r\n`;
  for (let index = 0; index < rows; index++) {
    text += `${row(index).join(';')}\r\n`;
    if (text.length < 65_536) continue;
    if (!file.write(text)) await once(file, 'drain');
    text = '';
  }
  file.end(text);
  await once(file, 'finish');
}

/** Rows a second of the plainest way into the database: ready lines, no index, no check. */
async function plainCopy({ sql }: TestDatabase): Promise<number> {
  await sql`drop table if exists bench_copy`;
  await sql.unsafe(`create table bench_copy (${COLUMNS.map((_, index) => `c${index} text`).join(', ')})`);
  const batches = Array.from({ length: COPIED_ROWS / 5_000 }, (_, batch) =>
    Array.from({ length: 5_000 }, (_, index) => `${row(batch * 5_000 + index).join('\t')}\n`).join(''),
  );
  const began = performance.now();
  for (const lines of batches) await sql.begin((tx) => copyInto(tx`copy bench_copy from stdin`, lines));
  return COPIED_ROWS / ((performance.now() - began) / 1_000);
}

const count = new Intl.NumberFormat('en');
const folder = await mkdtemp(join(tmpdir(), 'dauphin-bench-'));
const db = await testDatabase({ own: true });
try {
  const path = join(folder, 'contacts.csv');
  await writeFile(path);
  const { size } = await stat(path);
  const copyBefore = await plainCopy(db);

  let highest = 0;
  const watch = setInterval(() => (highest = Math.max(highest, process.memoryUsage.rss())), 50);
  const atRest = process.memoryUsage.rss();
  const began = performance.now();
  const importId = await queueTestImport(db, createReadStream(path), { name: 'contacts.csv' });
  const uploaded = performance.now();
  const cpu = process.cpuUsage();
  await runImport(db.platform, { workspaceId: db.workspaceId, importId });
  const ended = performance.now();
  const { user, system } = process.cpuUsage(cpu);
  clearInterval(watch);
  const record = await findImport(db.sql, db.workspaceId, importId);
  if (record?.state !== 'finished' || record.created !== rows || record.granted !== rows) {
    throw new Error(`the import went wrong: ${JSON.stringify(record)}`);
  }
  const copyAfter = await plainCopy(db);
  const [sizes] = await db.sql<[{ contacts: string; consents: string }]>`
    select pg_size_pretty(pg_total_relation_size('contacts')) as contacts,
      pg_size_pretty(pg_total_relation_size('consent_events') + pg_total_relation_size('consents')) as consents`;

  const seconds = (ended - began) / 1_000;
  const rate = rows / seconds;
  const copy = (copyBefore + copyAfter) / 2;
  const megabytes = (bytes: number) => `${count.format(Math.round(bytes / 1_000_000))} MB`;
  const lines: [string, string][] = [
    ['rows, columns, file', `${count.format(rows)}, ${COLUMNS.length}, ${megabytes(size)}`],
    [
      'upload to last row',
      `${seconds.toFixed(1)} s (upload and proposal ${((uploaded - began) / 1_000).toFixed(1)} s)`,
    ],
    ['rows a second, end to end', `${count.format(Math.round(rate))} (asked: ${count.format(ENOUGH)})`],
    [
      'plain COPY, same rows, no index',
      `${count.format(Math.round(copyBefore))} before, ${count.format(Math.round(copyAfter))} after`,
    ],
    ['import / plain COPY', (rate / copy).toFixed(3)],
    ['processor of this program', `${((user + system) / rows).toFixed(1)} µs a row`],
    ['memory: at rest, highest', `${megabytes(atRest)}, ${megabytes(highest)}`],
    ['on disk: contacts, consents', `${sizes.contacts}, ${sizes.consents}`],
  ];
  let undo: number | undefined;
  if (values.undo) {
    const start = performance.now();
    await beginUndo(db.sql, db.workspaceId, importId);
    await undoImport(db.platform, { workspaceId: db.workspaceId, importId });
    undo = rows / ((performance.now() - start) / 1_000);
    lines.push(['undo, rows a second', count.format(Math.round(undo))]);
  }
  for (const [what, figure] of lines) console.log(`${what.padEnd(34)} ${figure}`);
  console.log(
    JSON.stringify({
      bench: 'import',
      rows,
      rate: Math.round(rate),
      copyRate: Math.round(copy),
      ratio: Number((rate / copy).toFixed(4)),
      highestRss: highest,
      ...(undo && { undoRate: Math.round(undo) }),
    }),
  );
} finally {
  await db.close();
  await rm(folder, { recursive: true, force: true });
}
