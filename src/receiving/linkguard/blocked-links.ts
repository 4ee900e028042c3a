// What the gateway asks of every arriving message: whether it carries a link that is blocked. Prefixes of all blocked links are kept in memory,
// so that the database is asked only where one matches. They are read again at every decision, and every half minute in case a notice was
// lost; until then a block made this instant may be missed.

import type { BlockedLink } from '#judge/context.ts';
import type { Platform } from '#platform/platform.ts';
import { hashOf } from './canonical.ts';
import { findKnown, listBlockedPrefixes } from './link-store.ts';
import { type AskedLink, knownUnder } from './message-links.ts';
import { LINKGUARD_TOPIC } from './record-report.ts';

export interface BlockedLinks {
  find(workspaceId: string, links: readonly AskedLink[]): Promise<BlockedLink[]>;
  close(): void;
}

const READ_AGAIN_MS = 30_000;

export async function openBlockedLinks({ sql, clock, live, log }: Platform): Promise<BlockedLinks> {
  let prefixes = new Set<number>();
  const read = async () => {
    prefixes = new Set(await listBlockedPrefixes(sql, clock.now()));
  };
  const readAgain = () => void read().catch((err: unknown) => log.warn({ err }, 'blocked links could not be read'));
  const stopHearing = await live.subscribe(({ topic }) => topic === LINKGUARD_TOPIC && readAgain());
  await read();
  const timer = setInterval(readAgain, READ_AGAIN_MS).unref();

  return {
    async find(workspaceId, links) {
      const suspects = links.filter((link) => link.prefixes.some((prefix) => prefixes.has(prefix)));
      if (suspects.length === 0) return [];
      const asked = [...new Set(suspects.flatMap((link) => link.prefixes.filter((prefix) => prefixes.has(prefix))))];
      const known = await findKnown(sql, { prefixes: asked, now: clock.now(), workspaceId });
      const blocked = new Map(known.flatMap((one) => (one.state === 'blocked' ? [[one.hash, one] as const] : [])));
      return suspects.flatMap(({ address }) => {
        const hashes = knownUnder(address).map((expression) => hashOf(expression).toString('hex'));
        const one = hashes.map((hash) => blocked.get(hash)).find((found) => found !== undefined);
        return one ? [{ address, since: one.since, reports: one.reports }] : [];
      });
    },
    close() {
      stopHearing();
      clearInterval(timer);
    },
  };
}
