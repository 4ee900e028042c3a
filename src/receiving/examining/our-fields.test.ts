import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from '#message/parse.ts';
import { ourFields, type Said, withoutOurFields } from './our-fields.ts';

const HOST = 'mx.port.example';
const strip = (text: string) => withoutOurFields(Buffer.from(text), HOST).toString();

const cases: [string, string, string][] = [
  ['nothing of ours stays as it is', 'Subject: a\r\n\r\nx', 'Subject: a\r\n\r\nx'],
  ['a forged class goes', 'Dauphin-Class: desired\r\nSubject: a\r\n\r\nx', 'Subject: a\r\n\r\nx'],
  [
    'a folded one goes whole',
    'A: b\r\ndauphin-removed: 1\r\n\tmore\r\nSubject: a\r\n\r\nx',
    'A: b\r\nSubject: a\r\n\r\nx',
  ],
  [
    'Authentication-Results in our name go, those of others stay',
    `Authentication-Results: ${HOST}; spf=pass\r\nAuthentication-Results: gmail.example; spf=pass\r\n\r\nx`,
    'Authentication-Results: gmail.example; spf=pass\r\n\r\nx',
  ],
  [
    'our name behind a comment, in capitals, with a version',
    `Authentication-Results: (hi) MX.Port.EXAMPLE 1;\r\n spf=pass\r\nTo: a\r\n\r\nx`,
    'To: a\r\n\r\nx',
  ],
  ['the body is never touched', 'To: a\r\n\r\nDauphin-Class: desired\r\n', 'To: a\r\n\r\nDauphin-Class: desired\r\n'],
  ['a message of one field', 'X-Spam-Flag: YES', ''],
  ['bare line feeds', 'X-Spam-Flag: YES\nTo: a\n\nx', 'To: a\n\nx'],
];
for (const [fact, given, expected] of cases) {
  test(`withoutOurFields: ${fact}`, () => assert.equal(strip(given), expected));
}

test('withoutOurFields: gives the very same buffer when nothing goes', () => {
  const source = Buffer.from('To: a\r\n\r\nx');
  assert.equal(withoutOurFields(source, HOST), source);
});

test('withoutOurFields: whatever the bytes, it ends and leaves no field of ours that a reader would see', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('Dauphin-Class: x\r\n', 'To: a\r\n', ' b\r\n', '\r\n', '\n', ': \r\n', 'X')),
      (pieces) => {
        const left = withoutOurFields(Buffer.from(pieces.join('')), HOST);
        const top = parse(left).fields.filter(({ key }) => key.startsWith('dauphin-'));
        // A first line that goes on from nothing belongs to no field, and hides none.
        assert.ok(top.length === 0 || /^[ \t]/.test(pieces.join('')), JSON.stringify(pieces));
      },
    ),
  );
});

const SAID: Said = {
  mark: 'abc',
  host: HOST,
  ip: '192.0.2.1',
  helo: 'evil\r\nX-Injected: yes',
  encrypted: true,
  receivedAt: new Date('2026-11-27T06:00:00Z'),
  mailFrom: 'a;dkim=pass@x.example',
  authentication: {
    spf: { result: 'fail', domain: 'x.example', isAligned: false },
    dkim: [{ result: 'pass', domain: 'shop.example', selector: 's1', isAligned: true }],
    dmarc: { result: 'pass', domain: 'shop.example', policy: 'reject' },
    arc: { result: 'none' },
  },
  class: 'spam',
  score: 0.98765,
  disposition: 'junk',
};

test('ourFields: what a client said of himself can add no field and no result', () => {
  const message = parse(Buffer.from(`${ourFields(SAID)}Subject: a\r\n\r\nx`));
  assert.deepEqual(
    message.fields.map(({ name }) => name),
    [
      'Received',
      'Authentication-Results',
      'Dauphin-Class',
      'Dauphin-Disposition',
      'X-Spam-Flag',
      'Dauphin-Id',
      'Subject',
    ],
  );
  const results = (message.fields[1]?.value ?? '').replaceAll('\t', ' ');
  assert.match(
    results,
    /^mx\.port\.example; spf=fail smtp\.mailfrom=a\?dkim=pass@x\.example; dkim=pass header\.d=shop\.example header\.s=s1; dmarc=pass policy\.dmarc=reject header\.from=shop\.example; arc=none$/,
  );
  assert.equal(message.fields[2]?.value, 'spam (0.9877)');
});
