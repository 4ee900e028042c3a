// Looks at what a domain publishes now and keeps what was seen, for its page and for the rules that stand on it.

import type { Platform } from '#platform/platform.ts';
import { isOwned } from './domain.ts';
import { checkDomain } from './domain-check.ts';
import { type Domain, recordCheck } from './domain-store.ts';

export async function lookAgain(platform: Platform, domain: Domain, workspaceId: string): Promise<void> {
  const { sql, resolver, clock, config } = platform;
  const checked = await checkDomain(resolver, { ...domain, mailHost: config.mailHost });
  await recordCheck(sql, workspaceId, domain.id, { checked, isOwned: isOwned(checked), now: clock.now() });
}
