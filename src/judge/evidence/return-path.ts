// Who sends in fact, against who is shown: the envelope's MAIL FROM (as given, or as the receiving server wrote it into Return-Path) and
// the Sender header. Sending services use their own domains there every day: only what they never do is evidence.

import { freemailDomains } from '../data/freemail.ts';
import type { Finding } from '../finding.ts';
import { organizationOf } from '../hosts.ts';
import type { Reading } from '../reading.ts';

const ADDRESS = /([^\s<>@"]+)@([^\s<>@"]+)>?\s*$/;

export function returnPathEvidence(reading: Reading): Finding[] {
  const { from, isDiscussion } = reading;
  if (!from || isDiscussion) return [];
  const [returnPath] = reading.headers('Return-Path');
  return [
    ...mailboxBehind(
      'RETURN_PATH_FREEMAIL',
      'Return-Path',
      reading.context.envelope?.mailFrom ?? returnPath ?? '',
      from,
    ),
    ...mailboxBehind('SENDER_FREEMAIL', 'Sender', reading.headers('Sender')[0] ?? '', from),
  ];
}

/** A house that would send through somebody's free mailbox. */
function mailboxBehind(
  symbol: 'RETURN_PATH_FREEMAIL' | 'SENDER_FREEMAIL',
  header: string,
  value: string,
  from: NonNullable<Reading['from']>,
): Finding[] {
  const [, local = '', written = ''] = ADDRESS.exec(value.slice(0, 1_000)) ?? [];
  const domain = written.toLowerCase();
  if (!freemailDomains.has(domain) || freemailDomains.has(from.domain)) return [];
  if (organizationOf(domain) === from.organization || local.includes('+') || local.includes('=')) return [];
  return [
    { symbol, details: { domain: from.domain, address: `${local}@${domain}` }, place: { part: 'header', header } },
  ];
}
