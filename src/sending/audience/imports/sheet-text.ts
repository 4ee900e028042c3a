// A sheet of a workbook as comma-separated text, piece by piece, through a thread of its own.
// A workbook that cannot be read gives a SheetFault; the thread ends when the reader stops, in whatever way.

import { on } from 'node:events';
import type { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { SheetNews, SheetOrder, SheetTask } from './sheet-worker.ts';

export type SheetFaultReason = 'sheet_unreadable' | 'sheet_encrypted' | 'sheet_too_large';

export class SheetFault extends Error {
  override name = 'SheetFault';
  readonly reason: SheetFaultReason;
  constructor(reason: SheetFaultReason, options?: ErrorOptions) {
    super(reason, options);
    this.reason = reason;
  }
}

const MEMORY_MB = 1_024;

/** The text of one sheet (from 0). */
export async function* sheetText(
  workbook: Readable,
  format: SheetTask['format'],
  sheet: number,
  memoryMb = MEMORY_MB,
): AsyncGenerator<string> {
  for await (const news of converse(workbook, { format, want: 'text', sheet }, memoryMb)) {
    if (news.type === 'text') yield news.text;
  }
}

/** How the sheets are called; empty when the format does not say without being read whole. */
export async function sheetNames(workbook: Readable, format: SheetTask['format']): Promise<string[]> {
  for await (const news of converse(workbook, { format, want: 'names', sheet: 0 }, MEMORY_MB)) {
    if (news.type === 'names') return news.names;
  }
  return [];
}

async function* converse(workbook: Readable, task: SheetTask, memoryMb: number): AsyncGenerator<SheetNews> {
  const worker = new Worker(new URL('./sheet-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  const order = (what: SheetOrder) => worker.postMessage(what);
  const chunks = workbook.iterator({ destroyOnReturn: false });
  try {
    for await (const [news] of on(worker, 'message', { close: ['exit'] }) as AsyncIterable<[SheetNews]>) {
      if (news.type === 'end') return;
      if (news.type === 'fault') {
        throw new SheetFault(news.encrypted ? 'sheet_encrypted' : 'sheet_unreadable', {
          cause: new Error(news.message),
        });
      }
      if (news.type === 'pull') {
        const { value, done } = await chunks.next();
        order({ chunk: done ? null : value });
        continue;
      }
      yield news;
      order({ more: true });
    }
  } catch (cause) {
    const outOfMemory = (cause as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
    throw outOfMemory ? new SheetFault('sheet_too_large', { cause }) : cause;
  } finally {
    workbook.destroy();
    await worker.terminate();
  }
}
