// What binds a link to the sender: his own domain, that of a signature that passes, or a service known to count clicks for others.

import { clickTrackerHosts } from '../data/click-trackers.ts';
import { listedIn, organizationOf, ownLabelOf } from '../hosts.ts';
import type { Reading, ReadingLink } from '../reading.ts';

export const isSenders = ({ organization }: ReadingLink, { from, signers }: Reading): boolean =>
  organization === from?.organization || signers.includes(organization);

/** The sender's own name under another ending: exemple.info and exemple.de are most often one house. */
export const isNamesake = ({ host }: ReadingLink, { from }: Reading): boolean =>
  from !== undefined && host !== '' && ownLabelOf(host) !== '' && ownLabelOf(host) === ownLabelOf(from.domain);

/** A known counting service, or the one host through which nearly all links of an honest mailing go. */
export const isWrapper = ({ host }: ReadingLink, reading: Reading): boolean =>
  listedIn(clickTrackerHosts, host) !== undefined || (reading.isBulk && reading.wrapperHost === host);

const MAILBOX_DOMAIN = /@([^\s<>@"]{1,253})>?\s*$/;
const ADDRESS_HOST = /(?:@|\/\/)([a-z0-9.-]{1,253})/gi;

/** Every house that has a hand in the message by its headers: who answers, returns, signs, numbers it and lets one leave. */
export function kinOf({ headers, replyTo, signers }: Reading): ReadonlySet<string> {
  const mailboxes = ['Return-Path', 'Sender', 'Message-ID'].flatMap((name) => headers(name).slice(0, 1));
  const domains = mailboxes.flatMap((value) => MAILBOX_DOMAIN.exec(value.slice(0, LONGEST))?.[1] ?? []);
  const leaving = headers('List-Unsubscribe')
    .slice(0, 1)
    .flatMap((value) => [...value.slice(0, LONGEST).matchAll(ADDRESS_HOST)].map(([, host = '']) => host));
  const houses = [...domains, ...leaving].map((host) => organizationOf(host.toLowerCase()));
  return new Set([...houses, ...signers, ...(replyTo ? [replyTo.organization] : [])]);
}

const LONGEST = 1_000;
