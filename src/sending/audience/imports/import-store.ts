// Imports in the database: what was uploaded, how it is read, what was declared, where it stands.
// Moves between states are guarded in the statement itself: asking for one that is not possible changes nothing.

import type { ISql } from 'postgres';
import type { FileFormat } from './file-format.ts';
import type { Mapping } from './mapping.ts';
import type { Policy } from './merge.ts';
import type { Reading } from './reading.ts';

export const IMPORT_STATES = [
  'draft',
  'queued',
  'running',
  'finished',
  'cancelled',
  'failed',
  'undoing',
  'undone',
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export const ORIGINS = ['form', 'customers', 'event', 'paper', 'other_tool', 'suppression_list'] as const;
export type Origin = (typeof ORIGINS)[number];
export const BASES = ['consent', 'existing_customer', 'professional', 'non_commercial', 'contract'] as const;
export type Basis = (typeof BASES)[number];

export interface ImportRecord {
  id: string;
  state: ImportState;
  fileName: string;
  blobKey: string | null;
  sizeBytes: number;
  /** In hexadecimal. */
  sha256: string;
  format: FileFormat;
  sheets: string[];
  sheet: number;
  reading: Reading;
  columnNames: string[];
  mapping: Mapping | null;
  policy: Policy;
  origin: Origin | null;
  originNote: string;
  basis: Basis | null;
  purposeId: string | null;
  wordingId: string | null;
  /** YYYY-MM-DD */
  collectedOn: string | null;
  cursorRows: number;
  readBytes: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  noted: number;
  granted: number;
  refused: number;
  undone: number;
  cancelRequested: boolean;
  failure: { code: string; params: Record<string, string | number> } | null;
  operatorId: string | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  undoneAt: Date | null;
}

// Counts are far below 2^53: as numbers they need no care in JSON.
const recordColumns = (sql: ISql) => sql`
  id, state, file_name as "fileName", blob_key as "blobKey", size_bytes::float8 as "sizeBytes",
  encode(file_sha256, 'hex') as sha256, format, sheets, sheet, reading,
  column_names as "columnNames", mapping, policy, origin, origin_note as "originNote", basis, purpose_id as "purposeId",
  wording_id as "wordingId", to_char(collected_on, 'YYYY-MM-DD') as "collectedOn", cursor_rows::float8 as "cursorRows",
  read_bytes::float8 as "readBytes", created::float8, updated::float8, unchanged::float8, rejected::float8, noted::float8,
  granted::float8, refused::float8, undone::float8, cancel_requested as "cancelRequested", failure,
  operator_id as "operatorId", created_at as "createdAt", started_at as "startedAt", finished_at as "finishedAt",
  undone_at as "undoneAt"`;

export interface NewImport {
  workspaceId: string;
  operatorId: string | null;
  fileName: string;
  blobKey: string;
  sizeBytes: number;
  sha256: Buffer;
  format: FileFormat;
  sheets: string[];
  reading: Reading;
  now: Date;
}

export async function createImport(sql: ISql, given: NewImport): Promise<string> {
  const [row] = await sql<[{ id: string }]>`
    insert into imports (workspace_id, state, file_name, blob_key, size_bytes, file_sha256, format, sheets, reading, operator_id, created_at)
    values (${given.workspaceId}, 'draft', ${given.fileName}, ${given.blobKey}, ${given.sizeBytes}, ${given.sha256}, ${given.format},
      ${given.sheets}, ${sql.json({ ...given.reading })}, ${given.operatorId}, ${given.now})
    returning id`;
  return row.id;
}

export async function findImport(sql: ISql, workspaceId: string, importId: string): Promise<ImportRecord | undefined> {
  const [row] = await sql<ImportRecord[]>`
    select ${recordColumns(sql)} from imports where workspace_id = ${workspaceId} and id = ${importId}`;
  return row;
}

/** Newest first; `before` is the last id of the page before. */
export function listImports(sql: ISql, workspaceId: string, before: string | undefined, limit: number) {
  return sql<ImportRecord[]>`
    select ${recordColumns(sql)} from imports
    where workspace_id = ${workspaceId} ${before === undefined ? sql`` : sql`and id < ${before}`}
    order by id desc limit ${limit}`;
}

/** Which workbook sheet is read, and how: only while it is a draft. */
export async function changeReading(
  sql: ISql,
  workspaceId: string,
  importId: string,
  { sheet, reading }: { sheet: number; reading: Reading },
): Promise<boolean> {
  const { count } = await sql`
    update imports set sheet = ${sheet}, reading = ${sql.json({ ...reading })}
    where workspace_id = ${workspaceId} and id = ${importId} and state = 'draft'`;
  return count === 1;
}

export interface Declaration {
  origin: Origin;
  originNote: string;
  basis: Basis | null;
  purposeId: string | null;
  wordingId: string | null;
  collectedOn: string | null;
}

/** From draft to queue, with all that was decided. False when it was no draft any more. */
export async function queueImport(
  sql: ISql,
  workspaceId: string,
  importId: string,
  decided: Declaration & { columnNames: string[]; mapping: Mapping; policy: Policy; operatorId: string | null },
): Promise<boolean> {
  const { count } = await sql`
    update imports set state = 'queued', column_names = ${decided.columnNames}, mapping = ${sql.json(decided.mapping)},
      policy = ${decided.policy}, origin = ${decided.origin}, origin_note = ${decided.originNote}, basis = ${decided.basis},
      purpose_id = ${decided.purposeId}, wording_id = ${decided.wordingId}, collected_on = ${decided.collectedOn},
      operator_id = ${decided.operatorId}
    where workspace_id = ${workspaceId} and id = ${importId} and state = 'draft'`;
  return count === 1;
}

/** How many runs began since the last batch that went through; undefined when there is nothing to run. */
export async function beginImport(
  sql: ISql,
  workspaceId: string,
  importId: string,
  now: Date,
): Promise<number | undefined> {
  const [row] = await sql<{ attempts: number }[]>`
    update imports set state = 'running', started_at = coalesce(started_at, ${now}), attempts = attempts + 1
    where workspace_id = ${workspaceId} and id = ${importId} and state in ('queued', 'running')
    returning attempts`;
  return row?.attempts;
}

/** What a program that starts finds unfinished: work whose job was lost with the program that had it. */
export function unfinishedImports(sql: ISql) {
  return sql<{ workspaceId: string; importId: string; state: 'queued' | 'running' | 'undoing' }[]>`
    select workspace_id as "workspaceId", id as "importId", state from imports
    where state in ('queued', 'running', 'undoing') order by id`;
}

export async function endImport(
  sql: ISql,
  workspaceId: string,
  importId: string,
  end: { state: 'finished' | 'cancelled' | 'failed'; failure?: ImportRecord['failure']; now: Date },
): Promise<void> {
  await sql`
    update imports set state = ${end.state}, failure = ${end.failure ? sql.json(end.failure) : null}, finished_at = ${end.now}
    where workspace_id = ${workspaceId} and id = ${importId} and state in ('queued', 'running')`;
}

/** Takes effect at the next batch; an import that still waits is cancelled by its job. */
export async function requestCancel(sql: ISql, workspaceId: string, importId: string): Promise<boolean> {
  const { count } = await sql`
    update imports set cancel_requested = true
    where workspace_id = ${workspaceId} and id = ${importId} and state in ('queued', 'running')`;
  return count === 1;
}

export async function beginUndo(sql: ISql, workspaceId: string, importId: string): Promise<boolean> {
  const { count } = await sql`
    update imports set state = 'undoing'
    where workspace_id = ${workspaceId} and id = ${importId} and state in ('finished', 'cancelled', 'failed', 'undoing')`;
  return count === 1;
}

/** The key of the file that may now be removed; null when it is gone already. */
export async function forgetFile(sql: ISql, workspaceId: string, importId: string): Promise<string | null> {
  const [row] = await sql<{ key: string | null }[]>`
    with old as (select blob_key from imports where workspace_id = ${workspaceId} and id = ${importId} for update)
    update imports i set blob_key = null from old
    where i.workspace_id = ${workspaceId} and i.id = ${importId} and i.state not in ('draft', 'queued', 'running')
    returning old.blob_key as key`;
  return row?.key ?? null;
}

/** Drafts that nobody started: their files hold personal data and go. Gives the keys of those files. */
export async function dropDrafts(
  sql: ISql,
  workspaceId: string,
  which: { importId: string } | { olderThan: Date },
): Promise<string[]> {
  const rows = await sql<{ key: string }[]>`
    delete from imports where workspace_id = ${workspaceId} and state = 'draft'
      and ${'importId' in which ? sql`id = ${which.importId}` : sql`created_at < ${which.olderThan}`}
    returning blob_key as key`;
  return rows.map((row) => row.key);
}
