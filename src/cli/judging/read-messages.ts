// The messages of one file, an .eml or an mbox, as they are read: memory does not grow with the file.
// Throws the system's error when the file cannot be read.

import { open } from 'node:fs/promises';
import { createMboxSplitter } from '#message/mbox.ts';

export interface FoundMessage {
  /** Which message of an mbox, from 1. */
  number?: number;
  bytes: Buffer;
  /** It was longer than anything that travels by mail, and is not whole. */
  isTooLong: boolean;
}

const LONGEST_MESSAGE = 50_000_000;
const CHUNK = 1_000_000;

export async function* readMessages(file: string): AsyncGenerator<FoundMessage> {
  const handle = await open(file, 'r');
  try {
    const splitter = createMboxSplitter(LONGEST_MESSAGE);
    const buffer = Buffer.alloc(CHUNK);
    let isMbox: boolean | undefined;
    let number = 0;
    const whole: Buffer[] = [];
    let length = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, CHUNK);
      if (bytesRead === 0) break;
      const chunk = Buffer.from(buffer.subarray(0, bytesRead));
      isMbox ??= /^From [^\s:]/.test(chunk.toString('latin1', 0, 6));
      if (isMbox) for (const one of splitter.push(chunk)) yield { number: ++number, ...one };
      else if (length <= LONGEST_MESSAGE) whole.push(chunk);
      length += bytesRead;
    }
    if (isMbox) for (const one of splitter.end()) yield { number: ++number, ...one };
    else yield { bytes: Buffer.concat(whole), isTooLong: length > LONGEST_MESSAGE };
  } finally {
    await handle.close();
  }
}
