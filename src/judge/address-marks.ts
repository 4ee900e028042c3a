// The forms in which senders write a reader's address into an address of the web: plain, encoded in three ways, or as a digest. Pure; what was salted
// or cut short is not recognised.

import { hash } from 'node:crypto';

const DIGESTS = ['md5', 'sha1', 'sha256'];

/** Each form as it would stand in the text of a URL. */
export function addressMarks(address: string): string[] {
  const base64 = Buffer.from(address).toString('base64').replace(/=+$/, '');
  const digests = DIGESTS.map((name) => hash(name, address));
  const hexadecimal = Buffer.from(address).toString('hex');
  return [
    address,
    encodeURIComponent(address),
    base64,
    hexadecimal,
    ...digests,
    ...digests.map((digest) => digest.toUpperCase()),
  ];
}
