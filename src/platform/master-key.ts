// Keeps the master key of the vault: 32 random bytes in a file of the data directory, made once, readable by its owner only.
// Whoever loses it loses every secret sealed with it, so it is part of each backup. It refuses to start with a key that is damaged, or
// that is not the one with which the database was sealed. It must never overwrite a key.

import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import { OperatorError } from './operator-error.ts';
import type { Vault } from './vault.ts';

const LENGTH = 32;
export const masterKeyFile = (dataDir: string) => join(dataDir, 'vault.key');

export async function readMasterKey(dataDir: string): Promise<Buffer> {
  const path = masterKeyFile(dataDir);
  const text = await readFile(path, 'utf8').catch((cause) => {
    if (cause.code === 'ENOENT') return undefined;
    throw cause;
  });
  if (text === undefined) return makeMasterKey(dataDir);
  const key = Buffer.from(text.trim(), 'hex');
  if (key.length === LENGTH) return key;
  throw new OperatorError({
    fr: `La clé du coffre est abîmée : remettez ${path} tel qu'il était, d'après une sauvegarde.`,
    en: `The key of the vault is damaged: put ${path} back as it was, from a backup.`,
  });
}

// Written aside and linked into place: of two programs that start together, both end with the key of the first.
async function makeMasterKey(dataDir: string): Promise<Buffer> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const path = masterKeyFile(dataDir);
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  await file.writeFile(`${randomBytes(LENGTH).toString('hex')}\n`);
  await file.sync();
  await file.close();
  await link(draft, path).catch((cause) => {
    if (cause.code !== 'EEXIST') throw cause;
  });
  await rm(draft);
  return readMasterKey(dataDir);
}

/** Binds the database to the key at the first start; refuses another key ever after. */
export async function refuseForeignKey(sql: Sql, vault: Vault, dataDir: string): Promise<void> {
  const fingerprint = vault.mac('key-fingerprint', '');
  await sql`insert into installation (key_fingerprint) values (${fingerprint}) on conflict do nothing`;
  const [row] = await sql<{ known: Buffer }[]>`select key_fingerprint as known from installation`;
  if (row && fingerprint.equals(row.known)) return;
  throw new OperatorError({
    fr: `Cette base a été scellée avec une autre clé que ${masterKeyFile(dataDir)} : remettez la clé d'origine, d'après une sauvegarde ou l'autre machine.`,
    en: `This database was sealed with another key than ${masterKeyFile(dataDir)}: put the original key back, from a backup or the other machine.`,
  });
}
