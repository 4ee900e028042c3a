// The recipients of one send with their outcomes: found, paged by key, read whole for an export. Reads only. Pages follow the key
// of the ledger, so that an export of a million rows holds no transaction open and no more than a page in memory.

import type { ISql } from 'postgres';
import type { RecipientState } from '#sending/outbox/send.ts';

export interface RecipientLine {
  contactId: string;
  step: number;
  email: string;
  state: RecipientState;
  reason: string | null;
  /** What the receiving server said. */
  reply: string | null;
  attempts: number;
  maybeDuplicates: number;
  updatedAt: Date;
}

export interface RecipientFilter {
  state?: RecipientState;
  reason?: string;
  domain?: string;
  /** The beginning of an address, in any case. */
  search?: string;
}

export interface RecipientPage {
  items: RecipientLine[];
  /** Cursor of the next page: `contactId step`; null at the end. */
  next: string | null;
}

export async function listRecipients(
  sql: ISql,
  { workspaceId, sendId }: { workspaceId: string; sendId: string },
  { state, reason, domain, search }: RecipientFilter,
  { after, limit }: { after?: string; limit: number },
): Promise<RecipientPage> {
  const [contactId, step] = after?.split(' ') ?? [];
  const beginning = search && `${search.replace(/[\\%_]/g, '\\$&')}%`;
  const items = await sql<RecipientLine[]>`
    select contact_id as "contactId", step, email, state, reason, reply, attempts, maybe_duplicates as "maybeDuplicates",
      updated_at as "updatedAt"
    from recipients
    where workspace_id = ${workspaceId} and send_id = ${sendId}
      ${state ? sql`and state = ${state}` : sql``} ${reason ? sql`and reason = ${reason}` : sql``}
      ${domain ? sql`and domain = ${domain}` : sql``} ${beginning ? sql`and email ilike ${beginning}` : sql``}
      ${contactId && step ? sql`and (contact_id, step) > (${contactId}, ${step})` : sql``}
    order by contact_id, step limit ${limit + 1}`;
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown, next: items.length > limit && last ? `${last.contactId} ${last.step}` : null };
}
