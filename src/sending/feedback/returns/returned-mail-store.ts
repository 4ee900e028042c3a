// Returned mail in the database: kept before it is answered, taken out by one worker at a time, and its account written. Nothing here
// decides anything.

import type { ISql, Sql } from 'postgres';
import type { HandOver } from '#platform/return-path.ts';
import type { BounceCause } from '../bounces/bounce-cause.ts';

export type ReturnKind = 'bounce' | 'delay' | 'complaint' | 'auto_reply' | 'reply' | 'other';

/** `names_another`, `too_late`, `repeated`, `unknown`: why nothing was changed. `counted`: there was nothing to change. */
export type ReturnEffect =
  | 'bounced'
  | 'unsubscribed'
  | 'counted'
  | 'forwarded'
  | 'names_another'
  | 'too_late'
  | 'repeated'
  | 'unknown';

export interface ReturnedMessage extends HandOver {
  /** The signed address it came to. */
  recipient: string;
  /** Empty for a notice. */
  mailFrom: string;
  bytes: Buffer;
}

/** Resolves once it is committed. */
export async function keepReturned(sql: Sql, messages: readonly ReturnedMessage[], now: Date): Promise<void> {
  await sql.begin(async (tx) => {
    for (const { workspaceId, sendId, contactId, step, recipient, mailFrom, bytes } of messages)
      await tx`
        insert into returned_mail (workspace_id, send_id, contact_id, step, recipient, mail_from, size, received_at, bytes, next_attempt_at)
        values (${workspaceId}, ${sendId}, ${contactId}, ${step}, ${recipient}, ${mailFrom}, ${bytes.length}, ${now}, ${bytes}, ${now})`;
  });
}

/** How many messages came back for one hand-over already, counted no further than `limit`. */
export async function countReturned(
  sql: Sql,
  { workspaceId, sendId, contactId, step }: HandOver,
  limit: number,
): Promise<number> {
  const [row] = await sql<[{ count: number }]>`
    select count(*)::int as count from (
      select from returned_mail
      where workspace_id = ${workspaceId} and send_id = ${sendId} and contact_id = ${contactId} and step = ${step} limit ${limit}) known`;
  return row.count;
}

export interface WaitingMail extends ReturnedMessage {
  id: string;
  attempts: number;
}

const columns = (sql: ISql) => sql`
  workspace_id as "workspaceId", id, send_id as "sendId", contact_id as "contactId", step, recipient, mail_from as "mailFrom",
  bytes, attempts`;

/** The oldest that are due, locked for the transaction; other workers pass them over. */
export async function takeWaiting(tx: ISql, now: Date, limit: number): Promise<WaitingMail[]> {
  return tx<WaitingMail[]>`
    select ${columns(tx)} from returned_mail where state = 'waiting' and next_attempt_at <= ${now}
    order by next_attempt_at, id limit ${limit} for update skip locked`;
}

/** A message to be passed on, lent until `until`: should this process die, it is due again then. */
export async function borrowForwarding(sql: ISql, now: Date, until: Date): Promise<WaitingMail | undefined> {
  const [row] = await sql<WaitingMail[]>`
    update returned_mail set attempts = attempts + 1, next_attempt_at = ${until}
    where (workspace_id, id) in (
      select workspace_id, id from returned_mail where state = 'forwarding' and next_attempt_at <= ${now}
      order by next_attempt_at limit 1 for update skip locked)
    returning ${columns(sql)}`;
  return row;
}

export interface ReturnAccount {
  kind: ReturnKind;
  effect: ReturnEffect;
  cause?: BounceCause;
  hard?: boolean;
  diagnostic?: string;
}

type Key = Pick<WaitingMail, 'workspaceId' | 'id'>;

/** Its bytes go, unless it is yet to be passed on. Of a contact who is erased only the count stays. */
export async function closeReturned(
  sql: ISql,
  { workspaceId, id }: Key,
  { kind, effect, cause, hard, diagnostic }: ReturnAccount,
  { now, isErased }: { now: Date; isErased: boolean },
): Promise<void> {
  const isForwarded = effect === 'forwarded';
  const isForgotten = isErased && !isForwarded;
  await sql`
    update returned_mail r set state = ${isForwarded ? 'forwarding' : 'done'}, kind = ${kind}, effect = ${effect},
      cause = ${cause ?? null}, hard = ${hard ?? null}, diagnostic = ${isForgotten ? null : (diagnostic ?? null)}, attempts = 0,
      next_attempt_at = ${now}, bytes = case when ${isForwarded} then bytes end
      ${isForgotten ? sql`, contact_id = null, recipient = '', mail_from = ''` : sql``}
    where workspace_id = ${workspaceId} and id = ${id}`;
}

export async function putOff(sql: ISql, { workspaceId, id }: Key, attempts: number, until: Date): Promise<void> {
  await sql`
    update returned_mail set attempts = ${attempts}, next_attempt_at = ${until}
    where workspace_id = ${workspaceId} and id = ${id}`;
}

/** Passed on. */
export async function endForwarding(sql: ISql, key: Key): Promise<void> {
  await sql`update returned_mail set state = 'done', bytes = null where workspace_id = ${key.workspaceId} and id = ${key.id}`;
  await forgetErased(sql, key);
}

/** Whoever was erased while it was on its way. */
async function forgetErased(sql: ISql, { workspaceId, id }: Key): Promise<void> {
  await sql`
    update returned_mail r set contact_id = null, recipient = '', mail_from = '', diagnostic = null
    where workspace_id = ${workspaceId} and id = ${id} and state = 'done'
      and not exists (select from contacts c where c.workspace_id = r.workspace_id and c.id = r.contact_id)`;
}

/** Given up: the bytes stay, for who looks into it. */
export async function giveUp(sql: ISql, { workspaceId, id }: Key): Promise<void> {
  await sql`update returned_mail set state = 'failed' where workspace_id = ${workspaceId} and id = ${id}`;
}
