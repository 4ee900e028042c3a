// A connection of its own for transactions that stay open while messages are made. The pool's `begin` is not used for that:
// when its connection is lost between two statements, what follows would run on another one, or end the process.
// Here a lost connection rejects the transaction, and nothing of it is believed: not even a commit whose answer was lost.

import postgres, { type Sql } from 'postgres';

export interface Desk {
  /** `stands` throws if the connection was lost since the beginning: call it before each statement but the first. */
  transaction<T>(work: (tx: Sql, stands: () => void) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export function openDesk(sql: Sql): Desk {
  let losses = 0;
  // Never recycled by age: that could happen in the middle of a transaction.
  const options = { ...sql.options, max: 1, max_lifetime: null, onclose: () => void losses++ };
  const connection = postgres(options as unknown as postgres.Options<{}>);

  return {
    async transaction(work) {
      const before = losses;
      const stands = () => {
        if (losses !== before) throw new Error('the connection was lost in the middle of a transaction');
      };
      await connection`begin`;
      try {
        stands();
        const result = await work(connection, stands);
        stands();
        await connection`commit`;
        stands();
        return result;
      } catch (cause) {
        if (losses === before) await connection`rollback`.catch(() => {});
        throw cause;
      }
    },
    close: () => connection.end({ timeout: 5 }),
  };
}
