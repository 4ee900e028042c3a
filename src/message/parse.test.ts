import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { corpus, withoutCorpora } from '#test/kit/corpora.ts';
import type { DefectKind } from './defect.ts';
import { readHtml } from './html.ts';
import { headerValues, parse, partContent } from './parse.ts';

const read = (text: string, encoding: BufferEncoding = 'utf8') =>
  parse(Buffer.from(text.replace(/\r?\n/g, '\r\n'), encoding));

test('parse gives headers in order, people, texts and attachments', () => {
  const message = read(`Received: from a
 by b; x
From: =?utf-8?q?Zo=C3=A9?= <zoe@exemple.fr>
To: "Dupont, Jean" <jean@exemple.fr>, lea@exemple.fr (=?utf-8?b?TMOpYQ==?=)
Cc: undisclosed-recipients:;
Subject: =?iso-8859-1?q?=C9t=E9?=
Date: Wed, 25 Nov 2026 10:00:00 +0100
Message-ID: <a.b@exemple.fr>
Content-Type: multipart/mixed; boundary="outer"

preamble
--outer
Content-Type: multipart/alternative; boundary=inner

--inner
Content-Type: text/plain; charset=iso-8859-15
Content-Transfer-Encoding: quoted-printable

10 =A4 =
pour vous
--inner
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64

PHA+MTAg4oKsPC9wPg==
--inner--
--outer
Content-Type: application/pdf; name*0*=utf-8''factur%C3%A9;
 name*1="e.pdf"
Content-Disposition: attachment
Content-Transfer-Encoding: base64

JVBERg==
--outer--
epilogue
`);
  assert.deepEqual(
    message.fields.map(({ name }) => name),
    ['Received', 'From', 'To', 'Cc', 'Subject', 'Date', 'Message-ID', 'Content-Type'],
  );
  assert.deepEqual(headerValues(message, 'received'), ['from a by b; x']);
  assert.deepEqual(message.from, [{ name: 'Zoé', address: 'zoe@exemple.fr' }]);
  assert.deepEqual(message.to, [
    { name: 'Dupont, Jean', address: 'jean@exemple.fr' },
    { name: 'Léa', address: 'lea@exemple.fr' },
  ]);
  assert.deepEqual(message.cc, []);
  assert.equal(message.subject, 'Été');
  assert.equal(message.date?.toISOString(), '2026-11-25T09:00:00.000Z');
  assert.equal(message.messageId, 'a.b@exemple.fr');
  assert.equal(message.text, '10 € pour vous');
  assert.equal(message.html, '<p>10 €</p>');
  assert.deepEqual(
    message.attachments.map((part) => [part.type, part.filename, partContent(part).toString()]),
    [['application/pdf', 'facturée.pdf', '%PDF']],
  );
  assert.deepEqual(message.defects, []);
});

const broken: [
  string,
  string,
  DefectKind[],
  Partial<{ text: string; html: string; subject: string; from: string; parts: number }>,
][] = [
  ['nothing at all', '', [], { text: '' }],
  ['no header', '\nhello', [], { text: 'hello' }],
  [
    'no empty line',
    'Subject: x\nhello my friend, this is text\n',
    ['header_end_missing'],
    { subject: 'x', text: 'hello my friend, this is text\r\n' },
  ],
  [
    'a broken line among headers',
    'From: a@b.fr\nquite a broken line: no\nSubject: x\n\nt',
    ['header_not_a_field'],
    { subject: 'x', from: 'a@b.fr', text: 't' },
  ],
  ['an mbox line', 'From a@b.fr Mon Jan  1 00:00:00 2024\nSubject: x\n\nt', [], { subject: 'x', text: 't' }],
  ['a From header without a space after it', 'From:a@b.fr\n\nt', [], { from: 'a@b.fr' }],
  [
    'a boundary that never comes',
    'Content-Type: multipart/mixed; boundary=x\n\nhello',
    ['boundary_missing'],
    { text: 'hello' },
  ],
  ['no boundary', 'Content-Type: multipart/mixed\n\nhello', ['boundary_missing'], { text: 'hello' }],
  [
    'an unclosed boundary',
    'Content-Type: multipart/mixed; boundary=x\n\n--x\n\nhello\n',
    ['boundary_unclosed'],
    { text: 'hello\r\n' },
  ],
  [
    'a boundary that begins like another',
    'Content-Type: multipart/mixed; boundary=x\n\n--xy\n\na\n--x\n\nb\n--x--\n',
    [],
    { text: 'b' },
  ],
  ['a type that is none', 'Content-Type: ;;\n\nhello', ['content_type_invalid'], { text: 'hello' }],
  ['a type of one word', 'Content-Type: html\n\n<p>', ['content_type_invalid'], { html: '<p>' }],
  ['an unknown encoding', 'Content-Transfer-Encoding: rot13\n\nhello', ['encoding_unknown'], { text: 'hello' }],
  [
    'broken quoted-printable',
    'Content-Transfer-Encoding: quoted-printable\n\na=ZZb=',
    ['encoding_broken'],
    { text: 'a=ZZb' },
  ],
  [
    'base64 with foreign characters',
    'Content-Transfer-Encoding: base64\n\naGV!sbG8=',
    ['encoding_broken'],
    { text: 'hello' },
  ],
  ['base64 in pieces', 'Content-Transfer-Encoding: base64\n\naGVs\nbG8=\nYWJj\n', [], { text: 'helloabc' }],
  ['an unknown charset', 'Content-Type: text/plain; charset=klingon\n\nhello', ['charset_unknown'], { text: 'hello' }],
  ['a nested message', 'Content-Type: message/rfc822\n\nSubject: y\n\ninside', [], { parts: 1 }],
  [
    'a type without its semicolon',
    'Content-Type: multipart/mixed\n boundary=x\n\n--x\n\nhello\n--x--\n',
    [],
    { text: 'hello' },
  ],
  ['two subjects', 'Subject: a\nSubject: b\n\n', [], { subject: 'a' }],
  [
    'a letter cut between two encoded words',
    'Subject: =?utf-8?b?w4k=?= =?utf-8?q?t=C3?=\n =?utf-8?q?=A9?=\n\n',
    [],
    { subject: 'Été' },
  ],
  [
    'encoded words of a charset with states',
    'Subject: =?ISO-2022-JP?B?GyRCJUYlOSVIGyhC?= =?ISO-2022-JP?B?GyRCJUYlOSVIGyhC?=\n\n',
    [],
    { subject: 'テストテスト' },
  ],
  [
    'encoded words that would be structure',
    'From: =?utf-8?q?=3Cevil=40x=2Efr=3E=2C?= <a@b.fr>\n\n',
    [],
    { from: 'a@b.fr' },
  ],
];
for (const [what, text, defects, expected] of broken) {
  test(`parse reads ${what}`, () => {
    const message = read(text);
    assert.deepEqual(message.defects, defects);
    const { parts, from, ...rest } = expected;
    for (const [key, value] of Object.entries(rest)) assert.equal(message[key as 'text'], value);
    if (from !== undefined) assert.equal(message.from[0]?.address, from);
    if (parts !== undefined) assert.equal(message.attachments.length, parts);
  });
}

test('parse reads a message within that was encoded, and stops decoding at its limit', () => {
  const inner = Buffer.from('Subject: inside\r\nContent-Type: text/html\r\n\r\n<p>deep</p>').toString('base64');
  const [part] = read(`Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n${inner}`).root.children;
  assert.equal(part?.fields[0]?.value, 'inside');
  assert.equal(part?.type, 'text/html');
  assert.equal(part && partContent(part).toString(), '<p>deep</p>');
  const headers = 'Content-Type: message/rfc822\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n';
  const layers = Buffer.concat([Buffer.from(headers.repeat(8)), Buffer.alloc(8_000_000, 'x')]);
  assert.ok(parse(layers).defects.includes('content_too_big'));
});

test('parse decodes raw bytes in headers: UTF-8 when they are, Windows-1252 otherwise', () => {
  assert.equal(read('Subject: été\n\n').subject, 'été');
  const latin = read('Subject: été\n\n', 'latin1');
  assert.equal(latin.subject, 'été');
  assert.deepEqual(latin.defects, ['header_raw_bytes']);
});

const people: [string, [string, string][]][] = [
  ['a@b.fr', [['', 'a@b.fr']]],
  ['A B <a@b.fr>', [['A B', 'a@b.fr']]],
  [
    '"A, B" <a@b.fr>, c@d.fr',
    [
      ['A, B', 'a@b.fr'],
      ['', 'c@d.fr'],
    ],
  ],
  ['Doe, Jane <a@b.fr>', [['Doe, Jane', 'a@b.fr']]],
  [
    'Friends: a@b.fr, C <c@d.fr>; e@f.fr',
    [
      ['', 'a@b.fr'],
      ['C', 'c@d.fr'],
      ['', 'e@f.fr'],
    ],
  ],
  ['"a@b.fr" <c@d.fr>', [['a@b.fr', 'c@d.fr']]],
  ['service@bank.fr <evil@x.ru>', [['service@bank.fr', 'evil@x.ru']]],
  ['<@relay.fr:a@b.fr>', [['', 'a@b.fr']]],
  ['Nobody', [['Nobody', '']]],
  ['a@host', [['', 'a@host']]],
  ['(comment) a@b.fr (Jean)', [['comment', 'a@b.fr']]],
  ['"unclosed <a@b.fr>', [['unclosed <a@b.fr>', '']]],
  ['', []],
];
for (const [text, expected] of people) {
  test(`parse reads the people of ${JSON.stringify(text)}`, () => {
    assert.deepEqual(
      read(`From: ${text}\n\n`).from.map(({ name, address }) => [name, address]),
      expected,
    );
  });
}

const dates: [string, string | undefined][] = [
  ['Wed, 25 Nov 2026 10:11:12 +0100', '2026-11-25T09:11:12.000Z'],
  ['25 Nov 26 10:11 EST', '2026-11-25T15:11:00.000Z'],
  ['Wed, 25 Nov 2026 10:11:12 GMT (comment)', '2026-11-25T10:11:12.000Z'],
  ['25 Nov 99 10:11:12 -0000', '1999-11-25T10:11:12.000Z'],
  ['yesterday', undefined],
  ['Wed, 45 Nov 2026 10:11:12 +0100', undefined],
];
for (const [text, expected] of dates) {
  test(`parse reads the date ${JSON.stringify(text)}`, () =>
    assert.equal(read(`Date: ${text}\n\n`).date?.toISOString(), expected));
}

/** Every message of the packs, whatever its extension. */
function* files(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else if (statSync(path).size < 2_000_000) yield path;
  }
}

test('parse: the MIME torture of twelve projects is read without a throw, whole or damaged', {
  skip: withoutCorpora(),
}, (context) => {
  let count = 0;
  for (const path of files(corpus('conformance/mime') as string)) {
    const bytes = readFileSync(path);
    // Each file whole, and damaged in one of the ways.
    for (const variant of [bytes, damaged(bytes, count)]) readHtml(parse(variant).html ?? '');
    count++;
  }
  context.diagnostic(`${count} files of twelve projects, each whole and damaged`);
  assert.ok(count > 1_200, `only ${count} files`);
});

function damaged(bytes: Buffer, turn: number): Buffer {
  if (turn % 4 === 0) return bytes.subarray(0, Math.floor(bytes.length / 2));
  const text = bytes.toString('latin1');
  const ways = [text.replace(/\r\n/g, '\n'), text.replace(/\r?\n/g, '\r'), text.replace(/=/g, '')];
  return Buffer.from(ways[(turn % 4) - 1] as string, 'latin1');
}

test('parse agrees with postal-mime on sender, subject and texts of ordinary mail', {
  skip: withoutCorpora(),
}, async () => {
  const folder = corpus('mail/listham-usrp-2019-2022') as string;
  const some = [...files(folder)].filter((path) => path.endsWith('.eml')).filter((_, index) => index % 12 === 0);
  assert.ok(some.length > 150);
  const plain = (text = '') => text.replace(/\s+/g, ' ').trim();
  let agreeing = 0;
  for (const path of some) {
    const bytes = readFileSync(path);
    const ours = parse(bytes);
    const theirs = await PostalMime.parse(new Uint8Array(bytes));
    assert.equal(plain(ours.subject), plain(theirs.subject), path);
    assert.equal(ours.from[0]?.address.toLowerCase(), theirs.from?.address?.toLowerCase(), path);
    // postal-mime adds to its bodies the messages within, and to its HTML the plain texts beside it (footers of lists).
    if (plain(theirs.text).includes(plain(ours.text)) && plain(theirs.html).includes(plain(ours.html))) agreeing++;
  }
  assert.ok(agreeing / some.length > 0.97, `${agreeing} of ${some.length}`);
});

test('parse never throws and is stable, whatever the bytes', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '\r\n',
      '\n',
      '\r',
      ': ',
      'From',
      'Content-Type',
      'multipart/mixed; boundary=b',
      '--b',
      '--b--',
      '=?utf-8?q?=C3?=',
      '=C3=A9',
      'base64',
      'Content-Transfer-Encoding: ',
      '"',
      '(',
      '<',
      ';',
      "name*0*=x''%e9",
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 40 }).map((pieces) => Buffer.from(pieces.join(''))),
      (bytes) => {
        assert.deepEqual(parse(bytes), parse(bytes));
      },
    ),
    { numRuns: 2_000 },
  );
});

/** Texts that make careless readers work for the square of their length, or worse. */
const bombs: [string, string][] = [
  ...['a\n', 'a: b\n', '(', '"', '<', ';', '; a', '=?', '\r', ' \n', 'a:\r'].flatMap((unit): [string, string][] =>
    ['', 'From: ', 'Content-Type: text/plain; ', 'Date: ', 'Message-ID: '].map((before) => [before, unit]),
  ),
  ['Content-Type: multipart/mixed; boundary=b\n\n', '--b\n'],
  ['Content-Type: multipart/mixed; boundary=b\n\n', '--b\nContent-Type: multipart/mixed; boundary=b\n\n'],
  [
    'Content-Type: multipart/mixed; boundary=b\n\n',
    '--b\nContent-Type: message/rfc822\n\nContent-Type: multipart/mixed; boundary=b\n\n',
  ],
  ['Content-Transfer-Encoding: base64\n\n', '='],
  ['Content-Transfer-Encoding: quoted-printable\n\n', '='],
];
for (const [before, unit] of bombs) {
  test(`parse: ten times more of ${JSON.stringify(unit)} after ${JSON.stringify(before)} costs about ten times more`, () => {
    const cost = (length: number) => {
      const bytes = Buffer.from(before + unit.repeat(Math.ceil(length / unit.length)));
      const start = process.cpuUsage();
      parse(bytes);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1_000;
    };
    cost(20_000);
    const small = cost(40_000);
    const large = cost(400_000);
    assert.ok(large < 60 * Math.max(small, 5), `${small} ms, then ${large} ms`);
  });
}
