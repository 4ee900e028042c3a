// Greylisting (RFC 6647): the first message of an unknown network for a recipient is asked to come again in five minutes. A network that came
// again is believed for two months after its last mail, so that it is asked once. Senders and recipients are kept as keyed fingerprints,
// for two days. Where the database does not answer, the claim fails and the client comes again anyway.

import { isIPv6 } from 'node:net';
import type { Sql } from 'postgres';
import { networkOf } from '#accounts/sign-in-limits.ts';
import type { Platform } from '#platform/platform.ts';
import type { Reply } from '#smtp/reply.ts';
import type { ReceivedEnvelope } from '#smtp/server.ts';
import type { ProtectedDomain } from '../domains/protected-domain.ts';

const AGAIN_AFTER_MS = 5 * 60_000;
const TRIES_KEPT_HOURS = 48;
const NETWORKS_KEPT_DAYS = 60;
/** What is written again at most so often: the day is enough to know whether a network still writes. */
const SEEN_MS = 86_400_000;
const MOST_KNOWN = 50_000;

export interface Greylist {
  /** Undefined: nothing stands against this recipient. */
  check(domain: ProtectedDomain, recipient: string, envelope: ReceivedEnvelope): Promise<Reply | undefined>;
}

export function createGreylist({ sql, vault, clock }: Platform): Greylist {
  /** Networks believed, each until when nobody need be asked nor told. */
  const known = new Map<string, number>();

  return {
    async check(domain, recipient, { ip, from }) {
      if (!domain.greylist) return undefined;
      const now = clock.now();
      const network = placeOf(ip);
      const key = `${domain.workspaceId}/${domain.id}/${network}`;
      if ((known.get(key) ?? 0) > now.getTime()) return undefined;
      const triplet = vault.mac('greylist', [network, from, recipient].join('\0').toLowerCase());
      const waits = await knock(sql, domain, { network, triplet, now });
      if (waits > 0) return comeAgain(waits);
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(key, now.getTime() + SEEN_MS);
      return undefined;
    },
  };
}

interface Knock {
  network: string;
  triplet: Buffer;
  now: Date;
}

/** Milliseconds that are left to wait; 0: the network is believed, from now on where it was not. */
async function knock(sql: Sql, { workspaceId, id }: ProtectedDomain, { network, triplet, now }: Knock) {
  const { count } = await sql`
    update greylist_networks set last_at = ${now}
    where workspace_id = ${workspaceId} and domain_id = ${id} and network = ${network}`;
  if (count > 0) return 0;
  const [row] = await sql<[{ firstAt: Date }]>`
    insert into greylist_tries (workspace_id, domain_id, triplet, first_at) values (${workspaceId}, ${id}, ${triplet}, ${now})
    on conflict (workspace_id, domain_id, triplet) do update set first_at = greylist_tries.first_at returning first_at as "firstAt"`;
  const left = row.firstAt.getTime() + AGAIN_AFTER_MS - now.getTime();
  if (left > 0) return left;
  await sql`
    insert into greylist_networks (workspace_id, domain_id, network, last_at) values (${workspaceId}, ${id}, ${network}, ${now})
    on conflict (workspace_id, domain_id, network) do update set last_at = excluded.last_at`;
  return 0;
}

const comeAgain = (milliseconds: number): Reply => ({
  code: 451,
  enhanced: '4.7.1',
  text: `Greylisted: you are new here, come again in ${Math.ceil(milliseconds / 60_000)} minutes`,
});

/** Large senders come again from another machine of the same network. */
const placeOf = (ip: string): string => (isIPv6(ip) ? networkOf(ip) : ip.split('.').slice(0, 3).join('.'));

export async function forgetOldGreylist(sql: Sql, now: Date): Promise<void> {
  await sql`delete from greylist_tries where first_at < ${now}::timestamptz - make_interval(hours => ${TRIES_KEPT_HOURS})`;
  await sql`delete from greylist_networks where last_at < ${now}::timestamptz - make_interval(days => ${NETWORKS_KEPT_DAYS})`;
}
