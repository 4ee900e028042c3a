// Images in the database and the blob store: the row names the file. The same image uploaded twice is kept once.

import type { Platform } from '#platform/platform.ts';
import type { PreparedImage } from './prepare-image.ts';

export interface ImageLine {
  id: string;
  /** Address inside Dauphin: `/i/<name>`; templates store it like this. */
  path: string;
  fileName: string;
  width: number;
  height: number;
  bytes: number;
  createdAt: Date;
}

type Storage = Pick<Platform, 'sql' | 'vault' | 'blobs' | 'clock'>;

export async function keepImage(
  { sql, vault, blobs, clock }: Storage,
  workspaceId: string,
  { content, extension, width, height }: PreparedImage,
  { fileName, operatorId }: { fileName: string; operatorId: string },
): Promise<ImageLine> {
  const name = `${vault.mac(`image ${workspaceId}`, content).toString('hex').slice(0, 32)}.${extension}`;
  const [known] = await select(sql, workspaceId, name);
  if (known) return known;
  const key = await blobs.put(workspaceId, content);
  const inserted = await sql`
    insert into images (workspace_id, name, file_name, width, height, bytes, blob_key, created_by, created_at)
    values (${workspaceId}, ${name}, ${fileName.slice(0, 200)}, ${width}, ${height}, ${content.length}, ${key}, ${operatorId}, ${clock.now()})
    on conflict (name) do nothing`;
  if (inserted.count === 0) await blobs.delete(key);
  const [line] = await select(sql, workspaceId, name);
  if (!line) throw new Error(`image ${name} was kept but can not be found`);
  return line;
}

function select(sql: Platform['sql'], workspaceId: string, name: string): Promise<ImageLine[]> {
  return sql<ImageLine[]>`
    select id, '/i/' || name as path, file_name as "fileName", width, height, bytes, created_at as "createdAt"
    from images where workspace_id = ${workspaceId} and name = ${name}`;
}

export async function listImages(
  sql: Platform['sql'],
  workspaceId: string,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ items: ImageLine[]; next: string | null }> {
  const rows = await sql<ImageLine[]>`
    select id, '/i/' || name as path, file_name as "fileName", width, height, bytes, created_at as "createdAt"
    from images where workspace_id = ${workspaceId} ${after ? sql`and id < ${after}` : sql``}
    order by id desc limit ${limit + 1}`;
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** Key of the content, whatever the workspace: the name is the secret. */
export async function imageBlob(sql: Platform['sql'], name: string): Promise<string | undefined> {
  const [row] = await sql<{ key: string }[]>`select blob_key as key from images where name = ${name}`;
  return row?.key;
}
