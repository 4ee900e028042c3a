// The mark on each message that we deliver: which row of the ledger it is, signed, so that a mailbox server that hands a message back to tell
// of a reaction proves by it that the message came from here. What we did not sign gives undefined.

import type { Vault } from '#platform/vault.ts';

export interface MarkedMessage {
  workspaceId: string;
  messageRow: string;
}

const LABEL = 'arrival';

export const arrivalMark = (vault: Vault, { workspaceId, messageRow }: MarkedMessage): string =>
  vault.signToken(LABEL, [workspaceId, messageRow]);

export function readArrivalMark(vault: Vault, mark: string): MarkedMessage | undefined {
  const fields = vault.readToken(LABEL, mark);
  if (fields?.length !== 2) return undefined;
  const [workspaceId, messageRow] = fields as [string, string];
  return { workspaceId, messageRow };
}
