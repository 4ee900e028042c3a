// Writes down each hit with what it shows, and looks again at its neighbours: a scanner's first link seems innocent until the
// others follow. Rows are added for each hit; only their classification may change. It fails when the database does.
// A click names a person only while a consent to individual tracking stands, whatever the link says. An unsubscription
// is the person's own act, and names them.

import type { Sql, TransactionSql } from 'postgres';
import { BURST_SECONDS, classifyHit, type HitJudgement, SOURCE_SECONDS, withReason } from './hit.ts';

export interface NewHit {
  workspaceId: string;
  sendId: string;
  kind: 'click' | 'unsubscribe';
  /** Index of the link; null for an unsubscription. */
  position: number | null;
  /** Whom the link names, if anybody. */
  person?: { contactId: string; step: number };
  at: Date;
  method: string;
  network: string;
  userAgent: string;
  hasAcceptLanguage: boolean;
}

/** One source that repeats itself beyond this within a minute tells nothing new: its further hits are not kept. */
const KEPT_PER_SOURCE = 200;

interface Neighbour extends HitJudgement {
  id: string;
  kind: NewHit['kind'];
  position: number | null;
  contactId: string | null;
  seconds: number;
  samePerson: boolean;
}

/** Gives the judgement, or undefined when the hit was one too many of its source. */
export async function recordHit(sql: Sql, hit: NewHit): Promise<HitJudgement | undefined> {
  return sql.begin(async (tx) => {
    // Hits of one source are looked at one after another, or two of a burst would not see each other.
    await tx`select pg_advisory_xact_lock(hashtextextended(${`${hit.sendId} ${hit.network} ${hit.userAgent}`}, 0))`;
    const person = hit.person && (await nameable(tx, hit, hit.person)) ? hit.person : undefined;
    const neighbours = await neighboursOf(tx, hit, person?.contactId);
    if (neighbours.length >= KEPT_PER_SOURCE) return undefined;
    const links = await linkCount(tx, hit);
    const burst = neighbours.filter(
      ({ kind, seconds, samePerson }) => kind === 'click' && seconds <= BURST_SECONDS && samePerson,
    );
    const people = new Set(neighbours.flatMap(({ contactId }) => contactId ?? []));
    if (person) people.add(person.contactId);
    const judgement = classifyHit({
      ...hit,
      secondsAfterAcceptance: person && (await sinceAcceptance(tx, hit, person)),
      linksInBurst: hit.kind === 'click' ? new Set([...burst.map(({ position }) => position), hit.position]).size : 1,
      linksInMessage: links,
      peopleFromSource: people.size,
      ...(await laterSigns(tx, hit, person)),
    });
    await insertHit(tx, hit, person, judgement);
    if (judgement.reasons.includes('LINKS_IN_BURST')) await addReason(tx, hit, burst, 'LINKS_IN_BURST');
    if (judgement.reasons.includes('ONE_SOURCE_MANY_PEOPLE'))
      await addReason(tx, hit, neighbours, 'ONE_SOURCE_MANY_PEOPLE');
    return judgement;
  }) as Promise<HitJudgement | undefined>;
}

async function nameable(
  sql: TransactionSql,
  { workspaceId, kind }: NewHit,
  { contactId }: { contactId: string },
): Promise<boolean> {
  if (kind === 'unsubscribe') return true;
  const [row] = await sql`
    select from consents c join purposes p on p.workspace_id = c.workspace_id and p.id = c.purpose_id
    where c.workspace_id = ${workspaceId} and c.contact_id = ${contactId} and c.state = 'granted' and p.kind = 'tracking'
      and exists (select from contacts k where k.workspace_id = c.workspace_id and k.id = c.contact_id)
    limit 1`;
  return row !== undefined;
}

/** What the same person, or the same machine, did with this send within the last minute; newest first, bounded. */
function neighboursOf(sql: TransactionSql, hit: NewHit, contactId: string | undefined): Promise<Neighbour[]> {
  const person = contactId ?? null;
  return sql<Neighbour[]>`
    select id, kind, position, contact_id as "contactId", score, class, reasons,
      extract(epoch from ${hit.at}::timestamptz - at)::float8 as seconds,
      coalesce(contact_id = ${person}, contact_id is null and ${person}::bigint is null) as "samePerson"
    from hits
    where workspace_id = ${hit.workspaceId} and send_id = ${hit.sendId}
      and at > ${hit.at}::timestamptz - make_interval(secs => ${SOURCE_SECONDS}) and at <= ${hit.at}::timestamptz
      and ((network = ${hit.network} and user_agent = ${hit.userAgent}) or contact_id = ${person})
    order by at desc limit ${KEPT_PER_SOURCE}`;
}

async function linkCount(sql: TransactionSql, { workspaceId, sendId }: NewHit): Promise<number> {
  const [row] = await sql<{ links: number }[]>`
    select count(*)::int as links from links where workspace_id = ${workspaceId} and send_id = ${sendId}`;
  return row?.links ?? 0;
}

async function sinceAcceptance(
  sql: TransactionSql,
  hit: NewHit,
  { contactId, step }: { contactId: string; step: number },
) {
  const [row] = await sql<{ seconds: number | null }[]>`
    select case when state = 'accepted' then extract(epoch from ${hit.at}::timestamptz - updated_at)::float8 end as seconds
    from recipients
    where workspace_id = ${hit.workspaceId} and send_id = ${hit.sendId} and contact_id = ${contactId} and step = ${step}`;
  if (!row) return undefined;
  return row.seconds ?? 'never';
}

/** What only people do: come back after an hour, answer. */
async function laterSigns(
  sql: TransactionSql,
  { workspaceId, sendId, at }: NewHit,
  person: NewHit['person'],
): Promise<{ cameBackLater: boolean; answered: boolean }> {
  if (!person) return { cameBackLater: false, answered: false };
  const [row] = await sql<[{ cameBackLater: boolean; answered: boolean }]>`
    select exists (
        select from hits where workspace_id = ${workspaceId} and contact_id = ${person.contactId} and send_id = ${sendId}
          and kind = 'click' and class in ('human', 'unknown') and at < ${at}::timestamptz - interval '1 hour') as "cameBackLater",
      exists (
        select from returned_mail where workspace_id = ${workspaceId} and send_id = ${sendId}
          and contact_id = ${person.contactId} and step = ${person.step} and kind = 'reply') as answered`;
  return row;
}

/** Whoever answers a message has read it: their hits are weighed again. */
export async function weighAnswer(
  sql: TransactionSql,
  { workspaceId, sendId, contactId }: { workspaceId: string; sendId: string; contactId: string },
): Promise<void> {
  const hits = await sql<Neighbour[]>`
    select id, score, class, reasons from hits
    where workspace_id = ${workspaceId} and contact_id = ${contactId} and send_id = ${sendId} limit ${KEPT_PER_SOURCE}`;
  await addReason(sql, { workspaceId }, hits, 'ANSWERED');
}

async function insertHit(
  sql: TransactionSql,
  hit: NewHit,
  person: NewHit['person'],
  { score, class: kind, reasons }: HitJudgement,
) {
  await sql`
    insert into hits (workspace_id, send_id, kind, position, contact_id, step, at, method, network, user_agent,
      has_accept_language, score, class, reasons)
    values (${hit.workspaceId}, ${hit.sendId}, ${hit.kind}, ${hit.position}, ${person?.contactId ?? null},
      ${person?.step ?? null}, ${hit.at}, ${hit.method}, ${hit.network}, ${hit.userAgent}, ${hit.hasAcceptLanguage},
      ${score}, ${kind}, ${reasons})`;
}

async function addReason(
  sql: TransactionSql,
  { workspaceId }: Pick<NewHit, 'workspaceId'>,
  neighbours: Neighbour[],
  reason: Parameters<typeof withReason>[1],
) {
  for (const neighbour of neighbours) {
    const changed = withReason(neighbour, reason);
    if (changed === neighbour) continue;
    await sql`update hits set score = ${changed.score}, class = ${changed.class}, reasons = ${changed.reasons}
      where workspace_id = ${workspaceId} and id = ${neighbour.id}`;
  }
}
