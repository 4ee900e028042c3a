// Addresses of crypto-money: published ones, spoiled ones, and any that the standards allow.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import fc from 'fast-check';
import { findWallet, moneyOf } from './wallets.ts';

// Addresses that standards and projects publish as examples (BIP 173, BIP 350, EIP-55, getmonero.org, the first block of Bitcoin).
const published: [address: string, money: ReturnType<typeof moneyOf>][] = [
  ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', 'Bitcoin'],
  ['3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy', 'Bitcoin'],
  ['bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', 'Bitcoin'],
  ['BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4', 'Bitcoin'],
  ['bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0', 'Bitcoin'],
  ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', 'Ethereum'],
  ['0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359', 'Ethereum'],
  ['888tNkZrPN6JsEgekjMnABU4TBzc2Dt29EPAvkRxbANsAnjyPbb3iQ1YBRk1UXcdRsiKc9dhwMVgN5S9cQUiyoogDavup3H', 'Monero'],
];

test('moneyOf: published addresses are known for what they are', () => {
  for (const [address, money] of published) assert.equal(moneyOf(address), money, address);
});

test('moneyOf: an address with one letter changed is none', () => {
  for (const [address] of published) {
    const at = address.startsWith('0x') ? address.search(/[a-f](?=[^a-f]*$)/i) : address.length - 5;
    const letter = address[at] as string;
    // Ethereum keeps its checksum in the case of letters; elsewhere another letter takes the place.
    const other = address.startsWith('0x')
      ? flip(letter)
      : /k/i.test(letter)
        ? flipTo('h', letter)
        : flipTo('k', letter);
    const changed = address.slice(0, at) + other + address.slice(at + 1);
    assert.equal(moneyOf(changed), undefined, changed);
  }
});

const flip = (letter: string) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase());
const flipTo = (other: string, letter: string) => (letter === letter.toLowerCase() ? other : other.toUpperCase());

test('moneyOf: any hash written as the standard says is an address of the money of its first octet', () => {
  const kinds = new Map([
    [0x00, 'Bitcoin'],
    [0x05, 'Bitcoin'],
    [0x30, 'Litecoin'],
    [0x32, 'Litecoin'],
    [0x6f, undefined],
  ]);
  fc.assert(
    fc.property(fc.constantFrom(...kinds.keys()), fc.uint8Array({ minLength: 20, maxLength: 20 }), (version, hash) => {
      assert.equal(moneyOf(base58check(Uint8Array.from([version, ...hash]))), kinds.get(version));
    }),
  );
});

function base58check(octets: Uint8Array): string {
  const twice = createHash('sha256').update(createHash('sha256').update(octets).digest()).digest();
  const all = Buffer.concat([octets, twice.subarray(0, 4)]);
  let value = BigInt(`0x${all.toString('hex')}`);
  let text = '';
  for (; value > 0n; value /= 58n) text = BASE58[Number(value % 58n)] + text;
  return '1'.repeat(all.findIndex((octet) => octet !== 0)) + text;
}

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

test('findWallet: what looks like one is not enough', () => {
  assert.equal(findWallet('Suivi 1A2B3C4D5E6F7G8H9J1K2L3M4N5P6Q, réf. 3Abcdefghijkmnopqrstuvwxyz12345'), undefined);
  assert.equal(findWallet('sha 0x0000000000000000000000000000000000000000'), undefined);
  const text = 'Envoyez 500 € à : 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa.';
  assert.deepEqual(findWallet(text), { money: 'Bitcoin', address: '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', start: 18 });
});
