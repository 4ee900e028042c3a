// The ledger of the road in: one row for a message, one for each of its recipients. SQL in, records out. A row in state `waiting` is
// delivered by who holds its lease; one whose lease ran out was held by somebody who died, and may have been delivered already.

import type { Sql } from 'postgres';
import type { AuthenticationResults } from '#authentication/results.ts';
import type { Evidence, MessageClass, Verdict } from '#judge/verdict.ts';
import type { CopyMarks } from '../cleaning/compare-personal.ts';
import type { Removal } from '../cleaning/removal.ts';
import type { DispositionReason } from '../disposition/dispose.ts';
import type { Disposition } from '../disposition/policy.ts';

export type RecipientState = 'waiting' | 'delivered' | 'held' | 'deleted' | 'refused';

export interface NewRecipient {
  ownerId: string;
  domainId: string;
  recipient: string;
  class: MessageClass;
  score: number;
  verdict: StoredVerdict;
  disposition: Disposition;
  reason: DispositionReason;
  state: RecipientState;
  heldUntil: Date | null;
}

/** What a page needs to show the verdict again; the class and the score stand beside it. */
export interface StoredVerdict {
  scores: Verdict['scores'];
  evidence: Evidence[];
}

export interface NewMessage {
  receivedAt: Date;
  mailFrom: string;
  clientAddress: string;
  helo: string;
  encrypted: boolean;
  messageId: string;
  fromAddress: string;
  fromName: string;
  subject: string;
  authentication: AuthenticationResults;
  isPassedOn: boolean;
  removals: readonly Removal[];
  links: readonly number[];
  copyMarks: CopyMarks;
  source: Buffer;
  deliverable?: Buffer;
  recipients: NewRecipient[];
}

/** The numbers that the rows were given, as the recipients of the message stand. */
export interface KeptMessage {
  messageId: string;
  recipientIds: string[];
}

export interface KeepOptions {
  /** Recipients who wait are leased until then; null: for anybody to take. */
  leasedUntil: Date | null;
  now: Date;
}

/** Messages whose bytes stand one after the other in the blob, all of them or none. */
export async function insertInbound(
  sql: Sql,
  workspaceId: string,
  blobKey: string,
  messages: readonly NewMessage[],
  { leasedUntil, now }: KeepOptions,
): Promise<KeptMessage[]> {
  const placed = placeInBlob(messages);
  const rows = placed.map(({ message: m, offset, deliverableOffset }) => ({
    received_at: m.receivedAt,
    mail_from: m.mailFrom,
    client_address: m.clientAddress,
    helo: m.helo,
    encrypted: m.encrypted,
    message_id: m.messageId,
    from_address: m.fromAddress,
    from_name: m.fromName,
    subject: m.subject,
    authentication: m.authentication,
    passed_on: m.isPassedOn,
    removals: m.removals,
    links: m.links,
    copy_marks: m.copyMarks,
    blob_offset: offset,
    size: m.source.length,
    deliverable_offset: deliverableOffset ?? null,
    deliverable_size: m.deliverable?.length ?? null,
  }));
  const recipients = placed.flatMap(({ message, offset }) =>
    message.recipients.map((r, at) => ({
      blob_offset: offset,
      at,
      owner_id: r.ownerId,
      domain_id: r.domainId,
      recipient: r.recipient,
      class: r.class,
      score: r.score,
      verdict: r.verdict,
      disposition: r.disposition,
      reason: r.reason,
      state: r.state,
      next_attempt_at: r.state === 'waiting' ? now : null,
      leased_until: r.state === 'waiting' ? leasedUntil : null,
      held_until: r.heldUntil,
      ended_at: r.state === 'refused' ? now : null,
    })),
  );
  const made = await sql<{ messageId: string; id: string; offset: number }[]>`
    with m as (
      insert into inbound_messages (workspace_id, blob_key, received_at, mail_from, client_address, helo, encrypted, message_id,
        from_address, from_name, subject, authentication, passed_on, removals, links, copy_marks, blob_offset, size, deliverable_offset, deliverable_size)
      select ${workspaceId}, ${blobKey}, r.* from jsonb_to_recordset(${storable(rows)}::text::jsonb) as r (received_at timestamptz,
        mail_from text, client_address inet, helo text, encrypted boolean, message_id text, from_address text, from_name text,
        subject text, authentication jsonb, passed_on boolean, removals jsonb, links int[], copy_marks int[], blob_offset int, size int, deliverable_offset int, deliverable_size int)
      returning id, blob_offset),
    given as (
      select * from jsonb_to_recordset(${storable(recipients)}::text::jsonb) as r (blob_offset int, at int, owner_id bigint,
        domain_id bigint, recipient text, class text, score real, verdict jsonb, disposition text, reason text, state text,
        next_attempt_at timestamptz, leased_until timestamptz, held_until timestamptz, ended_at timestamptz)),
    made as (
      insert into inbound_recipients (workspace_id, message_id, owner_id, domain_id, recipient, class, score, verdict, disposition,
        reason, state, next_attempt_at, leased_until, held_until, ended_at)
      select ${workspaceId}, m.id, g.owner_id, g.domain_id, g.recipient, g.class, g.score, g.verdict, g.disposition, g.reason, g.state,
        g.next_attempt_at, g.leased_until, g.held_until, g.ended_at
      from given g join m using (blob_offset) order by g.blob_offset, g.at
      returning id, message_id)
    select made.id, made.message_id as "messageId", m.blob_offset as offset from made join m on m.id = made.message_id
    order by made.id`;
  const byOffset = Map.groupBy(made, ({ offset }) => offset);
  return placed.map(({ offset }) => {
    const own = byOffset.get(offset) ?? [];
    return { messageId: own[0]?.messageId ?? '', recipientIds: own.map(({ id }) => id) };
  });
}

/** As JSON that PostgreSQL takes: messages hold NUL and halves of characters, and what is said of them quotes them. */
const storable = (value: unknown): string =>
  JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'string' ? one.toWellFormed().replaceAll('\0', '\ufffd') : one,
  );

interface Placed {
  message: NewMessage;
  offset: number;
  deliverableOffset?: number;
}

/** Where each message stands in the blob: what came, then what is delivered where it differs. */
function placeInBlob(messages: readonly NewMessage[]): Placed[] {
  let end = 0;
  return messages.map((message) => {
    const offset = end;
    end += message.source.length;
    if (!message.deliverable) return { message, offset };
    const deliverableOffset = end;
    end += message.deliverable.length;
    return { message, offset, deliverableOffset };
  });
}

/** The bytes in the order that `insertInbound` expects. */
export const blobOf = (messages: readonly NewMessage[]): Buffer =>
  Buffer.concat(messages.flatMap(({ source, deliverable }) => (deliverable ? [source, deliverable] : [source])));
