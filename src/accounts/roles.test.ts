import assert from 'node:assert/strict';
import { test } from 'node:test';
import { may, permissionsOf } from './roles.ts';

const cases: [permission: string, owner: boolean, marketer: boolean, viewer: boolean][] = [
  ['contacts:read', true, true, true],
  ['contacts:write', true, true, false],
  ['templates:write', true, true, false],
  ['campaigns:read', true, true, true],
  ['campaigns:send', true, true, false],
  ['sandbox:read', true, true, true],
  ['domains:read', true, true, true],
  ['domains:write', true, false, false],
  ['workspace:read', true, true, true],
  ['workspace:write', true, false, false],
  ['operators:read', true, false, false],
  ['operators:write', true, false, false],
  ['audit:read', true, false, false],
  ['a-noun-to-come:read', true, false, false],
];
for (const [permission, owner, marketer, viewer] of cases) {
  test(`may ${permission}: owner ${owner}, marketer ${marketer}, viewer ${viewer}`, () => {
    assert.deepEqual(
      [may('owner', permission), may('marketer', permission), may('viewer', permission)],
      [owner, marketer, viewer],
    );
  });
}

test('permissionsOf names exactly what may allows', () => {
  for (const role of ['owner', 'marketer', 'viewer'] as const) {
    const all = permissionsOf('owner');
    assert.deepEqual(
      permissionsOf(role),
      all.filter((permission) => may(role, permission)),
    );
  }
});
