// The gateway in a process of its own, to be killed or measured from outside: forked by tests and benches, told by messages. Its DNS knows
// nothing. It dies with its parent.

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { buildPlatform } from '#platform/build.ts';
import { readConfig } from '#platform/config.ts';
import type { DatabaseAddress } from '#platform/database/address.ts';
import { createLog } from '#platform/log.ts';
import { type GatewayOptions, openGateway } from '#receiving/gateway.ts';
import { startListener } from '#receiving/listener/listener.ts';
import { testResolver } from './resolver.ts';

export interface GatewayProcess {
  process: ChildProcess;
  port: number;
  report(): Promise<GatewayReport>;
  /** Ends it in peace. */
  close(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

export interface GatewayReport {
  /** MiB. */
  maxRss: number;
  rss: number;
  /** Seconds of processor since it was ready, all threads. */
  cpu: number;
}

interface Task {
  address: DatabaseAddress;
  env: Record<string, string>;
  options: GatewayOptions;
}

/** Resolves once it takes mail. `env`: settings, as in the environment. */
export async function forkGateway(
  address: DatabaseAddress,
  env: Record<string, string>,
  options: GatewayOptions = {},
): Promise<GatewayProcess> {
  // What it logs is what the test does to it: shown on request.
  const log = process.env['DAUPHIN_TEST_LOG'] ? 'inherit' : 'ignore';
  const child = fork(fileURLToPath(import.meta.url), { stdio: ['ignore', log, log, 'ipc'] });
  const gone = once(child, 'exit');
  const ask = async <Answer>(question: Task | 'report'): Promise<Answer> => {
    const answer = once(child, 'message');
    child.send(question);
    const [given] = await Promise.race([
      answer,
      gone.then(() => {
        throw new Error('the gateway process ended');
      }),
    ]);
    return given;
  };
  const port = await ask<number>({ address, env, options });
  return {
    process: child,
    port,
    report: () => ask<GatewayReport>('report'),
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

async function run({ address, env, options }: Task): Promise<void> {
  const config = readConfig({ DAUPHIN_LOG_LEVEL: 'error', ...env });
  const log = createLog(config.logLevel, 'gateway');
  const resolver = testResolver({});
  const { platform, close } = await buildPlatform({
    config,
    address,
    pool: { name: 'listener', max: 5 },
    log,
    resolver,
  });
  const gateway = await openGateway(platform, options);
  const server = await startListener(platform, [gateway.destination]);
  const started = process.cpuUsage();
  async function hear(message: unknown): Promise<void> {
    if (message === 'report') {
      const { user, system } = process.cpuUsage(started);
      const rss = process.memoryUsage.rss() / 1024 / 1024;
      const report: GatewayReport = { maxRss: process.resourceUsage().maxRSS / 1024, rss, cpu: (user + system) / 1e6 };
      process.send?.(report);
    }
    if (message === 'close') {
      await server.close();
      await gateway.close();
      await close();
      process.exit();
    }
  }
  process.on('message', (message) => void hear(message));
  process.send?.(server.port);
}

if (process.send && process.argv[1] === fileURLToPath(import.meta.url)) {
  process.on('disconnect', () => process.exit());
  process.once('message', (task: Task) => void run(task));
}
