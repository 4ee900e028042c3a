import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CompileInput } from './compile.ts';
import { diagnosticSeverity } from './diagnostic.ts';
import { diagnosticWords } from './diagnostic-words.ts';
import { lintTemplate } from './lint.ts';

function input(mjml: string, more: Partial<CompileInput> = {}): CompileInput {
  return {
    subject: 'Objet',
    preheader: 'Aperçu',
    mjml,
    language: 'fr',
    publicUrl: 'https://courrier.example',
    now: new Date(0),
    fields: ['ville'],
    ...more,
  };
}

async function codes(mjml: string, more: Partial<CompileInput> = {}): Promise<string[]> {
  const { diagnostics } = await lintTemplate(input(mjml, more));
  return diagnostics.map(({ code, line, column, part }) => `${part} ${line}:${column} ${code}`);
}

const foot = '<mj-text><a href="{{ unsubscribe_url }}">stop</a></mj-text>';
const body = (content: string) =>
  `<mjml><mj-body><mj-section><mj-column>\n${content}\n${foot}</mj-column></mj-section></mj-body></mjml>`;

test('lintTemplate: a good template has nothing to say', async () => {
  assert.deepEqual(
    await codes(
      body(
        '<mj-text>{{ contact.ville }}</mj-text><mj-image src="/i/a.png" alt="" /><mj-button href="https://a.example/">Voir</mj-button>',
      ),
    ),
    [],
  );
});

const hints: [content: string, expected: string][] = [
  ['<mj-image src="/i/a.png" />', 'mjml 2:1 image_without_text'],
  ['<mj-image alt="" src="photo.png" />', 'mjml 2:23 image_incomplete'],
  ['<mj-image alt="" />', 'mjml 2:1 image_incomplete'],
  ['<mj-image alt="" src="data:image/png;base64,AA==" />', 'mjml 2:23 image_inline'],
  ['<mj-button>Voir</mj-button>', 'mjml 2:1 link_incomplete'],
  ['<mj-button href="">Voir</mj-button>', 'mjml 2:12 link_incomplete'],
  ['<mj-button href="#">Voir</mj-button>', 'mjml 2:18 link_incomplete'],
  ['<mj-button href="www.a.example">Voir</mj-button>', 'mjml 2:18 link_incomplete'],
  ['<mj-button href="https://example.com/x">Voir</mj-button>', 'mjml 2:18 link_sample'],
  [
    [1, 2, 3, 4].map((n) => `<mj-button href="https://a.example/${n}">Voir</mj-button>`).join(' '),
    'mjml 2:166 many_actions',
  ],
  ['<mj-image alt="" src="https://a.example/photo.webp?v=2" />', 'mjml 2:23 client_image'],
  ['<mj-text><div style="color: red; display:flex">A</div></mj-text>', 'mjml 2:33 client_layout'],
  ['<mj-text>A, [votre adresse postale]</mj-text>', 'mjml 2:13 address_sample'],
  ['<mj-texte>A</mj-texte>', 'mjml 2:1 mjml_tag_unknown'],
  ['<mj-text colour="red">A</mj-text>', 'mjml 2:10 mjml_attribute_unknown'],
  ['<mj-text color="12 px" align="middle">A</mj-text>', 'mjml 2:10 mjml_attribute_value'],
  ['<mj-text font-size="16px" padding="10px 20px 0 auto">A</mj-text>', 'mjml 2:27 mjml_attribute_value'],
  ['Bonjour', 'mjml 2:1 mjml_text_lost'],
  ['<mj-section></mj-section>', 'mjml 2:1 mjml_tag_misplaced'],
  ['<mj-include path="a.mjml" />', 'mjml 2:1 mjml_include_ignored'],
  ['<mj-text>{{ contact.vile }}</mj-text>', 'mjml 2:13 field_unknown'],
  ['<mj-text>{{ vile }}</mj-text>', 'mjml 2:13 variable_unknown'],
];

for (const [content, expected] of hints) {
  test(`lintTemplate: ${expected} for ${content}`, async () => {
    const found = await codes(body(content));
    assert.ok(found.includes(expected), found.join('\n'));
  });
}

test('lintTemplate: what the whole message lacks', async () => {
  const found = await codes(
    '<mjml><mj-body><mj-section><mj-column><mj-text>x</mj-text></mj-column></mj-section></mj-body></mjml>',
    { subject: ' ', preheader: '' },
  );
  assert.deepEqual(found, [
    'subject 1:1 subject_missing',
    'preheader 1:1 preheader_missing',
    'mjml 1:1 unsubscribe_missing',
  ]);
});

test('lintTemplate: a message that Gmail would clip', async () => {
  const found = await codes(body(`<mj-text>${'mot '.repeat(27_000)}</mj-text>`));
  assert.ok(found.includes('mjml 1:1 html_too_long'), found.join('\n'));
});

test('lintTemplate: quick enough for each pause of typing', async () => {
  const content = Array.from(
    { length: 12 },
    (_, index) =>
      `<mj-text>Bonjour {{ contact.ville | default: "vous" }}, <a href="https://a.example/${index}">lien</a></mj-text><mj-button href="https://a.example/b${index}">Voir</mj-button>`,
  ).join('\n');
  await lintTemplate(input(body(content)));
  const times: number[] = [];
  for (let turn = 0; turn < 9; turn += 1) {
    const start = performance.now();
    await lintTemplate(input(body(content)));
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  assert.ok((times[4] ?? 1000) < 150, `${times[4]} ms`);
});

test('lintTemplate: no text makes it throw, and every place is inside the author’s text', async () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '<mjml>',
      '<mj-body>',
      '<mj-section>',
      '<mj-column>',
      '<mj-text>',
      '</mj-text>',
      '</mj-column>',
      '</mj-section>',
      '</mj-body>',
      '</mjml>',
      '{{ contact.ville }}',
      '{{',
      '}}',
      '{% if contact.ville %}',
      '{% endif %}',
      '{% for x in contact.l %}',
      '{% endfor %}',
      '{% raw %}',
      ' href="',
      '"',
      '<a',
      '>',
      '<script>',
      '<!--',
      '-->',
      '<style>',
      '\n',
      '<mj-raw>',
      '<mj-style>',
      '<mj-button href="{{ x }}">',
      'style="{{ contact.ville }}"',
    ),
    fc.string(),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 15 }), fc.string(), async (pieces, subject) => {
      const mjml = pieces.join('');
      const { diagnostics } = await lintTemplate(input(mjml, { subject }));
      const lines = { mjml: mjml.split('\n'), subject: subject.split('\n'), preheader: ['Aperçu'] };
      for (const { part, line, column, length } of diagnostics) {
        assert.ok(
          length >= 1 && column >= 1 && column <= (lines[part][line - 1] ?? '').length + 1,
          `${part} ${line}:${column}`,
        );
      }
    }),
    { numRuns: 400 },
  );
});

test('diagnosticWords: every code has a sentence in both languages, with every parameter filled in', () => {
  const params = new Proxy({}, { get: () => 'valeur' }) as Record<string, string>;
  for (const code of Object.keys(diagnosticSeverity) as (keyof typeof diagnosticSeverity)[]) {
    const { fr, en } = diagnosticWords({ code, params });
    assert.notEqual(fr, en, code);
    for (const words of [fr, en]) {
      assert.match(words, /[.!?»”}]$|valeur$/, words);
      assert.doesNotMatch(
        words.replaceAll('{{ unsubscribe_url }}', '').replace(/\{% end\w+ %\}/, ''),
        /\{\w+\}/,
        words,
      );
    }
    assert.doesNotMatch(fr, /(?<![\u00a0\u202f ])[;?!»]|[^\u00a0\u202f ]:(?!\/\/)/, `French typography: ${fr}`);
  }
});
