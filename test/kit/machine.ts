// One machine of several: the real program with `--roles=outbox`, a data folder of its own, and cables of its own to one PostgreSQL (by
// TCP) and to one mail server, which a test may cut. It fails when the program does not get to work, and shows what it said.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from '#platform/config.ts';
import { type DatabaseAddress, socketOfUrl } from '#platform/database/address.ts';
import { type Cable, layCable } from './cable.ts';
import { temporaryFolder } from './folders.ts';

export interface Machine {
  process: ChildProcess;
  /** Everything written to standard error so far. */
  errors(): string;
  /** From PostgreSQL and from the mail server at once. */
  cut(): void;
  mend(): void;
  /** As a power cut would. */
  kill(): Promise<void>;
  /** Asks it to end, and resolves with its exit code. */
  stop(): Promise<number | null>;
  /** What is left of it, after a test. */
  remove(): Promise<void>;
}

export interface MachineSettings {
  address: DatabaseAddress;
  /** Of the mail server. */
  smtpPort: number;
  /** Where vault.key is: all machines of one installation have the same. */
  dataDir: string;
}

export async function startMachine({ address, smtpPort, dataDir }: MachineSettings): Promise<Machine> {
  const folder = await temporaryFolder('machine');
  await copyFile(join(dataDir, 'vault.key'), join(folder, 'vault.key'));
  const database = await layDatabaseCable(address);
  const smtp = await layCable({ host: '127.0.0.1', port: smtpPort });
  const child = spawn(process.execPath, [join(projectFolder, 'src/cli/dauphin.ts'), 'start', '--roles=outbox'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      LANG: 'C',
      DATABASE_URL: database.url,
      DAUPHIN_DATA: folder,
      DAUPHIN_SMTP_PORT: String(smtp.port),
      DAUPHIN_LOG_LEVEL: 'warn',
    },
  });
  let errors = '';
  child.stderr.on('data', (part) => (errors += part));
  const gone = once(child, 'exit');
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    await gone;
    return child.exitCode;
  };
  const remove = async () => {
    await end('SIGKILL');
    await Promise.all([database.cable.close(), smtp.close()]);
    await rm(folder, { recursive: true, force: true });
  };
  const early = gone.then(() => true);
  if ((await Promise.race([once(child.stdout, 'data'), early])) === true) {
    await remove();
    throw new Error(`the machine did not start. It said:\n${errors}`);
  }
  const cables = [database.cable, smtp];
  return {
    process: child,
    errors: () => errors,
    cut: () => cables.forEach((cable) => cable.cut()),
    mend: () => cables.forEach((cable) => cable.mend()),
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    remove,
  };
}

/** Leads TCP to wherever the server listens, a unix socket included. */
async function layDatabaseCable(address: DatabaseAddress): Promise<{ cable: Cable; url: string }> {
  if (!('url' in address)) {
    const cable = await layCable({ path: join(address.host, `.s.PGSQL.${address.port}`) });
    return { cable, url: `postgres://${address.user}@127.0.0.1:${cable.port}/${address.database}` };
  }
  const { host } = socketOfUrl(address.url);
  const url = new URL(address.url);
  const port = Number(url.port || 5432);
  const cable = await layCable(host ? { path: join(host, `.s.PGSQL.${port}`) } : { host: url.hostname, port });
  url.searchParams.delete('host');
  url.hostname = '127.0.0.1';
  url.port = String(cable.port);
  return { cable, url: url.href };
}
