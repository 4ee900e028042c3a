// An API key: what it is made of, what it may do, and how it is held against what is stored. Pure but for the random bits of a
// new one. `dph_` + ten letters name it; 256 random bits make it secret. Only hashes of the whole are ever stored.

import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';
import { encodeBase32 } from '#platform/base32.ts';

/** What a key may be good for; a route names the one it asks for. */
export const scopes = ['send', 'read', 'events', 'contacts'] as const;
export type Scope = (typeof scopes)[number];

/** What SCRAM-SHA-256 needs of a password (RFC 5802 section 3), and from which the password cannot be had. */
export interface ScramVerifier {
  salt: Buffer;
  iterations: number;
  storedKey: Buffer;
  serverKey: Buffer;
}

export interface NewApiKey {
  /** Shown once. */
  text: string;
  publicPart: string;
  hash: Buffer;
  scram: ScramVerifier;
}

const SHAPE = /^(dph_[a-z2-7]{10})_[\w-]{43}$/;
/** RFC 7677 asks for at least this many; a secret of 256 random bits needs no more. */
const SCRAM_ITERATIONS = 4_096;

export function newApiKey(): NewApiKey {
  const publicPart = `dph_${encodeBase32(randomBytes(7)).toLowerCase().slice(0, 10)}`;
  const text = `${publicPart}_${randomBytes(32).toString('base64url')}`;
  return { text, publicPart, hash: hashOfKey(text), scram: scramVerifier(text) };
}

/** The part that names the key; undefined for what has not the shape of one. */
export const publicPartOf = (text: string): string | undefined => SHAPE.exec(text)?.[1];

export const hashOfKey = (text: string): Buffer => createHash('sha256').update(text).digest();

export function isSecretOf(text: string, hash: Buffer): boolean {
  const given = hashOfKey(text);
  return given.length === hash.length && timingSafeEqual(given, hash);
}

function scramVerifier(text: string): ScramVerifier {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(text, salt, SCRAM_ITERATIONS, 32, 'sha256');
  const clientKey = createHmac('sha256', salted).update('Client Key').digest();
  return {
    salt,
    iterations: SCRAM_ITERATIONS,
    storedKey: createHash('sha256').update(clientKey).digest(),
    serverKey: createHmac('sha256', salted).update('Server Key').digest(),
  };
}
