// A real Dovecot for a test: LMTP and IMAP on free ports, mail in a folder of its own, the users given, whose password is `secret`. It files into
// Junk by the header that Dauphin writes, and reports what is moved into and out of Junk (IMAPSieve, RFC 6785) to the address given. Where
// Dovecot is not installed, `dovecotMissing` says so.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { closeAtEnd } from './ending.ts';
import { freePort } from './free-port.ts';

const PROGRAM = ['/usr/sbin/dovecot', 'dovecot'].find((one) => spawnSync(one, ['--version']).status === 0);
const hasSieve = () => spawnSync('sh', ['-c', 'ls /usr/lib/dovecot/modules/*imap_sieve*']).status === 0;

/** Why there is none, or false. */
export const dovecotMissing: string | false =
  PROGRAM && hasSieve()
    ? false
    : 'Dovecot with Sieve is not installed (Debian: dovecot-lmtpd dovecot-imapd dovecot-sieve)';

export interface Dovecot {
  lmtpPort: number;
  imapPort: number;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same mail and ports. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface DovecotOptions {
  /** Addresses; nobody else exists. */
  users: readonly string[];
  /** Where moves into and out of Junk are reported. */
  reactionUrl?: string;
}

export async function startDovecot({ users, reactionUrl = '' }: DovecotOptions): Promise<Dovecot> {
  const folder = mkdtempSync(join(tmpdir(), 'dovecot-'));
  // Dovecot's own helpers run as another user when the test runs as root.
  chmodSync(folder, 0o755);
  const [lmtpPort, imapPort] = [await freePort(), await freePort()];
  writeFileSync(join(folder, 'dovecot.conf'), configuration(folder, lmtpPort, imapPort));
  writeFileSync(join(folder, 'users'), users.map((user) => `${user}:secret::::::\n`).join(''));
  writeScripts(folder, reactionUrl);
  let child: ChildProcess | undefined;
  const start = async () => {
    child = spawn(PROGRAM as string, ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'ignore', detached: true });
    await answering(lmtpPort);
    await answering(imapPort);
  };
  const end = async (signal: NodeJS.Signals) => {
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    process.kill(-child.pid, signal);
    await gone;
  };
  const close = closeAtEnd(async () => {
    await end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });
  await start();
  return { lmtpPort, imapPort, kill: () => end('SIGKILL'), restart: start, close };
}

function configuration(folder: string, lmtpPort: number, imapPort: number): string {
  const { uid, gid, username } = userInfo();
  const owner = uid === 0 ? 'nobody' : username;
  const mail = join(folder, 'mail');
  mkdirSync(mail);
  chmodSync(mail, 0o777);
  const ids = uid === 0 ? 'uid=65534 gid=65534' : `uid=${uid} gid=${gid}`;
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_login_user = ${owner}
default_internal_user = ${owner}
default_internal_group = ${uid === 0 ? 'nogroup' : gid}
first_valid_uid = 1
mail_location = maildir:${mail}/%Lu
mail_plugins =
auth_mechanisms = plain
auth_username_format = %Lu
passdb {
  driver = passwd-file
  args = scheme=PLAIN ${folder}/users
}
userdb {
  driver = passwd-file
  args = ${folder}/users
  default_fields = ${ids} home=${mail}/%Lu
}
namespace inbox {
  inbox = yes
  mailbox Junk {
    auto = subscribe
    special_use = \\Junk
  }
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${imapPort}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service lmtp {
  inet_listener lmtp {
    port = ${lmtpPort}
  }
}
protocol lmtp {
  mail_plugins = sieve
}
protocol imap {
  mail_plugins = imap_sieve
}
plugin {
  sieve_before = ${folder}/sieve/junk.sieve
  sieve_plugins = sieve_imapsieve sieve_extprograms
  sieve_global_extensions = +vnd.dovecot.pipe +vnd.dovecot.environment
  sieve_pipe_bin_dir = ${folder}/bin
  imapsieve_mailbox1_name = Junk
  imapsieve_mailbox1_causes = COPY
  imapsieve_mailbox1_before = file:${folder}/sieve/into-junk.sieve
  imapsieve_mailbox2_name = *
  imapsieve_mailbox2_from = Junk
  imapsieve_mailbox2_causes = COPY
  imapsieve_mailbox2_before = file:${folder}/sieve/out-of-junk.sieve
}
`;
}

/** The recipe of the documentation, word for word. */
function writeScripts(folder: string, reactionUrl: string): void {
  const sieve = join(folder, 'sieve');
  const bin = join(folder, 'bin');
  for (const one of [sieve, bin]) {
    mkdirSync(one);
    chmodSync(one, 0o777);
  }
  writeFileSync(
    join(sieve, 'junk.sieve'),
    'require ["fileinto"];\nif header :is "Dauphin-Disposition" "junk" { fileinto "Junk"; stop; }\n',
  );
  const report = (kind: string) => `require ["vnd.dovecot.pipe", "copy", "imapsieve", "environment", "variables"];
if environment :matches "imap.user" "*" { set "owner" "\${1}"; }
pipe :copy "dauphin-reaction" [ "${kind}", "\${owner}" ];
`;
  writeFileSync(join(sieve, 'into-junk.sieve'), report('moved_to_junk'));
  writeFileSync(join(sieve, 'out-of-junk.sieve'), report('moved_from_junk'));
  const script = join(bin, 'dauphin-reaction');
  writeFileSync(
    script,
    `#!/bin/sh\nexec curl -sS -m 10 -H 'content-type: message/rfc822' --data-binary @- "${reactionUrl}?kind=$1&owner=$2"\n`,
  );
  chmodSync(script, 0o755);
}

async function answering(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const isThere = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('data', () => resolve(true)).once('error', () => resolve(false));
      socket.once('close', () => resolve(false));
      socket.setTimeout(1_000, () => resolve(false));
    });
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Dovecot does not answer on port ${port}`);
}

export interface Mailbox {
  /** One IMAP command; what the server said before it was done. */
  command(text: string): Promise<string>;
  /** Messages in a folder. */
  count(folder: string): Promise<number>;
  /** Moves the newest message of a folder. */
  moveNewest(from: string, to: string): Promise<void>;
  close(): void;
}

export async function openMailbox(port: number, user: string): Promise<Mailbox> {
  const socket: Socket = connect(port, '127.0.0.1');
  let heard = '';
  let wake = () => {};
  socket.setEncoding('utf8').on('data', (text: string) => {
    heard += text;
    wake();
  });
  const until = async (pattern: RegExp) => {
    for (;;) {
      const found = pattern.exec(heard);
      if (found) return heard.slice(0, found.index + found[0].length);
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  await until(/^\* OK.*\r\n/m);
  let tags = 0;
  async function command(text: string): Promise<string> {
    const tag = `t${++tags}`;
    heard = '';
    socket.write(`${tag} ${text}\r\n`);
    const answer = await until(new RegExp(`^${tag} .*\\r\\n`, 'm'));
    if (!new RegExp(`^${tag} OK`, 'm').test(answer)) throw new Error(`${text}: ${answer}`);
    return answer;
  }
  await command(`LOGIN ${user} secret`);
  const count = async (folder: string) =>
    Number(/MESSAGES (\d+)/.exec(await command(`STATUS ${folder} (MESSAGES)`))?.[1] ?? 0);
  return {
    command,
    count,
    async moveNewest(from, to) {
      await command(`SELECT ${from}`);
      await command(`MOVE * ${to}`);
      // STATUS of a folder that is open tells what was seen when it was opened.
      await command('UNSELECT');
    },
    close: () => socket.destroy(),
  };
}
