// Hears what changed on the server (server-sent events on /api/live) and makes the answers of that topic stale.
// A lost connection comes back by itself, and then everything on screen is asked for again: a notice may have been missed.

import type { QueryClient } from '@tanstack/react-query';
import { staleTopics } from './use-api.ts';

const GATHER_MS = 200;
const RETRY_MS = 3_000;

/** Listens until the function it gives is called. */
export function listenLive(client: QueryClient): () => void {
  const waiting = new Set<string>();
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let retrying: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource | undefined;
  let wasLost = false;
  let stopped = false;

  const flush = () => {
    gathering = undefined;
    staleTopics(client, [...waiting]);
    waiting.clear();
  };
  const connect = () => {
    source = new EventSource('/api/live');
    source.onopen = () => {
      if (wasLost) void client.invalidateQueries();
      wasLost = false;
    };
    source.onmessage = (event: MessageEvent<string>) => {
      const { topic } = JSON.parse(event.data) as { topic: string };
      waiting.add(topic);
      // A launch publishes many notices a second: one question per topic each fifth of a second is live enough.
      gathering ??= setTimeout(flush, GATHER_MS);
    };
    source.onerror = () => {
      wasLost = true;
      // The browser retries a cut line by itself, but gives up for good after an HTTP error (a restart behind a proxy).
      if (source?.readyState === EventSource.CLOSED && !stopped) retrying = setTimeout(connect, RETRY_MS);
    };
  };

  connect();
  return () => {
    stopped = true;
    clearTimeout(gathering);
    clearTimeout(retrying);
    source?.close();
  };
}
