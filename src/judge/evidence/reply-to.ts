// Where an answer would go, against where the message says it comes from.
// A Reply-To within the same organization, or that of a discussion list, is nobody's business.

import { freemailDomains } from '../data/freemail.ts';
import { noReplyLocalPart } from '../data/words.ts';
import { type Finding, quote } from '../finding.ts';
import type { Reading } from '../reading.ts';

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
  const details = { domain: from.domain, address: from.address, reply };
  if (freemailDomains.has(replyTo.domain)) {
    const symbol = freemailDomains.has(from.domain) ? 'REPLY_TO_OTHER_FREEMAIL' : 'REPLY_TO_FREEMAIL';
    findings.push({ symbol, details, place });
  } else if (replyTo.organization !== from.organization) {
    findings.push({ symbol: 'REPLY_TO_OTHER_DOMAIN', details, place });
  }
  return findings;
}
