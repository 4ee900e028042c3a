// Lets a backup keep every file of the blob store that exists at its moment, even if the product deletes some while it reads. While a hold
// is open, whoever deletes a file first gives it a second name inside the hold: a hard link, which costs no space.
// A hold left by a killed backup is removed at the next start; it must never be able to stop a deletion.

import { constants } from 'node:fs';
import { copyFile, link, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isRunning } from './is-running.ts';

const OPEN = /^\d+$/;
const folderBeside = (store: string) => join(store, '..', 'blob-holds');

/** Resolves with the folder of the hold, named after this process. */
export async function openHold(store: string): Promise<string> {
  const folder = join(folderBeside(store), String(process.pid));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Taken out of sight first, so that nobody puts anything more into it. */
export async function closeHold(folder: string): Promise<void> {
  const closed = `${folder}.closed`;
  await rename(folder, closed);
  await rm(closed, { recursive: true, force: true });
}

/** Called before a file of the store is deleted. */
export async function keepForHolds(store: string, key: string): Promise<void> {
  const folder = folderBeside(store);
  const names = await readdir(folder).catch(() => []);
  for (const name of names) if (OPEN.test(name)) await keepIn(join(folder, name), store, key);
}

/** Gives the file a second name in the hold. Nothing happens when it has one already, or when the file is gone. */
export async function keepIn(hold: string, store: string, key: string): Promise<void> {
  const kept = join(hold, key);
  try {
    await makeFolders(hold, dirname(key));
    await link(join(store, key), kept);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EEXIST' || code === 'ENOENT') return;
    // A file system without links, or a file with too many.
    await copyFile(join(store, key), kept, constants.COPYFILE_FICLONE);
  }
}

// One by one: a hold that was closed meanwhile must not be made again.
async function makeFolders(hold: string, path: string): Promise<void> {
  const names = path.split('/');
  for (const at of names.keys()) {
    await mkdir(join(hold, ...names.slice(0, at + 1)), { mode: 0o700 }).catch((cause) => {
      if (cause.code !== 'EEXIST') throw cause;
    });
  }
}

/** Removes what killed backups left behind. */
export async function removeAbandonedHolds(store: string): Promise<void> {
  const folder = folderBeside(store);
  for (const name of await readdir(folder).catch(() => [])) {
    if (!isRunning(Number.parseInt(name, 10))) await rm(join(folder, name), { recursive: true, force: true });
  }
}
