// Tells open consoles that something arrived, at most once a second and workspace, and once more after the last arrival. A notice that
// cannot be given is lost: screens are stale until the next one.

import type { Platform } from './platform.ts';

export interface Notices {
  tell(workspaceId: string): void;
  close(): Promise<void>;
}

const INTERVAL_MS = 1_000;

export function createNotices({ live, log }: Pick<Platform, 'live' | 'log'>, topic: string): Notices {
  const waiting = new Map<string, NodeJS.Timeout>();
  const stale = new Set<string>();
  const publish = (workspaceId: string) =>
    live.publish(workspaceId, topic).catch((err: unknown) => log.warn({ err, topic }, 'no live notice'));
  const tell = (workspaceId: string) => {
    if (waiting.has(workspaceId)) return void stale.add(workspaceId);
    void publish(workspaceId);
    const again = () => {
      waiting.delete(workspaceId);
      if (stale.delete(workspaceId)) tell(workspaceId);
    };
    waiting.set(workspaceId, setTimeout(again, INTERVAL_MS).unref());
  };
  return {
    tell,
    async close() {
      for (const timer of waiting.values()) clearTimeout(timer);
      await Promise.all([...stale].map(publish));
    },
  };
}
