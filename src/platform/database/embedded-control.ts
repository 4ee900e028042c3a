// The supervisor's own connection to the embedded PostgreSQL. It lives as long as the program: it carries the lock that says "in use", and
// its loss is the first sign of a crash. What is asked over it rejects when it is lost, and never waits for ever: a connection of postgres.js
// that breaks while a query is being given to it may leave that query pending.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from 'postgres';
import type { DatabaseAddress } from './address.ts';
import { connect } from './database.ts';
import { createDatabase } from './embedded-cluster.ts';

export interface Control {
  /** Resolves when the connection is lost. */
  lost: Promise<void>;
  /** Gives up the lock; true when no other program holds it, which then stays so until the end. */
  leave(): Promise<boolean>;
  end(): Promise<void>;
}

const USE_LOCK = 4_411_003;
const OPEN_MS = 8_000;

/** Rejects when there is no server, when it is not ready (SQLSTATE 57P0x), or when it does not answer in time. */
export async function openControl(admin: DatabaseAddress): Promise<Control> {
  let lose: () => void = () => {};
  const lost = new Promise<void>((resolve) => {
    lose = resolve;
  });
  const sql = connect(admin, { name: `supervisor ${process.pid}`, max: 1, lifelong: true, onClose: () => lose() });
  const end = () => sql.end({ timeout: 0 });
  try {
    const late = sleep(OPEN_MS, undefined, { ref: false });
    await orLoss(takeUp(sql), Promise.race([lost, late]));
    return { lost, end, leave: () => orLoss(giveUp(sql), lost) };
  } catch (fault) {
    await end();
    throw fault;
  }
}

async function takeUp(sql: Sql): Promise<void> {
  await sql`select pg_advisory_lock_shared(${USE_LOCK})`;
  await createDatabase(sql);
}

async function giveUp(sql: Sql): Promise<boolean> {
  await sql`select pg_advisory_unlock_shared(${USE_LOCK})`;
  const [row] = await sql<[{ alone: boolean }]>`select pg_try_advisory_lock(${USE_LOCK}) as alone`;
  return row.alone;
}

async function orLoss<T>(work: Promise<T>, lost: Promise<void>): Promise<T> {
  const loss = lost.then((): never => {
    throw new Error('the connection to the database was lost');
  });
  return Promise.race([work, loss]);
}
