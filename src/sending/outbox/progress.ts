// Tells open consoles how sends advance, at most twice a second each; the last word of a send is never left out.

import type { Log } from '#platform/log.ts';
import type { Live } from '#platform/live.ts';

export interface Told {
  workspaceId: string;
  kind: 'campaign' | 'relay';
  campaignId: string | null;
}

export interface Progress {
  tell(send: Told): void;
  close(): void;
}

const PAUSE_MS = 500;

export function createProgress(live: Live, log: Log): Progress {
  const resting = new Map<string, { timer: NodeJS.Timeout; again: boolean }>();

  function say({ workspaceId, kind, campaignId }: Told): void {
    live
      .publish(workspaceId, kind === 'relay' ? 'messages' : 'campaigns', campaignId ?? undefined)
      .catch((err) => log.debug({ err }, 'progress was not told'));
  }

  function tell(send: Told): void {
    const key = `${send.workspaceId}/${send.kind}/${send.campaignId}`;
    const rest = resting.get(key);
    if (rest) {
      rest.again = true;
      return;
    }
    say(send);
    const timer = setTimeout(() => {
      const again = resting.get(key)?.again;
      resting.delete(key);
      if (again) tell(send);
    }, PAUSE_MS);
    resting.set(key, { timer, again: false });
  }

  return {
    tell,
    close() {
      for (const { timer } of resting.values()) clearTimeout(timer);
    },
  };
}
