// Judges every message of one file, one after the other.
// A message that is none, or too long, gives a line with its error; the rest of the file goes on.

import { takeOver } from '#authentication/take-over.ts';
import { judge } from '#judge/judge.ts';
import type { Model } from '#judge/learn/model.ts';
import type { Verdict } from '#judge/verdict.ts';
import { arrivalOf } from '#message/arrival.ts';
import { parse } from '#message/parse.ts';
import { readQrCodes } from '#platform/pictures/qr-codes.ts';
import { type FoundMessage, readMessages } from './read-messages.ts';

export interface FileVerdict {
  file: string;
  /** Which message of an mbox, from 1. */
  message?: number;
  verdict?: Verdict;
  error?: 'not_a_message' | 'too_long' | (string & {});
}

export interface Judging {
  trustedServer?: string;
  model: Model;
}

export async function* judgeFile(file: string, judging: Judging): AsyncGenerator<FileVerdict> {
  for await (const found of readMessages(file)) {
    const { number } = found;
    yield { file, ...(number !== undefined && { message: number }), ...(await verdictOf(found, judging)) };
  }
}

async function verdictOf(
  { bytes, isTooLong }: FoundMessage,
  { trustedServer, model }: Judging,
): Promise<Partial<FileVerdict>> {
  if (isTooLong) return { error: 'too_long' };
  const message = parse(bytes);
  if (message.fields.length === 0) return { error: 'not_a_message' };
  const receivedAt = arrivalOf(message);
  const verdict = judge(message, {
    model,
    qrCodes: await readQrCodes(message),
    ...(receivedAt && { receivedAt }),
    ...(trustedServer !== undefined && {
      authentication: takeOver(message, trustedServer),
      trustedServers: [trustedServer],
    }),
  });
  return { verdict };
}
