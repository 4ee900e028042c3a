import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { type Letter, prepareComposer, type Sender } from './compose.ts';
import { cleanText, HeaderFault } from './headers.ts';

const sender: Sender = {
  from: { name: 'Librairie de l’Été', address: 'bonjour@librairie.example' },
  replyTo: { name: '', address: 'contact@librairie.example' },
  list: { name: 'La lettre, du mardi', id: 'lettre.librairie.example' },
  feedbackId: 'c12:w3:marketing:dauphin',
};
const letter: Letter = {
  to: { name: 'Zoé Müller', address: 'zoe@exemple.fr' },
  subject: 'La rentrée',
  messageId: '12.34.0@librairie.example',
  date: new Date('2026-11-25T07:08:09Z'),
  text: 'Bonjour Zoé',
  html: '<p>Bonjour Zoé</p>',
  unsubscribe: { url: 'https://dauphin.example/u/abc', mailto: 'u.abc@librairie.example' },
  complaintAddress: 'b.abc@librairie.example',
};
const read = (bytes: Buffer) => PostalMime.parse(new Uint8Array(bytes));
const lines = (bytes: Buffer) => bytes.toString('latin1').split('\r\n');
const headerNames = (bytes: Buffer) =>
  lines(bytes)
    .slice(0, lines(bytes).indexOf(''))
    .filter((line) => !/^[ \t]/.test(line))
    .map((line) => line.split(':')[0]);

test('prepareComposer writes every header that providers ask of bulk mail, in one order', async () => {
  const bytes = prepareComposer(sender)(letter);
  assert.deepEqual(headerNames(bytes), [
    'From', 'To', 'Subject', 'Date', 'Message-ID', 'Reply-To', 'List-Id', 'Feedback-ID', 'List-Unsubscribe',
    'List-Unsubscribe-Post', 'CFBL-Address', 'MIME-Version', 'Content-Type',
  ]); // biome-ignore format: one glance
  assert.ok(lines(bytes).includes('CFBL-Address: b.abc@librairie.example; report=arf'));
  const mail = await read(bytes);
  assert.deepEqual(mail.from, sender.from);
  assert.deepEqual(mail.to, [letter.to]);
  assert.deepEqual(mail.replyTo, [sender.replyTo]);
  assert.equal(mail.subject, 'La rentrée');
  assert.equal(mail.messageId, '<12.34.0@librairie.example>');
  assert.equal(mail.date, '2026-11-25T07:08:09.000Z');
  const value = (key: string) => mail.headers.find((header) => header.key === key)?.value.replace(/\s+/g, ' ');
  assert.equal(value('date'), 'Wed, 25 Nov 2026 07:08:09 +0000');
  assert.equal(value('list-id'), '"La lettre, du mardi" <lettre.librairie.example>');
  assert.equal(value('feedback-id'), 'c12:w3:marketing:dauphin');
  assert.equal(value('list-unsubscribe'), '<https://dauphin.example/u/abc>, <mailto:u.abc@librairie.example>');
  assert.equal(value('list-unsubscribe-post'), 'List-Unsubscribe=One-Click');
});

test('prepareComposer leaves out what a message that is no mailing does not have', () => {
  const bytes = prepareComposer({ from: sender.from, autoSubmitted: 'auto-generated' })({
    ...letter,
    unsubscribe: undefined,
    complaintAddress: undefined,
  });
  assert.deepEqual(headerNames(bytes), [
    'From',
    'To',
    'Subject',
    'Date',
    'Message-ID',
    'Auto-Submitted',
    'MIME-Version',
    'Content-Type',
  ]);
});

test('prepareComposer gives the same bytes for the same input', () => {
  assert.deepEqual(prepareComposer(sender)(letter), prepareComposer(sender)(letter));
});

test('prepareComposer writes IDN domains in ASCII and other local parts in UTF-8 (RFC 6532)', async () => {
  const compose = prepareComposer({ from: { name: '', address: 'info@café.example' } });
  const mail = await read(compose({ ...letter, to: { name: '', address: 'zoé@exemple.fr' } }));
  assert.equal(mail.headers.find((header) => header.key === 'from')?.value, 'info@xn--caf-dma.example');
  assert.equal(mail.headers.find((header) => header.key === 'to')?.value, 'zoé@exemple.fr');
});

const encodings: [string, string, string][] = [
  ['7bit', 'short ASCII lines', 'Hello\nworld\n'],
  ['quoted-printable', 'a long line', `${'word '.repeat(40)}\n`],
  ['quoted-printable', 'a few accents', 'Été, café, à bientôt dans notre librairie.\n'],
  ['quoted-printable', 'a dot that begins a line', '.\nfin\n'],
  ['quoted-printable', '"From " at the start of a line', 'From here\n'],
  ['quoted-printable', 'a space at the end of a line', 'signature -- \n'],
  ['quoted-printable', 'a NUL', 'a\u0000b\n'],
  ['base64', 'another script', 'こんにちは、世界。'.repeat(20)],
];
for (const [encoding, what, text] of encodings) {
  test(`prepareComposer writes ${what} as ${encoding}`, async () => {
    const bytes = prepareComposer(sender)({ ...letter, text });
    assert.equal(
      lines(bytes)
        .find((line) => line.startsWith('Content-Transfer-Encoding'))
        ?.split(': ')[1],
      encoding,
    );
    const mail = await read(bytes);
    assert.equal(mail.text?.trimEnd(), text.trimEnd());
    assert.ok(!lines(bytes).some((line) => line.startsWith('.') || line.startsWith('From ') || line.endsWith(' ')));
  });
}

test('prepareComposer encodes a body that holds the very boundary', async () => {
  const boundary = /boundary="([^"]+)"/.exec(prepareComposer(sender)(letter).toString())?.[1];
  const text = `--${boundary}\nContent-Type: text/html\n\nintruder\n--${boundary}--\n`;
  const mail = await read(prepareComposer(sender)({ ...letter, text, html: text }));
  assert.equal(mail.text?.replace(/\r\n/g, '\n'), text);
  assert.equal(mail.html?.replace(/\r\n/g, '\n'), text);
});

const harmful: [string, () => unknown][] = [
  [
    'a line break in an address',
    () => prepareComposer(sender)({ ...letter, to: { name: '', address: 'a\r\nBcc: x@y.fr@exemple.fr' } }),
  ],
  [
    'an angle bracket in an address',
    () => prepareComposer(sender)({ ...letter, to: { name: '', address: 'a>,<b@exemple.fr' } }),
  ],
  ['a comma in an address', () => prepareComposer(sender)({ ...letter, to: { name: '', address: 'a,b@exemple.fr' } })],
  ['a domain that is none', () => prepareComposer({ from: { name: '', address: 'a@exemple.fr>' } })],
  ['a line break in a Message-ID', () => prepareComposer(sender)({ ...letter, messageId: 'a@b\r\nX: y' })],
  [
    'a line break in an unsubscribe address',
    () => prepareComposer(sender)({ ...letter, unsubscribe: { url: 'https://x.fr/\r\nX:' } }),
  ],
  [
    'a bracket in an unsubscribe address',
    () => prepareComposer(sender)({ ...letter, unsubscribe: { url: 'https://x.fr/>,<b' } }),
  ],
  [
    'a script as unsubscribe address',
    () => prepareComposer(sender)({ ...letter, unsubscribe: { url: 'javascript:x' } }),
  ],
  ['a line break in a list identifier', () => prepareComposer({ ...sender, list: { name: '', id: 'a.b\r\nX: y' } })],
  [
    'a line break in a complaint address',
    () => prepareComposer(sender)({ ...letter, complaintAddress: 'a@b\r\nX: y' }),
  ],
  ['a line break in a Feedback-ID', () => prepareComposer({ ...sender, feedbackId: 'a\r\nX: y' })],
];
for (const [what, compose] of harmful) {
  test(`prepareComposer refuses ${what}`, () => assert.throws(compose, HeaderFault));
}

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: fc.constantFrom(...'a =?_.é\r\n\t"\\<>(),;:@[]😀\u0000\u2028ل'), maxLength: 400 }),
  fc.string({ unit: 'binary-ascii', minLength: 900, maxLength: 2_500 }),
  fc.constant('=?utf-8?q?x?= =?utf-8?q?y?='),
);

test('prepareComposer: any subject and name come back whole, on lawful lines, without a header too many', async () => {
  const compose = prepareComposer(sender);
  const expected = headerNames(compose(letter));
  await fc.assert(
    fc.asyncProperty(anyText, anyText, async (subject, name) => {
      const bytes = compose({ ...letter, subject, to: { name, address: letter.to.address } });
      assert.deepEqual(headerNames(bytes), expected);
      for (const line of lines(bytes)) assert.ok(line.length <= 998 && !/\p{Cc}/u.test(line.replaceAll('\t', '')));
      const mail = await read(bytes);
      assert.equal(mail.subject ?? '', cleanText(subject));
      assert.deepEqual(mail.to, [{ name: cleanText(name), address: letter.to.address }]);
    }),
    { numRuns: 600 },
  );
});

test('prepareComposer: a name with every emoji there is comes back whole, whatever stands beside it', async () => {
  const emoji = everyEmoji();
  assert.ok(emoji.length > 1_300, `${emoji.length} emoji`);
  const compose = prepareComposer(sender);
  for (let at = 0; at < emoji.length; at += 60) {
    const some = emoji.slice(at, at + 60);
    for (const name of [some.join(''), `Zoé ${some.join(' et ')}`]) {
      const mail = await read(compose({ ...letter, subject: name, to: { name, address: letter.to.address } }));
      assert.equal(mail.subject, name);
      assert.equal(mail.to?.[0]?.name, name);
    }
  }
});

/** Single ones, coloured ones, flags and families. */
function everyEmoji(): string[] {
  const found: string[] = ['👨‍👩‍👧‍👦', '🏳️‍🌈', '👩🏽‍🚒', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '#️⃣'];
  for (let code = 0x80; code < 0x20000; code++) {
    const one = String.fromCodePoint(code);
    if (/^\p{Emoji_Presentation}$/u.test(one) && !/^\p{Regional_Indicator}$/u.test(one)) found.push(one);
    else if (/^\p{Emoji}$/u.test(one) && !/^\p{Regional_Indicator}$/u.test(one)) found.push(`${one}\ufe0f`);
    if (/^\p{Emoji_Modifier_Base}$/u.test(one)) found.push(`${one}🏿`);
  }
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCodePoint(0x1f1e6 + index));
  for (const first of letters)
    for (const second of letters) if (/^\p{RGI_Emoji}$/v.test(first + second)) found.push(first + second);
  return found;
}

test('prepareComposer: any body comes back whole, in lines of at most 76 characters without a bare CR or LF', async () => {
  const compose = prepareComposer(sender);
  await fc.assert(
    fc.asyncProperty(anyText, anyText, async (text, html) => {
      const bytes = compose({ ...letter, text, html });
      const body = bytes.toString('latin1').slice(bytes.indexOf('\r\n\r\n'));
      assert.doesNotMatch(body, /[^\r]\n|\r[^\n]|[^\t\r\n -~]/);
      for (const line of body.split('\r\n')) assert.ok(line.length <= 76, line);
      const mail = await read(bytes);
      assert.equal(bodyOf(mail.text), bodyOf(text));
      assert.equal(bodyOf(mail.html), bodyOf(html));
    }),
    { numRuns: 600 },
  );
});

/** Line ends are unified on the way and the last one is the composer's. */
const bodyOf = (text = '') =>
  text
    .toWellFormed()
    .replace(/\r\n|\r|\n/g, '\n')
    .replace(/\n$/, '');
