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

/** How many people the rule means now: what a writer watches while changing it, hence one plain count. */
export async function countPeople(sql: ISql, workspaceId: string, rule: Rule): Promise<number> {
  const { query } = await campaignAudience(sql, workspaceId, rule);
  if (!query) return 0;
  const [row] = await sql<[{ people: number }]>`select count(*)::float8 as people from (${query}) a`;
  return row.people;
}

export interface AudienceDetail {
  /** They consent and match, but their address is suppressed. */
  excluded: number;
  languages: { fr: number; en: number; unknown: number };
  /** Of the people, those who consent to individual tracking. */
  tracked: number;
}

const NOBODY: AudienceDetail = { excluded: 0, languages: { fr: 0, en: 0, unknown: 0 }, tracked: 0 };

/** Who they are: three reads, each about as long as the count. */
export async function audienceDetail(sql: ISql, workspaceId: string, rule: Rule): Promise<AudienceDetail> {
  const { query } = await campaignAudience(sql, workspaceId, rule);
  if (!query) return NOBODY;
  const conditions = rule.conditions as Conditions;
  const [[spoken], [excluded], [tracked]] = await Promise.all([
    sql<[{ fr: number; en: number; people: number }]>`
      select count(*) filter (where c.language = 'fr')::float8 as fr, count(*) filter (where c.language = 'en')::float8 as en,
        count(*)::float8 as people
      from (${query}) a join contacts c on c.workspace_id = ${workspaceId} and c.id = a.id`,
    sql<[{ people: number }]>`
      select count(*)::float8 as people
      from consents g join contacts c on c.workspace_id = g.workspace_id and c.id = g.contact_id
      where g.workspace_id = ${workspaceId} and g.purpose_id = ${rule.purposeId} and g.channel = 'email' and g.state = 'granted'
        and exists (select from suppressions s where s.workspace_id = c.workspace_id and s.address_hash = c.address_hash
                      and (s.purpose_id is null or s.purpose_id = g.purpose_id))
        and ${matching(sql, conditions)}`,
    sql<[{ people: number }]>`
      select count(distinct a.id)::float8 as people
      from (${query}) a
      join consents t on t.workspace_id = ${workspaceId} and t.contact_id = a.id and t.channel = 'email' and t.state = 'granted'
      join purposes p on p.workspace_id = t.workspace_id and p.id = t.purpose_id and p.kind = 'tracking'`,
  ]);
  const { fr, en, people } = spoken;
  return { excluded: excluded.people, languages: { fr, en, unknown: people - fr - en }, tracked: tracked.people };
}
