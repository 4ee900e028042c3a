// The services in whose wrapping links arrive, and where those links lead behind it.

import assert from 'node:assert/strict';
import test from 'node:test';
import { behindProtection } from './protection.ts';

const wrapped: readonly [wrapped: string, target: string | undefined][] = [
  [
    'https://nam03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.lemonde.fr%2Fa%3Fb%3D1&data=x',
    'https://www.lemonde.fr/a?b=1',
  ],
  ['https://urldefense.proofpoint.com/v2/url?u=http-3A__www.lemonde.fr_a-5Fb&d=DwMF', 'http://www.lemonde.fr/a_b'],
  ['https://urldefense.com/v3/__https://www.lemonde.fr/a__;!!xyz$', 'https://www.lemonde.fr/a'],
  ['https://urldefense.com/v3/__http:/www.lemonde.fr/a__;!!xyz$', 'http://www.lemonde.fr/a'],
  ['https://secure-web.cisco.com/1rpFFtn1/https%3A%2F%2Fwww.lemonde.fr%2Fa', 'https://www.lemonde.fr/a'],
  ['https://linkprotect.cudasvc.com/url?a=https%3A%2F%2Fwww.lemonde.fr&c=E', 'https://www.lemonde.fr/'],
  ['https://protect.mimecast.com/s/abcDEF?domain=lemonde.fr', 'https://lemonde.fr/'],
  ['https://secure-web.cisco.com/1rpFFtn1JZDE', undefined],
  ['https://exemple.com/?url=https://www.lemonde.fr/', undefined],
  ['https://safelinks.protection.outlook.com.exemple.com/?url=https://www.lemonde.fr/', undefined],
  ['https://urldefense.proofpoint.com/v2/url?u=%25%25-&d=x', undefined],
];

test('behindProtection: the address behind, where the wrapping tells it', () => {
  for (const [href, target] of wrapped) assert.equal(behindProtection(new URL(href))?.href, target, href);
});
