// Other filters, as Debian ships them, run on this machine with a memory of their own in a folder of this run: each judges one
// message and is then told what it was. A peer that is not installed is left out. Nothing they do may look anything up.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Peer {
  name: string;
  /** Higher: less wanted. */
  score(message: Buffer): number;
  learn(message: Buffer, isUnwanted: boolean): void;
  close(): void;
}

const isInstalled = (program: string) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
const MAX_OUTPUT = 50_000_000;

function run(program: string, args: readonly string[], input: Buffer): string {
  const { stdout, error } = spawnSync(program, args, { input, maxBuffer: MAX_OUTPUT });
  // A filter that knows nothing yet may answer before it has read everything.
  if (error && (error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  return stdout.toString();
}

/** Defaults of bogofilter 1.2: every message is trained. */
export function bogofilter(): Peer | undefined {
  if (!isInstalled('bogofilter')) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'bench-bogofilter-'));
  return {
    name: 'bogofilter',
    score: (message) => Number(/\S+\s+([\d.]+)/.exec(run('bogofilter', ['-T', '-d', folder], message))?.[1] ?? 0.5),
    learn: (message, isUnwanted) => void run('bogofilter', [isUnwanted ? '-s' : '-n', '-d', folder], message),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Local rules and Bayes, no network (-L). Its Bayes speaks only once it knows 200 messages of each kind. */
export async function spamassassin(): Promise<Peer | undefined> {
  const program = ['/usr/sbin/spamd', 'spamd'].find(isInstalled);
  if (!program || !isInstalled('spamc')) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'bench-spamassassin-'));
  // Started by root it works as nobody.
  chmodSync(folder, 0o777);
  const port = '7830';
  const settings = [`bayes_path ${folder}/bayes`, 'bayes_auto_learn 0', 'skip_rbl_checks 1'];
  const daemon = spawn(
    program,
    [
      '-L',
      '-x',
      '--allow-tell',
      '-m',
      '1',
      '-p',
      port,
      '-i',
      '127.0.0.1',

      '-s',
      'null',
      ...settings.map((line) => `--cf=${line}`),
    ],
    { stdio: 'ignore', env: { ...process.env, HOME: folder } },
  );
  await answering(Number(port), daemon);
  const ask = (message: Buffer, ...args: string[]) =>
    run('spamc', ['-d', '127.0.0.1', '-p', port, '-s', '5000000', '-t', '20', ...args], message);
  return {
    name: 'SpamAssassin',
    score: (message) => Number(/^(-?[\d.]+)\//.exec(ask(message, '-c'))?.[1] ?? 0),
    learn: (message, isUnwanted) => void ask(message, '-L', isUnwanted ? 'spam' : 'ham'),
    close() {
      daemon.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Rules and Bayes in a Redis of its own; lists of the network and its own updates are off, since nothing here may leave the machine. */
export async function rspamd(): Promise<(Peer & { checkUrl: string }) | undefined> {
  if (!isInstalled('rspamd') || !isInstalled('redis-server') || !isInstalled('rspamc')) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'bench-rspamd-'));
  const [redisPort, normalPort, controllerPort] = [7840, 7841, 7842];
  const redis = spawn(
    'redis-server',
    ['--port', `${redisPort}`, '--bind', '127.0.0.1', '--save', '', '--dir', folder],
    { stdio: 'ignore' },
  );
  const local = join(folder, 'local.d');
  mkdirSync(local, { recursive: true });
  const configuration: Record<string, string> = {
    'redis.conf': `servers = "127.0.0.1:${redisPort}";`,
    'worker-normal.inc': `bind_socket = "127.0.0.1:${normalPort}";`,
    'worker-controller.inc': `bind_socket = "127.0.0.1:${controllerPort}"; secure_ip = "127.0.0.1";`,
    'worker-proxy.inc': 'enabled = false;',
    'worker-fuzzy.inc': 'enabled = false;',
    'options.inc': 'dns { nameserver = ["127.0.0.1:7849"]; timeout = 0.01s; retransmits = 1; }',
    'rbl.conf': 'enabled = false;',
    'fuzzy_check.conf': 'enabled = false;',
    'surbl.conf': 'enabled = false;',
    'greylist.conf': 'enabled = false;',
    'logging.inc': `type = "file"; filename = "${folder}/log"; level = "error";`,
  };
  for (const [name, text] of Object.entries(configuration)) writeFileSync(join(local, name), `${text}\n`);
  const daemon = spawn(
    'rspamd',
    [
      '-f',
      '-i',
      '--var',
      `LOCAL_CONFDIR=${folder}`,
      '--var',
      `DBDIR=${folder}`,
      '--var',
      `RUNDIR=${folder}`,
      '--var',
      `LOGDIR=${folder}`,
    ],
    // A group of its own: its children outlive a parent that is killed.
    { stdio: 'ignore', detached: true },
  );
  await answering(controllerPort, daemon);
  const ask = (message: Buffer, port: number, ...command: string[]) =>
    run('rspamc', ['-h', `127.0.0.1:${port}`, ...command], message);
  return {
    name: 'rspamd',
    checkUrl: `http://127.0.0.1:${normalPort}/checkv2`,
    score: (message) => Number(/Score: (-?[\d.]+)/.exec(ask(message, normalPort))?.[1] ?? 0),
    learn: (message, isUnwanted) => void ask(message, controllerPort, isUnwanted ? 'learn_spam' : 'learn_ham'),
    close() {
      if (daemon.pid) process.kill(-daemon.pid, 'SIGKILL');
      redis.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** rspamd compiles its patterns first. */
const WAIT_S = 240;

async function answering(port: number, daemon: ChildProcess): Promise<void> {
  for (let tries = 0; tries < WAIT_S * 5 && daemon.exitCode === null; tries++) {
    const isThere = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => resolve(false));
    });
    if (isThere) return;
    await sleep(200);
  }
  throw new Error(`the peer does not answer on port ${port}`);
}
