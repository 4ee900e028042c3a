// What the sandbox received, in the database: SQL in, records out. Rows of another workspace are never read or written.
// A list is read by keyset (the row's number falls from page to page), so a campaign that is arriving never shifts a page.

import type { Sql } from 'postgres';
import type { MessageClass } from '#judge/verdict.ts';

/** The sandbox keeps the newest of each workspace and forgets the rest. */
export const KEPT_MESSAGES = 20_000;

export interface NewMessage {
  sendId: string;
  contactId: string;
  step: number;
  mailbox: string;
  mailFrom: string;
  messageId: string;
  fromName: string;
  fromAddress: string;
  subject: string;
  preview: string;
  size: number;
}

export interface Mailbox {
  mailbox: string;
  messages: number;
  /** The number of its newest message: the key of the next page. */
  newest: string;
  receivedAt: Date;
}

export interface MessageLine {
  id: string;
  mailbox: string;
  sendId: string;
  fromName: string;
  fromAddress: string;
  subject: string;
  preview: string;
  size: number;
  receivedAt: Date;
  class: MessageClass | null;
  score: number | null;
}

export interface StoredMessage extends MessageLine {
  contactId: string;
  mailFrom: string;
  messageId: string;
  blobKey: string;
  blobOffset: number;
}

/** One blob and the messages in it, in the order in which they stand there: all of them or none. */
export async function insertMessages(
  sql: Sql,
  workspaceId: string,
  blobKey: string,
  messages: readonly NewMessage[],
  receivedAt: Date,
): Promise<void> {
  const column = <Name extends keyof NewMessage>(name: Name) => messages.map((message) => message[name]);
  let end = 0;
  const offsets = messages.map(({ size }) => (end += size) - size);
  await sql`
    with kept as (
      insert into sandbox_blobs (workspace_id, key, received_at) values (${workspaceId}, ${blobKey}, ${receivedAt}) returning id
    )
    insert into sandbox_messages (workspace_id, blob_id, received_at, blob_offset, size, send_id, contact_id, step, mailbox,
      mail_from, message_id, from_name, from_address, subject, preview)
    select ${workspaceId}, kept.id, ${receivedAt}, m.* from kept, unnest(
      ${offsets}::int[], ${column('size')}::int[], ${column('sendId')}::bigint[], ${column('contactId')}::bigint[],
      ${column('step')}::int[], ${column('mailbox')}::text[], ${column('mailFrom')}::text[], ${column('messageId')}::text[], ${column('fromName')}::text[],
      ${column('fromAddress')}::text[], ${column('subject')}::text[], ${column('preview')}::text[]) as m`;
}

export interface Page {
  /** Only what is older than this number: the key of the last row seen. */
  after?: string;
  limit: number;
}

export async function listMailboxes(
  sql: Sql,
  workspaceId: string,
  { search, after, limit }: Page & { search?: string },
): Promise<Mailbox[]> {
  return sql<Mailbox[]>`
    select mailbox, count(*)::int as messages, max(id)::text as newest, max(received_at) as "receivedAt"
    from sandbox_messages
    where workspace_id = ${workspaceId} ${search ? sql`and mailbox like ${containing(search.toLowerCase())}` : sql``}
    group by mailbox
    ${after ? sql`having max(id) < ${after}` : sql``}
    order by max(id) desc limit ${limit}`;
}

export interface MessageFilter {
  mailbox?: string;
  sendId?: string;
  search?: string;
  class?: MessageClass;
}

export async function listMessages(
  sql: Sql,
  workspaceId: string,
  { mailbox, sendId, search, class: name, after, limit }: Page & MessageFilter,
): Promise<MessageLine[]> {
  const wanted = search && containing(search);
  return sql<MessageLine[]>`
    select ${lineColumns(sql)} from sandbox_messages m
    where m.workspace_id = ${workspaceId}
      ${mailbox ? sql`and m.mailbox = ${mailbox}` : sql``}
      ${sendId ? sql`and m.send_id = ${sendId}` : sql``}
      ${name ? sql`and m.class = ${name}` : sql``}
      ${after ? sql`and m.id < ${after}` : sql``}
      ${
        wanted
          ? sql`and (m.subject ilike ${wanted} or m.from_name ilike ${wanted} or m.from_address ilike ${wanted}
                     or m.mailbox ilike ${wanted} or m.preview ilike ${wanted})`
          : sql``
      }
    order by m.id desc limit ${limit}`;
}

export async function countMessages(sql: Sql, workspaceId: string): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from sandbox_messages where workspace_id = ${workspaceId}`;
  return row?.count ?? 0;
}

export async function getMessage(sql: Sql, workspaceId: string, id: string): Promise<StoredMessage | undefined> {
  const [row] = await sql<StoredMessage[]>`
    select ${lineColumns(sql)}, m.contact_id as "contactId", m.mail_from as "mailFrom", m.message_id as "messageId", b.key as "blobKey",
      m.blob_offset as "blobOffset"
    from sandbox_messages m join sandbox_blobs b on b.workspace_id = m.workspace_id and b.id = m.blob_id
    where m.workspace_id = ${workspaceId} and m.id = ${id}`;
  return row;
}

export async function listUnjudged(sql: Sql, workspaceId: string, limit: number): Promise<StoredMessage[]> {
  return sql<StoredMessage[]>`
    select ${lineColumns(sql)}, m.contact_id as "contactId", m.mail_from as "mailFrom", m.message_id as "messageId", b.key as "blobKey",
      m.blob_offset as "blobOffset"
    from sandbox_messages m join sandbox_blobs b on b.workspace_id = m.workspace_id and b.id = m.blob_id
    where m.workspace_id = ${workspaceId} and m.class is null
    order by m.id desc limit ${limit}`;
}

export async function newestArrival(sql: Sql, workspaceId: string): Promise<Date | undefined> {
  const [row] = await sql<{ receivedAt: Date }[]>`
    select received_at as "receivedAt" from sandbox_messages where workspace_id = ${workspaceId} order by id desc limit 1`;
  return row?.receivedAt;
}

export async function storeJudgements(
  sql: Sql,
  workspaceId: string,
  judgements: readonly { id: string; class: MessageClass; score: number }[],
): Promise<void> {
  await sql`
    update sandbox_messages m set class = j.class, score = j.score
    from unnest(${judgements.map(({ id }) => id)}::bigint[], ${judgements.map((one) => one.class)}::text[],
      ${judgements.map(({ score }) => score)}::real[]) as j (id, class, score)
    where m.workspace_id = ${workspaceId} and m.id = j.id`;
}

/** Forgets what is beyond the newest `kept` messages (rows only). */
export async function deleteOldest(sql: Sql, workspaceId: string, kept: number): Promise<void> {
  await sql`
    delete from sandbox_messages where workspace_id = ${workspaceId} and id <= (
      select id from sandbox_messages where workspace_id = ${workspaceId} order by id desc offset ${kept} limit 1)`;
}

export async function deleteAll(sql: Sql, workspaceId: string): Promise<void> {
  await sql`delete from sandbox_messages where workspace_id = ${workspaceId}`;
}

/** Blobs in which no message is left: their files first, then their rows, so that a crash between leaves no file behind. */
export async function listEmptyBlobs(sql: Sql, workspaceId: string): Promise<{ id: string; key: string }[]> {
  return sql<{ id: string; key: string }[]>`
    select b.id, b.key from sandbox_blobs b where b.workspace_id = ${workspaceId} and not exists (
      select from sandbox_messages m where m.workspace_id = b.workspace_id and m.blob_id = b.id)`;
}

export async function deleteBlobs(sql: Sql, workspaceId: string, ids: readonly string[]): Promise<void> {
  await sql`delete from sandbox_blobs where workspace_id = ${workspaceId} and id = any(${ids as string[]}::bigint[])`;
}

const lineColumns = (sql: Sql) => sql`
  m.id, m.mailbox, m.send_id as "sendId", m.from_name as "fromName", m.from_address as "fromAddress", m.subject, m.preview,
  m.size, m.received_at as "receivedAt", m.class, m.score`;

const containing = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
