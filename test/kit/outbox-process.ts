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
  return loadOutbox().start(address, env);
}

/** A process that has the program in memory and waits: loading takes longer than many a test. */
export function loadOutbox(): { start(address: DatabaseAddress, env: Record<string, string>): Promise<OutboxProcess> } {
  const child = fork(fileURLToPath(import.meta.url), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const gone = once(child, 'exit');
  const ask = async <Answer>(question: Task | 'report'): Promise<Answer> => {
    const answer = once(child, 'message');
    child.send(question);
    const [given] = await Promise.race([
      answer,
      gone.then(() => {
        throw new Error('the outbox process ended');
      }),
    ]);
    return given;
  };
  return {
    async start(address, env) {
      await ask({ address, env });
      return {
        process: child,
        report: () => ask<OutboxReport>('report'),
        async close() {
          child.send('close');
          await gone;
        },
        async kill() {
          child.kill('SIGKILL');
          await gone;
        },
      };
    },
  };
}

async function run({ address, env }: Task): Promise<void> {
  const config = readConfig({ DAUPHIN_LOG_LEVEL: 'error', ...env });
  const log = createLog(config.logLevel, 'outbox');
  const { platform, close } = await buildPlatform({ config, address, pool: { name: 'outbox', max: 10 }, log });
  const outbox = await startOutbox(platform);
  const started = process.cpuUsage();
  async function hear(message: unknown): Promise<void> {
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
  }
  process.on('message', (message) => void hear(message));
  process.send?.('ready');
}

if (process.send && process.argv[1] === fileURLToPath(import.meta.url)) {
  process.on('disconnect', () => process.exit());
  process.once('message', (task: Task) => void run(task));
}
