// What a role is: one kind of work that a program does for as long as it runs, in a thread of its own.
// Each lives in the file of its name and exports `start`.

import type { Role } from '#platform/config.ts';
import type { Platform } from '#platform/platform.ts';
import type { PoolSettings } from '#platform/database/database.ts';

export interface RunningRole {
  /** Finishes what is in hand and takes nothing new. */
  close(): Promise<void>;
  /** Where it can be reached, if it listens. */
  port?: number;
  /** The page that a person should open first, if not the first one. */
  openPath?: string;
}

export type StartRole = (platform: Platform) => Promise<RunningRole>;

export const starters: Record<Role, () => Promise<{ start: StartRole }>> = {
  web: () => import('./web.ts'),
  outbox: () => import('./outbox.ts'),
  listener: () => import('./listener.ts'),
  jobs: () => import('./jobs.ts'),
};

/** Connections: four roles, the job queue and the listeners stay well below the 120 of the embedded server, twice. */
export const pools: Record<Role, Omit<PoolSettings, 'name'>> = {
  // A person waits for the answer: nothing asked by a page may take longer.
  web: { max: 10, statementTimeout: 30_000 },
  outbox: { max: 10 },
  listener: { max: 5 },
  jobs: { max: 6 },
};
