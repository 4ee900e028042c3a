// Files taken in and read back as text: formats by their bytes, workbooks through their thread, limits that hold.

import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, test } from 'node:test';
import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import { createFileBlobs } from '#platform/blobs.ts';
import { formatOf } from './file-format.ts';
import { SheetFault, sheetNames, sheetText } from './sheet-text.ts';
import { sampleText, sourceText } from './source-text.ts';
import { FileTooLarge, receiveFile } from './upload.ts';

const folder = await mkdtemp(join(tmpdir(), 'dauphin-imports-'));
const blobs = createFileBlobs(folder);
after(() => rm(folder, { recursive: true, force: true }));

const rows = [
  ['E-mail', 'Prénom', 'Né le', 'Vu à', 'Montant', 'VIP', 'CP', 'Vide'],
  [
    'ines@exemple.fr',
    'Inès "la, grande"',
    new Date('1980-12-31T00:00:00Z'),
    new Date('2024-02-05T15:07:00Z'),
    1234.56,
    true,
    '01000',
    null,
  ],
  [null, null, null, null, null, null, null, null],
  ['malo@exemple.fr', 'Malo\nLe Goff', null, null, -2, false, '59000', null],
];
const lines = [
  'E-mail,Prénom,Né le,Vu à,Montant,VIP,CP,Vide',
  'ines@exemple.fr,"Inès ""la, grande""",1980-12-31,2024-02-05 15:07:00,1234.56,true,01000,',
  '',
  'malo@exemple.fr,Malo Le Goff,,,-2,false,59000,',
  '',
];
const xlsx = Buffer.from(
  await writeXlsx({
    sheets: [
      { name: 'Clients', rows, columns: [{}, {}, { numFmt: 'yyyy-mm-dd' }, { numFmt: 'yyyy-mm-dd hh:mm' }] },
      { name: 'Autre', rows: [['a', 'b']] },
    ],
  }),
);
const ods = Buffer.from(await writeOds({ sheets: [{ name: 'Clients', rows }] }));

async function collect(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

test('formatOf: by the first bytes, never by the name', () => {
  assert.equal(formatOf(xlsx), 'xlsx');
  assert.equal(formatOf(ods), 'ods');
  assert.equal(formatOf(Buffer.from('a;b\n')), 'csv');
  assert.equal(formatOf(Buffer.from('d0cf11e0a1b11ae1', 'hex')), 'old_spreadsheet');
  assert.equal(
    formatOf(Buffer.from('PK\x03\x04' + '\0'.repeat(26) + 'mimetypeapplication/vnd.oasis.opendocument.text')),
    'not_a_table',
  );
});

for (const [format, bytes] of [
  ['xlsx', xlsx],
  ['ods', ods],
] as const) {
  test(`sheetText: a sheet of ${format}, one line a row`, async () => {
    assert.deepEqual((await collect(sheetText(Readable.from([bytes]), format, 0))).split('\n'), lines);
  });
  test(`sheetText: a ${format} cut in the middle is unreadable, not half read in silence`, async () => {
    const cut = Readable.from([bytes.subarray(0, bytes.length / 2)]);
    await assert.rejects(
      collect(sheetText(cut, format, 0)),
      (fault: SheetFault) => fault.reason === 'sheet_unreadable',
    );
  });
}

test('sheetText: another sheet, and the names of all', async () => {
  assert.deepEqual(await sheetNames(Readable.from([xlsx]), 'xlsx'), ['Clients', 'Autre']);
  assert.equal(await collect(sheetText(Readable.from([xlsx]), 'xlsx', 1)), 'a,b\n');
});

test('sheetText: a reader who stops early ends the thread and the stream', async () => {
  const source = Readable.from([xlsx]);
  for await (const text of sheetText(source, 'xlsx', 0)) {
    assert.ok(text.length > 0);
    break;
  }
  assert.equal(source.destroyed, true);
});

test('sheetText: a workbook that fills the memory ends its thread only', async () => {
  const many = Array.from({ length: 30_000 }, (_, index) => [`${index}`.repeat(30)]);
  const large = Buffer.from(await writeOds({ sheets: [{ name: 'S', rows: many }] }));
  const read = collect(sheetText(Readable.from([large]), 'ods', 0, 16));
  await assert.rejects(read, (fault: SheetFault) => fault.reason === 'sheet_too_large');
});

test('receiveFile: size, fingerprint, head and UTF-8 however the bytes are cut', async () => {
  const text = Buffer.from('é€😀a'.repeat(50_000));
  for (const size of [1_000, 4_097, 65_536]) {
    const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
      text.subarray(at * size, (at + 1) * size),
    );
    const received = await receiveFile(blobs, '1', Readable.from(pieces));
    assert.equal(received.sizeBytes, text.length);
    assert.deepEqual(received.sha256, createHash('sha256').update(text).digest());
    assert.ok(received.head.equals(text.subarray(0, 262_144)));
    assert.equal(received.isUtf8, true);
    assert.ok((await blobs.read(received.blobKey)).equals(text));
  }
});

test('receiveFile: one byte of another encoding at the very end, or a character cut by the end', async () => {
  const ascii = Buffer.alloc(300_000, 'a');
  for (const tail of [Buffer.from([0xe9]), Buffer.from('é').subarray(0, 1), Buffer.from('😀').subarray(0, 3)]) {
    const received = await receiveFile(blobs, '1', Readable.from([ascii, tail]));
    assert.equal(received.isUtf8, false);
  }
});

test('receiveFile: what is too large, or breaks off, leaves nothing', async () => {
  const before = (await readdir(folder, { recursive: true })).length;
  const endless = Readable.from(
    (function* () {
      for (;;) yield randomBytes(10_000);
    })(),
  );
  await assert.rejects(receiveFile(blobs, '1', endless, 100_000), FileTooLarge);
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('a;b\n');
      throw new Error('the browser went away');
    })(),
  );
  await assert.rejects(receiveFile(blobs, '1', broken));
  const files = (await readdir(folder, { recursive: true })).filter((name) => /[0-9a-f-]{36}$/.test(name));
  assert.ok(files.length <= before);
  for (const name of files) assert.ok((await blobs.read(name)).length >= 200_000, name);
});

test('sourceText: Latin-1 decoded, old line breaks mended, bytes counted', async () => {
  const bytes = iconv.encode('prénom;ville\rZoé;Évry\r', 'windows-1252');
  const blobKey = await blobs.put('1', bytes);
  const source = { blobKey, format: 'csv', encoding: 'windows-1252', lineBreak: '\r', sheet: 0 } as const;
  let last = 0;
  let text = '';
  for await (const piece of sourceText(blobs, source)) {
    text += piece.text;
    last = piece.bytes;
  }
  assert.equal(text, 'prénom;ville\nZoé;Évry\n');
  assert.equal(last, bytes.length);
  assert.equal(await sampleText(blobs, source, 5), text);
  assert.equal(await sampleText(blobs, source, 500), `${text}\n`);
});
