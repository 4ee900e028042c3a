// The DNS as it would be if the records proposed for a workspace's domains were published. In the sandbox who vouches for a message
// is judged by it: everything but the publishing is real, so a signature that does not verify shows here too.
// Names that nobody proposed do not exist; the real DNS is never asked.

import { authenticate } from '#authentication/authenticate.ts';
import type { AuthenticationResults } from '#authentication/results.ts';
import type { Platform } from '#platform/platform.ts';
import type { Resolver } from '#platform/resolver.ts';
import { sendingHost, wantedRecords } from './domain.ts';
import { type Domain, listDomains } from './domain-store.ts';

/** An address that nobody has (RFC 5737): in the pretend world our mail host stands there. */
export const PRETEND_ADDRESS = '192.0.2.25';

export type AuthenticateProposed = (source: Buffer, mailFrom: string, at: Date) => Promise<AuthenticationResults>;

/** Checks messages of this workspace as a receiver would once its records are out. */
export async function prepareProposedAuthentication(
  { sql, config: { mailHost } }: Platform,
  workspaceId: string,
): Promise<AuthenticateProposed> {
  const resolver = proposedZone(await listDomains(sql, workspaceId), mailHost);
  return (source, mailFrom, now) =>
    authenticate(source, { ip: PRETEND_ADDRESS, helo: mailHost, mailFrom, resolver, now });
}

export function proposedZone(domains: readonly Domain[], mailHost: string): Resolver {
  // Mail that lies in the sandbox may be signed by a key that has been retired since.
  const records = domains.flatMap((domain) =>
    wantedRecords({ ...domain, keys: [...domain.keys, ...domain.otherKeys], domain: domain.name, mailHost }),
  );
  const ours = new Set(domains.map(({ name }) => sendingHost(mailHost, name).toLowerCase()));
  const texts = Map.groupBy(records, ({ name }) => name.toLowerCase());
  return async (name, type) => {
    const key = name.toLowerCase().replace(/\.$/, '');
    if (type === 'A' && ours.has(key)) return [PRETEND_ADDRESS];
    const found = texts.get(key);
    if (type === 'TXT' && found) return found.map(({ value }) => [value]);
    throw Object.assign(new Error(`nothing is proposed for ${type} ${name}`), {
      code: found ? 'ENODATA' : 'ENOTFOUND',
    });
  };
}
