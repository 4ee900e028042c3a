// Imports that are killed in the middle, or that are enormous: nothing lost, nothing double, memory bounded.

import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { type TestDatabase, testDatabase } from '#test/kit/database.ts';
import { queueTestImport } from '#test/kit/import.ts';
import { forkImport } from '#test/kit/import-process.ts';
import { beginUndo, findImport } from './import-store.ts';

const KILLS = 6;

async function untilMoved(
  { sql, workspaceId }: TestDatabase,
  importId: string,
  from: number,
  of: 'cursorRows' | 'undone',
) {
  for (;;) {
    const record = (await findImport(sql, workspaceId, importId))!;
    if (record[of] > from || !['queued', 'running', 'undoing'].includes(record.state)) return record;
    await pause(2);
  }
}

async function totals({ sql, workspaceId }: TestDatabase) {
  const [row] = await sql`
    select (select count(*)::int from contacts where workspace_id = ${workspaceId}) as contacts,
      (select count(distinct email)::int from contacts where workspace_id = ${workspaceId}) as addresses,
      (select count(*)::int from consent_events) as events, (select count(*)::int from consents where state = 'granted') as granted,
      (select count(*)::int from import_rejects) as rejects`;
  return row!;
}

test('import: killed at many moments and taken up again, it loses nothing and doubles nothing', async () => {
  const d = await testDatabase();
  const rows = 40_000;
  // Every tenth line is a duplicate of an earlier one, every seventeenth is no address.
  const lines = Array.from({ length: rows }, (_, index) =>
    index % 17 === 16 ? `faux ${index}` : `c${index % 10 === 9 ? index - 9 : index}@exemple.fr;Prénom ${index}`,
  ).map((line) => (line.includes(';') ? line : `${line};`));
  const importId = await queueTestImport(d, `e-mail;prénom\n${lines.join('\n')}\n`);
  const expected = new Set(lines.flatMap((line) => (line.startsWith('faux') ? [] : [line.split(';')[0]])));
  const task = {
    address: d.address,
    dataDir: d.platform.config.dataDir,
    job: { workspaceId: d.workspaceId, importId },
  };
  let cursor = 0;
  let kills = 0;
  for (; kills < KILLS; kills++) {
    const running = await forkImport({ ...task, what: 'run' });
    const record = await untilMoved(d, importId, cursor, 'cursorRows');
    cursor = record.cursorRows;
    // Sometimes at once, sometimes in the middle of the next batch.
    await pause(kills * 7);
    running.process.kill('SIGKILL');
    if (record.state === 'finished') break;
  }
  assert.ok(kills >= 3, 'the file must be large enough to be killed in');
  await (await forkImport({ ...task, what: 'run' })).done;
  const record = (await findImport(d.sql, d.workspaceId, importId))!;
  assert.equal(record.state, 'finished');
  assert.equal(record.cursorRows, rows);
  assert.deepEqual(
    { ...(await totals(d)) },
    {
      contacts: expected.size,
      addresses: expected.size,
      events: expected.size,
      granted: expected.size,
      rejects: rows - expected.size,
    },
  );
  assert.deepEqual(
    [record.created, record.granted, record.rejected],
    [expected.size, expected.size, rows - expected.size],
  );

  // The undo of it, killed as well.
  await beginUndo(d.sql, d.workspaceId, importId);
  for (let undone = 0, kill = 0; kill < 3; kill++) {
    const undoing = await forkImport({ ...task, what: 'undo' });
    undone = (await untilMoved(d, importId, undone, 'undone')).undone;
    undoing.process.kill('SIGKILL');
  }
  await (await forkImport({ ...task, what: 'undo' })).done;
  assert.equal((await findImport(d.sql, d.workspaceId, importId))!.state, 'undone');
  assert.deepEqual({ ...(await totals(d)) }, { contacts: 0, addresses: 0, events: 0, granted: 0, rejects: 0 });
  await d.close();
});

test('import: two programs on the same import store each row once', async () => {
  const d = await testDatabase();
  const lines = Array.from({ length: 20_000 }, (_, index) => `c${index}@exemple.fr`);
  const importId = await queueTestImport(d, `e-mail\n${lines.join('\n')}\n`);
  const task = {
    address: d.address,
    dataDir: d.platform.config.dataDir,
    job: { workspaceId: d.workspaceId, importId },
  };
  const both = await Promise.all([forkImport({ ...task, what: 'run' }), forkImport({ ...task, what: 'run' })]);
  await Promise.all(both.map(({ done }) => done));
  const record = (await findImport(d.sql, d.workspaceId, importId))!;
  assert.deepEqual([record.state, record.created, record.rejected], ['finished', 20_000, 0]);
  assert.equal((await totals(d))['events'], 20_000);
  await d.close();
});

test('import: a file of 200 MB comes in with bounded memory', async () => {
  const d = await testDatabase();
  // Few contacts, large cells: what is measured is reading, not the database. Among them a line of many megabytes.
  const filler = 'texte de remplissage '.repeat(1_200);
  const file = Readable.from(
    (function* () {
      yield 'e-mail;note\n';
      for (let index = 0; index < 8_000; index++) {
        yield `c${index}@exemple.fr;${filler}\n`;
        if (index === 4_000) for (let piece = 0; piece < 400; piece++) yield filler;
      }
    })(),
    { objectMode: false },
  );
  const importId = await queueTestImport(d, file, { targets: { 1: { to: 'ignore' } } });
  const before = (await findImport(d.sql, d.workspaceId, importId))!;
  assert.ok(before.sizeBytes > 200_000_000);
  const task = {
    address: d.address,
    dataDir: d.platform.config.dataDir,
    job: { workspaceId: d.workspaceId, importId },
  };
  // The program itself takes half of this heap.
  await (await forkImport({ ...task, what: 'run' }, 96)).done;
  const record = (await findImport(d.sql, d.workspaceId, importId))!;
  assert.deepEqual([record.state, record.created, record.rejected], ['finished', 7_999, 1]);
  await d.close();
});
