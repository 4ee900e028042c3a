// The one door by which contacts leave: with them go their consents, the events of the ledger and what imports remember of them.
// The caller decides what stays behind (a hashed suppression). All in the caller's transaction.

import type { TransactionSql } from 'postgres';

export async function removeContacts(
  tx: TransactionSql,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<number> {
  if (contactIds.length === 0) return 0;
  const theirs = tx`workspace_id = ${workspaceId} and contact_id = any(${contactIds}::bigint[])`;
  // What the ledger's guard asks for; it ends with the transaction.
  await tx`select set_config('dauphin.erasing_contacts', 'on', true)`;
  await tx`delete from consent_events where ${theirs}`;
  await tx`select set_config('dauphin.erasing_contacts', 'off', true)`;
  await tx`
    delete from consents c using purposes p
    where p.workspace_id = ${workspaceId} and c.workspace_id = p.workspace_id and c.purpose_id = p.id
      and c.contact_id = any(${contactIds}::bigint[])`;
  await tx`delete from import_changes where ${theirs}`;
  const { count } = await tx`
    delete from contacts where workspace_id = ${workspaceId} and id = any(${contactIds}::bigint[])`;
  return count;
}
