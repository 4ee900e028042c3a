// The undo of a whole import, as a job: contacts it made and nobody touched since are removed, what it changed is put back where
// it is still as the import left it, consents it granted are annulled in the ledger, addresses it suppressed are free again.
// It works in batches of one transaction each and may be killed and started again. What people did since is never undone.

import type { TransactionSql } from 'postgres';
import type { Platform } from '#platform/platform.ts';
import { removeContacts } from '../contacts/contact-erasure.ts';
import { type Side, unmerge, type Values } from './merge.ts';
import { type ImportJob, noticeOf, removeFile } from './run-import.ts';
import { writeValues } from './write-contacts.ts';

const BATCH = 2_000;

interface Undo extends ImportJob {
  operatorId: string | null;
  now: Date;
}

export async function undoImport(platform: Platform, job: ImportJob, signal?: AbortSignal): Promise<void> {
  const { sql, clock, live } = platform;
  const notice = noticeOf(platform, job.workspaceId, job.importId);
  await removeFile(platform, job);
  for (const step of [undoCreated, undoChanged, undoSuppressed]) {
    for (let goesOn = true; goesOn; ) {
      goesOn = await sql.begin(async (tx) => {
        const undo = await underWay(tx, job, clock.now());
        return undo !== undefined && step(tx, undo);
      });
      await notice();
      signal?.throwIfAborted();
    }
  }
  // Lines that were left out hold personal data too, and nobody will mend them any more.
  await sql`delete from import_rejects where workspace_id = ${job.workspaceId} and import_id = ${job.importId}`;
  await sql`
    update imports set state = 'undone', undone_at = ${clock.now()}
    where workspace_id = ${job.workspaceId} and id = ${job.importId} and state = 'undoing'`;
  await live.publish(job.workspaceId, 'imports', job.importId);
  await live.publish(job.workspaceId, 'contacts');
}

/** The import, locked: one program at a time takes a step. */
async function underWay(tx: TransactionSql, job: ImportJob, now: Date): Promise<Undo | undefined> {
  const [row] = await tx<{ operatorId: string | null }[]>`
    select operator_id as "operatorId" from imports
    where workspace_id = ${job.workspaceId} and id = ${job.importId} and state = 'undoing' for update`;
  return row && { ...job, ...row, now };
}

/** Each step says whether there is more for it to do. */
async function undoCreated(tx: TransactionSql, undo: Undo): Promise<boolean> {
  const { workspaceId, importId } = undo;
  // Their numbers lie between two known ones: no index over all contacts is needed to find them.
  const made = await tx<{ id: string; isTouched: boolean }[]>`
    select c.id, c.updated_at > c.created_at
      or exists (select from import_changes k where k.workspace_id = c.workspace_id and k.contact_id = c.id and k.import_id <> ${importId})
      or exists (select from consent_events e where e.workspace_id = c.workspace_id and e.contact_id = c.id
        and e.import_id is distinct from ${importId}::bigint)
      or exists (select from sends s join recipients r on r.workspace_id = s.workspace_id and r.send_id = s.id and r.contact_id = c.id
        where s.workspace_id = c.workspace_id) as "isTouched"
    from contacts c join imports i on i.workspace_id = c.workspace_id and i.id = ${importId}
    where c.workspace_id = ${workspaceId} and c.id > greatest(i.undo_cursor, i.first_contact_id - 1)
      and c.id <= i.last_contact_id and c.import_id = i.id
    order by c.id limit ${BATCH}
    for update of c`;
  const last = made.at(-1);
  if (!last) return false;
  const idsOf = (touched: boolean) => made.flatMap(({ id, isTouched }) => (isTouched === touched ? [id] : []));
  const removed = await removeContacts(tx, workspaceId, idsOf(false));
  await annulGrants(tx, undo, idsOf(true));
  await count(tx, undo, removed, last.id);
  return made.length === BATCH;
}

interface Change extends Values {
  contactId: string;
  /** Null when the contact is gone. */
  id: string | null;
  before: Side;
  after: Side;
}

async function undoChanged(tx: TransactionSql, undo: Undo): Promise<boolean> {
  const { workspaceId, importId, now } = undo;
  const changes = await tx<Change[]>`
    select k.contact_id as "contactId", c.id, k.before, k.after, c.given_name as "givenName", c.family_name as "familyName",
      c.language, c.fields
    from import_changes k left join contacts c on c.workspace_id = k.workspace_id and c.id = k.contact_id
    where k.workspace_id = ${workspaceId} and k.import_id = ${importId}
    order by k.contact_id limit ${BATCH}
    for update of k`;
  if (changes.length === 0) return false;
  const contactIds = changes.map(({ contactId }) => contactId);
  await tx`select from contacts where workspace_id = ${workspaceId} and id = any(${contactIds}::bigint[]) order by id for no key update`;
  const restored = changes.flatMap(({ id, before, after, givenName, familyName, language, fields }) => {
    const values = id === null ? undefined : unmerge({ givenName, familyName, language, fields }, before, after);
    return id !== null && values ? [{ id, values }] : [];
  });
  await writeValues(tx, workspaceId, restored, now);
  await annulGrants(tx, undo, contactIds);
  await tx`
    delete from import_changes
    where workspace_id = ${workspaceId} and import_id = ${importId} and contact_id = any(${contactIds}::bigint[])`;
  await count(tx, undo, restored.length);
  return true;
}

async function undoSuppressed(tx: TransactionSql, undo: Undo): Promise<boolean> {
  const { count: lifted } = await tx`
    delete from suppressions
    where workspace_id = ${undo.workspaceId} and import_id = ${undo.importId} and reason = 'import'`;
  await count(tx, undo, lifted);
  return false;
}

/** The ledger keeps what was granted, and from now on also that it is void. */
async function annulGrants(tx: TransactionSql, undo: Undo, contactIds: readonly string[]): Promise<void> {
  if (contactIds.length === 0) return;
  await tx`
    insert into consent_events (workspace_id, contact_id, purpose_id, channel, action, annuls_id, at, recorded_at, source, operator_id,
      import_id)
    select e.workspace_id, e.contact_id, e.purpose_id, e.channel, 'annulled', e.id, ${undo.now}, ${undo.now}, 'import',
      ${undo.operatorId}, e.import_id
    from consent_events e
    where e.workspace_id = ${undo.workspaceId} and e.contact_id = any(${contactIds}::bigint[]) and e.import_id = ${undo.importId}
      and e.action = 'granted'
      and not exists (
        select from consent_events a
        where a.workspace_id = e.workspace_id and a.contact_id = e.contact_id and a.annuls_id = e.id)`;
}

async function count(tx: TransactionSql, undo: Undo, undone: number, cursor?: string): Promise<void> {
  await tx`
    update imports set undone = undone + ${undone}, undo_cursor = greatest(undo_cursor, ${cursor ?? null}::bigint)
    where workspace_id = ${undo.workspaceId} and id = ${undo.importId}`;
}
