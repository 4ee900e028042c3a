// Reads what came back, with a worker and a connection of its own, and gives way while mailings leave: a storm of bounces waits here
// and slows no sending. A few messages are one transaction, so a process that dies leaves them as they were, and two processes share
// the work. A message that cannot be read is tried a few times and then kept as failed; it must never stop those beside or behind it.

import type { Sql, TransactionSql } from 'postgres';
import type { Platform } from '#platform/platform.ts';
import { type Line, openLine } from '#sending/outbox/line.ts';
import { applyReturn, findAddressee } from './apply-return.ts';
import { forwardNext, prepareForwarding } from './forward-reply.ts';
import { closeReturned, giveUp, putOff, takeWaiting, type WaitingMail } from './returned-mail-store.ts';
import { understandReturn } from './understand-return.ts';
import { startWorkLoop } from '#platform/work-loop.ts';

export interface ReturnReader {
  /** Resolves once the messages under way are dealt with. */
  close(): Promise<void>;
}

/** While mailings leave, it rests so many times as long as it worked: on a busy machine sending keeps nearly all of it. */
const GIVING_WAY = 4;
const LONGEST_WAY_MS = 1_000;
/** In one transaction. */
const AT_ONCE = 25;
const MOST_ATTEMPTS = 6;
/** A notice can be quicker than the outcome of its own message is written; and a fault may pass. */
const AGAIN_MS = 10_000;

export async function startReturnReader(platform: Platform): Promise<ReturnReader> {
  const { sql, log } = platform;
  const line = openLine(sql);
  const forwarding = prepareForwarding(platform);
  const reading = startWorkLoop(() => readSome(platform, line), {
    log,
    name: 'returned mail',
    restAfter: async (milliseconds) =>
      (await isSending(sql)) ? Math.min(milliseconds * GIVING_WAY, LONGEST_WAY_MS) : 0,
  });
  // Apart: another server that answers slowly must not keep bounces waiting.
  const passingOn = startWorkLoop(() => forwardNext(platform, forwarding), { log, name: 'answers passed on' });
  const listening = await sql.listen('dauphin_returned_mail', reading.ask, reading.ask);
  return {
    async close() {
      await Promise.all([reading.close(), passingOn.close()]);
      await listening.unlisten().catch(() => {});
      await line.close();
    },
  };
}

async function isSending(sql: Sql): Promise<boolean> {
  const [row] = await sql<[{ isSending: boolean }]>`
    select exists (select from sends where finished_at is null and state = 'running' and kind = 'campaign') as "isSending"`;
  return row.isSending;
}

/** Deals with the messages that are due, a few at a time; false when none is. */
export async function readSome(platform: Platform, line: Line, limit = AT_ONCE): Promise<boolean> {
  const { clock, log } = platform;
  let taken: WaitingMail[] = [];
  const read: WaitingMail[] = [];
  try {
    await line.transaction(async (sql) => {
      const tx = sql as unknown as TransactionSql;
      taken = await takeWaiting(tx, clock.now(), limit);
      for (const mail of taken) if (await readOne(platform, tx, mail)) read.push(mail);
    });
  } catch (err) {
    const [first] = taken;
    if (!first) throw err;
    if (taken.length > 1) return readApart(platform, line, taken.length);
    log.error({ err, id: first.id, workspaceId: first.workspaceId }, 'a returned message could not be dealt with');
    await putBack(platform, line, first);
    return true;
  }
  await tell(platform, read);
  return taken.length > 0;
}

/** One of them fails: each on its own, so that it harms no other. */
async function readApart(platform: Platform, line: Line, count: number): Promise<boolean> {
  for (let read = 0; read < count; read++) await readSome(platform, line, 1);
  return true;
}

/** False when it must wait. */
async function readOne({ vault, clock }: Platform, tx: TransactionSql, mail: WaitingMail): Promise<boolean> {
  const now = clock.now();
  const addressee = await findAddressee(tx, mail);
  if (addressee?.state === 'handed_over' && mail.attempts < MOST_ATTEMPTS) {
    await putOff(tx, mail, mail.attempts + 1, new Date(now.getTime() + AGAIN_MS));
    return false;
  }
  const understood = understandReturn(mail.bytes, mail.mailFrom, addressee?.email.toLowerCase() || undefined);
  const account = await applyReturn(tx, addressee, understood, { vault, now });
  await closeReturned(tx, mail, account, { now, isErased: !addressee?.livingId });
  return true;
}

async function tell({ live }: Platform, read: readonly WaitingMail[]): Promise<void> {
  for (const workspaceId of new Set(read.map((mail) => mail.workspaceId))) {
    await live.publish(workspaceId, 'campaigns');
    await live.publish(workspaceId, 'contacts');
  }
}

function putBack({ clock }: Platform, line: Line, mail: WaitingMail): Promise<void> {
  const again = new Date(clock.now().getTime() + AGAIN_MS);
  return line.use((sql) =>
    mail.attempts >= MOST_ATTEMPTS ? giveUp(sql, mail) : putOff(sql, mail, mail.attempts + 1, again),
  );
}
