// The personal link of an owner: whose it is and until when, signed. Whoever holds it sees what is held for that owner and may release it, as
// whoever reads his mailbox could. The owner's number of links rises to make all of them void.

import type { Vault } from '#platform/vault.ts';

export interface OwnerLink {
  workspaceId: string;
  ownerId: string;
  linksEpoch: number;
}

const LABEL = 'owner-page';
const DAY = 86_400_000;
const VALID_DAYS = 30;

export const ownerToken = (vault: Vault, { workspaceId, ownerId, linksEpoch }: OwnerLink, now: Date): string =>
  vault.signToken(LABEL, [workspaceId, ownerId, linksEpoch, Math.floor(now.getTime() / DAY) + VALID_DAYS]);

export function readOwnerToken(
  vault: Vault,
  token: string,
  now: Date,
): (OwnerLink & { isExpired: boolean }) | undefined {
  const fields = vault.readToken(LABEL, token);
  if (fields?.length !== 4) return undefined;
  const [workspaceId, ownerId, linksEpoch, lastDay] = fields as [string, string, string, string];
  const isExpired = now.getTime() / DAY > Number(lastDay) + 1;
  return { workspaceId, ownerId, linksEpoch: Number(linksEpoch), isExpired };
}
