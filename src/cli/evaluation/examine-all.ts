// Examines labelled mail on all cores, and gives it back in its order. A thread that dies fails the whole: a defect of ours must
// not look like a message.

import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ExaminationTask } from './examination.ts';
import type { Examined } from './examine-thread.ts';
import type { LabelledMail } from './labelled-mail.ts';

const BATCH = 50;

export async function* examineAll(all: readonly LabelledMail[], task: ExaminationTask): AsyncGenerator<Examined> {
  const threads = Array.from(
    { length: availableParallelism() },
    () => new Worker(new URL('./examine-thread.ts', import.meta.url), { workerData: task }),
  );
  try {
    // Each thread has one batch; they take turns, so the order is kept.
    const waiting: Promise<Examined[]>[] = [];
    let next = 0;
    const give = (thread: Worker) => {
      if (next >= all.length) return;
      const answer = once(thread, 'message') as Promise<[Examined[]]>;
      thread.postMessage(all.slice(next, next + BATCH));
      next += BATCH;
      waiting.push(answer.then(([examined]) => examined));
    };
    for (const thread of threads) give(thread);
    for (let turn = 0; waiting.length > 0; turn++) {
      const examined = await (waiting.shift() as Promise<Examined[]>);
      give(threads[turn % threads.length] as Worker);
      yield* examined;
    }
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}
