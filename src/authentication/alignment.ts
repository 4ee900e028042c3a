// Whether two domains belong together (relaxed alignment): one organizational domain, by the Public Suffix List. The DMARC verdict
// itself walks the DNS tree (RFC 9989 section 4.10) and is in the DMARC result; this is the quick word for single results. Pure.

import { getDomain } from 'tldts';

/** The private part of the list counts: neighbours under github.io or uk.com are strangers. Undefined for a suffix itself. */
export const organizationalDomain = (domain: string): string | undefined =>
  getDomain(domain, { allowPrivateDomains: true }) ?? undefined;

export function isRelaxedAligned(domain: string, fromDomain: string): boolean {
  const owner = (one: string) => organizationalDomain(one) ?? one;
  return domain !== '' && fromDomain !== '' && owner(domain.toLowerCase()) === owner(fromDomain);
}
