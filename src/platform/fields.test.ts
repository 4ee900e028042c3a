import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { packFields, unpackFields } from './fields.ts';

test('unpackFields gives back what packFields took, as text', () => {
  const field = fc.oneof(fc.string(), fc.nat(), fc.maxSafeNat(), fc.constantFrom('007', '-1', '1e3', ''));
  fc.assert(
    fc.property(fc.array(field, { maxLength: 6 }), (fields) => {
      assert.deepEqual(unpackFields(packFields(fields)), fields.map(String));
    }),
  );
});

test('packFields keeps a row number short', () => {
  assert.equal(packFields([5, 99_999_999, 9_999_999_999, 0]).length, 1 + 4 + 5 + 1);
});
