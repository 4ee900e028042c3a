import assert from 'node:assert/strict';
import { test } from 'node:test';
import { networkOf } from './known-senders.ts';

const cases: [string, string][] = [
  ['192.0.2.77', '192.0.2.0/24'],
  ['2001:db8:1:2::9', '2001:db8:1::/48'],
  ['2001:db8::1', '2001:db8:0::/48'],
  ['2001:0DB8:00aa:0:0:0:0:1', '2001:db8:aa::/48'],
  ['::1', '0:0:0::/48'],
];
for (const [address, network] of cases) {
  test(`networkOf: ${address} is of ${network}`, () => assert.equal(networkOf(address), network));
}
