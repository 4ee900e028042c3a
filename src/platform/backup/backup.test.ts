// Backup and restore on a real database that is being written to, with every kind of value, and with what can go wrong.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import type { Sql } from 'postgres';
import { emptyDatabase, type TestDatabase, testDatabase } from '#test/kit/database.ts';
import { readMigrations } from '../database/migrate.ts';
import { createVault } from '../vault.ts';
import { writeBackup } from './backup.ts';
import { restoreBackup } from './restore.ts';
import { readTables } from './tables.ts';

const folder = await mkdtemp(join(tmpdir(), 'dauphin-backup-'));
after(() => rm(folder, { recursive: true, force: true }));

const migrations = await readMigrations();
const now = new Date('2026-03-02T10:00:00Z');
let files = 0;

async function backUp({ sql, platform }: TestDatabase): Promise<string> {
  const file = join(folder, `backup-${++files}.tar.gz`);
  await writeBackup({ sql, dataDir: platform.config.dataDir, file, version: '1', now });
  return file;
}

async function restoreIntoEmpty(file: string) {
  const target = await emptyDatabase();
  const dataDir = await mkdtemp(join(folder, 'data-'));
  const restored = await restoreBackup({ sql: target.sql, dataDir, file, migrations });
  return { ...target, dataDir, restored };
}

/** A fingerprint of every row of every table. */
async function contentOf(sql: Sql): Promise<Record<string, string>> {
  const content: Record<string, string> = {};
  for (const { name } of await readTables(sql)) {
    const [row] = await sql<
      [{ mark: string }]
    >`select count(*) || ' ' || coalesce(md5(string_agg(t::text, chr(30) order by t::text collate "C")), '') as mark from ${sql(name)} t`;
    content[name] = row.mark;
  }
  return content;
}

async function addContacts(
  { sql, workspaceId, platform, clock }: TestDatabase,
  emails: readonly string[],
  fields: object = {},
): Promise<void> {
  for (const email of emails) {
    await sql`insert into contacts (workspace_id, email, address_hash, fields, created_at, updated_at)
      values (${workspaceId}, ${email}, ${platform.vault.mac('address', email)}, ${sql.json(fields as never)}, ${clock.now()}, ${clock.now()})`;
  }
}

test('backup, then restore: every row, number sequence, file and sealed secret is as it was', async () => {
  const db = await testDatabase();
  await addContacts(db, ['zoé@example.org', 'plain@example.org'], {
    note: 'tab\t, line\n, \\N, "quotes", 🐬 é',
    list: [1, null, { a: [] }],
  });
  const bytes = randomBytes(3_000_000);
  const key = await db.platform.blobs.put(db.workspaceId, bytes);
  const sealed = db.platform.vault.seal('a secret');
  const before = await contentOf(db.sql);
  const file = await backUp(db);
  assert.equal((await stat(file)).mode & 0o777, 0o600);

  const target = await restoreIntoEmpty(file);
  assert.deepEqual(await contentOf(target.sql), before);
  assert.equal(target.restored.blobs, 1);
  assert.ok((await readFile(join(target.dataDir, 'blobs', key))).equals(bytes));
  const vault = createVault(Buffer.from((await readFile(join(target.dataDir, 'vault.key'), 'utf8')).trim(), 'hex'));
  assert.equal(vault.open(sealed).toString(), 'a secret');
  const [added] = await target.sql<
    [{ id: string }]
  >`insert into workspaces (name, language, time_zone, created_at, updated_at) values ('n', 'fr', 'UTC', now(), now()) returning id`;
  assert.ok(BigInt(added.id) > BigInt(db.workspaceId));
  await target.close();
  await db.close();
});

test('restore: references and triggers work again afterwards', async () => {
  const db = await testDatabase();
  const target = await restoreIntoEmpty(await backUp(db));
  const rules = (sql: Sql) => sql`
    select conrelid::regclass::text as "on", pg_get_constraintdef(oid) as rule, 'O' as state from pg_constraint where connamespace = 'public'::regnamespace
    union all select tgrelid::regclass::text, pg_get_triggerdef(oid), tgenabled::text from pg_trigger where not tgisinternal order by 1, 2`;
  assert.deepEqual([...(await rules(target.sql))], [...(await rules(db.sql))]);
  await target.close();
  await db.close();
});

test('backup under concurrent writes: rows of one transaction are all there or none; files they name are there', async () => {
  const db = await testDatabase();
  let writing = true;
  const writers = [1, 2].map(async (writer) => {
    for (let n = 0; writing; n++) {
      const email = `w${writer}-${n}@example.org`;
      const key = await db.platform.blobs.put(db.workspaceId, Buffer.from(email));
      await db.sql.begin(async (tx) => {
        const hash = db.platform.vault.mac('address', email);
        await tx`insert into contacts (workspace_id, email, address_hash, fields, created_at, updated_at) values (${db.workspaceId}, ${email}, ${hash}, ${tx.json({ blob: key })}, now(), now())`;
        await tx`insert into suppressions (workspace_id, address_hash, reason, at) values (${db.workspaceId}, ${hash}, 'operator', now())`;
      });
      if (n % 3 !== 2) continue;
      // What a station does to forget: first the row, then the file.
      const [gone] =
        await db.sql`delete from contacts where workspace_id = ${db.workspaceId} and email = ${`w${writer}-${n - 1}@example.org`} returning fields->>'blob' as blob, address_hash as hash`;
      await db.sql`delete from suppressions where workspace_id = ${db.workspaceId} and address_hash = ${gone!['hash']}`;
      await db.platform.blobs.delete(gone!['blob']);
    }
  });
  const written = async () => (await db.sql<[{ count: number }]>`select count(*)::int from contacts`)[0].count;
  while ((await written()) < 20) await new Promise((resolve) => setTimeout(resolve, 20));
  const file = await backUp(db);
  writing = false;
  await Promise.all(writers);
  const target = await restoreIntoEmpty(file);
  const contacts = await target.sql<{ email: string; blob: string; suppressed: boolean }[]>`
    select email, fields->>'blob' as blob, exists (select from suppressions s where s.workspace_id = c.workspace_id and s.address_hash = c.address_hash) as suppressed from contacts c`;
  assert.ok(contacts.length > 0);
  for (const { email, blob, suppressed } of contacts) {
    assert.ok(suppressed, email);
    assert.equal(await readFile(join(target.dataDir, 'blobs', blob), 'utf8'), email);
  }
  await target.close();
  await db.close();
});

test('backup: jobs that wait are in it', async () => {
  const db = await testDatabase();
  const moment = new Date('2031-05-06T07:08:09.123Z');
  await db.platform.jobs.enqueue('an-import', { importId: '7' }, { singletonKey: 'import 7', after: moment });
  const target = await restoreIntoEmpty(await backUp(db));
  assert.deepEqual(target.restored.jobs, [
    { name: 'an-import', data: { importId: '7' }, singletonKey: 'import 7', after: moment.toISOString() },
  ]);
  await target.close();
  await db.close();
});

test('restore: an installation that holds something is refused and keeps what it has', async () => {
  const db = await testDatabase();
  const file = await backUp(db);
  const before = await contentOf(db.sql);
  const { dataDir } = db.platform.config;
  await assert.rejects(restoreBackup({ sql: db.sql, dataDir, file, migrations }), /not empty/);
  assert.deepEqual(await contentOf(db.sql), before);
  await db.close();
});

test('restore: a file cut short, another file, and a backup of another schema are refused and leave nothing behind', async () => {
  const db = await testDatabase();
  await db.platform.blobs.put(db.workspaceId, randomBytes(500_000));
  const whole = await backUp(db);
  const { size } = await stat(whole);
  const target = await emptyDatabase();
  const dataDir = await mkdtemp(join(folder, 'data-'));
  const refused = (file: string, known = migrations) =>
    restoreBackup({ sql: target.sql, dataDir, file, migrations: known });
  for (const part of [0.3, 0.999]) {
    const cut = join(folder, 'cut.tar.gz');
    await writeFile(cut, await readFile(whole));
    await truncate(cut, Math.floor(size * part));
    await assert.rejects(refused(cut), /damaged or incomplete/);
  }
  const flipped = await readFile(whole);
  flipped[Math.floor(size / 2)]! ^= 0x40;
  await writeFile(join(folder, 'flipped.tar.gz'), flipped);
  await assert.rejects(refused(join(folder, 'flipped.tar.gz')), /damaged or incomplete/);
  const other = join(folder, 'other.csv');
  await writeFile(other, 'email\na@example.org\n');
  await assert.rejects(refused(other), /damaged or incomplete|not a backup/);
  const changed = migrations.map((one, at) => (at === 1 ? { ...one, hash: '0' } : one));
  await assert.rejects(refused(whole, changed), /another version of Dauphin \(1\)/);
  assert.ok(!existsSync(join(dataDir, 'blobs')) && !existsSync(join(dataDir, 'vault.key')));
  const [row] = await target.sql<[{ count: number }]>`select count(*)::int from workspaces`;
  assert.equal(row.count, 0);
  await refused(whole);
  await target.close();
  await db.close();
});

test('backup: a disk that cannot be written to is told, and leaves no half archive', async () => {
  const db = await testDatabase();
  const file = join(folder, 'no-such-folder', 'backup.tar.gz');
  await assert.rejects(
    writeBackup({ sql: db.sql, dataDir: db.platform.config.dataDir, file, version: '1', now }),
    /ENOENT/,
  );
  await db.close();
});
