// Sending domains and their keys in the database. Private keys are sealed before they get here and opened only in
// signing-keys.ts. A name taken twice in a workspace, or live twice in the installation, is an answer, not an error.

import type { Sql } from 'postgres';
import type { CheckedRecord, DomainMode, PublishedKey } from './domain.ts';
import { insertKeys } from './key-store.ts';

export interface Domain {
  id: string;
  name: string;
  mode: DomainMode;
  ownershipToken: string;
  verifiedAt: Date | null;
  checkedAt: Date | null;
  checked: CheckedRecord[] | null;
  liveAt: Date | null;
  createdAt: Date;
  /** Those that sign. */
  keys: PublishedKey[];
  /** Those that do not sign yet, or no longer. */
  otherKeys: PublishedKey[];
}

export interface NewKey extends PublishedKey {
  sealed: Buffer;
}

const keysOf = (sql: Sql, signing: boolean) => sql`
  (select coalesce(json_agg(json_build_object('selector', k.selector, 'algorithm', k.algorithm, 'publicKey', k.public_key)
                            order by k.algorithm desc, k.selector), '[]')
     from dkim_keys k
    where k.workspace_id = d.workspace_id and k.domain_id = d.id and k.active = ${signing})`;

const selectDomains = (sql: Sql) => sql`
  select d.id, d.name, d.mode, d.ownership_token as "ownershipToken", d.verified_at as "verifiedAt",
         d.checked_at as "checkedAt", d.findings as checked, d.live_at as "liveAt", d.created_at as "createdAt",
         ${keysOf(sql, true)} as keys, ${keysOf(sql, false)} as "otherKeys"
    from domains d`;

export const listDomains = (sql: Sql, workspaceId: string) =>
  sql<Domain[]>`${selectDomains(sql)} where d.workspace_id = ${workspaceId} order by d.name`;

export async function readDomain(sql: Sql, workspaceId: string, id: string): Promise<Domain | undefined> {
  const [domain] = await sql<Domain[]>`${selectDomains(sql)} where d.workspace_id = ${workspaceId} and d.id = ${id}`;
  return domain;
}

export interface NewDomain {
  workspaceId: string;
  name: string;
  ownershipToken: string;
  keys: readonly NewKey[];
  now: Date;
}

/** The number of the new domain; undefined when the workspace has one of that name. */
export async function insertDomain(sql: Sql, domain: NewDomain): Promise<string | undefined> {
  const { workspaceId, now } = domain;
  return sql.begin(async (tx) => {
    const [row] = await tx<{ id: string }[]>`
      insert into domains (workspace_id, name, ownership_token, created_at, updated_at)
      values (${workspaceId}, ${domain.name}, ${domain.ownershipToken}, ${now}, ${now})
      on conflict (workspace_id, name) do nothing
      returning id`;
    if (!row) return undefined;
    await insertKeys(tx, { workspaceId, domainId: row.id, now }, domain.keys, true);
    return row.id;
  });
}

export interface CheckOutcome {
  checked: readonly CheckedRecord[];
  isOwned: boolean;
  now: Date;
}

export async function recordCheck(
  sql: Sql,
  workspaceId: string,
  id: string,
  { checked, isOwned, now }: CheckOutcome,
): Promise<void> {
  await sql`
    update domains
       set findings = ${sql.json(checked as never)}, checked_at = ${now}, updated_at = ${now},
           verified_at = case when ${isOwned} then ${now} else verified_at end
     where workspace_id = ${workspaceId} and id = ${id}`;
}

/** Whether the mode was set: a name can be live in one workspace only. */
export async function setMode(
  sql: Sql,
  workspaceId: string,
  id: string,
  mode: DomainMode,
  now: Date,
): Promise<boolean> {
  try {
    await sql`
      update domains set mode = ${mode}, live_at = ${mode === 'live' ? now : null}, updated_at = ${now}
       where workspace_id = ${workspaceId} and id = ${id}`;
    return true;
  } catch (error) {
    if ((error as { constraint_name?: string }).constraint_name === 'domains_live_once') return false;
    throw error;
  }
}

/** Whether the domain was deleted: one that has sent stays, its sends point at it. */
export async function deleteDomain(sql: Sql, workspaceId: string, id: string): Promise<boolean> {
  const deleted = await sql`
    delete from domains d
     where d.workspace_id = ${workspaceId} and d.id = ${id}
       and not exists (select from sends s where s.workspace_id = d.workspace_id and s.domain_id = d.id)`;
  return deleted.count === 1;
}

/** Whether any workspace of this installation sends from the domain. */
export async function isOurs(sql: Sql, name: string): Promise<boolean> {
  const [found] = await sql`select from domains where name = ${name} limit 1`;
  return found !== undefined;
}
