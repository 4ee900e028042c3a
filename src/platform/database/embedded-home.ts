// Finds or makes the private folder in which the embedded PostgreSQL lives: its data, its socket, and its programs where they
// cannot be run from node_modules. Normally `postgres/` inside the data directory; when root runs a checkout that the database's
// account cannot reach (one under /root, say), a folder under /var/lib/dauphin, remembered in the data directory.
// It must never give two data directories the same database, nor forget one because its checkout was moved.

import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import type { Log } from '../log.ts';
import { OperatorError } from '../operator-error.ts';
import { type Account, canEnter, databaseAccount } from './embedded-account.ts';

export interface Home {
  folder: string;
  cluster: string;
  socketFolder: string;
  account: Account;
}

const ELSEWHERE = '/var/lib/dauphin';
const POINTER = 'postgres-folder';
// sockaddr_un holds 108 bytes with the final zero on Linux, 104 on macOS.
const SOCKET_PATH_MAX = 103;
export const port = 5432;

export function prepareHome(dataDir: string, log: Log): Home {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const root = realpathSync(dataDir);
  const folder = rememberedFolder(root) ?? join(root, 'postgres');
  const account = databaseAccount(join(folder, 'cluster'));
  if (!account.ids) return furnish(folder, account);
  // The account must pass through the data directory, but still sees nothing in it.
  if (folder.startsWith(root)) chmodSync(root, statSync(root).mode | 0o001);
  if (existsSync(folder) || canEnter(account, root)) return furnish(folder, account);
  return furnish(settleElsewhere(root, account, log), account);
}

function furnish(folder: string, account: Account): Home {
  const socketFolder = chooseSocketFolder(folder);
  for (const path of [folder, socketFolder]) {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    if (account.ids) chownSync(path, account.ids.uid, account.ids.gid);
  }
  if (account.ids && !canEnter(account, folder)) throw unreachable(folder, account);
  return { folder, cluster: join(folder, 'cluster'), socketFolder, account };
}

function settleElsewhere(root: string, account: Account, log: Log): string {
  const folder = join(ELSEWHERE, randomBytes(6).toString('hex'));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(ELSEWHERE, 0o755);
  writeFileSync(join(folder, 'used-by'), root);
  writeFileSync(join(root, POINTER), folder);
  log.warn(
    { folder, account: account.name },
    'the database lives outside the data directory, where its account can reach it',
  );
  return folder;
}

function rememberedFolder(root: string): string | undefined {
  const pointer = join(root, POINTER);
  if (!existsSync(pointer)) return undefined;
  const folder = readFileSync(pointer, 'utf8').trim();
  const usedBy = join(folder, 'used-by');
  const user = existsSync(usedBy) ? readFileSync(usedBy, 'utf8').trim() : root;
  if (user !== root && existsSync(join(user, POINTER))) {
    throw new OperatorError({
      fr: `${root} est une copie de ${user}, dont la base vit dans ${folder} : effacez ${pointer} pour commencer une base vide, ou supprimez l'original.`,
      en: `${root} is a copy of ${user}, whose database lives in ${folder}: delete ${pointer} to begin with an empty database, or remove the original.`,
    });
  }
  if (user !== root) writeFileSync(usedBy, root);
  return folder;
}

function chooseSocketFolder(folder: string): string {
  const beside = join(folder, 'socket');
  if (Buffer.byteLength(join(beside, `.s.PGSQL.${port}`)) <= SOCKET_PATH_MAX) return beside;
  const short = `/tmp/dauphin-${basename(folder)}-${hash(folder)}`;
  const found = lstatSync(short, { throwIfNoEntry: false });
  const ownUid = process.getuid?.();
  const safe = !found || (found.isDirectory() && (found.mode & 0o077) === 0 && (found.uid === ownUid || ownUid === 0));
  if (safe) return short;
  throw new OperatorError({
    fr: `${short} existe et n'est pas un dossier privé de ce compte : supprimez-le, ou choisissez un dossier de données au chemin plus court.`,
    en: `${short} exists and is not a private folder of this account: remove it, or choose a data directory with a shorter path.`,
  });
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);

function unreachable(folder: string, account: Account): OperatorError {
  return new OperatorError({
    fr: `Le compte « ${account.name} », sous lequel la base tourne, ne peut pas entrer dans ${folder} : ouvrez le passage (chmod o+x) dans les dossiers au-dessus, ou choisissez DAUPHIN_DATA ailleurs.`,
    en: `The account "${account.name}", under which the database runs, cannot enter ${folder}: open the way (chmod o+x) in the folders above, or choose another DAUPHIN_DATA.`,
  });
}
