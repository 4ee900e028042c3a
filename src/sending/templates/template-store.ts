// Templates in the database: SQL in, records out. A save succeeds only on the revision it was made from.
// Deleting archives: a campaign that was made from the template, and an operator who regrets, find it again.

import type { ISql, Sql } from 'postgres';
import type { Language } from '#platform/http/problem.ts';
import type { TemplateSource } from './compile.ts';

export interface TemplateLine {
  id: string;
  name: string;
  language: Language;
  subject: string;
  revision: number;
  updatedAt: Date;
  /** Name of the operator who saved it last; null when that account is gone. */
  updatedBy: string | null;
}

export interface Template extends TemplateLine, TemplateSource {
  createdAt: Date;
}

export interface TemplateDraft extends TemplateSource {
  name: string;
  language: Language;
}

export interface Author {
  operatorId: string;
  now: Date;
}

export async function listTemplates(
  sql: Sql,
  workspaceId: string,
  { search = '', after, limit }: { search?: string | undefined; after?: string | undefined; limit: number },
): Promise<{ items: TemplateLine[]; next: string | null }> {
  const [at, id] = after?.split(' ') ?? [];
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await sql<(TemplateLine & { cursor: string })[]>`
    select t.id, t.name, t.language, t.subject, t.revision, t.updated_at as "updatedAt", o.name as "updatedBy",
      to_char(t.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || ' ' || t.id as cursor
    from templates t left join operators o on o.id = t.updated_by
    where t.workspace_id = ${workspaceId} and t.archived_at is null
      ${search ? sql`and (t.name ilike ${pattern} or t.subject ilike ${pattern})` : sql``}
      ${at && id ? sql`and (t.updated_at, t.id) < (${at}::text::timestamptz, ${id})` : sql``}
    order by t.updated_at desc, t.id desc limit ${limit + 1}`;
  const items = rows.slice(0, limit).map(({ cursor: _cursor, ...line }) => line);
  return { items, next: rows.length > limit ? (rows[limit - 1]?.cursor ?? null) : null };
}

export async function getTemplate(sql: ISql, workspaceId: string, id: string): Promise<Template | undefined> {
  const [row] = await sql<Template[]>`
    select t.id, t.name, t.language, t.subject, t.preheader, t.mjml, t.revision, t.created_at as "createdAt",
      t.updated_at as "updatedAt", o.name as "updatedBy"
    from templates t left join operators o on o.id = t.updated_by
    where t.workspace_id = ${workspaceId} and t.id = ${id} and t.archived_at is null`;
  return row;
}

export async function createTemplate(
  sql: ISql,
  workspaceId: string,
  draft: TemplateDraft,
  { operatorId, now }: Author,
): Promise<string> {
  const { name, language, subject, preheader, mjml } = draft;
  const [row] = await sql<[{ id: string }]>`
    insert into templates (workspace_id, name, language, subject, preheader, mjml, updated_by, created_at, updated_at)
    values (${workspaceId}, ${name}, ${language}, ${subject}, ${preheader}, ${mjml}, ${operatorId}, ${now}, ${now})
    returning id`;
  return row.id;
}

/** The new revision; undefined when `revision` is no longer the present one, or the template is gone. */
export async function saveTemplate(
  sql: ISql,
  workspaceId: string,
  id: string,
  { revision, name, language, subject, preheader, mjml }: TemplateDraft & { revision: number },
  { operatorId, now }: Author,
): Promise<number | undefined> {
  const [row] = await sql<{ revision: number }[]>`
    update templates set name = ${name}, language = ${language}, subject = ${subject}, preheader = ${preheader}, mjml = ${mjml},
      revision = revision + 1, updated_by = ${operatorId}, updated_at = ${now}
    where workspace_id = ${workspaceId} and id = ${id} and revision = ${revision} and archived_at is null
    returning revision`;
  return row?.revision;
}

/** False when there is nothing to archive, or nothing archived to bring back. */
export async function archiveTemplate(sql: ISql, workspaceId: string, id: string, at: Date | null): Promise<boolean> {
  const rows = await sql`
    update templates set archived_at = ${at}
    where workspace_id = ${workspaceId} and id = ${id} and (archived_at is null) = ${at !== null}`;
  return rows.count > 0;
}
