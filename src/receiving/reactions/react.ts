// What an owner did with a message, and what follows at once: the sender is remembered as wanted or not, and where the owner agreed to be
// learned from, the judge learns. Told twice it counts once. Whoever tells must have made sure that the owner is meant.

import { examine } from '#judge/judge.ts';
import { writeExample } from '#judge/learn/example.ts';
import { exampleOf } from '#judge/learn/recall.ts';
import type { MessageClass } from '#judge/verdict.ts';
import { parse } from '#message/parse.ts';
import type { Platform } from '#platform/platform.ts';
import { deletePersonalRule, setRule } from '../disposition/sender-rule-store.ts';
import { recordReport } from '../linkguard/record-report.ts';
import { readArrival, type StoredArrival } from '../quarantine/quarantine-store.ts';
import { readSource } from '../quarantine/read-arrival.ts';
import { countReaction } from '../reputation/known-senders.ts';
import { addLesson, hasAgreed } from './lesson-store.ts';

/**
 * `released`: wanted this one. `trusted`: wants all of this sender's. `deleted`: held, and thrown away unread. `reported`: fraud.
 * `moved_to_junk`, `moved_from_junk`: in the mailbox.
 */
export const reactionKinds = [
  'released',
  'trusted',
  'deleted',
  'reported',
  'moved_to_junk',
  'moved_from_junk',
] as const;
export type ReactionKind = (typeof reactionKinds)[number];

interface Effect {
  /** The classes that the message may be; absent: nothing is learned. */
  told?: readonly MessageClass[];
  reaction?: 1 | -1;
  /** `forget`: a block of his own is lifted. */
  sender?: 'allow' | 'block' | 'forget';
}

const WANTED: readonly MessageClass[] = ['desired', 'greybulk'];
const UNWANTED: readonly MessageClass[] = ['greyspam', 'spam', 'phish'];

const EFFECTS: Record<ReactionKind, Effect> = {
  released: { told: WANTED, reaction: 1, sender: 'forget' },
  trusted: { told: WANTED, reaction: 1, sender: 'allow' },
  // He may have seen enough in the list: it says nothing of the sender.
  deleted: {},
  reported: { told: ['phish'], reaction: -1, sender: 'block' },
  moved_to_junk: { told: UNWANTED, reaction: -1, sender: 'block' },
  moved_from_junk: { told: WANTED, reaction: 1, sender: 'allow' },
};

export interface Reaction {
  workspaceId: string;
  /** The recipient's row. */
  arrivalId: string;
  kind: ReactionKind;
}

/** False when it was told before, or the message is no longer kept. */
export async function react(platform: Platform, { workspaceId, arrivalId, kind }: Reaction): Promise<boolean> {
  const { sql, clock } = platform;
  const stored = await readArrival(sql, workspaceId, arrivalId);
  if (!stored) return false;
  const now = clock.now();
  const { ownerId, domainId, fromAddress: sender } = stored;
  const { told, reaction, sender: rule } = EFFECTS[kind];
  const example =
    told && (await hasAgreed(sql, workspaceId, ownerId, now)) ? await exampleFor(platform, stored, told) : undefined;
  const isNew = await sql.begin(async (tx) => {
    const db = tx as never as typeof sql;
    const { count } = await db`
      insert into reactions (workspace_id, recipient_id, kind, owner_id, at)
      values (${workspaceId}, ${arrivalId}, ${kind}, ${ownerId}, ${now}) on conflict do nothing`;
    if (count === 0) return false;
    if (sender && reaction) await countReaction(db, { workspaceId, ownerId, sender, by: reaction, now });
    if (sender && rule === 'forget') await deletePersonalRule(db, { workspaceId, domainId, ownerId, sender }, 'block');
    else if (sender && rule)
      await setRule(db, { workspaceId, domainId, ownerId, sender, action: rule as 'allow' | 'block', now });
    if (example) await addLesson(db, { workspaceId, ownerId, example, now });
    return true;
  });
  if (isNew && kind === 'reported') await recordReport(platform, workspaceId, stored);
  return isNew;
}

/** The message examined again as it was when it arrived, and what it was. */
async function exampleFor(platform: Platform, stored: StoredArrival, told: readonly MessageClass[]): Promise<Buffer> {
  const message = parse(await readSource(platform, stored));
  const { receivedAt, mailFrom, recipient, clientAddress, authentication } = stored;
  const examined = examine(message, { receivedAt, envelope: { mailFrom, recipient, clientAddress }, authentication });
  return writeExample(exampleOf(examined, told));
}
