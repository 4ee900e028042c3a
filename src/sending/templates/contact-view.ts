// What a template sees of a contact: plain own values, typed by the workspace's field definitions.
// It never fails: a value that does not fit its type is left out, as if the contact had none.
// It must never show more than the address, the names, the language and the custom fields: no ids, no consents.

import type { FieldType } from '#sending/audience/contacts/contact-field.ts';
import { Drop } from 'liquidjs';

export interface ContactRecord {
  email: string;
  givenName?: string | null;
  familyName?: string | null;
  language?: string | null;
  fields?: Record<string, unknown> | null;
}

export type ContactView = Record<string, unknown>;

/** The fields every contact has, by the names that templates use. */
export const standardFields = ['email', 'given_name', 'family_name', 'language'] as const;

const longestValue = 10_000;

/** A day without time: printed in the message's language, compared and filtered as 2026-03-01. */
export class CalendarDate extends Drop {
  readonly iso: string;

  constructor(iso: string) {
    super();
    this.iso = iso;
  }

  override valueOf(): string {
    return this.iso;
  }

  override toString(): string {
    return this.iso;
  }

  toDate(): Date {
    return new Date(`${this.iso}T00:00:00Z`);
  }
}

/** Standard fields win over custom ones of the same name. */
export function contactView(contact: ContactRecord, types: Readonly<Record<string, FieldType>>): ContactView {
  const view: ContactView = {};
  for (const [key, value] of Object.entries(contact.fields ?? {})) {
    const type = types[key];
    if (type === undefined) continue;
    const shown = typed(value, type);
    if (shown !== undefined) view[key] = shown;
  }
  view['email'] = contact.email;
  view['given_name'] = contact.givenName ?? '';
  view['family_name'] = contact.familyName ?? '';
  view['language'] = contact.language ?? '';
  return view;
}

function typed(value: unknown, type: FieldType): unknown {
  if (value === null || value === undefined || value === '') return undefined;
  switch (type) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'date':
      return typeof value === 'string' ? calendarDate(value) : undefined;
    case 'list':
      return Array.isArray(value) ? value.filter((item) => typeof item === 'string').slice(0, 1000) : undefined;
    default:
      return typeof value === 'string' ? value.slice(0, longestValue) : String(value);
  }
}

function calendarDate(value: string): CalendarDate | undefined {
  const iso = /^(\d{4}-\d{2}-\d{2})(?:T|$)/.exec(value)?.[1];
  // JavaScript rolls 31 February over into March.
  return iso && !Number.isNaN(Date.parse(iso)) && new Date(iso).toISOString().startsWith(iso)
    ? new CalendarDate(iso)
    : undefined;
}
