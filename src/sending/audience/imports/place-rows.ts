// Finds out whom each row of a batch is about: a contact known already (then locked), or a new one with a number of its own; and
// what stands in its way. A row that cannot be taken leaves a remark.

import type { TransactionSql } from 'postgres';
import type { Vault } from '#platform/vault.ts';
import type { Values } from './merge.ts';
import type { Remark, Row } from './row.ts';
import type { StoringImport } from './store-batch.ts';

export interface Known extends Values {
  id: string;
  email: string;
  /** Met by this import before: the row is a duplicate. */
  seen: boolean;
}

export interface Placed {
  row: Row;
  hash: Buffer;
  /** Of the contact the row is about. */
  id: string;
  /** As it was before the import; absent for a new contact. */
  known: Known | undefined;
  /** Why its address gets nothing, or nothing for this purpose. */
  suppression: string | undefined;
}

/** Finds out whom each row is about; what cannot be taken leaves a remark instead. */
/** Without `looks`, every row is taken for a stranger: the unique index then says, by an error, whether that was wrong. */
export async function placeRows(
  tx: TransactionSql,
  vault: Pick<Vault, 'mac'>,
  job: StoringImport,
  rows: readonly Row[],
  remarks: Remark[],
  looks: boolean,
): Promise<Placed[]> {
  const hashes = rows.map(({ email }) => vault.mac('address', email));
  const { firstId, hasSuppressions } = await prepare(tx, job, rows.length);
  const [known, suppressions] = await Promise.all([
    looks ? findKnown(tx, job, rows) : NOBODY,
    hasSuppressions ? findSuppressions(tx, job, hashes) : NOTHING,
  ]);
  const contacts: Placed[] = [];
  rows.forEach((row, index) => {
    const hash = hashes[index] as Buffer;
    const suppression = suppressions.size === 0 ? undefined : suppressions.get(hash.toString('hex'));
    const before = known.get(row.email);
    if (before?.seen) remarks.push(remarkOf(row, false, 'duplicate'));
    else if (suppression === 'erasure') remarks.push(remarkOf(row, false, 'erased'));
    else contacts.push({ row, hash, id: before?.id ?? String(firstId + BigInt(index)), known: before, suppression });
  });
  return contacts;
}

const NOBODY: ReadonlyMap<string, Known> = new Map();
const NOTHING: ReadonlyMap<string, string> = new Map();

/** Numbers for as many new contacts, in one run; and whether anybody is suppressed here at all. */
async function prepare(tx: TransactionSql, { workspaceId }: StoringImport, count: number) {
  for (;;) {
    const [row] = await tx<[{ first: string | null; isOneRun: boolean; hasSuppressions: boolean }]>`
      select min(id) as first, count(*) = 0 or max(id) - min(id) = count(*) - 1 as "isOneRun",
        exists (select from suppressions where workspace_id = ${workspaceId}) as "hasSuppressions"
      from (select nextval(pg_get_serial_sequence('contacts', 'id')) as id from generate_series(1, ${count})) n`;
    // Somebody else took a number in the middle: this run is left unused.
    if (row.isOneRun) return { firstId: BigInt(row.first ?? 0), hasSuppressions: row.hasSuppressions };
  }
}

export const remarkOf = (
  { line, raw }: Row,
  kept: boolean,
  reason: Remark['reason'],
  params: Remark['params'] = {},
): Remark => ({
  line,
  raw,
  kept,
  reason,
  params,
});

/** Locked, so that what an operator changes meanwhile is neither lost nor undone. */
async function findKnown(
  tx: TransactionSql,
  { workspaceId, importId }: StoringImport,
  rows: readonly Row[],
): Promise<Map<string, Known>> {
  const found = await tx<Known[]>`
    select c.id, c.email, c.given_name as "givenName", c.family_name as "familyName", c.language, c.fields,
      coalesce(c.import_id = ${importId}, false) or exists (
        select from import_changes k
        where k.workspace_id = c.workspace_id and k.import_id = ${importId} and k.contact_id = c.id) as seen
    from contacts c
    where c.workspace_id = ${workspaceId} and c.email = any(${rows.map(({ email }) => email)}::text[])
    for no key update of c`;
  return new Map(found.map((contact) => [contact.email, contact]));
}

/** Reason by hash; one that concerns all mail, or this purpose. */
async function findSuppressions(
  tx: TransactionSql,
  { workspaceId, purposeId }: StoringImport,
  hashes: readonly Buffer[],
): Promise<Map<string, string>> {
  const found = await tx<{ hash: string; reason: string }[]>`
    select encode(address_hash, 'hex') as hash, reason from suppressions
    where workspace_id = ${workspaceId} and address_hash = any(${hashes.map((hash) => `\\x${hash.toString('hex')}`)}::text[]::bytea[])
      and (purpose_id is null or purpose_id = ${purposeId})
    order by reason = 'erasure'`;
  return new Map(found.map(({ hash, reason }) => [hash, reason]));
}
