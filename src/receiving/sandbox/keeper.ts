// Keeps what the sandbox receives, many messages at a time: while one batch is being flushed the next one gathers, so that the
// cost of the disk is shared by all connections that wait for their answer. `keep` resolves when the bytes are on disk and
// their row is committed, and not before; it rejects, for the whole batch, when either failed. It must never resolve early.

import { setTimeout as pause } from 'node:timers/promises';
import type { Platform } from '#platform/platform.ts';
import {
  deleteBlobs,
  deleteOldest,
  insertMessages,
  KEPT_MESSAGES,
  listEmptyBlobs,
  type NewMessage,
} from './sandbox-store.ts';

export interface Arrival extends NewMessage {
  workspaceId: string;
  bytes: Buffer;
}

export interface Keeper {
  keep(arrival: Arrival): Promise<void>;
  /** Resolves when all that was handed in is kept or refused. */
  close(): Promise<void>;
}

interface Waiting {
  arrival: Arrival;
  resolve(): void;
  reject(cause: unknown): void;
}

/** One blob holds at most this much, so that reading one message of it stays quick. */
const BATCH_BYTES = 2_000_000;
const BATCH_MESSAGES = 500;
const GATHER_MS = 3;
const NOTICE_INTERVAL_MS = 1_000;
/** Old messages are looked for after so many new ones. */
const PRUNE_EVERY = 1_000;

export function createKeeper(
  platform: Platform,
  { kept = KEPT_MESSAGES, onArrival = (_workspaceId: string) => {} } = {},
): Keeper {
  const queue: Waiting[] = [];
  const notices = createNotices(platform);
  const pruning = createPruning(platform, kept);
  let running: Promise<void> | undefined;
  let busy = 1;

  async function run(): Promise<void> {
    while (queue.length > 0) {
      await gathered();
      const groups = Map.groupBy(takeBatch(queue), ({ arrival }) => arrival.workspaceId);
      await Promise.all([...groups].map(([workspaceId, group]) => settle(workspaceId, group)));
    }
    running = undefined;
  }

  /** Senders just answered are about to send again: a short wait for as many as there were shares the flush with them. */
  async function gathered(): Promise<void> {
    for (let waited = 0; waited < GATHER_MS && queue.length < busy; waited++) await pause(1);
    busy = Math.max(queue.length, busy - 1);
  }

  async function settle(workspaceId: string, group: Waiting[]): Promise<void> {
    try {
      await keepGroup(
        platform,
        workspaceId,
        group.map(({ arrival }) => arrival),
      );
    } catch (cause) {
      for (const { reject } of group) reject(cause);
      return;
    }
    for (const { resolve } of group) resolve();
    notices.tell(workspaceId);
    pruning.count(workspaceId, group.length);
    onArrival(workspaceId);
  }

  return {
    keep: (arrival) =>
      new Promise((resolve, reject) => {
        queue.push({ arrival, resolve, reject });
        running ??= run();
      }),
    async close() {
      await running;
      await pruning.close();
      await notices.close();
    },
  };
}

function takeBatch(queue: Waiting[]): Waiting[] {
  let bytes = 0;
  let count = 0;
  while (count < queue.length && count < BATCH_MESSAGES) {
    bytes += (queue[count] as Waiting).arrival.size;
    if (count > 0 && bytes > BATCH_BYTES) break;
    count++;
  }
  return queue.splice(0, count);
}

async function keepGroup({ sql, blobs, clock }: Platform, workspaceId: string, group: Arrival[]): Promise<void> {
  const key = await blobs.put(workspaceId, Buffer.concat(group.map(({ bytes }) => bytes)));
  try {
    await insertMessages(sql, workspaceId, key, group, clock.now());
  } catch (cause) {
    // A commit whose answer was lost may have happened: only a statement that the server refused lets the bytes go.
    if ((cause as { severity?: string }).severity) await blobs.delete(key);
    throw cause;
  }
}

/** Tells open consoles at most once a second and workspace, and once more after the last arrival. */
function createNotices({ live, log }: Platform) {
  const waiting = new Map<string, NodeJS.Timeout>();
  const stale = new Set<string>();
  const publish = (workspaceId: string) =>
    live.publish(workspaceId, 'sandbox').catch((err: unknown) => log.warn({ err }, 'no live notice of the sandbox'));
  const tell = (workspaceId: string) => {
    if (waiting.has(workspaceId)) return void stale.add(workspaceId);
    void publish(workspaceId);
    const again = () => {
      waiting.delete(workspaceId);
      if (stale.delete(workspaceId)) tell(workspaceId);
    };
    waiting.set(workspaceId, setTimeout(again, NOTICE_INTERVAL_MS).unref());
  };
  return {
    tell,
    async close() {
      for (const timer of waiting.values()) clearTimeout(timer);
      await Promise.all([...stale].map(publish));
    },
  };
}

/** Forgets the oldest messages, one workspace at a time, beside the arrivals. */
function createPruning(platform: Platform, kept: number) {
  const since = new Map<string, number>();
  let work: Promise<void> = Promise.resolve();
  return {
    count(workspaceId: string, messages: number) {
      // The first batch after a start looks too: what a killed process left undone is done.
      const total = (since.get(workspaceId) ?? PRUNE_EVERY) + messages;
      since.set(workspaceId, total >= PRUNE_EVERY ? 0 : total);
      if (total < PRUNE_EVERY) return;
      work = work
        .then(() => prune(platform, workspaceId, kept))
        .catch((err: unknown) => platform.log.warn({ err, workspaceId }, 'old sandbox messages could not be removed'));
    },
    close: () => work,
  };
}

export async function prune(platform: Platform, workspaceId: string, kept: number): Promise<void> {
  await deleteOldest(platform.sql, workspaceId, kept);
  await removeEmptyBlobs(platform, workspaceId);
}

export async function removeEmptyBlobs({ sql, blobs }: Platform, workspaceId: string): Promise<void> {
  const empty = await listEmptyBlobs(sql, workspaceId);
  for (const { key } of empty) await blobs.delete(key);
  if (empty.length > 0)
    await deleteBlobs(
      sql,
      workspaceId,
      empty.map(({ id }) => id),
    );
}
