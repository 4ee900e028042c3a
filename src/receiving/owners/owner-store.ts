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
  /** Rises with each lesson he gives the judge; 0: none yet. */
  lessonsEpoch: number;
}

/** Who stands behind an address; lower case. */
export interface OwnedAddress extends Owner {
  asked: string;
}

export function findOwners(sql: Sql, workspaceId: string, addresses: readonly string[]): Promise<OwnedAddress[]> {
  return sql<OwnedAddress[]>`
    select a.address as asked, o.id, o.address, o.language, o.policy,
      o.lessons_epoch as "lessonsEpoch", (select array_agg(b.address order by b.address) from (
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

export interface OwnerLine extends Owner {
  name: string;
  kind: 'person' | 'group';
}

const lines = (sql: Sql) => sql`
  select o.id, o.address, o.name, o.kind, o.language, o.policy, o.lessons_epoch as "lessonsEpoch",
    (select array_agg(b.address order by b.address) from (
      select address from owner_addresses where workspace_id = o.workspace_id and owner_id = o.id limit 200) b) as addresses
  from owners o`;

/** By number, so that one who is made meanwhile shifts no page. */
export function listOwners(
  sql: Sql,
  workspaceId: string,
  { domainId, search, after, limit }: { domainId: string; search?: string; after?: string; limit: number },
): Promise<OwnerLine[]> {
  const wanted = search && `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  return sql<OwnerLine[]>`${lines(sql)}
    where o.workspace_id = ${workspaceId} and o.domain_id = ${domainId} ${after ? sql`and o.id > ${after}` : sql``}
      ${wanted ? sql`and (o.address like ${wanted} or lower(o.name) like ${wanted})` : sql``}
    order by o.id limit ${limit}`;
}

export async function readOwner(
  sql: Sql,
  workspaceId: string,
  domainId: string,
  id: string,
): Promise<OwnerLine | undefined> {
  const [row] = await sql<OwnerLine[]>`${lines(sql)}
    where o.workspace_id = ${workspaceId} and o.domain_id = ${domainId} and o.id = ${id}`;
  return row;
}

export async function changeOwner(
  sql: Sql,
  workspaceId: string,
  id: string,
  { name, language, policy }: Pick<OwnerLine, 'name' | 'language' | 'policy'>,
): Promise<void> {
  await sql`
    update owners set name = ${name}, language = ${language}, policy = ${sql.json(policy)}
    where workspace_id = ${workspaceId} and id = ${id}`;
}

/** The address by which the owner is known is no alias and stays. */
export async function removeAlias(sql: Sql, workspaceId: string, ownerId: string, address: string): Promise<void> {
  await sql`
    delete from owner_addresses a using owners o
    where a.workspace_id = ${workspaceId} and a.owner_id = ${ownerId} and a.address = ${address}
      and o.workspace_id = a.workspace_id and o.id = a.owner_id and o.address <> a.address`;
}
