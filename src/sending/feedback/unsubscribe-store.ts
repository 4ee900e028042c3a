// Leaving a mailing, in the database: whom a link speaks of, the withdrawal with its proof, its undoing. Every change is one
// transaction and may be asked twice without harm. It must work for a contact erased meanwhile (then only the fingerprint of
// the address is left, and is suppressed), and must never change anything for a mere look.

import type { Sql, TransactionSql } from 'postgres';
import { recordConsentEvent } from '#sending/audience/consent/consent-store.ts';
import type { UnsubscribeToken } from './links.ts';
import { type PurposeChoice, UNDO_DAYS } from './unsubscribe-page.ts';

export interface Leaving extends UnsubscribeToken {
  /** The contact as it stands now; null when it was erased. */
  livingId: string | null;
  email: string | null;
  addressHash: Buffer;
  language: 'fr' | 'en';
  sender: string;
  purposeId: string;
  purpose: string;
}

/** A send that is gone, or a person of whom nothing is left, not even the row of the ledger. */
export interface Gone {
  gone: true;
  sender: string | undefined;
  language: 'fr' | 'en' | undefined;
}

export async function findLeaving(sql: Sql, token: UnsubscribeToken): Promise<Leaving | Gone> {
  const [row] = await sql<
    {
      sender: string;
      language: 'fr' | 'en';
      livingId: string | null;
      email: string | null;
      addressHash: Buffer | null;
      purposeId: string;
      purpose: string;
    }[]
  >`
    select coalesce(nullif(w.company_name, ''), w.name) as sender, coalesce(c.language, s.content ->> 'language', w.language) as language,
      c.id as "livingId", coalesce(c.email, r.email) as email, coalesce(c.address_hash, r.address_hash) as "addressHash",
      p.id as "purposeId", p.name as purpose
    from sends s
    join workspaces w on w.id = s.workspace_id
    join purposes p on p.workspace_id = s.workspace_id and p.id = s.purpose_id
    left join recipients r on r.workspace_id = s.workspace_id and r.send_id = s.id
      and r.contact_id = ${token.contactId} and r.step = ${token.step}
    -- A contact undone and imported anew has another number but the same address.
    left join lateral (
      select k.id, k.email, k.address_hash, k.language from contacts k
      where k.workspace_id = s.workspace_id and (k.id = ${token.contactId} or k.email = r.email)
      order by k.id = ${token.contactId} desc limit 1) c on true
    where s.workspace_id = ${token.workspaceId} and s.id = ${token.sendId}`;
  if (!row) return { gone: true, sender: undefined, language: undefined };
  const { addressHash } = row;
  if (addressHash === null) return { gone: true, sender: row.sender, language: row.language };
  return { ...token, ...row, addressHash };
}

/** What else this person agreed to receive, beside what the link is about. */
export async function otherPurposes(sql: Sql, { workspaceId, livingId, purposeId }: Leaving): Promise<PurposeChoice[]> {
  if (livingId === null) return [];
  return sql<PurposeChoice[]>`
    select p.id, p.name, p.description from consents c
    join purposes p on p.workspace_id = c.workspace_id and p.id = c.purpose_id
    where c.workspace_id = ${workspaceId} and c.contact_id = ${livingId} and c.channel = 'email' and c.state = 'granted'
      and c.purpose_id <> ${purposeId}
    order by p.kind, p.id`;
}

export interface Departure {
  way: 'one_click' | 'page';
  /** Scored as a machine's doing: honoured all the same. */
  suspect: boolean;
  network: string;
  at: Date;
}

/** Withdraws from each purpose, unless it is already left. Gives how many were left now. */
export async function leave(
  sql: Sql,
  leaving: Leaving,
  purposeIds: readonly string[],
  departure: Departure,
): Promise<number> {
  return sql.begin(async (tx) => {
    await lockPerson(tx, leaving);
    let left = 0;
    for (const purposeId of new Set(purposeIds)) {
      const consent = await consentOf(tx, leaving, purposeId);
      if (consent !== 'granted' && (await alreadyLeft(tx, leaving, purposeId))) continue;
      left += 1;
      const eventId = consent === 'granted' ? await withdraw(tx, leaving, purposeId, departure) : null;
      if (leaving.livingId === null) await suppress(tx, leaving, purposeId, departure.at);
      await tx`
        insert into unsubscribes (workspace_id, send_id, step, contact_id, address_hash, purpose_id, way, suspect, event_id, at)
        values (${leaving.workspaceId}, ${leaving.sendId}, ${leaving.step}, ${leaving.livingId}, ${leaving.addressHash},
          ${purposeId}, ${departure.way}, ${departure.suspect}, ${eventId}, ${departure.at})`;
    }
    return left;
  }) as Promise<number>;
}

/** Whether a withdrawal made by this link can still be undone: it left a living contact, less than thirty days ago. */
export async function undoable(
  sql: Sql | TransactionSql,
  leaving: Leaving,
  now: Date,
): Promise<{ id: string; eventId: string }[]> {
  return sql<{ id: string; eventId: string }[]>`
    select id, event_id as "eventId" from unsubscribes
    where workspace_id = ${leaving.workspaceId} and send_id = ${leaving.sendId} and address_hash = ${leaving.addressHash}
      and undone_at is null and event_id is not null and at > ${now}::timestamptz - make_interval(days => ${UNDO_DAYS})
    order by id`;
}

/** Makes this link's withdrawals void: each consent is again what it was before them. Gives how many. */
export async function undo(sql: Sql, leaving: Leaving, departure: Departure): Promise<number> {
  return sql.begin(async (tx) => {
    await lockPerson(tx, leaving);
    const rows = leaving.livingId === null ? [] : await undoable(tx, leaving, departure.at);
    for (const { id, eventId } of rows) {
      await annul(tx, leaving, eventId, departure);
      await tx`update unsubscribes set undone_at = ${departure.at} where workspace_id = ${leaving.workspaceId} and id = ${id}`;
    }
    return rows.length;
  }) as Promise<number>;
}

async function lockPerson(tx: TransactionSql, { workspaceId, addressHash }: Leaving): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`${workspaceId} ${addressHash.toString('hex')}`}, 1))`;
}

async function consentOf(
  tx: TransactionSql,
  { workspaceId, livingId }: Leaving,
  purposeId: string,
): Promise<string | undefined> {
  if (livingId === null) return undefined;
  const [row] = await tx<{ state: string }[]>`
    select state from consents where workspace_id = ${workspaceId} and contact_id = ${livingId} and purpose_id = ${purposeId} and channel = 'email'`;
  return row?.state;
}

async function alreadyLeft(tx: TransactionSql, leaving: Leaving, purposeId: string): Promise<boolean> {
  const [row] = await tx`
    select from unsubscribes where workspace_id = ${leaving.workspaceId} and send_id = ${leaving.sendId}
      and address_hash = ${leaving.addressHash} and purpose_id = ${purposeId} and undone_at is null limit 1`;
  return row !== undefined;
}

/** The proof: when, by which send's link, from which network. */
function withdraw(
  tx: TransactionSql,
  { workspaceId, livingId, sendId }: Leaving,
  purposeId: string,
  { at, network, way }: Departure,
): Promise<string> {
  return recordConsentEvent(tx, {
    workspaceId,
    contactId: livingId as string,
    purposeId,
    action: 'withdrawn',
    at,
    recordedAt: at,
    source: 'unsubscribe',
    ip: network || null,
    note: `send ${sendId} ${way}`,
  });
}

async function annul(tx: TransactionSql, leaving: Leaving, eventId: string, { at, network }: Departure): Promise<void> {
  await tx`
    insert into consent_events (workspace_id, contact_id, purpose_id, action, annuls_id, at, recorded_at, source, ip, note)
    select workspace_id, contact_id, purpose_id, 'annulled', id, ${at}, ${at}, 'unsubscribe', ${network || null}, ${`send ${leaving.sendId} undo`}
    from consent_events where workspace_id = ${leaving.workspaceId} and contact_id = ${leaving.livingId} and id = ${eventId}`;
}

async function suppress(tx: TransactionSql, leaving: Leaving, purposeId: string, at: Date): Promise<void> {
  await tx`
    insert into suppressions (workspace_id, address_hash, purpose_id, reason, note, at)
    values (${leaving.workspaceId}, ${leaving.addressHash}, ${purposeId}, 'unsubscribe', ${`send ${leaving.sendId}`}, ${at})
    on conflict (workspace_id, address_hash, purpose_id) do nothing`;
}
