// Who is alive: every outbox process holds a session advisory lock on its number, so that PostgreSQL itself knows the moment
// it dies. What a dead process had in its hands is taken back by the others, and may be received twice: that is counted.
// A lost connection is not a death: the process takes the same number again, and a lock must be seen free twice, a tick
// apart, before anybody believes it. Needs a direct connection or a session pooler (transaction poolers lose the lock).
// The lock is a lease: PostgreSQL ends a session of which it hears nothing, and a process that gets no answer stops before
// that moment, by its own clock that never jumps. So a machine that was cut off is given up by both sides, itself first.

import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from 'postgres';
import type { Clock } from '#platform/clock.ts';
import type { Log } from '#platform/log.ts';
import { openLine } from './line.ts';

// First half of the lock's key; the second is the worker's number. Any constant that no other lock of the product uses.
const LOCK_CLASS = 4_411_060;
const PAUSE_MS = { first: 50, longest: 1_000 };
/** In ms. PostgreSQL gives the lock up after `silence` (plus what a look takes, well within a minute); we stop after `stop`. */
const LEASE_MS = { pulse: 5_000, answer: 10_000, stop: 15_000, silence: 20_000 };
/** Our own lost session may hold the lock until PostgreSQL has seen its silence. */
const TAKING_MS = 2 * LEASE_MS.silence;

export interface Worker {
  /** The number under which this process claims. Changes only if somebody took its rows back while it was cut off. */
  readonly id: number;
  /** False while the lock is lost: the others may think us dead, so nothing should be claimed. */
  readonly alive: boolean;
  close(): Promise<void>;
}

export interface WorkerSettings {
  clock: Clock;
  log: Log;
  /** The others may soon think us dead: what is not on the wire should not go there any more. */
  onLost(): void;
}

export async function registerWorker(pool: Sql, { clock, log, onLost }: WorkerSettings): Promise<Worker> {
  let closing = false;
  let id = 0;
  let locked = false;
  /** When the last question was asked that PostgreSQL has answered. */
  let heardAt = 0;
  let relocking: Promise<void> | undefined;
  // The lock lives exactly as long as this connection.
  const session = openLine(pool, lost);

  /** A connection that fails is a loss too: one attempt at a time. */
  function lost(): void {
    const had = locked;
    locked = false;
    if (had && !closing) onLost();
    relocking ??= relock().finally(() => {
      relocking = undefined;
    });
  }

  async function relock(): Promise<void> {
    for (let pause = PAUSE_MS.first; !closing && !locked; pause = Math.min(pause * 2, PAUSE_MS.longest)) {
      await sleep(pause);
      await lock().catch((err) => log.warn({ err }, 'the outbox lost its database; trying again'));
    }
  }

  async function lock(): Promise<void> {
    if (!(id > 0 && (await session.use((sql) => takeAgain(sql, id), TAKING_MS)))) id = await session.use(enlist);
    await pulse();
    locked = true;
  }

  /** Says that we live, and learns that we are heard. */
  async function pulse(): Promise<void> {
    const asked = performance.now();
    await session.use(
      (sql) => sql`select set_config('idle_session_timeout', ${String(LEASE_MS.silence)}, false)`,
      LEASE_MS.answer,
    );
    heardAt = asked;
  }

  async function enlist(sql: Sql): Promise<number> {
    const [made] = await sql<[{ id: number }]>`
      with made as (
        insert into outbox_workers (host, process, started_at) values (${hostname()}, ${process.pid}, ${clock.now()}) returning id
      ) select id, pg_advisory_lock(${LOCK_CLASS}, id) from made`;
    return made.id;
  }

  await lock();
  const pulses = setInterval(() => {
    // A failure is the loss of the connection, which is seen to.
    if (locked) pulse().catch(() => {});
  }, LEASE_MS.pulse);
  return {
    get id() {
      return id;
    },
    get alive() {
      return locked && performance.now() - heardAt < LEASE_MS.stop;
    },
    async close() {
      closing = true;
      clearInterval(pulses);
      await relocking;
      await session.use((sql) => leave(sql, id)).catch(() => {});
      await session.close();
    },
  };
}

/** False when somebody has taken our rows back meanwhile: then we are another. */
async function takeAgain(sql: Sql, id: number): Promise<boolean> {
  const kept = await sql`select pg_advisory_lock(${LOCK_CLASS}, id) from outbox_workers where id = ${id}`;
  return kept.length > 0;
}

/** Nothing is left behind, unless something is in our hands: then the others must find us dead. */
async function leave(sql: Sql, id: number): Promise<void> {
  await sql`delete from outbox_workers where id = ${id}
    and not exists (select from recipients where state = 'handed_over' and claimed_by = ${id})`;
}

/** Watches for the dead. Call `look` once a tick; it resolves with how many recipients were taken back. */
export function watchForDead(clock: Clock): { look(sql: Sql, self: number): Promise<number> } {
  let suspects = new Set<number>();
  return {
    async look(sql, self) {
      const free = await sql<{ id: number }[]>`
        select id from (
          select id from outbox_workers union select claimed_by from recipients where state = 'handed_over'
        ) w where id <> ${self} and not exists (
          select from pg_locks l where l.locktype = 'advisory' and l.classid = ${LOCK_CLASS} and l.objid = w.id and l.objsubid = 2
            and l.database = (select oid from pg_database where datname = current_database()))`;
      const dead = free.filter(({ id }) => suspects.has(id));
      suspects = new Set(free.map(({ id }) => id));
      let taken = 0;
      for (const { id } of dead) taken += await takeBack(sql, id, clock.now());
      return taken;
    },
  };
}

/** Holding the dead worker's own lock keeps a second rescuer out, and the worker itself should it come back. */
async function takeBack(sql: Sql, dead: number, now: Date): Promise<number> {
  const [row] = await sql<[{ taken: number }]>`
    with lock as materialized (
      select pg_try_advisory_xact_lock(${LOCK_CLASS}, ${dead}) as free
    ), taken as (
      update recipients set state = 'deferred', reason = 'outcome_unknown', reply = null, attempts = attempts + 1,
        maybe_duplicates = maybe_duplicates + 1, first_attempt_at = coalesce(first_attempt_at, ${now}),
        next_attempt_at = ${now}, claimed_by = null, updated_at = ${now}
      from lock where lock.free and state = 'handed_over' and claimed_by = ${dead}
      returning workspace_id, send_id, contact_id, step
    ), kept as (
      insert into attempts (workspace_id, send_id, contact_id, step, at, state, reason)
      select workspace_id, send_id, contact_id, step, ${now}, 'deferred', 'outcome_unknown' from taken
    ), gone as (
      delete from outbox_workers using lock where lock.free and id = ${dead}
    )
    select count(*)::int as taken, pg_notify('dauphin_outbox', '') from taken`;
  return row.taken;
}
