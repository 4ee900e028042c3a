// Tells browsers that something changed, without polling: stations publish a topic, PostgreSQL carries it to every web process
// (NOTIFY), and each open console hears it. A lost notice costs a stale screen until the next one, never data: nothing that
// must happen may depend on it.

import type { ISql, Sql } from 'postgres';

export interface LiveNotice {
  workspaceId: string;
  /** The noun whose screens are stale: `campaigns`, `imports`, `sandbox`… */
  topic: string;
  /** The one record that changed, when it is one. */
  id?: string;
}

export interface Live {
  /** Give `via` inside a transaction: the notice then leaves with the commit, or not at all. */
  publish(workspaceId: string, topic: string, id?: string, via?: ISql): Promise<void>;
  /** Hears all workspaces; resolves once listening. The function it gives stops it. */
  subscribe(hear: (notice: LiveNotice) => void): Promise<() => void>;
  close(): Promise<void>;
}

const CHANNEL = 'dauphin_live';

export function createLive(sql: Sql): Live {
  const hearers = new Set<(notice: LiveNotice) => void>();
  let listening: Promise<{ unlisten: () => Promise<void> }> | undefined;

  const spread = (payload: string) => {
    const [workspaceId, topic, id] = payload.split(' ');
    if (!workspaceId || !topic) return;
    for (const hear of hearers) hear({ workspaceId, topic, id });
  };

  return {
    async publish(workspaceId, topic, id, via: ISql = sql) {
      await via`select pg_notify(${CHANNEL}, ${[workspaceId, topic, id].filter(Boolean).join(' ')})`;
    },
    async subscribe(hear) {
      hearers.add(hear);
      // One listening connection serves every hearer of the process; postgres.js opens it again when it is lost.
      listening ??= sql.listen(CHANNEL, spread);
      try {
        await listening;
      } catch (cause) {
        listening = undefined;
        hearers.delete(hear);
        throw new Error('cannot listen for changes', { cause });
      }
      return () => void hearers.delete(hear);
    },
    async close() {
      hearers.clear();
      await (await listening)?.unlisten();
    },
  };
}
