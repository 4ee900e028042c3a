// All that is remembered when a message arrives: what each owner knows of its sender, what the conversation brought out before, how much he
// taught the judge, and what was said of the sender once and for all. Read at once, for all owners of the message.

import type { Sql } from 'postgres';
import { type FoundRule, rulesAbout } from '../disposition/sender-rule-store.ts';
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

export interface Known {
  rules: FoundRule[];
  /** As the owners stand. */
  remembered: Remembered[];
}

export async function recallFor(
  sql: Sql,
  { owners, ...where }: Where,
  { fromAddress, references }: SenderMarks,
): Promise<Known> {
  const whose = { ...where, ownerIds: owners.map(({ id }) => id) };
  const [rules, senders, threads] = await Promise.all([
    rulesAbout(sql, whose, fromAddress),
    recallSender(sql, whose, fromAddress),
    recallThread(sql, whose, references),
  ]);
  const remembered = owners.map(({ id, lessonsEpoch }): Remembered => {
    const history = senders.find(({ ownerId }) => ownerId === id)?.history;
    const symbols = threads.find(({ ownerId }) => ownerId === id)?.symbols;
    return { lessonsEpoch, ...(history && { history }), ...(symbols && { thread: { symbols } }) };
  });
  return { rules, remembered };
}
