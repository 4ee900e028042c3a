// The audience of a campaign: its stored rule as a query, counted for the writer and frozen by the launch, so that the number
// shown is the number sent. A rule that can no longer be read gives remarks instead of a query. Reads only.

import type { Fragment, ISql } from 'postgres';
import { audienceQuery } from '#sending/audience/audience-query.ts';
import { matching } from '#sending/audience/condition-sql.ts';
import { type Conditions, conditionsSchema } from '#sending/audience/conditions.ts';
import { isCommonField } from '#sending/audience/contacts/contact-field.ts';
import { listFields } from '#sending/audience/contacts/field-store.ts';
import type { Campaign } from './campaign.ts';
import { type Remark, remark } from './remark.ts';

type Rule = Pick<Campaign, 'purposeId' | 'conditions'>;

export interface CampaignAudience {
  /** Gives `id`, `email`, `address_hash` of each contact once. Absent when the rule can not be read. */
  query?: Fragment;
  remarks: Remark[];
}

export async function campaignAudience(
  sql: ISql,
  workspaceId: string,
  { purposeId, conditions }: Rule,
): Promise<CampaignAudience> {
  if (purposeId === null) return { remarks: [remark('purpose_missing')] };
  const readable = await readConditions(sql, workspaceId, conditions);
  if (!readable) return { remarks: [remark('conditions_invalid')] };
  return { query: audienceQuery(sql, { workspaceId, purposeId, conditions: readable }), remarks: [] };
}

/** A condition on a field that was deleted would mean everybody, or nobody: neither is what its author meant. */
async function readConditions(sql: ISql, workspaceId: string, stored: unknown): Promise<Conditions | undefined> {
  const { success, data } = conditionsSchema.safeParse(stored);
  if (!success) return undefined;
  const custom = data.conditions.filter(({ field }) => !isCommonField(field));
  if (custom.length === 0) return data;
  const fields = await listFields(sql, workspaceId);
  const types = new Map(fields.map(({ key, type }) => [key, type]));
  return custom.every(({ field, type }) => types.get(field) === type) ? data : undefined;
}

export interface AudienceCount {
  people: number;
  /** They consent and match, but their address is suppressed. */
  excluded: number;
  languages: { fr: number; en: number; unknown: number };
  /** Of the people, those who consent to individual tracking. */
  tracked: number;
}

const NOBODY: AudienceCount = { people: 0, excluded: 0, languages: { fr: 0, en: 0, unknown: 0 }, tracked: 0 };

export async function countAudience(sql: ISql, workspaceId: string, rule: Rule): Promise<AudienceCount> {
  const { query } = await campaignAudience(sql, workspaceId, rule);
  if (!query) return NOBODY;
  const [row] = await sql<[{ people: number; fr: number; en: number; tracked: number; consenting: number }]>`
    with audience as materialized (${query})
    select count(*)::float8 as people,
      count(*) filter (where c.language = 'fr')::float8 as fr,
      count(*) filter (where c.language = 'en')::float8 as en,
      count(*) filter (where exists (
        select from consents t join purposes p on p.workspace_id = t.workspace_id and p.id = t.purpose_id
        where t.workspace_id = c.workspace_id and t.contact_id = c.id and t.state = 'granted' and p.kind = 'tracking'))::float8 as tracked,
      (select count(*) from consents g join contacts c on c.workspace_id = g.workspace_id and c.id = g.contact_id
       where g.workspace_id = ${workspaceId} and g.purpose_id = ${rule.purposeId} and g.channel = 'email' and g.state = 'granted'
         and ${matching(sql, rule.conditions as Conditions)})::float8 as consenting
    from audience a join contacts c on c.workspace_id = ${workspaceId} and c.id = a.id`;
  const { people, fr, en, tracked, consenting } = row;
  return { people, excluded: consenting - people, languages: { fr, en, unknown: people - fr - en }, tracked };
}
