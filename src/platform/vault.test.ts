import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeBase32, encodeBase32 } from './base32.ts';
import { createVault } from './vault.ts';

const vault = createVault(randomBytes(32));

test('vault.open gives back what vault.seal took, and nothing altered', () => {
  const sealed = vault.seal('clé privée');
  assert.equal(vault.open(sealed).toString(), 'clé privée');
  assert.notDeepEqual(sealed, vault.seal('clé privée'));
  for (const index of sealed.keys()) {
    const forged = Buffer.from(sealed);
    forged[index] = (forged[index] ?? 0) ^ 1;
    assert.throws(() => vault.open(forged));
  }
});

test('vault.mac keeps labels apart', () => {
  assert.notDeepEqual(vault.mac('address', 'a@b.fr'), vault.mac('token', 'a@b.fr'));
  assert.deepEqual(vault.mac('address', 'a@b.fr'), vault.mac('address', 'a@b.fr'));
});

test('vault.readToken reads its own tokens in both alphabets, under their own label only', () => {
  for (const alphabet of ['base64url', 'base32'] as const) {
    const token = vault.signToken('unsubscribe', ['1', '22', 333, 0], alphabet);
    assert.deepEqual(vault.readToken('unsubscribe', token, alphabet), ['1', '22', '333', '0']);
    assert.equal(vault.readToken('click', token, alphabet), undefined);
    assert.equal(createVault(randomBytes(32)).readToken('unsubscribe', token, alphabet), undefined);
  }
});

test('vault.readToken gives undefined for anything that is not ours', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => vault.readToken('unsubscribe', text) === undefined));
  fc.assert(fc.property(fc.string(), (text) => vault.readToken('return', text, 'base32') === undefined));
});

test('a return-path token fits the local part of an address (64 octets, RFC 5321 section 4.5.3.1.1)', () => {
  const token = vault.signToken('return', ['9999999', '99999999', '9999999999', 0], 'base32');
  assert.ok(`b.${token}`.length <= 64, token);
  assert.deepEqual(vault.readToken('return', token.toUpperCase(), 'base32'), [
    '9999999',
    '99999999',
    '9999999999',
    '0',
  ]);
});

test('decodeBase32 gives back what encodeBase32 took', () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => decodeBase32(encodeBase32(bytes))?.equals(bytes) === true));
});
