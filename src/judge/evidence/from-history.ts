// What the sender is to this owner: himself, a colleague, a correspondent, someone whose mail he reads or ignores, or a stranger.
// Without history and without the owner's domains nothing is said.

import { noReplyLocalPart } from '../data/words.ts';
import type { Finding } from '../finding.ts';
import { isWithin } from '../hosts.ts';
import type { Reading, Sender } from '../reading.ts';
import { isPrivateAddress } from '#message/received.ts';

const place = { part: 'header', header: 'From' } as const;
/** Fewer messages without reaction mean nothing: people go on holiday. */
const IGNORED_AT_LEAST = 10;

export function fromHistoryEvidence(from: Sender, reading: Reading): Finding[] {
  const { address, local } = from;
  return [
    ...(noReplyLocalPart.test(local) ? [{ symbol: 'FROM_NO_REPLY', details: { address }, place } as const] : []),
    ...ownHouse(from, reading),
    ...past(from, reading),
  ];
}

function ownHouse({ address, domain }: Sender, reading: Reading): Finding[] {
  const { context, isVouchedFor, isChecked, isBulk, isDiscussion, recipients } = reading;
  // A list that writes to itself has its own address in From and in To.
  if (!isVouchedFor && !isBulk && !isDiscussion && recipients.includes(address)) {
    return [{ symbol: 'FROM_IS_RECIPIENT', place }];
  }
  const house = context.ownerDomains?.map((one) => one.toLowerCase()).find((one) => isWithin(domain, one));
  if (house === undefined || isDiscussion) return [];
  const { spf } = context.authentication ?? {};
  if (isVouchedFor || (spf?.result === 'pass' && spf.isAligned)) {
    return [{ symbol: 'FROM_COLLEAGUE', details: { house }, place }];
  }
  // Copiers and programs within the house send in its name without a signature.
  if (isPrivateAddress(context.envelope?.clientAddress ?? '')) return [];
  return isChecked ? [{ symbol: 'FROM_OWN_DOMAIN_FORGED', details: { house }, place }] : [];
}

function past({ address }: Sender, { context }: Reading): Finding[] {
  const { history } = context;
  if (!history) return [];
  const findings: Finding[] = [];
  if (history.writtenTo > 0) findings.push({ symbol: 'FROM_CORRESPONDENT', details: { address }, place });
  else if (history.received === 0) findings.push({ symbol: 'FROM_FIRST_CONTACT', details: { address }, place });
  if (history.ignoredInARow >= IGNORED_AT_LEAST) {
    findings.push({ symbol: 'FROM_OWNER_IGNORES', details: { count: history.ignoredInARow }, place });
  } else if (history.reactions > 0) {
    findings.push({ symbol: 'FROM_OWNER_READS', details: { count: history.reactions }, place });
  }
  return findings;
}
