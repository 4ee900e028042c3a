// How many connections may be open at once: to each organisation, whatever the domains (its limit), and in all (ours).
// A lane that gets no slot is called when one is free; a lane that has one to spare is asked to give it back.

import type { Site } from './route.ts';

export interface SlotUser {
  site: Site;
  /** Closes one idle connection, if there is one; its slot comes back by `release`. */
  yieldIdle(): boolean;
  /** A slot may be free now. */
  wake(): void;
}

export interface ConnectionSlots {
  /** True: one connection more may be opened. False: `wake` will be called. */
  take(user: SlotUser): boolean;
  release(user: SlotUser): void;
}

/** Sockets of one process; below what an ordinary limit of open files allows. */
const MAX_CONNECTIONS = 500;

export function createSlots(total = MAX_CONNECTIONS): ConnectionSlots {
  const open = new Map<string, number>();
  const holders = new Map<SlotUser, number>();
  const waiting = new Set<SlotUser>();
  let all = 0;

  function add(user: SlotUser, change: 1 | -1): void {
    all += change;
    const { owner } = user.site;
    const ofOwner = (open.get(owner) ?? 0) + change;
    ofOwner === 0 ? open.delete(owner) : open.set(owner, ofOwner);
    const ofUser = (holders.get(user) ?? 0) + change;
    ofUser === 0 ? holders.delete(user) : holders.set(user, ofUser);
  }

  return {
    take(user) {
      const { owner, limits } = user.site;
      const ownerFull = (open.get(owner) ?? 0) >= limits.connections;
      if (!ownerFull && all < total) {
        waiting.delete(user);
        add(user, 1);
        return true;
      }
      waiting.add(user);
      for (const holder of holders.keys())
        if (holder !== user && (!ownerFull || holder.site.owner === owner) && holder.yieldIdle()) break;
      return false;
    },
    release(user) {
      add(user, -1);
      for (const one of waiting) {
        if (all >= total) break;
        if (all < total && (open.get(one.site.owner) ?? 0) < one.site.limits.connections) {
          waiting.delete(one);
          one.wake();
        }
      }
    },
  };
}
