// Reads what came back, with a worker and a connection of its own: a storm of bounces waits here and slows no sending. Each message is
// one transaction, so a process that dies leaves it as it was, and two processes share the work. A message that cannot be read is
// tried a few times and then kept as failed; it must never stop those behind it.

import type { TransactionSql } from 'postgres';
import type { Platform } from '#platform/platform.ts';
import { type Line, openLine } from '#sending/outbox/line.ts';
import { applyReturn, findAddressee } from './apply-return.ts';
import { forwardNext, prepareForwarding } from './forward-reply.ts';
import {
  closeReturned,
  giveUp,
  putOff,
  type ReturnAccount,
  takeWaiting,
  type WaitingMail,
} from './returned-mail-store.ts';
import { understandReturn } from './understand-return.ts';
import { startWorkLoop } from './work-loop.ts';

export interface ReturnReader {
  /** Resolves once the messages under way are dealt with. */
  close(): Promise<void>;
}

const MOST_ATTEMPTS = 6;
/** A notice can be quicker than the outcome of its own message is written; and a fault may pass. */
const AGAIN_MS = 10_000;

export async function startReturnReader(platform: Platform): Promise<ReturnReader> {
  const { sql, log } = platform;
  const line = openLine(sql);
  const forwarding = prepareForwarding(platform);
  const reading = startWorkLoop(() => readNext(platform, line), { log, name: 'returned mail' });
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

/** Deals with one message; false when none is due. */
export async function readNext(platform: Platform, line: Line): Promise<boolean> {
  const { clock, live, log } = platform;
  let taken: WaitingMail | undefined;
  let account: ReturnAccount | undefined;
  try {
    await line.transaction(async (sql) => {
      const tx = sql as unknown as TransactionSql;
      taken = await takeWaiting(tx, clock.now());
      account = taken && (await readOne(platform, tx, taken));
    });
  } catch (err) {
    if (!taken) throw err;
    log.error({ err, id: taken.id, workspaceId: taken.workspaceId }, 'a returned message could not be dealt with');
    await putBack(platform, line, taken);
  }
  if (!taken) return false;
  if (account) {
    await live.publish(taken.workspaceId, 'campaigns');
    await live.publish(taken.workspaceId, 'contacts', taken.contactId);
  }
  return true;
}

async function readOne(
  { vault, clock }: Platform,
  tx: TransactionSql,
  mail: WaitingMail,
): Promise<ReturnAccount | undefined> {
  const now = clock.now();
  const addressee = await findAddressee(tx, mail);
  if (addressee?.state === 'handed_over' && mail.attempts < MOST_ATTEMPTS) {
    await putOff(tx, mail, mail.attempts + 1, new Date(now.getTime() + AGAIN_MS));
    return undefined;
  }
  const understood = understandReturn(mail.bytes, mail.mailFrom, addressee?.email.toLowerCase() || undefined);
  const account = await applyReturn(tx, addressee, understood, { vault, now });
  await closeReturned(tx, mail, account, now);
  return account;
}

function putBack({ clock }: Platform, line: Line, mail: WaitingMail): Promise<void> {
  const again = new Date(clock.now().getTime() + AGAIN_MS);
  return line.use((sql) =>
    mail.attempts >= MOST_ATTEMPTS ? giveUp(sql, mail) : putOff(sql, mail, mail.attempts + 1, again),
  );
}
