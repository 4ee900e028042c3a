// Which line of the route tells who handed the message over to the reader's side. Anybody can write Received lines below his own, so
// the top line is believed, since the server that took the message in wrote it; a line below it only as long as every line above it
// names a client of our own side: a private address, or a server that the caller trusts by name.
// Pure. It never believes a line because of what that line says of itself.

import { type Hop, isPrivateAddress, readReceived } from '#message/received.ts';
import type { Message } from '#message/parse.ts';
import { isWithin } from './hosts.ts';

export interface Route {
  /** The believed line that tells who came from outside, if there is one. */
  handover?: Hop;
  /** What stands below it, newest first: claims. */
  claimed: readonly Hop[];
}

/** Mail that went round longer than this never arrives. */
const MAX_HOPS = 50;

export function readRoute({ fields }: Message, trustedServers: readonly string[] = []): Route {
  const hops = fields
    .filter(({ key }) => key === 'received')
    .slice(0, MAX_HOPS)
    .map(({ raw }) => readReceived(raw));
  const isTrusted = (hop: Hop | undefined) =>
    hop !== undefined && trustedServers.some((one) => isWithin(hop.by, one.toLowerCase()));
  for (const [index, hop] of hops.entries()) {
    const isWithinOurSide = hop.address === '' || isPrivateAddress(hop.address);
    if (!isWithinOurSide && !isTrusted(hops[index + 1])) return { handover: hop, claimed: hops.slice(index + 1) };
  }
  return { claimed: [] };
}
