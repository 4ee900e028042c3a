// The outbox in a process of its own, to be killed or measured from outside: forked by tests and benches, told by messages.
// It dies with its parent.

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { buildPlatform } from '#platform/build.ts';
import { readConfig } from '#platform/config.ts';
import type { DatabaseAddress } from '#platform/database/address.ts';
import { createLog } from '#platform/log.ts';
import { startOutbox } from '#sending/outbox/outbox.ts';
import type { StepTime } from '#sending/outbox/stopwatch.ts';

export interface OutboxProcess {
  process: ChildProcess;
  report(): Promise<OutboxReport>;
  /** Ends it in peace. */
  close(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

export interface OutboxReport {
  steps: Record<string, StepTime>;
  /** The most memory it ever held, in MiB. */
  maxRss: number;
  /** Seconds of processor since it was ready, all threads. */
  cpu: number;
}

interface Task {
  address: DatabaseAddress;
  env: Record<string, string>;
}

/** Resolves once it works. `env`: settings, as in the environment. */
export async function forkOutbox(address: DatabaseAddress, env: Record<string, string>): Promise<OutboxProcess> {
  const child = fork(fileURLToPath(import.meta.url), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const task: Task = { address, env };
  child.send(task);
  const [ready] = (await Promise.race([once(child, 'message'), once(child, 'exit').then(() => [undefined])])) as [
    unknown,
  ];
  if (ready !== 'ready') throw new Error('the outbox process did not start');
  const gone = once(child, 'exit');
  return {
    process: child,
    async report() {
      child.send('report');
      const [report] = (await once(child, 'message')) as [OutboxReport];
      return report;
    },
    async close() {
      child.send('close');
      await gone;
    },
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function run({ address, env }: Task): Promise<void> {
  const config = readConfig({ DAUPHIN_LOG_LEVEL: 'error', ...env });
  const log = createLog(config.logLevel, 'outbox');
  const { platform, close } = await buildPlatform({ config, address, pool: { name: 'outbox', max: 10 }, log });
  const outbox = await startOutbox(platform);
  const started = process.cpuUsage();
  process.on('message', async (message) => {
    if (message === 'report') {
      const { user, system } = process.cpuUsage(started);
      const report: OutboxReport = {
        steps: outbox.times(),
        maxRss: process.resourceUsage().maxRSS / 1024,
        cpu: (user + system) / 1e6,
      };
      process.send?.(report);
    }
    if (message === 'close') {
      await outbox.close();
      await close();
      process.exit();
    }
  });
  process.send?.('ready');
}

if (process.send && process.argv[1] === fileURLToPath(import.meta.url)) {
  process.on('disconnect', () => process.exit());
  process.once('message', (task: Task) => void run(task));
}
