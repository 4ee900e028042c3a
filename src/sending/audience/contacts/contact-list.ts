// The list of contacts, a page at a time, in the order asked for: quick with a million, because a page starts where the last one
// ended (its cursor) and reads an index in order. It never counts and never skips rows.

import type { Fragment, ISql } from 'postgres';
import { matching } from '../condition-sql.ts';
import type { Conditions } from '../conditions.ts';
import type { ConsentState } from '../consent/consent-store.ts';
import { fold } from '../fold.ts';
import type { FieldValue } from './field-value.ts';

/** What the list can be ordered by, each over an index of its own. */
export const CONTACT_SORTS = ['email', 'name', 'created'] as const;
export type ContactSort = (typeof CONTACT_SORTS)[number];

const FEW = 2_000;
const MOST_WORDS = 8;

export interface ContactFilter {
  /** Words of an address or a name; each must occur. */
  search?: string;
  consent?: { purposeId: string; state: ConsentState | 'none' };
  isSuppressed?: boolean;
  conditions?: Conditions;
}

export interface ContactLine {
  id: string;
  email: string;
  givenName: string | null;
  familyName: string | null;
  language: 'fr' | 'en' | null;
  fields: Record<string, FieldValue>;
  isSuppressed: boolean;
  /** Purposes and where this contact stands with each; those never asked are left out. */
  consents: { purposeId: string; state: ConsentState }[];
  createdAt: Date;
}

export interface ContactPageRequest {
  sort: ContactSort;
  direction: 'asc' | 'desc';
  /** `next` of the page before. */
  after?: string;
  limit: number;
}

export interface ContactPage {
  items: ContactLine[];
  next: string | null;
}

export async function listContacts(
  sql: ISql,
  workspaceId: string,
  filter: ContactFilter,
  { sort, direction, after, limit }: ContactPageRequest,
): Promise<ContactPage> {
  const order = orderOf(sql, sort);
  const few = await fewFinds(sql, workspaceId, filter.search);
  const found = few ? sql`c.id = any(${few}::bigint[])` : wordsOccur(sql, filter.search);
  const way = direction === 'desc' ? sql`desc` : sql`asc`;
  const page = sql`
    select c.id, c.email, c.address_hash, c.given_name, c.family_name, c.language, c.fields, c.created_at, ${order.key} as key
    from contacts c
    where c.workspace_id = ${workspaceId} and ${found} and ${filterOf(sql, workspaceId, filter)}
      ${after === undefined ? sql`` : order.beyond(readCursor(after), direction)}
    order by ${order.key} ${way}${order.hasTies ? sql`, c.id ${way}` : sql``}
    limit ${limit + 1}`;
  const rows = await sql<(ContactLine & { key: string })[]>`
    select c.id, c.email, c.given_name as "givenName", c.family_name as "familyName", c.language, c.fields,
      c.created_at as "createdAt", c.key::text as key,
      exists (select from suppressions s where s.workspace_id = ${workspaceId} and s.address_hash = c.address_hash
        and s.purpose_id is null) as "isSuppressed",
      (select coalesce(json_agg(json_build_object('purposeId', g.purpose_id::text, 'state', g.state) order by g.purpose_id), '[]')
         from purposes p
         join consents g on g.workspace_id = p.workspace_id and g.purpose_id = p.id and g.contact_id = c.id
        where p.workspace_id = ${workspaceId} and p.archived_at is null) as consents
    from (${page}) c
    order by c.key ${way}, c.id ${way}`;
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const next = rows.length > limit && last ? writeCursor({ key: last.key, id: last.id }) : null;
  return { items: items.map(({ key: _, ...line }) => line), next };
}

/** How many there are, exactly up to `most`; beyond it, only that there are at least so many. */
export async function countContacts(
  sql: ISql,
  workspaceId: string,
  filter: ContactFilter,
  most: number,
): Promise<{ count: number; isAtLeast: boolean }> {
  const found = wordsOccur(sql, filter.search);
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from (
      select from contacts c where c.workspace_id = ${workspaceId} and ${found} and ${filterOf(sql, workspaceId, filter)} limit ${most + 1}) c`;
  const count = row?.count ?? 0;
  return count > most ? { count: most, isAtLeast: true } : { count, isAtLeast: false };
}

interface Cursor {
  key: string;
  id: string;
}

interface Order {
  key: Fragment;
  hasTies: boolean;
  beyond(cursor: Cursor, direction: 'asc' | 'desc'): Fragment;
}

function orderOf(sql: ISql, sort: ContactSort): Order {
  const than = (direction: 'asc' | 'desc') => (direction === 'asc' ? sql`>` : sql`<`);
  switch (sort) {
    case 'email':
      return { key: sql`c.email`, hasTies: false, beyond: ({ key }, way) => sql`and c.email ${than(way)} ${key}` };
    case 'name':
      return {
        key: sql`c.sort_name`,
        hasTies: true,
        beyond: ({ key, id }, way) => sql`and (c.sort_name, c.id) ${than(way)} (${key}, ${id}::bigint)`,
      };
    // Numbers grow with time: the primary key is the order of arrival.
    case 'created':
      return { key: sql`c.id`, hasTies: false, beyond: ({ id }, way) => sql`and c.id ${than(way)} ${id}::bigint` };
  }
}

function filterOf(sql: ISql, workspaceId: string, { consent, isSuppressed, conditions }: ContactFilter): Fragment {
  const parts: Fragment[] = [];
  if (consent) parts.push(consentIs(sql, workspaceId, consent));
  if (isSuppressed !== undefined) {
    const suppressed = sql`exists (select from suppressions s where s.workspace_id = c.workspace_id and s.address_hash = c.address_hash)`;
    parts.push(isSuppressed ? suppressed : sql`not ${suppressed}`);
  }
  if (conditions) parts.push(matching(sql, conditions));
  return parts.reduce<Fragment>((before, part) => sql`${before} and ${part}`, sql`true`);
}

/**
 * What a search finds, when it is not much: looked for in an index that holds both address and name, then put in order. Undefined
 * without a search, or when it finds much: then walking in the order asked for meets enough of it soon.
 */
async function fewFinds(sql: ISql, workspaceId: string, search: string | undefined): Promise<string[] | undefined> {
  if (!search) return undefined;
  const finds = await sql<{ id: string }[]>`
    select c.id from contacts c where c.workspace_id = ${workspaceId} and ${wordsOccur(sql, search)} limit ${FEW + 1}`;
  return finds.length > FEW ? undefined : finds.map(({ id }) => id);
}

/** Each word stands somewhere in the address or the name; `%` and `_` are only letters. */
function wordsOccur(sql: ISql, search = ''): Fragment {
  return fold(search)
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, MOST_WORDS)
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
    .map((pattern) => sql`(c.email ilike ${pattern} or c.sort_name like ${pattern})`)
    .reduce<Fragment>((before, word) => sql`${before} and ${word}`, sql`true`);
}

function consentIs(
  sql: ISql,
  workspaceId: string,
  { purposeId, state }: NonNullable<ContactFilter['consent']>,
): Fragment {
  const theirs = sql`select from consents g where g.workspace_id = ${workspaceId} and g.purpose_id = ${purposeId}
    and g.contact_id = c.id and g.channel = 'email'`;
  return state === 'none' ? sql`not exists (${theirs})` : sql`exists (${theirs} and g.state = ${state})`;
}

const writeCursor = ({ key, id }: Cursor): string => Buffer.from(JSON.stringify([key, id])).toString('base64url');

/** A cursor comes back from a browser: one that is not ours starts again from the top. */
function readCursor(text: string): Cursor {
  try {
    const [key, id] = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (typeof key === 'string' && /^\d{1,19}$/.test(id)) return { key, id };
  } catch {
    // Falls through: the same end as a cursor of another shape.
  }
  return { key: '', id: '0' };
}
