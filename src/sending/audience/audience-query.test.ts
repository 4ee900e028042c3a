// The audience of a mailing against a real database: each operator on each type, consent, suppression, hostile values.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import type { JSONValue } from 'postgres';
import { type TestDatabase, testDatabase } from '#test/kit/database.ts';
import { audienceQuery } from './audience-query.ts';
import { type Condition, type Conditions, conditionsSchema, EVERYBODY } from './conditions.ts';

let d: TestDatabase;
let newsletter: string;
let service: string;
const ids = new Map<string, string>();

before(async () => {
  d = await testDatabase();
  [newsletter, service] = (await d.sql`select id from purposes where workspace_id = ${d.workspaceId} order by id`).map(
    (row) => row['id'] as string,
  ) as [string, string];
  await person(
    'ines@exemple.fr',
    { town: 'Lille', spent: 93.16, born: '1980-12-31', vip: true, size: 'M', likes: ['vin', 'thé'] },
    'Inès',
  );
  await person(
    'malo@exemple.fr',
    { town: 'LILLE', spent: 10, born: '1990-01-01', vip: false, size: 'L', likes: ['thé'] },
    'Malo',
  );
  await person('zoe@exemple.fr', { town: 'Brest', spent: -2.5, likes: [] }, 'Zoé');
  // Values of other types than the conditions below expect.
  await person(
    'odd@exemple.fr',
    { town: 29, spent: 'beaucoup', born: 'hier', vip: 'oui', size: null, likes: 'thé' },
    null,
  );
  await person('percent@exemple.fr', { town: '100%_\\' }, '');
});
after(() => d.close());

async function person(email: string, fields: Record<string, JSONValue>, givenName: string | null): Promise<string> {
  const [row] = await d.sql<{ id: string }[]>`
    insert into contacts (workspace_id, email, address_hash, given_name, fields, created_at, updated_at)
    values (${d.workspaceId}, ${email}, ${d.platform.vault.mac('address', email)}, ${givenName}, ${d.sql.json(fields)},
      '2026-03-01T23:30:00Z', now()) returning id`;
  ids.set(email, row!.id);
  await happens(row!.id, newsletter, 'granted');
  return row!.id;
}

const happens = (contactId: string, purposeId: string, action: string) => d.sql`
  insert into consent_events (workspace_id, contact_id, purpose_id, action, at, recorded_at, source)
  values (${d.workspaceId}, ${contactId}, ${purposeId}, ${action}, now(), now(), 'operator')`;

async function audience(conditions: Conditions, purposeId = newsletter): Promise<string> {
  const rows = await d.sql<{ email: string }[]>`
    select a.email from (${audienceQuery(d.sql, { workspaceId: d.workspaceId, purposeId, conditions })}) a order by a.email`;
  return rows.map((row) => row.email.split('@')[0]).join(' ');
}

const one = (condition: unknown) => conditionsSchema.parse({ match: 'all', conditions: [condition] });

const cases: [Condition, string][] = [
  [{ field: 'town', type: 'text', operator: 'is', value: 'lille' }, 'ines malo'],
  [{ field: 'town', type: 'text', operator: 'is_not', value: 'lille' }, 'odd percent zoe'],
  [{ field: 'town', type: 'text', operator: 'contains', value: 'RES' }, 'zoe'],
  [{ field: 'town', type: 'text', operator: 'contains_not', value: 'l' }, 'odd percent zoe'],
  [{ field: 'town', type: 'text', operator: 'starts_with', value: 'li' }, 'ines malo'],
  [{ field: 'town', type: 'text', operator: 'contains', value: '%_\\' }, 'percent'],
  [{ field: 'town', type: 'text', operator: 'contains', value: '_' }, 'percent'],
  [{ field: 'nothing', type: 'text', operator: 'empty' }, 'ines malo odd percent zoe'],
  [{ field: 'nothing', type: 'text', operator: 'not_empty' }, ''],
  [{ field: 'given_name', type: 'text', operator: 'empty' }, 'odd percent'],
  [{ field: 'given_name', type: 'text', operator: 'is', value: 'INÈS' }, 'ines'],
  [{ field: 'email', type: 'text', operator: 'starts_with', value: 'm' }, 'malo'],
  [{ field: 'spent', type: 'number', operator: 'is', value: 10 }, 'malo'],
  [{ field: 'spent', type: 'number', operator: 'is_not', value: 10 }, 'ines odd percent zoe'],
  [{ field: 'spent', type: 'number', operator: 'greater', value: 9.5 }, 'ines malo'],
  [{ field: 'spent', type: 'number', operator: 'at_least', value: 93.16 }, 'ines'],
  [{ field: 'spent', type: 'number', operator: 'less', value: 10 }, 'zoe'],
  [{ field: 'spent', type: 'number', operator: 'at_most', value: 10 }, 'malo zoe'],
  [{ field: 'born', type: 'date', operator: 'is', value: '1980-12-31' }, 'ines'],
  [{ field: 'born', type: 'date', operator: 'before', value: '1990-01-01' }, 'ines'],
  [{ field: 'born', type: 'date', operator: 'after', value: '1980-12-31' }, 'malo'],
  // 23:30 UTC on the 1st is the 2nd in Paris, the workspace's zone.
  [{ field: 'created_at', type: 'date', operator: 'is', value: '2026-03-02' }, 'ines malo odd percent zoe'],
  [{ field: 'vip', type: 'boolean', operator: 'is', value: true }, 'ines'],
  [{ field: 'vip', type: 'boolean', operator: 'is', value: false }, 'malo'],
  [{ field: 'size', type: 'choice', operator: 'is', value: 'M' }, 'ines'],
  [{ field: 'size', type: 'choice', operator: 'is_not', value: 'M' }, 'malo odd percent zoe'],
  [{ field: 'size', type: 'choice', operator: 'any_of', value: ['M', 'L'] }, 'ines malo'],
  [{ field: 'size', type: 'choice', operator: 'empty' }, 'odd percent zoe'],
  [{ field: 'likes', type: 'list', operator: 'includes', value: 'thé' }, 'ines malo'],
  [{ field: 'likes', type: 'list', operator: 'includes_not', value: 'vin' }, 'malo odd percent zoe'],
  [{ field: 'likes', type: 'list', operator: 'empty' }, 'percent zoe'],
];

for (const [condition, expected] of cases) {
  const value = 'value' in condition ? ` ${JSON.stringify(condition.value)}` : '';
  test(`audienceQuery: ${condition.field} ${condition.operator}${value} (${condition.type})`, async () => {
    assert.equal(await audience(one(condition)), expected);
  });
}

test('audienceQuery: all and any combine conditions', async () => {
  const conditions = [cases[0]![0], cases[14]![0]];
  assert.equal(await audience({ match: 'all', conditions }), 'ines malo');
  assert.equal(await audience({ match: 'any', conditions: [cases[2]![0], cases[15]![0]] }), 'ines zoe');
  assert.equal(await audience(EVERYBODY), 'ines malo odd percent zoe');
});

test('audienceQuery: only granted consents of that purpose, and no suppressed address', async () => {
  const hash = (email: string) => d.platform.vault.mac('address', email);
  assert.equal(await audience(EVERYBODY, service), '');
  await happens(ids.get('ines@exemple.fr')!, service, 'granted');
  await happens(ids.get('malo@exemple.fr')!, service, 'granted');
  await happens(ids.get('zoe@exemple.fr')!, service, 'granted');
  assert.equal(await audience(EVERYBODY, service), 'ines malo zoe');
  await happens(ids.get('ines@exemple.fr')!, service, 'withdrawn');
  assert.equal(await audience(EVERYBODY, service), 'malo zoe');
  const suppress = (email: string, purposeId: string | null) => d.sql`
    insert into suppressions (workspace_id, address_hash, purpose_id, reason, at)
    values (${d.workspaceId}, ${hash(email)}, ${purposeId}, 'operator', now())`;
  await suppress('malo@exemple.fr', newsletter);
  assert.equal(await audience(EVERYBODY, service), 'malo zoe');
  await suppress('zoe@exemple.fr', null);
  assert.equal(await audience(EVERYBODY, service), 'malo');
  assert.equal(await audience(EVERYBODY), 'ines odd percent');
});

test('conditionsSchema: refuses what has no meaning', () => {
  const refused = [
    { field: 'town', type: 'text', operator: 'greater', value: 'a' },
    { field: 'town', type: 'text', operator: 'is', value: ' ' },
    { field: 'town', type: 'text', operator: 'is', value: 'a\0b' },
    { field: 'town', type: 'text', operator: 'is', value: 'a\ud800b' },
    { field: 'Town', type: 'text', operator: 'is', value: 'a' },
    { field: 'a); drop table contacts; --', type: 'text', operator: 'is', value: 'a' },
    { field: 'born', type: 'date', operator: 'is', value: '31/12/1980' },
    { field: 'born', type: 'date', operator: 'is', value: '1980-02-30' },
    { field: 'spent', type: 'number', operator: 'is', value: '12' },
    { field: 'spent', type: 'number', operator: 'is', value: Number.POSITIVE_INFINITY },
    { field: 'size', type: 'choice', operator: 'any_of', value: [] },
  ];
  for (const condition of refused) assert.throws(() => one(condition), JSON.stringify(condition));
});

test('audienceQuery: any value at all is only a value', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), async (value) => {
      const parsed = conditionsSchema.safeParse({
        match: 'any',
        conditions: [
          { field: 'town', type: 'text', operator: 'contains', value },
          { field: 'likes', type: 'list', operator: 'includes', value },
        ],
      });
      if (parsed.success) await audience(parsed.data);
    }),
    { numRuns: 60 },
  );
});
