// Owners of mailboxes and their addresses, in the database. An owner is made when the first mail for an address that the mailbox server
// knows is taken; an alias leads to the owner it was given to, so that what is learned from its mail is learned for him.

import type { Sql } from 'postgres';
import type { PolicyChoices } from '../disposition/policy.ts';

export interface Owner {
  id: string;
  /** The one he is known by. */
  address: string;
  /** All of them. */
  addresses: string[];
  language: 'fr' | 'en';
  policy: PolicyChoices;
}

/** Who stands behind an address; lower case. */
export interface OwnedAddress extends Owner {
  asked: string;
}

export function findOwners(sql: Sql, workspaceId: string, addresses: readonly string[]): Promise<OwnedAddress[]> {
  return sql<OwnedAddress[]>`
    select a.address as asked, o.id, o.address, o.language, o.policy,
      (select array_agg(b.address order by b.address) from (
        select address from owner_addresses where workspace_id = o.workspace_id and owner_id = o.id limit 200) b) as addresses
    from owner_addresses a join owners o on o.workspace_id = a.workspace_id and o.id = a.owner_id
    where a.workspace_id = ${workspaceId} and a.address = any(${addresses as string[]})`;
}

export interface NewOwner {
  workspaceId: string;
  domainId: string;
  /** Lower case. */
  address: string;
  language?: 'fr' | 'en';
  name?: string;
  kind?: 'person' | 'group';
  now: Date;
}

/** Makes the owner unless the address leads to one already; two who do so at once make one. Says whether one was made. */
export async function makeOwner(
  sql: Sql,
  { workspaceId, domainId, address, now, ...rest }: NewOwner,
): Promise<boolean> {
  const { language, name = '', kind = 'person' } = rest;
  const { count } = await sql`
    with made as (
      insert into owners (workspace_id, domain_id, address, name, kind, language, created_at)
      select ${workspaceId}, ${domainId}, ${address}, ${name}, ${kind},
        coalesce(${language ?? null}, (select language from workspaces where id = ${workspaceId})), ${now}
      where not exists (select from owner_addresses where workspace_id = ${workspaceId} and address = ${address})
      on conflict (workspace_id, address) do nothing
      returning id)
    insert into owner_addresses (workspace_id, address, owner_id) select ${workspaceId}, ${address}, id from made`;
  return count > 0;
}

/** False when it leads to somebody already. */
export async function addAlias(sql: Sql, workspaceId: string, ownerId: string, address: string): Promise<boolean> {
  const { count } = await sql`
    insert into owner_addresses (workspace_id, address, owner_id) values (${workspaceId}, ${address}, ${ownerId})
    on conflict do nothing`;
  return count > 0;
}
