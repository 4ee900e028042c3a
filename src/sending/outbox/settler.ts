// Writes outcomes down in groups: a statement costs the same for one as for hundreds. What is not yet written counts as in
// flight, so nothing waits here longer than a blink. While the database is away outcomes are kept and written again and again:
// an answer that was received is not forgotten as long as this process lives.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '#platform/clock.ts';
import type { Log } from '#platform/log.ts';
import type { Line } from './line.ts';
import { type Outcome, settleRecipients } from './settle.ts';

export interface Settler {
  add(outcomes: readonly Outcome[]): void;
  /** Outcomes not yet written. */
  pending(): number;
  /** Resolves when all that was added is written, or false after `patience` ms. */
  drain(patience: number): Promise<boolean>;
}

export interface SettlerSettings {
  line: Line;
  clock: Clock;
  log: Log;
  onWritten(outcomes: readonly Outcome[], began: number): void;
}

const GROUP = 500;
const BLINK_MS = 40;
const PAUSE_MS = { first: 100, longest: 2_000 };

export function createSettler({ line, clock, log, onWritten }: SettlerSettings): Settler {
  let waiting: Outcome[] = [];
  let writing: readonly Outcome[] = [];
  let timer: NodeJS.Timeout | undefined;
  let idle: (() => void)[] = [];

  function schedule(): void {
    if (writing.length > 0 || waiting.length === 0) return;
    if (waiting.length >= GROUP) void write();
    else timer ??= setTimeout(() => void write(), BLINK_MS);
  }

  async function write(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (writing.length > 0) return;
    writing = waiting.splice(0, GROUP);
    const began = performance.now();
    for (let pause = PAUSE_MS.first; ; pause = Math.min(pause * 2, PAUSE_MS.longest)) {
      try {
        await line.use((sql) => settleRecipients(sql, writing, clock.now()));
        break;
      } catch (err) {
        log.warn({ err, outcomes: writing.length + waiting.length }, 'outcomes could not be written yet');
        await sleep(pause);
      }
    }
    const written = writing;
    writing = [];
    onWritten(written, began);
    if (waiting.length === 0) for (const wake of idle.splice(0)) wake();
    schedule();
  }

  return {
    add(outcomes) {
      waiting.push(...outcomes);
      schedule();
    },
    pending: () => waiting.length + writing.length,
    async drain(patience) {
      if (waiting.length + writing.length === 0) return true;
      void write();
      const done = new Promise<true>((resolve) => idle.push(() => resolve(true)));
      return Promise.race([done, sleep(patience, false as const, { ref: false })]);
    },
  };
}
