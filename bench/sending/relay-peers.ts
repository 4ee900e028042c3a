// Other mail servers as relays with a queue on disk, in a folder of this run, between a client of ours and a sink: what they take by SMTP on
// loopback they hand on to the sink. They do less than the outbox does: nothing is rendered or signed. One that cannot be had is left out.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect as connectSocket } from 'node:net';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '#test/kit/free-port.ts';

export interface Relay {
  name: string;
  port: number;
  close(): void;
}

const HARAKA = 'Haraka@3.3.4';

/** Debian's Postfix, as it is configured when it is installed, less chroot; it can only be started by root. */
export async function postfix(sinkPort: number): Promise<Relay | undefined> {
  if (process.getuid?.() !== 0 || spawnSync('postfix', ['-h']).error) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'bench-postfix-'));
  const port = await freePort();
  const made = { config: join(folder, 'config'), queue: join(folder, 'queue'), data: join(folder, 'data') };
  for (const one of Object.values(made)) mkdirSync(one);
  spawnSync('chmod', ['755', folder]);
  spawnSync('chown', ['postfix', made.data]);
  cpSync('/etc/postfix', made.config, { recursive: true });
  writeFileSync(
    join(made.config, 'main.cf'),
    `compatibility_level=3.6
queue_directory=${made.queue}
data_directory=${made.data}
maillog_file=${folder}/mail.log
maillog_file_prefixes=${tmpdir()}
myhostname=relay.bench.example
inet_interfaces=127.0.0.1
inet_protocols=ipv4
mydestination=
mynetworks=127.0.0.0/8
relayhost=[127.0.0.1]:${sinkPort}
smtpd_client_connection_count_limit=0
default_destination_concurrency_limit=50
initial_destination_concurrency=20
`,
  );
  const services = spawnSync('sed', [
    '-E',
    '-e',
    `s/^smtp( +inet +n +- +)[-ny]/${port}\\1n/`,
    '-e',
    's/^([a-z]+ +(unix|unix-dgram|fifo) +[-ny]+ +[-ny]+ +)[-y]/\\1n/',
    join(made.config, 'master.cf'),
  ]);
  writeFileSync(join(made.config, 'master.cf'), services.stdout);
  spawnSync('postfix', ['-c', made.config, 'start']);
  return {
    name: 'postfix',
    port: await answering(port),
    close() {
      spawnSync('postfix', ['-c', made.config, 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Haraka from the registry, one worker a core, its outbound queue on disk; undefined where the registry cannot be reached. */
export async function haraka(sinkPort: number): Promise<Relay | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-haraka-'));
  const installed = spawnSync(
    'npm',
    ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', HARAKA],
    { timeout: 240_000 },
  );
  if (installed.status !== 0) return undefined;
  const home = join(folder, 'home');
  for (const one of ['plugins', 'queue']) mkdirSync(join(home, one), { recursive: true });
  cpSync(join(folder, 'node_modules/Haraka/config'), join(home, 'config'), { recursive: true });
  const port = await freePort();
  const files = {
    'config/smtp.ini': `listen=127.0.0.1:${port}\nnodes=${availableParallelism()}\n`,
    'config/plugins': 'bench\n',
    'config/me': 'relay.bench.example\n',
    'config/loglevel': 'LOGERROR\n',
    'config/outbound.ini': 'concurrency_max=50\nlocal_mx_ok=true\nenable_tls=false\n',
    'plugins/bench.js': `exports.hook_rcpt = (next, connection) => { connection.relaying = true; next(OK); };
exports.hook_get_mx = (next) => next(OK, { exchange: '127.0.0.1', port: ${sinkPort}, priority: 0 });\n`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(home, name), text);
  const child: ChildProcess = spawn(process.execPath, [join(folder, 'node_modules/Haraka/bin/haraka'), '-c', home], {
    stdio: 'ignore',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return {
    name: 'haraka',
    port: await answering(port),
    close() {
      child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits for its greeting. */
async function answering(port: number): Promise<number> {
  for (let tries = 0; tries < 300; tries++) {
    const isUp = await new Promise<boolean>((resolve) => {
      const socket = connectSocket(port, '127.0.0.1');
      socket.once('data', () => resolve(true)).once('error', () => resolve(false));
      socket.once('data', () => socket.destroy());
    });
    if (isUp) return port;
    await pause(100);
  }
  throw new Error(`the relay on port ${port} does not answer`);
}
