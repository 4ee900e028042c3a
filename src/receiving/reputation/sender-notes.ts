// Gathers who sent what reached its owner, and writes it down every moment, so that remembering costs the road in nothing. A process that is
// killed loses the notes of that moment: memory may, the ledger never does.

import type { Platform } from '#platform/platform.ts';
import type { NewMessage } from '../intake/inbound-store.ts';
import { type Arrived, noteSenders } from './known-senders.ts';

export interface SenderNotes {
  note(workspaceId: string, messages: readonly NewMessage[]): void;
  /** Writes what is left. */
  close(): Promise<void>;
}

const INTERVAL_MS = 500;
/** Of one workspace; what comes faster than it is written is not noted. */
const MOST_WAITING = 5_000;

export function createSenderNotes({ sql, clock, log }: Platform): SenderNotes {
  const waiting = new Map<string, Arrived[]>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  function write(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const taken = [...waiting];
    waiting.clear();
    writing = writing.then(async () => {
      for (const [workspaceId, notes] of taken)
        await noteSenders(sql, workspaceId, notes, clock.now()).catch((err: unknown) =>
          log.warn({ err, workspaceId }, 'who sent the last messages could not be remembered'),
        );
    });
    return writing;
  }

  return {
    note(workspaceId, messages) {
      const notes = waiting.get(workspaceId) ?? [];
      // Not the bytes: they would be held in memory meanwhile.
      for (const { fromAddress, authentication, clientAddress, recipients } of messages)
        if (notes.length < MOST_WAITING) notes.push({ fromAddress, authentication, clientAddress, recipients });
      waiting.set(workspaceId, notes);
      timer ??= setTimeout(() => void write(), INTERVAL_MS).unref();
    },
    close: write,
  };
}
