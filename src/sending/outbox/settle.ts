// Writes what became of recipients: one statement for a whole group of outcomes, whatever sends they belong to.
// Each outcome carries the number of the claim it belongs to; if the row was taken back and claimed anew meanwhile, or is
// final, the outcome changes nothing. What a bounce says of the address is kept in the same statement (table bounces), whose trigger
// suppresses. It throws when the database cannot be reached; the same group may be written again.

import type { Sql, TransactionSql } from 'postgres';
import { type BounceCause, causes, refusalsBeforeSuppression } from '#sending/feedback/bounces/bounce-cause.ts';
import type { Reason, RecipientKey } from './send.ts';

export interface Outcome extends RecipientKey {
  /** The claim this is the outcome of. */
  claim: number;
  /** `planned`: put back untouched, nothing of it was sent. */
  state: 'planned' | 'deferred' | 'accepted' | 'bounced' | 'skipped';
  reason: Reason | null;
  /** Of a bounce that says something of the address: what may take the contact away. */
  cause: BounceCause | null;
  /** What the server said, or what happened on the way to it. */
  reply: string | null;
  host: string | null;
  /** Whether a server was talked to about this recipient. */
  attempted: boolean;
  /** The message may have been received though no answer came. */
  maybeDuplicate: boolean;
  nextAttemptAt: Date | null;
}

const REPLY_MAX_LENGTH = 500;

/** Resolves with how many rows changed. */
export async function settleRecipients(
  sql: Sql | TransactionSql,
  outcomes: readonly Outcome[],
  now: Date,
): Promise<number> {
  const column = <T>(value: (outcome: Outcome) => T): T[] => outcomes.map(value);
  const rows = await sql`
    with outcome as (
      select * from unnest(
        ${column((o) => o.workspaceId)}::bigint[], ${column((o) => o.sendId)}::bigint[], ${column((o) => o.contactId)}::bigint[],
        ${column((o) => o.step)}::int[], ${column((o) => o.claim)}::int[], ${column((o) => o.state)}::text[],
        ${column((o) => o.reason)}::text[], ${column((o) => trimReply(o.reply))}::text[], ${column((o) => o.host)}::text[],
        ${column((o) => (o.attempted ? 1 : 0))}::int[], ${column((o) => (o.maybeDuplicate ? 1 : 0))}::int[],
        ${column((o) => o.nextAttemptAt?.toISOString() ?? null)}::timestamptz[], ${column((o) => o.cause)}::text[],
        ${column((o) => o.cause && causes[o.cause].class)}::text[], ${column((o) => o.cause && Number(causes[o.cause].isHard))}::int[],
        ${column((o) => o.cause && refusalsBeforeSuppression(o.cause))}::int[]
      ) as outcome (workspace_id, send_id, contact_id, step, claim, state, reason, reply, host, attempted, maybe_duplicate, next_attempt_at,
        cause, class, hard, suppress_after)
    ), settled as (
      update recipients r set
        state = case when o.state = 'planned' and r.attempts > 0 then 'deferred' else o.state end,
        -- A row put back keeps the story of its last real attempt.
        reason = case when o.state = 'planned' then r.reason else o.reason end,
        reply = case when o.state = 'planned' then r.reply else o.reply end,
        attempts = r.attempts + o.attempted,
        first_attempt_at = case when o.attempted = 1 then coalesce(r.first_attempt_at, ${now}) else r.first_attempt_at end,
        maybe_duplicates = r.maybe_duplicates + o.maybe_duplicate,
        next_attempt_at = coalesce(o.next_attempt_at, r.next_attempt_at),
        claimed_by = null,
        updated_at = ${now}
      from outcome o
      where r.workspace_id = o.workspace_id and r.send_id = o.send_id and r.contact_id = o.contact_id and r.step = o.step
        and r.claims = o.claim and r.state in ('planned', 'handed_over', 'deferred')
      returning r.workspace_id, r.send_id, r.contact_id, r.step, r.state, r.reason, r.reply, r.attempts, o.attempted, o.host,
        r.address_hash, o.cause, o.class, o.hard, o.suppress_after
    ), kept as (
      insert into attempts (workspace_id, send_id, contact_id, step, at, state, reason, reply, host)
      select workspace_id, send_id, contact_id, step, ${now}, state, reason, reply, host from settled
      where attempted = 1 and not (state = 'accepted' and attempts = 1)
    ), refused as (
      insert into bounces (workspace_id, send_id, contact_id, step, address_hash, at, cause, class, hard, suppress_after)
      select workspace_id, send_id, contact_id, step, address_hash, ${now}, cause, class, hard = 1, suppress_after from settled
      where state = 'bounced' and cause is not null
      on conflict on constraint bounces_once do nothing
    )
    select count(*)::int as settled from settled`;
  return rows[0]?.['settled'] as number;
}

// PostgreSQL text holds no NUL; half a surrogate pair, cut off, would be refused too.
function trimReply(reply: string | null): string | null {
  return reply === null ? null : reply.replaceAll('\0', '\ufffd').slice(0, REPLY_MAX_LENGTH).toWellFormed();
}
