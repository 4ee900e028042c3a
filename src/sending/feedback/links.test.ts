import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createVault } from '#platform/vault.ts';
import { type ClickTracking, prepareLinks, readClickToken, readUnsubscribeToken, unsubscribeUrl } from './links.ts';

const vault = createVault(Buffer.alloc(32, 7));
const targets = [
  'https://boutique.example/a?b=c&d=%20',
  'mailto:contact@boutique.example',
  'http://boutique.example/',
  'tel:+33123456789',
];
const context = (tracking: ClickTracking) => ({
  vault,
  publicUrl: 'https://mail.example',
  workspaceId: '3',
  sendId: '12',
  tracking,
  targets,
});
const alice = { contactId: '100', step: 0, tracked: true };
const bob = { contactId: '101', step: 0, tracked: false };
const tokenOf = (url: string) => url.replace('https://mail.example/c/', '');

test('prepareLinks leaves targets alone when clicks are not counted', () => {
  const link = prepareLinks(context('none'))(alice);
  assert.deepEqual(
    targets.map((_, index) => link(index)),
    targets,
  );
});

test('prepareLinks gives everybody the same address unless a person consented and the campaign follows consent', () => {
  const anonymous = prepareLinks(context('anonymous'));
  assert.equal(anonymous(alice)(0), anonymous(bob)(0));
  assert.deepEqual(readClickToken(vault, tokenOf(anonymous(alice)(0))), { workspaceId: '3', sendId: '12', index: 0 });
  const consented = prepareLinks(context('consented'));
  assert.equal(consented(bob)(0), anonymous(bob)(0));
  assert.deepEqual(readClickToken(vault, tokenOf(consented(alice)(2))), {
    workspaceId: '3',
    sendId: '12',
    index: 2,
    person: { contactId: '100', step: 0 },
  });
});

test('prepareLinks never routes mailto: and tel: through the server', () => {
  const link = prepareLinks(context('consented'))(alice);
  assert.equal(link(1), targets[1]);
  assert.equal(link(3), targets[3]);
  assert.equal(link(99), '');
});

test('readClickToken and readUnsubscribeToken refuse forged, altered and swapped tokens', () => {
  const click = tokenOf(prepareLinks(context('consented'))(alice)(0));
  const leave = unsubscribeUrl(context('none'), alice).replace('https://mail.example/u/', '');
  assert.deepEqual(readUnsubscribeToken(vault, leave), { workspaceId: '3', sendId: '12', contactId: '100', step: 0 });
  assert.equal(readUnsubscribeToken(vault, click), undefined);
  assert.equal(readClickToken(vault, leave), undefined);
  assert.equal(readClickToken(createVault(Buffer.alloc(32, 8)), click), undefined);
  fc.assert(
    fc.property(fc.nat({ max: click.length - 1 }), fc.constantFrom(...'abcXYZ019-_'), (at, letter) => {
      const altered = click.slice(0, at) + letter + click.slice(at + 1);
      const sameBytes = Buffer.from(altered, 'base64url').equals(Buffer.from(click, 'base64url'));
      assert.equal(readClickToken(vault, altered) === undefined, !sameBytes, altered);
    }),
  );
  for (const junk of ['', '.', 'https://evil.example', '%00', 'A'.repeat(5000), '../../x'])
    assert.equal(readClickToken(vault, junk), undefined);
});
