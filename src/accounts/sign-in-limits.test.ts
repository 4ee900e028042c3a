import assert from 'node:assert/strict';
import { test } from 'node:test';
import { networkOf } from './sign-in-limits.ts';

const cases: [ip: string, network: string][] = [
  ['192.0.2.1', '192.0.2.1'],
  ['2001:db8:0:7::1', '2001:db8:0:7::/64'],
  ['2001:0db8:0000:0007:aaaa:bbbb:cccc:dddd', '2001:db8:0:7::/64'],
  ['2001:DB8:0:7:0:0:0:1', '2001:db8:0:7::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['', ''],
];
for (const [ip, network] of cases) {
  test(`networkOf ${ip} is ${network}`, () => assert.equal(networkOf(ip), network));
}
