// 100,000 messages that nobody would send, mutated from the corpora or made of nothing, through parse, evidence and judge: none may crash
// it, none may take 250 ms, memory must stay flat. Prints a table and one line of JSON; exits 1 when one of the three does not hold.
// Usage: npm run bench -- fuzz [messages] [--seed N] [--only NUMBER: that one alone, written to a file and judged here]

import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { corpus, withoutCorpora } from '#test/kit/corpora.ts';
import { type FromFuzz, type FuzzTask, judgeFuzzed, loadFrom, SLOWEST } from './fuzz/fuzz-thread.ts';
import { Dice, makeMessage } from './fuzz/mutate.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' }, only: { type: 'string' } },
});
const messages = Number(positionals[0] ?? 100_000);
const seed = Number(values.seed);
/** A message at work for so long will not end. */
const HANGS = 60_000;
/** Growth of the heap after collections from the first tenth of the run to its end that is still flat. */
const FLAT = 16_000_000;

const SOURCES = ['mail', 'conformance/mime', 'bounces', 'reports'];

function sources(): string[] {
  if (withoutCorpora()) return [];
  const found: string[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (!/\.(?:tsv|md|jsonl|gz|zip|json)$|LICENSE/.test(entry.name) && statSync(path).size > 0) found.push(path);
    }
  };
  for (const name of SOURCES) walk(corpus(name) as string);
  return found.sort();
}

const files = sources();
if (values.only === undefined) await fuzz();
else again(Number(values.only));

function again(number: number): void {
  const bytes = makeMessage(new Dice(seed, number), loadFrom(files), files.length);
  const path = join(tmpdir(), `fuzz-${seed}-${number}.eml`);
  writeFileSync(path, bytes);
  console.log(`${path}, ${bytes.length} bytes`);
  for (let time = 0; time < 3; time++) {
    const start = performance.now();
    judgeFuzzed(bytes, number);
    console.log(`${(performance.now() - start).toFixed(1)} ms`);
  }
}

interface Outcome {
  crashes: string[];
  slow: string[];
  heaps: number[][];
  times: number[];
  bytes: number;
}

async function fuzz(): Promise<void> {
  // Memory is measured after collections: without them a sawtooth would hide a leak.
  setFlagsFromString('--expose-gc');
  const outcome: Outcome = { crashes: [], slow: [], heaps: [], times: [], bytes: 0 };
  const started = performance.now();
  const threads = availableParallelism();
  await Promise.all(Array.from({ length: threads }, (_, index) => runThread(index, threads, outcome)));
  report(outcome, (performance.now() - started) / 1000);
}

/** One thread's share. A message that hangs costs a thread: it is noted, and the share goes on behind it in a new one. */
async function runThread(index: number, threads: number, outcome: Outcome): Promise<void> {
  const heaps: number[] = [];
  outcome.heaps.push(heaps);
  for (let first: number | undefined = index; first !== undefined; ) {
    const task = { seed, first, last: messages, step: threads, files, progress: new SharedArrayBuffer(16) };
    const hanging: number | undefined = await runTask(task, outcome, heaps);
    first = hanging === undefined ? undefined : hanging + threads;
  }
}

function runTask(task: FuzzTask, outcome: Outcome, heaps: number[]): Promise<number | undefined> {
  const worker = new Worker(new URL('./fuzz/fuzz-thread.ts', import.meta.url), { workerData: task });
  const progress = new Float64Array(task.progress);
  let last = -1;
  let since = performance.now();
  return new Promise((resolve) => {
    const end = (hanging?: number) => {
      clearInterval(watch);
      void worker.terminate();
      resolve(hanging);
    };
    const watch = setInterval(() => {
      const number = progress[0] ?? -1;
      if (number !== last) [last, since] = [number, performance.now()];
      if (performance.now() - since < HANGS) return;
      outcome.slow.push(`${number}: more than ${HANGS / 1000} s`);
      end(number);
    }, 1_000);
    worker.on('message', (message: FromFuzz) => {
      if (message.kind === 'crash') outcome.crashes.push(`${message.number}: ${message.reason}`);
      else if (message.kind === 'slow')
        outcome.slow.push(`${message.number}: ${message.milliseconds.toFixed(0)} ms, ${message.bytes} bytes`);
      else if (message.kind === 'judged') {
        heaps.push(message.heap);
        for (const time of message.times) outcome.times.push(time);
        outcome.bytes += message.bytes;
      } else end();
    });
    worker.on('error', (fault) => {
      outcome.crashes.push(`${progress[0]}: the thread died: ${fault}`);
      end(progress[0]);
    });
  });
}

function report({ crashes, slow, heaps, times, bytes }: Outcome, seconds: number): void {
  const sorted = times.sort((a, b) => a - b);
  const at = (share: number) => Number((sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(2));
  const growth = Math.max(...heaps.map((heap) => (heap.at(-1) ?? 0) - (heap[Math.floor(heap.length / 10)] ?? 0)));
  const ends = heaps.map((heap) => heap.at(-1) ?? 0);
  const result = {
    bench: 'fuzz',
    seed,
    messages: times.length,
    sources: files.length,
    meanBytes: Math.round(bytes / times.length),
    seconds: Number(seconds.toFixed(1)),
    crashes: crashes.length,
    slow: slow.length,
    milliseconds: { median: at(0.5), p99: at(0.99), p999: at(0.999), worst: at(1) },
    heapMegabytes: Number((Math.max(...ends) / 1e6).toFixed(1)),
    heapGrowthMegabytes: Number((growth / 1e6).toFixed(1)),
  };
  for (const crash of crashes.slice(0, 20)) console.error(`crash ${crash}`);
  for (const one of slow.slice(0, 20)) console.error(`slow ${one}`);
  console.table({
    'messages judged': result.messages,
    'mean size, bytes': result.meanBytes,
    crashes: result.crashes,
    [`verdicts slower than ${SLOWEST} ms`]: result.slow,
    'median, ms': result.milliseconds.median,
    '99 %, ms': result.milliseconds.p99,
    '99.9 %, ms': result.milliseconds.p999,
    'slowest, ms': result.milliseconds.worst,
    'heap at the end, MB': result.heapMegabytes,
    'growth of the heap, MB': result.heapGrowthMegabytes,
  });
  console.log(JSON.stringify(result));
  if (crashes.length + slow.length > 0 || growth > FLAT) process.exitCode = 1;
}
