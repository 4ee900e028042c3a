// COPY: any text arrives as it was, and no error of PostgreSQL is lost.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { type TestDatabase, testDatabase } from '#test/kit/database.ts';
import { copied, copiedBytes, copyInto } from './copy-text.ts';

let d: TestDatabase;
before(async () => {
  d = await testDatabase();
  await d.sql`create table copied (id int primary key, text text, bytes bytea)`;
});
after(() => d.close());

const lineOf = (id: number, text: string | null, bytes: Buffer) => `${id}\t${copied(text)}\t${copiedBytes(bytes)}\n`;
const copy = (lines: string) => d.sql.begin((tx) => copyInto(tx`copy copied from stdin`, lines));

test('copied: any text without NUL, null, and any bytes', async () => {
  const text = fc.string({ unit: 'binary' }).filter((value) => value.isWellFormed() && !value.includes('\0'));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.option(text), fc.uint8Array()), { minLength: 1 }), async (rows) => {
      await d.sql`truncate copied`;
      await copy(rows.map(([value, bytes], id) => lineOf(id, value, Buffer.from(bytes))).join(''));
      const read = await d.sql`select text, bytes from copied order by id`;
      assert.deepEqual(
        read.map((row) => [row['text'], [...row['bytes']]]),
        rows.map(([value, bytes]) => [value, [...bytes]]),
      );
    }),
    { numRuns: 30 },
  );
});

test('copyInto: rejects with the error that comes behind the last line, and the connection goes on', async () => {
  await d.sql`truncate copied`;
  const line = lineOf(1, 'a', Buffer.alloc(0));
  for (let round = 0; round < 5; round++) {
    await assert.rejects(copy(line + line), { code: '23505' });
    await assert.rejects(copy('not a number\ta\ta\n'), { code: '22P02' });
  }
  await copy(line);
  assert.equal((await d.sql`select from copied`).length, 1);
});
