// How the reader is addressed: not at all, in a copy of what the sender sends himself, or by his address where those who know him would use
// his name.

import type { Finding } from '../finding.ts';
import type { Reading } from '../reading.ts';

/** Where a letter greets; its foot may well say to which address it was sent. */
const GREETING = 250;
/** Ends of what newsletters and forms put before an address: `sent to`, `inscrit avec`, `E-mail:`. */
const DELIVERY_WORDS =
  /(?:\b(?:to|for|at|as|with|address|mail|email|e-mail|à|a|avec|sous|adresse|an|für|als|para|por|aan|voor)|[:<(*>])\s*$/iu;

export function addressedEvidence(reading: Reading): Finding[] {
  const findings: Finding[] = reading.isAddressedToNobody && !reading.isExtract ? [{ symbol: 'TO_MISSING' }] : [];
  if (goesToItsSender(reading)) findings.push({ symbol: 'TO_IS_SENDER', place: { part: 'header', header: 'To' } });
  const address = greetedAddress(reading);
  return address === undefined ? findings : [...findings, { symbol: 'TEXT_GREETS_ADDRESS', details: { address } }];
}

/** Addressed to the sender, received by somebody else. Clubs do so to spare their members a long list of names. */
function goesToItsSender({ message, from, isDiscussion, isBulk, context }: Reading): boolean {
  if (!from || isDiscussion || isBulk) return false;
  const recipient = context.envelope?.recipient.toLowerCase();
  return (
    recipient !== undefined &&
    recipient !== from.address &&
    message.to.some((one) => one.address.toLowerCase() === from.address)
  );
}

function greetedAddress({ isDiscussion, quotesAnotherMessage, recipients, visibleText }: Reading): string | undefined {
  if (isDiscussion || quotesAnotherMessage) return undefined;
  const opening = visibleText.slice(0, GREETING).toLowerCase();
  return recipients.find((one) => {
    const at = opening.indexOf(one);
    return at >= 0 && !DELIVERY_WORDS.test(opening.slice(0, at));
  });
}
