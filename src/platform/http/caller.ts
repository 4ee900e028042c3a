// Who is at the other end of a connection. A forwarded address is believed only when a trusted proxy gives it: anybody can
// write the header. It never throws; an unknown caller has the empty address.

import type { IncomingMessage } from 'node:http';

export function callerAddress(
  incoming: Pick<IncomingMessage, 'socket' | 'headers'> | undefined,
  trustedProxies: readonly string[],
): string {
  const peer = plain(incoming?.socket?.remoteAddress ?? '');
  if (!trustedProxies.includes(peer)) return peer;
  const forwarded = String(incoming?.headers['x-forwarded-for'] ?? '');
  const hops = forwarded
    .split(',')
    .map((hop) => plain(hop.trim()))
    .filter(Boolean);
  // The nearest hop that is not one of our own proxies: those further away could have been invented by the caller.
  return hops.findLast((hop) => !trustedProxies.includes(hop)) ?? peer;
}

function plain(address: string): string {
  return address.replace(/^::ffff:/, '');
}
