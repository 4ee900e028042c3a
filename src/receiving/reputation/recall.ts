// All that is remembered when a message arrives: what each owner knows of its sender, what the conversation brought out before, how much he
// taught the judge, what was said of the sender once and for all, which links are blocked, and
// what others got from the same sender. Read at once, for all owners of the message.

import type { Sql } from 'postgres';
import type { CopyMarks } from '../cleaning/compare-personal.ts';
import type { SenderRule } from '../disposition/dispose.ts';
import type { Remembered, SenderMarks } from '../examining/examine.ts';
import type { BlockedLinks } from '../linkguard/blocked-links.ts';
import type { Owner } from '../owners/owner-store.ts';
import { recallCopies } from './recent-copies.ts';
import { recallSender } from './known-senders.ts';
import { recallThread } from './thread-memory.ts';

export interface Where {
  workspaceId: string;
  domainId: string;
  owners: readonly Owner[];
  blockedLinks: BlockedLinks;
  now: Date;
}

/** For one owner; they stand as the owners were given. */
export interface Known {
  rules: readonly SenderRule[];
  remembered: Remembered;
}

export async function recallFor(
  sql: Sql,
  { owners, blockedLinks, ...where }: Where,
  { fromAddress, references, links, hasLoads }: SenderMarks,
): Promise<{ owners: readonly Known[]; copies: readonly CopyMarks[] }> {
  const whose = { ...where, ownerIds: owners.map(({ id }) => id) };
  const [senders, threads, blocked, copies] = await Promise.all([
    recallSender(sql, whose, fromAddress),
    recallThread(sql, whose, references),
    blockedLinks.find(where.workspaceId, links),
    hasLoads ? recallCopies(sql, whose, fromAddress) : [],
  ]);
  const known = owners.map(({ id, lessonsEpoch }) => {
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
  return { owners: known, copies };
}
