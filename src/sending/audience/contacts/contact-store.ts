// One contact in the database: read, create, change. Addresses come normalised; two contacts of a workspace never share one.

import type { ISql } from 'postgres';
import { sortName } from '../fold.ts';
import type { FieldValue } from './field-value.ts';

export interface ContactValues {
  email: string;
  givenName: string | null;
  familyName: string | null;
  language: 'fr' | 'en' | null;
  fields: Record<string, FieldValue>;
}

export interface Contact extends ContactValues {
  id: string;
  addressHash: Buffer;
  importId: string | null;
  importFile: string | null;
  createdAt: Date;
  updatedAt: Date;
}

export async function findContact(sql: ISql, workspaceId: string, contactId: string): Promise<Contact | undefined> {
  const [contact] = await sql<Contact[]>`
    select c.id, c.email, c.address_hash as "addressHash", c.given_name as "givenName", c.family_name as "familyName", c.language,
      c.fields, c.import_id as "importId", i.file_name as "importFile", c.created_at as "createdAt", c.updated_at as "updatedAt"
    from contacts c
    left join imports i on i.workspace_id = c.workspace_id and i.id = c.import_id
    where c.workspace_id = ${workspaceId} and c.id = ${contactId}`;
  return contact;
}

export interface ContactWrite extends ContactValues {
  workspaceId: string;
  addressHash: Buffer;
  now: Date;
}

/** The number of the new contact; undefined when one has this address already. */
export async function insertContact(sql: ISql, contact: ContactWrite): Promise<string | undefined> {
  const [row] = await sql<{ id: string }[]>`
    insert into contacts (workspace_id, email, address_hash, given_name, family_name, language, fields, created_at, updated_at, sort_name)
    values (${contact.workspaceId}, ${contact.email}, ${contact.addressHash}, ${contact.givenName}, ${contact.familyName},
      ${contact.language}, ${sql.json(contact.fields)}, ${contact.now}, ${contact.now},
      ${sortName(contact.givenName, contact.familyName)})
    on conflict on constraint contacts_email do nothing
    returning id`;
  return row?.id;
}

/** False when another contact has this address. */
export async function updateContact(sql: ISql, contactId: string, contact: ContactWrite): Promise<boolean> {
  const { workspaceId, email } = contact;
  const { count } = await sql`
    update contacts set email = ${email}, address_hash = ${contact.addressHash}, given_name = ${contact.givenName},
      family_name = ${contact.familyName}, language = ${contact.language}, fields = ${sql.json(contact.fields)},
      updated_at = ${contact.now}, sort_name = ${sortName(contact.givenName, contact.familyName)}
    where workspace_id = ${workspaceId} and id = ${contactId}
      and not exists (select from contacts o where o.workspace_id = ${workspaceId} and o.email = ${email} and o.id <> ${contactId})`;
  return count === 1;
}

/** Until the transaction ends, nobody else touches this contact. */
export async function lockContact(sql: ISql, workspaceId: string, contactId: string): Promise<void> {
  await sql`select from contacts where workspace_id = ${workspaceId} and id = ${contactId} for update`;
}
