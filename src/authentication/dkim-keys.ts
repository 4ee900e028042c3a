// Makes key pairs for DKIM, and the TXT record that publishes one. Key generation runs in the thread pool (an RSA key takes
// a fraction of a second). A private key leaves this file only as PKCS #8, for the caller to seal.

import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { DkimAlgorithm } from './dkim-sign.ts';

const generate = promisify(generateKeyPair);
/** RFC 8301: at least 1024, SHOULD 2048; longer keys no longer fit a UDP answer. */
const RSA_BITS = 2048;

export interface DkimKeyPair {
  /** PKCS #8, DER. */
  privateKey: Buffer;
  /** What stands in `p=`: base64 of the SPKI for RSA, of the 32 bare bytes for Ed25519 (RFC 8463 section 4). */
  publicKey: string;
}

export async function generateDkimKey(algorithm: DkimAlgorithm): Promise<DkimKeyPair> {
  const pair =
    algorithm === 'rsa-sha256' ? await generate('rsa', { modulusLength: RSA_BITS }) : await generate('ed25519');
  return {
    privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'der' }),
    publicKey: publicPart(pair.publicKey),
  };
}

/** A key for `prepareSigner`, from what `generateDkimKey` gave. Parsing is costly: keep the result. */
export function readPrivateKey(pkcs8: Buffer): KeyObject {
  return createPrivateKey({ key: pkcs8, type: 'pkcs8', format: 'der' });
}

/** The `p=` value that belongs to a private key. */
export function publicKeyOf(privateKey: KeyObject): string {
  return publicPart(createPublicKey(privateKey));
}

const ED25519_SPKI_PREFIX = 12;

function publicPart(publicKey: KeyObject): string {
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return (publicKey.asymmetricKeyType === 'ed25519' ? spki.subarray(ED25519_SPKI_PREFIX) : spki).toString('base64');
}

/** The text of the TXT record at `<selector>._domainkey.<domain>`. */
export function dkimRecord(algorithm: DkimAlgorithm, publicKey: string): string {
  return `v=DKIM1; k=${algorithm === 'rsa-sha256' ? 'rsa' : 'ed25519'}; p=${publicKey}`;
}
