// Conditions as SQL: a fragment that is true for the contacts `c` they describe. Every value travels as a parameter.
// A value of another type than the condition expects never matches and never fails: it is checked before it is compared.

import type { Fragment, ISql } from 'postgres';
import type { Condition, Conditions } from './conditions.ts';
import { isCommonField } from './contacts/contact-field.ts';

/** In brackets, to stand beside other conditions; true for every contact when there is no condition. */
export function matching(sql: ISql, { match, conditions }: Conditions): Fragment {
  if (conditions.length === 0) return sql`true`;
  const all = conditions
    .map((condition) => holds(sql, condition))
    .reduce((before, one) => (match === 'all' ? sql`${before} and ${one}` : sql`${before} or ${one}`));
  return sql`(${all})`;
}

function holds(sql: ISql, condition: Condition): Fragment {
  const { field } = condition;
  if (!('value' in condition)) {
    return condition.operator === 'empty' ? sql`not ${present(sql, field)}` : present(sql, field);
  }
  switch (condition.type) {
    case 'text':
      return holdsText(sql, textOf(sql, field), condition.operator, condition.value);
    case 'choice': {
      const wanted = Array.isArray(condition.value) ? condition.value : [condition.value];
      const one = sql`${textOf(sql, field)} = any(${wanted}::text[])`;
      return condition.operator === 'is_not' ? sql`(${one}) is not true` : one;
    }
    case 'number':
      return holdsNumber(sql, field, condition.operator, condition.value);
    case 'date':
      return holdsDate(sql, field, condition.operator, condition.value);
    case 'boolean':
      return sql`c.fields -> ${field} = to_jsonb(${condition.value}::boolean)`;
    case 'list': {
      const included = sql`(jsonb_typeof(c.fields -> ${field}) = 'array' and c.fields -> ${field} ? ${condition.value})`;
      return condition.operator === 'includes' ? included : sql`${included} is not true`;
    }
  }
}

/** The value as text; a date as its ISO form, so that order of text is order of time. */
function textOf(sql: ISql, field: string): Fragment {
  if (!isCommonField(field)) return sql`(c.fields ->> ${field})`;
  if (field !== 'created_at') return sql`c.${sql(field)}`;
  return sql`(select to_char(c.created_at at time zone w.time_zone, 'YYYY-MM-DD') from workspaces w where w.id = c.workspace_id)`;
}

function present(sql: ISql, field: string): Fragment {
  if (isCommonField(field)) return sql`(coalesce(${textOf(sql, field)}, '') <> '')`;
  return sql`(coalesce(c.fields -> ${field}, 'null') not in ('null', '""', '[]'))`;
}

type TextOperator = 'is' | 'is_not' | 'contains' | 'contains_not' | 'starts_with';

// Case does not count, as in the search box; `%` and `_` in what a person typed are only letters.
function holdsText(sql: ISql, value: Fragment, operator: TextOperator, wanted: string): Fragment {
  const letters = wanted.replace(/[\\%_]/g, '\\$&');
  switch (operator) {
    case 'is':
      return sql`${value} ilike ${letters}`;
    case 'is_not':
      return sql`(${value} ilike ${letters}) is not true`;
    case 'contains':
      return sql`${value} ilike ${`%${letters}%`}`;
    case 'contains_not':
      return sql`(${value} ilike ${`%${letters}%`}) is not true`;
    case 'starts_with':
      return sql`${value} ilike ${`${letters}%`}`;
  }
}

type NumberOperator = 'is' | 'is_not' | 'greater' | 'at_least' | 'less' | 'at_most';

function holdsNumber(sql: ISql, field: string, operator: NumberOperator, wanted: number): Fragment {
  // Compared as jsonb, which orders numbers as numbers and needs no cast that could fail.
  const value = sql`c.fields -> ${field}`;
  const number = sql`to_jsonb(${wanted}::float8)`;
  const compared = {
    is: sql`${value} = ${number}`,
    is_not: sql`${value} <> ${number}`,
    greater: sql`${value} > ${number}`,
    at_least: sql`${value} >= ${number}`,
    less: sql`${value} < ${number}`,
    at_most: sql`${value} <= ${number}`,
  }[operator];
  const isNumber = sql`jsonb_typeof(${value}) = 'number'`;
  return operator === 'is_not'
    ? sql`(${isNumber} and ${value} = ${number}) is not true`
    : sql`(${isNumber} and ${compared})`;
}

function holdsDate(sql: ISql, field: string, operator: 'is' | 'before' | 'after', wanted: string): Fragment {
  const value = sql`${textOf(sql, field)} collate "C"`;
  // A text that is no date (kept from another type) would be "after" any date.
  const isDate = sql`${value} ~ '^\\d{4}-\\d\\d-\\d\\d$'`;
  const compared = {
    is: sql`${value} = ${wanted}`,
    before: sql`${value} < ${wanted}`,
    after: sql`${value} > ${wanted}`,
  };
  return sql`(${isDate} and ${compared[operator]})`;
}
