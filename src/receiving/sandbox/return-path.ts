// Reads the signed return path that the outbox gives each message, `b.<token>@domain`: which hand-over this is the other end of.
// Anything that this installation did not sign gives undefined: mail of strangers has no place in the sandbox.

import type { Vault } from '#platform/vault.ts';

export interface HandOver {
  workspaceId: string;
  sendId: string;
  contactId: string;
  step: string;
}

const RETURN_PATH = /^b\.([a-z2-7]+)@/i;

export function readReturnPath(vault: Vault, mailFrom: string): HandOver | undefined {
  const token = RETURN_PATH.exec(mailFrom)?.[1];
  const fields = token && vault.readToken('return', token.toLowerCase(), 'base32');
  if (!fields || fields.length !== 4) return undefined;
  const [workspaceId, sendId, contactId, step] = fields as [string, string, string, string];
  return { workspaceId, sendId, contactId, step };
}
