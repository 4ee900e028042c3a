// Starts the roles asked for, each in a thread of its own, on a database made ready first; stops them in the reverse order.
// The main thread does no work itself: it must stay free to supervise the database and the roles whatever they are busy with.
// Either everything asked for is running when `startDauphin` resolves, or nothing is and it throws.

import { removeAbandonedHolds } from '#platform/blob-holds.ts';
import { blobFolder } from '#platform/build.ts';
import type { Config } from '#platform/config.ts';
import { openDatabase } from '#platform/database/open.ts';
import type { Log } from '#platform/log.ts';
import { announceProgram, type Announcement } from '#platform/programs.ts';
import { type SupervisedRole, superviseRole } from './roles/supervise.ts';

export interface Dauphin {
  /** Where the console answers on this machine; absent when this program has no web role. */
  consoleUrl: string | undefined;
  /** The same with the page to open first: the first visit, with its key, as long as nobody exists. */
  openUrl: string | undefined;
  close(): Promise<void>;
}

export async function startDauphin(config: Config, log: Log): Promise<Dauphin> {
  const database = await openDatabase(config, log);
  await removeAbandonedHolds(blobFolder(config.dataDir));
  const running: SupervisedRole[] = [];
  let announcement: Announcement | undefined;
  const close = async () => {
    await Promise.all(running.map((role) => role.close()));
    await announcement?.withdraw();
    await database.close();
  };
  const started = await Promise.allSettled(
    config.roles.map(async (role) => {
      const supervised = await superviseRole({ role, config, address: database.address }, log);
      running.push(supervised);
      return { role, port: supervised.port, openPath: supervised.openPath };
    }),
  );
  const failed = started.find((one) => one.status === 'rejected');
  if (failed) {
    await close();
    throw failed.reason;
  }
  const web = started.find((one) => one.status === 'fulfilled' && one.value.role === 'web');
  const { port, openPath = '' } = web?.status === 'fulfilled' ? web.value : {};
  const consoleUrl = port === undefined ? undefined : `http://${nameOfHost(config.host)}:${port}`;
  announcement = await announceProgram(config.dataDir, { roles: config.roles, consoleUrl });
  return { consoleUrl, openUrl: consoleUrl && consoleUrl + openPath, close };
}

/** What a browser on this machine must be given to reach a server that listens there. */
function nameOfHost(host: string): string {
  if (['127.0.0.1', '::1', '0.0.0.0', '::', 'localhost'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
