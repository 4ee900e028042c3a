// The log of who did what, when: append-only, read by owners. A station calls `audit` in the same transaction as the act, so that
// neither exists without the other. It must never hold message bodies, passwords, tokens, or more of a contact than a name.

import type { ISql } from 'postgres';
import type { Platform } from '#platform/platform.ts';
import type { AuditAction } from './audit-action.ts';

export interface AuditedAct {
  workspaceId: string;
  operatorId: string;
  action: AuditAction;
  /** The thing acted on, as a person would name it: a campaign's name, an address. */
  subject?: string;
  subjectId?: string;
  details?: Record<string, string | number | boolean>;
  ip?: string;
}

/** Give `via` the transaction of the act. */
export async function audit(
  { sql, clock }: Pick<Platform, 'sql' | 'clock'>,
  act: AuditedAct,
  via: ISql = sql,
): Promise<void> {
  await via`
    insert into audit_events (workspace_id, at, operator_id, operator_name, action, subject, subject_id, details, address)
    select ${act.workspaceId}, ${clock.now()}, o.id, coalesce(o.name, 'API'), ${act.action}, ${(act.subject ?? '').slice(0, 300)},
           ${act.subjectId ?? ''}, ${via.json(act.details ?? {})}, ${act.ip ?? ''}
    from (values (${act.operatorId}::bigint)) as actor (id) left join operators o on o.id = actor.id`;
}

export interface AuditEvent {
  id: string;
  at: Date;
  operatorName: string;
  action: string;
  subject: string;
  subjectId: string;
  details: Record<string, string | number | boolean>;
  address: string;
}

const PAGE = 100;

/** Newest first, by pages of 100; `after` is the `next` of the page before. */
export async function listAudit(
  sql: ISql,
  workspaceId: string,
  after: string | undefined,
): Promise<{ items: AuditEvent[]; next: string | null }> {
  const items = await sql<AuditEvent[]>`
    select id, at, operator_name as "operatorName", action, subject, subject_id as "subjectId", details, address
    from audit_events
    where workspace_id = ${workspaceId} ${after === undefined ? sql`` : sql`and id < ${after}`}
    order by id desc limit ${PAGE + 1}`;
  const hasMore = items.length > PAGE;
  return { items: items.slice(0, PAGE), next: hasMore ? (items[PAGE - 1]?.id ?? null) : null };
}
