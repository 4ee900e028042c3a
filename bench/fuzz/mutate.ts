// Makes hostile and broken messages: real ones bent out of shape, and shapes made of nothing that slow readers choke on.
// Deterministic: the same seed, number and sources give the same bytes, so that whatever a run finds can be made again alone.

/** A small seeded generator (mulberry32): even, quick, and the same on every machine. */
export class Dice {
  private state: number;

  constructor(seed: number, number: number) {
    this.state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(number + 1, 0xc2b2ae35)) >>> 0;
  }

  /** From 0 up to 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  pick<Item>(list: readonly Item[]): Item {
    return list[this.below(list.length)] as Item;
  }
}

/** Mail that is longer takes its time without being slow. */
const LONGEST = 400_000;

export type Load = (index: number) => Buffer;

/** Message number `number` of a run: four in five are real ones mutated, the others are made of nothing. */
export function makeMessage(dice: Dice, load: Load, sources: number): Buffer {
  const other = () => load(dice.below(sources));
  if (sources === 0 || dice.next() < 0.2) return fuzzed(dice).subarray(0, LONGEST);
  let bytes = other().subarray(0, LONGEST);
  for (let times = 1 + dice.below(6); times > 0; times--) bytes = dice.pick(mutations)(bytes, dice, other);
  return bytes.subarray(0, LONGEST);
}

type Mutation = (bytes: Buffer, dice: Dice, other: () => Buffer) => Buffer;

const cut = (bytes: Buffer, dice: Dice): [from: number, to: number] => {
  const from = dice.below(bytes.length + 1);
  return [from, Math.min(bytes.length, from + dice.below(2 ** dice.below(14)))];
};
const replaced = (bytes: Buffer, from: number, to: number, by: Buffer) =>
  Buffer.concat([bytes.subarray(0, from), by, bytes.subarray(to)]);

const mutations: readonly Mutation[] = [
  // Some bytes turned into others.
  (bytes, dice) => {
    const copy = Buffer.from(bytes);
    for (let times = dice.below(30); times > 0 && copy.length > 0; times--)
      copy[dice.below(copy.length)] = dice.below(256);
    return copy;
  },
  // A piece left out, written twice, cut off at the end, or taken from another message.
  (bytes, dice) => replaced(bytes, ...cut(bytes, dice), Buffer.alloc(0)),
  (bytes, dice) => {
    const [from, to] = cut(bytes, dice);
    return replaced(bytes, from, from, bytes.subarray(from, to));
  },
  (bytes, dice) => bytes.subarray(0, dice.below(bytes.length + 1)),
  (bytes, dice, other) => {
    const from = other();
    const [start, end] = cut(from, dice);
    return replaced(bytes, ...cut(bytes, dice), from.subarray(start, end));
  },
  // The headers of one on the body of another.
  (bytes, _, other) => {
    const second = other();
    return Buffer.concat([bytes.subarray(0, bodyOf(bytes)), second.subarray(bodyOf(second))]);
  },
  // Words that readers take seriously, in places where they do not belong, once or very often.
  (bytes, dice) => replaced(bytes, ...cut(bytes, dice), Buffer.from(dice.pick(words))),
  (bytes, dice) => {
    const [from] = cut(bytes, dice);
    return replaced(bytes, from, from, Buffer.from(dice.pick(words).repeat(2 ** dice.below(13))));
  },
  // A header more, at the top.
  (bytes, dice) => Buffer.concat([Buffer.from(`${dice.pick(fields)}: ${hostileText(dice)}\r\n`), bytes]),
  // Line ends of another system.
  (bytes, dice) =>
    Buffer.from(bytes.toString('latin1').replace(/\r?\n/g, dice.pick(['\n', '\r', '\r\n', '\r\r\n'])), 'latin1'),
];

function bodyOf(bytes: Buffer): number {
  const at = /\r?\n\r?\n/.exec(bytes.toString('latin1', 0, 100_000))?.index;
  return at ?? 0;
}

function fuzzed(dice: Dice): Buffer {
  const head = Array.from({ length: 1 + dice.below(20) }, () => `${dice.pick(fields)}: ${hostileText(dice)}\r\n`).join(
    '',
  );
  const type = dice.pick([
    'text/html',
    'text/html',
    'text/plain',
    'multipart/mixed; boundary=b',
    'multipart/alternative; boundary="b"',
    'message/rfc822',
  ]);
  const charset = dice.pick([
    '',
    '; charset=utf-8',
    '; charset=utf-7',
    '; charset=utf-16',
    '; charset=iso-2022-jp',
    '; charset=x',
  ]);
  const encoding = dice.pick(['7bit', '8bit', 'base64', 'quoted-printable', 'x-uuencode', '']);
  const body = Array.from({ length: 1 + dice.below(8) }, () => hostileText(dice) + dice.pick(words)).join('');
  const written = encoding === 'base64' && dice.next() < 0.7 ? Buffer.from(body).toString('base64') : body;
  return Buffer.from(
    `${head}Content-Type: ${type}${charset}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${written}`,
    dice.next() < 0.5 ? 'utf8' : 'latin1',
  );
}

/** Short pieces repeated up to some hundred thousand times, with an end that makes what seemed to match fail. */
function hostileText(dice: Dice): string {
  const piece = dice.pick(words) + (dice.next() < 0.3 ? dice.pick(words) : '');
  const length = 2 ** dice.below(dice.next() < 0.1 ? 18 : 11);
  const end = dice.pick(['', '!', '>', '\0', ' x', '"', '\n']);
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length) + end;
}

const fields = [
  ...['From', 'To', 'Cc', 'Reply-To', 'Sender', 'Return-Path', 'Subject', 'Date', 'Message-ID', 'References'],
  ...[
    'Received',
    'Authentication-Results',
    'DKIM-Signature',
    'List-Unsubscribe',
    'List-Id',
    'Feedback-ID',
    'Precedence',
  ],
  ...['Content-Type', 'Content-Disposition', 'Content-Transfer-Encoding', 'MIME-Version', 'X-Mailer', 'In-Reply-To'],
];

const words = [
  ...[
    'a',
    ' ',
    '\t',
    '\r\n',
    '\n',
    '\r',
    '\0',
    '\r\n ',
    '-',
    '--',
    '.',
    ',',
    ';',
    ':',
    '=',
    '=\r\n',
    '=3D',
    '=E9',
    '&',
    '&amp',
    '&#',
  ],
  ...[
    '"',
    "'",
    '(',
    ')',
    '((',
    '<',
    '>',
    '<<',
    '[',
    ']',
    '@',
    '%',
    '%25',
    '\\',
    '/',
    '//',
    '?',
    '*',
    '_',
    '1',
    '0,',
    'é',
    'ß',
    '€',
  ],
  ...[
    '=?utf-8?q?',
    '=?utf-8?b?YQ==?=',
    '=?utf-8?q?=41?= ',
    '?=',
    '--b',
    '--b\r\n',
    '\r\n--b--\r\n',
    'From a@b\n',
    '>From ',
  ],
  ...[
    '\u200b',
    '\u200d',
    '\u00ad',
    '\u202e',
    '\u0301',
    '\u034f',
    '\ud83d\ude00',
    '\u0430',
    '\ufeff',
    '\u{1d400}',
    '\u2028',
  ],
  ...[
    '<a href="',
    '<a href=http://x.y/>',
    '</a>',
    '<div>',
    '<div style="',
    '</div>',
    '<table><tr><td>',
    '<b',
    '<!--',
    '-->',
    '<![CDATA[',
  ],
  ...[
    '<style>',
    '.a{display:none}',
    '</style>',
    '<img src=x width=1>',
    '<font size=',
    '<span style="font-size:0">',
    '<p hidden>',
  ],
  ...[
    '<form action=x>',
    '<input type=password>',
    '<script>',
    '<base href=//x>',
    '<meta http-equiv=refresh content="0;url=x">',
  ],
  ...[
    'http://',
    'https://a.b/',
    'http://1.2.3.4/',
    'http://xn--',
    'www.',
    'a@b.c ',
    'a.b.c.',
    'data:text/html,',
    'mailto:a@b?',
    'javascript:',
  ],
  ...[
    'bitcoin ',
    'mot de passe ',
    'password ',
    'urgent ',
    'IBAN FR76 ',
    '3FZbgi29cpjq2GjdwV8eyHuJJnkLtktZc5 ',
    '€ 100 ',
    'le ',
    'a écrit ',
  ],
  ...[
    'On ',
    ' wrote:',
    'unsubscribe ',
    'se désinscrire ',
    'aA',
    'Aa1',
    'I I ',
    '0O',
    'l1',
    'd=x; s=y; ',
    'spf=pass ',
    'dkim=fail (',
    'dmarc=',
  ],
  ...[
    'filename*0=',
    "filename*=utf-8''%",
    'boundary=',
    'charset=',
    'begin 644 x\n',
    '<mailto:a@b>, ',
    'rsa-sha256; ',
    'by x with y; ',
  ],
];
