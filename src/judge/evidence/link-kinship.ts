// What binds a link to the sender: his own domain, that of a signature that passes, or a service known to count clicks for others.

import { clickTrackerHosts } from '../data/click-trackers.ts';
import { listedIn } from '../hosts.ts';
import type { Reading, ReadingLink } from '../reading.ts';

export const isSenders = ({ organization }: ReadingLink, { from, signers }: Reading): boolean =>
  organization === from?.organization || signers.includes(organization);

/** A known counting service, or the one host through which nearly all links of an honest mailing go. */
export const isWrapper = ({ host }: ReadingLink, reading: Reading): boolean =>
  listedIn(clickTrackerHosts, host) !== undefined || (reading.isBulk && reading.wrapperHost === host);
