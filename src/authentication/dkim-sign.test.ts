import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dkimVerify } from 'mailauth';
import { prepareComposer } from '#message/compose.ts';
import { testResolver, type Zone } from '#test/kit/resolver.ts';
import { dkimRecord, generateDkimKey, publicKeyOf, readPrivateKey } from './dkim-keys.ts';
import { type DkimAlgorithm, prepareSigner, type SigningKey } from './dkim-sign.ts';

const AT = new Date('2026-11-25T10:00:00Z');
const zone: Zone = {};

async function makeKey(selector: string, algorithm: DkimAlgorithm): Promise<SigningKey> {
  const pair = await generateDkimKey(algorithm);
  const record = dkimRecord(algorithm, pair.publicKey);
  // Longer than 255 octets: a TXT record is published in several strings.
  zone[`${selector}._domainkey.librairie.example`] = { TXT: [record.match(/.{1,255}/g) ?? []] };
  const privateKey = readPrivateKey(pair.privateKey);
  assert.equal(publicKeyOf(privateKey), pair.publicKey);
  return { selector, algorithm, privateKey };
}

const rsa = await makeKey('d2026a', 'rsa-sha256');
const ed25519 = await makeKey('d2026b', 'ed25519-sha256');
const sign = prepareSigner('librairie.example', [rsa, ed25519]);

async function verify(message: Buffer) {
  const { results } = await dkimVerify(message, { resolver: testResolver(zone), curTime: AT, strict: true });
  return results.map((result) => [result.selector, result.status.result]);
}
const BOTH_PASS = [
  ['d2026a', 'pass'],
  ['d2026b', 'pass'],
];

const compose = prepareComposer({
  from: { name: 'Librairie de l’Été', address: 'bonjour@librairie.example' },
  list: { name: 'La lettre', id: 'lettre.librairie.example' },
  feedbackId: 'a:b:c:d',
});
const composed = compose({
  to: { name: 'Zoé', address: 'zoe@exemple.fr' },
  subject: 'La rentrée',
  messageId: '1.2@librairie.example',
  date: AT,
  text: 'Bonjour  Zoé \t \n\n\n',
  html: '<p>Bonjour</p>\n',
  unsubscribe: { url: 'https://dauphin.example/u/abc' },
});

test('prepareSigner: both signatures of a composed message pass in the strict mode of mailauth', async () => {
  assert.deepEqual(await verify(await sign(composed, AT)), BOTH_PASS);
});

test('prepareSigner signs what STANDARDS asks, oversigns From, and never limits the length', async () => {
  const signed = await sign(composed, AT);
  assert.deepEqual(signed.subarray(-composed.length), composed);
  const head = signed.subarray(0, -composed.length).toString();
  const [first = ''] = head.split(/(?<=\r\n)(?=DKIM)/);
  const tags = new Map(
    first
      .replace(/\s+/g, '')
      .replace('DKIM-Signature:', '')
      .split(';')
      .map((tag) => [tag.split('=', 1)[0], tag.slice(tag.indexOf('=') + 1)]),
  );
  assert.deepEqual([...tags.keys()], ['v', 'a', 'c', 'd', 's', 't', 'h', 'bh', 'b']);
  assert.equal(tags.get('t'), '1795600800');
  assert.equal(
    tags.get('h'),
    'from:to:subject:date:message-id:mime-version:content-type:list-id:list-unsubscribe:list-unsubscribe-post:feedback-id:from',
  );
  for (const line of head.split('\r\n')) assert.ok(line.length <= 78, line);
});

const alterations: [string, (message: string) => string][] = [
  ['another subject', (message) => message.replace('Subject: ', 'Subject: Re ')],
  ['another From on top', (message) => `From: eve@evil.example\r\n${message}`],
  ['a word in the body', (message) => message.replace('Bonjour', 'Bonsoir')],
  ['an appended line', (message) => `${message}more\r\n`],
  ['another one-click address', (message) => message.replace('/u/abc', '/u/abd')],
];
for (const [what, alter] of alterations) {
  test(`prepareSigner: ${what} breaks both signatures`, async () => {
    const altered = Buffer.from(alter((await sign(composed, AT)).toString('latin1')), 'latin1');
    assert.deepEqual(
      (await verify(altered)).map(([, result]) => result),
      ['fail', 'fail'],
    );
  });
}

test('prepareSigner survives what relays do: folds, runs of spaces, blank lines at the end', async () => {
  const signed = (await sign(composed, AT)).toString('latin1');
  const relayed = `Received: from a by b\r\n${signed.replace('Feedback-ID: ', 'Feedback-ID:  \r\n\t ')}\r\n\r\n`;
  assert.deepEqual(await verify(Buffer.from(relayed, 'latin1')), BOTH_PASS);
});

const oddText = fc.string({ unit: fc.constantFrom(...'ab \t:;=.é\r', '\r\n', '\r\n ', '  '), maxLength: 60 });
const oddValue = oddText.map((text) =>
  text
    .replace(/\r(?!\n)/g, '')
    .replace(/\r\n(?![ \t])/g, '\r\n ')
    .replace(/(?:\r\n[ \t]*)+$/, ''),
);
const oddHeader = fc.tuple(
  fc.constantFrom('Subject', 'SUBJECT', 'To', 'Reply-To', 'List-Id', 'X-Odd', 'Content-Type', 'Date'),
  oddValue.filter((value) => !/\r\n[ \t]*(?=\r\n)/.test(value)),
);

test('prepareSigner: any headers, repeated or folded, and any body verify', async () => {
  const single = prepareSigner('librairie.example', [ed25519]);
  await fc.assert(
    fc.asyncProperty(
      fc.array(oddHeader, { maxLength: 8 }),
      oddText.map((text) => text.replace(/\r(?!\n)/g, '')),
      async (headers, body) => {
        const head = headers.map(([name, value]) => `${name}:${value}\r\n`).join('');
        const message = Buffer.from(`From: a@librairie.example\r\n${head}\r\n${body}`, 'utf8');
        assert.deepEqual(await verify(await single(message, AT)), [['d2026b', 'pass']]);
      },
    ),
    { numRuns: 1_000 },
  );
});

test('prepareSigner signs a message without body, and one whose body is only blank lines, alike', async () => {
  for (const end of ['', '\r\n', '\r\n\r\n', '\r\n \r\n\r\n']) {
    const message = Buffer.from(`From: a@librairie.example\r\nSubject: x\r\n${end}`);
    assert.deepEqual(await verify(await sign(message, AT)), BOTH_PASS, JSON.stringify(end));
  }
});
