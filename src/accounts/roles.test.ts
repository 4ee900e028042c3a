import assert from 'node:assert/strict';
import { test } from 'node:test';
import { may, permissionsOf, ROLES } from './roles.ts';

const cases: [permission: string, owner: boolean, marketer: boolean, postmaster: boolean, viewer: boolean][] = [
  ['contacts:read', true, true, false, true],
  ['contacts:write', true, true, false, false],
  ['templates:write', true, true, false, false],
  ['campaigns:read', true, true, false, true],
  ['campaigns:send', true, true, false, false],
  ['sandbox:read', true, true, false, true],
  ['domains:read', true, true, true, true],
  ['domains:write', true, false, false, false],
  ['gateway:write', true, false, true, false],
  ['quarantine:read', true, false, true, false],
  ['quarantine:write', true, false, true, false],
  ['workspace:read', true, true, true, true],
  ['workspace:write', true, false, false, false],
  ['operators:read', true, false, false, false],
  ['operators:write', true, false, false, false],
  ['audit:read', true, false, false, false],
  ['a-noun-to-come:read', true, false, false, false],
];
for (const [permission, ...expected] of cases) {
  const told = ROLES.map((role, at) => `${role} ${expected[at]}`).join(', ');
  test(`may ${permission}: ${told}`, () => {
    assert.deepEqual(
      ROLES.map((role) => may(role, permission)),
      expected,
    );
  });
}

test('permissionsOf names exactly what may allows', () => {
  for (const role of ROLES) {
    const all = permissionsOf('owner');
    assert.deepEqual(
      permissionsOf(role),
      all.filter((permission) => may(role, permission)),
    );
  }
});
