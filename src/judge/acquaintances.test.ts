// Names of people compared whatever their writing, and what the owner's lists say of a sender.

import assert from 'node:assert/strict';
import test from 'node:test';
import { acquaintancesOf, houseDomains, personKey, writesAs } from './acquaintances.ts';

test('personKey: one key for all writings of a name', () => {
  const key = personKey('Claire Kerbrat');
  for (const same of [
    ...[
      'KERBRAT Claire',
      '"Kerbrat, Claire"',
      'Mme Claire Kerbrat',
      'Cláire  Kerbrat',
      'claire.kerbrat',
      'Claire Kerbrat (Direction)',
    ],
    ...['Clаire Kеrbrаt', 'Dr. Claire KERBRAT'],
  ]) {
    assert.equal(personKey(same), key, same);
  }
});

test('personKey: a single word, an initial and a sentence name nobody', () => {
  for (const nobody of ['Claire', 'C. K.', '', '…', 'Votre colis arrive demain chez vous sans faute', 'M. Kerbrat']) {
    assert.equal(personKey(nobody), undefined, nobody);
  }
});

test('acquaintancesOf: made once for the same lists, and anew for others', () => {
  const known = {
    correspondents: [{ address: 'anne@exemple.fr', name: 'Anne Le Goff' }],
    ownerDomains: ['exemple.fr'],
  };
  assert.equal(acquaintancesOf(known), acquaintancesOf({ ...known }));
  assert.notEqual(acquaintancesOf(known), acquaintancesOf({ ...known, ownerDomains: ['autre.fr'] }));
  assert.equal(acquaintancesOf({}), acquaintancesOf({}));
});

test('acquaintancesOf: a protected person may write from her addresses and from the house, a correspondent from his address alone', () => {
  const { people } = acquaintancesOf({
    ownerDomains: ['Exemple.fr'],
    correspondents: [
      { address: 'Anne@atelier.fr', name: 'Anne Le Goff' },
      { address: 'anne.legoff@orange.fr', name: 'Le Goff Anne' },
    ],
    protectedNames: [{ kind: 'person', name: 'Claire Kerbrat', addresses: ['Claire@orange.fr'] }],
  });
  const claire = people.get(personKey('Claire Kerbrat') ?? '');
  const anne = people.get(personKey('Anne Le Goff') ?? '');
  assert.ok(claire?.isProtected && writesAs(claire, 'claire@orange.fr', 'orange.fr'));
  assert.ok(writesAs(claire, 'direction@mail.exemple.fr', 'mail.exemple.fr'));
  assert.ok(!writesAs(claire, 'autre@orange.fr', 'orange.fr'));
  assert.ok(anne && !anne.isProtected);
  assert.ok(writesAs(anne, 'anne@atelier.fr', 'atelier.fr') && writesAs(anne, 'anne.legoff@orange.fr', 'orange.fr'));
  assert.ok(!writesAs(anne, 'anne@exemple.fr', 'exemple.fr'));
});

test('houseDomains: what is given and what the owner’s addresses say, providers of mailboxes left out', () => {
  const envelope = { mailFrom: '', recipient: 'camille@mail.exemple.fr' };
  assert.deepEqual(houseDomains({ ownerDomains: ['Autre.fr'], ownerAddresses: ['camille@orange.fr'], envelope }), [
    'autre.fr',
    'exemple.fr',
  ]);
  assert.deepEqual(houseDomains({}), []);
});
