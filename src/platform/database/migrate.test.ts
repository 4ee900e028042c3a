import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import { emptyDatabase } from '#test/kit/database.ts';
import { connect } from './database.ts';
import { type Migration, migrate, pendingMigrations, readMigrations } from './migrate.ts';

const file = (name: string, text: string): Migration => ({
  name,
  text,
  hash: createHash('sha256').update(text).digest('hex'),
});
const first = file('0001_first.sql', 'create table first (n int); insert into first values (1);');
const second = file(
  '0002_second.sql',
  'create table second (n int); create function twice(n int) returns int language sql as $$ select n * 2; $$;',
);

test('migrate: each file once, in order, and only what is missing the next time', async () => {
  const { sql, close } = await emptyDatabase();
  assert.deepEqual(await pendingMigrations(sql, [first, second]), [first.name, second.name]);
  assert.deepEqual(await migrate(sql, [first]), [first.name]);
  assert.deepEqual(await pendingMigrations(sql, [first, second]), [second.name]);
  assert.deepEqual(await migrate(sql, [first, second]), [second.name]);
  assert.deepEqual(await migrate(sql, [first, second]), []);
  assert.equal((await sql`select twice(21) as n`)[0]!['n'], 42);
  await close();
});

test('migrate: programs that start together apply each file once between them', async () => {
  const { sql, address, close } = await emptyDatabase();
  const others = Array.from({ length: 4 }, () => connect(address, { name: 'other', max: 1 }));
  const done = await Promise.all([sql, ...others].map((one) => migrate(one, [first, second])));
  assert.deepEqual(done.flat().sort(), [first.name, second.name]);
  assert.equal((await sql`select from first`).length, 1);
  await Promise.all(others.map((one) => one.end()));
  await close();
});

test('migrate: a file that fails leaves nothing of itself, keeps the earlier ones, and is named', async () => {
  const { sql, close } = await emptyDatabase();
  const broken = file('0002_broken.sql', 'create table half (n int); select 1 / 0;');
  await assert.rejects(migrate(sql, [first, broken]), /0002_broken\.sql failed: division by zero/);
  const [row] = await sql`select to_regclass('first') is not null as first, to_regclass('half') is not null as half`;
  assert.deepEqual({ ...row }, { first: true, half: false });
  assert.deepEqual(await migrate(sql, [first, second]), [second.name]);
  await close();
});

test('migrate: a file changed after it was applied, and a database of a later Dauphin, are refused untouched', async () => {
  const { sql, close } = await emptyDatabase();
  await migrate(sql, [first, second]);
  await assert.rejects(
    migrate(sql, [file(first.name, 'select 1'), second]),
    /0001_first\.sql changed after it was applied/,
  );
  await assert.rejects(migrate(sql, [first]), /comes from a later Dauphin \(0002_second\.sql\)/);
  await close();
});

test('migrations: the files of the product have names in order, each number once', async () => {
  const names = (await readMigrations()).map(({ name }) => name);
  assert.ok(names.length > 0);
  assert.equal(new Set(names.map((name) => name.slice(0, 4))).size, names.length);
});
