// Domain names as mail uses them: written by people in any script, carried by SMTP and DNS in ASCII.
// A text that is no domain name gives undefined, never an exception. It must never ask the DNS anything.

import { domainToASCII, domainToUnicode } from 'node:url';

/** RFC 1035 section 2.3.4, less the length octets: what can be written in a message. */
export const MAX_DOMAIN_OCTETS = 253;

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
// Characters that the URL host parser behind domainToASCII would interpret rather than refuse.
const NOT_IN_A_NAME = /[^A-Za-z0-9.\-\u{a1}-\u{10ffff}]/u;
const DOT_LIKE = /[\u3002\uff0e\uff61]/g;

/**
 * The ASCII form (A-labels, lower case, no trailing dot) of a domain name with at least one label, or undefined.
 * RFC 5890, with the mapping of UTS 46 that browsers use.
 */
export function asciiDomain(text: string): string | undefined {
  const name = text.replace(DOT_LIKE, '.').replace(/\.+$/, '');
  if (name === '' || NOT_IN_A_NAME.test(name)) return undefined;
  const lower = name.toLowerCase();
  const ascii = isPlainAscii(lower) ? lower : domainToASCII(lower);
  if (ascii === '' || ascii.length > MAX_DOMAIN_OCTETS) return undefined;
  const labels = ascii.split('.');
  // A last label that begins with a digit is an IPv4 address in one of its disguises, never a top-level domain.
  if (!labels.every((label) => LABEL.test(label)) || /^[0-9]/.test(labels.at(-1) ?? '')) return undefined;
  return ascii;
}

function isPlainAscii(name: string): boolean {
  return /^\p{ASCII}*$/u.test(name) && !name.includes('xn--');
}

/** The form a reader recognises: U-labels. A name that can not be decoded stays as it is. */
export function unicodeDomain(ascii: string): string {
  return domainToUnicode(ascii) || ascii;
}
