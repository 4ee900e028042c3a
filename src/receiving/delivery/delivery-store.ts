// The deliveries of the ledger: what is due is claimed under a lease, leases are kept alive, and ends are written, many at a time.

import type { Sql } from 'postgres';
import type { AuthenticationResults } from '#authentication/results.ts';
import type { MessageClass } from '#judge/verdict.ts';
import type { DispositionReason } from '../disposition/dispose.ts';
import type { Disposition } from '../disposition/policy.ts';

export interface DueRecipient {
  id: string;
  workspaceId: string;
  messageId: string;
  domainId: string;
  recipient: string;
  class: MessageClass;
  score: number;
  disposition: Disposition;
  attempts: number;
  receivedAt: Date;
  mailFrom: string;
  ip: string;
  helo: string;
  encrypted: boolean;
  authentication: AuthenticationResults;
  blobKey: string;
  /** As it came, rather than cleaned. */
  wantsOriginal: boolean;
  /** Of what is delivered. */
  offset: number;
  size: number;
}

/** Takes what is due and what a dead process left behind; the latter may have been delivered, and says so from now on. */
export function claimDue(sql: Sql, { now, leasedUntil, limit }: { now: Date; leasedUntil: Date; limit: number }) {
  return sql<DueRecipient[]>`
    with due as (
      select workspace_id, id from inbound_recipients
      where state = 'waiting' and next_attempt_at <= ${now} and (leased_until is null or leased_until < ${now})
      order by next_attempt_at limit ${limit} for update skip locked),
    taken as (
      update inbound_recipients r set leased_until = ${leasedUntil}, may_be_double = r.may_be_double or r.leased_until is not null
      from due where r.workspace_id = due.workspace_id and r.id = due.id
      returning r.*)
    select t.id, t.workspace_id as "workspaceId", t.message_id as "messageId", t.domain_id as "domainId", t.recipient, t.class,
      t.score, t.disposition, t.attempts, m.received_at as "receivedAt", m.mail_from as "mailFrom", host(m.client_address) as ip,
      m.helo, m.encrypted, m.authentication, m.blob_key as "blobKey", t.wants_original as "wantsOriginal",
      case when t.wants_original then m.blob_offset else coalesce(m.deliverable_offset, m.blob_offset) end as offset,
      case when t.wants_original then m.size else coalesce(m.deliverable_size, m.size) end as size
    from taken t join inbound_messages m on m.workspace_id = t.workspace_id and m.id = t.message_id
    order by t.workspace_id, m.blob_key, t.message_id`;
}

export interface RowKey {
  workspaceId: string;
  id: string;
}

/** `until` null gives them back to anybody. Rows whose end is being written meanwhile are left alone: two writers never wait for each other. */
export async function setLeases(sql: Sql, rows: readonly RowKey[], until: Date | null): Promise<void> {
  await sql`
    with own as (
      select r.workspace_id, r.id from inbound_recipients r
      join unnest(${rows.map((row) => row.workspaceId)}::bigint[], ${rows.map(({ id }) => id)}::bigint[]) as k (workspace_id, id)
        on r.workspace_id = k.workspace_id and r.id = k.id
      where r.state = 'waiting' for update of r skip locked)
    update inbound_recipients r set leased_until = ${until} from own
    where r.workspace_id = own.workspace_id and r.id = own.id`;
}

/** What became of one attempt. */
export type Outcome = RowKey &
  (
    | { state: 'delivered'; reply: string }
    | { state: 'waiting'; reply: string; again: Date; mayBeDouble: boolean }
    | { state: 'held'; reply: string; reason: DispositionReason; heldDays: number }
  );

export async function writeOutcomes(sql: Sql, outcomes: readonly Outcome[], now: Date): Promise<void> {
  const rows = outcomes.map((one) => ({
    workspace_id: one.workspaceId,
    id: one.id,
    state: one.state,
    reply: one.reply.slice(0, 1_000).toWellFormed().replaceAll('\0', '\ufffd'),
    again: one.state === 'waiting' ? one.again : null,
    may_be_double: one.state === 'waiting' && one.mayBeDouble,
    reason: one.state === 'held' ? one.reason : null,
    held_until: one.state === 'held' ? new Date(now.getTime() + one.heldDays * 86_400_000) : null,
  }));
  await sql`
    update inbound_recipients r set state = o.state, reply = o.reply, attempts = r.attempts + 1, next_attempt_at = o.again,
      leased_until = null, may_be_double = r.may_be_double or o.may_be_double, reason = coalesce(o.reason, r.reason),
      held_until = o.held_until, ended_at = case when o.state = 'delivered' then ${now}::timestamptz end
    from jsonb_to_recordset(${sql.json(rows as never)}) as o (workspace_id bigint, id bigint, state text, reply text,
      again timestamptz, may_be_double boolean, reason text, held_until timestamptz)
    where r.workspace_id = o.workspace_id and r.id = o.id and r.state = 'waiting'`;
}
