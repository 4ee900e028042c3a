// The senders that an owner knows: written when wanted mail from a name that somebody vouches for reaches him, read for every message. A forged
// name never becomes an acquaintance, since it is not written. SQL in, records out.

import type { Sql } from 'postgres';
import type { AuthenticationResults } from '#authentication/results.ts';
import type { SenderHistory } from '#judge/context.ts';
import { isVouched, type SenderRule, sendersNamed } from '../disposition/dispose.ts';
import type { NewMessage } from '../intake/inbound-store.ts';

export interface KnownSender {
  ownerId: string;
  /** As the judge is told. */
  history: SenderHistory;
  /** What he and the house said of this sender once and for all. */
  rules: SenderRule[];
}

/** Names may change their hosts: the newest count. */
const MOST_SIGNERS = 5;
const MOST_NETWORKS = 12;
/** Who has not written for so long is a stranger again. */
const FORGOTTEN_DAYS = 730;
/** An owner who is new here has met nobody yet: that somebody is new to him would mean nothing. */
const FIRST_CONTACT_AFTER_DAYS = 7;

interface Where {
  workspaceId: string;
  domainId: string;
  ownerIds: readonly string[];
  now: Date;
}

interface Row {
  ownerId: string;
  isNew: boolean;
  received: number | null;
  reactions: number;
  signers: string[];
  networks: string[];
  rules: SenderRule[];
}

/** One question for every message that arrives, for all its owners: it must stay cheap. */
export async function recallSender(
  sql: Sql,
  { workspaceId, domainId, ownerIds, now }: Where,
  fromAddress: string,
): Promise<KnownSender[]> {
  const rows = await sql<Row[]>`
    select o.id as "ownerId", o.created_at > ${now}::timestamptz - make_interval(days => ${FIRST_CONTACT_AFTER_DAYS}) as "isNew",
      k.received, coalesce(k.reactions, 0) as reactions, coalesce(k.signers, '{}') as signers, coalesce(k.networks, '{}') as networks,
      (select coalesce(json_agg(json_build_object('sender', r.sender, 'action', r.action, 'isPersonal', r.owner_id is not null)), '[]')
        from sender_rules r where r.workspace_id = o.workspace_id and r.domain_id = ${domainId}
          and r.sender = any(${sendersNamed(fromAddress)}) and (r.owner_id is null or r.owner_id = o.id)) as rules
    from owners o left join known_senders k on k.workspace_id = o.workspace_id and k.owner_id = o.id and k.sender = ${fromAddress}
      and k.last_at > ${now}::timestamptz - make_interval(days => ${FORGOTTEN_DAYS})
    where o.workspace_id = ${workspaceId} and o.id = any(${ownerIds as string[]}::bigint[])`;
  return rows.map(({ ownerId, rules, ...row }) => ({ ownerId, rules, history: historyOf(row) }));
}

function historyOf({ isNew, received, reactions, signers, networks }: Omit<Row, 'ownerId' | 'rules'>): SenderHistory {
  return {
    ...(received !== null || !isNew ? { received: received ?? 0 } : {}),
    writtenTo: 0,
    reactions: Math.max(0, reactions),
    // Nobody sees what is read in a mailbox: silence means nothing here.
    ignoredInARow: 0,
    signers,
    networks,
  };
}

export type Arrived = Pick<NewMessage, 'fromAddress' | 'authentication' | 'clientAddress' | 'recipients'>;

/** Remembers who sent what reaches its owner as wanted mail; many messages at once. */
export async function noteSenders(
  sql: Sql,
  workspaceId: string,
  messages: readonly Arrived[],
  now: Date,
): Promise<void> {
  const met = new Map<string, Met>();
  for (const message of messages) {
    if (message.fromAddress === '' || !isVouched(message.authentication)) continue;
    for (const recipient of message.recipients) {
      const isWanted = recipient.state === 'waiting' && recipient.class !== 'spam' && recipient.class !== 'phish';
      if (isWanted) note(met, recipient.ownerId, message);
    }
  }
  if (met.size === 0) return;
  // In one order everywhere, so that two writers never wait for each other.
  const rows = [...met.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  await sql`
    insert into known_senders as k (workspace_id, owner_id, sender, received, signers, networks, first_at, last_at)
    select ${workspaceId}, r.owner_id, r.sender, r.received, r.signers, r.networks, ${now}, ${now}
    from jsonb_to_recordset(${sql.json(rows as never)}) as r (owner_id bigint, sender text, received int, signers text[], networks text[])
    on conflict (workspace_id, owner_id, sender) do update set received = k.received + excluded.received, last_at = excluded.last_at,
      signers = (array(select u.x from unnest(excluded.signers || k.signers) with ordinality as u (x, n)
        group by u.x order by min(u.n)))[1:${MOST_SIGNERS}::int],
      networks = (array(select u.x from unnest(excluded.networks || k.networks) with ordinality as u (x, n)
        group by u.x order by min(u.n)))[1:${MOST_NETWORKS}::int]`;
}

interface Met {
  owner_id: string;
  sender: string;
  received: number;
  signers: string[];
  networks: string[];
}

function note(
  met: Map<string, Met>,
  ownerId: string,
  { fromAddress: sender, authentication, clientAddress }: Arrived,
): void {
  const key = `${ownerId.padStart(20, '0')} ${sender}`;
  const one = met.get(key) ?? { owner_id: ownerId, sender, received: 0, signers: [], networks: [] };
  met.set(key, one);
  one.received++;
  for (const domain of signersOf(authentication)) if (!one.signers.includes(domain)) one.signers.push(domain);
  const network = networkOf(clientAddress);
  if (!one.networks.includes(network)) one.networks.push(network);
}

const signersOf = ({ dkim = [] }: AuthenticationResults): string[] =>
  dkim.flatMap(({ result, domain }) => (result === 'pass' ? [domain.toLowerCase()] : [])).slice(0, MOST_SIGNERS);

/** The network of a sender: /24, or /48 (RFC 6177). */
export function networkOf(address: string): string {
  if (!address.includes(':')) return `${address.split('.').slice(0, 3).join('.')}.0/24`;
  const [head = '', tail] = address.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(missing).fill('0'), ...right];
  const prefix = groups.slice(0, 3).map((group) => (Number.parseInt(group, 16) || 0).toString(16));
  return `${prefix.join(':')}::/48`;
}

/** One reaction more, or less, to this sender's mail. */
export async function countReaction(
  sql: Sql,
  {
    workspaceId,
    ownerId,
    sender,
    by,
    now,
  }: { workspaceId: string; ownerId: string; sender: string; by: 1 | -1; now: Date },
): Promise<void> {
  await sql`
    insert into known_senders as k (workspace_id, owner_id, sender, reactions, first_at, last_at)
    values (${workspaceId}, ${ownerId}, ${sender}, ${by}, ${now}, ${now})
    on conflict (workspace_id, owner_id, sender) do update set reactions = greatest(k.reactions + ${by}, 0), last_at = ${now}`;
}
