// Judges many files on all cores: each thread takes the next file when it is done with one. Verdicts come as they are ready.
// A thread that dies fails the command: a defect of ours must not look like a message.

import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { FileVerdict } from './judge-file.ts';
import type { FromThread, JudgeTask, ToThread } from './judge-thread.ts';
import { findMail } from './mail-files.ts';

/** `print` may return a promise: nothing more is judged for that file until it is fulfilled. */
export async function judgePaths(
  paths: readonly string[],
  task: JudgeTask,
  print: (verdict: FileVerdict) => Promise<void> | void,
): Promise<void> {
  const files = findMail(paths);
  const threads = Array.from({ length: availableParallelism() }, () => serve(files, task, print));
  await Promise.all(threads);
}

async function serve(
  files: AsyncGenerator<Awaited<ReturnType<ReturnType<typeof findMail>['next']>>['value']>,
  task: JudgeTask,
  print: (verdict: FileVerdict) => Promise<void> | void,
): Promise<void> {
  let worker: Worker | undefined;
  try {
    for (;;) {
      const { value, done } = await files.next();
      if (done || !value) return;
      if ('error' in value) await print(value);
      else {
        worker ??= new Worker(new URL('./judge-thread.ts', import.meta.url), { workerData: task });
        await judgeIn(worker, value.file, print);
      }
    }
  } finally {
    await worker?.terminate();
  }
}

async function judgeIn(
  worker: Worker,
  file: string,
  print: (verdict: FileVerdict) => Promise<void> | void,
): Promise<void> {
  const send = (message: ToThread) => worker.postMessage(message);
  send({ file });
  for (;;) {
    // `once` rejects when the thread reports an error instead.
    const [{ verdicts, isDone }] = (await once(worker, 'message')) as [FromThread];
    for (const verdict of verdicts) await print(verdict);
    if (isDone) return;
    send('more');
  }
}
