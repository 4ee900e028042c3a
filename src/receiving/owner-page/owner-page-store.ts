// What an owner sees of himself and of what is held for him. SQL in, records out; every question names the owner, so that no number of
// somebody else's message opens anything.

import type { Sql } from 'postgres';
import type { Evidence } from '#judge/verdict.ts';
import type { DigestFrequency } from '../digest/digest-store.ts';

export interface PageOwner {
  workspaceId: string;
  ownerId: string;
  domainId: string;
  address: string;
  language: 'fr' | 'en';
  digest: DigestFrequency;
  linksEpoch: number;
  /** Null, too, once a year has passed: it must be given anew. */
  learningAgreedAt: Date | null;
  timeZone: string;
}

export async function readPageOwner(
  sql: Sql,
  workspaceId: string,
  ownerId: string,
  now: Date,
): Promise<PageOwner | undefined> {
  const [row] = await sql<PageOwner[]>`
    select o.workspace_id as "workspaceId", o.id as "ownerId", o.domain_id as "domainId", o.address, o.language, o.digest,
      o.links_epoch as "linksEpoch", case when o.learning_agreed_at > ${now}::timestamptz - interval '1 year' then o.learning_agreed_at end as "learningAgreedAt", w.time_zone as "timeZone"
    from owners o join workspaces w on w.id = o.workspace_id where o.workspace_id = ${workspaceId} and o.id = ${ownerId}`;
  return row;
}

export async function changePreferences(
  sql: Sql,
  { workspaceId, ownerId }: PageOwner,
  { digest, language }: Pick<PageOwner, 'digest' | 'language'>,
): Promise<void> {
  await sql`
    update owners set digest = ${digest}, language = ${language} where workspace_id = ${workspaceId} and id = ${ownerId}`;
}

/** Every link given before opens nothing any more. */
export async function voidLinks(sql: Sql, { workspaceId, ownerId }: PageOwner): Promise<void> {
  await sql`update owners set links_epoch = links_epoch + 1 where workspace_id = ${workspaceId} and id = ${ownerId}`;
}

/** He saw this one of his: no digest need tell him of it. */
export async function markShown(sql: Sql, { workspaceId, ownerId }: PageOwner, id: string, now: Date): Promise<void> {
  await sql`
    update inbound_recipients set shown_at = ${now}
    where workspace_id = ${workspaceId} and owner_id = ${ownerId} and id = ${id} and shown_at is null`;
}

/** Of each message the heaviest reason against it, by the number of the recipient's row. */
export async function readMainReasons(
  sql: Sql,
  { workspaceId, ownerId }: PageOwner,
  ids: readonly string[],
): Promise<Map<string, Evidence['sentence']>> {
  const rows = await sql<{ id: string; sentence: Evidence['sentence'] }[]>`
    select id, jsonb_path_query_first(verdict, '$.evidence[*] ? (@.weight > 0).sentence') as sentence
    from inbound_recipients
    where workspace_id = ${workspaceId} and owner_id = ${ownerId} and id = any(${ids as string[]}::bigint[])
      and verdict @? '$.evidence[*] ? (@.weight > 0)'`;
  return new Map(rows.map(({ id, sentence }) => [id, sentence]));
}
