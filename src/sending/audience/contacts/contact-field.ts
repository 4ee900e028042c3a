// What can be known of a contact: the fields that everyone has, and the custom fields a workspace adds, each of one type.
// Pure. A key is written into templates (`{{ contact.town }}`) and conditions, so it never changes once given.

import { z } from 'zod';
import { fold } from '../fold.ts';

export const FIELD_TYPES = ['text', 'number', 'date', 'boolean', 'choice', 'list'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export const FIELD_KEY = /^[a-z][a-z0-9_]{0,62}$/;

/** Fields that are columns of their own, with the type under which conditions see them. */
export const COMMON_FIELDS = {
  email: 'text',
  given_name: 'text',
  family_name: 'text',
  language: 'choice',
  created_at: 'date',
} as const satisfies Record<string, FieldType>;
export type CommonField = keyof typeof COMMON_FIELDS;

export const isCommonField = (key: string): key is CommonField => Object.hasOwn(COMMON_FIELDS, key);

/** Words that mean something else in a template or an import. */
const RESERVED = new Set([...Object.keys(COMMON_FIELDS), 'id', 'contact', 'fields', 'updated_at', 'unsubscribe_url']);

export const MOST_FIELDS = 200;
export const MOST_CHOICES = 200;
export const LONGEST_CHOICE = 200;

export interface ContactField {
  key: string;
  label: string;
  type: FieldType;
  /** For type `choice`: the values it may have. */
  choices: string[];
}

const label = z.string().trim().min(1).max(200);
const choices = z.array(z.string().trim().min(1).max(LONGEST_CHOICE)).max(MOST_CHOICES);

export const newFieldSchema = z.object({
  key: z.string().regex(FIELD_KEY).optional(),
  label,
  type: z.enum(FIELD_TYPES),
  choices: choices.default([]),
});
export const fieldChangeSchema = z.object({ label, choices }).partial();

export const isReservedKey = (key: string): boolean => RESERVED.has(key);

/** A key for a label: `Date de naissance` -> `date_de_naissance`, unlike every key in `taken`. */
export function keyForLabel(label: string, taken: ReadonlySet<string>): string {
  const words = fold(label)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  const base = (/^[a-z]/.test(words) ? words : `f_${words}`).slice(0, 56).replace(/_+$/, '');
  for (let count = 1; ; count++) {
    const key = count === 1 ? base : `${base}_${count}`;
    if (!taken.has(key) && !isReservedKey(key)) return key;
  }
}
