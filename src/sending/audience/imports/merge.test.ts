// What an import changes on known contacts, and how exactly that is taken back.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { merge, POLICIES, unmerge, type Values } from './merge.ts';

const known: Values = {
  givenName: 'Zoé',
  familyName: null,
  language: 'fr',
  fields: { town: 'Lille', likes: [], spent: 0 },
};
const incoming: Values = {
  givenName: 'Zoe',
  familyName: 'Le Goff',
  language: null,
  fields: { town: 'Brest', likes: ['thé'], spent: 12, vip: false },
};

test('merge: fill writes only where there was nothing', () => {
  assert.deepEqual(merge(known, incoming, 'fill'), {
    values: {
      givenName: 'Zoé',
      familyName: 'Le Goff',
      language: 'fr',
      fields: { town: 'Lille', likes: ['thé'], spent: 0, vip: false },
    },
    before: { family_name: null, likes: [], vip: null },
    after: { family_name: 'Le Goff', likes: ['thé'], vip: false },
  });
});

test('merge: overwrite takes what the file says, and keeps what it does not say', () => {
  const { values } = merge(known, incoming, 'overwrite')!;
  assert.deepEqual(values, { ...incoming, language: 'fr' });
});

test('merge: skip, or the same values again, change nothing', () => {
  assert.equal(merge(known, incoming, 'skip'), undefined);
  assert.equal(merge(known, known, 'overwrite'), undefined);
});

test('unmerge: leaves alone what somebody changed since', () => {
  const { values, before, after } = merge(known, incoming, 'overwrite')!;
  const edited = { ...values, givenName: 'Zoée', fields: { ...values.fields, town: 'Nantes' } };
  assert.deepEqual(unmerge(edited, before, after), {
    givenName: 'Zoée',
    familyName: null,
    language: 'fr',
    fields: { town: 'Nantes', likes: [], spent: 0 },
  });
});

test('unmerge: what merge did is wholly taken back, whatever the values', () => {
  const value = fc.oneof(
    fc.constantFrom('a', 'b', ''),
    fc.integer(),
    fc.boolean(),
    fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }),
  );
  const values = fc.record<Values>(
    {
      givenName: fc.constantFrom('A', 'B', null),
      familyName: fc.constantFrom('C', null),
      language: fc.constantFrom('fr', 'en', null),
      fields: fc.dictionary(fc.constantFrom('k1', 'k2', 'k3'), value, { noNullPrototype: true }),
    },
    { noNullPrototype: true },
  );
  fc.assert(
    fc.property(values, values, fc.constantFrom(...POLICIES), (before, file, policy) => {
      const done = merge(before, file, policy);
      if (done) assert.deepEqual(unmerge(done.values, done.before, done.after), before);
    }),
  );
});
