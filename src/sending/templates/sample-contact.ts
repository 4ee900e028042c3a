// Whom a template is shown for: a contact of the workspace, or an invented person with a value in every field.
// It fails only as the database does. An invented person must never look like a real one: the address is of example.org.

import type { Sql } from 'postgres';
import type { ContactField, FieldType } from '#sending/audience/contacts/contact-field.ts';
import type { Language } from '#platform/http/problem.ts';
import { type ContactRecord, type ContactView, contactView } from './contact-view.ts';

export async function contactFields(sql: Sql, workspaceId: string): Promise<ContactField[]> {
  return sql<ContactField[]>`
    select key, label, type, choices from contact_fields where workspace_id = ${workspaceId} order by position, key`;
}

export function fieldTypes(fields: readonly ContactField[]): Record<string, FieldType> {
  return Object.fromEntries(fields.map(({ key, type }) => [key, type]));
}

/** The contact as templates see it; undefined when there is none of that number. */
export async function realContact(
  sql: Sql,
  workspaceId: string,
  contactId: string,
  fields: readonly ContactField[],
): Promise<ContactView | undefined> {
  const [row] = await sql<ContactRecord[]>`
    select email, given_name as "givenName", family_name as "familyName", language, fields
    from contacts where workspace_id = ${workspaceId} and id = ${contactId}`;
  return row && contactView(row, fieldTypes(fields));
}

export function sampleContact(fields: readonly ContactField[], language: Language, now: Date): ContactView {
  const values = Object.fromEntries(fields.map((field) => [field.key, sampleValue(field, now)]));
  const person = {
    email: 'camille.martin@example.org',
    givenName: 'Camille',
    familyName: 'Martin',
    language,
    fields: values,
  };
  return contactView(person, fieldTypes(fields));
}

function sampleValue({ type, label, choices }: ContactField, now: Date): unknown {
  switch (type) {
    case 'number':
      return 3;
    case 'boolean':
      return true;
    case 'date':
      return now.toISOString().slice(0, 10);
    case 'choice':
      return choices[0] ?? label;
    case 'list':
      return choices.length > 0 ? choices.slice(0, 2) : [label];
    case 'text':
      return label;
  }
}
