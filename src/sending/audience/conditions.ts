// Simple conditions on contacts: what may be asked of which type of field. Pure: the shape and its rules, no SQL.
// A condition carries the type of its field, so that it keeps its meaning when it is stored in a campaign; on a contact whose
// value has another type it does not match. Anything not in this shape is refused by the schema.

import { z } from 'zod';
import { FIELD_KEY } from './contacts/contact-field.ts';

export const MOST_CONDITIONS = 50;
const LONGEST_VALUE = 500;

/** A custom field's key, or one of the fields that every contact has. */
const field = z.string().regex(FIELD_KEY);
/** Control characters and half surrogates stand in no stored value, and PostgreSQL would refuse some of them. */
const text = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_VALUE)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u);
const date = z.iso.date();
const presence = z.enum(['empty', 'not_empty']);

const withValue = <T extends string, O extends string, V extends z.ZodType>(
  type: T,
  operators: readonly [O, ...O[]],
  value: V,
) => z.object({ field, type: z.literal(type), operator: z.enum(operators), value });
const withoutValue = <T extends string>(type: T) => z.object({ field, type: z.literal(type), operator: presence });

export const conditionSchema = z.union([
  withValue('text', ['is', 'is_not', 'contains', 'contains_not', 'starts_with'], text),
  withValue('number', ['is', 'is_not', 'greater', 'at_least', 'less', 'at_most'], z.number()),
  withValue('date', ['is', 'before', 'after'], date),
  withValue('boolean', ['is'], z.boolean()),
  withValue('choice', ['is', 'is_not'], text),
  withValue('choice', ['any_of'], z.array(text).min(1).max(200)),
  withValue('list', ['includes', 'includes_not'], text),
  withoutValue('text'),
  withoutValue('number'),
  withoutValue('date'),
  withoutValue('boolean'),
  withoutValue('choice'),
  withoutValue('list'),
]);

/** `all`: every condition holds; `any`: at least one. No condition at all: everybody. */
export const conditionsSchema = z.object({
  match: z.enum(['all', 'any']),
  conditions: z.array(conditionSchema).max(MOST_CONDITIONS),
});

export type Condition = z.output<typeof conditionSchema>;
export type Conditions = z.output<typeof conditionsSchema>;

export const EVERYBODY: Conditions = { match: 'all', conditions: [] };
