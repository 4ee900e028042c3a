// Asks the DNS. The one place of the product that does: everything else is handed this function, so that tests hand in a zone.
// An answer that does not exist throws an error with code ENOTFOUND or ENODATA, one that does not come ETIMEOUT or ESERVFAIL.

import { Resolver as SystemResolver } from 'node:dns/promises';

/** The shape mailauth expects: TXT gives string[][], MX gives {exchange, priority}[], A and AAAA give string[]. */
export type Resolver = (name: string, type: string) => Promise<any>;

export interface ResolverSettings {
  /** Addresses of name servers; none means those of the machine. */
  servers?: readonly string[];
  /** Milliseconds for one try; there are two. */
  timeout?: number;
}

export function createResolver({ servers, timeout = 5_000 }: ResolverSettings = {}): Resolver {
  const resolver = new SystemResolver({ timeout, tries: 2 });
  if (servers?.length) resolver.setServers([...servers]);
  return (name, type) => resolver.resolve(name, type);
}
