// Reads one Received header (RFC 5321 section 4.4) as the commonest servers write it: Postfix, Exim, Sendmail, qmail, Exchange, Google.
// Pure; what a line does not say stays empty, and a line of no known form gives what could be read of it. Whether a line may be
// believed is not its business: anybody can write such lines below his own.

import { readDate } from './date.ts';

export interface Hop {
  /** What the client called itself, brackets kept; '' when it is not said. */
  helo: string;
  /** The client's address, IPv4 or IPv6, without brackets; '' when it is not said. */
  address: string;
  /** The name that the server found for that address; '' when it found none, or does not say. */
  reverseName: string;
  /** The server looked for such a name and says that there is none. */
  isNameless: boolean;
  /** The server that writes the line. */
  by: string;
  date?: Date;
}

/** Longer lines are not written by servers. */
const LONGEST_LINE = 2_000;
const IPV4 = /(?<![\d.])(\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})(?![\d.])/;
const BRACKETED = /[[(](?:IPv6:)?([0-9a-f:.]{2,45})(?:%\w+)?[\])]/gi;

export function readReceived(line: string): Hop {
  const text = line.slice(0, LONGEST_LINE).replace(/\s+/g, ' ').trim();
  const by = /(?:^| )by ([^ ;()]+)/i.exec(text);
  const from = /^from /i.test(text) ? text.slice(5, by?.index ?? text.length) : '';
  const address = addressIn(from);
  const client = clientOf(from);
  const date = readDate(text.slice(text.lastIndexOf(';') + 1));
  return {
    helo: client.helo,
    address,
    reverseName: client.reverseName,
    isNameless: client.isNameless,
    by: (by?.[1] ?? '').toLowerCase().replace(/\.$/, ''),
    ...(date && { date }),
  };
}

/** The address that stands in brackets; a name in its place is no address. */
function addressIn(from: string): string {
  for (const [, inside = ''] of from.matchAll(BRACKETED)) {
    if (IPV4.test(inside) || inside.includes(':')) return inside.replace(/^::ffff:(?=\d+\.)/i, '').toLowerCase();
  }
  return '';
}

function clientOf(from: string): Pick<Hop, 'helo' | 'reverseName' | 'isNameless'> {
  const first = /^\S+/.exec(from)?.[0] ?? '';
  // Exim: `name ([1.2.3.4] helo=foo)`, qmail: `name (HELO foo) (1.2.3.4)`. There the name found comes first.
  const said = /[( ](?:helo=|HELO |EHLO )([^ ()]+)/.exec(from)?.[1];
  if (said !== undefined) {
    const isNameless = first === 'unknown' || first.startsWith('[');
    return { helo: hostName(said), reverseName: isNameless ? '' : hostName(first), isNameless };
  }
  // Postfix, Sendmail: `foo (name [1.2.3.4])`, an identity before the name where the client was asked for it.
  const found = /\((?:[^ @()[]*@)?([^ ()[\]]+)\.? \[/.exec(from)?.[1] ?? '';
  const isNameless = found.toLowerCase() === 'unknown';
  return { helo: hostName(first), reverseName: isNameless ? '' : hostName(found), isNameless };
}

const hostName = (text: string) => text.toLowerCase().replace(/\.$/, '');

/** Whether the address belongs to a network of nobody else's: loopback, private, link-local (RFC 1918, 4193, 6598, 6890). */
export function isPrivateAddress(address: string): boolean {
  if (address.includes(':')) return /^(?:::1$|f[cd]|fe[89ab])/i.test(address);
  if (!IPV4.test(address)) return false;
  const [a = -1, b = -1] = address.split('.').map(Number);
  return (
    a === 10 ||
    a === 127 ||
    a === 0 ||
    (a === 172 && b >= 16 && b <= 31) ||
    (a === 192 && b === 168) ||
    (a === 169 && b === 254) ||
    (a === 100 && b >= 64 && b <= 127)
  );
}
