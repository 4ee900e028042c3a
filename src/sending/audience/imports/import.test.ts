// Whole imports against a real database: what is taken, what is refused and said, what a refusal of a person outlives, undo.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '#test/kit/database.ts';
import { queueTestImport, runTestImport } from '#test/kit/import.ts';
import { findImport, requestCancel } from './import-store.ts';
import { reportText } from './report.ts';
import { runImport } from './run-import.ts';
import { undoImport } from './undo-import.ts';

let d: TestDatabase;
before(async () => {
  d = await testDatabase();
});
after(() => d.close());

async function fresh(): Promise<TestDatabase> {
  const one = await testDatabase();
  return one;
}

const contactsOf = ({ sql, workspaceId }: TestDatabase) => sql`
  select email, given_name as given, family_name as family, language, fields, sort_name as sort from contacts
  where workspace_id = ${workspaceId} order by email`;
const statesOf = async ({ sql, workspaceId }: TestDatabase) =>
  Object.fromEntries(
    (
      await sql`select c.email, s.state from contacts c left join consents s on s.workspace_id = c.workspace_id and s.contact_id = c.id
        where c.workspace_id = ${workspaceId} order by c.email`
    ).map((row) => [row['email'], row['state']]),
  );
async function report(one: TestDatabase, importId: string, language: 'fr' | 'en' = 'fr'): Promise<string[]> {
  const record = (await findImport(one.sql, one.workspaceId, importId))!;
  let text = '';
  for await (const piece of reportText(one.sql, one.workspaceId, record, language)) text += piece;
  return text
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n');
}

const FRENCH = [
  'Prénom;Nom;E-mail;Né le;Achats;VIP;Goûts;Ville',
  'Inès;Le Goff; Ines.LeGoff@EXEMPLE.fr ;31/12/1980;1 234,56;oui;vin, thé;Lille',
  'Malo;"Durand ""le grand""";malo@exemple.fr;;;non;;Brest',
  'Zoé;Müller;zoé@bücher.example;1er mars 2001;-3,5;;thé;Évry',
  '',
].join('\r\n');

test('import: a French file becomes contacts with typed fields and proven consents', async () => {
  const one = await fresh();
  const record = await runTestImport(one, FRENCH);
  assert.equal(record.state, 'finished');
  assert.deepEqual([record.created, record.rejected, record.noted, record.granted, record.cursorRows], [3, 0, 0, 3, 3]);
  assert.deepEqual(
    [...(await contactsOf(one))].map((row) => ({ ...row })),
    [
      {
        email: 'Ines.LeGoff@exemple.fr',
        given: 'Inès',
        family: 'Le Goff',
        language: null,
        fields: { ne_le: '1980-12-31', achats: 1234.56, vip: true, gouts: 'vin, thé', ville: 'Lille' },
        sort: 'le goff ines',
      },
      {
        email: 'malo@exemple.fr',
        given: 'Malo',
        family: 'Durand "le grand"',
        language: null,
        fields: { vip: false, ville: 'Brest' },
        sort: 'durand "le grand" malo',
      },
      {
        email: 'zoé@xn--bcher-kva.example',
        given: 'Zoé',
        family: 'Müller',
        language: null,
        fields: { ne_le: '2001-03-01', achats: -3.5, gouts: 'thé', ville: 'Évry' },
        sort: 'muller zoe',
      },
    ],
  );
  const [proof] = await one.sql`
    select e.action, e.source, e.basis, e.at, e.recorded_at, e.import_id, w.text, encode(w.version_hash, 'hex') as version
    from consent_events e join consent_wordings w on w.workspace_id = e.workspace_id and w.id = e.wording_id limit 1`;
  assert.deepEqual(
    { ...proof },
    {
      action: 'granted',
      source: 'import',
      basis: 'consent',
      at: new Date('2025-06-01T00:00:00Z'),
      recorded_at: one.clock.now(),
      import_id: record.id,
      text: 'Je souhaite recevoir la lettre d’information.',
      version: record.sha256,
    },
  );
  const hash = one.platform.vault.mac('address', 'malo@exemple.fr');
  assert.equal((await one.sql`select from contacts where address_hash = ${hash}`).length, 1);
  await one.close();
});

test('import: the file is removed from disk once it is over; its fingerprint stays', async () => {
  const record = await runTestImport(d, 'e-mail\nparti@exemple.fr\n');
  assert.equal(record.blobKey, null);
  assert.match(record.sha256, /^[0-9a-f]{64}$/);
});

test('import: broken, wrong and duplicate lines cost only themselves and are reported with line and reason', async () => {
  const one = await fresh();
  const record = await runTestImport(
    one,
    [
      'e-mail;prénom;né le',
      'bon@exemple.fr;Bon;31/12/1980',
      'pas une adresse;X;',
      ';Sans;',
      'trop@exemple.fr;court',
      'a@exemple.fr;b;c;d',
      '"ouvert@exemple.fr;X;',
      'bon@EXEMPLE.fr;Encore;',
      '"=cmd()"@exemple.fr;X;',
      'demi@exemple.fr;Demi;hier',
      ' ; ; ',
      'deux@exemple.fr, trois@exemple.fr;X;',
      'bonne@exemple.fr;=1+1;31/12/80',
    ].join('\n'),
    { targets: { 2: { to: 'new_field', label: 'né le', type: 'date', notation: { decimal: ',', dayFirst: true } } } },
  );
  assert.equal(record.state, 'finished');
  assert.deepEqual(await report(one, record.id), [
    'Ligne;Ligne importée;Motif;e-mail;prénom;né le',
    '3;non;« pas une adresse » n’est pas une adresse : il manque l’arobase.;pas une adresse;X;',
    '4;non;Il n’y a pas d’adresse.;;Sans;',
    '5;non;La ligne a 2 colonnes au lieu de 3.;trop@exemple.fr;court',
    '6;non;La ligne a 4 colonnes au lieu de 3.;a@exemple.fr;b;c;d',
    '7;non;Du texte suit un guillemet fermant : un guillemet dans une valeur doit être doublé.;"""ouvert@exemple.fr;X;"',
    '8;non;Cette adresse figure déjà plus haut dans le fichier : la première ligne a été prise.;bon@EXEMPLE.fr;Encore;',
    '9;non;Du texte suit un guillemet fermant : un guillemet dans une valeur doit être doublé.;"""=cmd()""@exemple.fr;X;"',
    '10;oui;"Colonne « né le » : « hier » n’est pas une date complète (jour, mois, année à quatre chiffres) ; la valeur est laissée de côté.";demi@exemple.fr;Demi;hier',
    '12;non;« deux@exemple.fr, trois@exemple.fr » contient plusieurs adresses : mettez chacune sur sa ligne.;deux@exemple.fr, trois@exemple.fr;X;',
    `13;oui;"Colonne « né le » : « 31/12/80 » n’est pas une date complète (jour, mois, année à quatre chiffres) ; la valeur est laissée de côté.";bonne@exemple.fr;'=1+1;31/12/80`,
  ]);
  assert.deepEqual([record.created, record.rejected, record.noted], [3, 8, 2]);
  assert.match(
    (await report(one, record.id, 'en'))[1]!,
    /^3,no,"""pas une adresse"" is no address: the at sign is missing\.",pas une adresse,X,$/,
  );
  await one.close();
});

test('import: an address with quotes and comments, emoji names, line breaks and NUL in values', async () => {
  const one = await fresh();
  const record = await runTestImport(
    one,
    '\ufeffemail,first name,note\n' +
      '"""jean dupont""(le vrai)@exemple.fr","Zoé 👩‍👩‍👧‍👦🏳️‍🌈","ligne 1\r\nBcc: tous@exemple.fr"\n' +
      'mailto:b@exemple.fr,\0Bob\0,"a\tb"\n' +
      'Ada Byron <ada@exemple.fr>,Ada,\n',
  );
  assert.deepEqual([record.created, record.rejected], [3, 0]);
  assert.deepEqual(
    (await contactsOf(one)).map(({ email, given, fields }) => [email, given, fields.note]),
    [
      ['"jean dupont"@exemple.fr', 'Zoé 👩‍👩‍👧‍👦🏳️‍🌈', 'ligne 1 Bcc: tous@exemple.fr'],
      ['ada@exemple.fr', 'Ada', undefined],
      ['b@exemple.fr', 'Bob', 'a b'],
    ],
  );
  await one.close();
});

test('import: a wrong encoding costs the addresses it spoils, and says so', async () => {
  const one = await fresh();
  // Latin-1 read as UTF-8 by order of the operator.
  const text = Buffer.from('e-mail;nom\nzo\u00e9@exemple.fr;Zo\u00e9\nana@exemple.fr;Ana\u00efs\n', 'latin1');
  const { correctReading, openDraft } = await import('./draft.ts');
  const { Readable } = await import('node:stream');
  const id = await openDraft(
    one.platform,
    { workspaceId: one.workspaceId, operatorId: null },
    'x',
    Readable.from([text]),
  );
  assert.equal((await findImport(one.sql, one.workspaceId, id))!.reading.encoding, 'windows-1252');
  await correctReading(one.platform, one.workspaceId, id, { encoding: 'utf-8' });
  const { startImport, previewDraft } = await import('./draft.ts');
  const { mapping } = await previewDraft(one.platform, one.workspaceId, id, 'fr');
  const [purpose] = await one.sql`select id from purposes where kind = 'marketing'`;
  await startImport(one.platform, { workspaceId: one.workspaceId, operatorId: null }, id, {
    mapping,
    policy: 'fill',
    declaration: {
      origin: 'form',
      originNote: '',
      basis: 'consent',
      purposeId: purpose!['id'],
      text: 'Je veux la lettre.',
      collectedOn: '2025-01-01',
    },
  });
  await runImport(one.platform, { workspaceId: one.workspaceId, importId: id });
  assert.deepEqual(
    (await contactsOf(one)).map(({ email }) => email),
    ['ana@exemple.fr'],
  );
  assert.match((await report(one, id))[1]!, /des caractères qu’une adresse ne peut avoir/);
  await one.close();
});

test('import: a column that says whether and when each person agreed', async () => {
  const one = await fresh();
  await runTestImport(
    one,
    'e-mail;opt-in;date opt-in\noui@exemple.fr;oui;05/02/2024\nnon@exemple.fr;non;\nrien@exemple.fr;;\nfutur@exemple.fr;1;01/01/2031\n',
  );
  assert.deepEqual(await statesOf(one), {
    'futur@exemple.fr': 'granted',
    'non@exemple.fr': null,
    'oui@exemple.fr': 'granted',
    'rien@exemple.fr': null,
  });
  const events = await one.sql`
    select c.email, e.at from consent_events e join contacts c on c.id = e.contact_id order by c.email`;
  assert.deepEqual(
    events.map(({ email, at }) => [email, at]),
    [
      ['futur@exemple.fr', one.clock.now()],
      ['oui@exemple.fr', new Date('2024-02-05T00:00:00Z')],
    ],
  );
  await one.close();
});

test('import: choices of a new field grow with the file; those of an existing field do not', async () => {
  const one = await fresh();
  const many = Array.from({ length: 40 }, (_, index) => `c${index}@exemple.fr;${['rouge', 'bleu'][index % 2]}`).join(
    '\n',
  );
  await runTestImport(one, `e-mail;couleur\n${many}\nz@exemple.fr;vert\n`);
  const [field] = await one.sql`select type, choices from contact_fields where key = 'couleur'`;
  assert.deepEqual({ ...field }, { type: 'choice', choices: ['rouge', 'bleu', 'vert'] });
  const again = await runTestImport(one, 'e-mail;couleur\ny@exemple.fr;BLEU\nx@exemple.fr;noir\n');
  assert.equal(again.noted, 1);
  assert.deepEqual(
    (await one.sql`select fields from contacts where email in ('x@exemple.fr', 'y@exemple.fr') order by email`).map(
      (row) => row['fields'],
    ),
    [{}, { couleur: 'bleu' }],
  );
  await one.close();
});

test('import: known contacts are filled, overwritten or left alone', async () => {
  const one = await fresh();
  const first = 'e-mail;prénom;nom;ville\na@exemple.fr;Ana;;Lille\n';
  const second = 'e-mail;prénom;nom;ville;âge\na@exemple.fr;Anne;Roux;Brest;30\nb@exemple.fr;Bob;;;\n';
  await runTestImport(one, first);
  const skipped = await runTestImport(one, second, { policy: 'skip' });
  assert.deepEqual([skipped.created, skipped.updated, skipped.unchanged], [1, 0, 1]);
  const filled = await runTestImport(one, second, { policy: 'fill' });
  assert.deepEqual([filled.created, filled.updated, filled.unchanged], [0, 1, 1]);
  const of = async () => (await contactsOf(one)).find(({ email }) => email === 'a@exemple.fr');
  assert.deepEqual(
    [(await of())!['given'], (await of())!['family'], (await of())!['fields']],
    ['Ana', 'Roux', { ville: 'Lille', age: 30 }],
  );
  await runTestImport(one, second, { policy: 'overwrite' });
  assert.deepEqual(
    [(await of())!['given'], (await of())!['fields'], (await of())!['sort']],
    ['Anne', { ville: 'Brest', age: 30 }, 'roux anne'],
  );
  await one.close();
});

test('import: whoever refused stays refused, whatever the file says', async () => {
  const one = await fresh();
  const { sql, workspaceId, platform } = one;
  const names = ['retire', 'oppose', 'exclu', 'plainte', 'efface', 'libre', 'autre'];
  await runTestImport(
    one,
    `e-mail\n${names
      .slice(0, 3)
      .map((name) => `${name}@exemple.fr`)
      .join('\n')}\n`,
  );
  const [marketing, service] = await sql`select id from purposes where workspace_id = ${workspaceId} order by id`;
  for (const [name, action] of [
    ['retire', 'withdrawn'],
    ['oppose', 'objected'],
  ]) {
    await sql`
      insert into consent_events (workspace_id, contact_id, purpose_id, action, at, recorded_at, source)
      select workspace_id, id, ${marketing!['id']}, ${action!}, now(), now(), 'unsubscribe' from contacts where email = ${`${name}@exemple.fr`}`;
  }
  const suppress = (name: string, reason: string, purposeId: string | null) => sql`
    insert into suppressions (workspace_id, address_hash, purpose_id, reason, at)
    values (${workspaceId}, ${platform.vault.mac('address', `${name}@exemple.fr`)}, ${purposeId}, ${reason}, now())`;
  await suppress('exclu', 'operator', null);
  await suppress('plainte', 'complaint', null);
  await suppress('efface', 'erasure', null);
  await suppress('autre', 'unsubscribe', service!['id']);
  const record = await runTestImport(
    one,
    `e-mail;prénom\n${names.map((name) => `${name}@exemple.fr;${name}`).join('\n')}\n`,
    { policy: 'overwrite' },
  );
  assert.deepEqual(await statesOf(one), {
    'autre@exemple.fr': 'granted',
    'exclu@exemple.fr': 'granted',
    'libre@exemple.fr': 'granted',
    'oppose@exemple.fr': 'objected',
    'plainte@exemple.fr': null,
    'retire@exemple.fr': 'withdrawn',
  });
  assert.equal((await sql`select from suppressions`).length, 4);
  assert.deepEqual([record.refused, record.granted, record.rejected], [4, 2, 1]);
  assert.deepEqual(
    (await report(one, record.id)).slice(1).map((line) => line.split(';').slice(0, 3).join(';')),
    [
      '2;oui;Cette personne a retiré son consentement : l’import ne peut pas le rétablir.',
      '3;oui;Cette personne s’est opposée à ces envois : l’import ne peut pas passer outre.',
      '4;oui;Cette adresse est exclue des envois (exclue par un opérateur) : le contact est gardé, aucun consentement n’est ajouté.',
      '5;oui;Cette adresse est exclue des envois (plainte) : le contact est gardé, aucun consentement n’est ajouté.',
      '6;non;Cette personne a demandé l’effacement de ses données : elle n’est pas réimportée.',
    ],
  );
  await one.close();
});

test('import: a list of suppressed addresses suppresses them and makes no contact', async () => {
  const one = await fresh();
  const id = await queueTestImport(one, 'e-mail\na@exemple.fr\nb@exemple.fr\nnon\na@exemple.fr\n');
  await one.sql`update imports set origin = 'suppression_list', purpose_id = null, basis = null`;
  await runImport(one.platform, { workspaceId: one.workspaceId, importId: id });
  const record = (await findImport(one.sql, one.workspaceId, id))!;
  assert.deepEqual([record.state, record.created, record.rejected], ['finished', 2, 2]);
  assert.equal((await contactsOf(one)).length, 0);
  assert.deepEqual(
    (await one.sql`select email, reason from suppressions order by email`).map((row) => ({ ...row })),
    [
      { email: 'a@exemple.fr', reason: 'import' },
      { email: 'b@exemple.fr', reason: 'import' },
    ],
  );
  await one.sql`update imports set state = 'undoing'`;
  await undoImport(one.platform, { workspaceId: one.workspaceId, importId: id });
  assert.equal((await one.sql`select from suppressions`).length, 0);
  await one.close();
});

test('import: asked to stop, it stops between two batches and keeps what it has', async () => {
  const one = await fresh();
  const lines = Array.from({ length: 30_000 }, (_, index) => `c${index}@exemple.fr`);
  const id = await queueTestImport(one, `e-mail\n${lines.join('\n')}\n`);
  const running = runImport(one.platform, { workspaceId: one.workspaceId, importId: id });
  for (;;) {
    const record = (await findImport(one.sql, one.workspaceId, id))!;
    if (record.cursorRows > 0) break;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const asked = performance.now();
  await requestCancel(one.sql, one.workspaceId, id);
  await running;
  assert.ok(performance.now() - asked < 2_000);
  const record = (await findImport(one.sql, one.workspaceId, id))!;
  assert.equal(record.state, 'cancelled');
  assert.ok(record.cursorRows < 30_000);
  assert.equal((await contactsOf(one)).length, record.cursorRows);
  await one.close();
});

test('undoImport: what it made goes, what it changed comes back, what people did since stays', async () => {
  const one = await fresh();
  const { sql, workspaceId, platform } = one;
  await runTestImport(one, 'e-mail;prénom;ville;opt-in\nancien@exemple.fr;Ana;Lille;non\nautre@exemple.fr;;;oui\n');
  const before = await contactsOf(one);
  one.clock.advance(60_000);
  const record = await runTestImport(
    one,
    'e-mail;prénom;ville\nancien@exemple.fr;Anne;Brest\nautre@exemple.fr;Paul;\nneuf@exemple.fr;Neuf;\nedite@exemple.fr;Edite;\nparti@exemple.fr;Parti;\n',
    { policy: 'overwrite' },
  );
  assert.deepEqual([record.created, record.updated, record.granted], [3, 2, 4]);
  one.clock.advance(60_000);
  // Since then: one was edited, one withdrew, one known contact's town was corrected by hand.
  await sql`update contacts set given_name = 'Édith', updated_at = ${one.clock.now()} where email = 'edite@exemple.fr'`;
  await sql`
    insert into consent_events (workspace_id, contact_id, purpose_id, action, at, recorded_at, source)
    select c.workspace_id, c.id, e.purpose_id, 'withdrawn', now(), now(), 'unsubscribe'
    from contacts c join consent_events e on e.contact_id = c.id where c.email = 'parti@exemple.fr'`;
  await sql`update contacts set fields = fields || '{"ville": "Nantes"}' where email = 'ancien@exemple.fr'`;
  await sql`update imports set state = 'undoing' where id = ${record.id}`;
  await undoImport(platform, { workspaceId, importId: record.id });

  const after = await contactsOf(one);
  assert.deepEqual(
    after.map(({ email }) => email),
    ['ancien@exemple.fr', 'autre@exemple.fr', 'edite@exemple.fr', 'parti@exemple.fr'],
  );
  assert.deepEqual({ ...after[0] }, { ...before[0], fields: { ville: 'Nantes' } });
  assert.deepEqual({ ...after[1] }, { ...before[1] });
  assert.deepEqual(await statesOf(one), {
    'ancien@exemple.fr': null,
    'autre@exemple.fr': 'granted',
    'edite@exemple.fr': null,
    'parti@exemple.fr': 'withdrawn',
  });
  assert.equal(
    (await sql`select from consent_events e where not exists (select from contacts c where c.id = e.contact_id)`)
      .length,
    0,
  );
  assert.equal((await findImport(sql, workspaceId, record.id))!.state, 'undone');
  assert.equal((await sql`select from import_changes where import_id = ${record.id}`).length, 0);
  await one.close();
});
