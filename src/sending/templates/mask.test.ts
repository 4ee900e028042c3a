import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DiagnosticList } from './diagnostic.ts';
import { MaskTable, anyMasked, dropNothing, hideComments, mask, maskedRun } from './mask.ts';

function masked(source: string) {
  const table = new MaskTable();
  const list = new DiagnosticList('mjml', source);
  return { text: mask(source, table, list), table, list };
}

/** Puts every token's own text back. */
function restored(text: string, table: MaskTable): string {
  return text.replace(maskedRun, (run) => table.of(run)?.text ?? '');
}

const piece = fc.oneof(
  fc.constantFrom(
    '{{ contact.x }}',
    '{% if a %}',
    '{% endif %}',
    '{{',
    '}}',
    '{%',
    '%}',
    '{% raw %}',
    '{% endraw %}',
    '{% comment %}',
    '{% endcomment %}',
    '{{- "}}" -}}',
    '<!--',
    '-->',
    '<p>',
    '\n',
    ' ',
    '\ue000',
    '\uf8ff',
  ),
  fc.string({ unit: 'grapheme' }),
);

test('mask: offsets in the masked text are offsets in the author’s text, whatever is written', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const source = pieces.join('');
      const { text, table } = masked(source);
      assert.equal(text.length, source.length);
      assert.equal(hideComments(text, table).length, source.length);
      for (const token of table.tokens.filter(({ kind }) => kind !== 'literal')) {
        assert.match(source.slice(token.start, token.end), /^\{[{%][\s\S]*[}%]\}$/);
        assert.match(text.slice(token.start, token.end), /^([\ue000-\uf8ff])\1*$/);
      }
    }),
    { numRuns: 2000 },
  );
});

test('mask: texts without comments, raw blocks and dashes come back exactly', () => {
  const plain = fc.oneof(
    fc.constantFrom(
      '{{ contact.x | default: "}}" }}',
      '{% if a %}',
      '{% endif %}',
      '<p title="',
      '">',
      '\ue000\ue000',
      '\uf8ff',
      '\r\n',
    ),
    fc.string({ unit: fc.constantFrom('a', '<', '&', '"', ' ', 'é') }),
  );
  fc.assert(
    fc.property(fc.array(plain, { maxLength: 20 }), (pieces) => {
      const source = pieces.join('');
      const { text, table, list } = masked(source);
      assert.equal(list.items.length, 0);
      assert.equal(restored(text, table), source);
    }),
  );
});

test('mask: an unclosed delimiter is reported where it stands, and the rest is text', () => {
  const { text, list } = masked('a {{ b }}\n c {% if x');
  assert.deepEqual(
    list.items.map(({ code, line, column, offset }) => [code, line, column, offset]),
    [['liquid_not_closed', 2, 4, 13]],
  );
  assert.ok(text.endsWith('{% if x'));
});

for (const tag of ['raw', 'comment']) {
  test(`mask: a ${tag} block without end is reported where it begins`, () => {
    const { list } = masked(`a\n{% ${tag} %} {{ b }} c`);
    assert.deepEqual(
      list.items.map(({ code, line, column, params }) => [code, line, column, params]),
      [['liquid_block_not_closed', 2, 1, { tag }]],
    );
  });
}

test('hideComments: plain comments go with their Liquid, conditional ones and those in styles stay', () => {
  const source =
    'a<!-- {{ b }} -->c<!--[if mso]>d<![endif]--><mj-style><!-- e --></mj-style><style><!-- f --></style><!DOCTYPE html>';
  const { text, table } = masked(source);
  const shown = dropNothing(hideComments(text, table));
  assert.equal(
    shown,
    'ac<!--[if mso]>d<![endif]--><mj-style><!-- e --></mj-style><style><!-- f --></style><!DOCTYPE html>',
  );
  assert.equal(table.commentedOut.size, 1);
  assert.ok(!anyMasked.test(shown));
});
