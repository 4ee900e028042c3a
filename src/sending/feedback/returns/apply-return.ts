// What a returned message changes: the ledger's row of its recipient, consent, suppression. Runs in the transaction that holds the
// message; asked again it changes nothing more. Only the signed return path says whom it may change. A message that claims to speak of
// somebody else, comes too late, or tells of what never left changes nothing, and its account says so.

import type { TransactionSql } from 'postgres';
import { type HandOver, readReturnPath } from '#platform/return-path.ts';
import type { Vault } from '#platform/vault.ts';
import { recordConsentEvent } from '#sending/audience/consent/consent-store.ts';
import { suppress } from '#sending/audience/suppressions/suppression-store.ts';
import { reasonOfCause } from '#sending/outbox/reply-reason.ts';
import { type BounceCause, causes, refusalsBeforeSuppression } from '../bounces/bounce-cause.ts';
import { weighAnswer } from '../hit-store.ts';
import { readUnsubscribeToken } from '../links.ts';
import type { ReturnAccount, ReturnEffect } from './returned-mail-store.ts';
import type { Claims, Understanding } from './understand-return.ts';

/** The recipient as the ledger knows it. */
export interface Addressee extends HandOver {
  email: string;
  addressHash: Buffer;
  state: string;
  attempts: number;
  updatedAt: Date;
  purposeId: string;
  /** Null once the contact is erased. */
  livingId: string | null;
}

/** No server tries longer than a week; later than this somebody plays an old message back. */
const BOUNCES_FOR_DAYS = 30;
const DAY_MS = 86_400_000;

/** Locks the row, so that what comes for one recipient is taken one after another. */
export async function findAddressee(
  tx: TransactionSql,
  { workspaceId, sendId, contactId, step }: HandOver,
): Promise<Addressee | undefined> {
  const [row] = await tx<Addressee[]>`
    select r.workspace_id as "workspaceId", r.send_id as "sendId", r.contact_id as "contactId", r.step, r.email,
      r.address_hash as "addressHash", r.state, r.attempts, r.updated_at as "updatedAt", s.purpose_id as "purposeId",
      (select c.id from contacts c where c.workspace_id = r.workspace_id and c.id = r.contact_id) as "livingId"
    from recipients r join sends s on s.workspace_id = r.workspace_id and s.id = r.send_id
    where r.workspace_id = ${workspaceId} and r.send_id = ${sendId} and r.contact_id = ${contactId} and r.step = ${step}
    for update of r`;
  return row;
}

export interface ApplySettings {
  vault: Vault;
  now: Date;
}

export async function applyReturn(
  tx: TransactionSql,
  addressee: Addressee | undefined,
  understood: Understanding,
  settings: ApplySettings,
): Promise<ReturnAccount> {
  const { kind, cause, hard, diagnostic } = understood;
  const account = {
    kind,
    ...(cause && { cause }),
    ...(hard !== undefined && { hard }),
    ...(diagnostic && { diagnostic }),
  };
  return { ...account, effect: await effectOf(tx, addressee, understood, settings) };
}

async function effectOf(
  tx: TransactionSql,
  addressee: Addressee | undefined,
  { kind, cause, hard = false, diagnostic = '', claims }: Understanding,
  { vault, now }: ApplySettings,
): Promise<ReturnEffect> {
  if (kind === 'auto_reply' || kind === 'other') return 'counted';
  if (!addressee || wasNeverSent(addressee)) return 'unknown';
  if (kind === 'reply') {
    await weighAnswer(tx, addressee);
    return 'forwarded';
  }
  if (await namesAnother(tx, vault, addressee, claims)) return 'names_another';
  if (kind === 'complaint') return takeComplaint(tx, addressee, now);
  if (now.getTime() - addressee.updatedAt.getTime() > BOUNCES_FOR_DAYS * DAY_MS) return 'too_late';
  if (kind === 'delay' || cause === undefined) return 'counted';
  if (addressee.state !== 'accepted' && addressee.state !== 'deferred') return 'repeated';
  await takeBounce(tx, addressee, { cause, hard, diagnostic }, now);
  return 'bounced';
}

const wasNeverSent = ({ state, attempts }: Addressee): boolean =>
  attempts === 0 && (state === 'planned' || state === 'suppressed' || state === 'skipped');

/** Whether it speaks of another recipient of ours: by a token, by the Message-ID of what it gives back, or by address. */
async function namesAnother(
  tx: TransactionSql,
  vault: Vault,
  { workspaceId, sendId, contactId, email }: Addressee,
  { addresses, messageIds, returnPaths, unsubscribeTokens }: Claims,
): Promise<boolean> {
  const named = [
    ...returnPaths.flatMap((path) => readReturnPath(vault, path) ?? []),
    ...unsubscribeTokens.flatMap((token) => readUnsubscribeToken(vault, token) ?? []),
  ];
  if (named.some((one) => one.workspaceId !== workspaceId || one.contactId !== contactId)) return true;
  const others = addresses.filter((address) => address !== email.toLowerCase());
  if (others.length === 0 && messageIds.length === 0) return false;
  const [row] = await tx<[{ another: boolean }]>`
    select exists (
      select from recipients where workspace_id = ${workspaceId} and message_id = any(${messageIds}) and contact_id <> ${contactId}
    ) or exists (
      select from contacts c join recipients r on r.workspace_id = c.workspace_id and r.send_id = ${sendId} and r.contact_id = c.id
      where c.workspace_id = ${workspaceId} and c.email = any(${others}) and c.id <> ${contactId}
    ) as another`;
  return row.another;
}

async function takeBounce(
  tx: TransactionSql,
  { workspaceId, sendId, contactId, step, addressHash }: Addressee,
  { cause, hard, diagnostic }: { cause: BounceCause; hard: boolean; diagnostic: string },
  now: Date,
): Promise<void> {
  const reason = reasonOfCause(cause, true);
  // A hard cause that was said for now only is counted, no more. The trigger of `bounces` suppresses.
  const before = refusalsBeforeSuppression(cause);
  const suppressAfter = before === 1 && !hard ? null : before;
  await tx`
    with closed as (
      update recipients set state = 'bounced', reason = ${reason}, reply = ${diagnostic}, claimed_by = null, updated_at = ${now}
      where workspace_id = ${workspaceId} and send_id = ${sendId} and contact_id = ${contactId} and step = ${step}
    ), told as (
      insert into attempts (workspace_id, send_id, contact_id, step, at, state, reason, reply)
      values (${workspaceId}, ${sendId}, ${contactId}, ${step}, ${now}, 'bounced', ${reason}, ${diagnostic})
    )
    insert into bounces (workspace_id, send_id, contact_id, step, address_hash, at, cause, class, hard, suppress_after)
    values (${workspaceId}, ${sendId}, ${contactId}, ${step}, ${addressHash}, ${now}, ${cause}, ${causes[cause].class}, ${hard}, ${suppressAfter})
    on conflict on constraint bounces_once do nothing`;
}

/** A complaint leaves at once, from everything: consent to the mailing is withdrawn, and the address suppressed for good. */
async function takeComplaint(tx: TransactionSql, addressee: Addressee, now: Date): Promise<ReturnEffect> {
  const { workspaceId, sendId, contactId, step, addressHash, email, livingId, purposeId } = addressee;
  const note = `send ${sendId}`;
  const [before] = await tx`
    select from returned_mail where workspace_id = ${workspaceId} and send_id = ${sendId} and contact_id = ${contactId} and step = ${step}
      and kind = 'complaint' and effect = 'unsubscribed' limit 1`;
  // A refusal of the person weighs more than one of a server: lifting it takes a reason.
  await tx`
    update suppressions set reason = 'complaint', note = '', at = ${now}
    where workspace_id = ${workspaceId} and address_hash = ${addressHash} and purpose_id is null and reason in ('bounce', 'import')`;
  const [known] = await tx`
    select from suppressions where workspace_id = ${workspaceId} and address_hash = ${addressHash} and purpose_id is null`;
  if (!known)
    await suppress(tx, {
      workspaceId,
      addressHash,
      purposeId: null,
      reason: 'complaint',
      at: now,
      ...(livingId && { email }),
    });
  if (livingId !== null) await withdraw(tx, { workspaceId, contactId: livingId, purposeId, note }, now);
  return before ? 'repeated' : 'unsubscribed';
}

interface Withdrawal {
  workspaceId: string;
  contactId: string;
  purposeId: string;
  note: string;
}

async function withdraw(tx: TransactionSql, { note, ...of }: Withdrawal, now: Date): Promise<void> {
  const [granted] = await tx`
    select from consents where workspace_id = ${of.workspaceId} and contact_id = ${of.contactId}
      and purpose_id = ${of.purposeId} and channel = 'email' and state = 'granted'`;
  if (!granted) return;
  await recordConsentEvent(tx, { ...of, action: 'withdrawn', at: now, recordedAt: now, source: 'complaint', note });
}
