// Opens the pool through which one role talks to PostgreSQL.
// It connects at the first query and again whenever a connection was lost; a query caught by the loss rejects, and the caller decides
// whether it can be asked again. It must never hide such a loss by repeating a query of its own accord.

import postgres, { type Sql } from 'postgres';
import { type DatabaseAddress, socketOfUrl } from './address.ts';

export interface PoolSettings {
  /** Shown by PostgreSQL beside each connection: which program and role holds it. */
  name: string;
  /** Connections at most. Together the roles of one program must stay well below the server's limit. */
  max: number;
  /** Milliseconds after which the server breaks a statement off; only for roles where somebody waits for the answer. */
  statementTimeout?: number;
  /** Never replaced by a younger connection, which postgres.js does every half hour: for what a connection itself holds, such as a lock. */
  lifelong?: boolean;
  /** Called whenever a connection of the pool is lost or ended. */
  onClose?: () => void;
}

const CONNECT_SECONDS = 10;
const FORGOTTEN_TRANSACTION_MS = 5 * 60_000;
/** A machine that vanishes says no goodbye: either side asks after such a silence whether the other is still there. */
const SILENCE_SECONDS = 10;
/** The same for PostgreSQL's side, which by itself would wait for hours. Over a unix socket they mean nothing. */
const KEEPALIVE = {
  tcp_keepalives_idle: SILENCE_SECONDS,
  tcp_keepalives_interval: 5,
  tcp_keepalives_count: 3,
  tcp_user_timeout: 30_000,
};

export function connect(
  address: DatabaseAddress,
  { name, max, statementTimeout, lifelong, onClose }: PoolSettings,
): Sql {
  const options = {
    max,
    connect_timeout: CONNECT_SECONDS,
    keep_alive: SILENCE_SECONDS,
    onnotice: () => {},
    ...(onClose && { onclose: onClose }),
    // postgres.js asks for the array types when it connects and leaves a failure of that question to nobody, which ends the process:
    // a connection that is made while servers die must not ask.
    ...(lifelong && { max_lifetime: null, fetch_types: false }),
    // A short wait grows with each failure: the embedded server is back within a second.
    backoff: (failures: number) => Math.min(0.1 * 2 ** failures, 3),
    connection: {
      application_name: `dauphin ${name}`,
      TimeZone: 'UTC',
      ...KEEPALIVE,
      idle_in_transaction_session_timeout: FORGOTTEN_TRANSACTION_MS,
      ...(statementTimeout && { statement_timeout: statementTimeout }),
    },
  };
  if (!('url' in address)) return postgres({ ...options, ...address });
  const { url, host } = socketOfUrl(address.url);
  return postgres(url, host ? { ...options, host } : options);
}
