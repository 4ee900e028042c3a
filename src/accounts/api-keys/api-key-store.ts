// API keys in the database. A key that has expired or was revoked is as good as none; its row stays, so that the log can name it.
// `last_used_at` is written at most once a minute.

import type { ISql } from 'postgres';
import type { NewApiKey, Scope, ScramVerifier } from './api-key.ts';

const USED_EVERY_MS = 60_000;

export interface ApiKeyRow {
  id: string;
  name: string;
  publicPart: string;
  scopes: Scope[];
  createdBy: string | null;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

export async function listApiKeys(sql: ISql, workspaceId: string): Promise<ApiKeyRow[]> {
  return sql<ApiKeyRow[]>`
    select k.id, k.name, k.public_part as "publicPart", k.scopes, o.name as "createdBy", k.created_at as "createdAt",
           k.expires_at as "expiresAt", k.last_used_at as "lastUsedAt", k.revoked_at as "revokedAt"
    from api_keys k left join operators o on o.id = k.created_by
    where k.workspace_id = ${workspaceId}
    order by (k.revoked_at is not null), k.created_at desc, k.id desc`;
}

export interface ApiKeyOrder {
  workspaceId: string;
  operatorId: string;
  name: string;
  scopes: readonly Scope[];
  expiresAt: Date | null;
  key: NewApiKey;
  now: Date;
}

export async function insertApiKey(sql: ISql, order: ApiKeyOrder): Promise<string> {
  const { key } = order;
  const rows = await sql<{ id: string }[]>`
    insert into api_keys (workspace_id, name, public_part, secret_hash, scram_salt, scram_iterations, scram_stored_key,
                          scram_server_key, scopes, created_by, created_at, expires_at)
    values (${order.workspaceId}, ${order.name}, ${key.publicPart}, ${key.hash}, ${key.scram.salt}, ${key.scram.iterations},
            ${key.scram.storedKey}, ${key.scram.serverKey}, ${order.scopes as string[]}, ${order.operatorId}, ${order.now},
            ${order.expiresAt})
    returning id`;
  return (rows[0] as { id: string }).id;
}

/** The name of the key that was revoked; undefined when there is none, or it was revoked before. */
export async function revokeApiKey(sql: ISql, workspaceId: string, id: string, now: Date): Promise<string | undefined> {
  const [row] = await sql<{ name: string }[]>`
    update api_keys set revoked_at = ${now}
    where workspace_id = ${workspaceId} and id = ${id} and revoked_at is null returning name`;
  return row?.name;
}

export interface LivingKey {
  id: string;
  workspaceId: string;
  /** Whoever made it; '0' once that account is gone. */
  operatorId: string;
  name: string;
  scopes: Scope[];
  hash: Buffer;
  scram: ScramVerifier;
  lastUsedAt: Date | null;
}

/** The key of that name, when it can be used now. Its secret is still to be asked for. */
export async function findLivingKey(sql: ISql, publicPart: string, now: Date): Promise<LivingKey | undefined> {
  const [row] = await sql<(Omit<LivingKey, 'scram'> & ScramVerifier)[]>`
    select id, workspace_id as "workspaceId", coalesce(created_by, 0) as "operatorId", name, scopes, secret_hash as hash,
           scram_salt as salt, scram_iterations as iterations, scram_stored_key as "storedKey", scram_server_key as "serverKey",
           last_used_at as "lastUsedAt"
    from api_keys where public_part = ${publicPart} and revoked_at is null and (expires_at is null or expires_at > ${now})`;
  if (!row) return undefined;
  const { salt, iterations, storedKey, serverKey, ...key } = row;
  return { ...key, scram: { salt, iterations, storedKey, serverKey } };
}

export async function noteUse(sql: ISql, { id, workspaceId, lastUsedAt }: LivingKey, now: Date): Promise<void> {
  if (lastUsedAt && now.getTime() - lastUsedAt.getTime() < USED_EVERY_MS) return;
  await sql`update api_keys set last_used_at = ${now} where workspace_id = ${workspaceId} and id = ${id}`;
}
