// What stalwart's mail-parser expects of its examples (ordinary, old, malformed; with LF and with CRLF), against what parse() makes of
// them: people, subject, date, identity, the tree of parts and what each part holds.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { decodeCharset } from '#message/charset.ts';
import type { Part } from '#message/mime.ts';
import { type Message, parse, partContent } from '#message/parse.ts';
import { corpus, withoutCorpora } from '#test/kit/corpora.ts';
import { assertAgreement, type Disagreement } from './agreement.ts';

interface Person {
  name: string | null;
  address: string | null;
}

interface Expected {
  parts: ExpectedPart[];
}

interface ExpectedPart {
  headers: { name: string | { other: string }; value: Record<string, unknown> | string }[];
  body: {
    Text?: string;
    Html?: string;
    Binary?: number[];
    InlineBinary?: number[];
    Message?: Expected;
    Multipart?: number[];
  };
}

const valueOf = (part: ExpectedPart | undefined, name: string): Record<string, unknown> => {
  const value = part?.headers.find((header) => header.name === name)?.value;
  return typeof value === 'object' ? value : {};
};

function peopleOf(part: ExpectedPart | undefined, name: string): string {
  const people = (part?.headers ?? [])
    .filter((header) => header.name === name)
    .flatMap(({ value }) => {
      const { List, Group } = ((value as Record<string, unknown>)['Address'] ?? {}) as {
        List?: Person[];
        Group?: { addresses: Person[] }[];
      };
      return List ?? Group?.flatMap(({ addresses }) => addresses) ?? [];
    });
  return people.map((one) => written(one.name, one.address)).join(', ');
}

const written = (name: string | null, address: string | null) =>
  `${squeezed(name ?? '')} <${(address ?? '').toLowerCase()}>`;
const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();

function dateOf(part: ExpectedPart | undefined): string {
  const date = valueOf(part, 'date')['DateTime'] as Record<string, number | boolean> | undefined;
  if (!date) return '';
  const number = (name: string) => Number(date[name]);
  const minutes = (number('tz_hour') * 60 + number('tz_minute')) * (date['tz_before_gmt'] ? 1 : -1);
  const time = Date.UTC(
    number('year'),
    number('month') - 1,
    number('day'),
    number('hour'),
    number('minute') + minutes,
    number('second'),
  );
  return Number.isNaN(time) ? '' : new Date(time).toISOString();
}

const identityOf = (part: ExpectedPart | undefined) => {
  const { Text, TextList } = valueOf(part, 'message_id') as { Text?: string; TextList?: string[] };
  return Text ?? TextList?.[0] ?? '';
};

/** `multipart(text html)`: what is in what. A message within is one part, with its own tree. */
function theirTree({ parts }: Expected, at = 0): string {
  const body = parts[at]?.body ?? {};
  if (body.Multipart) return `multipart(${body.Multipart.map((child) => theirTree({ parts }, child)).join(' ')})`;
  if (body.Message) return `message(${theirTree(body.Message)})`;
  return body.Text !== undefined ? 'text' : body.Html !== undefined ? 'html' : 'binary';
}

function ourTree(part: Part): string {
  const children = part.children.map(ourTree).join(' ');
  if (part.type.startsWith('multipart/') && part.children.length > 0) return `multipart(${children})`;
  if (part.children.length > 0) return `message(${children})`;
  return part.type === 'text/html'
    ? 'html'
    : part.type.startsWith('text/') || part.type.startsWith('multipart/')
      ? 'text'
      : 'binary';
}

function theirContents({ parts }: Expected, at = 0): string[] {
  const { Multipart, Message, Text, Html, Binary, InlineBinary } = parts[at]?.body ?? {};
  if (Multipart) return Multipart.flatMap((child) => theirContents({ parts }, child));
  if (Message) return theirContents(Message);
  return [squeezed(Text ?? Html ?? Buffer.from(Binary ?? InlineBinary ?? []).toString('latin1'))];
}

function ourContents(part: Part): string[] {
  if (part.children.length > 0) return part.children.flatMap(ourContents);
  const content = partContent(part);
  const isText = part.type.startsWith('text/') || part.type.startsWith('multipart/');
  return [squeezed(isText ? decodeCharset(content, part.parameters.get('charset')).text : content.toString('latin1'))];
}

/** The name of every part that is not a multipart, in order; '' for one without. */
function theirNames({ parts }: Expected, at = 0): string[] {
  const part = parts[at];
  const { Multipart, Message } = part?.body ?? {};
  if (Multipart) return Multipart.flatMap((child) => theirNames({ parts }, child));
  const attribute = (header: string, name: string) =>
    (
      valueOf(part, header)['ContentType'] as { attributes: { name: string; value: string }[] | null } | undefined
    )?.attributes?.find((one) => one.name === name)?.value;
  const name = attribute('content_disposition', 'filename') ?? attribute('content_type', 'name') ?? '';
  return [name, ...(Message ? theirNames(Message) : [])];
}

function ourNames(part: Part): string[] {
  const isMultipart = part.type.startsWith('multipart/') && part.children.length > 0;
  return [...(isMultipart ? [] : [part.filename]), ...part.children.flatMap(ourNames)];
}

const aspects: Record<string, { ours(message: Message): string; theirs(expected: Expected): string }> = {
  from: {
    ours: ({ from }) => from.map(({ name, address }) => written(name, address)).join(', '),
    theirs: ({ parts }) => peopleOf(parts[0], 'from'),
  },
  to: {
    ours: ({ to }) => to.map(({ name, address }) => written(name, address)).join(', '),
    theirs: ({ parts }) => peopleOf(parts[0], 'to'),
  },
  subject: {
    ours: ({ subject }) => squeezed(subject ?? ''),
    theirs: ({ parts }) => squeezed(String(valueOf(parts[0], 'subject')['Text'] ?? '')),
  },
  date: { ours: ({ date }) => date?.toISOString() ?? '', theirs: ({ parts }) => dateOf(parts[0]) },
  identity: { ours: ({ messageId }) => messageId ?? '', theirs: ({ parts }) => identityOf(parts[0]) },
  parts: { ours: ({ root }) => ourTree(root), theirs: (expected) => theirTree(expected) },
  names: {
    ours: ({ root }) => JSON.stringify(ourNames(root)),
    theirs: (expected) => JSON.stringify(theirNames(expected)),
  },
  contents: {
    ours: ({ root }) => JSON.stringify(ourContents(root)),
    theirs: (expected) => JSON.stringify(theirContents(expected)),
  },
};

const rawBytes = 'bytes beyond ASCII that name no charset are read as Windows-1252, which they are, not as U+FFFD';
const outerFirst =
  'a delimiter of an outer multipart ends all that is within it (RFC 2046 section 5.1.2); theirs waits for the inner end';
const wholeLine =
  'a delimiter is its whole line (RFC 2046 section 5.1.1); theirs takes a longer line, or one with text before it, too';
const sameBoundary = 'one boundary on two levels: the outer one has it (RFC 2046 section 5.1.2)';
const encodedNonsense = 'a body that is no base64 keeps its type and gives what decodes; theirs shows the encoded text';
const uuencoded = 'uuencode is undone; theirs leaves it';
const firstField = 'of a field that stands twice the first counts, as in most readers; theirs takes the last';
const brokenFold = 'two lines running that are no fields begin the body, as in Python; theirs reads fields further on';

const structure: Record<string, string> = {
  'rfc/000': encodedNonsense,
  'malformed/000': 'a part without an empty line is a part all the same; theirs drops all four',
  'malformed/001': outerFirst,
  'malformed/003': sameBoundary,
  'malformed/004': wholeLine,
  'malformed/005': outerFirst,
  'malformed/007':
    'the multipart within has no empty line before its boundary, so it has none; theirs finds the boundary in the header',
  'malformed/009': outerFirst,
  'malformed/011': outerFirst,
  'malformed/012': outerFirst,
  'malformed/013': sameBoundary,
  'malformed/016': outerFirst,
  'malformed/019': sameBoundary,
  'malformed/020': firstField,
  'malformed/021': firstField,
  'malformed/022': 'what is declared a message is read as one, though it has only text; theirs makes it text',
  'thirdparty/015': outerFirst,
};

const differences: Record<string, Record<string, string>> = {
  from: withCrlf({ 'thirdparty/007': 'an address without a domain is none: a name stands without it' }),
  to: withCrlf(
    Object.fromEntries(['010', '017', '020', '022', '027', '052'].map((one) => [`legacy/${one}`, rawBytes])),
  ),
  subject: withCrlf(Object.fromEntries(['010', '020', '022', '027', '052'].map((one) => [`legacy/${one}`, rawBytes]))),
  parts: withCrlf({ ...structure, 'malformed/008': wholeLine }),
  names: withCrlf({
    ...only(structure, '000', '003', '007', '009', '011', '012', '013', '016', '019', '022'),
    'legacy/016': rawBytes,
    'legacy/023': rawBytes,
    'legacy/026': rawBytes,
    'malformed/017': 'a Content-Disposition without its word still names the file',
    'thirdparty/015': outerFirst,
  }),
  contents: withCrlf({
    ...structure,
    'legacy/017': uuencoded,
    'legacy/026': uuencoded,
    'legacy/048': uuencoded,
    'legacy/052': rawBytes,
    'thirdparty/002': encodedNonsense,
    'thirdparty/005': wholeLine,
    'thirdparty/015': brokenFold,
  }),
};

/** Of the malformed examples, these. */
function only(cases: Record<string, string>, ...numbers: string[]): Record<string, string> {
  return Object.fromEntries(numbers.map((number) => [`malformed/${number}`, cases[`malformed/${number}`] ?? '']));
}

/** Both forms of an example differ alike. */
function withCrlf(cases: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(cases).flatMap(([name, why]) => [
      [name, why],
      [`${name}.crlf`, why],
    ]),
  );
}

function* examples(): Generator<{ name: string; bytes: Buffer; expected: Expected }> {
  const folder = join(corpus('conformance/mime/stalwart-mail-parser') as string, 'resources/eml');
  for (const kind of ['rfc', 'legacy', 'malformed', 'thirdparty']) {
    for (const file of readdirSync(join(folder, kind))
      .filter((one) => one.endsWith('.eml'))
      .sort()) {
      const name = `${kind}/${file.replace('.eml', '')}`;
      const bytes = readFileSync(join(folder, `${name}.eml`));
      const read = (suffix: string) => JSON.parse(readFileSync(join(folder, `${name}${suffix}`), 'utf8')) as Expected;
      yield { name, bytes, expected: read('.json') };
      const wired = Buffer.from(bytes.toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1');
      yield { name: `${name}.crlf`, bytes: wired, expected: read('.crlf.json') };
    }
  }
}

/** Both, from shortly before they part. */
function difference(found: string, wanted: string): string {
  let at = 0;
  while (at < found.length && found[at] === wanted[at]) at++;
  const from = Math.max(0, at - 20);
  return `${found.slice(from, at + 80)} | not ${wanted.slice(from, at + 80)}`;
}

for (const [aspect, { ours, theirs }] of Object.entries(aspects)) {
  test(`parse agrees with stalwart on ${aspect}`, { skip: withoutCorpora() }, (context) => {
    const disagreeing: Disagreement[] = [];
    let total = 0;
    for (const { name, bytes, expected } of examples()) {
      total++;
      const found = ours(parse(bytes));
      const wanted = theirs(expected);
      if (found !== wanted) disagreeing.push({ name, found: difference(found, wanted) });
    }
    assertAgreement(context, `MIME, ${aspect}`, total, disagreeing, differences[aspect]);
  });
}
