// All lanes of this process, one for each set of servers, made when first needed and forgotten when nobody needs them.

import { createSlots } from './connection-slots.ts';
import type { Dial } from './dial.ts';
import { createLane, type Lane, type LaneSettings } from './lane.ts';
import type { Parcel } from './parcel.ts';
import type { Site } from './route.ts';

export interface Lanes {
  of(site: Site): Lane;
  /** Takes out of all lanes what no connection has begun. */
  recall(wanted: (parcel: Parcel) => boolean): Parcel[];
  /** Forgets lanes that hold nothing and are not among `needed`. */
  prune(needed: ReadonlySet<Lane>): void;
  close(): Promise<void>;
}

export function createLanes(settings: Pick<LaneSettings, 'report' | 'onRoom'> & { dial: Dial }): Lanes {
  const slots = createSlots();
  const lanes = new Map<string, Lane>();
  const keyOf = (site: Site) => `${site.mode} ${site.port} ${site.key}`;
  return {
    of(site) {
      const known = lanes.get(keyOf(site));
      if (known) return known;
      const lane = createLane({ ...settings, site, slots });
      lanes.set(keyOf(site), lane);
      return lane;
    },
    recall: (wanted) => [...lanes.values()].flatMap((lane) => lane.recall(wanted)),
    prune(needed) {
      for (const [key, lane] of lanes) if (!needed.has(lane) && lane.quiet()) lanes.delete(key);
    },
    async close() {
      await Promise.all([...lanes.values()].map((lane) => lane.close()));
    },
  };
}
