// What an operator typed about a contact, read as values: the address normalised, custom fields in the shape of their type.
// Pure. What cannot be read is named, with the field it stands in; nothing is guessed or dropped in silence.

import { z } from 'zod';
import { normaliseAddress } from '#message/address.ts';
import type { ContactField } from './contact-field.ts';
import type { ContactValues } from './contact-store.ts';
import {
  cleanText,
  type FieldValue,
  LONGEST_NAME,
  LONGEST_TEXT,
  type Notation,
  readValue,
  type ValueFault,
} from './field-value.ts';

const nameSchema = z.string().max(LONGEST_NAME).nullable().default(null);

/** Custom fields travel as text, as typed; lists too (`;` or `,` between items). */
export const contactInputSchema = z.object({
  email: z.string().max(500),
  givenName: nameSchema,
  familyName: nameSchema,
  language: z.enum(['fr', 'en']).nullable().default(null),
  fields: z.record(z.string(), z.string().max(LONGEST_TEXT)).default({}),
});
export type ContactInput = z.output<typeof contactInputSchema>;

export type ContactReading =
  | { ok: true; values: ContactValues }
  | { ok: false; field: string; fault: ValueFault | 'address' | 'unknown_field' };

/** How dates and numbers are typed in the console's language. */
const NOTATIONS: Readonly<Record<'fr' | 'en', Notation>> = {
  fr: { decimal: ',', dayFirst: true },
  en: { decimal: '.', dayFirst: true },
};

export function readContact(
  input: ContactInput,
  fields: readonly ContactField[],
  language: 'fr' | 'en',
): ContactReading {
  const address = normaliseAddress(input.email);
  if (!address.ok) return { ok: false, field: 'email', fault: 'address' };
  const values: Record<string, FieldValue> = {};
  for (const [key, text] of Object.entries(input.fields)) {
    const field = fields.find((one) => one.key === key);
    if (!field) return { ok: false, field: key, fault: 'unknown_field' };
    const reading = readValue(text, field, NOTATIONS[language]);
    if (!reading.ok) return { ok: false, field: key, fault: reading.fault };
    if (reading.value !== null) values[key] = reading.value;
  }
  const { language: own } = input;
  return {
    ok: true,
    values: {
      email: address.address,
      givenName: named(input.givenName),
      familyName: named(input.familyName),
      language: own,
      fields: values,
    },
  };
}

const named = (text: string | null): string | null => cleanText(text ?? '') || null;
