// SCRAM-SHA-256 as a server (RFC 5802, 7677), without channel binding: the password never travels, and what is stored does not
// give it. Pure but for the nonce. A user that does not exist goes the same way to the same refusal.

import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export interface ScramSecret {
  salt: Buffer;
  iterations: number;
  storedKey: Buffer;
  serverKey: Buffer;
}

export interface ClientFirst {
  user: string;
  nonce: string;
  /** What the proof is made over. */
  bare: string;
  /** The gs2 header as it must come back in `c=`. */
  binding: string;
}

const CLIENT_FIRST = /^((?:n|y),(?:a=[^,]*)?,)(n=([^,]+),r=([\x21-\x2b\x2d-\x7e]{8,200})(?:,.*)?)$/s;
const CLIENT_FINAL = /^(c=([A-Za-z0-9+/=]+),r=([\x21-\x2b\x2d-\x7e]{8,400})(?:,[^,]*)*?),p=([A-Za-z0-9+/]{43}=)$/;

/** Undefined for what is none, or asks for channel binding, which is not announced. */
export function readClientFirst(text: string): ClientFirst | undefined {
  const [, binding, bare, user, nonce] = CLIENT_FIRST.exec(text) ?? [];
  if (binding === undefined || bare === undefined || user === undefined || nonce === undefined) return undefined;
  return { user: user.replaceAll('=2C', ',').replaceAll('=3D', '='), nonce, bare, binding };
}

export const serverFirst = ({ nonce }: ClientFirst, own: string, { salt, iterations }: ScramSecret): string =>
  `r=${nonce}${own},s=${salt.toString('base64')},i=${iterations}`;

/** What proves us to the client, when the client has proved himself; undefined when he has not. */
export function serverFinal(
  first: ClientFirst,
  challenge: string,
  answer: string,
  { storedKey, serverKey }: ScramSecret,
): string | undefined {
  const [, withoutProof, binding, nonce, proof] = CLIENT_FINAL.exec(answer) ?? [];
  if (withoutProof === undefined || binding === undefined || proof === undefined) return undefined;
  if (Buffer.from(binding, 'base64').toString('latin1') !== first.binding) return undefined;
  if (!challenge.startsWith(`r=${nonce},`)) return undefined;
  const spoken = `${first.bare},${challenge},${withoutProof}`;
  const signature = createHmac('sha256', storedKey).update(spoken).digest();
  const clientKey = Buffer.from(proof, 'base64').map((byte, index) => byte ^ (signature[index] as number));
  const isProved = timingSafeEqual(createHash('sha256').update(clientKey).digest(), storedKey);
  return isProved ? `v=${createHmac('sha256', serverKey).update(spoken).digest('base64')}` : undefined;
}
