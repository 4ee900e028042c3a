// An import in a process of its own, to be killed or measured from outside: forked by tests, told by messages. It dies with its parent.

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { buildPlatform } from '#platform/build.ts';
import { readConfig } from '#platform/config.ts';
import type { DatabaseAddress } from '#platform/database/address.ts';
import { createLog } from '#platform/log.ts';
import { type ImportJob, runImport } from '#sending/audience/imports/run-import.ts';
import { undoImport } from '#sending/audience/imports/undo-import.ts';

interface Task {
  address: DatabaseAddress;
  dataDir: string;
  job: ImportJob;
  what: 'run' | 'undo';
}

export interface ImportProcess {
  process: ChildProcess;
  /** Resolves when the work is done; rejects when the process died before. */
  done: Promise<void>;
}

/** Resolves once the program is in memory and at work. `heapMb`: more than that, and it dies. */
export async function forkImport(task: Task, heapMb?: number): Promise<ImportProcess> {
  const child = fork(fileURLToPath(import.meta.url), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: heapMb === undefined ? [] : [`--max-old-space-size=${heapMb}`],
  });
  await once(child, 'message');
  child.send(task);
  const done = new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', () => reject(new Error('the import process ended')));
  });
  // Whoever kills it does not wait for it.
  done.catch(() => {});
  return { process: child, done };
}

async function work({ address, dataDir, job, what }: Task): Promise<void> {
  const config = readConfig({ DAUPHIN_LOG_LEVEL: 'error', DAUPHIN_DATA: dataDir });
  const log = createLog(config.logLevel, 'import');
  const { platform, close } = await buildPlatform({ config, address, pool: { name: 'import', max: 4 }, log });
  await (what === 'run' ? runImport(platform, job) : undoImport(platform, job));
  await close();
  process.send?.('done');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.on('disconnect', () => process.exit());
  process.once('message', (task: Task) => void work(task).then(() => process.disconnect()));
  process.send?.('ready');
}
