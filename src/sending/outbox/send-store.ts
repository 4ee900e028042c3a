// The sends: made, paused, resumed, cancelled, finished, counted. Every change reaches the outbox processes by itself when it
// is committed (trigger sends_changed), so that none of them needs to ask. A change that does not fit the present state
// changes nothing and gives false; it is never an error, since two people may press the same button.

import type { JSONValue, Sql, TransactionSql } from 'postgres';
import type { PauseReason, RecipientState, SendContent, SendState } from './send.ts';

type Query = Sql | TransactionSql;

export interface SendOrder {
  workspaceId: string;
  campaignId: string;
  purposeId: string;
  domainId: string;
  content: SendContent;
  now: Date;
}

/** Makes the send of a campaign; its recipients are frozen beside it, in the same transaction. Resolves with its id. */
export async function createSend(tx: TransactionSql, order: SendOrder): Promise<string> {
  const [row] = await tx<[{ id: string }]>`
    insert into sends (workspace_id, kind, campaign_id, purpose_id, domain_id, content, created_at)
    values (${order.workspaceId}, 'campaign', ${order.campaignId}, ${order.purposeId}, ${order.domainId},
            ${tx.json(order.content as unknown as JSONValue)}, ${order.now})
    returning id`;
  return row.id;
}

export async function pauseSend(
  sql: Query,
  workspaceId: string,
  sendId: string,
  reason: PauseReason = 'operator',
): Promise<boolean> {
  const changed = await sql`
    update sends set state = 'paused', pause_reason = ${reason}
    where workspace_id = ${workspaceId} and id = ${sendId} and state = 'running'`;
  return changed.count > 0;
}

export async function resumeSend(sql: Query, workspaceId: string, sendId: string): Promise<boolean> {
  const changed = await sql`
    update sends set state = 'running', pause_reason = null
    where workspace_id = ${workspaceId} and id = ${sendId} and state = 'paused'`;
  return changed.count > 0;
}

/** Nothing leaves any more at once; the rows still open are closed by the outbox shortly after. */
export async function cancelSend(sql: Query, workspaceId: string, sendId: string): Promise<boolean> {
  const changed = await sql`
    update sends set state = 'cancelled', pause_reason = null
    where workspace_id = ${workspaceId} and id = ${sendId} and state in ('running', 'paused')`;
  return changed.count > 0;
}

/** Where a send stands, in a few reads whatever its size. */
export interface SendCounts {
  state: SendState;
  pauseReason: PauseReason | null;
  createdAt: Date;
  finishedAt: Date | null;
  total: number;
  states: Record<RecipientState, number>;
  /** Only reasons that occur. Rows never tried yet have none and are left out. */
  reasons: { state: RecipientState; reason: string; recipients: number }[];
  /** How many messages may have been received twice, because an answer was lost. */
  maybeDuplicates: number;
}

export async function sendCounts(sql: Query, workspaceId: string, sendId: string): Promise<SendCounts | undefined> {
  const [send] = await sql<
    { state: SendState; pauseReason: PauseReason | null; createdAt: Date; finishedAt: Date | null }[]
  >`
    select state, pause_reason as "pauseReason", created_at as "createdAt", finished_at as "finishedAt"
    from sends where workspace_id = ${workspaceId} and id = ${sendId}`;
  if (!send) return undefined;
  const rows = await sql<{ state: RecipientState; reason: string; recipients: number; maybeDuplicates: number }[]>`
    select state, reason, recipients::float8 as recipients, maybe_duplicates::float8 as "maybeDuplicates"
    from send_counts where workspace_id = ${workspaceId} and send_id = ${sendId} and (recipients <> 0 or maybe_duplicates <> 0)
    order by recipients desc, state, reason`;
  const states = { planned: 0, handed_over: 0, deferred: 0, accepted: 0, bounced: 0, suppressed: 0, skipped: 0 };
  for (const row of rows) states[row.state] += row.recipients;
  return {
    ...send,
    total: Object.values(states).reduce((sum, one) => sum + one, 0),
    states,
    reasons: rows
      .filter((row) => row.reason !== '')
      .map(({ state, reason, recipients }) => ({ state, reason, recipients })),
    maybeDuplicates: rows.reduce((sum, row) => sum + row.maybeDuplicates, 0),
  };
}

/** A send that still has something to do, with what its road depends on. */
export interface OpenSend {
  workspaceId: string;
  sendId: string;
  kind: 'campaign' | 'relay';
  campaignId: string | null;
  state: SendState;
  domainId: string;
  domain: string;
  mode: 'sandbox' | 'live';
  /** Its account has reached the ceiling of the day: recipients that were counted are tried again, nobody new is begun with. */
  onlyBegun: boolean;
}

/** One whose account is suspended is given as paused: nobody works on it for nothing. */
export async function openSends(sql: Sql, now: Date): Promise<OpenSend[]> {
  return sql<OpenSend[]>`
    select s.workspace_id as "workspaceId", s.id as "sendId", s.kind, s.campaign_id as "campaignId", s.domain_id as "domainId",
           d.name as domain, d.mode,
           case when s.state = 'running' and t.step in ('suspended', 'closed') then 'paused' else s.state end as state,
           coalesce(d.mode = 'live' and t.used >= t.ceiling and t.used_on = (${now}::timestamptz at time zone 'UTC')::date, false) as "onlyBegun"
    from sends s
    join domains d on d.workspace_id = s.workspace_id and d.id = s.domain_id
    join standings t on t.workspace_id = s.workspace_id and t.stream = s.kind
    where s.finished_at is null order by s.workspace_id, s.id`;
}

export async function readContent(sql: Sql, workspaceId: string, sendId: string): Promise<SendContent> {
  const [row] = await sql<[{ content: SendContent }]>`
    select content from sends where workspace_id = ${workspaceId} and id = ${sendId}`;
  return row.content;
}

/** Closes up to `limit` rows of a cancelled send that nobody holds. Resolves with how many. */
export async function sweepCancelled(
  sql: Sql,
  workspaceId: string,
  sendId: string,
  now: Date,
  limit: number,
): Promise<number> {
  const closed = await sql`
    update recipients r set state = 'skipped', reason = 'send_cancelled', updated_at = ${now}
    from (select contact_id, step from recipients
          where workspace_id = ${workspaceId} and send_id = ${sendId} and state in ('planned', 'deferred')
          limit ${limit} for update skip locked) open
    where r.workspace_id = ${workspaceId} and r.send_id = ${sendId} and r.contact_id = open.contact_id and r.step = open.step`;
  return closed.count;
}

/** Closes the send of single messages of a domain, once it idles and no row is open. */
export async function closeIdleRelay(sql: Sql, workspaceId: string, sendId: string, now: Date): Promise<boolean> {
  const [row] = await sql<[{ closed: boolean }]>`select close_idle_relay(${workspaceId}, ${sendId}, ${now}) as closed`;
  return row.closed;
}

/** Finished means that no row is open (invariant 8): the rows themselves are asked, no counter. A cancelled send stays so. */
export async function finishSend(sql: Sql, workspaceId: string, sendId: string, now: Date): Promise<boolean> {
  const finished = await sql`
    update sends s set state = case when s.state = 'running' then 'finished' else s.state end, finished_at = ${now}
    where s.workspace_id = ${workspaceId} and s.id = ${sendId} and s.state in ('running', 'cancelled') and s.finished_at is null
      and not exists (select from recipients r where r.workspace_id = s.workspace_id and r.send_id = s.id and r.state in ('planned', 'deferred'))
      and not exists (select from recipients r where r.workspace_id = s.workspace_id and r.send_id = s.id and r.state = 'handed_over')`;
  return finished.count > 0;
}
