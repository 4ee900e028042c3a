// Draws due rows of one send for one batch: locks them for the transaction and reads what their messages are made of.
// A drawn row is not yet claimed: if this process dies or changes its mind, the lock goes and the row is as it was.
// Rows that another process has drawn are passed over, so any number of processes can share a send.

import type { Fragment, Sql, TransactionSql } from 'postgres';
import type { Person } from './maker.ts';

/** One person as drawn: the contact as it stands now, and the row of the ledger. */
export interface Drawn extends Person {
  /** The contact was erased meanwhile: there is nobody to make a message for, and the claim will say so. */
  gone: boolean;
  domain: string;
  claims: number;
  attempts: number;
  firstAttemptAt: Date | null;
}

export interface DrawRequest {
  workspaceId: string;
  sendId: string;
  now: Date;
  limit: number;
  /** Only recipients of these domains; absent: any. */
  domains?: readonly string[];
  /** Only those that were claimed before; absent: any. */
  onlyBegun?: boolean;
}

export async function drawRecipients(
  tx: Sql | TransactionSql,
  { workspaceId, sendId, now, limit, domains, onlyBegun }: DrawRequest,
): Promise<Drawn[]> {
  return tx<Drawn[]>`
    select r.contact_id as "contactId", r.step, r.email, r.domain, r.message_id as "messageId", r.claims, r.attempts,
           r.first_attempt_at as "firstAttemptAt", c.id is null and r.contact_id > 0 as gone, c.fields, c.given_name as "givenName",
           c.family_name as "familyName", c.language,
           exists (select from consents t join purposes p on p.workspace_id = t.workspace_id and p.id = t.purpose_id
                   where t.workspace_id = r.workspace_id and t.contact_id = r.contact_id and p.kind = 'tracking'
                     and t.channel = 'email' and t.state = 'granted') as tracked
    from recipients r
    left join contacts c on c.workspace_id = r.workspace_id and c.id = r.contact_id
    where r.workspace_id = ${workspaceId} and r.send_id = ${sendId} and r.state in ('planned', 'deferred')
      and r.next_attempt_at <= ${now} ${domains ? tx`and r.domain = any(${domains as string[]})` : tx``} ${onlyBegun ? tx`and r.claims > 0` : tx``}
    limit ${limit}
    for update of r skip locked`;
}

/** When the next row of a send becomes due; null when none waits. */
export async function nextDueOf(
  sql: Sql,
  { workspaceId, sendId, onlyBegun }: Pick<DrawRequest, 'workspaceId' | 'sendId' | 'onlyBegun'>,
): Promise<Date | null> {
  const [row] = await sql<[{ at: Date | null }]>`
    select min(next_attempt_at) as at from recipients
    where workspace_id = ${workspaceId} and send_id = ${sendId} and state in ('planned', 'deferred') ${onlyBegun ? sql`and claims > 0` : sql``}`;
  return row.at;
}

/** Domains of a send with due rows, in order, from the one after `after` on: a page of at most `limit`. */
export async function dueDomains(
  sql: Sql,
  { workspaceId, sendId, now, after, limit, onlyBegun }: Omit<DrawRequest, 'domains'> & { after: string },
): Promise<string[]> {
  const next = (from: Fragment) => sql`
    select r.domain from recipients r
    where r.workspace_id = ${workspaceId} and r.send_id = ${sendId} and r.state in ('planned', 'deferred')
      and r.next_attempt_at <= ${now} and r.domain > ${from} ${onlyBegun ? sql`and r.claims > 0` : sql``}
    order by r.domain limit 1`;
  // One probe of the index per domain, however many rows each has.
  const rows = await sql<{ domain: string }[]>`
    with recursive found (domain) as (
      (${next(sql`${after}`)})
      union all
      select (${next(sql`found.domain`)}) from found where found.domain is not null
    )
    select domain from found where domain is not null limit ${limit}`;
  return rows.map(({ domain }) => domain);
}
