// What a row of a file changes on a contact who is known already. Pure: the contact and the row in, the change and both its sides
// out, so that the import can be undone. An empty cell never empties a field.

import type { FieldValue } from '../contacts/field-value.ts';

export const POLICIES = ['fill', 'overwrite', 'skip'] as const;
/** `fill`: only what is empty; `overwrite`: whatever the file says; `skip`: nothing. */
export type Policy = (typeof POLICIES)[number];

export interface Values {
  givenName: string | null;
  familyName: string | null;
  language: 'fr' | 'en' | null;
  fields: Record<string, FieldValue>;
}

/** Old and new values by field; a common field by its name, a custom one by its key. `null`: there was none. */
export type Side = Record<string, FieldValue | null>;

export interface Merge {
  values: Values;
  before: Side;
  after: Side;
}

const COMMON = { given_name: 'givenName', family_name: 'familyName', language: 'language' } as const;

/** `undefined` when nothing changes. */
export function merge(known: Values, incoming: Values, policy: Policy): Merge | undefined {
  if (policy === 'skip') return undefined;
  const before: Side = {};
  const after: Side = {};
  const change = (name: string, old: FieldValue | null, now: FieldValue | null): boolean => {
    if (now === null || same(old, now) || (policy === 'fill' && !isEmpty(old))) return false;
    before[name] = old;
    after[name] = now;
    return true;
  };
  const values: Values = { ...known, fields: { ...known.fields } };
  for (const [name, property] of Object.entries(COMMON)) {
    if (change(name, known[property], incoming[property])) Object.assign(values, { [property]: incoming[property] });
  }
  for (const [key, value] of Object.entries(incoming.fields)) {
    if (change(key, known.fields[key] ?? null, value)) values.fields[key] = value;
  }
  return Object.keys(after).length === 0 ? undefined : { values, before, after };
}

/** Takes a change back, field by field, where the contact still has what the import put. */
export function unmerge(known: Values, before: Side, after: Side): Values | undefined {
  const values: Values = { ...known, fields: { ...known.fields } };
  let changed = false;
  for (const [name, put] of Object.entries(after)) {
    const old = before[name] ?? null;
    const property = COMMON[name as keyof typeof COMMON];
    const current = property ? known[property] : (known.fields[name] ?? null);
    if (!same(current, put)) continue;
    changed = true;
    if (property) Object.assign(values, { [property]: old });
    else if (old === null) delete values.fields[name];
    else values.fields[name] = old;
  }
  return changed ? values : undefined;
}

const isEmpty = (value: FieldValue | null) =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

function same(one: FieldValue | null, other: FieldValue | null): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
