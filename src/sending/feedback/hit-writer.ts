// Writes clicks down behind the reader's back: the redirect is answered first. Few at a time, so that a flood of one link can
// not take the connections that pages need, and hits of one source one after another. A hit that cannot be written is logged and
// lost; a process that dies loses the few that wait here, never a redirect.

import type { Platform } from '#platform/platform.ts';
import { type NewHit, recordHit } from './hit-store.ts';

export interface HitWriter {
  /** Resolves at once, or, when too many wait already, once this one is written: a flood must not fill the memory. */
  write(hit: NewHit): Promise<void>;
  /** Resolves when nothing waits. */
  idle(): Promise<void>;
}

const LANES = 3;
const MOST_WAITING = 500;

export function createHitWriter({ sql, live, log }: Platform): HitWriter {
  const lanes = Array.from({ length: LANES }, () => Promise.resolve());
  let waiting = 0;

  const record = async (hit: NewHit) => {
    try {
      const kept = await recordHit(sql, hit);
      if (kept) await live.publish(hit.workspaceId, 'campaigns');
    } catch (err) {
      log.error({ err, sendId: hit.sendId }, 'a click could not be written down');
    } finally {
      waiting -= 1;
    }
  };

  return {
    async write(hit) {
      waiting += 1;
      const lane = laneOf(hit);
      const written = (lanes[lane] as Promise<void>).then(() => record(hit));
      lanes[lane] = written;
      if (waiting > MOST_WAITING) await written;
    },
    async idle() {
      await Promise.all(lanes);
    },
  };
}

function laneOf({ network, userAgent }: NewHit): number {
  let sum = 0;
  for (const character of network + userAgent) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return sum % LANES;
}
