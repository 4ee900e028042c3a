// Cleans every message in the files and folders that were named, one after the other. A file that cannot be read, or is no message, gives its
// error and stops nothing.

import { basename, relative } from 'node:path';
import { parse } from '#message/parse.ts';
import { clean, type Cleaned, type CleanOptions } from '#receiving/cleaning/clean.ts';
import { findMail, reasonOf } from '../judging/mail-files.ts';
import { type FoundMessage, readMessages } from '../judging/read-messages.ts';

export interface CleanedMessage {
  file: string;
  /** Which message of an mbox, from 1. */
  message?: number;
  /** Below the folder that was named, or the name of the file. */
  name: string;
  cleaned?: Cleaned & { isChanged: boolean };
  error?: 'not_a_message' | 'too_long' | (string & {});
}

export async function* cleanPaths(paths: readonly string[], options: CleanOptions): AsyncGenerator<CleanedMessage> {
  for (const path of paths) {
    for await (const found of findMail([path])) {
      const { file } = found;
      const name = relative(path, file) || basename(file);
      if ('error' in found) yield { file, name, error: found.error };
      else yield* cleanFile(file, name, options);
    }
  }
}

async function* cleanFile(file: string, name: string, options: CleanOptions): AsyncGenerator<CleanedMessage> {
  try {
    for await (const found of readMessages(file)) {
      const { number } = found;
      const which = number === undefined ? { name } : { message: number, name: `${name}.${number}.eml` };
      yield { file, ...which, ...cleanOne(found, options) };
    }
  } catch (fault) {
    yield { file, name, error: reasonOf(fault) };
  }
}

function cleanOne(
  { bytes, isTooLong }: FoundMessage,
  options: CleanOptions,
): Pick<CleanedMessage, 'cleaned' | 'error'> {
  if (isTooLong) return { error: 'too_long' };
  const message = parse(bytes);
  if (message.fields.length === 0) return { error: 'not_a_message' };
  const cleaned = clean(bytes, message, options);
  return { cleaned: { ...cleaned, isChanged: !cleaned.source.equals(bytes) } };
}
