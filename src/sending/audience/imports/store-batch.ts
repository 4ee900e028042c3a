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

/**
 * Stores batches, each in a transaction of its own. Contacts known already are looked for only where they were met lately: most
 * files hold strangers only, and then looking costs for nothing. A stranger who is none is found out by the unique index.
 */
export class BatchStore {
  readonly #sql: Sql;
  readonly #vault: Pick<Vault, 'mac'>;
  readonly #job: StoringImport;
  /** Batches still to look in. */
  #looking = 0;

  constructor(sql: Sql, vault: Pick<Vault, 'mac'>, job: StoringImport) {
    this.#sql = sql;
    this.#vault = vault;
    this.#job = job;
  }

  async store(batch: Batch, now: Date): Promise<StoreOutcome> {
    for (let tried = 1; ; tried++) {
      try {
        const met = await this.#sql.begin((tx) => this.#write(tx, batch, now));
        this.#looking = met > 0 ? LOOK_ON : Math.max(0, this.#looking - 1);
        return 'stored';
      } catch (cause) {
        if (cause instanceof BatchRefused) return cause.outcome;
        const { code } = cause as { code?: string };
        if ((code !== UNIQUE_VIOLATION && code !== DEADLOCK) || tried === TRIES) throw cause;
        this.#looking = LOOK_ON;
      }
    }
  }

  /** Gives how many contacts were known already. */
  async #write(tx: TransactionSql, batch: Batch, now: Date): Promise<number> {
    const job = this.#job;
    const remarks = [...batch.remarks];
    const contacts = await placeRows(tx, this.#vault, job, batch.rows, remarks, this.#looking > 0);
    const newOnes = contacts.filter(({ known }) => !known);
    const met = contacts.length - newOnes.length;
    await insertContacts(tx, job, newOnes, now);
    const updated = await changeContacts(tx, job, contacts, now);
    const consents = await grantConsents(tx, job, contacts, remarks, now);
    await storeRemarks(tx, job, remarks);
    const counts = {
      created: newOnes.length,
      updated,
      unchanged: met - updated,
      rejected: remarks.filter(({ kept }) => !kept).length,
      noted: new Set(remarks.filter(({ kept }) => kept).map(({ line }) => line)).size,
      ...consents,
    };
    // Numbers are given in the order of the rows.
    const [first, last] = [newOnes[0], newOnes.at(-1)];
    await advance(tx, job, batch, counts, first && last && { first: first.id, last: last.id });
    return met + remarks.filter(({ reason }) => reason === 'duplicate').length;
  }
}

const LOOK_ON = 8;
const TRIES = 5;
const UNIQUE_VIOLATION = '23505';
const DEADLOCK = '40P01';
