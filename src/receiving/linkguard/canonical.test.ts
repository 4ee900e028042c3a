// Against the examples that Google publishes for Safe Browsing, as far as they are addresses that a browser opens.

import assert from 'node:assert/strict';
import test from 'node:test';
import { type CanonicalAddress, canonicalAddress, expressionsOf, writtenAddress } from './canonical.ts';
import { expressionFor } from './recordable.ts';

const canonical: [written: string, expected: string | undefined][] = [
  ['http://host/%25%32%35', 'http://host/%25'],
  ['http://host/%25%32%35%25%32%35', 'http://host/%25%25'],
  ['http://host/%2525252525252525', 'http://host/%25'],
  ['http://host/asdf%25%32%35asd', 'http://host/asdf%25asd'],
  ['http://www.google.com/', 'http://www.google.com/'],
  ['http://%31%36%38%2e%31%38%38%2e%39%39%2e%32%36/%2E%73%65%63', 'http://168.188.99.26/.sec'],
  ['http://195.127.0.11/uploads/%20%20%20%20/.verify/', 'http://195.127.0.11/uploads/%20%20%20%20/.verify/'],
  ['http://3279880203/blah', 'http://195.127.0.11/blah'],
  ['http://www.google.com/blah/..', 'http://www.google.com/'],
  ['http://www.evil.com/blah#frag', 'http://www.evil.com/blah'],
  ['http://www.GOOgle.com/', 'http://www.google.com/'],
  ['http://www.google.com.../', 'http://www.google.com/'],
  ['http://www.google.com/q?r?s', 'http://www.google.com/q?r?s'],
  ['http://evil.com/foo;', 'http://evil.com/foo;'],
  ['http://www.gotaport.com:1234/', 'http://www.gotaport.com/'],
  ['  http://www.google.com/  ', 'http://www.google.com/'],
  ['https://www.securesite.com/', 'http://www.securesite.com/'],
  ['http://host.com//twoslashes?more//slashes', 'http://host.com/twoslashes?more//slashes'],
  ['http://user:secret@host.com/a', 'http://host.com/a'],
  ['https://exemple.com/a?utm_source=x&id=7&gclid=1', 'http://exemple.com/a?id=7'],
  ['https://exemple.com/été', 'http://exemple.com/%C3%A9t%C3%A9'],
  ['https://été.example/', 'http://xn--t-9fab.example/'],
  ['mailto:ana@port.example', undefined],
  [`https://exemple.com/${'a'.repeat(2_000)}`, undefined],
];

for (const [written, expected] of canonical) {
  test(`canonicalAddress: ${written.slice(0, 60)}`, () => {
    const address = canonicalAddress(written);
    assert.equal(address && writtenAddress(address), expected);
    if (expected) assert.deepEqual(canonicalAddress(expected), address, 'a second time changes nothing');
  });
}

const expressions: [written: string, expected: string[]][] = [
  [
    'http://a.b.com/1/2.html?param=1',
    [
      'a.b.com/1/2.html?param=1',
      'a.b.com/1/2.html',
      'a.b.com/',
      'a.b.com/1/',
      'b.com/1/2.html?param=1',
      'b.com/1/2.html',
      'b.com/',
      'b.com/1/',
    ],
  ],
  [
    'http://a.b.c.d.e.f.com/1.html',
    [
      'a.b.c.d.e.f.com/1.html',
      'a.b.c.d.e.f.com/',
      'c.d.e.f.com/1.html',
      'c.d.e.f.com/',
      'd.e.f.com/1.html',
      'd.e.f.com/',
      'e.f.com/1.html',
      'e.f.com/',
      'f.com/1.html',
      'f.com/',
    ],
  ],
  ['http://1.2.3.4/1/', ['1.2.3.4/1/', '1.2.3.4/']],
];

for (const [written, expected] of expressions) {
  test(`expressionsOf: ${written}`, () => {
    assert.deepEqual(expressionsOf(canonicalAddress(written) as CanonicalAddress), expected);
  });
}

test('expressionsOf: never more than thirty', () => {
  const longest = canonicalAddress('http://a.b.c.d.e.f.g.h.com/1/2/3/4/5/6/7.html?a=1') as CanonicalAddress;
  assert.equal(expressionsOf(longest).length, 30);
});

const recordable: [written: string, expected: string | undefined][] = [
  ['https://depot-colis.com/suivi?mail=ana@port.example', 'depot-colis.com/suivi'],
  ['https://depot-colis.com/?x=1', 'depot-colis.com/'],
  ['https://ameli-remboursement.web.app/a?b', 'ameli-remboursement.web.app/a'],
  ['https://web.app/', undefined],
  ['https://sites.google.com/view/abc', 'sites.google.com/view/abc'],
  ['https://storage.googleapis.com/', undefined],
  ['https://forms.gle/AbC', 'forms.gle/AbC'],
  ['https://bit.ly/3xyz?q', 'bit.ly/3xyz?q='],
  ['https://bit.ly/', undefined],
  ['https://www.paypal.com/signin', undefined],
  ['https://www.impots.gouv.fr/', undefined],
  ['https://gmail.com/', undefined],
  ['http://localhost/a', undefined],
  ['http://intranet/a', undefined],
  ['http://203.0.113.7/a', '203.0.113.7/a'],
];

for (const [written, expected] of recordable) {
  test(`expressionFor: ${written}`, () => {
    const address = canonicalAddress(written) as CanonicalAddress;
    assert.equal(expressionFor(address), expected?.replace('?q=', '?q'));
  });
}
