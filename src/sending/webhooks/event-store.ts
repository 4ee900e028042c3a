// Events and what is told of them: read from the ledger at the moment they are told, so that whoever was erased is not named.

import type { ISql } from 'postgres';
import type { EventKind } from './webhook.ts';

export interface ToldEvent {
  id: string;
  type: `message.${EventKind}`;
  at: Date;
  /** Null when nobody is named: the click of a reader who does not consent to being followed, or somebody erased. */
  recipient: string | null;
  /** Of a relayed message. */
  messageId: string | null;
  tags: string[];
  campaignId: string | null;
  reason: string | null;
  url: string | null;
}

const told = (sql: ISql) => sql`
  e.id, 'message.' || e.kind as type, e.at, nullif(r.email, '') as recipient, m.id as "messageId", coalesce(m.tags, '{}') as tags,
  s.campaign_id as "campaignId", e.reason, e.url`;

const joins = (sql: ISql) => sql`
  join sends s on s.workspace_id = e.workspace_id and s.id = e.send_id
  left join recipients r on r.workspace_id = e.workspace_id and r.send_id = e.send_id and r.contact_id = e.contact_id and r.step = e.step
  left join relay_messages m on m.workspace_id = e.workspace_id and m.id = -e.contact_id`;

/** Oldest first, from the one after `after` on: a program that was away catches up. */
export async function listEvents(
  sql: ISql,
  workspaceId: string,
  { after = '0', limit }: { after?: string | undefined; limit: number },
): Promise<{ items: ToldEvent[]; next: string | null }> {
  const rows = await sql<ToldEvent[]>`
    select ${told(sql)} from webhook_events e ${joins(sql)}
    where e.workspace_id = ${workspaceId} and e.id > ${after}
      and not (e.hit_id is not null and not exists (select from hits h where h.workspace_id = e.workspace_id and h.id = e.hit_id and h.class = 'human'))
    order by e.id limit ${limit + 1}`;
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

export interface DueDelivery {
  workspaceId: string;
  endpointId: string;
  url: string;
  secretSealed: Buffer;
  previousSealed: Buffer | null;
  failingSince: Date | null;
  attempts: number;
  isMachine: boolean;
  event: ToldEvent;
}

export interface DueRequest {
  now: Date;
  leaseEnd: Date;
  limit: number;
  /** At most so many of one endpoint. */
  each: number;
  /** Endpoints that have enough on their way. */
  busy: readonly string[];
}

/**
 * Leases deliveries that are due, at most one of each recipient, and only the oldest that waits. Whoever takes them and dies leaves them due again
 * when the lease ends.
 */
export async function takeDueDeliveries(
  sql: ISql,
  { now, leaseEnd, limit, each, busy }: DueRequest,
): Promise<DueDelivery[]> {
  const rows = await sql<(Omit<DueDelivery, 'event'> & ToldEvent)[]>`
    with candidates as (
      select d.workspace_id, d.endpoint_id, d.event_id from webhook_deliveries d
      join webhook_endpoints p on p.workspace_id = d.workspace_id and p.id = d.endpoint_id and p.disabled_at is null
      where d.state = 'waiting' and d.next_attempt_at <= ${now} and d.endpoint_id <> all(${busy as string[]}::bigint[])
        and not exists (select from webhook_deliveries o where o.workspace_id = d.workspace_id and o.endpoint_id = d.endpoint_id
                          and o.subject = d.subject and o.event_id < d.event_id and o.state = 'waiting')
      order by d.next_attempt_at limit 200
    ), ranked as (
      select *, row_number() over (partition by endpoint_id order by event_id) as place from candidates
    ), due as (
      select d.workspace_id, d.endpoint_id, d.event_id from webhook_deliveries d join ranked r using (workspace_id, endpoint_id, event_id)
      where r.place <= ${each} and d.state = 'waiting' and d.next_attempt_at <= ${now}
      order by d.event_id limit ${limit} for update of d skip locked
    ), taken as (
      update webhook_deliveries d set attempts = d.attempts + 1, next_attempt_at = ${leaseEnd} from due
      where d.workspace_id = due.workspace_id and d.endpoint_id = due.endpoint_id and d.event_id = due.event_id
      returning d.*
    )
    select t.workspace_id as "workspaceId", t.endpoint_id as "endpointId", t.attempts, p.url as "endpointUrl", p.secret_sealed as "secretSealed",
      case when p.previous_until > ${now} then p.previous_sealed end as "previousSealed", p.failing_since as "failingSince",
      e.hit_id is not null and not exists (select from hits h where h.workspace_id = e.workspace_id and h.id = e.hit_id and h.class = 'human') as "isMachine",
      ${told(sql)}
    from taken t
    join webhook_endpoints p on p.workspace_id = t.workspace_id and p.id = t.endpoint_id
    join webhook_events e on e.workspace_id = t.workspace_id and e.id = t.event_id
    ${joins(sql)}
    order by e.id`;
  return rows.map((row) => {
    const { workspaceId, endpointId, secretSealed, previousSealed, failingSince, attempts, isMachine } = row;
    const { id, type, at, recipient, messageId, tags, campaignId, reason, url } = row;
    const endpointUrl = (row as unknown as { endpointUrl: string }).endpointUrl;
    const event = { id, type, at, recipient, messageId, tags, campaignId, reason, url };
    return {
      workspaceId,
      endpointId,
      url: endpointUrl,
      secretSealed,
      previousSealed,
      failingSince,
      attempts,
      isMachine,
      event,
    };
  });
}
