// Addresses and networks as text, those that fit and those that are none.

import assert from 'node:assert/strict';
import test from 'node:test';
import { isInNetwork, readAddress } from './networks.ts';

const inside: readonly [address: string, network: string][] = [
  ['192.0.2.77', '192.0.2.0/24'],
  ['192.0.2.77', '192.0.2.77'],
  ['10.255.1.2', '10.0.0.0/8'],
  ['203.0.113.9', '0.0.0.0/0'],
  ['::ffff:192.0.2.77', '192.0.2.0/24'],
  ['2001:db8:1:2::5', '2001:db8:1::/48'],
  ['2001:DB8::5', '2001:db8:0:0:0:0:0:5'],
  ['::1', '::/0'],
];

const outside: readonly [address: string, network: string][] = [
  ['192.0.3.1', '192.0.2.0/24'],
  ['192.0.2.128', '192.0.2.0/25'],
  ['2001:db8:2::5', '2001:db8:1::/48'],
  ['192.0.2.1', '2001:db8::/0'],
  ['192.0.2.1', '192.0.2.0/33'],
  ['192.0.2.1', '192.0.2.0/x'],
  ['192.0.2.1', ''],
  ['', '0.0.0.0/0'],
  ['192.0.2', '192.0.2.0/24'],
  ['192.0.2.256', '0.0.0.0/0'],
];

test('isInNetwork: addresses of both families, within and without', () => {
  for (const [address, network] of inside) assert.ok(isInNetwork(address, network), `${address} ${network}`);
  for (const [address, network] of outside) assert.ok(!isInNetwork(address, network), `${address} ${network}`);
});

test('readAddress: what is no address is none', () => {
  for (const text of [
    '1::2::3',
    '1:2:3:4:5:6:7:8:9',
    ':::',
    '12345::',
    'g::1',
    '1:2:3',
    'localhost',
    '1.2.3.4.5',
    '::1/64',
  ]) {
    assert.equal(readAddress(text), undefined, text);
  }
});
