// Who sends in fact, against who is shown: the envelope's MAIL FROM (as given, or as the receiving server wrote it into Return-Path) and
// the Sender header. Sending services use their own domains there every day: only what they never do is evidence.

import { freemailDomains } from '../data/freemail.ts';
import type { Finding } from '../finding.ts';
import { organizationOf, ownLabelOf } from '../hosts.ts';
import { cheapEndingOf } from '../odd-hosts.ts';
import { looksRandom } from '../random-names.ts';
import type { Reading, Sender } from '../reading.ts';

const ADDRESS = /([^\s<>@"]+)@([^\s<>@"]+)>?\s*$/;
const LONGEST = 1_000;

interface Mailbox {
  local: string;
  domain: string;
}

export function returnPathEvidence(reading: Reading): Finding[] {
  const { from, isDiscussion, context } = reading;
  if (!from || isDiscussion) return [];
  const returned = mailboxOf(context.envelope?.mailFrom ?? reading.headers('Return-Path')[0]);
  const sender = mailboxOf(reading.headers('Sender')[0]);
  return [
    ...(isFreemailBehind(returned, from) ? [finding('RETURN_PATH_FREEMAIL', 'Return-Path', returned, from)] : []),
    ...(isOddBehind(returned, from) ? [finding('RETURN_PATH_ODD', 'Return-Path', returned, from)] : []),
    ...(isFreemailBehind(sender, from) ? [finding('SENDER_FREEMAIL', 'Sender', sender, from)] : []),
  ];
}

function mailboxOf(value = ''): Mailbox {
  const [, local = '', domain = ''] = ADDRESS.exec(value.slice(0, LONGEST)) ?? [];
  return { local, domain: domain.toLowerCase() };
}

/** A house that would send through somebody's free mailbox. Forwarders write the original into the local part. */
const isFreemailBehind = ({ local, domain }: Mailbox, from: Sender): boolean =>
  freemailDomains.has(domain) && !freemailDomains.has(from.domain) && !/[+=]/.test(local);

/** Another house, whose name nobody would have chosen for it. */
const isOddBehind = ({ domain }: Mailbox, from: Sender): boolean =>
  domain !== '' &&
  organizationOf(domain) !== from.organization &&
  (cheapEndingOf(domain) !== undefined || looksRandom(ownLabelOf(domain)));

const finding = (
  symbol: 'RETURN_PATH_FREEMAIL' | 'RETURN_PATH_ODD' | 'SENDER_FREEMAIL',
  header: string,
  { local, domain }: Mailbox,
  from: Sender,
): Finding => ({
  symbol,
  details: { domain: from.domain, address: `${local}@${domain}` },
  place: { part: 'header', header },
});
