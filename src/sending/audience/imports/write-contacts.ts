// Writes contacts in bulk: new ones by COPY, changes to known ones in one statement each, with what they were before.

import type { TransactionSql } from 'postgres';
import { sortName } from '../fold.ts';
import { copied, copiedBytes, copyInto } from './copy-text.ts';
import { merge, type Values } from './merge.ts';
import type { Placed } from './place-rows.ts';
import type { StoringImport } from './store-batch.ts';

export async function insertContacts(tx: TransactionSql, job: StoringImport, contacts: readonly Placed[], now: Date) {
  if (contacts.length === 0) return;
  const moment = now.toISOString();
  let lines = '';
  // In the order of addresses, neighbours in the index are written together.
  for (const { row, hash, id } of contacts.toSorted((a, b) => (a.row.email < b.row.email ? -1 : 1))) {
    lines += `${job.workspaceId}\t${id}\t${copied(row.email)}\t${copiedBytes(hash)}\t${copied(row.givenName)}\t${copied(row.familyName)}\t${copied(row.language)}\t${copied(JSON.stringify(row.fields))}\t${job.importId}\t${moment}\t${moment}\t${copied(sortName(row.givenName, row.familyName))}\n`;
  }
  await copyInto(
    tx`copy contacts (workspace_id, id, email, address_hash, given_name, family_name, language, fields, import_id, created_at, updated_at, sort_name) from stdin`,
    lines,
  );
}

/** Gives how many known contacts were changed; each one met is written down, changed or not. */
export async function changeContacts(
  tx: TransactionSql,
  job: StoringImport,
  contacts: readonly Placed[],
  now: Date,
): Promise<number> {
  const met = contacts.flatMap(({ row, id, known }) => (known ? [{ id, change: merge(known, row, job.policy) }] : []));
  if (met.length === 0) return 0;
  await tx`
    insert into import_changes (workspace_id, import_id, contact_id, before, after)
    select ${job.workspaceId}, ${job.importId}, m.id, m.before::jsonb, m.after::jsonb
    from unnest(${met.map(({ id }) => id)}::bigint[], ${met.map(({ change }) => JSON.stringify(change?.before ?? {}))}::text[],
      ${met.map(({ change }) => JSON.stringify(change?.after ?? {}))}::text[]) as m (id, before, after)`;
  const changes = met.flatMap(({ id, change }) => (change ? [{ id, values: change.values }] : []));
  await writeValues(tx, job.workspaceId, changes, now);
  return changes.length;
}

/** Sets names, language and custom fields of many contacts at once. */
export async function writeValues(
  tx: TransactionSql,
  workspaceId: string,
  changes: readonly { id: string; values: Values }[],
  now: Date,
): Promise<void> {
  if (changes.length === 0) return;
  const column = (of: (values: Values) => string | null) => changes.map(({ values }) => of(values));
  await tx`
    update contacts c set given_name = n.given_name, family_name = n.family_name, language = n.language,
      fields = n.fields::jsonb, sort_name = n.sort_name, updated_at = ${now}
    from unnest(${changes.map(({ id }) => id)}::bigint[], ${column((v) => v.givenName)}::text[],
      ${column((v) => v.familyName)}::text[], ${column((v) => v.language)}::text[],
      ${column((v) => JSON.stringify(v.fields))}::text[], ${column((v) => sortName(v.givenName, v.familyName))}::text[])
      as n (id, given_name, family_name, language, fields, sort_name)
    where c.workspace_id = ${workspaceId} and c.id = n.id`;
}
