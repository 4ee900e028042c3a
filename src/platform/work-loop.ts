// A worker that does one thing after another for as long as there are any, then rests until it is asked or some time has passed. A step
// that throws is tried again after the rest; it must itself see to it that no single thing fails for ever.

import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from './log.ts';

export interface WorkLoop {
  ask(): void;
  /** Resolves once the step under way is over. */
  close(): Promise<void>;
}

export interface WorkLoopOptions {
  log: Log;
  /** For the log. */
  name: string;
  /** How long to rest when there is nothing to do. */
  idleMs?: number;
  /** How long to rest after a step that took so many ms; not at all when left out. */
  restAfter?(milliseconds: number): Promise<number>;
}

const IDLE_MS = 2_000;

/** `step` does one thing, and says whether there was any. */
export function startWorkLoop(
  step: () => Promise<boolean>,
  { log, name, idleMs = IDLE_MS, restAfter }: WorkLoopOptions,
): WorkLoop {
  let isClosing = false;
  let isAsked = false;
  let wake = () => {};

  async function workOff(): Promise<void> {
    try {
      for (let began = performance.now(); !isClosing && (await step()); began = performance.now())
        await pause(restAfter ? await restAfter(performance.now() - began) : 0);
    } catch (err) {
      if (!isClosing) log.warn({ err, worker: name }, 'a worker was interrupted and goes on in a moment');
    }
  }

  function rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, idleMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function work(): Promise<void> {
    while (!isClosing) {
      isAsked = false;
      await workOff();
      if (!isAsked && !isClosing) await rest();
    }
  }

  const working = work();
  const ask = () => {
    isAsked = true;
    wake();
  };
  return {
    ask,
    close() {
      isClosing = true;
      ask();
      return working;
    },
  };
}
