// The pool through which a role talks to PostgreSQL, made anew whole whenever one of its connections is lost. A connection of postgres.js
// that breaks while a query is being given to it may leave that query pending for ever, and its next life begins with the bytes left over
// from this one; where one connection broke, the server has usually died and the others are as suspect. So what was under way on the lost
// pool ends within a few seconds, well or with an error, and what is asked from then on goes to a new one.
// It never repeats anything: what was asked last may or may not have been done.

import postgres, { type Sql, type TransactionSql } from 'postgres';
import type { DatabaseAddress } from './address.ts';
import { connect, type PoolSettings } from './database.ts';

/** Long enough for what still runs on sound connections, short enough for who waits on a dead one. */
const GRACE_SECONDS = 3;

interface Pool {
  sql: Sql;
  isLost: boolean;
}

type Work = (tx: TransactionSql) => unknown;

/** Used as any `Sql`. */
export function openPool(address: DatabaseAddress, settings: PoolSettings): Sql {
  const retired = new Set<Promise<void>>();
  // What listens has a connection of its own, which postgres.js opens again by itself: it must not end with a pool.
  const hearing = connect(address, { ...settings, max: 1, lifelong: true });
  let isOver = false;
  let current = open(connect(address, settings).options);

  /** Its connections are not replaced because of their age: any that closes is then one that was lost. */
  function open(options: Sql['options']): Pool {
    const onclose = () => lose(pool);
    const given = { ...options, max_lifetime: null, onclose } as unknown as postgres.Options<{}>;
    const pool: Pool = { sql: postgres(given), isLost: false };
    return pool;
  }

  function lose(pool: Pool): void {
    if (pool.isLost || isOver) return;
    pool.isLost = true;
    current = open(pool.sql.options);
    const ended = pool.sql.end({ timeout: GRACE_SECONDS }).finally(() => retired.delete(ended));
    retired.add(ended);
  }

  function begin(...args: [Work] | [string, Work]): Promise<unknown> {
    const pool = current;
    const work = args.at(-1) as Work;
    const guarded: Work = (tx) => inTransaction(pool, tx, work);
    return args.length === 1 ? pool.sql.begin(guarded) : pool.sql.begin(args[0] as string, guarded);
  }

  async function end(options?: { timeout?: number }): Promise<void> {
    isOver = true;
    await Promise.all([current.sql.end(options), hearing.end(options), ...retired]);
  }

  return new Proxy((() => {}) as unknown as Sql, {
    apply: (_target, _self, args) => Reflect.apply(current.sql, undefined, args),
    get(_target, name) {
      if (name === 'begin') return begin;
      if (name === 'end') return end;
      return Reflect.get(name === 'listen' ? hearing : current.sql, name);
    },
  });
}

/**
 * Gives nothing more to a connection that was lost, a rollback least of all: postgres.js would write it to a socket that is gone, which
 * ends the thread. The transaction itself then rejects, because its connection closed.
 */
async function inTransaction(pool: Pool, tx: TransactionSql, work: Work): Promise<unknown> {
  // A lost pool is being ended: it refuses whatever it is asked.
  const standing = () => (pool.isLost ? pool.sql : tx);
  const guarded = new Proxy(tx, {
    apply: (_target, _self, args) => Reflect.apply(standing(), undefined, args),
    get: (_target, name) => Reflect.get(standing(), name) ?? Reflect.get(tx, name),
  });
  try {
    return await work(guarded);
  } catch (cause) {
    return pool.isLost ? new Promise<never>(() => {}) : Promise.reject(cause);
  }
}
