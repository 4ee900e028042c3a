// Remarks about lines of an import: written with their batch, read back for the report, in the order of the file.

import type { ISql } from 'postgres';
import type { Remark } from './row.ts';

interface OfImport {
  workspaceId: string;
  importId: string;
}

export async function storeRemarks(
  sql: ISql,
  { workspaceId, importId }: OfImport,
  remarks: readonly Remark[],
): Promise<void> {
  if (remarks.length === 0) return;
  const sorted = remarks.toSorted((a, b) => a.line - b.line);
  await sql`
    insert into import_rejects (workspace_id, import_id, line, kept, reason, params, raw)
    select ${workspaceId}, ${importId}, r.line, r.kept::boolean, r.reason, r.params::jsonb, r.raw
    from unnest(${sorted.map(({ line }) => line)}::bigint[], ${sorted.map(({ kept }) => String(kept))}::text[],
      ${sorted.map(({ reason }) => reason)}::text[], ${sorted.map(({ params }) => JSON.stringify(params))}::text[],
      ${sorted.map(({ raw }) => storable(raw))}::text[]) as r (line, kept, reason, params, raw)`;
}

/** PostgreSQL holds neither NUL nor half a surrogate pair. */
const storable = (raw: string) => raw.toWellFormed().replaceAll('\0', '\ufffd');

export interface StoredRemark {
  id: string;
  line: number;
  kept: boolean;
  reason: string;
  params: Record<string, string | number>;
  raw: string;
}

/** After the remark `after`, in the order of the file. */
export function readRemarks(sql: ISql, { workspaceId, importId }: OfImport, after: string, limit: number) {
  return sql<StoredRemark[]>`
    select id, line::float8, kept, reason, params, raw from import_rejects
    where workspace_id = ${workspaceId} and import_id = ${importId} and id > ${after}
    order by id limit ${limit}`;
}

/** How often each reason came up, most frequent first. */
export function countRemarks(sql: ISql, { workspaceId, importId }: OfImport) {
  return sql<{ reason: string; kept: boolean; count: number }[]>`
    select reason, kept, count(*)::float8 as count from import_rejects
    where workspace_id = ${workspaceId} and import_id = ${importId}
    group by reason, kept order by count desc, reason`;
}

/** Lines left out hold personal data: they are kept while there is time to mend the file, not for ever. */
export async function dropOldRemarks(sql: ISql, workspaceId: string, endedBefore: Date): Promise<void> {
  await sql`
    delete from import_rejects r using imports i
    where i.workspace_id = ${workspaceId} and i.finished_at < ${endedBefore}
      and r.workspace_id = i.workspace_id and r.import_id = i.id`;
}
