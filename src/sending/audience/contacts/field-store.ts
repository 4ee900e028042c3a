// Custom fields in the database. Values live in the contacts; removing a field leaves them there, unseen, until it is made anew.

import type { ISql } from 'postgres';
import type { ContactField } from './contact-field.ts';

export function listFields(sql: ISql, workspaceId: string) {
  return sql<ContactField[]>`
    select key, label, type, choices from contact_fields where workspace_id = ${workspaceId} order by position, key`;
}

/** Until the transaction ends nobody else makes fields here: keys and limits are checked against what is really there. */
export async function lockFields(tx: ISql, workspaceId: string): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`contact_fields ${workspaceId}`}, 0))`;
}

export async function createField(sql: ISql, workspaceId: string, field: ContactField, now: Date): Promise<void> {
  await sql`
    insert into contact_fields (workspace_id, key, label, type, choices, position, created_at)
    select ${workspaceId}, ${field.key}, ${field.label}, ${field.type}, ${field.choices}, coalesce(max(position) + 1, 0), ${now}
    from contact_fields where workspace_id = ${workspaceId}`;
}

export async function changeField(
  sql: ISql,
  workspaceId: string,
  key: string,
  { label, choices }: { label?: string; choices?: string[] },
): Promise<boolean> {
  const { count } = await sql`
    update contact_fields set label = coalesce(${label ?? null}, label), choices = coalesce(${choices ?? null}::text[], choices)
    where workspace_id = ${workspaceId} and key = ${key}`;
  return count === 1;
}

export async function deleteField(sql: ISql, workspaceId: string, key: string): Promise<boolean> {
  const { count } = await sql`delete from contact_fields where workspace_id = ${workspaceId} and key = ${key}`;
  return count === 1;
}
