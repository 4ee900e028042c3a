// Which Dauphin programs of this machine run on a data directory: each leaves a small file there while it runs.
// It is for telling people ("already running, process 123"), never for deciding: a killed program leaves its file behind, which is then
// recognised by its process being gone.

import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Role } from './config.ts';
import { isRunning } from './is-running.ts';

export interface RunningProgram {
  pid: number;
  roles: readonly Role[];
  consoleUrl: string | undefined;
}

export interface Announcement {
  withdraw(): Promise<void>;
}

const folderIn = (dataDir: string) => join(dataDir, 'running');

export async function announceProgram(dataDir: string, about: Omit<RunningProgram, 'pid'>): Promise<Announcement> {
  const folder = folderIn(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, String(process.pid));
  await writeFile(path, JSON.stringify(about), { mode: 0o600 });
  return { withdraw: () => rm(path, { force: true }) };
}

/** Those that are alive; the files of dead ones are removed. */
export async function runningPrograms(dataDir: string): Promise<RunningProgram[]> {
  const folder = folderIn(dataDir);
  const names = await readdir(folder).catch(() => []);
  const found: RunningProgram[] = [];
  for (const name of names) {
    const pid = Number(name);
    if (isRunning(pid)) found.push({ pid, ...JSON.parse(await readFile(join(folder, name), 'utf8')) });
    else await rm(join(folder, name), { force: true });
  }
  return found;
}
