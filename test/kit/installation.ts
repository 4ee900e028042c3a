// Runs the real command line in a process of its own, on settings of its own, and waits for what it says.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '#platform/config.ts';
import { closeAtEnd } from './ending.ts';
import { freePort } from './free-port.ts';

export interface Installation {
  dataDir: string;
  /** `dauphin ARGS` to its end. */
  run(...args: string[]): Promise<{ code: number | null; out: string; err: string }>;
  /** `dauphin start ARGS`: resolves with its first line. */
  start(...args: string[]): Promise<Running>;
  remove(): Promise<void>;
}

export interface Running {
  line: string;
  /** Of the launcher; the program itself is its child. */
  pid: number;
  /** Everything written to standard error so far. */
  err(): string;
  /** Sends the signal to the launcher and gives its exit code. */
  stop(signal: NodeJS.Signals): Promise<number | null>;
}

const launcher = join(projectFolder, 'bin', 'dauphin.mjs');

/** An installation in a temporary folder, on free ports. */
export async function installation(env: Readonly<Record<string, string>> = {}): Promise<Installation> {
  const dataDir = await mkdtemp(join(tmpdir(), 'dauphin-installation-'));
  const settings = {
    ...process.env,
    LANG: 'C',
    LC_ALL: '',
    DATABASE_URL: '',
    DAUPHIN_DATA: dataDir,
    DAUPHIN_PORT: String(await freePort()),
    DAUPHIN_SMTP_PORT: String(await freePort()),
    ...env,
  };
  const running = new Set<ChildProcess>();
  const launch = (args: readonly string[]) => {
    const child = spawn(process.execPath, [launcher, ...args], { env: settings, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    child.on('exit', () => running.delete(child));
    const heard = { out: '', err: '' };
    child.stdout.on('data', (part) => (heard.out += part));
    child.stderr.on('data', (part) => (heard.err += part));
    return { child, heard };
  };
  const remove = closeAtEnd(async () => {
    for (const child of running) await stop(child, 'SIGINT');
    await rm(dataDir, { recursive: true, force: true });
  });
  return {
    dataDir,
    remove,
    async run(...args) {
      const { child, heard } = launch(args);
      const [code] = await once(child, 'close');
      return { code, ...heard };
    },
    async start(...args) {
      const { child, heard } = launch(['start', ...args]);
      const ended = once(child, 'close').then(() => {
        throw new Error(`dauphin start ended: ${heard.err}`);
      });
      await Promise.race([once(child.stdout, 'data'), ended]);
      return {
        line: heard.out.trim(),
        pid: child.pid ?? 0,
        err: () => heard.err,
        stop: (signal) => stop(child, signal),
      };
    },
  };
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, 'exit');
  child.kill(signal);
  const [code] = await ended;
  return code;
}
