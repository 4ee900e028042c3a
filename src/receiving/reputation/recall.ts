// All that is remembered when a message arrives: what each owner knows of its sender, what the conversation brought out before, how much he
// taught the judge, and what was said of the sender once and for all. Read at once, for all owners of the message.

import type { Sql } from 'postgres';
import type { SenderRule } from '../disposition/dispose.ts';
import type { Remembered, SenderMarks } from '../examining/examine.ts';
import type { Owner } from '../owners/owner-store.ts';
import { recallSender } from './known-senders.ts';
import { recallThread } from './thread-memory.ts';

export interface Where {
  workspaceId: string;
  domainId: string;
  owners: readonly Owner[];
  now: Date;
}

/** For one owner. */
export interface Known {
  rules: readonly SenderRule[];
  remembered: Remembered;
}

/** As the owners stand. */
export async function recallFor(
  sql: Sql,
  { owners, ...where }: Where,
  { fromAddress, references }: SenderMarks,
): Promise<Known[]> {
  const whose = { ...where, ownerIds: owners.map(({ id }) => id) };
  const [senders, threads] = await Promise.all([
    recallSender(sql, whose, fromAddress),
    recallThread(sql, whose, references),
  ]);
  return owners.map(({ id, lessonsEpoch }) => {
    const sender = senders.find(({ ownerId }) => ownerId === id);
    const thread = threads.find(({ ownerId }) => ownerId === id);
    const remembered = {
      lessonsEpoch,
      ...(sender && { history: sender.history }),
      ...(thread && { thread: { symbols: thread.symbols } }),
    };
    return { rules: sender?.rules ?? [], remembered };
  });
}
