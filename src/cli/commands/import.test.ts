// `dauphin import` as it is typed, on an installation of its own: proposal without a declaration, import with one, refusals in words.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '#test/kit/database.ts';
import { type Installation, installation } from '#test/kit/installation.ts';

let d: TestDatabase;
let dauphin: Installation;
let file: string;

before(async () => {
  d = await testDatabase();
  const { address } = d;
  const url =
    'url' in address
      ? address.url
      : `postgres://${address.user}@localhost:${address.port}/${address.database}?host=${encodeURIComponent(address.host)}`;
  // The same vault as the test's platform, so that the same fingerprints come out.
  dauphin = await installation({ DATABASE_URL: url, DAUPHIN_DATA: d.platform.config.dataDir });
  file = join(d.platform.config.dataDir, 'clients.csv');
  await writeFile(
    file,
    Buffer.from('Prénom;E-mail;Âge\nInès;ines@exemple.fr;31\nMalo;malo@exemple.fr;\nFaux;faux;\n', 'latin1'),
  );
});
after(async () => {
  await dauphin.remove();
  await d.close();
});

const declared = [
  '--origin',
  'form',
  '--basis',
  'consent',
  '--purpose',
  'Lettre d’information',
  '--text',
  'Je veux la lettre.',
];
const contacts = () => d.sql`select email, given_name, fields from contacts order by email`;

test('dauphin import: without a declaration it shows its proposal and imports nothing', async () => {
  const { code, err } = await dauphin.run('import', file);
  assert.equal(code, 0, err);
  assert.match(err, /Prénom -> given_name {4}Inès · Malo · Faux\nE-mail -> email/);
  assert.match(err, /Nothing is imported: declare where the file comes from/);
  assert.equal((await contacts()).length, 0);
  assert.equal((await d.sql`select from imports`).length, 0);
});

test('dauphin import: imports with a declaration, a mapping by name, and a report of what was left out', async () => {
  const report = join(d.platform.config.dataDir, 'report.csv');
  const { code, out, err } = await dauphin.run(
    ...[
      'import',
      file,
      ...declared,
      '--collected-on',
      '2025-06-01',
      '--map',
      'Âge=new:number',
      '--report',
      report,
      '--json',
    ],
  );
  assert.equal(code, 0, err);
  const { id: _, ...result } = JSON.parse(out);
  assert.deepEqual(result, {
    state: 'finished',
    created: 2,
    updated: 0,
    unchanged: 0,
    rejected: 1,
    noted: 0,
    granted: 2,
    refused: 0,
  });
  assert.deepEqual(
    (await contacts()).map((row) => Object.values(row)),
    [
      ['ines@exemple.fr', 'Inès', { age: 31 }],
      ['malo@exemple.fr', 'Malo', {}],
    ],
  );
  assert.match(await readFile(report, 'utf8'), /4,no,"""faux"" is no address/);
});

const refusals: [what: string, args: string[], reason: RegExp][] = [
  ['a file that is not there', ['/nowhere/list.csv'], /cannot be read/],
  [
    'a declaration with gaps',
    ['FILE', '--origin', 'form'],
    /incomplete or wrong: --basis, --purpose, --text, --collected-on/,
  ],
  [
    'a purpose that does not exist',
    ['FILE', ...declared, '--purpose', 'x'],
    /Unknown purpose\. There are: Lettre d’information/,
  ],
  [
    'a column that does not exist',
    ['FILE', '--map', 'Ville=ignore'],
    /not understood\. Columns of the file: Prénom, E-mail, Âge/,
  ],
  [
    'a workspace that does not exist',
    ['FILE', '--workspace', 'x'],
    /Choose a workspace with --workspace: Atelier du Port/,
  ],
  ['a date in the future', ['FILE', ...declared, '--collected-on', '2999-01-01'], /in the future/],
];
for (const [what, args, reason] of refusals) {
  test(`dauphin import: ${what} is refused in words`, async () => {
    const { code, err } = await dauphin.run('import', ...args.map((arg) => (arg === 'FILE' ? file : arg)));
    assert.equal(code, 1);
    assert.match(err, reason);
    assert.doesNotMatch(err, /\n {4}at /, 'no stack for what the person must mend');
  });
}
