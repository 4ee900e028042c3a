import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testApi } from '#test/kit/api.ts';
import { testDatabase } from '#test/kit/database.ts';
import { purposeRoutes } from '../consent/purpose-routes.ts';
import { contactRoutes } from './contact-routes.ts';
import { fieldRoutes } from './field-routes.ts';

const kit = await testDatabase();
after(kit.close);
const { sql, platform, workspaceId, clock } = kit;
const routes = { ...contactRoutes(platform), ...fieldRoutes(platform), ...purposeRoutes(platform) };
const { call } = testApi(platform, routes, { workspaceId });

const purposes = (await call('GET /api/purposes')).body.items;
const newsletter: string = purposes[0].id;

const add = async (email: string, rest: object = {}): Promise<string> => {
  const answer = await call('POST /api/contacts', { email, ...rest });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body.id;
};
const consent = (id: string, body: object) =>
  call(`POST /api/contacts/${id}/consents`, { purposeId: newsletter, ...body });
const stateOf = async (id: string) =>
  (await call(`GET /api/contacts/${id}`)).body.consents.find(
    (one: { purposeId: string }) => one.purposeId === newsletter,
  ).state;

test('POST /api/contacts keeps a normalised address once, and custom fields in the shape of their type', async () => {
  await call('POST /api/contact-fields', { label: 'Date de naissance', type: 'date' });
  await call('POST /api/contact-fields', { label: 'Achats', type: 'number' });
  await call('POST /api/contact-fields', { label: 'Fidèle', type: 'boolean' });
  await call('POST /api/contact-fields', { label: 'Rayon', type: 'choice', choices: ['Vins', 'Fromages'] });
  const id = await add(' Ines.LeGoff@EXEMPLE.FR ', {
    givenName: 'Inès 🐬',
    familyName: 'Le\r\nGoff',
    fields: { date_de_naissance: '31/12/1980', achats: '1 234,56', fidele: 'oui', rayon: 'vins' },
  });
  const { contact } = (await call(`GET /api/contacts/${id}`)).body;
  assert.equal(contact.email, 'Ines.LeGoff@exemple.fr');
  assert.deepEqual([contact.givenName, contact.familyName], ['Inès 🐬', 'Le Goff']);
  assert.deepEqual(contact.fields, { date_de_naissance: '1980-12-31', achats: 1234.56, fidele: true, rayon: 'Vins' });
  const again = await call('POST /api/contacts', { email: 'Ines.LeGoff@exemple.fr' });
  assert.deepEqual([again.status, again.body.code], [409, 'address_taken']);
  for (const [body, code] of [
    [{ email: 'pas une adresse' }, 'address_not_valid'],
    [{ email: 'a@b.fr', fields: { achats: 'beaucoup' } }, 'field_not_valid'],
    [{ email: 'a@b.fr', fields: { pointure: '42' } }, 'field_not_valid'],
    [{ email: 'a@b.fr', fields: { rayon: 'Poissons' } }, 'field_not_valid'],
  ] as const) {
    const refused = await call('POST /api/contacts', body);
    assert.deepEqual([refused.status, refused.body.code], [422, code]);
  }
});

test('PUT /api/contacts/:contactId changes values, and never takes the address of another', async () => {
  const first = await add('un@exemple.fr');
  await add('deux@exemple.fr');
  assert.equal((await call(`PUT /api/contacts/${first}`, { email: 'deux@exemple.fr' })).body.code, 'address_taken');
  assert.equal((await call(`PUT /api/contacts/${first}`, { email: 'un@exemple.fr', givenName: 'Un' })).status, 204);
  assert.equal((await call(`GET /api/contacts/${first}`)).body.contact.givenName, 'Un');
  assert.equal((await call('PUT /api/contacts/999999', { email: 'x@y.fr' })).status, 404);
});

test('POST /api/contacts/:contactId/consents wants proof, takes a refusal at once, and no agreement older than it', async () => {
  const id = await add('accord@exemple.fr');
  assert.equal((await consent(id, { action: 'granted' })).body.code, 'consent_needs_proof');
  const future = new Date(clock.now().getTime() + 86_400_000).toISOString();
  assert.equal((await consent(id, { action: 'granted', wording: 'Oui', at: future })).body.code, 'consent_in_future');
  assert.equal((await consent(id, { action: 'granted', wording: 'Oui, au salon' })).status, 204);
  assert.equal(await stateOf(id), 'granted');
  const { proof } = (await call(`GET /api/contacts/${id}`)).body.consents[0];
  assert.deepEqual([proof.source, proof.wording, proof.basis], ['operator', 'Oui, au salon', 'consent']);

  assert.equal((await consent(id, { action: 'withdrawn', note: 'par téléphone' })).status, 204);
  assert.equal(await stateOf(id), 'withdrawn');
  const old = await consent(id, { action: 'granted', wording: 'Oui', at: '2020-01-01T00:00:00Z' });
  assert.deepEqual([old.status, old.body.code], [409, 'consent_refused_since']);
  assert.equal(await stateOf(id), 'withdrawn');
  const [ledger] = await sql<
    { count: number }[]
  >`select count(*)::int as count from consent_events where contact_id = ${id}`;
  assert.equal(ledger?.count, 2, 'the refused agreement left no event');
});

test('DELETE /api/contacts/:contactId erases the person and keeps the address out by its fingerprint alone', async () => {
  const id = await add('partie@exemple.fr', { givenName: 'Partie' });
  await consent(id, { action: 'granted', wording: 'Oui' });
  const [domain] = await sql<{ id: string }[]>`
    insert into domains (workspace_id, name, ownership_token, created_at, updated_at)
    values (${workspaceId}, 'exemple.fr', 't', now(), now()) returning id`;
  const [send] = await sql<{ id: string }[]>`
    insert into sends (workspace_id, kind, purpose_id, domain_id, content, created_at)
    values (${workspaceId}, 'campaign', ${newsletter}, ${domain?.id ?? ''}, '{}', now()) returning id`;
  await sql`
    insert into recipients (workspace_id, send_id, contact_id, email, address_hash, domain, message_id, state, reply, next_attempt_at, updated_at)
    values (${workspaceId}, ${send?.id ?? ''}, ${id}, 'partie@exemple.fr', 'h', 'exemple.fr', 'm', 'accepted', '250 partie@exemple.fr', now(), now())`;
  assert.equal((await call(`DELETE /api/contacts/${id}`)).status, 204);
  assert.equal((await call(`GET /api/contacts/${id}`)).status, 404);
  const hash = platform.vault.mac('address', 'partie@exemple.fr');
  const kept = await sql`select email, reason from suppressions where address_hash = ${hash}`;
  assert.deepEqual([...kept], [{ email: null, reason: 'erasure' }]);
  const [left] = await sql<{ count: number }[]>`
    select (select count(*) from consent_events where contact_id = ${id})::int + (select count(*) from consents where contact_id = ${id})::int as count`;
  assert.equal(left?.count, 0);
  const rows = await sql`select email, reply, state from recipients where contact_id = ${id}`;
  assert.deepEqual([...rows], [{ email: '', reply: null, state: 'accepted' }], 'the send still adds up');
  const back = await add('partie@exemple.fr');
  const { suppressions } = (await call(`GET /api/contacts/${back}`)).body;
  assert.deepEqual(
    suppressions.map((one: { reason: string }) => one.reason),
    ['erasure'],
  );
});

test('DELETE /api/contacts/:contactId takes what the sandbox kept for the person, and nobody else’s', async () => {
  const [gone, stays] = [await add('lue@exemple.fr'), await add('garde@exemple.fr')];
  await sql`insert into sandbox_blobs (workspace_id, key, received_at) values (${workspaceId}, 'k', now())`;
  await sql`
    insert into sandbox_messages (workspace_id, blob_id, blob_offset, size, send_id, contact_id, step, mailbox, mail_from, received_at)
    select ${workspaceId}, b.id, 0, 1, 1, c.id, 0, c.email, '', now()
    from sandbox_blobs b, contacts c where b.workspace_id = ${workspaceId} and c.id = any(${[gone, stays]}::bigint[])`;
  assert.equal((await call(`DELETE /api/contacts/${gone}`)).status, 204);
  const left = await sql`select contact_id as id from sandbox_messages where workspace_id = ${workspaceId}`;
  assert.deepEqual([...left], [{ id: stays }]);
});

test('lifting a suppression that came from the person takes a reason, and leaves a trace', async () => {
  const id = await add('plainte@exemple.fr');
  await call(`POST /api/contacts/${id}/suppressions`, { reason: 'objection' });
  const [first] = (await call(`GET /api/contacts/${id}`)).body.suppressions;
  const lift = (note: string) => call(`POST /api/contacts/${id}/suppressions/${first.id}/lift`, { note });
  assert.equal((await lift('')).body.code, 'lift_needs_reason');
  assert.equal((await call(`GET /api/contacts/${id}`)).body.suppressions.length, 1, 'still there');
  assert.equal((await lift('a rappelé pour se réinscrire')).status, 204);
  assert.equal((await lift('encore')).body.code, 'suppression_not_found');
  const traces = await sql`select reason, note from suppression_lifts`;
  assert.deepEqual([...traces], [{ reason: 'objection', note: 'a rappelé pour se réinscrire' }]);
});

test('GET /api/contacts/:contactId/timeline tells what happened, newest first, page by page', async () => {
  const id = await add('chronologie@exemple.fr');
  for (const [action, wording] of [
    ['granted', 'Oui'],
    ['withdrawn', ''],
    ['granted', 'Oui encore'],
  ] as const) {
    clock.advance(60_000);
    await consent(id, { action, wording });
  }
  const first = (await call(`GET /api/contacts/${id}/timeline?limit=2`)).body;
  assert.deepEqual(
    first.items.map((event: { action: string }) => event.action),
    ['granted', 'withdrawn'],
  );
  const second = (await call(`GET /api/contacts/${id}/timeline?limit=2&after=${first.next}`)).body;
  assert.deepEqual(
    second.items.map((event: { action: string }) => event.action),
    ['granted'],
  );
  assert.equal(second.next, null);
});

test('custom fields and purposes refuse what is taken or reserved', async () => {
  assert.equal((await call('POST /api/contact-fields', { label: 'Achats', type: 'number' })).body.key, 'achats_2');
  assert.equal(
    (await call('POST /api/contact-fields', { key: 'email', label: 'E', type: 'text' })).body.code,
    'field_key_taken',
  );
  assert.equal((await call('PATCH /api/contact-fields/nulle_part', { label: 'X' })).body.code, 'field_not_found');
  assert.equal((await call('DELETE /api/contact-fields/achats_2')).status, 204);
  assert.equal(
    (await call('POST /api/purposes', { name: purposes[0].name, kind: 'marketing' })).body.code,
    'purpose_name_taken',
  );
  const { id } = (await call('POST /api/purposes', { name: 'Salons', kind: 'marketing' })).body;
  assert.equal((await call(`PATCH /api/purposes/${id}`, { name: purposes[0].name })).body.code, 'purpose_name_taken');
  assert.equal((await call(`PATCH /api/purposes/${id}`, { isArchived: true })).status, 204);
  assert.ok((await call('GET /api/purposes')).body.items.at(-1).archivedAt);
});
