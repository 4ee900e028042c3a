// The address behind each link of a campaign: the target itself, a signed address that is the same for everybody, or one
// that names the person. Only a person who consents to individual tracking gets the last kind; the others leave no trace of
// who they are even in the address they are sent. It cannot fail. It must never put a target into an address: a click
// leads only where the send's own rows say (store.ts), so no address of ours can be turned into an open redirect.

import type { Vault } from '#platform/vault.ts';

/** 'none': plain targets. 'anonymous': counted, nobody named. 'consented': named where consent stands, else anonymous. */
export type ClickTracking = 'none' | 'anonymous' | 'consented';

export interface LinkContext {
  vault: Vault;
  /** Origin of the public pages, without a slash at its end. */
  publicUrl: string;
  workspaceId: string;
  sendId: string;
  tracking: ClickTracking;
  /** The static targets of the compiled template, by index. */
  targets: readonly string[];
}

export interface LinkRecipient {
  contactId: string;
  step: number;
  /** A granted consent to a purpose of kind 'tracking', at the moment of hand-over. */
  tracked: boolean;
}

/** Signs what all recipients share once; gives, per recipient, the address of each link by its index. */
export function prepareLinks(context: LinkContext): (recipient: LinkRecipient) => (index: number) => string {
  const { targets, tracking } = context;
  if (tracking === 'none') return () => (index) => targets[index] ?? '';
  const shared = targets.map((target, index) => (followsHttp(target) ? clickUrl(context, index) : target));
  return (recipient) => {
    if (tracking === 'anonymous' || !recipient.tracked) return (index) => shared[index] ?? '';
    return (index) => {
      const target = targets[index] ?? '';
      return followsHttp(target) ? clickUrl(context, index, recipient) : target;
    };
  };
}

export const unsubscribeUrl = (
  { vault, publicUrl, workspaceId, sendId }: Pick<LinkContext, 'vault' | 'publicUrl' | 'workspaceId' | 'sendId'>,
  { contactId, step }: Pick<LinkRecipient, 'contactId' | 'step'>,
): string => `${publicUrl}/u/${vault.signToken('unsubscribe', [workspaceId, sendId, contactId, step])}`;

export interface ClickToken {
  workspaceId: string;
  sendId: string;
  index: number;
  /** Absent in an address that everybody shares. */
  person?: { contactId: string; step: number };
}

export interface UnsubscribeToken {
  workspaceId: string;
  sendId: string;
  contactId: string;
  step: number;
}

/** Undefined when the token is not one of ours. */
export function readClickToken(vault: Vault, token: string): ClickToken | undefined {
  const fields = vault.readToken('click', token);
  if (!fields || (fields.length !== 3 && fields.length !== 5)) return undefined;
  const [workspaceId, sendId, index, contactId, step] = fields as [string, string, string, string?, string?];
  return {
    workspaceId,
    sendId,
    index: Number(index),
    ...(contactId !== undefined && { person: { contactId, step: Number(step) } }),
  };
}

export function readUnsubscribeToken(vault: Vault, token: string): UnsubscribeToken | undefined {
  const fields = vault.readToken('unsubscribe', token);
  if (fields?.length !== 4) return undefined;
  const [workspaceId, sendId, contactId, step] = fields as [string, string, string, string];
  return { workspaceId, sendId, contactId, step: Number(step) };
}

function clickUrl(
  { vault, publicUrl, workspaceId, sendId }: LinkContext,
  index: number,
  person?: LinkRecipient,
): string {
  const fields: (string | number)[] = [workspaceId, sendId, index];
  if (person) fields.push(person.contactId, person.step);
  return `${publicUrl}/c/${vault.signToken('click', fields)}`;
}

/** mailto:, tel: and the like open a program of the reader's: passing by our server would break them. */
export function followsHttp(target: string): boolean {
  return /^https?:\/\/[^\s]/i.test(target);
}
