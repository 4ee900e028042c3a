// Decides what is done with a judged message for one of its recipients, and says why. Pure. An allowed sender is believed only when
// somebody vouches for the name in From; whoever publishes p=reject is taken at his word unless the message came through a list
// or a forwarder (RFC 9989 section 8: such mail fails through no fault of its sender).

import type { AuthenticationResults } from '#authentication/results.ts';
import type { MessageClass } from '#judge/verdict.ts';
import { type Disposition, isHeavier, type Policy } from './policy.ts';

/** Why a message is where it is; `released`, `mailbox_refused` and `undeliverable` come later in its life. */
export const dispositionReasons = [
  'class',
  'allowed',
  'blocked',
  'dmarc_reject',
  'released',
  'mailbox_refused',
  'undeliverable',
] as const;
export type DispositionReason = (typeof dispositionReasons)[number];

export interface SenderRule {
  /** An address, or a domain with all below it; lower case. */
  sender: string;
  action: 'allow' | 'block';
  /** For one owner, rather than everybody of the domain. */
  isPersonal: boolean;
}

export interface Case {
  class: MessageClass;
  authentication: AuthenticationResults;
  /** Of From; '' when there is none. */
  fromAddress: string;
  /** It names a mailing list, or an ARC chain that holds. */
  isPassedOn: boolean;
  policy: Policy;
  /** Those that speak of this sender. */
  rules: readonly SenderRule[];
}

export interface Disposed {
  disposition: Disposition;
  reason: DispositionReason;
}

export function dispose(one: Case): Disposed {
  const byClass = one.policy[one.class];
  const rule = strongest(one.rules);
  if (rule?.action === 'block') return heavier({ disposition: 'quarantine', reason: 'blocked' }, byClass);
  if (rule && isVouched(one.authentication)) {
    // The account of an honest sender can be stolen: fraud arrives, but never unmarked.
    return { disposition: one.class === 'phish' ? 'mark' : 'deliver', reason: 'allowed' };
  }
  const { dmarc } = one.authentication;
  if (dmarc?.result === 'fail' && dmarc.policy === 'reject' && !one.isPassedOn)
    return heavier({ disposition: 'quarantine', reason: 'dmarc_reject' }, byClass);
  return { disposition: byClass, reason: 'class' };
}

/** Whether somebody vouches for the name that the reader sees. */
export function isVouched({ dmarc, dkim = [], spf }: AuthenticationResults): boolean {
  if (dmarc?.result === 'pass') return true;
  if (dmarc?.result === 'fail') return false;
  return (
    dkim.some(({ result, isAligned }) => result === 'pass' && isAligned) ||
    (spf?.result === 'pass' && spf.isAligned === true)
  );
}

/** `a@shop.example`, `shop.example`, `example`: what a rule can say of a sender. */
export function sendersNamed(fromAddress: string): string[] {
  const address = fromAddress.toLowerCase();
  const labels = address.slice(address.lastIndexOf('@') + 1).split('.');
  return address.includes('@') ? [address, ...labels.map((_, at) => labels.slice(at).join('.')).slice(0, 10)] : [];
}

/** The owner's word before the house's, an address before a domain, a long domain before a short one, and caution before trust. */
function strongest(rules: readonly SenderRule[]): SenderRule | undefined {
  const rank = ({ isPersonal, sender, action }: SenderRule) =>
    (isPersonal ? 10_000 : 0) + (sender.includes('@') ? 5_000 : 0) + sender.length * 2 + (action === 'block' ? 1 : 0);
  return rules.toSorted((a, b) => rank(b) - rank(a))[0];
}

function heavier(wanted: Disposed, byClass: Disposition): Disposed {
  return isHeavier(byClass, wanted.disposition) ? { disposition: byClass, reason: 'class' } : wanted;
}
