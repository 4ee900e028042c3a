// Coarse work that may wait its turn (an import, a scheduled launch, an undo), kept in PostgreSQL by pg-boss.
// A handler that throws is tried again later; one whose process dies is tried again when its heartbeat stops. So every
// handler must be able to continue what it left half done. Never for single recipients: the ledger is their queue.

import { randomUUID } from 'node:crypto';
import { PgBoss } from 'pg-boss';
import type { Log } from './log.ts';

export interface Jobs {
  /** Declares who does a kind of work; called in the jobs role only. */
  define<Data extends object>(name: string, handler: JobHandler<Data>, options?: JobOptions): Promise<void>;
  /** Asks for work. With a singletonKey, asking again while it waits or runs changes nothing. */
  enqueue(name: string, data: object, options?: { after?: Date; singletonKey?: string }): Promise<void>;
  close(): Promise<void>;
}

/** The signal is raised when the program is closing: stop at the next safe point and throw; the rest is done later. */
export type JobHandler<Data> = (data: Data, signal: AbortSignal) => Promise<void>;

export interface JobOptions {
  /** How many at once in this process. */
  concurrency?: number;
}

/** Where PostgreSQL is: what pg-boss needs to open its own few connections. */
export type JobsConnection =
  | { connectionString: string }
  | { host: string; port: number; database: string; user: string };

const HEARTBEAT_SECONDS = 10;
const LONGEST_JOB_SECONDS = 23 * 3600;
// Notices wake a worker at once; polling finds what was put off until now, and what a lost notice left.
const POLLING = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1 };

export function createJobs(connection: JobsConnection, log: Log): Jobs {
  const closing = new AbortController();
  const queues = new Map<string, Promise<void>>();
  let started: Promise<PgBoss> | undefined;

  // Opened at the first use: a role that asks for no work holds no connection.
  const boss = () => {
    started ??= start(connection, log);
    // A database that was away for the first try may be there for the next.
    const trying = started;
    trying.catch(() => {
      if (started === trying) started = undefined;
    });
    return trying;
  };
  const queue = async (name: string) => {
    const opened = await boss();
    let made = queues.get(name);
    if (!made) {
      made = opened.createQueue(name, {
        policy: 'exclusive',
        notify: true,
        heartbeatSeconds: HEARTBEAT_SECONDS,
        expireInSeconds: LONGEST_JOB_SECONDS,
        retryLimit: 10,
        retryDelay: 2,
        retryBackoff: true,
      });
      queues.set(name, made);
      made.catch(() => queues.delete(name));
    }
    await made;
    return opened;
  };

  return {
    async define<Data extends object>(name: string, handler: JobHandler<Data>, { concurrency = 1 }: JobOptions = {}) {
      const opened = await queue(name);
      await opened.work<Data>(name, { localConcurrency: concurrency, ...POLLING }, async ([job]) => {
        if (!job) return;
        try {
          await handler(job.data, closing.signal);
        } catch (cause) {
          if (!closing.signal.aborted)
            log.error({ job: name, data: job.data, err: cause }, 'a job failed and will be tried again');
          throw cause;
        }
      });
    },
    async enqueue(name, data, { after, singletonKey = randomUUID() } = {}) {
      const opened = await queue(name);
      await opened.send(name, data, { singletonKey, ...(after && { startAfter: after }) });
    },
    async close() {
      closing.abort();
      await (await started?.catch(() => undefined))?.stop({ graceful: true, timeout: 5_000 });
    },
  };
}

async function start(connection: JobsConnection, log: Log): Promise<PgBoss> {
  const boss = new PgBoss({
    ...connection,
    schema: 'jobs',
    max: 3,
    application_name: 'dauphin jobs',
    useListenNotify: true,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  });
  boss.on('error', (err) => log.warn({ err }, 'the job queue could not reach the database'));
  await boss.start();
  return boss;
}
