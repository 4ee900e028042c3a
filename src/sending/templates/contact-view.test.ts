import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CalendarDate, contactView } from './contact-view.ts';

const types = { age: 'number', jour: 'date', vip: 'boolean', villes: 'list', ville: 'text', taille: 'choice' } as const;
const view = (fields: Record<string, unknown>) => contactView({ email: 'a@example.org', fields }, types);

test('contactView: standard fields are always there and win over custom ones', () => {
  assert.deepEqual(
    contactView(
      { email: 'a@example.org', givenName: null, fields: { email: 'x', given_name: 'y' } },
      { email: 'text', given_name: 'text' },
    ),
    { email: 'a@example.org', given_name: '', family_name: '', language: '' },
  );
});

test('contactView: values of the declared type are shown, others and undeclared ones are left out', () => {
  const cases: [key: string, value: unknown, shown: unknown][] = [
    ['age', 42, 42],
    ['age', '42', undefined],
    ['age', Number.NaN, undefined],
    ['vip', false, false],
    ['vip', 'oui', undefined],
    ['jour', '2024-02-29', new CalendarDate('2024-02-29')],
    ['jour', '2024-02-29T10:00:00Z', new CalendarDate('2024-02-29')],
    ['jour', '2024-02-31', undefined],
    ['jour', 'hier', undefined],
    ['villes', ['a', 3, 'b'], ['a', 'b']],
    ['villes', 'a', undefined],
    ['ville', 'Brest', 'Brest'],
    ['ville', 12, '12'],
    ['ville', '', undefined],
    ['ville', null, undefined],
    ['taille', 'M', 'M'],
    ['secret', 'x', undefined],
  ];
  for (const [key, value, shown] of cases)
    assert.deepEqual(view({ [key]: value })[key], shown, `${key} = ${String(value)}`);
});
