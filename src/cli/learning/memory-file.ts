// The judge's memory as a file: the journal of everything it was told, added to at the end. Reading it again gives the same model;
// forgetting somebody rewrites it without that person. A write that is cut off costs the last example only.

import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type Example, readExamples, writeExample } from '#judge/learn/example.ts';
import { Memory } from '#judge/learn/memory.ts';
import { startLayer } from '#judge/learn/start.ts';
import { OperatorError } from '#platform/operator-error.ts';

/** Without a file: what the program ships with. */
export function openMemory(file: string | undefined): Memory {
  const memory = new Memory(startLayer());
  if (file !== undefined) memory.learn(readJournal(file));
  return memory;
}

export function addExamples(file: string, examples: readonly Example[]): void {
  appendFileSync(file, Buffer.concat(examples.map(writeExample)), { mode: 0o600 });
}

/** Gives how many examples were of this owner. */
export function forgetOwner(file: string, owner: string): number {
  const all = [...readJournal(file)];
  const others = all.filter((one) => one.owner !== owner);
  const draft = `${file}.new`;
  writeFileSync(draft, Buffer.concat(others.map(writeExample)), { mode: 0o600 });
  renameSync(draft, file);
  return all.length - others.length;
}

/** An owner is known by a fingerprint only. */
export const ownerOf = (name: string): string =>
  createHash('sha256').update(name.toLowerCase()).digest('hex').slice(0, 32);

function readJournal(file: string): Generator<Example> {
  mustExist(file);
  return readExamples(readFileSync(file));
}

export function mustExist(file: string): void {
  if (!existsSync(file)) {
    throw new OperatorError({
      fr: `${file} n'existe pas : dauphin learn le crée.`,
      en: `${file} does not exist: dauphin learn makes it.`,
    });
  }
}
