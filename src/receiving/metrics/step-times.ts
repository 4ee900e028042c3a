// How long each step of the road in takes: summed in memory under the step's name, added every few seconds to the minute's row, which all
// processes share. It costs the road in nothing but a sum. A process that is killed loses the sums of those seconds, never mail.

import type { Sql } from 'postgres';
import type { Platform } from '#platform/platform.ts';

/** In the order of the road. `recall` and `authenticate` hold the wait for database and DNS; `deliver` is from kept to answered by the mailbox server. */
export const STEPS = ['parse', 'authenticate', 'recall', 'judge', 'clean', 'keep', 'deliver'] as const;
export type Step = (typeof STEPS)[number];

/** Milliseconds. */
export type Took = Partial<Record<Step, number>>;

export interface StepTimes {
  add(took: Took): void;
  /** Writes what is left. */
  close(): Promise<void>;
}

const INTERVAL_MS = 5_000;
/** Minutes older than that are one sum. */
const MINUTES_KEPT_HOURS = 24;

export interface StepTime {
  step: Step;
  messages: number;
  milliseconds: number;
}

export function createStepTimes({ sql, clock, log }: Platform): StepTimes {
  let sums = new Map<Step, StepTime>();

  async function write(): Promise<void> {
    if (sums.size === 0) return;
    const taken = [...sums.values()];
    sums = new Map();
    await addToMinute(sql, clock.now(), taken).catch((err: unknown) =>
      log.warn({ err }, 'how long the last messages took could not be written'),
    );
  }
  const timer = setInterval(() => void write(), INTERVAL_MS).unref();

  return {
    add(took) {
      for (const step of STEPS) {
        const milliseconds = took[step];
        if (milliseconds === undefined) continue;
        const sum = sums.get(step) ?? { step, messages: 0, milliseconds: 0 };
        sum.messages += 1;
        sum.milliseconds += milliseconds;
        sums.set(step, sum);
      }
    },
    close() {
      clearInterval(timer);
      return write();
    },
  };
}

/** Gives the milliseconds since it was made or last asked. */
export function createLap(): () => number {
  let last = performance.now();
  return () => {
    const now = performance.now();
    const took = now - last;
    last = now;
    return took;
  };
}

async function addToMinute(sql: Sql, now: Date, sums: readonly StepTime[]): Promise<void> {
  await sql`
    insert into inbound_step_times (minute, step, messages, milliseconds)
    select date_trunc('minute', ${now}::timestamptz), s.step, s.messages, s.milliseconds
    from jsonb_to_recordset(${JSON.stringify(sums)}::text::jsonb) as s (step text, messages bigint, milliseconds float8)
    on conflict (minute, step) do update set messages = inbound_step_times.messages + excluded.messages,
      milliseconds = inbound_step_times.milliseconds + excluded.milliseconds`;
}

/** Of the minutes since then; null: of all time, a sum that never falls. */
export function readStepTimes(sql: Sql, since: Date | null): Promise<StepTime[]> {
  return sql<StepTime[]>`
    select step, sum(messages)::float8 as messages, sum(milliseconds) as milliseconds
    from inbound_step_times where minute >= coalesce(${since}::timestamptz, '-infinity') group by step`;
}

/** Old minutes become one row a step, so that what Prometheus reads never falls. */
export async function foldOldStepTimes(sql: Sql, now: Date): Promise<void> {
  await sql`
    with old as (
      delete from inbound_step_times
      where minute < ${now}::timestamptz - make_interval(hours => ${MINUTES_KEPT_HOURS}) and minute > '-infinity'
      returning step, messages, milliseconds)
    insert into inbound_step_times (minute, step, messages, milliseconds)
    select '-infinity', step, sum(messages), sum(milliseconds) from old group by step
    on conflict (minute, step) do update set messages = inbound_step_times.messages + excluded.messages,
      milliseconds = inbound_step_times.milliseconds + excluded.milliseconds`;
}
