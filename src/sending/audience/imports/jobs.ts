// The jobs role's part in imports: runs them, undoes them, and takes up again what a lost program left half done.

import type { Platform } from '#platform/platform.ts';
import { RUN_JOB, UNDO_JOB } from './draft.ts';
import { unfinishedImports } from './import-store.ts';
import { type ImportJob, runImport } from './run-import.ts';
import { undoImport } from './undo-import.ts';

/** Two at once, so that a small file need not wait for a large one. */
const AT_ONCE = 2;

export async function defineImportJobs(platform: Platform): Promise<void> {
  const { jobs, sql } = platform;
  await jobs.define<ImportJob>(RUN_JOB, (job, signal) => runImport(platform, job, signal), { concurrency: AT_ONCE });
  await jobs.define<ImportJob>(UNDO_JOB, (job, signal) => undoImport(platform, job, signal), { concurrency: AT_ONCE });
  // A job is asked for after the import is written down: a program that died in between asked for nothing.
  for (const { workspaceId, importId, state } of await unfinishedImports(sql)) {
    const name = state === 'undoing' ? UNDO_JOB : RUN_JOB;
    await jobs.enqueue(name, { workspaceId, importId }, { singletonKey: `${name} ${importId}` });
  }
}
