// The inside of one fuzzing thread: makes its share of the messages, judges each as the gateway would, and tells what it met.
// Before each message it writes its number where the main thread sees it, so that one that never ends is known by name.

import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { takeOver } from '#authentication/take-over.ts';
import type { JudgeContext } from '#judge/context.ts';
import { judge } from '#judge/judge.ts';
import { Memory } from '#judge/learn/memory.ts';
import type { Model } from '#judge/learn/model.ts';
import { startLayer } from '#judge/learn/start.ts';
import { messageClasses, type Verdict } from '#judge/verdict.ts';
import { readNotice } from '#message/notices/notice.ts';
import { type Message, parse } from '#message/parse.ts';
import { Dice, makeMessage } from './mutate.ts';

export interface FuzzTask {
  seed: number;
  first: number;
  last: number;
  step: number;
  files: readonly string[];
  /** [number of the message at work, seconds since the thread began when it was begun]. */
  progress: SharedArrayBuffer;
}

export type FromFuzz =
  | { kind: 'crash'; number: number; reason: string }
  | { kind: 'slow'; number: number; milliseconds: number; bytes: number }
  | { kind: 'judged'; heap: number; bytes: number; times: Float64Array }
  | { kind: 'done' };

export const SLOWEST = 250;
/** Messages between two reports, each after a collection. */
const PACKET = 500;
const LARGEST_SOURCE = 400_000;

/** One verdict, checked: what does not hold is a defect of the judge as much as a fault thrown. */
export function judgeFuzzed(bytes: Buffer, number: number): void {
  const message = parse(bytes);
  readNotice(message);
  check(judge(message, contextOf(message, number)), message);
}

const correspondents = [{ address: 'anne@example.com', name: 'Anne Le Goff', writtenTo: 3 }];
const protectedNames = [{ kind: 'person', name: 'Hélène Martin', domains: ['example.org'] } as const];
let model: Model | undefined;

/** What the gateway may know beside the message, in turns. */
function contextOf(message: Message, number: number): JudgeContext {
  if (number % 3 === 0) return {};
  model ??= new Memory(startLayer()).of(number % 2 ? 'camille' : undefined);
  return {
    receivedAt: new Date(Date.UTC(2026, 2, 2)),
    envelope: { mailFrom: 'bounce@sender.example', recipient: 'camille@exemple.fr', clientAddress: '192.0.2.1' },
    authentication: takeOver(message, message.fields.length % 2 ? 'mx.google.com' : ''),
    model,
    ...(number % 3 === 1 && {
      history: { received: number % 5, writtenTo: number % 2, reactions: number % 3, ignoredInARow: number % 40 },
      correspondents,
      protectedNames,
      ownerDomains: ['exemple.fr'],
      thread: { symbols: ['BOSS_HOOK'] },
    }),
  };
}

function check({ score, scores, evidence }: Verdict, message: Message): void {
  const total = messageClasses.reduce((sum, name) => sum + scores[name], 0);
  if (!(score >= 0 && score <= 1 + 1e-9) || Math.abs(total - 1) > 1e-6) throw new Error(`scores make ${total}`);
  for (const { symbol, place, weight, sentence } of evidence) {
    if (!Number.isFinite(weight)) throw new Error(`${symbol} weighs ${weight}`);
    if (/\{\w+\}|undefined|NaN/.test(sentence.en.replace(/".*"/s, '')))
      throw new Error(`${symbol} says: ${sentence.en}`);
    const text = place?.part === 'html' ? message.html : place?.part === 'text' ? message.text : undefined;
    if (text !== undefined && place?.start !== undefined && place.start + (place.length ?? 0) > text.length)
      throw new Error(`${symbol} stands beyond the end of the message`);
  }
}

function run({ seed, first, last, step, files, progress }: FuzzTask): void {
  const seen = new Float64Array(progress);
  const tell = (message: FromFuzz) => parentPort?.postMessage(message);
  let times: number[] = [];
  let bytesRead = 0;
  const report = () => {
    tell({ kind: 'judged', heap: heapAfterCollection(), bytes: bytesRead, times: Float64Array.from(times) });
    times = [];
    bytesRead = 0;
  };
  for (let number = first; number < last; number += step) {
    const bytes = makeMessage(new Dice(seed, number), loadFrom(files), files.length);
    seen[1] = performance.now();
    seen[0] = number;
    try {
      times.push(timed(bytes, number));
      const slow = times.at(-1) ?? 0;
      if (slow > SLOWEST) tell({ kind: 'slow', number, milliseconds: slow, bytes: bytes.length });
    } catch (fault) {
      tell({ kind: 'crash', number, reason: (fault as Error).stack ?? String(fault) });
    }
    bytesRead += bytes.length;
    if (times.length >= PACKET) report();
  }
  report();
  tell({ kind: 'done' });
}

/** Milliseconds. Slow must be slow twice: the machine is shared, and a pause of it is none of ours. */
function timed(bytes: Buffer, number: number): number {
  const once = () => {
    const start = performance.now();
    judgeFuzzed(bytes, number);
    return performance.now() - start;
  };
  const time = once();
  return time > SLOWEST ? Math.min(time, once()) : time;
}

export const loadFrom = (files: readonly string[]) => (index: number) =>
  readFileSync(files[index] as string).subarray(0, LARGEST_SOURCE);

function heapAfterCollection(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

if (parentPort) run(workerData as FuzzTask);
