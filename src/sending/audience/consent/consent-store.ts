// The ledger of consent: writing events with their proof, reading them back. The current state is derived by the database
// (trigger consent_events_derive); nothing here ever writes it. Events are only added.

import { createHash } from 'node:crypto';
import type { ISql } from 'postgres';

export const CONSENT_STATES = ['granted', 'withdrawn', 'objected'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];
export type ConsentAction = ConsentState | 'annulled';
export type ConsentSource = 'import' | 'operator' | 'form' | 'unsubscribe' | 'complaint' | 'api';

export interface ConsentEvent {
  workspaceId: string;
  contactId: string;
  purposeId: string;
  action: ConsentState;
  /** When it happened; never later than `recordedAt`. */
  at: Date;
  recordedAt: Date;
  source: ConsentSource;
  basis?: string | null;
  wordingId?: string | null;
  /** Already truncated (`truncateIp`). */
  ip?: string | null;
  operatorId?: string | null;
  note?: string | null;
}

/** Gives the event's id. The derived state follows in the same statement. */
export async function recordConsentEvent(sql: ISql, event: ConsentEvent): Promise<string> {
  const [row] = await sql<[{ id: string }]>`
    insert into consent_events (workspace_id, contact_id, purpose_id, action, at, recorded_at, source, basis, wording_id, ip,
      operator_id, note)
    values (${event.workspaceId}, ${event.contactId}, ${event.purposeId}, ${event.action}, ${event.at}, ${event.recordedAt},
      ${event.source}, ${event.basis ?? null}, ${event.wordingId ?? null}, ${event.ip ?? null}, ${event.operatorId ?? null},
      ${event.note ?? null})
    returning id`;
  return row.id;
}

/**
 * The id of what people saw (`text`) in one version of a form or file (`version`, its SHA-256): one row however many events
 * speak of it.
 */
export async function ensureWording(sql: ISql, workspaceId: string, text: string, version: Buffer): Promise<string> {
  const fingerprint = createHash('sha256').update(version).update(text).digest();
  const [row] = await sql<[{ id: string }]>`
    insert into consent_wordings (workspace_id, text, version_hash, fingerprint)
    values (${workspaceId}, ${text}, ${version}, ${fingerprint})
    on conflict (workspace_id, fingerprint) do update set fingerprint = excluded.fingerprint
    returning id`;
  return row.id;
}

export interface ConsentRecord {
  purposeId: string;
  purpose: string;
  kind: 'marketing' | 'service' | 'tracking';
  /** Null: this contact was never asked. */
  state: ConsentState | null;
  since: Date | null;
  proof: ConsentProof | null;
}

export interface ConsentProof {
  eventId: string;
  source: ConsentSource;
  basis: string | null;
  at: Date;
  recordedAt: Date;
  /** What the person saw. */
  wording: string | null;
  /** SHA-256 of the form or file, in hexadecimal. */
  version: string | null;
  ip: string | null;
  operator: string | null;
  importId: string | null;
  importFile: string | null;
  note: string | null;
}

const proofColumns = (sql: ISql) => sql`
  e.id as "eventId", e.source, e.basis, e.at, e.recorded_at as "recordedAt", w.text as wording,
  encode(w.version_hash, 'hex') as version, host(e.ip) as ip, o.name as operator, e.import_id as "importId",
  i.file_name as "importFile", e.note`;
const proofJoins = (sql: ISql) => sql`
  left join consent_wordings w on w.workspace_id = e.workspace_id and w.id = e.wording_id
  left join operators o on o.id = e.operator_id
  left join imports i on i.workspace_id = e.workspace_id and i.id = e.import_id`;

/** One line for each purpose in use, and for archived ones that this contact once answered. */
export async function consentsOf(sql: ISql, workspaceId: string, contactId: string): Promise<ConsentRecord[]> {
  const rows = await sql<(Omit<ConsentRecord, 'proof'> & ConsentProof)[]>`
    select p.id as "purposeId", p.name as purpose, p.kind, c.state, c.since, ${proofColumns(sql)}
    from purposes p
    left join consents c on c.workspace_id = p.workspace_id and c.purpose_id = p.id and c.contact_id = ${contactId}
      and c.channel = 'email'
    left join consent_events e on e.workspace_id = c.workspace_id and e.contact_id = c.contact_id and e.id = c.event_id
    ${proofJoins(sql)}
    where p.workspace_id = ${workspaceId} and (p.archived_at is null or c.state is not null)
    order by p.id`;
  return rows.map(({ purposeId, purpose, kind, state, since, ...proof }) => ({
    purposeId,
    purpose,
    kind,
    state,
    since,
    proof: state === null ? null : proof,
  }));
}

export interface ConsentHistoryEvent extends ConsentProof {
  action: ConsentAction;
  purpose: string;
  annulsId: string | null;
}

/** Newest first, by when they were written down; `before` for the next page. */
export function consentHistory(
  sql: ISql,
  workspaceId: string,
  contactId: string,
  { before, limit }: { before?: Date; limit: number },
) {
  return sql<ConsentHistoryEvent[]>`
    select e.action, p.name as purpose, e.annuls_id as "annulsId", ${proofColumns(sql)}
    from consent_events e
    join purposes p on p.workspace_id = e.workspace_id and p.id = e.purpose_id
    ${proofJoins(sql)}
    where e.workspace_id = ${workspaceId} and e.contact_id = ${contactId}
      ${before === undefined ? sql`` : sql`and e.recorded_at < ${before}`}
    order by e.recorded_at desc, e.id desc limit ${limit}`;
}
