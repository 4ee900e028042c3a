// Temporary folders of tests, each marked with the process that made it, so that what a killed test left behind (a folder, a database
// server of its own) is found and removed by the next one.

import { readdirSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPostmaster, stateOf } from '#platform/database/embedded-process.ts';
import { isRunning } from '#platform/is-running.ts';

const NAME = /^dauphin-test-(?:data|server|machine)-(\d+)-/;

let tidied = false;

export function temporaryFolder(kind: 'data' | 'server' | 'machine'): Promise<string> {
  if (!tidied) removeAbandoned();
  tidied = true;
  return mkdtemp(join(tmpdir(), `dauphin-test-${kind}-${process.pid}-`));
}

export const clusterIn = (dataDir: string) => join(dataDir, 'postgres', 'cluster');

function removeAbandoned(): void {
  for (const name of readdirSync(tmpdir())) {
    const maker = Number(NAME.exec(name)?.[1]);
    if (!maker || isRunning(maker)) continue;
    const folder = join(tmpdir(), name);
    try {
      stopServerIn(folder);
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another user's, or another test was quicker: it is only tidying.
    }
  }
}

function stopServerIn(folder: string): void {
  const cluster = clusterIn(folder);
  const postmaster = readPostmaster(cluster);
  if (postmaster !== undefined && stateOf(postmaster, cluster) === 'alive') process.kill(postmaster, 'SIGQUIT');
}
