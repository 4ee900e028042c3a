// The keys of a domain in the database, through their life: prepared, signing, retired, forgotten. Private keys come here sealed.
// Each step is one transaction that asks again for what it stands on, so that two operators cannot take it twice.

import type { Sql, TransactionSql } from 'postgres';
import type { DkimAlgorithm } from '#authentication/dkim-sign.ts';
import type { NewKey } from './domain-store.ts';
import type { DomainKey } from './key-rotation.ts';

export interface SealedKey {
  selector: string;
  algorithm: DkimAlgorithm;
  sealed: Buffer;
}

/** The keys that sign for a domain, RSA first: the one that every verifier understands. */
export const listSealedKeys = (sql: Sql, workspaceId: string, domainId: string) => sql<SealedKey[]>`
  select selector, algorithm, private_key_sealed as sealed from dkim_keys
   where workspace_id = ${workspaceId} and domain_id = ${domainId} and active
   order by algorithm desc, selector`;

/** All of them, those that sign first, then the newest. */
export const listKeys = (sql: Sql, workspaceId: string, domainId: string) => sql<DomainKey[]>`
  select selector, algorithm, public_key as "publicKey", created_at as "createdAt", retired_at as "retiredAt",
         case when active then 'signing' when retired_at is null then 'prepared' else 'retired' end as state
    from dkim_keys
   where workspace_id = ${workspaceId} and domain_id = ${domainId}
   order by active desc, created_at desc, algorithm desc, selector`;

export async function insertKeys(
  tx: TransactionSql,
  { workspaceId, domainId, now }: { workspaceId: string; domainId: string; now: Date },
  keys: readonly NewKey[],
  active: boolean,
): Promise<void> {
  for (const { selector, algorithm, sealed, publicKey } of keys) {
    await tx`
      insert into dkim_keys (workspace_id, domain_id, selector, algorithm, private_key_sealed, public_key, active, created_at)
      values (${workspaceId}, ${domainId}, ${selector}, ${algorithm}, ${sealed}, ${publicKey}, ${active}, ${now})`;
  }
}

/** Whether the pair was kept: there is one that waits already otherwise. */
export function prepareKeys(
  sql: Sql,
  place: { workspaceId: string; domainId: string; now: Date },
  keys: readonly NewKey[],
): Promise<boolean> {
  return sql.begin(async (tx) => {
    await lockDomain(tx, place);
    const [waiting] = await tx`select from dkim_keys where ${preparedIn(tx, place)} limit 1`;
    if (waiting) return false;
    await insertKeys(tx, place, keys, false);
    return true;
  });
}

/** The prepared keys sign from here on, those that signed are retired. Whether there were any. */
export function switchKeys(
  sql: Sql,
  place: { workspaceId: string; domainId: string; now: Date },
  selectors: readonly string[],
): Promise<boolean> {
  const { workspaceId, domainId, now } = place;
  return sql.begin(async (tx) => {
    await lockDomain(tx, place);
    const [waiting] = await tx`
      select from dkim_keys where ${preparedIn(tx, place)} and selector = any(${selectors as string[]}) limit 1`;
    if (!waiting) return false;
    await tx`
      update dkim_keys set active = false, retired_at = ${now}
       where workspace_id = ${workspaceId} and domain_id = ${domainId} and active`;
    await tx`update dkim_keys set active = true where ${preparedIn(tx, place)} and selector = any(${selectors as string[]})`;
    return true;
  });
}

/** How many were forgotten: prepared ones, or retired ones; never one that signs. */
export async function deleteKeys(
  sql: Sql,
  { workspaceId, domainId }: { workspaceId: string; domainId: string },
  selectors: readonly string[],
): Promise<number> {
  const { count } = await sql`
    delete from dkim_keys
     where workspace_id = ${workspaceId} and domain_id = ${domainId} and not active
       and selector = any(${selectors as string[]})`;
  return count;
}

const preparedIn = (tx: TransactionSql, { workspaceId, domainId }: { workspaceId: string; domainId: string }) => tx`
  workspace_id = ${workspaceId} and domain_id = ${domainId} and not active and retired_at is null`;

const lockDomain = (tx: TransactionSql, { workspaceId, domainId }: { workspaceId: string; domainId: string }) => tx`
  select from domains where workspace_id = ${workspaceId} and id = ${domainId} for update`;
