import assert from 'node:assert/strict';
import { mkdtemp, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { testDatabase } from '#test/kit/database.ts';
import { masterKeyFile, readMasterKey, refuseForeignKey } from './master-key.ts';
import { createVault } from './vault.ts';

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'dauphin-key-'));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('readMasterKey: made once, private, and the same for programs that start together', () =>
  inFolder(async (folder) => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => readMasterKey(folder)));
    assert.equal(new Set(keys.map((key) => key.toString('hex'))).size, 1);
    assert.equal((await stat(masterKeyFile(folder))).mode & 0o777, 0o600);
    assert.deepEqual(await readMasterKey(folder), keys[0]);
  }));

test('readMasterKey: a damaged key is refused, never replaced', () =>
  inFolder(async (folder) => {
    await readMasterKey(folder);
    await truncate(masterKeyFile(folder), 20);
    await assert.rejects(readMasterKey(folder), /damaged/);
    assert.equal((await stat(masterKeyFile(folder))).size, 20);
  }));

test('refuseForeignKey: a database belongs to the key of its first start', async () => {
  const { sql, platform, close } = await testDatabase();
  await refuseForeignKey(sql, platform.vault, '/data');
  await assert.rejects(
    refuseForeignKey(sql, createVault(Buffer.alloc(32, 7)), '/data'),
    /another key than \/data\/vault\.key/,
  );
  await close();
});
