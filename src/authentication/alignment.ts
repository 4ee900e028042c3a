// Whether two domains belong together (relaxed alignment): one organizational domain, by the Public Suffix List. The DMARC verdict
// itself walks the DNS tree (RFC 9989 section 4.10) and is in the DMARC result; this is the quick word for single results. Pure.

import { getDomain } from 'tldts';

export function isRelaxedAligned(domain: string, fromDomain: string): boolean {
  const organizational = (one: string) => getDomain(one) ?? one;
  return domain !== '' && fromDomain !== '' && organizational(domain.toLowerCase()) === organizational(fromDomain);
}
