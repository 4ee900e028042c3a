// Reads the shape of the database from its own catalogue, and carries the rows of a table out and in as PostgreSQL's COPY text.
// Rows are carried in parts of a few megabytes, so that memory does not grow with the table. It knows no table by name except the
// migrator's, whose rows are not data.

import type { Readable, Writable } from 'node:stream';
import type { Sql, TransactionSql } from 'postgres';

type Query = Sql | TransactionSql;

export interface Table {
  name: string;
  /** In the order in which their values are written. Computed columns are left out: PostgreSQL computes them again. */
  columns: string[];
}

export interface Sequence {
  name: string;
  /** Null when no number was taken yet. */
  lastValue: string | null;
}

const PART_BYTES = 4 * 1024 * 1024;
const NEWLINE = 10;

export async function readTables(sql: Query): Promise<Table[]> {
  return sql<Table[]>`
    select c.relname as name, array(
      select a.attname::text from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum
    ) as columns
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname <> 'migrations'
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by c.relname`;
}

export async function readSequences(sql: Query): Promise<Sequence[]> {
  return sql<Sequence[]>`
    select sequencename as name, last_value as "lastValue" from pg_sequences where schemaname = 'public' order by sequencename`;
}

export async function setSequence(sql: Query, { name, lastValue }: Sequence): Promise<void> {
  if (lastValue !== null) await sql`select setval(quote_ident(${name})::regclass, ${lastValue})`;
}

/** Gives the rows of one table, part by part, and resolves with their number. Run it inside the snapshot's transaction. */
export async function carryOut(
  sql: Query,
  { name, columns }: Table,
  take: (part: Buffer) => Promise<void>,
): Promise<number> {
  const rows: Readable = await sql`copy (select ${sql(columns)} from ${sql(name)}) to stdout`.readable();
  let waiting: Buffer[] = [];
  let size = 0;
  let count = 0;
  const give = async () => {
    if (size > 0) await take(Buffer.concat(waiting));
    waiting = [];
    size = 0;
  };
  for await (const chunk of rows as AsyncIterable<Buffer>) {
    // A line break inside a value is written `\n`: a real one always ends a row.
    for (const byte of chunk) if (byte === NEWLINE) count++;
    waiting.push(chunk);
    size += chunk.length;
    if (size >= PART_BYTES) await give();
  }
  await give();
  return count;
}

/** Where the parts of one table are written, in order, ended once. */
export function carryIn(sql: Query, { name, columns }: Table): Promise<Writable> {
  return sql`copy ${sql(name)} (${sql(columns)}) from stdin`.writable();
}

export async function countRows(sql: Query, { name }: Table): Promise<number> {
  const [row] = await sql<[{ count: string }]>`select count(*) from ${sql(name)}`;
  return Number(row.count);
}

/**
 * Lets rows be put in any order and exactly as they were: takes references away and triggers asleep, and gives back a function that
 * restores both, which also checks every reference. In one transaction, an owner's right suffices for all of it.
 */
export async function suspendRules(sql: Query, tables: readonly Table[]): Promise<() => Promise<void>> {
  const references = await sql<{ table: string; name: string; definition: string }[]>`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`;
  for (const { table, name } of references) await sql.unsafe(`alter table ${table} drop constraint ${name}`);
  for (const { name } of tables) await sql`alter table ${sql(name)} disable trigger user`;
  return async () => {
    for (const { name } of tables) await sql`alter table ${sql(name)} enable trigger user`;
    for (const { table, name, definition } of references) {
      await sql.unsafe(`alter table ${table} add constraint ${name} ${definition}`);
    }
  };
}
