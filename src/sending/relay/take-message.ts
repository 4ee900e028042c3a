// The one door of the relay, behind HTTP and SMTP alike: a finished message and its recipients become rows of the ledger, in the caller's
// transaction. Nothing of it may be answered before that has committed. One statement for all recipients: all have a row, or nobody has.

import type { TransactionSql } from 'postgres';
import type { Vault } from '#platform/vault.ts';
import { splitAddress } from '#message/address.ts';
import type { RelaySend } from './relay-send.ts';

/** What RFC 3461 lets a submitter ask for. */
export const noticeKinds = ['success', 'failure', 'delay'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export interface RelayRecipient {
  email: string;
  /** Which notices are wanted; absent or empty: none. */
  notices?: readonly NoticeKind[];
  /** ORCPT as given: `rfc822;…`. */
  original?: string | undefined;
}

export interface TakenMessage {
  workspaceId: string;
  send: RelaySend;
  domain: string;
  way: 'http' | 'smtp' | 'notice';
  apiKeyId: string | null;
  from: string;
  subject: string;
  messageId: string;
  class: string;
  tags: readonly string[];
  source: Buffer;
  recipients: readonly RelayRecipient[];
  envelope?: { from: string; id?: string | undefined; returns?: 'full' | 'headers' | undefined };
  sendAt: Date;
  now: Date;
}

const SUBJECT_KEPT = 998;

/** Resolves with the message's number. */
export async function takeMessage(tx: TransactionSql, vault: Vault, message: TakenMessage): Promise<string> {
  const { workspaceId, send, envelope, recipients, now } = message;
  const [row] = await tx<[{ id: string }]>`
    insert into relay_messages (workspace_id, send_id, way, api_key_id, from_address, subject, message_id, tags, size, source, class,
                                envelope_from, envelope_id, returns, send_at, created_at)
    values (${workspaceId}, ${send.id}, ${message.way}, ${message.apiKeyId}, ${message.from}, ${subjectOf(message)},
            ${message.messageId}, ${message.tags as string[]}, ${message.source.length}, ${message.source}, ${message.class},
            ${envelope?.from ?? ''}, ${envelope?.id ?? null}, ${envelope?.returns ?? null}, ${message.sendAt}, ${now})
    returning id`;
  await freezeRecipients(tx, vault, message, row.id);
  const asked = recipients.map((one, step) => ({ ...one, step })).filter(({ notices }) => notices?.length);
  if (asked.length > 0)
    await tx`insert into relay_notices ${tx(
      asked.map(({ step, notices, original }) => ({
        workspace_id: workspaceId,
        message_id: row.id,
        step,
        wanted: notices as string[],
        original_recipient: original ?? null,
      })),
    )}`;
  await tx`select pg_notify('dauphin_outbox', '')`;
  return row.id;
}

async function freezeRecipients(
  tx: TransactionSql,
  vault: Vault,
  { workspaceId, send, domain, recipients, sendAt, now }: TakenMessage,
  id: string,
): Promise<void> {
  const emails = recipients.map(({ email }) => email);
  const hashes = emails.map((email) => vault.mac('address', email).toString('hex'));
  const domains = emails.map((email) => splitAddress(email).domain.toLowerCase());
  await tx`
    insert into recipients (workspace_id, send_id, contact_id, step, email, address_hash, domain, message_id, next_attempt_at, updated_at)
    select ${workspaceId}, ${send.id}, -${id}::bigint, r.place - 1, r.email, decode(r.hash, 'hex'), r.domain,
           substring(encode(sha256(convert_to(${send.messageKey}::text || '/' || -${id}::bigint || '/' || (r.place - 1), 'UTF8')), 'hex') for 32) || '@' || ${domain}::text,
           ${sendAt}, ${now}
    from unnest(${emails}::text[], ${hashes}::text[], ${domains}::text[]) with ordinality as r (email, hash, domain, place)`;
}

/** PostgreSQL text holds no NUL, nor half a surrogate pair. */
const subjectOf = ({ subject }: TakenMessage): string =>
  subject.replaceAll('\0', '').slice(0, SUBJECT_KEPT).toWellFormed();
