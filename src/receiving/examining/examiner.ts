// Examines arrivals in threads of their own, so that a heavy message never keeps sessions waiting and every core is used. A thread that
// dies fails what it had in hand, which its senders bring again, and is replaced. It must never hold more arrivals than the
// listener's limits let in.

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { AskDns } from '#authentication/dns-text.ts';
import type { Log } from '#platform/log.ts';
import { type Arrival, type Examination, examine, type Surroundings } from './examine.ts';
import type { FromThread, Question, ToThread } from './examine-thread.ts';
import { createPersonalModels } from './personal-models.ts';

/** A message leaves much behind at once: with room for it, little of it is ever moved. */
const YOUNG = { maxYoungGenerationSizeMb: 96 };

export interface Examiner {
  examine(arrival: Arrival, recall: Surroundings['recall']): Promise<Examination>;
  close(): Promise<void>;
}

interface InHand {
  recall: Surroundings['recall'];
  resolve(found: Examination): void;
  reject(cause: unknown): void;
}

export interface ExaminerSettings {
  resolver: AskDns;
  log: Log;
  /** The journal of what an owner taught. */
  lessons(ownerId: string): Promise<Buffer>;
  /** None: in the caller's own thread, as tests do. */
  threads?: number;
}

export function createExaminer(settings: ExaminerSettings): Examiner {
  const { resolver, lessons, threads = availableParallelism() } = settings;
  if (threads === 0) {
    const personalModel = createPersonalModels(lessons);
    return {
      examine: (arrival, recall) => examine(arrival, { resolver, recall, personalModel }),
      close: () => Promise.resolve(),
    };
  }
  const crew = Array.from({ length: threads }, () => createThread(settings));
  return {
    examine(arrival, recall) {
      const least = crew.reduce((best, one) => (one.load < best.load ? one : best));
      return least.examine(arrival, recall);
    },
    async close() {
      await Promise.all(crew.map((one) => one.close()));
    },
  };
}

function createThread({ resolver, log, lessons }: ExaminerSettings) {
  const inHand = new Map<number, InHand>();
  let numbers = 0;
  let isClosed = false;
  let worker: Worker | undefined;

  function open(): Worker {
    const opened = new Worker(new URL('./examine-thread.ts', import.meta.url), { resourceLimits: YOUNG });
    opened.on('message', (message: FromThread) => {
      if ('question' in message) return void answer(opened, message.question, message.asks);
      const one = inHand.get(message.arrival);
      inHand.delete(message.arrival);
      if (message.found) one?.resolve(restored(message.found));
      else one?.reject(Object.assign(new Error(message.fault?.message), { stack: message.fault?.stack }));
    });
    opened.on('error', (err) => log.error({ err }, 'an examining thread failed; its messages will be brought again'));
    opened.on('exit', () => {
      if (worker === opened) worker = undefined;
      for (const { reject } of inHand.values()) reject(new Error('the examining thread ended'));
      inHand.clear();
    });
    return opened;
  }

  async function answer(from: Worker, question: number, asks: Question): Promise<void> {
    const say = (message: ToThread) => from.postMessage(message);
    try {
      if (asks.kind === 'dns') return say({ answer: question, value: await resolver(asks.name, asks.type) });
      if (asks.kind === 'lessons') return say({ answer: question, value: await lessons(asks.owner) });
      const value = await inHand.get(asks.arrival)?.recall(asks.sender, asks.owners);
      say({ answer: question, value });
    } catch (fault) {
      const { message, code } = fault as Error & { code?: string };
      say({ answer: question, fault: { message, ...(code && { code }) } });
    }
  }

  return {
    get load() {
      return inHand.size;
    },
    examine(arrival: Arrival, recall: Surroundings['recall']): Promise<Examination> {
      if (isClosed) return Promise.reject(new Error('the examiner is closed'));
      worker ??= open();
      const number = ++numbers;
      return new Promise((resolve, reject) => {
        inHand.set(number, { recall, resolve, reject });
        worker?.postMessage({ arrival: number, given: arrival } satisfies ToThread);
      });
    },
    async close() {
      isClosed = true;
      await worker?.terminate();
    },
  };
}

/** Buffers lose their class on the way between threads. */
function restored(found: Examination): Examination {
  const { deliverable } = found;
  if (!deliverable) return found;
  return { ...found, deliverable: Buffer.from(deliverable.buffer, deliverable.byteOffset, deliverable.byteLength) };
}
