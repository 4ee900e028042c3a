// A worker that does one thing after another for as long as there are any, then rests until it is asked or some time has passed. A step
// that throws is tried again after the rest; it must itself see to it that no single thing fails for ever.

import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '#platform/log.ts';

export interface WorkLoop {
  ask(): void;
  /** Resolves once the step under way is over. */
  close(): Promise<void>;
}

const REST_MS = 2_000;
/** Steps between two looks at the rest of the process. */
const BREATH = 20;

/** `step` does one thing, and says whether there was any. */
export function startWorkLoop(step: () => Promise<boolean>, { log, name }: { log: Log; name: string }): WorkLoop {
  let isClosing = false;
  let isAsked = false;
  let wake = () => {};

  async function workOff(): Promise<void> {
    try {
      for (let done = 1; !isClosing && (await step()); done++) if (done % BREATH === 0) await pause(1);
    } catch (err) {
      if (!isClosing) log.warn({ err, worker: name }, 'a worker was interrupted and goes on in a moment');
    }
  }

  function rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, REST_MS);
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
