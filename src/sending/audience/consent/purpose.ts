// What people are written to about. Consent is always to one purpose; a purpose of kind `tracking` allows knowing who clicks.

import { z } from 'zod';

export const PURPOSE_KINDS = ['marketing', 'service', 'tracking'] as const;
export type PurposeKind = (typeof PURPOSE_KINDS)[number];

/** One line: control characters in a name could only be a mistake or an attack. */
const name = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u);
const description = z
  .string()
  .trim()
  .max(2_000)
  .regex(/^[^\0]*$/);

export const newPurposeSchema = z.object({ name, description: description.default(''), kind: z.enum(PURPOSE_KINDS) });
export const purposeChangeSchema = z.object({ name, description, isArchived: z.boolean() }).partial();
