// All that is remembered when a message arrives: what each owner knows of its sender, what the conversation brought out before, how much he
// taught the judge, what was said of the sender once and for all, and which links are blocked. Read at once, for all owners of the message.

import type { Sql } from 'postgres';
import type { SenderRule } from '../disposition/dispose.ts';
import type { Remembered, SenderMarks } from '../examining/examine.ts';
import type { BlockedLinks } from '../linkguard/blocked-links.ts';
import type { Owner } from '../owners/owner-store.ts';
import { recallSender } from './known-senders.ts';
import { recallThread } from './thread-memory.ts';

export interface Where {
  workspaceId: string;
  domainId: string;
  owners: readonly Owner[];
  blockedLinks: BlockedLinks;
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
  { owners, blockedLinks, ...where }: Where,
  { fromAddress, references, links }: SenderMarks,
): Promise<Known[]> {
  const whose = { ...where, ownerIds: owners.map(({ id }) => id) };
  const [senders, threads, blocked] = await Promise.all([
    recallSender(sql, whose, fromAddress),
    recallThread(sql, whose, references),
    blockedLinks.find(where.workspaceId, links),
  ]);
  return owners.map(({ id, lessonsEpoch }) => {
    const sender = senders.find(({ ownerId }) => ownerId === id);
    const thread = threads.find(({ ownerId }) => ownerId === id);
    const remembered = {
      lessonsEpoch,
      ...(sender && { history: sender.history }),
      ...(thread && { thread: { symbols: thread.symbols } }),
      ...(blocked.length > 0 && { blockedLinks: blocked }),
    };
    return { rules: sender?.rules ?? [], remembered };
  });
}
