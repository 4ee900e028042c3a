// One connection to PostgreSQL that knows when it is lost. A connection of postgres.js that breaks while a query is being given to it
// may leave that query pending for ever, and carry rubbish into its next life; in a transaction, what follows would run on another.
// Here everything under way rejects the moment the connection is lost, the connection is thrown away, and the next use opens a new one.
// A network that was cut tells nobody: what is not answered in time counts as lost, and PostgreSQL lets go of a transaction that was
// left in the middle, so that others may draw its rows.
// It never repeats anything: what was asked last may or may not have been done.

import postgres, { type Sql } from 'postgres';

export interface Line {
  /** Any number of queries at once. Not answered within `patience` ms: the connection counts as lost. */
  use<T>(work: (sql: Sql) => Promise<T>, patience?: number): Promise<T>;
  /** One at a time. `stands` throws once the connection is lost: call it before each statement that follows other work. */
  transaction<T>(work: (tx: Sql, stands: () => void) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

interface Connection {
  sql: Sql;
  lost: boolean;
  /** Rejects what is under way. Not one promise to race against: it would keep every result alive as long as the connection. */
  waiting: Set<(loss: Error) => void>;
}

/** Longer than anything that is asked here takes on a busy server. */
const PATIENCE_MS = 60_000;
/** In the middle of a transaction messages are made, a few hundred at most: a silence of so many ms is that of somebody cut off. */
const SILENCE_MS = 20_000;

/** Like a connection of `pool`, but apart from it. `onLost`: called at every loss, also of a connection that was never made. */
export function openLine(pool: Sql, onLost: () => void = () => {}): Line {
  let current: Connection | undefined;

  function open(): Connection {
    const onclose = () => lose(opened, 'was lost');
    const connection = { ...pool.options.connection, idle_in_transaction_session_timeout: SILENCE_MS };
    // Its types are the pool's; it is never replaced because of its age, since it may hold a lock or a transaction.
    const lifelong = { max: 1, idle_timeout: null, max_lifetime: null, fetch_types: false };
    const options = { ...pool.options, ...lifelong, connection, onclose };
    const opened: Connection = {
      sql: postgres(options as unknown as postgres.Options<{}>),
      lost: false,
      waiting: new Set(),
    };
    return opened;
  }

  function lose(connection: Connection, how: string): void {
    if (connection.lost) return;
    connection.lost = true;
    if (current === connection) current = undefined;
    const loss = new Error(`the connection to the database ${how}`);
    for (const fail of connection.waiting) fail(loss);
    void connection.sql.end({ timeout: 0 });
    onLost();
  }

  function use<T>(work: (sql: Sql, connection: Connection) => Promise<T>, patience = PATIENCE_MS): Promise<T> {
    const connection = (current ??= open());
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => lose(connection, 'gives no answer'), patience);
      connection.waiting.add(reject);
      const ended = () => {
        clearTimeout(timer);
        connection.waiting.delete(reject);
      };
      work(connection.sql, connection).finally(ended).then(resolve, reject);
    });
  }

  return {
    use,
    transaction: (work) =>
      use(async (tx, connection) => {
        const stands = () => {
          if (connection.lost) throw new Error('the connection was lost in the middle of a transaction');
        };
        await tx`begin`;
        try {
          const result = await work(tx, stands);
          stands();
          await tx`commit`;
          return result;
        } catch (cause) {
          if (!connection.lost) await tx`rollback`;
          throw cause;
        }
      }),
    async close() {
      const closing = current;
      current = undefined;
      await closing?.sql.end({ timeout: 5 });
    },
  };
}
