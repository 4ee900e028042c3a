// Whom the pre-flight writes to: recipients who show what can go wrong (the first, the longest names, those of whom most is
// missing, each language), and some at random; and, to find rendering faults, a walk through the audience that is whole for small
// ones and an even share of it for big ones. Reads only; it never loads an audience into memory.

import type { Fragment, ISql, Sql } from 'postgres';
import type { Person } from '#sending/outbox/maker.ts';
import type { SampleChoice } from './preflight-result.ts';

export const SAMPLE_SIZE = 20;
/** Rendering as many shows every fault that concerns more than one contact in some thousands. */
export const MOST_RENDERED = 20_000;
const BATCH = 500;

export interface SampledPerson extends Person {
  choice: SampleChoice;
}

type Read = Omit<Person, 'step' | 'messageId'>;

const person = (sql: ISql) => sql`
  c.id as "contactId", c.email, c.given_name as "givenName", c.family_name as "familyName", c.language, c.fields,
  exists (select from consents t join purposes p on p.workspace_id = t.workspace_id and p.id = t.purpose_id
          where t.workspace_id = c.workspace_id and t.contact_id = c.id and t.state = 'granted' and p.kind = 'tracking') as tracked`;

export interface SampleRequest {
  workspaceId: string;
  audience: Fragment;
  /** Custom fields that the content reads: contacts without them are worth a look. */
  fields: readonly string[];
  domain: string;
}

export async function samplePeople(
  sql: ISql,
  { workspaceId, audience, fields, domain }: SampleRequest,
): Promise<SampledPerson[]> {
  const rows = await sql<(Read & { choice: SampleChoice })[]>`
    with everybody as materialized (
      select c.id, c.language, length(coalesce(c.given_name, '') || coalesce(c.family_name, '')) + length(c.email) as length,
        (c.given_name is not null)::int + (c.family_name is not null)::int
          + (select count(*) from unnest(${fields as string[]}::text[]) f (key) where coalesce(c.fields ->> f.key, '') <> '') as known
      from (${audience}) a join contacts c on c.workspace_id = ${workspaceId} and c.id = a.id
    ), chosen as (
      (select id, 'first' as choice, 1 as rank from everybody order by id limit 3)
      union all
      (select id, 'longest_name', 2 from everybody order by length desc, id limit 3)
      union all
      (select id, 'missing_fields', 3 from everybody order by known, id limit 4)
      union all
      (select id, 'language', 4 from (
         select id, row_number() over (partition by language order by id desc) as place from everybody) l where place <= 2)
      union all
      (select id, 'random', 5 from everybody order by random() limit ${SAMPLE_SIZE})
    ), once as (
      select distinct on (id) id, choice, rank from chosen order by id, rank
    )
    select o.choice, ${person(sql)}
    from (select * from once order by rank, id limit ${SAMPLE_SIZE}) o
    join contacts c on c.workspace_id = ${workspaceId} and c.id = o.id
    order by o.rank, o.id`;
  return rows.map((row) => ({ ...asPerson(row, domain), choice: row.choice }));
}

/** Everybody, or one in so many, in batches, by one query that is read as it goes. */
export async function* walkAudience(
  sql: Sql,
  { workspaceId, audience, domain }: SampleRequest,
  people: number,
): AsyncGenerator<Person[]> {
  const stride = Math.max(1, Math.ceil(people / MOST_RENDERED));
  const rows = sql<Read[]>`
    select ${person(sql)}
    from (select id from (${audience}) everybody where id % ${stride} = 0) a
    join contacts c on c.workspace_id = ${workspaceId} and c.id = a.id`;
  for await (const batch of rows.cursor(BATCH)) yield batch.map((row) => asPerson(row, domain));
}

/** No row of the ledger exists yet, hence no Message-ID: this one has the form of those to come. */
function asPerson(row: Read, domain: string): Person {
  return { ...row, step: 0, messageId: `preflight.${row.contactId}@${domain}` };
}
