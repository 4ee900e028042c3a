// The thread that reads a spreadsheet: workbook bytes in, lines of comma-separated text out, one line for each row of the sheet
// so that line numbers are row numbers. It lives in a thread with a limit on its memory: a workbook made to fill it (or merely
// far too large) ends this thread and nothing else.

import { parentPort, workerData } from 'node:worker_threads';
import { streamOdsRows } from 'hucre/ods';
import { readXlsx, streamXlsxRows } from 'hucre/xlsx';

export interface SheetTask {
  format: 'xlsx' | 'ods';
  /** `names`: only say how the sheets are called. */
  want: 'names' | 'text';
  /** From 0. */
  sheet: number;
}

export type SheetNews =
  | { type: 'pull' }
  | { type: 'text'; text: string }
  | { type: 'names'; names: string[] }
  | { type: 'end' }
  | { type: 'fault'; encrypted: boolean; message: string };
/** `chunk`: null after the last. */
export type SheetOrder = { chunk: Uint8Array | null } | { more: true };

const PIECE = 65_536;
const port = parentPort as NonNullable<typeof parentPort>;
const task = workerData as SheetTask;
const say = (news: SheetNews) => port.postMessage(news);

/** One question, one answer: the thread never runs ahead of its reader. */
function ask(news: SheetNews): Promise<SheetOrder> {
  return new Promise((resolve) => {
    port.once('message', resolve);
    say(news);
  });
}

const input = new ReadableStream<Uint8Array>({
  async pull(controller) {
    const order = await ask({ type: 'pull' });
    if (!('chunk' in order)) return;
    if (order.chunk) controller.enqueue(order.chunk);
    else controller.close();
  },
});

try {
  if (task.want === 'names') await tellNames();
  else await tellText();
  say({ type: 'end' });
} catch (fault) {
  const { name, message } = fault as Error;
  say({ type: 'fault', encrypted: /encrypt|password/i.test(`${name} ${message}`), message });
}
port.close();

async function tellNames(): Promise<void> {
  if (task.format === 'ods') return say({ type: 'names', names: [] });
  const names: string[] = [];
  // Asked before each sheet is read; refusing all of them leaves only the names.
  await readXlsx(input, {
    sheets: ({ name }) => {
      names.push(name);
      return false;
    },
  });
  say({ type: 'names', names });
}

async function tellText(): Promise<void> {
  const { sheet } = task;
  const rows = task.format === 'ods' ? streamOdsRows(input, { sheets: [sheet] }) : streamXlsxRows(input, { sheet });
  let text = '';
  let next = 0;
  let width = 0;
  for await (const { index, values } of rows) {
    while (next < index) {
      text += '\n';
      next += 1;
    }
    next += 1;
    // Empty cells at the end of a row are not stored in a workbook: the widest row so far says how many there are.
    width = Math.max(width, values.length);
    const isEmpty = values.every((value) => value === null || value === '');
    const cells = isEmpty ? [] : Array.from({ length: width }, (_, column) => written(values[column] ?? null));
    text += `${cells.join(',')}\n`;
    if (text.length < PIECE) continue;
    await ask({ type: 'text', text });
    text = '';
  }
  if (text !== '') await ask({ type: 'text', text });
}

function written(value: string | number | boolean | Date | null): string {
  if (value === null) return '';
  if (value instanceof Date) return writtenDate(value);
  // One row is one line.
  const text = String(value).replace(/[\r\n]+/g, ' ');
  return /[",]|^ | $/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function writtenDate(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const text = date.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
}
