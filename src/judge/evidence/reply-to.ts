// Where an answer would go, against where the message says it comes from.
// A Reply-To within the same organization, or that of a discussion list, is nobody's business.

import { acquaintancesOf } from '../acquaintances.ts';
import { brandImitatedBy } from '../brand-names.ts';
import { freemailDomains } from '../data/freemail.ts';
import { noReplyLocalPart } from '../data/words.ts';
import { type Finding, quote } from '../finding.ts';
import { ownLabelOf } from '../hosts.ts';
import { imitationOf, indexKnownHosts } from '../imitation.ts';
import { isOddHost } from '../odd-hosts.ts';
import type { Reading, Sender } from '../reading.ts';

const place = { part: 'header', header: 'Reply-To' } as const;

export function replyToEvidence(reading: Reading): Finding[] {
  const { from, replyTo, isDiscussion } = reading;
  const [value] = reading.headers('Reply-To');
  if (value === undefined || value.trim() === '') return [];
  if (!replyTo) return [{ symbol: 'REPLY_TO_INVALID', details: { value: quote(value) }, place }];
  const findings: Finding[] = [];
  const reply = replyTo.address;
  if (noReplyLocalPart.test(replyTo.local)) findings.push({ symbol: 'REPLY_TO_NO_REPLY', details: { reply }, place });
  if (!from || isDiscussion || replyTo.address === from.address) return findings;
  if (replyTo.organization !== from.organization && isOddHost(replyTo.domain)) {
    findings.push({ symbol: 'REPLY_TO_ODD', details: { reply }, place });
  }
  const details = { domain: from.domain, address: from.address, reply };
  if (freemailDomains.has(replyTo.domain)) {
    const symbol = freemailDomains.has(from.domain) ? 'REPLY_TO_OTHER_FREEMAIL' : 'REPLY_TO_FREEMAIL';
    findings.push({ symbol, details, place });
  } else if (replyTo.organization !== from.organization) {
    findings.push({ symbol: 'REPLY_TO_OTHER_DOMAIN', details, place });
    const known = imitatedBy(replyTo, from, reading);
    if (known !== undefined) {
      findings.push({ symbol: 'REPLY_TO_LOOKALIKE', details: { reply: replyTo.domain, known }, place });
    }
  }
  return findings;
}

/** The house that the reply address was made to be taken for: that of the sender himself, one the owner knows, or a brand. */
function imitatedBy({ domain }: Sender, from: Sender, { context, isVouchedFor }: Reading): string | undefined {
  const { organization } = from;
  const sender = indexKnownHosts([{ shown: organization, label: ownLabelOf(organization), domains: [organization] }]);
  const ofSender = freemailDomains.has(organization) ? undefined : imitationOf(domain, sender);
  // A house may well take answers under a second name of its own, with a word beside it.
  const isDeceit = ofSender?.manner === 'look' || ofSender?.manner === 'slip';
  const imitation =
    (isDeceit ? ofSender : undefined) ??
    imitationOf(domain, acquaintancesOf(context).hosts) ??
    (isVouchedFor ? undefined : brandImitatedBy(domain));
  return imitation?.known.shown;
}
