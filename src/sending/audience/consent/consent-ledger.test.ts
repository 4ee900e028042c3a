// The ledger of consent: it only grows, the state follows from it by one rule however events arrive, and proofs are read back.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { type TestDatabase, testDatabase } from '#test/kit/database.ts';
import { removeContacts } from '../contacts/contact-erasure.ts';
import { type ConsentState, consentHistory, consentsOf, ensureWording, recordConsentEvent } from './consent-store.ts';

let d: TestDatabase;
let purposeId: string;
before(async () => {
  d = await testDatabase();
  const [purpose] = await d.sql`select id from purposes where workspace_id = ${d.workspaceId} order by id`;
  purposeId = purpose!['id'];
});
after(() => d.close());

let made = 0;
async function contact(): Promise<string> {
  const email = `c${made++}@exemple.fr`;
  const [row] = await d.sql<[{ id: string }]>`
    insert into contacts (workspace_id, email, address_hash, created_at, updated_at)
    values (${d.workspaceId}, ${email}, ${d.platform.vault.mac('address', email)}, now(), now()) returning id`;
  return row.id;
}

const DAY = (day: number) => new Date(Date.UTC(2025, 0, day));
const NOW = new Date('2026-01-01T00:00:00Z');
const record = (contactId: string, action: ConsentState, day: number) =>
  recordConsentEvent(d.sql, {
    workspaceId: d.workspaceId,
    contactId,
    purposeId,
    action,
    at: DAY(day),
    recordedAt: NOW,
    source: 'operator',
  });
const annul = (contactId: string, eventId: string) => d.sql`
  insert into consent_events (workspace_id, contact_id, purpose_id, action, annuls_id, at, recorded_at, source)
  values (${d.workspaceId}, ${contactId}, ${purposeId}, 'annulled', ${eventId}, ${NOW}, ${NOW}, 'operator')`;
async function state(contactId: string): Promise<string | undefined> {
  const [row] = await d.sql`select state from consents where contact_id = ${contactId} and purpose_id = ${purposeId}`;
  return row?.['state'];
}

const stories: [what: string, events: [ConsentState, day: number][], expected: ConsentState][] = [
  ['agreed', [['granted', 1]], 'granted'],
  [
    'agreed, then withdrew',
    [
      ['granted', 1],
      ['withdrawn', 2],
    ],
    'withdrawn',
  ],
  [
    'withdrew, then agreed again',
    [
      ['granted', 1],
      ['withdrawn', 2],
      ['granted', 3],
    ],
    'granted',
  ],
  [
    'withdrew; an older agreement comes in late',
    [
      ['withdrawn', 5],
      ['granted', 3],
    ],
    'withdrawn',
  ],
  [
    'agreed; an older withdrawal comes in late: the safe side',
    [
      ['granted', 5],
      ['withdrawn', 3],
    ],
    'withdrawn',
  ],
  [
    'withdrew twice, the second on an older day; agreed in between the days',
    [
      ['withdrawn', 9],
      ['withdrawn', 5],
      ['granted', 7],
    ],
    'withdrawn',
  ],
  [
    'objected',
    [
      ['granted', 1],
      ['objected', 1],
    ],
    'objected',
  ],
  [
    'agreed on the very day of the withdrawal, after it',
    [
      ['withdrawn', 4],
      ['granted', 4],
    ],
    'granted',
  ],
];
for (const [what, events, expected] of stories) {
  test(`consents: ${what}`, async () => {
    const one = await contact();
    for (const [action, day] of events) await record(one, action, day);
    assert.equal(await state(one), expected);
    // The same in one statement.
    const other = await contact();
    await d.sql`
      insert into consent_events (workspace_id, contact_id, purpose_id, action, at, recorded_at, source)
      select ${d.workspaceId}, ${other}, ${purposeId}, e.action, e.at::timestamptz, ${NOW}, 'operator'
      from unnest(${events.map(([action]) => action)}::text[], ${events.map(([, day]) => DAY(day).toISOString())}::text[])
        with ordinality as e (action, at, rank) order by e.rank`;
    assert.equal(await state(other), expected);
  });
}

test('consents: an annulled event is as if it had never been', async () => {
  const one = await contact();
  const granted = await record(one, 'granted', 1);
  const withdrawn = await record(one, 'withdrawn', 2);
  await annul(one, withdrawn);
  assert.equal(await state(one), 'granted');
  await annul(one, granted);
  assert.equal(await state(one), undefined);
});

test('consents: rebuilt from the ledger, whatever happened in whatever order, they are the same', async () => {
  const event = fc.record({
    who: fc.nat(3),
    action: fc.constantFrom<ConsentState | 'annulled'>('granted', 'granted', 'withdrawn', 'objected', 'annulled'),
    day: fc.integer({ min: 1, max: 9 }),
    which: fc.nat(20),
  });
  // Statements of several events: as imports, forms and links write them.
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(event, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
      async (statements) => {
        const people = [await contact(), await contact(), await contact(), await contact()];
        const known: { id: string; contactId: string }[] = [];
        for (const events of statements) {
          const rows = events.flatMap(({ who, action, day, which }) => {
            const target = action === 'annulled' ? known[which % Math.max(known.length, 1)] : undefined;
            if (action === 'annulled' && !target) return [];
            const contactId = target?.contactId ?? (people[who] as string);
            return [{ contactId, action, at: DAY(day).toISOString(), annuls: target?.id ?? null }];
          });
          const added = await d.sql<{ id: string; contactId: string; action: string }[]>`
          insert into consent_events (workspace_id, contact_id, purpose_id, action, annuls_id, at, recorded_at, source)
          select ${d.workspaceId}, r.contact, ${purposeId}, r.action, r.annuls, r.at::timestamptz, ${NOW}, 'operator'
          from unnest(${rows.map((row) => row.contactId)}::bigint[], ${rows.map((row) => row.action)}::text[],
            ${rows.map((row) => row.annuls)}::bigint[], ${rows.map((row) => row.at)}::text[]) with ordinality as r (contact, action, annuls, at, rank)
          order by r.rank
          returning id, contact_id as "contactId", action`;
          known.push(...added.filter(({ action }) => action !== 'annulled'));
        }
        const derived = await d.sql`
        select contact_id, state, since, refused_at, event_id from consents where contact_id = any(${people}::bigint[]) order by 1`;
        const rebuilt = await d.sql`
        select k.id as contact_id, s.* from unnest(${people}::bigint[]) k (id)
        cross join lateral consent_standing(${d.workspaceId}, k.id, ${purposeId}, 'email') s order by 1`;
        assert.deepEqual([...derived], [...rebuilt]);
      },
    ),
    { numRuns: 60 },
  );
});

test('consent_events: nobody changes what is written', async () => {
  const one = await contact();
  const id = await record(one, 'granted', 1);
  await assert.rejects(d.sql`update consent_events set at = now() where id = ${id}`, /only grows: UPDATE refused/);
  await assert.rejects(d.sql`delete from consent_events where id = ${id}`, /only grows: DELETE refused/);
  await assert.rejects(d.sql`truncate consent_events`, /only grows: TRUNCATE refused/);
  await assert.rejects(
    d.sql.begin(async (tx) => {
      await tx`select set_config('dauphin.erasing_contacts', 'on', true)`;
      await tx`update consent_events set at = now() where id = ${id}`;
    }),
    /only grows: UPDATE refused/,
  );
  await assert.rejects(record(one, 'granted', 500), /consent_events/, 'nothing happens in the future');
});

test('removeContacts: takes the whole of a contact, and leaves the ledger guarded', async () => {
  const one = await contact();
  const other = await contact();
  await record(one, 'granted', 1);
  await record(other, 'granted', 1);
  await d.sql.begin(async (tx) => {
    assert.equal(await removeContacts(tx, d.workspaceId, [one]), 1);
    await assert.rejects(
      tx.savepoint((inner) => inner`delete from consent_events where contact_id = ${other}`),
      /only grows/,
    );
  });
  assert.equal(await state(one), undefined);
  assert.equal(await state(other), 'granted');
  assert.equal((await d.sql`select from consent_events where contact_id = ${one}`).length, 0);
});

test('consentsOf and consentHistory: each purpose with its proof, and every event', async () => {
  const one = await contact();
  const version = Buffer.alloc(32, 7);
  const wordingId = await ensureWording(d.sql, d.workspaceId, 'Je veux la lettre.', version);
  assert.equal(await ensureWording(d.sql, d.workspaceId, 'Je veux la lettre.', version), wordingId);
  assert.notEqual(await ensureWording(d.sql, d.workspaceId, 'Je veux la lettre !', version), wordingId);
  const eventId = await recordConsentEvent(d.sql, {
    workspaceId: d.workspaceId,
    contactId: one,
    purposeId,
    action: 'granted',
    at: DAY(3),
    recordedAt: NOW,
    source: 'form',
    basis: 'consent',
    wordingId,
    ip: '192.0.2.0',
    note: 'salon du livre',
  });
  const consents = await consentsOf(d.sql, d.workspaceId, one);
  assert.deepEqual(
    consents.map(({ purpose, kind, state }) => [purpose, kind, state]),
    [
      ['Lettre d’information', 'marketing', 'granted'],
      ['Messages de service', 'service', null],
      ['Mesure individuelle des clics', 'tracking', null],
    ],
  );
  assert.deepEqual(consents[0]!.proof, {
    eventId,
    source: 'form',
    basis: 'consent',
    at: DAY(3),
    recordedAt: NOW,
    wording: 'Je veux la lettre.',
    version: '07'.repeat(32),
    ip: '192.0.2.0',
    operator: null,
    importId: null,
    importFile: null,
    note: 'salon du livre',
  });
  await record(one, 'withdrawn', 4);
  const history = await consentHistory(d.sql, d.workspaceId, one, { limit: 10 });
  assert.deepEqual(
    history.map(({ action }) => action),
    ['withdrawn', 'granted'],
  );
});

test('purposes: a new workspace has three, in its language', async () => {
  const [english] = await d.sql`
    insert into workspaces (name, language, time_zone, created_at, updated_at) values ('Harbour', 'en', 'Europe/London', now(), now()) returning id`;
  const names = await d.sql`select name, kind from purposes where workspace_id = ${english!['id']} order by id`;
  assert.deepEqual(
    names.map((row) => [row['name'], row['kind']]),
    [
      ['Newsletter', 'marketing'],
      ['Service messages', 'service'],
      ['Individual click tracking', 'tracking'],
    ],
  );
});
