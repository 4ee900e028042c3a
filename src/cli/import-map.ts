// The `--map` options of `dauphin import`: which column feeds what, by the column's name or rank. Pure. What is not named keeps the
// proposal; a name or a target that does not exist is refused.

import { OperatorError } from '#platform/operator-error.ts';
import { FIELD_TYPES, type FieldType } from '#sending/audience/contacts/contact-field.ts';
import type { Mapping, Target } from '#sending/audience/imports/mapping.ts';
import type { Preview } from '#sending/audience/imports/preview.ts';

export function mapColumns({ columns, mapping }: Preview, options: readonly string[]): Mapping {
  const mapped = [...mapping];
  for (const option of options) {
    const at = option.lastIndexOf('=');
    const name = option.slice(0, at).trim();
    const named = columns.findIndex(({ header }) => header.toLowerCase() === name.toLowerCase());
    const index = named >= 0 ? named : Number(name) - 1;
    const column = columns[index];
    const target =
      at > 0 && column ? targetOf(option.slice(at + 1).trim(), column.header || name, mapping[index]) : undefined;
    if (!target) {
      const names = columns.map(({ header }, rank) => header || String(rank + 1)).join(', ');
      throw new OperatorError({
        fr: `--map « ${option} » n'est pas compris. Colonnes du fichier : ${names}.`,
        en: `--map "${option}" is not understood. Columns of the file: ${names}.`,
      });
    }
    mapped[index] = target;
  }
  return mapped;
}

const SIMPLE = ['ignore', 'email', 'given_name', 'family_name', 'language', 'consent'] as const;

function targetOf(text: string, label: string, proposed: Target | undefined): Target | undefined {
  const simple = SIMPLE.find((to) => to === text);
  if (simple) return { to: simple };
  const notation = proposed && 'notation' in proposed ? proposed.notation : { decimal: ',' as const, dayFirst: true };
  if (text === 'consent_date') return { to: text, notation };
  const [kind, value = ''] = text.split(':');
  if (kind === 'field' && value) return { to: 'field', key: value, notation };
  const type = kind === 'new' ? FIELD_TYPES.find((one): one is FieldType => one === (value || 'text')) : undefined;
  return type && { to: 'new_field', label, type, notation };
}

export function shownTarget(target: Target | undefined): string {
  if (target?.to === 'field') return `field:${target.key}`;
  return target?.to === 'new_field' ? `new:${target.type}` : (target?.to ?? 'ignore');
}
