// The signed return path that each message of ours carries, `b.<token>@domain`: which hand-over something is the other end of. Written
// by the outbox; read by whoever receives what comes to it or from it. Letters without case, since some servers fold the local
// part. What this installation did not sign gives undefined, never a guess.

import type { Vault } from './vault.ts';

/** One recipient of one send. */
export interface HandOver {
  workspaceId: string;
  sendId: string;
  contactId: string;
  step: number;
}

const LABEL = 'return';
const RETURN_PATH = /^b\.([a-z2-7]+)@/i;

export const returnPath = (vault: Vault, { workspaceId, sendId, contactId, step }: HandOver, domain: string): string =>
  `b.${vault.signToken(LABEL, [workspaceId, sendId, contactId, step], 'base32')}@${domain}`;

export function readReturnPath(vault: Vault, address: string): HandOver | undefined {
  const token = RETURN_PATH.exec(address)?.[1];
  const fields = token && vault.readToken(LABEL, token.toLowerCase(), 'base32');
  if (!fields || fields.length !== 4) return undefined;
  const [workspaceId, sendId, contactId, step] = fields as [string, string, string, string];
  return { workspaceId, sendId, contactId, step: Number(step) };
}
