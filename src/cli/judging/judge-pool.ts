// Judges many files on all cores: each thread takes the next file when it is done with one. Verdicts are printed in the order of the
// files, however the threads run: those of a file whose turn has not come are held, and a thread that is too far ahead waits.
// A thread that dies fails the command: a defect of ours must not look like a message.

import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { FileVerdict } from './judge-file.ts';
import type { FromThread, JudgeTask, ToThread } from './judge-thread.ts';
import { findMail } from './mail-files.ts';
import { type Place, Queue } from './queue.ts';

/** `print` may return a promise: nothing more is judged for that file until it is fulfilled. */
export async function judgePaths(
  paths: readonly string[],
  task: JudgeTask,
  print: (verdict: FileVerdict) => Promise<void> | void,
): Promise<void> {
  const files = findMail(paths);
  const queue = new Queue(print);
  const threads = Array.from({ length: availableParallelism() }, () => serve(files, task, queue));
  await Promise.all(threads);
  await queue.end();
}

async function serve(files: ReturnType<typeof findMail>, task: JudgeTask, queue: Queue<FileVerdict>): Promise<void> {
  let worker: Worker | undefined;
  try {
    for (;;) {
      const { value, done } = await files.next();
      if (done || !value) return;
      // At once, before anybody else asks for a file: places are in the order of the files.
      const place = queue.enter();
      try {
        if ('error' in value) await place.put([value]);
        else {
          worker ??= new Worker(new URL('./judge-thread.ts', import.meta.url), { workerData: task });
          await judgeIn(worker, value.file, place);
        }
        await place.leave();
      } catch (fault) {
        place.fail(fault);
        throw fault;
      }
    }
  } finally {
    await worker?.terminate();
  }
}

async function judgeIn(worker: Worker, file: string, place: Place<FileVerdict>): Promise<void> {
  const send = (message: ToThread) => worker.postMessage(message);
  send({ file });
  for (;;) {
    // `once` rejects when the thread reports an error instead.
    const [{ verdicts, isDone }] = (await once(worker, 'message')) as [FromThread];
    await place.put(verdicts);
    if (isDone) return;
    send('more');
  }
}
