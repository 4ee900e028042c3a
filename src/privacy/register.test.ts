import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testDatabase } from '#test/kit/database.ts';
import { IMPERSONAL_TABLES, PERSONAL_TABLES } from './register.ts';

const { sql, close } = await testDatabase();
after(close);

const schema = await sql<{ table: string; column: string }[]>`
  select c.table_name as table, c.column_name as column
  from information_schema.columns c
  join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
  where c.table_schema = 'public' and t.table_type = 'BASE TABLE'`;
const tables = new Map<string, Set<string>>();
for (const { table, column } of schema) tables.set(table, (tables.get(table) ?? new Set()).add(column));

test('the register names every table of the schema once, and no other', () => {
  const declared = [...Object.keys(PERSONAL_TABLES), ...IMPERSONAL_TABLES];
  assert.deepEqual(declared.toSorted(), [...tables.keys()].toSorted());
});

test('the register names columns that exist', () => {
  for (const [table, { columns }] of Object.entries(PERSONAL_TABLES)) {
    for (const column of columns) assert.ok(tables.get(table)?.has(column), `${table}.${column}`);
  }
});

test('a column that can only hold personal data stands in the register', () => {
  const telling = /^(email|address_hash|given_name|family_name|contact_id|ip|user_agent|mailbox|password_hash)$/;
  for (const { table, column } of schema) {
    if (telling.test(column))
      assert.ok(PERSONAL_TABLES[table]?.columns.includes(column), `${table}.${column} is not declared`);
  }
});
