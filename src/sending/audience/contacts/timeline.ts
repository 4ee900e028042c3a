// What happened with one contact, newest first: consents, imports, messages, clicks, what came back. Each kind is read from the table that owns
// it; nothing is written twice for the sake of this page.

import type { ISql } from 'postgres';
import { reasonOfCause } from '#sending/outbox/reply-reason.ts';
import type { BounceCause } from '#sending/feedback/bounces/bounce-cause.ts';
import { consentHistory } from '../consent/consent-store.ts';

export type TimelineEvent = { at: Date } & (
  | { kind: 'consent'; action: string; purpose: string; source: string; note: string | null; wording: string | null }
  | { kind: 'import'; importId: string; file: string; isNew: boolean }
  | { kind: 'message'; campaignId: string | null; campaign: string; state: string; reason: string | null }
  | { kind: 'hit'; campaignId: string | null; campaign: string; action: string; class: string; url: string | null }
  | ({ kind: 'returned' } & ReturnedEvent)
);

/** A bounce, a complaint, an answer. `effect`: what it changed, or why nothing. */
interface ReturnedEvent {
  campaignId: string | null;
  campaign: string;
  what: 'bounce' | 'delay' | 'complaint' | 'auto_reply' | 'reply';
  reason: string | null;
  diagnostic: string | null;
  effect: string;
}

export interface TimelinePage {
  items: TimelineEvent[];
  /** Ask with this as `before`; null at the end. */
  next: string | null;
}

export async function timelineOf(
  sql: ISql,
  workspaceId: string,
  contactId: string,
  { before, limit }: { before?: Date; limit: number },
): Promise<TimelinePage> {
  const asked = { before, limit: limit + 1 };
  const [consents, imports, messages, hits, returned] = await Promise.all([
    consentHistory(sql, workspaceId, contactId, asked),
    importsOf(sql, workspaceId, contactId, asked),
    messagesTo(sql, workspaceId, contactId, asked),
    hitsOf(sql, workspaceId, contactId, asked),
    returnedBy(sql, workspaceId, contactId, asked),
  ]);
  const events: TimelineEvent[] = [
    ...consents.map(({ recordedAt, action, purpose, source, note, wording }) => ({
      kind: 'consent' as const,
      at: recordedAt,
      action,
      purpose,
      source,
      note,
      wording,
    })),
    ...imports.map((event) => ({ kind: 'import' as const, ...event })),
    ...messages.map((event) => ({ kind: 'message' as const, ...event })),
    ...hits.map((event) => ({ kind: 'hit' as const, ...event })),
    ...returned.map((event) => ({ kind: 'returned' as const, ...event })),
  ].sort((a, b) => b.at.getTime() - a.at.getTime());
  const items = events.slice(0, limit);
  const last = items.at(-1);
  return { items, next: events.length > limit && last ? last.at.toISOString() : null };
}

interface Asked {
  before?: Date;
  limit: number;
}

const earlier = (sql: ISql, column: string, before: Date | undefined) =>
  before === undefined ? sql`` : sql`and ${sql(column)} < ${before}`;

function importsOf(sql: ISql, workspaceId: string, contactId: string, { before, limit }: Asked) {
  return sql<{ at: Date; importId: string; file: string; isNew: boolean }[]>`
    select i.created_at as at, i.id as "importId", i.file_name as file, i.id = c.import_id as "isNew"
    from contacts c
    join imports i on i.workspace_id = c.workspace_id and (i.id = c.import_id or exists (
      select from import_changes h where h.workspace_id = c.workspace_id and h.import_id = i.id and h.contact_id = c.id))
    where c.workspace_id = ${workspaceId} and c.id = ${contactId} ${earlier(sql, 'i.created_at', before)}
    order by i.created_at desc limit ${limit}`;
}

function messagesTo(sql: ISql, workspaceId: string, contactId: string, { before, limit }: Asked) {
  return sql<{ at: Date; campaignId: string | null; campaign: string; state: string; reason: string | null }[]>`
    select r.updated_at as at, m.id as "campaignId", coalesce(m.name, '') as campaign, r.state, r.reason
    from sends s
    join recipients r on r.workspace_id = s.workspace_id and r.send_id = s.id and r.contact_id = ${contactId}
    left join campaigns m on m.workspace_id = s.workspace_id and m.id = s.campaign_id
    where s.workspace_id = ${workspaceId} ${earlier(sql, 'r.updated_at', before)}
    order by r.updated_at desc limit ${limit}`;
}

function hitsOf(sql: ISql, workspaceId: string, contactId: string, { before, limit }: Asked) {
  return sql<
    { at: Date; campaignId: string | null; campaign: string; action: string; class: string; url: string | null }[]
  >`
    select h.at, m.id as "campaignId", coalesce(m.name, '') as campaign, h.kind as action, h.class, l.url
    from hits h
    join sends s on s.workspace_id = h.workspace_id and s.id = h.send_id
    left join campaigns m on m.workspace_id = s.workspace_id and m.id = s.campaign_id
    left join links l on l.workspace_id = h.workspace_id and l.send_id = h.send_id and l.position = h.position
    where h.workspace_id = ${workspaceId} and h.contact_id = ${contactId} ${earlier(sql, 'h.at', before)}
    order by h.at desc limit ${limit}`;
}

async function returnedBy(
  sql: ISql,
  workspaceId: string,
  contactId: string,
  { before, limit }: Asked,
): Promise<(ReturnedEvent & { at: Date })[]> {
  const rows = await sql<(Omit<ReturnedEvent, 'reason'> & { at: Date; cause: BounceCause | null })[]>`
    select r.received_at as at, m.id as "campaignId", coalesce(m.name, '') as campaign, r.kind as what, r.cause, r.diagnostic, r.effect
    from returned_mail r
    join sends s on s.workspace_id = r.workspace_id and s.id = r.send_id
    left join campaigns m on m.workspace_id = s.workspace_id and m.id = s.campaign_id
    where r.workspace_id = ${workspaceId} and r.contact_id = ${contactId} and r.kind <> 'other' ${earlier(sql, 'r.received_at', before)}
    order by r.received_at desc limit ${limit}`;
  return rows.map(({ cause, ...row }) => ({ ...row, reason: cause && reasonOfCause(cause, row.what === 'bounce') }));
}
