import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sealMessage } from 'mailauth';
import { prepareComposer } from '#message/compose.ts';
import { testResolver, type Zone } from '#test/kit/resolver.ts';
import { authenticate } from './authenticate.ts';
import { dkimRecord, generateDkimKey, readPrivateKey } from './dkim-keys.ts';
import { prepareSigner } from './dkim-sign.ts';
import type { BimiResult } from './results.ts';

const now = new Date('2026-11-25T10:00:00Z');
const pair = await generateDkimKey('rsa-sha256');
const zone: Zone = {
  'port.example': { TXT: [['v=spf1 ip4:192.0.2.1 -all']] },
  's._domainkey.port.example': { TXT: [dkimRecord('rsa-sha256', pair.publicKey).match(/.{1,255}/g) ?? []] },
  '_dmarc.port.example': { TXT: [['v=DMARC1; p=quarantine; rua=mailto:d@port.example']] },
};
const composed = prepareComposer({ from: { name: 'Port', address: 'a@port.example' } })({
  to: { name: '', address: 'b@boite.example' },
  subject: 'Bonjour',
  messageId: 'x@port.example',
  date: now,
  text: 'Bonjour',
  html: '<p>Bonjour</p>',
});
const signed = await prepareSigner('port.example', [
  { selector: 's', algorithm: 'rsa-sha256', privateKey: readPrivateKey(pair.privateKey) },
])(composed, now);
const arrival = {
  ip: '192.0.2.1',
  helo: 'mail.port.example',
  mailFrom: 'b.x@port.example',
  resolver: testResolver(zone),
  now,
};

test('authenticate: a message that its domain sent and signed passes on all three counts', async () => {
  const { spf, dkim, dmarc } = await authenticate(signed, arrival);
  assert.deepEqual(spf, { result: 'pass', domain: 'port.example', isAligned: true });
  assert.equal(dkim?.length, 1);
  const [{ signedHeaders, ...signature }] = dkim as [NonNullable<typeof dkim>[number]];
  assert.deepEqual(signature, {
    result: 'pass',
    domain: 'port.example',
    selector: 's',
    isAligned: true,
    keyBits: 2048,
  });
  assert.ok(signedHeaders?.includes('subject'));
  assert.deepEqual(dmarc, { result: 'pass', domain: 'port.example', policy: 'quarantine' });
});

const logo = 'https://port.example/logo.svg';
const bimiCases: [string, Zone, BimiResult][] = [
  ['that nobody published', {}, { result: 'none' }],
  [
    'that stands',
    { 'default._bimi.port.example': { TXT: [[`v=BIMI1; l=${logo}; a=https://port.example/vmc.pem`]] } },
    {
      result: 'pass',
      domain: 'port.example',
      selector: 'default',
      location: logo,
      authority: 'https://port.example/vmc.pem',
    },
  ],
  [
    'that is declined',
    { 'default._bimi.port.example': { TXT: [['v=BIMI1; l=; a=;']] } },
    { result: 'declined', domain: 'port.example', selector: 'default' },
  ],
  [
    'that the DNS does not tell',
    { 'default._bimi.port.example': { TXT: 'ETIMEOUT' } },
    { result: 'temperror', reason: 'failed to resolve default._bimi.port.example' },
  ],
  [
    'below a policy that asks for nothing',
    { '_dmarc.port.example': { TXT: [['v=DMARC1; p=none']] } },
    { result: 'skipped', reason: 'too lax DMARC policy' },
  ],
];
for (const [what, records, expected] of bimiCases) {
  test(`authenticate reads a BIMI record ${what}`, async () => {
    const { bimi } = await authenticate(signed, { ...arrival, resolver: testResolver({ ...zone, ...records }) });
    assert.deepEqual(bimi, expected);
  });
}

test('authenticate looks for no logo where DMARC does not pass, and says so', async () => {
  const { bimi } = await authenticate(composed, { ...arrival, ip: '198.51.100.1' });
  assert.deepEqual(bimi, { result: 'skipped', reason: 'message failed DMARC' });
});

test('authenticate tells who sealed a forwarded message, and that an altered one is sealed no more', async () => {
  const seal = await sealMessage(signed, {
    signingDomain: 'port.example',
    selector: 's',
    privateKey: readPrivateKey(pair.privateKey).export({ type: 'pkcs8', format: 'pem' }),
    authResults: 'mx.liste.example; spf=pass',
  });
  const sealed = Buffer.concat([seal, signed]);
  assert.deepEqual((await authenticate(sealed, arrival)).arc, { result: 'pass', instance: 1, sealer: 'port.example' });
  assert.deepEqual((await authenticate(signed, arrival)).arc, { result: 'none' });
  const altered = Buffer.from(sealed.toString().replace('Subject: Bonjour', 'Subject: Bonsoir'));
  const { arc } = await authenticate(altered, arrival);
  assert.equal(arc?.result, 'fail');
});

test('authenticate tells what fails from what is not there and from what the DNS does not say', async () => {
  const altered = Buffer.from(signed.toString().replace('Subject: Bonjour', 'Subject: Bonsoir'));
  assert.equal((await authenticate(altered, arrival)).dkim?.[0]?.result, 'fail');
  const stranger = await authenticate(composed, { ...arrival, ip: '198.51.100.1' });
  assert.equal(stranger.spf?.result, 'fail');
  assert.deepEqual(stranger.dkim, []);
  assert.equal(stranger.dmarc?.result, 'fail');
  const unknown = await authenticate(composed, { ...arrival, resolver: testResolver({}) });
  assert.deepEqual([unknown.spf?.result, unknown.dmarc?.result], ['none', 'none']);
  const silent = await authenticate(signed, {
    ...arrival,
    resolver: testResolver({ 'port.example': { TXT: 'ETIMEOUT' }, 's._domainkey.port.example': { TXT: 'ETIMEOUT' } }),
  });
  assert.deepEqual([silent.spf?.result, silent.dkim?.[0]?.result], ['temperror', 'temperror']);
});

test('authenticate without an address leaves SPF unchecked, and survives any bytes', async () => {
  assert.equal('spf' in (await authenticate(signed, { ...arrival, ip: undefined })), false);
  for (const bytes of ['', '\r\n', 'x', 'From: \r\n\r\n', 'DKIM-Signature: v=1\r\nFrom: a@b\r\n\r\n', '\0'.repeat(100)])
    assert.ok(await authenticate(Buffer.from(bytes), arrival), JSON.stringify(bytes));
});
