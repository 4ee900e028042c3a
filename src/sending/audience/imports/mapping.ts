// Which column of a file feeds which field of a contact. Pure rules: exactly one column of addresses, no field fed twice.

import { z } from 'zod';
import { FIELD_KEY, FIELD_TYPES } from '../contacts/contact-field.ts';

const notation = z.object({ decimal: z.enum([',', '.']), dayFirst: z.boolean() });

export const targetSchema = z.discriminatedUnion('to', [
  z.object({ to: z.literal('ignore') }),
  z.object({ to: z.literal('email') }),
  z.object({ to: z.literal('given_name') }),
  z.object({ to: z.literal('family_name') }),
  z.object({ to: z.literal('language') }),
  /** Yes or no: whether this person agreed. Without such a column the declaration speaks for all. */
  z.object({ to: z.literal('consent') }),
  /** When this person agreed. */
  z.object({ to: z.literal('consent_date'), notation }),
  /** `open`: made by this very import, so that the choices the file holds become those of the field. */
  z.object({ to: z.literal('field'), key: z.string().regex(FIELD_KEY), notation, open: z.boolean().optional() }),
  z.object({
    to: z.literal('new_field'),
    label: z.string().trim().min(1).max(200),
    type: z.enum(FIELD_TYPES),
    notation,
  }),
]);
export type Target = z.output<typeof targetSchema>;

export type MappingFault = 'no_address_column' | 'target_twice';

/** One target for each column of the file, in order. */
export const mappingSchema = z.array(targetSchema).min(1).max(500);
export type Mapping = z.output<typeof mappingSchema>;

/** `undefined` when the mapping can be used. */
export function mappingFault(mapping: Mapping): { fault: MappingFault; target?: string } | undefined {
  if (!mapping.some(({ to }) => to === 'email')) return { fault: 'no_address_column' };
  const seen = new Set<string>();
  for (const target of mapping) {
    const name = nameOf(target);
    if (name === undefined) continue;
    if (seen.has(name)) return { fault: 'target_twice', target: name };
    seen.add(name);
  }
  return undefined;
}

function nameOf(target: Target): string | undefined {
  if (target.to === 'ignore') return undefined;
  if (target.to === 'field') return target.key;
  if (target.to === 'new_field') return target.label.toLowerCase();
  return target.to;
}

/** A column that feeds a custom field. */
export interface FieldColumn {
  key: string;
  type: (typeof FIELD_TYPES)[number];
  choices: string[];
  open: boolean;
}
