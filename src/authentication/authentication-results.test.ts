import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { readAuthenticationResults } from './authentication-results.ts';

const read = (value: string, from = 'example.org') => readAuthenticationResults([value], 'mx.example.net', from);

test('readAuthenticationResults reads what the usual servers write', () => {
  const cases: [string, string, unknown][] = [
    [
      'mx.example.net; spf=pass (sender SPF authorized) smtp.mailfrom=bounce@mail.example.org; dkim=pass (2048-bit key; unprotected) header.d=example.org header.s=s1 header.b="a;b"; dmarc=pass (policy=none) header.from=example.org',
      'example.org',
      {
        spf: { result: 'pass', domain: 'mail.example.org', isAligned: true },
        dkim: [{ result: 'pass', domain: 'example.org', selector: 's1', isAligned: true }],
        dmarc: { result: 'pass', domain: 'example.org' },
      },
    ],
    [
      'MX.example.NET 1; dkim=fail reason="signature; bad" header.i=@other.test; dkim=none; spf=softfail smtp.mailfrom=other.test',
      'example.org',
      {
        spf: { result: 'softfail', domain: 'other.test', isAligned: false },
        dkim: [{ result: 'fail', domain: 'other.test', isAligned: false }],
      },
    ],
    ['mx.example.net; none', 'example.org', {}],
    ['mx.example.net; dkim=none; arc=pass (i=1)', 'example.org', { dkim: [], arc: { result: 'pass' } }],
    [
      'mx.example.net; dmarc=fail header.from=example.org policy.published-domain-policy=reject; spf=bogus smtp.mailfrom=x',
      'example.org',
      { dmarc: { result: 'fail', domain: 'example.org', policy: 'reject' } },
    ],
  ];
  for (const [value, from, expected] of cases) assert.deepEqual(read(value, from), expected, value);
});

test('readAuthenticationResults believes only the server it was told to trust, and of it the topmost header', () => {
  assert.equal(read('evil.example; spf=pass smtp.mailfrom=example.org'), undefined);
  assert.equal(read('mx.example.net.evil.example; spf=pass smtp.mailfrom=example.org'), undefined);
  const both = ['mx.example.net; spf=fail smtp.mailfrom=a.test', 'mx.example.net; spf=pass smtp.mailfrom=example.org'];
  assert.equal(readAuthenticationResults(both, 'mx.example.net', 'example.org')?.spf?.result, 'fail');
});

test('readAuthenticationResults: a comment or a quoted text cannot smuggle a result', () => {
  assert.deepEqual(read('mx.example.net; spf=fail (; spf=pass smtp.mailfrom=example.org) smtp.mailfrom=a.test')?.spf, {
    result: 'fail',
    domain: 'a.test',
    isAligned: false,
  });
  assert.equal(
    read('mx.example.net; x-note="; dmarc=pass"; dmarc=fail header.from=example.org')?.dmarc?.result,
    'fail',
  );
});

test('readAuthenticationResults: whatever the text, no exception', () => {
  fc.assert(fc.property(fc.string(), (text) => void read(`mx.example.net;${text}`)));
});
