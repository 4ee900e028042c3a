// kill -9 of PostgreSQL as a crash of the machine would do it: the postmaster and all its processes, found by the folder they work in.

import assert from 'node:assert/strict';
import { readdirSync, readlinkSync } from 'node:fs';

export function killCluster(postmaster: number | undefined): void {
  assert.ok(postmaster);
  const cluster = readlinkSync(`/proc/${postmaster}/cwd`);
  const own = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && folderOf(name) === cluster);
  for (const pid of own) process.kill(Number(pid), 'SIGKILL');
}

function folderOf(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}
