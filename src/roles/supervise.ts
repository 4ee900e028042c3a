// Keeps one role running: starts its thread, starts it again when it dies, later each time it dies soon, and closes it in peace.
// A role that cannot start the first time is a failure of the whole program; once it ran, its crashes are logged and mended.

import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Log } from '#platform/log.ts';
import { OperatorError } from '#platform/operator-error.ts';
import type { ThreadNews, ThreadTask } from './thread.ts';

export interface SupervisedRole {
  /** As told by the first thread. */
  port: number | undefined;
  openPath: string | undefined;
  close(): Promise<void>;
}

const THREAD = new URL('./thread.ts', import.meta.url);
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;
const STEADY_MS = 60_000;
const CLOSE_MS = 30_000;

/** `script` is what runs in the thread. */
export async function superviseRole(task: ThreadTask, log: Log, script: URL = THREAD): Promise<SupervisedRole> {
  const closing = new AbortController();
  let { worker, port, openPath } = await startThread(task, script);
  const watching = watch();

  async function watch(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    while (!closing.signal.aborted) {
      const began = performance.now();
      await endOf(worker, task.role, log);
      if (closing.signal.aborted) return;
      pause = performance.now() - began > STEADY_MS ? FIRST_PAUSE_MS : Math.min(pause * 2, LONGEST_PAUSE_MS);
      await restart(pause);
    }
  }

  async function restart(pause: number): Promise<void> {
    for (let wait = pause; !closing.signal.aborted; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
      log.warn({ role: task.role, seconds: wait / 1000 }, 'the role will be started again');
      await sleep(wait, undefined, { signal: closing.signal }).catch(() => {});
      if (closing.signal.aborted) return;
      try {
        ({ worker } = await startThread(task, script));
        // Asked to close meanwhile: nobody else knows of this thread yet.
        if (closing.signal.aborted) await closeThread(worker, task.role, log);
        return;
      } catch (err) {
        log.error({ role: task.role, err }, 'the role does not start');
      }
    }
  }

  return {
    port,
    openPath,
    async close() {
      closing.abort();
      await closeThread(worker, task.role, log);
      await watching;
    },
  };
}

interface StartedThread {
  worker: Worker;
  port: number | undefined;
  openPath: string | undefined;
}

async function startThread(task: ThreadTask, script: URL): Promise<StartedThread> {
  const worker = new Worker(script, { workerData: task, name: task.role });
  const [news] = (await Promise.race([
    once(worker, 'message'),
    once(worker, 'exit').then(([code]) => [{ ready: false, fault: `the thread ended with code ${code}` }]),
  ])) as [ThreadNews];
  if (news.ready) return { worker, port: news.port, openPath: news.openPath };
  await worker.terminate();
  if (news.text) throw new OperatorError(news.text, { cause: news.fault });
  throw new Error(`the role ${task.role} did not start: ${news.fault}`);
}

async function endOf(worker: Worker, role: string, log: Log): Promise<void> {
  worker.once('error', (err) => log.error({ role, err }, 'the role crashed'));
  const code = await new Promise((resolve) => worker.once('exit', resolve));
  if (code !== 0) log.error({ role, code }, "the role's thread ended");
}

async function closeThread(worker: Worker, role: string, log: Log): Promise<void> {
  if (worker.threadId === -1) return;
  const ended = once(worker, 'exit').catch(() => {});
  worker.postMessage('close');
  const inTime = await Promise.race([ended.then(() => true), sleep(CLOSE_MS, false, { ref: false })]);
  if (inTime) return;
  log.error({ role, seconds: CLOSE_MS / 1000 }, 'the role did not close in time and is broken off');
  await worker.terminate();
}
