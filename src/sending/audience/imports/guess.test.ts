// Files as people have them: separator, header row, columns and types are found without being told.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import iconv from 'iconv-lite';
import { corpus, withoutCorpora } from '#test/kit/corpora.ts';
import { cleanText, type Notation } from '../contacts/field-value.ts';
import { guessMapping } from './guess-mapping.ts';
import { guessReading, sampleRecords } from './reading.ts';

const FRENCH: Notation = { decimal: ',', dayFirst: true };

function guess(text: string) {
  const reading = guessReading(text, 'utf-8');
  const records = sampleRecords(text.replace(/\r(?!\n)/g, '\n'), reading.separator, reading.columns);
  const header = records.find((record) => record.line === reading.headerLine);
  const rows = records.filter(
    (record) => record.line > (reading.headerLine ?? 0) && record.cells.length === reading.columns,
  );
  const columns = Array.from({ length: reading.columns }, (_, index) => ({
    header: cleanText(header?.cells[index] ?? ''),
    values: rows.map((row) => cleanText(row.cells[index] as string)),
  }));
  const brief = guessMapping(columns, [], FRENCH).map((target) =>
    target.to === 'new_field' ? `${target.label}: ${target.type}` : target.to,
  );
  return { reading, brief };
}

const files: [what: string, text: string, separator: string, headerLine: number | null, mapping: string[]][] = [
  [
    'a French shop export',
    'Prénom;Nom;Adresse e-mail;Date de naissance;Achats;Opt-in;Code postal\nInès;Le Goff;ines@exemple.fr;31/12/1980;1 234,56;oui;01000\nMalo;;malo@exemple.fr;01/02/1990;3,20;non;59000\n',
    ';',
    1,
    ['given_name', 'family_name', 'email', 'Date de naissance: date', 'Achats: number', 'consent', 'Code postal: text'],
  ],
  [
    'an English export with tabs',
    'First Name\tLast Name\tEmail Address\tCONFIRM_TIME\nAda\tByron\tada@example.com\t2024-02-05 15:07:00\n',
    '\t',
    1,
    ['given_name', 'family_name', 'email', 'consent_date'],
  ],
  ['no header at all', 'ada@example.com,Ada\nbob@example.com,Bob\n', ',', null, ['email', 'ignore']],
  ['addresses alone', 'e-mail\nada@example.com\nbob@example.com\n', ',', 1, ['email']],
  [
    'a title above the header',
    'Clients 2026;;\n;;\nNom;E-mail;Ville\nDupont;d@exemple.fr;Lille\n',
    ';',
    3,
    ['family_name', 'email', 'Ville: text'],
  ],
  [
    'an order to spreadsheets',
    'sep=|\nNom|E-mail\nDupont, Jean; fils|d@exemple.fr\n',
    '|',
    2,
    ['family_name', 'email'],
  ],
  [
    'line breaks of an old Macintosh',
    'Nom,E-mail\rDupont,d@exemple.fr\rDurand,e@exemple.fr\r',
    ',',
    1,
    ['family_name', 'email'],
  ],
  [
    'commas in quotes beside semicolons',
    'Nom;E-mail;Note\n"Dupont, Jean";d@exemple.fr;"a, b, c"\n"Durand, Léa";e@exemple.fr;"d, e, f"\n',
    ';',
    1,
    ['family_name', 'email', 'Note: text'],
  ],
];
for (const [what, text, separator, headerLine, mapping] of files) {
  test(`guessReading and guessMapping: ${what}`, () => {
    const { reading, brief } = guess(text);
    assert.equal(reading.separator, separator);
    assert.equal(reading.headerLine, headerLine);
    assert.deepEqual(brief, mapping);
  });
}

const real: [path: string, encoding: string, separator: string, mapping: string[]][] = [
  [
    'prenoms/server/db/Prenoms.csv',
    'windows-1252',
    ';',
    ['given_name', '02_genre: choice', '03_langage: list', '04_fréquence: number'],
  ],
  [
    'online-retail-synthetic/online_retail.csv',
    'utf-8',
    ',',
    [
      'InvoiceNo: number',
      'StockCode: text',
      'Description: text',
      'Quantity: number',
      'InvoiceDate: date',
      'UnitPrice: number',
      'CustomerID: number',
      'Country: choice',
    ],
  ],
  [
    'cdnow/lifetimes/datasets/CDNOW_master.txt',
    'utf-8',
    ' ',
    ['customer_id: text', 'date: date', 'number_of_cds: number', 'dollar_value: number'],
  ],
];
for (const [path, encoding, separator, mapping] of real) {
  test(`guessReading and guessMapping: ${path} of the corpus`, { skip: withoutCorpora() }, () => {
    const text = iconv.decode(readFileSync(corpus(`contacts/contacts/${path}`)!), encoding);
    const { reading, brief } = guess(text.slice(0, 65_536));
    assert.equal(reading.separator, separator);
    assert.equal(reading.headerLine, 1);
    assert.deepEqual(brief, mapping);
  });
}
