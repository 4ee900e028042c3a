import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from '#message/parse.ts';
import type { AuthenticationResults } from './results.ts';
import { takeOver } from './take-over.ts';

const read = (text: string) => parse(Buffer.from(text.replace(/\n/g, '\r\n')));
const message = (headers: string) => read(`${headers}\nFrom: Zoé <zoe@port.example>\n\ntext`);

const cases: [string, string, string, AuthenticationResults][] = [
  [
    'the whole of what RFC 8601 shows',
    `Authentication-Results: mx.boite.example 1; spf=pass smtp.mailfrom=b@news.port.example;
 dkim=pass (2048-bit key; secure) header.d=port.example header.s="s1" header.b=q=;
 dkim=fail reason="bad (signature); sorry" header.i=@autre.example;
 dmarc=pass header.from=port.example policy.dmarc=reject; arc=none`,
    'MX.boite.example',
    {
      spf: { result: 'pass', domain: 'news.port.example', isAligned: true },
      dkim: [
        { result: 'pass', domain: 'port.example', selector: 's1', isAligned: true, keyBits: 2048 },
        { result: 'fail', domain: 'autre.example', isAligned: false },
      ],
      dmarc: { result: 'pass', domain: 'port.example', policy: 'reject' },
      arc: { result: 'none' },
    },
  ],
  [
    'comments and spaces wherever they may stand',
    'Authentication-Results: (a (nested) b) mx.boite.example (c;d) 1 ; spf (x) = (y) fail (z\\)) smtp . mailfrom = a@port.example',
    'mx.boite.example',
    { spf: { result: 'fail', domain: 'port.example', isAligned: true } },
  ],
  [
    'Exchange Online, which leaves its name out',
    `Authentication-Results: spf=softfail (sender IP is 192.0.2.1)
 smtp.mailfrom=autre.example; dkim=none (message not signed)
 header.d=none;dmarc=fail action=oreject header.from=port.example;compauth=fail reason=000`,
    '',
    {
      spf: { result: 'softfail', domain: 'autre.example', isAligned: false },
      dkim: [],
      dmarc: { result: 'fail', domain: 'port.example', policy: 'reject' },
    },
  ],
  [
    'a best guess, which is no policy',
    'Authentication-Results: mx.boite.example; dmarc=bestguesspass action=none header.from=port.example',
    'mx.boite.example',
    { dmarc: { result: 'none', domain: 'port.example' } },
  ],
  [
    'the policy in a comment of Google',
    'Authentication-Results: mx.google.com; dmarc=fail (p=QUARANTINE sp=NONE dis=NONE) header.from=port.example',
    'mx.google.com',
    { dmarc: { result: 'fail', domain: 'port.example', policy: 'quarantine' } },
  ],
  [
    'the name of HELO where there is no sender',
    'Authentication-Results: mx.boite.example; spf=pass smtp.helo=mail.port.example',
    'mx.boite.example',
    { spf: { result: 'pass', domain: 'mail.port.example', isAligned: true } },
  ],
  ['a server that checked nothing', 'Authentication-Results: mx.boite.example; none', 'mx.boite.example', {}],
  ['words that are no result', 'Authentication-Results: mx.boite.example; spf=maybe; dmarc=', 'mx.boite.example', {}],
  [
    'somebody who is not trusted',
    'Authentication-Results: mx.mal.example; spf=pass; dmarc=pass',
    'mx.boite.example',
    {},
  ],
  [
    'a header without a name where a name is trusted',
    'Authentication-Results: dmarc=pass header.from=port.example',
    'mx.boite.example',
    {},
  ],
  [
    'a name that only begins like the trusted one',
    'Authentication-Results: mx.boite.example.mal.example; dmarc=pass',
    'mx.boite.example',
    {},
  ],
  [
    'two headers of one pass',
    'Authentication-Results: mx.boite.example; dmarc=fail header.from=port.example\nReceived-SPF: none\nAuthentication-Results: mx.boite.example; spf=none smtp.mailfrom=port.example',
    'mx.boite.example',
    {
      spf: { result: 'none', domain: 'port.example', isAligned: true },
      dmarc: { result: 'fail', domain: 'port.example' },
    },
  ],
];
for (const [what, headers, authserv, expected] of cases)
  test(`takeOver reads ${what}`, () => assert.deepEqual(takeOver(message(headers), authserv), expected));

test('takeOver is not taken in by headers that the sender forged', () => {
  const forged = 'Authentication-Results: mx.boite.example; spf=pass; dkim=pass header.d=port.example; dmarc=pass';
  const genuine = 'Authentication-Results: mx.boite.example; dmarc=fail header.from=port.example';
  const received = 'Received: from x by mx.boite.example; Wed, 25 Nov 2026 10:00:00 +0100';
  const expected = { dmarc: { result: 'fail', domain: 'port.example' } };
  assert.deepEqual(takeOver(message(`${genuine}\n${received}\n${forged}`), 'mx.boite.example'), expected);
  assert.deepEqual(takeOver(message(`${received}\n${genuine}\n${received}\n${forged}`), 'mx.boite.example'), expected);
  // Right below, for a server that writes its results below its Received: what was said is not changed.
  assert.equal(takeOver(message(`${genuine}\n${forged}`), 'mx.boite.example').dmarc?.result, 'fail');
});

test('takeOver never throws and stays quick, whatever the header says', () => {
  const piece = fc.oneof(
    fc.constantFrom('mx', ';', '=', '(', ')', '"', '\\', ' ', '.', 'spf=pass', 'header.d=', '@'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const value = pieces.join('').replace(/[\r\n]/g, ' ');
      takeOver({ fields: [{ name: '', key: 'authentication-results', raw: value, value }], from: [] }, 'mx');
    }),
    { numRuns: 2_000 },
  );
  for (const unit of ['(', ';', '= ', 'a=b;', '" ', '\\', '. '])
    takeOver(message(`Authentication-Results: mx; ${unit.repeat(50_000)}`), 'mx');
});
