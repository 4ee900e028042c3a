// The keys that sign for a domain: made here, sealed by the vault before they are stored, opened here when they are used.
// A key that cannot be opened throws: mail must not leave unsigned.

import { generateDkimKey, readPrivateKey } from '#authentication/dkim-keys.ts';
import type { DkimAlgorithm, SigningKey } from '#authentication/dkim-sign.ts';
import type { Platform } from '#platform/platform.ts';
import type { NewKey } from './domain-store.ts';
import { listSealedKeys } from './key-store.ts';

const ALGORITHMS: readonly (readonly [DkimAlgorithm, string])[] = [
  ['rsa-sha256', 'r'],
  ['ed25519-sha256', 'e'],
];

/** A pair of new keys whose selectors begin with `stem`, which tells when they were made (see key-rotation.ts). */
export function makeKeys({ vault }: Pick<Platform, 'vault'>, stem: string): Promise<NewKey[]> {
  return Promise.all(
    ALGORITHMS.map(async ([algorithm, letter]) => {
      const { privateKey, publicKey } = await generateDkimKey(algorithm);
      return { selector: `${stem}${letter}`, algorithm, publicKey, sealed: vault.seal(privateKey) };
    }),
  );
}

/** Opening costs a little: a caller that signs much keeps the result for the length of a send. */
export async function signingKeys(
  { sql, vault }: Pick<Platform, 'sql' | 'vault'>,
  workspaceId: string,
  domainId: string,
): Promise<SigningKey[]> {
  const sealed = await listSealedKeys(sql, workspaceId, domainId);
  if (sealed.length === 0) throw new Error(`domain ${domainId} of workspace ${workspaceId} has no key to sign with`);
  return sealed.map((key) => ({
    selector: key.selector,
    algorithm: key.algorithm,
    privateKey: readPrivateKey(vault.open(key.sealed)),
  }));
}
