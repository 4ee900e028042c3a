// One batch of an import in the database: contacts made or changed, consents written into the ledger, remarks, and the place
// where the file goes on, all in one transaction. Either all of it happened or none.

import type { Sql, TransactionSql } from 'postgres';
import type { Vault } from '#platform/vault.ts';
import type { Batch } from './batches.ts';
import { advance, BatchRefused, type StoreOutcome } from './fence.ts';
import { grantConsents } from './grant-consents.ts';
import type { Policy } from './merge.ts';
import { placeRows } from './place-rows.ts';
import { storeRemarks } from './remark-store.ts';
import { changeContacts, insertContacts } from './write-contacts.ts';

export interface StoringImport {
  workspaceId: string;
  importId: string;
  policy: Policy;
  purposeId: string;
  basis: string;
  wordingId: string | null;
  operatorId: string | null;
  /** When people agreed, unless a column says so. */
  collectedAt: Date;
}

/** Rejects with 23505 when somebody made one of the contacts meanwhile: then try again. */
export async function commitBatch(
  sql: Sql,
  vault: Pick<Vault, 'mac'>,
  job: StoringImport,
  batch: Batch,
  now: Date,
): Promise<StoreOutcome> {
  try {
    await sql.begin((tx) => storeBatch(tx, vault, job, batch, now));
    return 'stored';
  } catch (cause) {
    if (cause instanceof BatchRefused) return cause.outcome;
    throw cause;
  }
}

async function storeBatch(
  tx: TransactionSql,
  vault: Pick<Vault, 'mac'>,
  job: StoringImport,
  batch: Batch,
  now: Date,
): Promise<void> {
  const remarks = [...batch.remarks];
  const contacts = await placeRows(tx, vault, job, batch.rows, remarks);
  const newOnes = contacts.filter(({ known }) => !known);
  await insertContacts(tx, job, newOnes, now);
  const updated = await changeContacts(tx, job, contacts, now);
  const consents = await grantConsents(tx, job, contacts, remarks, now);
  await storeRemarks(tx, job, remarks);
  const counts = {
    created: newOnes.length,
    updated,
    unchanged: contacts.length - newOnes.length - updated,
    rejected: remarks.filter(({ kept }) => !kept).length,
    noted: new Set(remarks.filter(({ kept }) => kept).map(({ line }) => line)).size,
    ...consents,
  };
  await advance(
    tx,
    job,
    batch,
    counts,
    newOnes.map(({ id }) => id),
  );
}
