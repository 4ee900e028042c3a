// The contract of the road out (invariants 7 to 9) for campaigns during which things died: makes such a campaign, waits for its end, and
// holds the ledger against what a sink really received.

import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { sendCounts } from '#sending/outbox/send-store.ts';
import type { TestDatabase } from './database.ts';
import { launchSend, makeContacts, makeDomain, purposeOfKind, type SendingDomain } from './send.ts';
import { makeContent } from './send-content.ts';
import type { Sink } from './sink.ts';

type Place = Pick<TestDatabase, 'sql' | 'platform' | 'workspaceId'>;

/** People who want the mailing, and the domain from which it comes. */
export async function makeReaders(db: Place, people: number): Promise<{ domain: SendingDomain; purposeId: string }> {
  const domain = await makeDomain(db, { algorithms: ['ed25519-sha256'] });
  const purposeId = await purposeOfKind(db.sql, db.workspaceId, 'marketing');
  const emails = Array.from({ length: people }, (_, index) => ({ email: `p${index}@lecteurs.example` }));
  await makeContacts(db, emails, purposeId);
  return { domain, purposeId };
}

/** Resolves with the id of the send. */
export async function launchTo(db: Place, readers: Awaited<ReturnType<typeof makeReaders>>): Promise<string> {
  return launchSend(db, { ...readers, content: await makeContent(db.platform, readers.domain) });
}

/** Asks again and again until the answer is yes; a database that is away says no. */
export async function until(question: () => Promise<boolean>): Promise<void> {
  while (!(await question().catch(() => false))) await pause(25);
}

export const finished = ({ sql, workspaceId }: Place, sendId: string) =>
  until(async () => ((await sendCounts(sql, workspaceId, sendId))?.finishedAt ?? null) !== null);

interface Ended {
  db: Place;
  sink: Sink;
  /** All sends that the sink got messages of. */
  sendIds: readonly string[];
  /** Recipients of all of them. */
  people: number;
}

/** What must be true at the end, whatever died on the way. `inFlight`: rows found in dead hands, all deaths together. */
export async function contractHolds(
  { db, sink, sendIds, people }: Ended,
  inFlight: number,
): Promise<{ twice: number; shown: number }> {
  const rows = await db.sql<{ email: string; state: string; messageId: string; maybe: number }[]>`
    select email, state, message_id as "messageId", maybe_duplicates as maybe from recipients where send_id = any(${sendIds as string[]}::bigint[])`;
  assert.equal(rows.length, people);
  assert.ok(
    rows.every((row) => row.state === 'accepted'),
    'exactly one final outcome each',
  );
  const copies = copiesIn(sink);
  assert.equal(copies.size, people, 'a retry makes no second Message-ID, and no stranger got one');
  let twice = 0;
  for (const row of rows) {
    const got = copies.get(`${row.messageId} ${row.email}`) ?? 0;
    assert.ok(got >= 1, `${row.email} was skipped`);
    assert.ok(
      got <= 1 + row.maybe,
      `${row.email} got ${got} messages and the ledger admits ${row.maybe} more than one`,
    );
    twice += got - 1;
  }
  let shown = 0;
  for (const sendId of sendIds) shown += (await sendCounts(db.sql, db.workspaceId, sendId))?.maybeDuplicates ?? 0;
  assert.equal(
    shown,
    rows.reduce((sum, row) => sum + row.maybe, 0),
  );
  assert.ok(shown <= inFlight, `${shown} are shown as possible duplicates, ${inFlight} were in flight`);
  return { twice, shown };
}

/** How many times each message came to each recipient. */
function copiesIn({ messages }: Sink): Map<string, number> {
  const copies = new Map<string, number>();
  for (const { bytes, to } of messages) {
    const id = /^Message-ID: <(.+)>/m.exec(bytes.toString('latin1'))?.[1] as string;
    const key = `${id} ${to[0]}`;
    copies.set(key, (copies.get(key) ?? 0) + 1);
  }
  return copies;
}
