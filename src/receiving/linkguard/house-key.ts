// By which a browser asks what the owners of one house reported: signed, so that nobody counts through the workspaces. It names no person and
// opens nothing else.

import type { Vault } from '#platform/vault.ts';

const LABEL = 'linkguard house';

export const houseKey = (vault: Vault, workspaceId: string): string => vault.signToken(LABEL, [workspaceId]);

export function readHouseKey(vault: Vault, key: string): string | undefined {
  const fields = vault.readToken(LABEL, key);
  return fields?.length === 1 ? fields[0] : undefined;
}
