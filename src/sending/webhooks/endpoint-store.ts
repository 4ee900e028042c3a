// Endpoints in the database. Their secrets are sealed before they get here. Whoever disables one keeps what waits for it: enabled again, it is
// told what it missed.

import type { ISql } from 'postgres';
import type { EventKind } from './webhook.ts';

export interface Endpoint {
  id: string;
  url: string;
  events: EventKind[];
  createdAt: Date;
  lastSuccessAt: Date | null;
  lastFailure: string | null;
  failingSince: Date | null;
  disabledAt: Date | null;
  disabledReason: 'operator' | 'failing' | 'gone' | null;
  waiting: number;
}

const SECRET_GRACE_HOURS = 24;

export async function listEndpoints(sql: ISql, workspaceId: string): Promise<Endpoint[]> {
  return sql<Endpoint[]>`
    select e.id, e.url, e.events, e.created_at as "createdAt", e.last_success_at as "lastSuccessAt", e.last_failure as "lastFailure",
      e.failing_since as "failingSince", e.disabled_at as "disabledAt", e.disabled_reason as "disabledReason",
      (select count(*)::int from webhook_deliveries d where d.workspace_id = e.workspace_id and d.endpoint_id = e.id and d.state = 'waiting') as waiting
    from webhook_endpoints e where e.workspace_id = ${workspaceId} order by e.id`;
}

export interface NewEndpoint {
  workspaceId: string;
  url: string;
  events: readonly EventKind[];
  sealed: Buffer;
  now: Date;
}

export async function insertEndpoint(sql: ISql, one: NewEndpoint): Promise<string> {
  const rows = await sql<{ id: string }[]>`
    insert into webhook_endpoints (workspace_id, url, events, secret_sealed, created_at)
    values (${one.workspaceId}, ${one.url}, ${one.events as string[]}, ${one.sealed}, ${one.now}) returning id`;
  return (rows[0] as { id: string }).id;
}

export interface EndpointChange {
  url?: string | undefined;
  events?: readonly EventKind[] | undefined;
  isEnabled?: boolean | undefined;
}

/** The endpoint's address after the change; undefined when there is none. */
export async function changeEndpoint(
  sql: ISql,
  workspaceId: string,
  id: string,
  { url, events, isEnabled }: EndpointChange,
  now: Date,
): Promise<string | undefined> {
  const [row] = await sql<{ url: string }[]>`
    update webhook_endpoints set
      url = coalesce(${url ?? null}, url),
      events = coalesce(${(events as string[] | undefined) ?? null}::text[], events)
      ${isEnabled === true ? sql`, disabled_at = null, disabled_reason = null, failing_since = null` : sql``}
      ${isEnabled === false ? sql`, disabled_at = coalesce(disabled_at, ${now}), disabled_reason = coalesce(disabled_reason, 'operator')` : sql``}
    where workspace_id = ${workspaceId} and id = ${id} returning url`;
  if (row && isEnabled === true)
    await sql`
      update webhook_deliveries set next_attempt_at = ${now}, attempts = 0
      where workspace_id = ${workspaceId} and endpoint_id = ${id} and state = 'waiting'`;
  return row?.url;
}

export async function deleteEndpoint(sql: ISql, workspaceId: string, id: string): Promise<string | undefined> {
  const [row] = await sql<{ url: string }[]>`
    delete from webhook_endpoints where workspace_id = ${workspaceId} and id = ${id} returning url`;
  return row?.url;
}

export async function renewSecret(
  sql: ISql,
  workspaceId: string,
  id: string,
  sealed: Buffer,
  now: Date,
): Promise<string | undefined> {
  const [row] = await sql<{ url: string }[]>`
    update webhook_endpoints set previous_sealed = secret_sealed, secret_sealed = ${sealed},
      previous_until = ${now}::timestamptz + make_interval(hours => ${SECRET_GRACE_HOURS})
    where workspace_id = ${workspaceId} and id = ${id} returning url`;
  return row?.url;
}

/** Has everything since then told again, what was told well included. Resolves with how many. */
export async function replaySince(sql: ISql, workspaceId: string, id: string, since: Date, now: Date): Promise<number> {
  const again = await sql`
    update webhook_deliveries d set state = 'waiting', attempts = 0, next_attempt_at = ${now}
    from webhook_events e
    where d.workspace_id = ${workspaceId} and d.endpoint_id = ${id} and e.workspace_id = d.workspace_id and e.id = d.event_id
      and e.at >= ${since} and d.state <> 'void'`;
  await sql`select pg_notify('dauphin_webhooks', '')`;
  return again.count;
}
