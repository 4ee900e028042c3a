// The inside of a role's thread: builds its platform, starts it, tells the main thread, and closes when told.
// A fault that nobody caught ends the thread; the main thread logs it and starts another.

import { parentPort, workerData } from 'node:worker_threads';
import { buildPlatform } from '#platform/build.ts';
import type { Config, Role } from '#platform/config.ts';
import type { DatabaseAddress } from '#platform/database/address.ts';
import { createLog } from '#platform/log.ts';
import { OperatorError, type Text } from '#platform/operator-error.ts';
import { pools, starters } from './role.ts';

export interface ThreadTask {
  role: Role;
  config: Config;
  address: DatabaseAddress;
}

/** What the thread says: once, that it works or why it does not. */
export type ThreadNews =
  | { ready: true; port?: number; openPath?: string }
  | { ready: false; text?: Text; fault: string };

const { role, config, address }: ThreadTask = workerData;
const tell = (news: ThreadNews) => parentPort?.postMessage(news);

try {
  const log = createLog(config.logLevel, role);
  const built = await buildPlatform({ config, address, pool: { name: role, ...pools[role] }, log });
  const { start } = await starters[role]();
  const running = await start(built.platform);
  parentPort?.once('message', () => void close());
  const close = async () => {
    await running.close();
    await built.close();
    process.exit(0);
  };
  tell({ ready: true, port: running.port, openPath: running.openPath });
} catch (fault) {
  tell({ ready: false, text: fault instanceof OperatorError ? fault.text : undefined, fault: describe(fault) });
  process.exit(1);
}

function describe(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  return `${fault.stack}${fault.cause ? `\ncaused by ${describe(fault.cause)}` : ''}`;
}
