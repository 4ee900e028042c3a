// Which addresses lie in the public internet, and which belong to this machine, its network or nobody: what a server of ours is sent to by
// others may lead to the first only (SSRF). Pure. What is no address at all is not public.

import { BlockList, isIP, isIPv4 } from 'node:net';

/** IANA special-purpose registries (RFC 6890), multicast and reserved blocks. */
const CLOSED_4: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Of IPv6 only the global unicast block is public, but for what in it leads back to IPv4 or nowhere. */
const CLOSED_6: readonly [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const closed4 = new BlockList();
for (const [net, prefix] of CLOSED_4) closed4.addSubnet(net, prefix, 'ipv4');
const closed6 = new BlockList();
for (const [net, prefix] of CLOSED_6) closed6.addSubnet(net, prefix, 'ipv6');
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');

/** Mapped addresses (`::ffff:127.0.0.1`) and translated ones (`64:ff9b::`) lie outside the global block, hence are not public. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  if (isIPv4(address)) return !closed4.check(address, 'ipv4');
  return global6.check(address, 'ipv6') && !closed6.check(address, 'ipv6');
}
