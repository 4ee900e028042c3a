// Purposes in the database: what a workspace writes to people about. One that was ever used is archived, not deleted: proofs name it.

import type { ISql } from 'postgres';
import type { PurposeKind } from './purpose.ts';

export interface PurposeRecord {
  id: string;
  name: string;
  description: string;
  kind: PurposeKind;
  archivedAt: Date | null;
}

const columns = (sql: ISql) => sql`id, name, description, kind, archived_at as "archivedAt"`;

export async function findPurpose(
  sql: ISql,
  workspaceId: string,
  purposeId: string,
): Promise<PurposeRecord | undefined> {
  const [row] = await sql<PurposeRecord[]>`
    select ${columns(sql)} from purposes where workspace_id = ${workspaceId} and id = ${purposeId}`;
  return row;
}

/** In use first, in the order they were made; then the archived ones. */
export function listPurposes(sql: ISql, workspaceId: string) {
  return sql<PurposeRecord[]>`
    select ${columns(sql)} from purposes where workspace_id = ${workspaceId} order by archived_at is not null, id`;
}

/** `undefined`: another purpose in use has that name. */
export async function createPurpose(
  sql: ISql,
  workspaceId: string,
  { name, description, kind }: Pick<PurposeRecord, 'name' | 'description' | 'kind'>,
  now: Date,
): Promise<string | undefined> {
  const [row] = await sql<{ id: string }[]>`
    insert into purposes (workspace_id, name, description, kind, created_at)
    values (${workspaceId}, ${name}, ${description}, ${kind}, ${now})
    on conflict (workspace_id, name) where archived_at is null do nothing
    returning id`;
  return row?.id;
}

export interface PurposeChange {
  name?: string;
  description?: string;
  isArchived?: boolean;
}

/** Throws 23505 when another purpose in use has that name. The kind never changes: consents were given for it. */
export async function changePurpose(
  sql: ISql,
  workspaceId: string,
  purposeId: string,
  { name, description, isArchived }: PurposeChange,
  now: Date,
): Promise<boolean> {
  const archived =
    isArchived === undefined ? sql`archived_at` : isArchived ? sql`coalesce(archived_at, ${now})` : sql`null`;
  const { count } = await sql`
    update purposes set name = coalesce(${name ?? null}, name), description = coalesce(${description ?? null}, description),
      archived_at = ${archived}
    where workspace_id = ${workspaceId} and id = ${purposeId}`;
  return count === 1;
}
