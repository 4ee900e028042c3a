// What another policy would have done with the mail of the last days: each message disposed of twice, under the policy that stands and under
// the one proposed, with the rules about senders of today. It reads and changes nothing.

import type { Sql } from 'postgres';
import type { AuthenticationResults } from '#authentication/results.ts';
import type { MessageClass } from '#judge/verdict.ts';
import type { Platform } from '#platform/platform.ts';
import type { ProtectedDomain } from '../domains/protected-domain.ts';
import { dispose, sendersNamed } from './dispose.ts';
import { type Disposition, type PolicyChoices, policyOf } from './policy.ts';
import { allRules, type FoundRule } from './sender-rule-store.ts';

export interface Replay {
  /** Messages looked at; each recipient counts as one. */
  looked: number;
  /** There were more than are looked at: the newest were. */
  isCut: boolean;
  changes: { from: Disposition; to: Disposition; count: number }[];
  /** The newest that would have met another end. */
  examples: ReplayedMessage[];
}

export interface ReplayedMessage {
  id: string;
  recipient: string;
  fromName: string;
  fromAddress: string;
  subject: string;
  receivedAt: Date;
  class: MessageClass;
  from: Disposition;
  to: Disposition;
}

interface Row extends Omit<ReplayedMessage, 'from' | 'to'> {
  ownerId: string;
  ownerPolicy: PolicyChoices;
  authentication: AuthenticationResults;
  isPassedOn: boolean;
}

const PAGE = 2_000;
const MOST = 100_000;
const MOST_EXAMPLES = 100;

export async function replayPolicy(
  { sql, clock }: Pick<Platform, 'sql' | 'clock'>,
  domain: ProtectedDomain,
  { policy, days }: { policy: PolicyChoices; days: number },
): Promise<Replay> {
  const since = new Date(clock.now().getTime() - days * 86_400_000);
  const rules = rulesBySender(await allRules(sql, domain.workspaceId, domain.id));
  const changes = new Map<string, Replay['changes'][number]>();
  const examples: ReplayedMessage[] = [];
  let looked = 0;
  let after: string | undefined;
  for (;;) {
    const rows = await readPage(sql, domain, since, after);
    for (const row of rows) {
      const { ownerId: _owner, ownerPolicy, authentication: _authentication, isPassedOn: _isPassedOn, ...line } = row;
      const given = { ...row, rules: rulesFor(row, rules) };
      const from = dispose({ ...given, policy: policyOf(domain.policy, ownerPolicy) }).disposition;
      const to = dispose({ ...given, policy: policyOf(policy, ownerPolicy) }).disposition;
      if (from === to) continue;
      const change = changes.get(`${from} ${to}`) ?? { from, to, count: 0 };
      change.count++;
      changes.set(`${from} ${to}`, change);
      if (examples.length < MOST_EXAMPLES) examples.push({ ...line, from, to });
    }
    looked += rows.length;
    after = rows.at(-1)?.id;
    if (rows.length < PAGE || looked >= MOST)
      return {
        looked,
        isCut: rows.length === PAGE,
        changes: [...changes.values()].sort((a, b) => b.count - a.count),
        examples,
      };
  }
}

function readPage(sql: Sql, { workspaceId, id }: ProtectedDomain, since: Date, after: string | undefined) {
  return sql<Row[]>`
    select r.id, r.recipient, m.from_name as "fromName", m.from_address as "fromAddress", m.subject, m.received_at as "receivedAt",
      r.class, r.owner_id as "ownerId", o.policy as "ownerPolicy", m.authentication, m.passed_on as "isPassedOn"
    from inbound_recipients r
      join inbound_messages m on m.workspace_id = r.workspace_id and m.id = r.message_id
      join owners o on o.workspace_id = r.workspace_id and o.id = r.owner_id
    where r.workspace_id = ${workspaceId} and r.domain_id = ${id} and m.received_at >= ${since}
      ${after ? sql`and r.id < ${after}` : sql``}
    order by r.id desc limit ${PAGE}`;
}

const rulesBySender = (rules: readonly FoundRule[]) => Map.groupBy(rules, ({ sender }) => sender);

const rulesFor = ({ fromAddress, ownerId }: Row, rules: ReadonlyMap<string, FoundRule[]>): FoundRule[] =>
  sendersNamed(fromAddress)
    .flatMap((sender) => rules.get(sender) ?? [])
    .filter((rule) => rule.ownerId === null || rule.ownerId === ownerId);
