// Protected domains in the database. A name is filtered once in an installation: taken twice is an answer, not an error.

import type { Sql } from 'postgres';
import type { DomainSettings, ProtectedDomain } from './protected-domain.ts';

const select = (sql: Sql) => sql`
  select workspace_id as "workspaceId", id, name, recipients, verdict_moment as "verdictMoment", policy, clean, clean_links as "cleanLinks", seals, greylist,
    kept_days as "keptDays", json_build_object('host', mailbox_host, 'port', mailbox_port, 'protocol', mailbox_protocol,
      'tls', mailbox_tls) as mailbox
  from protected_domains`;

/** Of all workspaces: the listener knows no other way to whom mail belongs. */
export const listAllProtectedDomains = (sql: Sql): Promise<ProtectedDomain[]> => sql<ProtectedDomain[]>`${select(sql)}`;

export const listProtectedDomains = (sql: Sql, workspaceId: string): Promise<ProtectedDomain[]> =>
  sql<ProtectedDomain[]>`${select(sql)} where workspace_id = ${workspaceId} order by name`;

export async function readProtectedDomain(
  sql: Sql,
  workspaceId: string,
  id: string,
): Promise<ProtectedDomain | undefined> {
  const [row] = await sql<ProtectedDomain[]>`${select(sql)} where workspace_id = ${workspaceId} and id = ${id}`;
  return row;
}

const columns = ({
  mailbox,
  recipients,
  verdictMoment,
  policy,
  clean,
  cleanLinks,
  seals,
  greylist,
  keptDays,
}: DomainSettings) => ({
  mailbox_host: mailbox.host,
  mailbox_port: mailbox.port,
  mailbox_protocol: mailbox.protocol,
  mailbox_tls: mailbox.tls,
  recipients,
  verdict_moment: verdictMoment,
  policy,
  clean,
  clean_links: cleanLinks,
  seals,
  greylist,
  kept_days: keptDays,
});

/** The number of the new domain; undefined when somebody has one of that name. */
export async function insertProtectedDomain(
  sql: Sql,
  { workspaceId, name, now, ...settings }: DomainSettings & { workspaceId: string; name: string; now: Date },
): Promise<string | undefined> {
  const row = { workspace_id: workspaceId, name, ...columns(settings), created_at: now, updated_at: now };
  const [made] = await sql<{ id: string }[]>`
    insert into protected_domains ${sql(row as never)} on conflict (name) do nothing returning id`;
  return made?.id;
}

export async function updateProtectedDomain(
  sql: Sql,
  { workspaceId, id, now, ...settings }: DomainSettings & { workspaceId: string; id: string; now: Date },
): Promise<boolean> {
  const { count } = await sql`
    update protected_domains set ${sql({ ...columns(settings), updated_at: now } as never)}
    where workspace_id = ${workspaceId} and id = ${id}`;
  return count > 0;
}

/** With its owners and all that was received for it; undefined while mail for it waits to be delivered. */
export async function deleteProtectedDomain(sql: Sql, workspaceId: string, id: string): Promise<boolean> {
  const { count } = await sql`
    delete from protected_domains d where d.workspace_id = ${workspaceId} and d.id = ${id} and not exists (
      select from inbound_recipients r where r.workspace_id = d.workspace_id and r.domain_id = d.id and r.state = 'waiting')`;
  return count > 0;
}
