import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { corpus, withoutCorpora } from '#test/kit/corpora.ts';
import { type Block, type MjmlDocument, fromMjml, toMjml } from './mjml-document.ts';

function parsed(source: string): MjmlDocument {
  const document = fromMjml(source);
  assert.ok(document, 'not read');
  return document;
}

function all(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => [block, ...all(block.props.blocks ?? [])]);
}

function find(document: MjmlDocument, type: string): Block {
  const block = all(document.blocks).find((one) => one.type === type);
  assert.ok(block, type);
  return block;
}

test('toMjml: gives back every starter exactly, and all of it as blocks', () => {
  const folder = join(import.meta.dirname, '../../src/sending/templates/starters');
  const files = globSync('*.mjml', { cwd: folder });
  assert.equal(files.length, 8);
  for (const key of files) {
    const mjml = readFileSync(join(folder, key), 'utf8');
    const document = parsed(mjml);
    assert.equal(toMjml(document), mjml, key);
    const raws = all(document.blocks).filter(({ type }) => type === 'Raw');
    assert.ok(
      raws.every(({ props }) => props.content.startsWith('<mj-table')),
      key,
    );
  }
});

test('toMjml: gives back every MJML file of the corpus exactly', { skip: withoutCorpora() }, () => {
  const folder = corpus('templates/templates') ?? '';
  const files = globSync('**/*.mjml', { cwd: folder });
  assert.ok(files.length >= 25);
  for (const file of files) {
    const source = readFileSync(join(folder, file), 'utf8');
    assert.equal(toMjml(parsed(source)), source, file);
  }
});

const blank = fc.constantFrom('', ' ', '\n', '\r\n\t', '\n    ');
const value = fc.constantFrom(
  '',
  '#fff',
  '10px 20px',
  'https://a.example/?a=1&amp;b=2',
  '{{ contact.x | default: "y" }}',
  "l'été",
  '{% if a > 3 %}b{% endif %}',
);
const attribute = fc
  .tuple(fc.constantFrom('color', 'padding', 'href', 'css-class', 'data-x'), value, blank, fc.constantFrom('"', "'"))
  .map(([name, text, space, quote]) =>
    quote === "'" && text.includes("'") ? '' : ` ${space}${name}${space}=${quote}${text}${quote}`,
  );
const attributes = fc
  .uniqueArray(attribute, { maxLength: 3, selector: (text) => text.trim().split(/[\s=]/)[0] })
  .map((list) => list.join(''));
const html = fc.constantFrom(
  '',
  'texte',
  '<p>a<br>b</p>',
  '{{ contact.x | default: "</mj-text>" }}',
  '<b title="a>b">c</b>',
  '  \n ',
  '{% raw %}</mj-text>{% endraw %}',
  'a < b & c',
  '<!-- x -->',
);
const leaf = fc.oneof(
  fc
    .tuple(fc.constantFrom('mj-text', 'mj-button', 'mj-table', 'mj-raw'), attributes, html)
    .map(([tag, list, content]) => `<${tag}${list}>${content}</${tag}>`),
  fc
    .tuple(
      fc.constantFrom('mj-image', 'mj-divider', 'mj-spacer', 'mj-inconnu'),
      attributes,
      fc.constantFrom(' />', '/>', '></X>'),
    )
    .map(([tag, list, end]) => `<${tag}${list}${end.replace('X', tag)}`),
  fc.constantFrom('<!-- note <mj-text> -->', '{% for x in contact.l %}', '{% endfor %}', 'texte perdu'),
);
const list = (item: fc.Arbitrary<string>) =>
  fc.array(fc.tuple(blank, item), { maxLength: 4 }).map((items) => items.map(([space, text]) => space + text).join(''));
const element = (tag: string, inner: fc.Arbitrary<string>) =>
  fc.tuple(attributes, list(inner), blank).map(([own, content, space]) => `<${tag}${own}>${content}${space}</${tag}>`);
const column = element('mj-column', leaf);
const section = element('mj-section', fc.oneof(column, element('mj-group', column), leaf));
const body = element('mj-body', fc.oneof(section, element('mj-wrapper', section), leaf));
const anyDocument = fc
  .tuple(
    blank,
    fc.constantFrom('', '<mj-head><mj-title>a</mj-title><mj-style>p > a { b: c }</mj-style></mj-head>'),
    body,
    blank,
  )
  .map(([a, head, content, b]) => `${a}<mjml lang="fr">${a}${head}${content}${b}</mjml>${b}`);

test('toMjml: gives back any document that closes, exactly', () => {
  fc.assert(
    fc.property(anyDocument, (source) => assert.equal(toMjml(parsed(source)), source)),
    { numRuns: 1500 },
  );
});

const letter = `<mjml>
  <mj-body background-color="#eee">
    <mj-section  padding='0'>
      <mj-column>
        <mj-text color="#111"   align="left">Bonjour</mj-text>
        <mj-image src="/i/a.png" alt="" />
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`;

test('toMjml: an edit changes the edited tag and nothing else', () => {
  const document = parsed(letter);
  find(document, 'Text').props.content = 'Bonsoir';
  assert.equal(toMjml(document), letter.replace('Bonjour', 'Bonsoir'));
  find(document, 'Text').props.attributes = { color: '#222', align: '', 'font-size': '18px' };
  assert.equal(
    toMjml(document),
    letter.replace('<mj-text color="#111"   align="left">Bonjour', '<mj-text color="#222" font-size="18px">Bonsoir'),
  );
});

test('toMjml: a self-closing container that gets its first block opens', () => {
  const document = parsed('<mjml><mj-body><mj-section><mj-column /></mj-section></mj-body></mjml>');
  const column = find(document, 'Column');
  column.props.blocks = [{ type: 'Text', props: { id: 't', attributes: {}, content: 'a' } }];
  assert.match(toMjml(document), /<mj-column>\s*<mj-text>a<\/mj-text>\s*<\/mj-column>/);
});

test('toMjml: new blocks are written indented, moved ones keep their text', () => {
  const document = parsed(letter);
  const column = find(document, 'Column');
  column.props.blocks?.reverse();
  column.props.blocks?.push({
    type: 'Button',
    props: { id: 'b', attributes: { href: 'https://a.example/', title: '' }, content: 'Voir' },
  });
  assert.equal(
    toMjml(document).slice(letter.indexOf('<mj-column>'), letter.indexOf('<mj-column>') + 270),
    `<mj-column>
        <mj-image src="/i/a.png" alt="" />
        <mj-text color="#111"   align="left">Bonjour</mj-text>
        <mj-button href="https://a.example/">Voir</mj-button>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`,
  );
});

test('toMjml: body attributes can be changed', () => {
  const document = parsed(letter);
  document.root.attributes = { ...document.root.attributes, 'background-color': '#fff' };
  assert.equal(toMjml(document), letter.replace('#eee', '#fff'));
});

test('fromMjml: Liquid, comments and unknown tags between blocks are Raw blocks in their place', () => {
  const { blocks } = parsed(
    '<mjml><mj-body>{% if contact.x %}<mj-section></mj-section>{% endif %}<!-- a --><mj-hero><mj-text>b</mj-text></mj-hero></mj-body></mjml>',
  );
  assert.deepEqual(
    blocks.map(({ type, props }) => [type, props.content]),
    [
      ['Raw', '{% if contact.x %}'],
      ['Section', ''],
      ['Raw', '{% endif %}<!-- a -->'],
      ['Raw', '<mj-hero><mj-text>b</mj-text></mj-hero>'],
    ],
  );
});

test('fromMjml: quotes inside Liquid do not end an attribute', () => {
  const text = find(
    parsed(
      '<mjml><mj-body><mj-section><mj-column><mj-text title="{{ a | default: "b" }}" color="#fff">x</mj-text></mj-column></mj-section></mj-body></mjml>',
    ),
    'Text',
  );
  assert.deepEqual(text.props.attributes, { title: '{{ a | default: "b" }}', color: '#fff' });
});

test('fromMjml: what does not close, or is no MJML, is not read', () => {
  for (const source of [
    '',
    '<html><body></body></html>',
    '<mjml></mjml>',
    '<mjml><mj-body></mjml>',
    '<mjml><mj-body><mj-section></mj-body></mjml>',
    '<mjml><mj-body><mj-text>x</mj-body></mjml>',
    '<mjml><mj-body></mj-body><mj-body></mj-body></mjml>',
    '<mjml><mj-body><mj-text color=red>x</mj-text></mj-body></mjml>',
  ]) {
    assert.equal(fromMjml(source), undefined, source);
  }
});

test('fromMjml: never throws nor hangs, whatever the text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '<mjml>',
      '<mj-body>',
      '<mj-section',
      '>',
      '"',
      "'",
      '=',
      '{{',
      '}}',
      '{%',
      '%}',
      '<!--',
      '-->',
      '</mj-body>',
      '</mjml>',
      '<mj-text>',
      '</mj-text>',
      ' a="',
      '/>',
      '<',
    ),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const source = `<mjml><mj-body>${pieces.join('')}</mj-body></mjml>`;
      const document = fromMjml(source);
      if (document) assert.equal(toMjml(document), source);
    }),
    { numRuns: 1500 },
  );
});
