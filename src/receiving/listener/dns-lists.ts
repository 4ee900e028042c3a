// Asks DNS lists (RFC 5782) about a machine that hands mail over. A list that does not answer lists nobody: mail is never refused for the sake
// of a list that is away. Answers beyond 127.0.0.0/8 are errors of the list or a parked domain, and count for nothing.

import { isIPv6 } from 'node:net';
import type { AskDns } from '#authentication/dns-text.ts';
import type { Reply } from '#smtp/reply.ts';

/** Undefined: on none. */
export async function listedOn(ip: string, zones: readonly string[], ask: AskDns): Promise<Reply | undefined> {
  const name = reversed(ip);
  const answers = await Promise.all(
    zones.map((zone) =>
      ask(`${name}.${zone}`, 'A').then(
        (found: string[]) => found.some(isListing),
        () => false,
      ),
    ),
  );
  const zone = zones[answers.indexOf(true)];
  return zone === undefined ? undefined : { code: 554, enhanced: '5.7.1', text: `${ip} is listed by ${zone}` };
}

/** 127.255.255.0/24 is how lists say that the question was not allowed. */
const isListing = (address: string) => address.startsWith('127.') && !address.startsWith('127.255.255.');

/** `192.0.2.1` -> `1.2.0.192`; each hexadecimal digit of an IPv6 address is a label. */
export function reversed(ip: string): string {
  if (!isIPv6(ip)) return ip.split('.').reverse().join('.');
  const [head = '', tail = ''] = ip.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const groups = [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return [...groups.map((group) => group.padStart(4, '0')).join('')].reverse().join('.');
}
