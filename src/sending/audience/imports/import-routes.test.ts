// Imports over real HTTP, as the console and other programs use them: upload, preview, correction, start, report, undo; and every
// kind of file and declaration that must be refused with a sentence that helps.

import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { writeXlsx } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import { startWeb, type WebServer } from '#platform/http/server.ts';
import { type TestDatabase, testDatabase } from '#test/kit/database.ts';
import { importRoutes } from './import-routes.ts';
import { runImport } from './run-import.ts';
import { undoImport } from './undo-import.ts';

let d: TestDatabase;
let web: WebServer;
let purposes: Record<'marketing' | 'service' | 'tracking', string>;

before(async () => {
  d = await testDatabase();
  const { platform, workspaceId, sql } = d;
  const [operator] = await sql`
    insert into operators (email, name, language, password_hash, created_at, updated_at)
    values ('ines@atelier.example', 'Inès', 'fr', '-', now(), now()) returning id`;
  const session = { operatorId: operator!['id'], workspaceId, language: 'fr' as const, may: () => true };
  web = await startWeb({
    platform,
    routes: importRoutes(platform),
    authenticate: async () => session,
    port: 0,
    host: '127.0.0.1',
  });
  const rows = await sql`select kind, id from purposes where workspace_id = ${workspaceId}`;
  purposes = Object.fromEntries(rows.map((row) => [row['kind'], row['id']])) as typeof purposes;
});
after(async () => {
  await web.close();
  await d.close();
});

interface Answer {
  status: number;
  body: any;
  headers: Headers;
}

async function call(method: string, path: string, body?: unknown): Promise<Answer> {
  const answer = await fetch(`http://127.0.0.1:${web.port}/api/imports${path}`, {
    method,
    ...(body !== undefined && {
      body: body instanceof Uint8Array ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body),
    }),
  });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.includes('json');
  return { status: answer.status, body: isJson ? JSON.parse(text) : text, headers: answer.headers };
}

async function upload(content: string | Uint8Array, name = 'clients.csv'): Promise<string> {
  const answer = await call(
    'POST',
    `?name=${encodeURIComponent(name)}`,
    typeof content === 'string' ? Buffer.from(content) : content,
  );
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body.id;
}

const declaration = () => ({
  origin: 'form',
  basis: 'consent',
  purposeId: purposes.marketing,
  text: 'Je souhaite recevoir la lettre.',
  collectedOn: '2025-06-01',
});
const LIST = 'Prénom;E-mail\nInès;ines@exemple.fr\nMalo;malo@exemple.fr\n';
const MAPPING = [{ to: 'given_name' }, { to: 'email' }];
const blobs = async () =>
  (await readdir(join(d.platform.config.dataDir, 'blobs'), { recursive: true }).catch(() => [])).filter(
    (name) => name.length > 36,
  ).length;

test('POST /api/imports: a file becomes a draft whose preview proposes what each column is', async () => {
  const id = await upload(iconv.encode(LIST, 'windows-1252'), '../../été «1».csv');
  const { body } = await call('GET', `/${id}/preview`);
  assert.deepEqual(body.reading, {
    encoding: 'windows-1252',
    separator: ';',
    lineBreak: '\n',
    headerLine: 1,
    columns: 2,
  });
  assert.deepEqual(body.mapping, MAPPING);
  assert.deepEqual(body.rows, [
    ['Inès', 'ines@exemple.fr'],
    ['Malo', 'malo@exemple.fr'],
  ]);
  assert.deepEqual(
    body.columns.map(({ header, examples }: any) => [header, examples]),
    [
      ['Prénom', ['Inès', 'Malo']],
      ['E-mail', ['ines@exemple.fr', 'malo@exemple.fr']],
    ],
  );
  assert.equal(body.fileName, '../../été «1».csv');
  assert.equal(body.blobKey, undefined, 'where the file lies is nobody’s business');
});

test('imports over HTTP: start, end, report and undo', async () => {
  const id = await upload(`${LIST}Faux;pas une adresse\n`);
  const started = await call('POST', `/${id}/start`, { mapping: MAPPING, declaration: declaration() });
  assert.equal(started.status, 204, JSON.stringify(started.body));
  assert.equal(
    (await call('POST', `/${id}/start`, { mapping: MAPPING, declaration: declaration() })).body.code,
    'import_not_draft',
  );
  assert.equal((await call('POST', `/${id}/undo`)).body.code, 'import_not_undoable');
  await runImport(d.platform, { workspaceId: d.workspaceId, importId: id });
  const { body } = await call('GET', `/${id}`);
  assert.deepEqual([body.state, body.created, body.rejected], ['finished', 2, 1]);
  assert.deepEqual(body.reasons, [{ reason: 'address_no_at_sign', kept: false, count: 1 }]);
  assert.deepEqual(body.remarks, [
    {
      line: 4,
      kept: false,
      text: '« pas une adresse » n’est pas une adresse : il manque l’arobase.',
      raw: 'Faux;pas une adresse',
    },
  ]);
  assert.deepEqual(body.declaration, { text: declaration().text, purpose: 'Lettre d’information', operator: 'Inès' });
  const report = await call('GET', `/${id}/report`);
  assert.match(
    report.headers.get('content-disposition') ?? '',
    /^attachment; filename\*=UTF-8''clients%20-%20rejets\.csv$/,
  );
  assert.match(report.body, /4;non;« pas une adresse »/);
  assert.equal((await call('POST', `/${id}/cancel`)).body.code, 'import_not_running');
  assert.equal((await call('POST', `/${id}/undo`)).status, 204);
  await undoImport(d.platform, { workspaceId: d.workspaceId, importId: id });
  assert.equal((await call('GET', `/${id}`)).body.state, 'undone');
  const acts = await d.sql`select action, subject, operator_name from audit_events order by id`;
  assert.deepEqual(
    acts.map((row) => Object.values(row)),
    [
      ['imports.start', 'clients.csv', 'Inès'],
      ['imports.undo', 'clients.csv', 'Inès'],
    ],
  );
});

test('PATCH /api/imports/:importId/reading: another separator, header, encoding; another sheet', async () => {
  const id = await upload('titre\nprénom|e-mail;x\nInès|ines@exemple.fr;y\n');
  assert.equal((await call('PATCH', `/${id}/reading`, { separator: '|' })).status, 204);
  assert.deepEqual((await call('GET', `/${id}/preview`)).body.reading.headerLine, 2);
  assert.equal((await call('PATCH', `/${id}/reading`, { headerLine: null })).status, 204);
  assert.deepEqual((await call('GET', `/${id}/preview`)).body.columns[0].header, '');
  assert.equal((await call('PATCH', `/${id}/reading`, { encoding: 'utf-16le' })).status, 204);
  assert.equal((await call('PATCH', `/${id}/reading`, { encoding: 'ebcdic' })).status, 422);
  const book = await writeXlsx({
    sheets: [
      { name: 'Notes', rows: [['rien'], ['ici']] },
      {
        name: 'Clients',
        rows: [
          ['E-mail', 'Né le'],
          ['a@exemple.fr', new Date('1980-12-31')],
        ],
      },
    ],
  });
  const sheet = await upload(new Uint8Array(book), 'clients.xlsx');
  assert.deepEqual((await call('GET', `/${sheet}/preview`)).body.sheets, ['Notes', 'Clients']);
  assert.equal((await call('PATCH', `/${sheet}/reading`, { sheet: 1 })).status, 204);
  const { body } = await call('GET', `/${sheet}/preview`);
  assert.deepEqual(
    body.mapping.map(({ to, type }: any) => type ?? to),
    ['email', 'date'],
  );
  const { mapping } = body;
  assert.equal((await call('POST', `/${sheet}/start`, { mapping, declaration: declaration() })).status, 204);
  await runImport(d.platform, { workspaceId: d.workspaceId, importId: sheet });
  const [contact] = await d.sql`select fields from contacts where email = 'a@exemple.fr'`;
  assert.deepEqual(contact!['fields'], { ne_le: '1980-12-31' });
});

const png = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(2_000)]);
const refusedFiles: [what: string, content: Buffer, code: string][] = [
  ['an empty file', Buffer.alloc(0), 'file_empty'],
  ['blank lines only', Buffer.from('\n \n\r\n'), 'file_empty'],
  ['a picture', png, 'file_not_a_table'],
  ['an old or locked workbook', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'file_old_spreadsheet'],
  ['an archive that is no workbook', Buffer.from('PK\x03\x04 nothing of the kind'), 'sheet_unreadable'],
  [
    'a text document',
    Buffer.from(`PK\x03\x04${'\0'.repeat(26)}mimetypeapplication/vnd.oasis.opendocument.text`),
    'file_not_a_table',
  ],
];
for (const [what, content, code] of refusedFiles) {
  test(`POST /api/imports: ${what} is refused and leaves nothing`, async () => {
    const before = await blobs();
    const answer = await call('POST', '?name=x', content);
    assert.deepEqual([answer.status, answer.body.code], [422, code]);
    assert.ok(answer.body.title.length > 10);
    assert.equal(await blobs(), before);
  });
}

test('POST start: a mapping that cannot be used', async () => {
  const id = await upload(LIST);
  const start = async (mapping: unknown) =>
    (await call('POST', `/${id}/start`, { mapping, declaration: declaration() })).body.code;
  assert.equal(await start([{ to: 'given_name' }, { to: 'ignore' }]), 'no_address_column');
  assert.equal(await start([{ to: 'email' }, { to: 'email' }]), 'target_twice');
  assert.equal(await start([{ to: 'email' }]), 'mapping_wrong_width');
  const notation = { decimal: ',', dayFirst: true };
  assert.equal(await start([{ to: 'email' }, { to: 'field', key: 'absent', notation }]), 'field_unknown');
  assert.equal(await start([{ to: 'email' }, { to: 'field', key: 'Absent; drop', notation }]), 'not_valid');
  assert.equal((await call('GET', `/${id}`)).body.state, 'draft', 'a refused start changes nothing');
});

test('POST start: a declaration that is refused, or says too little', async () => {
  const id = await upload(LIST);
  const start = async (change: object) =>
    (await call('POST', `/${id}/start`, { mapping: MAPPING, declaration: { ...declaration(), ...change } })).body;
  for (const origin of ['bought', 'rented', 'scraped', 'exchanged', 'unknown'])
    assert.equal((await start({ origin })).code, 'origin_refused');
  assert.match((await start({ origin: 'bought' })).title, /RGPD/);
  assert.equal((await start({ basis: 'contract' })).code, 'basis_not_for_purpose');
  assert.equal(
    (await start({ basis: 'existing_customer', purposeId: purposes.tracking })).code,
    'tracking_needs_consent',
  );
  assert.equal((await start({ purposeId: '999999' })).code, 'purpose_unknown');
  // The test's clock says 2 March 2026.
  assert.equal((await start({ collectedOn: '2026-03-03' })).code, 'collected_in_future');
  const incomplete = await start({ text: 'oui', collectedOn: '' });
  assert.equal(incomplete.code, 'not_valid');
  assert.deepEqual(
    incomplete.issues.map(({ path }: any) => path),
    ['declaration.text', 'declaration.collectedOn'],
  );
  assert.equal((await start({ origin: 'suppression_list', purposeId: null })).code, undefined, 'no consent to prove');
});

test('DELETE /api/imports/:importId: a draft goes with its file; others stay', async () => {
  const before = await blobs();
  const id = await upload(LIST);
  assert.equal(await blobs(), before + 1);
  assert.equal((await call('DELETE', `/${id}`)).status, 204);
  assert.equal(await blobs(), before);
  assert.equal((await call('GET', `/${id}`)).status, 404);
  assert.equal((await call('DELETE', `/${id}`)).body.code, 'import_not_found');
});

test('drafts that nobody comes back to, and the lines that old imports left out, are forgotten', async () => {
  const id = await upload(LIST);
  const old = await upload('E-mail\nfaux\n');
  await call('POST', `/${old}/start`, { mapping: [{ to: 'email' }], declaration: declaration() });
  await runImport(d.platform, { workspaceId: d.workspaceId, importId: old });
  assert.equal((await call('GET', `/${old}`)).body.remarks.length, 1);
  d.clock.advance(91 * 86_400_000);
  await upload(LIST);
  assert.equal((await call('GET', `/${id}`)).status, 404);
  assert.deepEqual(
    [(await call('GET', `/${old}`)).body.remarks, (await call('GET', `/${old}`)).body.rejected],
    [[], 1],
  );
});

test('GET /api/imports: pages, newest first, of one’s own workspace only', async () => {
  const [other] = await d.sql`
    insert into workspaces (name, language, time_zone, created_at, updated_at) values ('x', 'fr', 'Europe/Paris', now(), now()) returning id`;
  await d.sql`
    insert into imports (workspace_id, state, file_name, size_bytes, file_sha256, format, reading, created_at)
    select w, 'finished', 'f' || n, 1, '', 'csv', '{}', now() from generate_series(1, 60) n, unnest(${[other!['id'], d.workspaceId]}::bigint[]) w`;
  const first = (await call('GET', '')).body;
  const second = (await call('GET', `?after=${first.next}`)).body;
  const ids = [...first.items, ...second.items].map(({ id }: any) => Number(id));
  assert.equal(first.items.length, 50);
  assert.deepEqual(
    ids,
    ids.toSorted((a, b) => b - a),
  );
  const [theirs] = await d.sql`select id from imports where workspace_id = ${other!['id']} limit 1`;
  assert.equal((await call('GET', `/${theirs!['id']}`)).status, 404);
});
