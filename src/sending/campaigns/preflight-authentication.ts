// Who would vouch for a sample message at its receiver's. A live domain is looked up in the real DNS. A domain in the sandbox is
// judged as if the records proposed for it were published: the zone is made of those records, everything else stays real, so
// that a signature which does not verify shows here. It never throws on the DNS's account: a silent DNS is an outcome.

import { authenticate } from '#authentication/authenticate.ts';
import type { AuthenticationResults } from '#authentication/results.ts';
import type { Platform } from '#platform/platform.ts';
import type { Resolver } from '#platform/resolver.ts';
import { wantedRecords } from '#sending/domains/domain.ts';
import { readDomain } from '#sending/domains/domain-store.ts';
import type { SampleWorld } from './preflight.ts';

/** An address that nobody has (RFC 5737): in the sandbox our mail host stands there. */
const PRETEND_ADDRESS = '192.0.2.25';

export type AuthenticateSample = (source: Buffer, mailFrom: string) => Promise<AuthenticationResults>;

export async function prepareAuthentication(platform: Platform, world: SampleWorld): Promise<AuthenticateSample> {
  const { config, clock } = platform;
  const { mailHost } = config;
  const resolver = world.mode === 'live' ? platform.resolver : await proposedZone(platform, world);
  const ip = await addressOf(resolver, mailHost);
  return (source, mailFrom) => authenticate(source, { ip, helo: mailHost, mailFrom, resolver, now: clock.now() });
}

/** Undefined: nobody can say from where we would send, and SPF stays unchecked. */
async function addressOf(resolver: Resolver, host: string): Promise<string | undefined> {
  for (const type of ['A', 'AAAA']) {
    const [address] = await resolver(host, type).catch(() => []);
    if (address) return address;
  }
  return undefined;
}

async function proposedZone(
  { sql, config: { mailHost } }: Platform,
  { workspaceId, domainId }: SampleWorld,
): Promise<Resolver> {
  const domain = await readDomain(sql, workspaceId, domainId);
  const records = domain ? wantedRecords({ ...domain, domain: domain.name, mailHost }) : [];
  const texts = Map.groupBy(records, ({ name }) => name.toLowerCase());
  return async (name, type) => {
    const key = name.toLowerCase().replace(/\.$/, '');
    if (type === 'A' && key === mailHost.toLowerCase()) return [PRETEND_ADDRESS];
    const found = texts.get(key);
    if (type === 'TXT' && found) return found.map(({ value }) => [value]);
    throw Object.assign(new Error(`nothing is proposed for ${type} ${name}`), {
      code: found ? 'ENODATA' : 'ENOTFOUND',
    });
  };
}
