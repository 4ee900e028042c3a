// Launch: freezes an audience into the ledger. One statement, so that either everybody has a row or nobody has.
// Called inside the caller's transaction, beside the insert of the send; nothing leaves before that transaction commits.
// Freezing the same send again adds only whom it missed; it must never give one person two rows.

import type { Fragment, TransactionSql } from 'postgres';

export interface NewSend {
  workspaceId: string;
  sendId: string;
  now: Date;
}

/**
 * `audience` is a query that gives `id`, `email` and `address_hash` of each contact once. Resolves with the rows added.
 * The Message-ID depends on the send's key, the contact and the step only (RFC 5322 section 3.6.4 asks for uniqueness).
 */
export async function freezeAudience(tx: TransactionSql, send: NewSend, audience: Fragment): Promise<number> {
  const added = await tx`
    insert into recipients (workspace_id, send_id, contact_id, step, email, address_hash, domain, message_id,
                            next_attempt_at, updated_at)
    select s.workspace_id, s.id, a.id, 0, a.email, a.address_hash,
           lower(substring(a.email from '[^@]*$')),
           substring(encode(sha256(convert_to(s.message_key || '/' || a.id || '/' || 0, 'UTF8')), 'hex') for 32) || '@' || d.name,
           ${send.now}, ${send.now}
    from sends s
    join domains d on d.workspace_id = s.workspace_id and d.id = s.domain_id
    cross join (${audience}) a
    where s.workspace_id = ${send.workspaceId} and s.id = ${send.sendId}
    on conflict (workspace_id, send_id, contact_id, step) do nothing`;
  // Without figures about the new rows the queue's plans would be a third as fast.
  await tx`analyze recipients`;
  return added.count;
}
