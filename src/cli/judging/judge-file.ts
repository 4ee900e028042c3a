// Judges every message of one file, an .eml or an mbox, as it is read. Memory does not grow with the file.
// A message that is none, or too long, gives a line with its error; the rest of the file goes on.

import { open } from 'node:fs/promises';
import { takeOver } from '#authentication/take-over.ts';
import { judge } from '#judge/judge.ts';
import type { Verdict } from '#judge/verdict.ts';
import { createMboxSplitter } from '#message/mbox.ts';
import { parse } from '#message/parse.ts';
import { readQrCodes } from '#platform/pictures/qr-codes.ts';

export interface FileVerdict {
  file: string;
  /** Which message of an mbox, from 1. */
  message?: number;
  verdict?: Verdict;
  error?: 'not_a_message' | 'too_long' | (string & {});
}

/** Nothing longer travels by mail. */
const LONGEST_MESSAGE = 50_000_000;
const CHUNK = 1_000_000;

export async function* judgeFile(file: string, trustedServer: string | undefined): AsyncGenerator<FileVerdict> {
  const handle = await open(file, 'r');
  try {
    const splitter = createMboxSplitter(LONGEST_MESSAGE);
    const buffer = Buffer.alloc(CHUNK);
    let isMbox: boolean | undefined;
    let number = 0;
    const report = async (bytes: Buffer, isTooLong: boolean): Promise<FileVerdict> => ({
      file,
      ...(isMbox && { message: ++number }),
      ...(await verdictOf(bytes, isTooLong, trustedServer)),
    });
    const whole: Buffer[] = [];
    let length = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, CHUNK);
      if (bytesRead === 0) break;
      const chunk = Buffer.from(buffer.subarray(0, bytesRead));
      isMbox ??= /^From [^\s:]/.test(chunk.toString('latin1', 0, 6));
      if (isMbox) for (const { bytes, isTooLong } of splitter.push(chunk)) yield await report(bytes, isTooLong);
      else if (length <= LONGEST_MESSAGE) whole.push(chunk);
      length += bytesRead;
    }
    if (isMbox) for (const { bytes, isTooLong } of splitter.end()) yield await report(bytes, isTooLong);
    else yield await report(Buffer.concat(whole), length > LONGEST_MESSAGE);
  } finally {
    await handle.close();
  }
}

async function verdictOf(
  bytes: Buffer,
  isTooLong: boolean,
  trustedServer: string | undefined,
): Promise<Partial<FileVerdict>> {
  if (isTooLong) return { error: 'too_long' };
  const message = parse(bytes);
  if (message.fields.length === 0) return { error: 'not_a_message' };
  const authentication = trustedServer === undefined ? undefined : takeOver(message, trustedServer);
  const trustedServers = trustedServer === undefined ? [] : [trustedServer];
  return { verdict: judge(message, { authentication, trustedServers, qrCodes: await readQrCodes(message) }) };
}
