// Who would vouch for a sample message at its receiver's. A live domain is looked up in the real DNS. A domain in the sandbox is
// judged as if the records proposed for it were published: the zone is made of those records, everything else stays real, so
// that a signature which does not verify shows here. It never throws on the DNS's account: a silent DNS is an outcome.

import { authenticate } from '#authentication/authenticate.ts';
import type { AuthenticationResults } from '#authentication/results.ts';
import type { Platform } from '#platform/platform.ts';
import type { Resolver } from '#platform/resolver.ts';
import { prepareProposedAuthentication } from '#sending/domains/proposed-zone.ts';
import type { SampleWorld } from './preflight.ts';

export type AuthenticateSample = (source: Buffer, mailFrom: string) => Promise<AuthenticationResults>;

export async function prepareAuthentication(platform: Platform, world: SampleWorld): Promise<AuthenticateSample> {
  const { config, clock, resolver } = platform;
  if (world.mode === 'sandbox') {
    const authenticateProposed = await prepareProposedAuthentication(platform, world.workspaceId);
    return (source, mailFrom) => authenticateProposed(source, mailFrom, clock.now());
  }
  const ip = await addressOf(resolver, config.mailHost);
  return (source, mailFrom) =>
    authenticate(source, { ip, helo: config.mailHost, mailFrom, resolver, now: clock.now() });
}

/** Undefined: nobody can say from where we would send, and SPF stays unchecked. */
async function addressOf(resolver: Resolver, host: string): Promise<string | undefined> {
  for (const type of ['A', 'AAAA']) {
    const [address] = await resolver(host, type).catch(() => []);
    if (address) return address;
  }
  return undefined;
}
