// Workspaces in the database: the name, language, time zone and company identity of one sender's desk.

import type { ISql } from 'postgres';
import type { Language } from '#platform/http/problem.ts';

export interface Workspace {
  id: string;
  name: string;
  language: Language;
  timeZone: string;
  companyName: string;
  postalAddress: string;
}

export type WorkspaceFields = Omit<Workspace, 'id'>;

export async function addWorkspace(sql: ISql, now: Date, fields: WorkspaceFields): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    insert into workspaces (name, language, time_zone, company_name, postal_address, created_at, updated_at)
    values (${fields.name.trim()}, ${fields.language}, ${fields.timeZone}, ${fields.companyName.trim()}, ${fields.postalAddress.trim()}, ${now}, ${now})
    returning id`;
  return row!.id;
}

/** Throws when there is none: a session always points at one. */
export async function workspaceById(sql: ISql, id: string): Promise<Workspace> {
  const [found] = await sql<Workspace[]>`
    select id, name, language, time_zone as "timeZone", company_name as "companyName", postal_address as "postalAddress"
    from workspaces where id = ${id}`;
  if (!found) throw new Error(`workspace ${id} does not exist`);
  return found;
}

export async function changeWorkspace(sql: ISql, now: Date, id: string, fields: WorkspaceFields): Promise<void> {
  await sql`
    update workspaces set name = ${fields.name.trim()}, language = ${fields.language}, time_zone = ${fields.timeZone},
      company_name = ${fields.companyName.trim()}, postal_address = ${fields.postalAddress.trim()}, updated_at = ${now}
    where id = ${id}`;
}

/** Whether this machine's time zone data knows an IANA name (`Europe/Paris`). */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
