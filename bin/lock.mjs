// Lets one program of this checkout do a piece of work (installing, building) while the others wait for it.
// The lock of a program that was killed does not count.

import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectFolder } from './places.mjs';

/** Resolves with the function that gives the lock back. */
export async function lock(work) {
  const path = join(
    tmpdir(),
    `dauphin-${work}-${createHash('sha256').update(projectFolder).digest('hex').slice(0, 12)}`,
  );
  for (;;) {
    try {
      const file = openSync(path, 'wx');
      writeSync(file, String(process.pid));
      closeSync(file);
      return () => rmSync(path, { force: true });
    } catch (fault) {
      if (fault.code !== 'EEXIST') throw fault;
      if (!holderLives(path)) rmSync(path, { force: true });
      await sleep(200);
    }
  }
}

function holderLives(path) {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    if (!pid) return true;
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault.code === 'EPERM';
  }
}
