// kill -9 of PostgreSQL as a crash of the machine would do it: the postmaster and all its processes, found by the folder they work in.

import assert from 'node:assert/strict';
import { readdirSync, readlinkSync } from 'node:fs';

export function killCluster(postmaster: number | undefined): void {
  assert.ok(postmaster);
  const cluster = readlinkSync(`/proc/${postmaster}/cwd`);
  const own = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && folderOf(name) === cluster);
  for (const pid of own) kill(Number(pid));
}

/** One of them may end by itself meanwhile. */
function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ESRCH') throw cause;
  }
}

function folderOf(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}
