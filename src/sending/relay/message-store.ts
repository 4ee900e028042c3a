// Relayed messages as their submitter sees them: each with its recipients and where they stand in the ledger. What was read is what the ledger says:
// nothing is counted here.

import type { ISql, Sql, TransactionSql } from 'postgres';
import type { RecipientState } from '../outbox/send.ts';

export interface RecipientView {
  email: string;
  state: RecipientState;
  reason: string | null;
  reply: string | null;
  attempts: number;
  nextAttemptAt: Date | null;
  updatedAt: Date;
}

export interface MessageView {
  id: string;
  from: string;
  subject: string;
  messageId: string;
  tags: string[];
  class: string;
  way: 'http' | 'smtp' | 'notice';
  sendAt: Date;
  createdAt: Date;
  recipients: RecipientView[];
}

/** How many of its recipients stand where. */
export interface Outcome {
  accepted: number;
  /** Refused for good. */
  bounced: number;
  /** Not sent: cancelled, or suppressed. */
  withheld: number;
  /** Still to be sent, or on its way. */
  open: number;
}

export type MessageLine = Omit<MessageView, 'recipients'> & { outcome: Outcome };

export async function readMessage(sql: ISql, workspaceId: string, id: string): Promise<MessageView | undefined> {
  const [message] = await sql<Omit<MessageView, 'recipients'>[]>`
    select id, from_address as from, subject, message_id as "messageId", tags, class, way, send_at as "sendAt", created_at as "createdAt"
    from relay_messages where workspace_id = ${workspaceId} and id = ${id}`;
  return message && { ...message, recipients: await recipientsOfMessage(sql, workspaceId, id) };
}

async function recipientsOfMessage(sql: ISql, workspaceId: string, id: string): Promise<RecipientView[]> {
  return sql<RecipientView[]>`
    select r.email, r.state, r.reason, r.reply, r.attempts, r.updated_at as "updatedAt",
           case when r.state in ('planned', 'deferred') then r.next_attempt_at end as "nextAttemptAt"
    from relay_messages m join recipients r on r.workspace_id = m.workspace_id and r.send_id = m.send_id and r.contact_id = -m.id
    where m.workspace_id = ${workspaceId} and m.id = ${id} order by r.step`;
}

/** Newest first; `after` is the number of the last of the page before. */
export async function listMessages(
  sql: Sql,
  workspaceId: string,
  { after, tag, limit }: { after?: string | undefined; tag?: string | undefined; limit: number },
): Promise<{ items: MessageLine[]; next: string | null }> {
  const rows = await sql<MessageLine[]>`
    select id, from_address as from, subject, message_id as "messageId", tags, class, way, send_at as "sendAt", created_at as "createdAt",
      (select json_build_object('accepted', count(*) filter (where r.state = 'accepted'), 'bounced', count(*) filter (where r.state = 'bounced'),
          'withheld', count(*) filter (where r.state in ('suppressed', 'skipped')),
          'open', count(*) filter (where r.state in ('planned', 'deferred', 'handed_over')))
        from recipients r where r.workspace_id = m.workspace_id and r.send_id = m.send_id and r.contact_id = -m.id) as outcome
    from relay_messages m
    where workspace_id = ${workspaceId} and way <> 'notice' ${after === undefined ? sql`` : sql`and id < ${after}`}
      ${tag === undefined ? sql`` : sql`and ${tag} = any(tags)`}
    order by id desc limit ${limit + 1}`;
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** Closes every recipient that nobody was written to yet and nobody is being written to now. Resolves with how many. */
export async function cancelMessage(tx: TransactionSql, workspaceId: string, id: string, now: Date): Promise<number> {
  const closed = await tx`
    update recipients r set state = 'skipped', reason = 'send_cancelled', updated_at = ${now}
    from relay_messages m
    where m.workspace_id = ${workspaceId} and m.id = ${id} and r.workspace_id = m.workspace_id and r.send_id = m.send_id
      and r.contact_id = -m.id and r.state in ('planned', 'deferred')`;
  return closed.count;
}
