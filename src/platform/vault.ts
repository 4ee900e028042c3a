// Keeps secrets: seals what must be read again (AES-256-GCM), marks what must only be recognised (HMAC-SHA256), signs the
// tokens that travel in links and return paths. Opening something forged or damaged throws; reading a forged token gives
// undefined. The master key never leaves this file: every use has a key of its own, derived from it (RFC 5869).

import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { decodeBase32, encodeBase32 } from './base32.ts';
import { packFields, unpackFields } from './fields.ts';

export interface Vault {
  /** Encrypts; a fresh nonce each time, so equal secrets do not look equal. */
  seal(secret: Buffer | string): Buffer;
  /** Decrypts what `seal` made; throws when it was not made by this vault or was altered. */
  open(sealed: Uint8Array): Buffer;
  /** A 32-byte keyed fingerprint. The label keeps uses apart: the same bytes under two labels are unrelated. */
  mac(label: string, bytes: Uint8Array | string): Buffer;
  /** A signed token of a few short fields. Not secret: fields can be read by whoever holds it, but not altered. */
  signToken(label: string, fields: readonly (string | number)[], alphabet?: TokenAlphabet): string;
  /** The fields of a token signed under the same label; undefined when it is not ours. */
  readToken(label: string, token: string, alphabet?: TokenAlphabet): string[] | undefined;
}

/** base64url for links; base32 where a reader may fold the case, as in the local part of an address. */
export type TokenAlphabet = 'base64url' | 'base32';

const MAC_LENGTH = 12;
const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;
const TOKEN_MAX_LENGTH = 512;

export function createVault(masterKey: Buffer): Vault {
  if (masterKey.length < 32) throw new Error('the master key must have at least 32 bytes');
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', masterKey, 'dauphin', use, 32));
  const sealKey = derive('seal');
  // As key objects: a key given as bytes is made into one at each use, which costs five times the fingerprint itself.
  const macKeys = new Map<string, KeyObject>();
  const macKey = (label: string) => {
    const known = macKeys.get(label);
    if (known) return known;
    const key = createSecretKey(derive(`mac:${label}`));
    macKeys.set(label, key);
    return key;
  };
  const mac = (label: string, bytes: Uint8Array | string) => createHmac('sha256', macKey(label)).update(bytes).digest();

  return {
    seal(secret) {
      const nonce = randomBytes(NONCE_LENGTH);
      const cipher = createCipheriv('aes-256-gcm', sealKey, nonce);
      const body = Buffer.concat([cipher.update(secret), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open(sealed) {
      const bytes = Buffer.from(sealed);
      const decipher = createDecipheriv('aes-256-gcm', sealKey, bytes.subarray(0, NONCE_LENGTH));
      decipher.setAuthTag(bytes.subarray(NONCE_LENGTH, NONCE_LENGTH + TAG_LENGTH));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE_LENGTH + TAG_LENGTH)), decipher.final()]);
    },
    mac,
    signToken(label, fields, alphabet = 'base64url') {
      const payload = packFields(fields);
      const signed = Buffer.concat([mac(`token:${label}`, payload).subarray(0, MAC_LENGTH), payload]);
      return alphabet === 'base32' ? encodeBase32(signed) : signed.toString('base64url');
    },
    readToken(label, token, alphabet = 'base64url') {
      if (token.length > TOKEN_MAX_LENGTH) return undefined;
      const signed = alphabet === 'base32' ? decodeBase32(token) : Buffer.from(token, 'base64url');
      if (!signed || signed.length <= MAC_LENGTH) return undefined;
      const payload = signed.subarray(MAC_LENGTH);
      const expected = mac(`token:${label}`, payload).subarray(0, MAC_LENGTH);
      if (!timingSafeEqual(signed.subarray(0, MAC_LENGTH), expected)) return undefined;
      return unpackFields(payload);
    },
  };
}
