// The maker of relayed messages: they were composed when they were taken, so here they are only read back, given what is told for each recipient
// (where to complain), and signed. How many are read at once is bounded by their size: what lies beyond stays due.

import { prepareSigner, type SigningKey } from '#authentication/dkim-sign.ts';
import { returnPath } from '#platform/return-path.ts';
import type { Vault } from '#platform/vault.ts';
import type { Sql } from 'postgres';
import type { Drawn } from '../outbox/draw.ts';
import { type Maker, MakerFault, type Person } from '../outbox/maker.ts';

export interface RelayMakerSettings {
  workspaceId: string;
  sendId: string;
  domain: string;
  keys: SigningKey[];
  vault: Vault;
}

interface Stored {
  source: Buffer;
  isNotice: boolean;
}

/** Octets of messages made in one batch, beside the first. */
const MOST_AT_ONCE = 20_000_000;
const NOTHING = { subject: '', html: '', text: '', unsubscribeUrl: '' };

export function prepareRelayMaker({ workspaceId, sendId, domain, keys, vault }: RelayMakerSettings): Maker {
  if (keys.length === 0) throw new MakerFault('no_signing_key');
  const stored = new WeakMap<Pick<Person, 'contactId' | 'step'>, Stored>();
  const pathOf = ({ contactId, step }: Pick<Person, 'contactId' | 'step'>) =>
    returnPath(vault, { workspaceId, sendId, contactId, step }, domain);

  return {
    async load(tx, people) {
      const sizes = await sizesOf(tx, workspaceId, people);
      const chosen = withinMemory(people, sizes);
      const sources = await sourcesOf(tx, workspaceId, chosen);
      for (const person of chosen) {
        const one = sources.get(person.contactId);
        if (one) stored.set(person, one);
      }
      return chosen;
    },
    render: () => ({ ok: true, value: NOTHING }),
    compose(person) {
      const one = stored.get(person);
      if (!one) return { ok: false, reason: 'compose_failed', detail: 'the message is no longer kept' };
      if (one.isNotice) return { ok: true, value: one.source };
      const head = `CFBL-Address: ${pathOf(person)}; report=arf\r\nFeedback-ID: r:w${workspaceId}:relay:dauphin\r\n`;
      return { ok: true, value: Buffer.concat([Buffer.from(head, 'latin1'), one.source]) };
    },
    sign: prepareSigner(domain, keys),
    // RFC 3461 section 6: a notice has the null sender, so that none is ever sent about it.
    returnPath: (person) => (stored.get(person)?.isNotice ? '' : pathOf(person)),
  };
}

const numbersOf = (people: readonly Person[]) => [...new Set(people.map(({ contactId }) => contactId.slice(1)))];

async function sizesOf(tx: Sql, workspaceId: string, people: readonly Person[]): Promise<Map<string, number>> {
  const rows = await tx<{ contactId: string; size: number }[]>`
    select (-id)::text as "contactId", size from relay_messages where workspace_id = ${workspaceId} and id = any(${numbersOf(people)}::bigint[])`;
  return new Map(rows.map(({ contactId, size }) => [contactId, size]));
}

function withinMemory(people: readonly Drawn[], sizes: ReadonlyMap<string, number>): Drawn[] {
  let held = 0;
  return people.filter(({ contactId }, index) => {
    held += sizes.get(contactId) ?? 0;
    return index === 0 || held <= MOST_AT_ONCE;
  });
}

async function sourcesOf(tx: Sql, workspaceId: string, people: readonly Person[]): Promise<Map<string, Stored>> {
  const rows = await tx<({ contactId: string } & Stored)[]>`
    select (-id)::text as "contactId", source, way = 'notice' as "isNotice" from relay_messages
    where workspace_id = ${workspaceId} and id = any(${numbersOf(people)}::bigint[]) and source is not null`;
  return new Map(rows.map(({ contactId, source, isNotice }) => [contactId, { source, isNotice }]));
}
