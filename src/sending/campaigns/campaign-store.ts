// Campaigns in the database: SQL in, records out. A change that does not fit the campaign's state changes nothing and says so.
// It must never touch another workspace's row, nor a draft that has left.

import type { ISql, JSONValue, Sql, TransactionSql } from 'postgres';
import type { Campaign, CampaignDraft, CampaignState, DraftFacts } from './campaign.ts';

/** What a list shows: the campaign without its content, and its figures so far. */
export interface CampaignLine {
  id: string;
  name: string;
  subject: string;
  state: CampaignState;
  mode: 'sandbox' | 'live' | null;
  scheduledAt: Date | null;
  launchedAt: Date | null;
  updatedAt: Date;
  refusal: Campaign['refusal'];
  /** Recipients in each state; empty before the launch. */
  counts: Record<string, number>;
}

const columns = (sql: ISql) => sql`
  c.id, c.name, c.state, c.revision, c.purpose_id as "purposeId", c.conditions, c.domain_id as "domainId",
  c.sender_name as "senderName", c.sender_local_part as "senderLocalPart", c.reply_to as "replyTo", c.stream, c.language,
  c.subject, c.preheader, c.template_id as "templateId", c.mjml, c.click_tracking as "clickTracking",
  c.scheduled_local as "scheduledLocal", c.scheduled_zone as "scheduledZone", c.scheduled_at as "scheduledAt", c.refusal,
  c.send_id as "sendId", c.launched_at as "launchedAt", c.created_at as "createdAt", c.updated_at as "updatedAt"`;

export async function getCampaign(sql: ISql, workspaceId: string, id: string): Promise<Campaign | undefined> {
  const [row] = await sql<Campaign[]>`
    select ${columns(sql)} from campaigns c where c.workspace_id = ${workspaceId} and c.id = ${id}`;
  return row;
}

/** The same row, held until the transaction ends: two launches of one campaign wait for each other here. */
export async function lockCampaign(tx: TransactionSql, workspaceId: string, id: string): Promise<Campaign | undefined> {
  const [row] = await tx<Campaign[]>`
    select ${columns(tx)} from campaigns c where c.workspace_id = ${workspaceId} and c.id = ${id} for update`;
  return row;
}

export interface ListRequest {
  search?: string;
  state?: CampaignState;
  /** Cursor of the previous page: `updatedAt id`. */
  after?: string;
  limit: number;
}

export async function listCampaigns(
  sql: Sql,
  workspaceId: string,
  { search = '', state, after, limit }: ListRequest,
): Promise<{ items: CampaignLine[]; next: string | null }> {
  const [at, id] = after?.split(' ') ?? [];
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await sql<(CampaignLine & { cursor: string })[]>`
    select c.id, c.name, c.subject, c.state, d.mode, c.scheduled_at as "scheduledAt", c.launched_at as "launchedAt",
      c.updated_at as "updatedAt", c.refusal, to_char(c.updated_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || ' ' || c.id as cursor,
      coalesce((
        select jsonb_object_agg(k.state, k.people) from (
          select n.state, sum(n.recipients) as people from send_counts n
          where n.workspace_id = c.workspace_id and n.send_id = c.send_id group by n.state) k), '{}') as counts
    from campaigns c
    left join domains d on d.workspace_id = c.workspace_id and d.id = c.domain_id
    where c.workspace_id = ${workspaceId}
      ${state ? sql`and c.state = ${state}` : sql``}
      ${search ? sql`and (c.name ilike ${pattern} or c.subject ilike ${pattern})` : sql``}
      ${at && id ? sql`and (c.updated_at, c.id) < (${at}::text::timestamptz, ${id})` : sql``}
    order by c.updated_at desc, c.id desc limit ${limit + 1}`;
  const items = rows.slice(0, limit).map(({ cursor: _, ...line }) => line);
  return { items, next: rows.length > limit ? (rows[limit - 1]?.cursor ?? null) : null };
}

export interface NewCampaign {
  name: string;
  language: 'fr' | 'en';
  operatorId: string;
  now: Date;
}

/** A new draft starts with what can be guessed: the only purpose to write for, the only domain. */
export async function createCampaign(
  sql: ISql,
  workspaceId: string,
  { name, language, operatorId, now }: NewCampaign,
): Promise<string> {
  const [row] = await sql<[{ id: string }]>`
    insert into campaigns (workspace_id, name, language, purpose_id, domain_id, created_by, created_at, updated_at)
    values (${workspaceId}, ${name}, ${language},
      (select id from purposes where workspace_id = ${workspaceId} and kind = 'marketing' and archived_at is null order by id limit 1),
      (select min(id) from domains where workspace_id = ${workspaceId} having count(*) = 1),
      ${operatorId}, ${now}, ${now})
    returning id`;
  return row.id;
}

const columnOf: Record<keyof CampaignDraft, string> = {
  name: 'name',
  purposeId: 'purpose_id',
  conditions: 'conditions',
  domainId: 'domain_id',
  senderName: 'sender_name',
  senderLocalPart: 'sender_local_part',
  replyTo: 'reply_to',
  stream: 'stream',
  language: 'language',
  subject: 'subject',
  preheader: 'preheader',
  templateId: 'template_id',
  mjml: 'mjml',
  clickTracking: 'click_tracking',
  scheduledLocal: 'scheduled_local',
};
/** What a pre-flight does not look at: changing it leaves the last verdict standing. */
const besideContent = new Set<keyof CampaignDraft>(['name', 'scheduledLocal', 'templateId']);

/** Saves some fields of a draft. False: it is no draft, or does not exist. */
export async function saveDraft(
  sql: ISql,
  workspaceId: string,
  id: string,
  changes: Partial<CampaignDraft>,
  now: Date,
): Promise<boolean> {
  const names = (Object.keys(changes) as (keyof CampaignDraft)[]).filter((name) => changes[name] !== undefined);
  if (names.length === 0) return true;
  const values: Record<string, unknown> = {};
  for (const name of names) {
    values[columnOf[name]] = name === 'conditions' ? sql.json(changes.conditions as JSONValue) : changes[name];
  }
  const step = names.every((name) => besideContent.has(name)) ? 0 : 1;
  const saved = await sql`
    update campaigns set ${sql(values as never)}, revision = revision + ${step}, refusal = null, updated_at = ${now}
    where workspace_id = ${workspaceId} and id = ${id} and state = 'draft'`;
  return saved.count > 0;
}

export async function duplicateCampaign(
  sql: ISql,
  workspaceId: string,
  id: string,
  copy: NewCampaign,
): Promise<string | undefined> {
  const [row] = await sql<{ id: string }[]>`
    insert into campaigns (workspace_id, name, purpose_id, conditions, domain_id, sender_name, sender_local_part, reply_to, stream,
      language, subject, preheader, template_id, mjml, click_tracking, created_by, created_at, updated_at)
    select workspace_id, ${copy.name}, purpose_id, conditions, domain_id, sender_name, sender_local_part, reply_to, stream,
      language, subject, preheader, template_id, mjml, click_tracking, ${copy.operatorId}, ${copy.now}, ${copy.now}
    from campaigns where workspace_id = ${workspaceId} and id = ${id}
    returning id`;
  return row?.id;
}

export async function deleteDraft(sql: ISql, workspaceId: string, id: string): Promise<boolean> {
  const gone = await sql`delete from campaigns where workspace_id = ${workspaceId} and id = ${id} and state = 'draft'`;
  return gone.count > 0;
}

/** Waits for its moment; the jobs role launches it. */
export async function markScheduled(
  tx: TransactionSql,
  workspaceId: string,
  id: string,
  moment: { at: Date; zone: string; operatorId: string; now: Date },
): Promise<void> {
  await tx`
    update campaigns set state = 'scheduled', scheduled_at = ${moment.at}, scheduled_zone = ${moment.zone},
      launched_by = ${moment.operatorId}, refusal = null, updated_at = ${moment.now}
    where workspace_id = ${workspaceId} and id = ${id}`;
}

/** Back to a draft: by order, or (with a refusal) because the launch could not happen. */
export async function markDraft(
  sql: ISql,
  workspaceId: string,
  id: string,
  refusal: Campaign['refusal'],
  now: Date,
): Promise<boolean> {
  const changed = await sql`
    update campaigns set state = 'draft', scheduled_at = null, scheduled_zone = null, launched_by = null,
      refusal = ${refusal === null ? null : sql.json(refusal as unknown as JSONValue)}, updated_at = ${now}
    where workspace_id = ${workspaceId} and id = ${id} and state = 'scheduled'`;
  return changed.count > 0;
}

export async function markSending(
  tx: TransactionSql,
  workspaceId: string,
  id: string,
  sendId: string,
  now: Date,
): Promise<void> {
  await tx`
    update campaigns set state = 'sending', send_id = ${sendId}, launched_at = ${now}, updated_at = ${now}
    where workspace_id = ${workspaceId} and id = ${id}`;
}

export interface DueCampaign {
  workspaceId: string;
  campaignId: string;
  at: Date;
}

/** Of all workspaces: what waits for its moment, so that a start of the jobs role can make sure that each has its job. */
export function scheduledCampaigns(sql: Sql): Promise<DueCampaign[]> {
  return sql<DueCampaign[]>`
    select workspace_id as "workspaceId", id as "campaignId", scheduled_at as at from campaigns
    where state = 'scheduled' order by scheduled_at`;
}

/** What surrounds a draft, for its rules. */
export async function draftFacts(sql: ISql, workspaceId: string, draft: CampaignDraft, now: Date): Promise<DraftFacts> {
  const [world] = await sql<[Omit<DraftFacts, 'now'>]>`
    select w.time_zone as "timeZone",
      (select jsonb_build_object('name', p.name, 'kind', p.kind, 'archived', p.archived_at is not null)
       from purposes p where p.workspace_id = w.id and p.id = ${draft.purposeId}) as purpose,
      (select jsonb_build_object('name', d.name, 'mode', d.mode, 'verified', d.verified_at is not null, 'hasKey', exists (
         select from dkim_keys k where k.workspace_id = d.workspace_id and k.domain_id = d.id and k.active))
       from domains d where d.workspace_id = w.id and d.id = ${draft.domainId}) as domain,
      array(select name from domains d where d.workspace_id = w.id) as "ownDomains"
    from workspaces w where w.id = ${workspaceId}`;
  return { ...world, purpose: world.purpose ?? undefined, domain: world.domain ?? undefined, now };
}
