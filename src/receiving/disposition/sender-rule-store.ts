// Senders that an owner, or everybody of a domain, always wants or never wants. SQL in, records out.

import type { Sql } from 'postgres';
import type { SenderRule } from './dispose.ts';

export interface FoundRule extends SenderRule {
  /** Null: for everybody of the domain. */
  ownerId: string | null;
}

export interface NewRule {
  workspaceId: string;
  domainId: string;
  ownerId: string | null;
  /** Lower case. */
  sender: string;
  action: SenderRule['action'];
  now: Date;
}

/** The last word about a sender stands. */
export async function setRule(sql: Sql, rule: NewRule): Promise<void> {
  await sql`
    insert into sender_rules (workspace_id, domain_id, owner_id, sender, action, created_at)
    values (${rule.workspaceId}, ${rule.domainId}, ${rule.ownerId}, ${rule.sender}, ${rule.action}, ${rule.now})
    on conflict (workspace_id, domain_id, (coalesce(owner_id, 0)), sender)
    do update set action = excluded.action, created_at = excluded.created_at`;
}

export interface RuleLine {
  id: string;
  sender: string;
  action: SenderRule['action'];
  ownerId: string | null;
  /** '' for everybody. */
  ownerAddress: string;
  createdAt: Date;
}

const MOST_LISTED = 2_000;

export const listRules = (sql: Sql, workspaceId: string, domainId: string): Promise<RuleLine[]> => sql<RuleLine[]>`
  select r.id, r.sender, r.action, r.owner_id as "ownerId", coalesce(o.address, '') as "ownerAddress", r.created_at as "createdAt"
  from sender_rules r left join owners o on o.workspace_id = r.workspace_id and o.id = r.owner_id
  where r.workspace_id = ${workspaceId} and r.domain_id = ${domainId}
  order by r.created_at desc, r.id desc limit ${MOST_LISTED}`;

export async function deleteRule(sql: Sql, workspaceId: string, domainId: string, id: string): Promise<void> {
  await sql`delete from sender_rules where workspace_id = ${workspaceId} and domain_id = ${domainId} and id = ${id}`;
}

export const allRules = (sql: Sql, workspaceId: string, domainId: string): Promise<FoundRule[]> => sql<FoundRule[]>`
  select owner_id as "ownerId", sender, action, owner_id is not null as "isPersonal" from sender_rules
  where workspace_id = ${workspaceId} and domain_id = ${domainId}`;

/** Lifts what one owner said about one sender, where it was that. */
export async function deletePersonalRule(
  sql: Sql,
  rule: { workspaceId: string; domainId: string; ownerId: string; sender: string },
  action: SenderRule['action'],
): Promise<void> {
  await sql`
    delete from sender_rules where workspace_id = ${rule.workspaceId} and domain_id = ${rule.domainId} and owner_id = ${rule.ownerId}
      and sender = ${rule.sender} and action = ${action}`;
}
