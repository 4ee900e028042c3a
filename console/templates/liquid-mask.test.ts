import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LiquidTable, chipLabel } from './liquid-mask.ts';

test('LiquidTable: what is masked comes back exactly, and no Liquid is left in sight', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '{{ contact.x | default: "}}<b>" }}',
      '{% if a > 3 %}',
      '{% endif %}',
      '<a href="',
      '">',
      "{{ 'a' }}",
      '{% raw %}{{ b }}{% endraw %}',
      ' ',
      '{',
      '}}',
    ),
    fc.string({ unit: fc.constantFrom('a', '<', '"', '&', 'é') }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const html = pieces.join('');
      const table = new LiquidTable();
      const masked = table.mask(html);
      assert.equal(table.restore(masked), html);
      assert.doesNotMatch(masked, /\{\{ contact|\{% (?:if|endif) /);
    }),
  );
});

const labels = { given_name: 'Prénom', ville: 'Ville' };
const cases: [liquid: string, label: string][] = [
  ['{{ contact.given_name }}', 'Prénom'],
  ['{{ contact.given_name | default: "vous" }}', 'Prénom (vous)'],
  ["{{- contact.ville | upcase | default: 'ici' -}}", 'Ville (ici)'],
  ['{{ contact.inconnu }}', 'inconnu'],
  ['{{ unsubscribe_url }}', 'unsubscribe_url'],
  ['{% if contact.vip %}', 'if contact.vip'],
  ['{% endif %}', 'endif'],
];
for (const [liquid, label] of cases)
  test(`chipLabel: ${liquid} is shown as ${label}`, () => assert.equal(chipLabel(liquid, labels), label));
