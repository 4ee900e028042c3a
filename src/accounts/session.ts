// The session cookie: what is in it, how it is written and read, and when a session has ended. Pure.
// The browser holds 256 random bits; the database holds only their SHA-256, so that a stolen backup opens no session.

import { createHash, randomBytes } from 'node:crypto';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A session ends when nothing was asked for this long... */
export const IDLE_LIMIT_MS = 12 * HOUR;
/** ...and in any case this long after sign-in. */
export const ABSOLUTE_LIMIT_MS = 14 * DAY;
/** Time to type the second factor. */
export const SECOND_FACTOR_LIMIT_MS = 10 * MINUTE;
/** `seen_at` is written at most this often. */
export const SEEN_EVERY_MS = MINUTE;

export interface SessionToken {
  /** For the cookie. */
  text: string;
  /** For the database. */
  hash: Buffer;
}

export function newToken(): SessionToken {
  const text = randomBytes(32).toString('base64url');
  return { text, hash: hashToken(text) };
}

export function hashToken(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Under https the name itself promises that no other host or plain connection set it (RFC 6265bis, `__Host-`). */
function cookieName(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-dauphin' : 'dauphin';
}

export function sessionCookie(publicUrl: string, token: SessionToken): string {
  return cookie(publicUrl, token.text, ABSOLUTE_LIMIT_MS / 1000);
}

export function noSessionCookie(publicUrl: string): string {
  return cookie(publicUrl, '', 0);
}

function cookie(publicUrl: string, value: string, maxAge: number): string {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
  return `${cookieName(publicUrl)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure}`;
}

/** The hash of the token that the request carries, or undefined. */
export function tokenHashOf(request: Request, publicUrl: string): Buffer | undefined {
  const wanted = `${cookieName(publicUrl)}=`;
  const found = (request.headers.get('cookie') ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(wanted));
  const text = found?.slice(wanted.length);
  return text ? hashToken(text) : undefined;
}
