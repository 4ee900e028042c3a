// Takes a person out of the ledger: the row stays (a send must still add up, a late unsubscribe must still find its
// fingerprint), the address and what servers said of it go. A row still open closes by itself when it is claimed.

import type { ISql } from 'postgres';

export async function forgetRecipients(sql: ISql, workspaceId: string, contactIds: readonly string[]): Promise<void> {
  // Send by send, which is how the ledger is ordered: a contact is in a few of them, the ledger has millions of rows.
  const theirs = sql`from sends s where s.workspace_id = ${workspaceId} and r.workspace_id = s.workspace_id and r.send_id = s.id
    and r.contact_id = any(${contactIds}::bigint[])`;
  await sql`update recipients r set email = '', reply = null ${theirs}`;
  await sql`update attempts r set reply = null ${theirs}`;
}
