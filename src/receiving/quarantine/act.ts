// The acts on what is held, whoever does them: releasing, releasing and trusting, deleting, giving back
// what cleaning took out. The deliverers are told at once.

import type { Platform } from '#platform/platform.ts';
import { closeContests } from '../contests/contest-store.ts';
import { react } from '../reactions/react.ts';
import { askOriginals } from './original-store.ts';
import { type Acted, deleteArrivals, releaseArrivals } from './quarantine-store.ts';

export interface Act {
  workspaceId: string;
  ids: readonly string[];
  /** Only what is his. */
  ownerId?: string;
}

/** Told when something that was held may go. */
export const RELEASED_TOPIC = 'released';

export async function release(platform: Platform, { workspaceId, ...act }: Act, isTrusted: boolean): Promise<Acted[]> {
  const { sql, clock, live } = platform;
  const acted = await releaseArrivals(sql, workspaceId, { ...act, now: clock.now() });
  await closeContests(sql, workspaceId, act.ids, clock.now());
  const kind = isTrusted ? 'trusted' : 'released';
  for (const { id: arrivalId } of acted) await react(platform, { workspaceId, arrivalId, kind });
  await live.publish(workspaceId, RELEASED_TOPIC);
  await live.publish(workspaceId, 'quarantine');
  return acted;
}

/** Delivers once more, as it came, what was delivered cleaned. */
export async function giveOriginal(platform: Platform, { workspaceId, ...act }: Act): Promise<Acted[]> {
  const { sql, clock, live } = platform;
  const acted = await askOriginals(sql, workspaceId, { ...act, now: clock.now() });
  await live.publish(workspaceId, RELEASED_TOPIC);
  await live.publish(workspaceId, 'quarantine');
  return acted;
}

export async function remove(platform: Platform, { workspaceId, ...act }: Act): Promise<Acted[]> {
  const { sql, clock, live } = platform;
  const acted = await deleteArrivals(sql, workspaceId, { ...act, now: clock.now() });
  for (const { id: arrivalId } of acted) await react(platform, { workspaceId, arrivalId, kind: 'deleted' });
  await live.publish(workspaceId, 'quarantine');
  return acted;
}

/** The desk looked at what was contested and lets the refusal stand. */
export async function dismissContests(platform: Platform, { workspaceId, ids }: Act): Promise<void> {
  const { sql, clock, live } = platform;
  await closeContests(sql, workspaceId, ids, clock.now());
  await live.publish(workspaceId, 'quarantine');
}
