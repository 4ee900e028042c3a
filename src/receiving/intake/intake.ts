// Keeps what the gateway took, many messages at a time: bytes on disk, rows committed, and only then is anybody told 250. It rejects
// for the whole batch when either failed; the senders come again and nothing is lost.

import { createBatcher } from '#platform/batcher.ts';
import type { Platform } from '#platform/platform.ts';
import { blobOf, insertInbound, type KeptMessage, type NewMessage } from './inbound-store.ts';

export interface Intake {
  keep(workspaceId: string, message: NewMessage): Promise<Kept>;
  close(): Promise<void>;
}

export interface Kept extends KeptMessage {
  /** Until then the recipients who wait are the caller's to deliver; null: they are anybody's. */
  leasedUntil: Date | null;
}

const MOST = { items: 200, octets: 4_000_000 };

export interface IntakeOptions {
  /** Until when the caller can see to deliveries himself, or null when he has enough in hand. */
  lease(): Date | null;
  /** Told of what was kept; must not throw. */
  onKept(workspaceId: string, messages: readonly NewMessage[]): void;
}

export function createIntake(platform: Platform, { lease, onKept }: IntakeOptions): Intake {
  const { sql, blobs, clock } = platform;

  async function keepAll(workspaceId: string, messages: readonly NewMessage[]): Promise<Kept[]> {
    const key = await blobs.put(workspaceId, blobOf(messages));
    const leasedUntil = lease();
    try {
      const kept = await insertInbound(sql, workspaceId, key, messages, { leasedUntil, now: clock.now() });
      onKept(workspaceId, messages);
      return kept.map((one) => ({ ...one, leasedUntil }));
    } catch (cause) {
      // A commit whose answer was lost may have happened: only a statement that the server refused lets the bytes go.
      if (isRefused(cause)) await blobs.delete(key);
      throw cause;
    }
  }

  /** One that the database will not have harms none beside it. */
  async function keepEach(workspaceId: string, messages: readonly NewMessage[]): Promise<(Kept | Failed)[]> {
    const kept: (Kept | Failed)[] = [];
    for (const message of messages)
      kept.push(
        await keepAll(workspaceId, [message]).then(
          ([one]) => one as Kept,
          (cause: unknown) => ({ cause }),
        ),
      );
    return kept;
  }

  const batches = createBatcher<{ workspaceId: string; message: NewMessage }, Kept | Failed>({
    groupOf: ({ workspaceId }) => workspaceId,
    sizeOf: ({ message }) => message.source.length + (message.deliverable?.length ?? 0),
    most: MOST,
    async keep(workspaceId, items) {
      const messages = items.map(({ message }) => message);
      try {
        return await keepAll(workspaceId, messages);
      } catch (cause) {
        if (messages.length === 1 || !isRefused(cause)) throw cause;
        return keepEach(workspaceId, messages);
      }
    },
  });
  return {
    async keep(workspaceId, message) {
      const kept = await batches.give({ workspaceId, message });
      if ('cause' in kept) throw new Error('a message could not be kept', { cause: kept.cause });
      return kept;
    },
    close: batches.close,
  };
}

interface Failed {
  cause: unknown;
}

/** The server answered, and the answer was no. */
const isRefused = (cause: unknown): boolean => (cause as { severity?: string }).severity !== undefined;
