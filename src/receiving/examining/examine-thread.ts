// The inside of an examining thread: takes arrivals as they come, asks the main thread for the DNS and for what is remembered, and answers
// each with its examination or with what went wrong. It opens no socket and reads no database.

import { parentPort } from 'node:worker_threads';
import { type Arrival, type Examination, examine, type Surroundings } from './examine.ts';
import { createPersonalModels } from './personal-models.ts';

export type Question =
  | { kind: 'dns'; name: string; type: string }
  | { kind: 'lessons'; owner: string }
  | { kind: 'recall'; arrival: number; sender: Parameters<Surroundings['recall']>[0]; owners: readonly string[] };

export type ToThread =
  | { arrival: number; given: Arrival }
  | { answer: number; value?: unknown; fault?: { message: string; code?: string } };
export type FromThread =
  | { question: number; asks: Question }
  | { arrival: number; found?: Examination; fault?: { message: string; stack?: string } };

const port = parentPort;
const waiting = new Map<number, { resolve(value: any): void; reject(cause: Error): void }>();
let asked = 0;

const tell = (message: FromThread) => port?.postMessage(message);

function ask(asks: Question): Promise<any> {
  return new Promise((resolve, reject) => {
    const question = ++asked;
    waiting.set(question, { resolve, reject });
    tell({ question, asks });
  });
}

const personalModel = createPersonalModels(async (owner) => {
  const journal: Uint8Array = await ask({ kind: 'lessons', owner });
  return Buffer.from(journal.buffer, journal.byteOffset, journal.byteLength);
});

async function work(arrival: number, given: Arrival): Promise<void> {
  // A buffer arrives as plain bytes.
  const { buffer, byteOffset, byteLength } = given.source;
  const source = Buffer.from(buffer, byteOffset, byteLength);
  try {
    const found = await examine(
      { ...given, source },
      {
        resolver: (name, type) => ask({ kind: 'dns', name, type }),
        recall: (sender, owners) => ask({ kind: 'recall', arrival, sender, owners }),
        personalModel,
      },
    );
    tell({ arrival, found });
  } catch (fault) {
    const { message, stack } = fault as Error;
    tell({ arrival, fault: { message, ...(stack && { stack }) } });
  }
}

port?.on('message', (message: ToThread) => {
  if ('arrival' in message) return void work(message.arrival, message.given);
  const { resolve, reject } = waiting.get(message.answer) ?? {};
  waiting.delete(message.answer);
  if (message.fault) reject?.(Object.assign(new Error(message.fault.message), { code: message.fault.code }));
  else resolve?.(message.value);
});
