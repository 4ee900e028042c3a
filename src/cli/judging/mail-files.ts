// Finds the mail that was named on the command line: files as they are, folders with all that is in them.
// What cannot be entered is reported and left; hidden files and folders within a folder are passed over.

import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export type FoundFile = { file: string } | { file: string; error: string };

export async function* findMail(paths: readonly string[]): AsyncGenerator<FoundFile> {
  for (const path of paths) yield* walk(path);
}

async function* walk(path: string): AsyncGenerator<FoundFile> {
  try {
    const { isDirectory } = await kindOf(path);
    if (!isDirectory) {
      yield { file: path };
      return;
    }
    const names: string[] = [];
    for await (const entry of await opendir(path)) if (!entry.name.startsWith('.')) names.push(entry.name);
    // In the order of their names, so that two runs can be compared.
    for (const name of names.sort()) yield* walk(join(path, name));
  } catch (fault) {
    yield { file: path, error: reasonOf(fault) };
  }
}

async function kindOf(path: string): Promise<{ isDirectory: boolean }> {
  const found = await stat(path);
  return { isDirectory: found.isDirectory() };
}

/** `ENOENT`, `EACCES`…: the system's own word, the same in every language. */
export const reasonOf = (fault: unknown): string =>
  (fault as NodeJS.ErrnoException).code ?? (fault instanceof Error ? fault.message : String(fault));
