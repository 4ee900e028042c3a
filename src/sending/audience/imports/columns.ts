// What each column of a file feeds, once the new fields it asks for are made; and the choices that such fields gather.

import type { ISql, Sql } from 'postgres';
import { type ContactField, keyForLabel, MOST_FIELDS } from '../contacts/contact-field.ts';
import { cleanText } from '../contacts/field-value.ts';
import { createField, listFields, lockFields } from '../contacts/field-store.ts';
import type { ImportRecord } from './import-store.ts';
import type { FieldColumn, Mapping } from './mapping.ts';
import { isData } from './preview.ts';
import { type Reading, sampleRecords } from './reading.ts';
import type { Column } from './row.ts';

/** A field asked for does not exist, or there would be too many. */
export type FieldsFault = { fault: 'field_unknown'; key: string } | { fault: 'too_many_fields' };

/** Makes the new fields of a mapping, and gives the mapping with their keys. In the caller's transaction. */
export async function makeFields(
  tx: ISql,
  workspaceId: string,
  mapping: Mapping,
  now: Date,
): Promise<Mapping | FieldsFault> {
  await lockFields(tx, workspaceId);
  const fields = await listFields(tx, workspaceId);
  const keys = new Set(fields.map(({ key }) => key));
  const unknown = mapping.find((target) => target.to === 'field' && !keys.has(target.key));
  if (unknown?.to === 'field') return { fault: 'field_unknown', key: unknown.key };
  const made: Mapping = [];
  for (const target of mapping) {
    if (target.to !== 'new_field') {
      made.push(target);
      continue;
    }
    if (keys.size >= MOST_FIELDS) return { fault: 'too_many_fields' };
    const key = keyForLabel(target.label, keys);
    keys.add(key);
    await createField(tx, workspaceId, { key, label: target.label, type: target.type, choices: [] }, now);
    made.push({ to: 'field', key, notation: target.notation, open: target.type === 'choice' });
  }
  return made;
}

/** The columns of a stored import. A field deleted meanwhile is ignored. */
export async function columnsOf(sql: Sql, workspaceId: string, { mapping }: ImportRecord): Promise<Column[]> {
  const fields = new Map((await listFields(sql, workspaceId)).map((field) => [field.key, field]));
  return (mapping ?? []).map((target): Column => {
    if (target.to === 'new_field') return { to: 'ignore' };
    if (target.to !== 'field') return target;
    const field = fields.get(target.key);
    return field
      ? { to: 'field', field: fieldColumn(field, target.open ?? false), notation: target.notation }
      : { to: 'ignore' };
  });
}

const fieldColumn = ({ key, type, choices }: ContactField, open: boolean): FieldColumn => ({
  key,
  type,
  choices: [...choices],
  open,
});

/** Writes down the choices met so far, when there are more than last time. Done before the rows that have them are stored. */
export function choiceKeeper(sql: ISql, workspaceId: string, columns: readonly Column[]): () => Promise<void> {
  const fields = columns.flatMap((column) => (column.to === 'field' && column.field.open ? [column.field] : []));
  const kept = new Map<string, number>();
  return async () => {
    for (const { key, choices } of fields) {
      if (kept.get(key) === choices.length) continue;
      await sql`
        update contact_fields set choices = ${choices}
        where workspace_id = ${workspaceId} and key = ${key} and cardinality(choices) < ${choices.length}`;
      kept.set(key, choices.length);
    }
  };
}

/** What the file calls its columns; empty texts where it names none. */
export function columnNames(sample: string, reading: Reading): string[] {
  const header = sampleRecords(sample, reading.separator).find((record) => record.line === reading.headerLine);
  return Array.from({ length: reading.columns }, (_, index) =>
    header && !isData(header, reading)
      ? cleanText(header.cells[index] ?? '')
          .slice(0, 200)
          .toWellFormed()
      : '',
  );
}
