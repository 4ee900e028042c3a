// Runs a whole Dauphin as its users do: `bin/dauphin.mjs start` in a process of its own, on free ports, with data that are thrown away.
// It fails when the program does not say within three minutes where to open it, and shows what it said instead.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, rmdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { projectFolder } from '#platform/config.ts';
import { freePort } from './free-port.ts';

export interface TestProgram {
  /** `http://localhost:PORT` */
  url: string;
  /** The address printed at start: with the key of the first visit while nobody exists. */
  openUrl: string;
  smtpPort: number;
  dataDir: string;
  process: ChildProcess;
  /** All that it wrote, for a failing test to show. */
  output(): string;
  close(): Promise<void>;
  /** `await using program = await startProgram()` closes it however the test ends. */
  [Symbol.asyncDispose](): Promise<void>;
}

// On a loaded machine the build of the console alone takes a minute.
const START_MS = 180_000;

export async function startProgram(env: Readonly<Record<string, string>> = {}): Promise<TestProgram> {
  const [port, smtpPort] = await Promise.all([freePort(), freePort()]);
  const dataDir = await mkdtemp(join(tmpdir(), 'dauphin-program-'));
  const url = `http://localhost:${port}`;
  const release = await lockBuild();
  const child = spawn(process.execPath, [join(projectFolder, 'bin', 'dauphin.mjs'), 'start'], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      HOME: dataDir,
      LANG: 'en_GB.UTF-8',
      DAUPHIN_DATA: dataDir,
      DAUPHIN_PORT: String(port),
      DAUPHIN_SMTP_PORT: String(smtpPort),
      DAUPHIN_PUBLIC_URL: url,
      DAUPHIN_LOG_LEVEL: 'warn',
      ...env,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += part));
  const close = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const openUrl = await addressIn(() => output, child);
    return {
      url,
      openUrl,
      smtpPort,
      dataDir,
      process: child,
      output: () => output,
      close,
      [Symbol.asyncDispose]: close,
    };
  } catch (fault) {
    await close();
    throw fault;
  } finally {
    await release();
  }
}

async function addressIn(output: () => string, child: ChildProcess): Promise<string> {
  for (const end = Date.now() + START_MS; Date.now() < end; await pause(50)) {
    const found = /https?:\/\/localhost:\d+\S*/.exec(output())?.[0];
    if (found) return found;
    if (child.exitCode !== null || child.signalCode !== null) break;
  }
  throw new Error(`Dauphin did not start. It said:\n${output()}`);
}

/** One start at a time: the first may have to build the console, which the others then find built. */
async function lockBuild(): Promise<() => Promise<void>> {
  const lock = join(projectFolder, 'console', '.test-start');
  for (;;) {
    try {
      await mkdir(lock);
      return () => rmdir(lock).catch(() => {});
    } catch {
      // A test that was killed leaves its lock behind.
      const age = Date.now() - ((await stat(lock).catch(() => undefined))?.mtimeMs ?? Date.now());
      if (age > START_MS) await rmdir(lock).catch(() => {});
      await pause(200);
    }
  }
}
