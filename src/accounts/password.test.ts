import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isCommonPassword } from './common-passwords.ts';
import { checkPassword, hashPassword, weaknessOf } from './password.ts';

test('hashPassword writes argon2id with the OWASP costs and a salt of its own', async () => {
  const [first, second] = await Promise.all([hashPassword('trois mouettes'), hashPassword('trois mouettes')]);
  assert.match(first, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  assert.notEqual(first, second);
});

test('checkPassword knows the right one, however the keyboard composes its accents, and no other', async () => {
  const hash = await hashPassword('un été à la plage');
  assert.deepEqual(await checkPassword('un été à la plage'.normalize('NFD'), hash), {
    isRight: true,
    isOutdated: false,
  });
  for (const wrong of ['un ete a la plage', 'un été à la plage ', '', 'Un été à la plage']) {
    assert.equal((await checkPassword(wrong, hash)).isRight, false, wrong);
  }
});

test('checkPassword verifies a hash of other costs, the RFC 9106 way of writing, and calls it outdated', async () => {
  // Made by the reference implementation: argon2 "somesalt" -id -t 2 -m 16 -p 1 of "password".
  const reference = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
  assert.deepEqual(await checkPassword('password', reference), { isRight: true, isOutdated: true });
  assert.deepEqual(await checkPassword('Password', reference), { isRight: false, isOutdated: true });
});

test('checkPassword throws for a hash that is not one of ours', async () => {
  for (const damaged of ['', 'x', '$2b$10$abc', '$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$AAAA']) {
    await assert.rejects(checkPassword('password', damaged), /can not be read/, damaged);
  }
});

const person = { name: 'Inès Le Goff', email: 'ines.legoff@atelier-du-port.fr' };
const refused: [string, string][] = [
  ['motdepasse', 'too_short'],
  ['11 caractèr', 'too_short'],
  ['👩‍🚀👩‍🚀', 'too_short'],
  ['password1234', 'common'],
  ['P@ssw0rd!2026', 'common'],
  ['MotDePasse2026!', 'common'],
  ['azertyuiop123', 'common'],
  ['qwertyuiop[]12', 'common'],
  ['aaaaaaaaaaaa', 'common'],
  ['abababababab', 'common'],
  ['123456789012', 'common'],
  ['24/12/1978 06', 'common'],
  ['soleil soleil', 'common'],
  ['Marseille1313', 'common'],
  ['abcdefghijklm', 'common'],
  ['1qaz2wsx3edc', 'common'],
  ['inès le goff 1', 'personal'],
  ['legoff-atelier-port', 'personal'],
];
for (const [password, weakness] of refused) {
  test(`weaknessOf refuses « ${password} » as ${weakness}`, () => assert.equal(weaknessOf(password, person), weakness));
}

for (const password of [
  'trois mouettes sur le quai',
  'correct horse battery staple',
  'xK9#mQ2$vL7@',
  'quatre phares dans la brume',
  'paris soleil cheval dauphin',
  'ma grand-mère pêchait la crevette',
  '日本の海はとても青いです。',
]) {
  test(`weaknessOf accepts « ${password} »`, () => assert.equal(weaknessOf(password, person), undefined));
}

test('isCommonPassword always answers, and never refuses four drawn words', () => {
  const word = fc.constantFrom(
    'galet',
    'tempo',
    'brick',
    'osier',
    'cumin',
    'fjord',
    'nylon',
    'radis',
    'kiosk',
    'vague',
  );
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => typeof isCommonPassword(text) === 'boolean'),
  );
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 4, maxLength: 4 }), (words) => !isCommonPassword(words.join(' '))),
  );
});
