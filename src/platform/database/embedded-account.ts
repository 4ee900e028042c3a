// Chooses the account of the machine under which the embedded PostgreSQL runs, since PostgreSQL refuses to run as root.
// An ordinary user runs it as himself. Root lends it `postgres`, else `nobody`, or whoever already owns the database.
// It must never create an account on the machine; where none can be had it says so in one line.

import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { OperatorError } from '../operator-error.ts';

export interface Account {
  name: string;
  /** Given to child processes; absent when they simply run as we do. */
  ids?: { uid: number; gid: number };
}

const LENDABLE = ['postgres', 'nobody'];

/** `cluster` is the folder of a database that may exist already. */
export function databaseAccount(cluster: string): Account {
  const owner = statSync(cluster, { throwIfNoEntry: false });
  const ownUid = process.getuid?.();
  if (ownUid === undefined) throw unsupported();
  if (ownUid !== 0) {
    if (owner && owner.uid !== ownUid) throw foreign(cluster, owner.uid);
    return { name: ownName() };
  }
  if (owner && owner.uid !== 0) return { name: nameOf(owner.uid), ids: { uid: owner.uid, gid: owner.gid } };
  for (const name of LENDABLE) {
    const ids = idsOf(name);
    if (ids) return { name, ids };
  }
  throw new OperatorError({
    fr: "PostgreSQL ne peut pas tourner sous root et cette machine n'a ni compte « postgres » ni compte « nobody » : démarrez Dauphin sous un compte ordinaire, ou indiquez DATABASE_URL.",
    en: 'PostgreSQL cannot run as root and this machine has neither a "postgres" nor a "nobody" account: start Dauphin as an ordinary user, or set DATABASE_URL.',
  });
}

/** Whether the account may really enter the folder, whatever decides it (modes, access lists, mount options). */
export function canEnter(account: Account, folder: string): boolean {
  return (
    spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...account.ids, cwd: '/', stdio: 'ignore' }).status === 0
  );
}

/** The name under which this program is known to the machine: PostgreSQL asks the kernel for it at each connection. */
export function ownName(): string {
  try {
    return userInfo().username;
  } catch (cause) {
    throw new OperatorError(
      {
        fr: `Le numéro d'utilisateur ${process.getuid?.()} n'a pas de nom sur cette machine et PostgreSQL en demande un : ajoutez-le à /etc/passwd, ou indiquez DATABASE_URL.`,
        en: `User number ${process.getuid?.()} has no name on this machine and PostgreSQL needs one: add it to /etc/passwd, or set DATABASE_URL.`,
      },
      { cause },
    );
  }
}

function idsOf(name: string): Account['ids'] {
  const uid = askId('-u', name);
  const gid = askId('-g', name);
  return uid && gid ? { uid, gid } : undefined;
}

// `id` also knows accounts that are not in /etc/passwd. 0 would be another name of root: of no use.
function askId(option: string, name: string): number | undefined {
  const { status, stdout } = spawnSync('id', [option, name], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) || undefined : undefined;
}

function nameOf(uid: number): string {
  const { status, stdout } = spawnSync('id', ['-un', String(uid)], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : String(uid);
}

function foreign(cluster: string, uid: number): OperatorError {
  return new OperatorError({
    fr: `La base de ${cluster} appartient à « ${nameOf(uid)} » : démarrez Dauphin sous ce compte ou sous root.`,
    en: `The database in ${cluster} belongs to "${nameOf(uid)}": start Dauphin under that account or as root.`,
  });
}

function unsupported(): OperatorError {
  return new OperatorError({
    fr: "Dauphin n'embarque pas de base pour Windows : indiquez DATABASE_URL.",
    en: 'Dauphin embeds no database for Windows: set DATABASE_URL.',
  });
}
