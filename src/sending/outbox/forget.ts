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

/**
 * Single messages to an address: no contact stands behind those rows, its fingerprint alone leads to them. What has not left is closed; a message that
 * went to nobody else loses its content too.
 */
export async function forgetRelayed(sql: ISql, workspaceId: string, addressHash: Buffer, now: Date): Promise<void> {
  await sql`
    with gone as (
      update recipients r set email = '', reply = null, updated_at = ${now},
        state = case when r.state in ('planned', 'deferred') then 'skipped' else r.state end,
        reason = case when r.state in ('planned', 'deferred') then 'contact_gone' else r.reason end
      from sends s
      where s.workspace_id = ${workspaceId} and s.kind = 'relay'
        and r.workspace_id = s.workspace_id and r.send_id = s.id and r.address_hash = ${addressHash}
      returning r.workspace_id, r.send_id, r.contact_id, r.step
    ), silent as (
      update attempts a set reply = null from gone g
      where a.workspace_id = g.workspace_id and a.send_id = g.send_id and a.contact_id = g.contact_id and a.step = g.step
    ), unasked as (
      update relay_notices n set original_recipient = null, wanted = '{}' from gone g
      where n.workspace_id = g.workspace_id and n.message_id = -g.contact_id and n.step = g.step
    )
    update relay_messages m set source = null, subject = '' from gone g
    where m.workspace_id = g.workspace_id and m.id = -g.contact_id and not exists (
      select from recipients o where o.workspace_id = m.workspace_id and o.send_id = m.send_id and o.contact_id = -m.id and o.step <> g.step)`;
}
