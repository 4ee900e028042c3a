// Passwords: how they are kept (argon2id, a PHC string) and which are refused. Hashing runs on the thread pool, off the event loop.
// The cost figures are those of the OWASP Password Storage Cheat Sheet; a hash made with others is made anew at the next sign-in.
// It must never log, return or compare a password otherwise than by its hash.

import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { isCommonPassword } from './common-passwords.ts';

export const PASSWORD_MIN_LENGTH = 12;
/** Longer ones would only make us hash for long; nobody types them. */
export const PASSWORD_MAX_LENGTH = 256;

/** Memory in KiB, passes, lanes (OWASP: argon2id, 19 MiB, 2, 1). */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const SALT_LENGTH = 16;
const TAG_LENGTH = 32;
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

const derive = promisify<'argon2id', Argon2Parameters, Buffer>(argon2);

/** `$argon2id$v=19$m=..,t=..,p=..$salt$hash`, as https://github.com/P-H-C/phc-string-format writes it. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(SALT_LENGTH);
  const tag = await derive('argon2id', { ...COST, nonce, message: normalise(password), tagLength: TAG_LENGTH });
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${base64(nonce)}$${base64(tag)}`;
}

export interface PasswordCheck {
  isRight: boolean;
  /** The hash was made with other costs than today's: hash again while the password is at hand. */
  isOutdated: boolean;
}

/** Throws when the stored hash is not one of ours: that is damage, not a wrong password. */
export async function checkPassword(password: string, hash: string): Promise<PasswordCheck> {
  const found = PHC.exec(hash);
  if (!found) throw new Error('a stored password hash can not be read');
  const [memory, passes, parallelism] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const expected = Buffer.from(found[5] ?? '', 'base64');
  const nonce = Buffer.from(found[4] ?? '', 'base64');
  const tagLength = expected.length;
  const tag = await derive('argon2id', { memory, passes, parallelism, nonce, message: normalise(password), tagLength });
  return {
    isRight: timingSafeEqual(tag, expected),
    isOutdated: memory !== COST.memory || passes !== COST.passes || parallelism !== COST.parallelism,
  };
}

export type PasswordWeakness = 'too_short' | 'common' | 'personal';

/** Length first (NIST SP 800-63B 3.1.1.2), then what attackers try first; no rules about kinds of characters. */
export function weaknessOf(password: string, person: { name: string; email: string }): PasswordWeakness | undefined {
  if ([...password].length < PASSWORD_MIN_LENGTH) return 'too_short';
  if (isCommonPassword(password)) return 'common';
  const rest = personalWords(person).reduce((left, word) => left.replaceAll(word, ''), password.toLowerCase());
  return [...rest.replace(/[^\p{L}\p{N}]/gu, '')].length < 6 ? 'personal' : undefined;
}

function personalWords({ name, email }: { name: string; email: string }): string[] {
  return `${name} ${email}`
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length);
}

/** The same password typed on another keyboard gives the same bytes (NIST SP 800-63B 3.1.1.2: NFKC). */
function normalise(password: string): Buffer {
  return Buffer.from(password.normalize('NFKC'), 'utf8');
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
