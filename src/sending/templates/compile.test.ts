import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CompileInput, type CompiledTemplate, compileTemplate } from './compile.ts';
import { contactView } from './contact-view.ts';
import { type RenderedMessage, prepareRenderer } from './render.ts';

const settings = {
  language: 'fr' as const,
  publicUrl: 'https://courrier.example',
  now: new Date('2026-11-25T10:00:00Z'),
};

function source(mjml: string, more: Partial<CompileInput> = {}): CompileInput {
  return { subject: 'Objet', preheader: '', mjml, ...settings, ...more };
}

function body(content: string): string {
  return `<mjml><mj-body><mj-section><mj-column>${content}</mj-column></mj-section></mj-body></mjml>`;
}

async function compiled(mjml: string, more: Partial<CompileInput> = {}): Promise<CompiledTemplate> {
  const result = await compileTemplate(source(mjml, more));
  assert.ok(result.ok, JSON.stringify(result.ok ? '' : result.errors));
  return result.compiled;
}

const contact = contactView(
  {
    email: 'anne@example.org',
    givenName: 'Anne <b>"l\'amie"</b> & co',
    familyName: 'Le Goff',
    language: 'fr',
    fields: {
      ville: 'Saint-Malo & "x"',
      vip: true,
      villes: ['Brest', 'Rennes'],
      naissance: '1980-03-01',
      site: 'https://anne.example/?a=1&b=2',
    },
  },
  { ville: 'text', vip: 'boolean', villes: 'list', naissance: 'date', site: 'text' },
);

async function rendered(mjml: string, more: Partial<CompileInput> = {}, who = contact): Promise<RenderedMessage> {
  const render = prepareRenderer(await compiled(mjml, more));
  return render({
    contact: who,
    unsubscribeUrl: 'https://courrier.example/u/jeton',
    link: (index) => `https://courrier.example/c/${index}?a=1&b=2`,
  });
}

test('compileTemplate: the result is plain JSON and renders the same after a round trip through it', async () => {
  const template = await compiled(
    body('<mj-text>Bonjour {{ contact.given_name | default: "vous" }} <a href="https://a.example/">a</a></mj-text>'),
  );
  const frozen = JSON.parse(JSON.stringify(template)) as CompiledTemplate;
  assert.deepEqual(frozen, template);
  const request = { contact, unsubscribeUrl: 'https://u.example/', link: () => 'https://l.example/' };
  assert.deepEqual(prepareRenderer(frozen)(request), prepareRenderer(template)(request));
});

test('compileTemplate: a value is written as its place asks: text, attribute, path, query, style and plain text', async () => {
  const { html, text } = await rendered(
    body(
      `<mj-text><b title="{{ contact.given_name }}">{{ contact.given_name }}</b>
       <a href="https://a.example/{{ contact.ville }}?v={{ contact.ville }}&amp;w=1">v</a>
       <a href='https://a.example/?v={{ contact.given_name }}'>w</a>
       <span style="color: {{ contact.couleur | default: '#ff0000' }}">s</span></mj-text>`,
    ),
  );
  const escaped = 'Anne &lt;b&gt;&quot;l&#39;amie&quot;&lt;/b&gt; &amp; co';
  assert.ok(html.includes(`<b title="${escaped}">${escaped}</b>`), html);
  assert.ok(
    html.includes('href="https://a.example/Saint-Malo%20%26%20%22x%22?v=Saint-Malo%20%26%20%22x%22&amp;w=1"'),
    html,
  );
  assert.ok(html.includes("href='https://a.example/?v=Anne%20%3Cb%3E%22l%27amie%22%3C%2Fb%3E%20%26%20co'"), html);
  assert.ok(html.includes('<span style="color: #ff0000">s</span>'), html);
  assert.ok(text.includes('Anne <b>"l\'amie"</b> & co'), text);
});

test('compileTemplate: fixed web links become slots, each address once; the rest stays as written', async () => {
  const mjml = body(
    `<mj-text><a href="https://a.example/?x=1&amp;y=2">un</a> <a href="https://a.example/?x=1&amp;y=2">deux</a>
     <a href="mailto:bonjour@a.example">écrire</a> <a href="tel:+33123456789">appeler</a> <a href="#haut">haut</a>
     <a href="{{ unsubscribe_url }}">stop</a> <a href="{{ contact.site }}">site</a></mj-text>
     <mj-button href="https://b.example/été">voir</mj-button>`,
  );
  const template = await compiled(mjml);
  assert.deepEqual(template.links, ['https://a.example/?x=1&y=2', 'https://b.example/%C3%A9t%C3%A9']);
  const { html, text } = await rendered(mjml);
  assert.equal(html.match(/href="https:\/\/courrier\.example\/c\/0\?a=1&amp;b=2"/g)?.length, 2);
  assert.ok(html.includes('href="https://courrier.example/c/1?a=1&amp;b=2"'));
  for (const kept of [
    'mailto:bonjour@a.example',
    'tel:+33123456789',
    '#haut',
    'https://courrier.example/u/jeton',
    'https://anne.example/?a=1&amp;b=2',
  ])
    assert.ok(html.includes(`href="${kept}"`), kept);
  assert.ok(text.includes('stop <https://courrier.example/u/jeton>'), text);
  assert.ok(text.includes('écrire <bonjour@a.example>'), text);
  assert.ok(!text.includes('#haut'), text);
});

test('compileTemplate: Outlook’s conditional markup is delivered with its links as slots and its values escaped', async () => {
  const mjml = `<html><body><!--[if mso]><a href="https://a.example/">{{ contact.given_name }}</a><![endif]--><!--[if !mso]><!--><p>p</p><!--<![endif]--></body></html>`;
  const { html } = await rendered(mjml);
  assert.ok(html.includes('<!--[if mso]><a href="https://courrier.example/c/0?a=1&amp;b=2">Anne &lt;b&gt;'), html);
  assert.ok(html.includes('<!--[if !mso]><!--><p>p</p><!--<![endif]-->'), html);
});

test('compileTemplate: conditions and loops around blocks, in texts and in attributes reach both parts', async () => {
  const mjml = `<mjml><mj-body>
    {% if contact.vip %}<mj-section><mj-column><mj-text><h1>Privilège</h1></mj-text></mj-column></mj-section>{% else %}<mj-section><mj-column><mj-text>Bienvenue</mj-text></mj-column></mj-section>{% endif %}
    <mj-section><mj-column>
      {% for ville in contact.villes %}<mj-text>Escale : {{ ville }}</mj-text>{% endfor %}
      <mj-text><a href="{% if contact.vip %}https://vip.example/{% else %}https://tous.example/{% endif %}">ici</a></mj-text>
    </mj-column></mj-section></mj-body></mjml>`;
  const { html, text } = await rendered(mjml);
  assert.ok(html.includes('Privilège') && !html.includes('Bienvenue'));
  assert.ok(html.includes('href="https://vip.example/"'));
  assert.equal(text, 'Privilège\n\nEscale : Brest\n\nEscale : Rennes\n\nici <https://vip.example/>\n');
});

test('compileTemplate: the plain-text part keeps lists, tables and alternative texts readable, and shows nothing hidden', async () => {
  const { text } = await rendered(
    body(`<mj-text><h2>Sommaire</h2><p>Un&nbsp;: deux</p><ul><li>pain</li>{% for v in contact.villes %}<li>{{ v }}</li>{% endfor %}</ul><div style="display:none">caché</div></mj-text>
      <mj-image src="https://a.example/i.png" alt="Le port au matin" />
      <mj-image src="https://a.example/i.png" alt="" />
      <mj-table><tr><th>Objet</th><th>Prix</th></tr><tr><td>Thé</td><td>12 €</td></tr></mj-table>
      <mj-button href="https://a.example/">Voir</mj-button>`),
    { preheader: 'aperçu' },
  );
  assert.equal(
    text,
    'Sommaire\n\nUn\u00a0: deux\n\n- pain\n- Brest\n- Rennes\n\n[Le port au matin]\n\nObjet | Prix\nThé | 12 €\n\nVoir <https://courrier.example/c/0?a=1&b=2>\n',
  );
});

test('compileTemplate: the preheader field replaces mj-preview, is hidden, escaped, and stays out of the text part', async () => {
  const mjml = `<mjml><mj-head><mj-preview>ancien</mj-preview></mj-head><mj-body><mj-section><mj-column><mj-text>corps</mj-text></mj-column></mj-section></mj-body></mjml>`;
  const { html, text } = await rendered(mjml, { preheader: 'Pour {{ contact.given_name }} & <vous>' });
  assert.ok(!html.includes('ancien'));
  assert.match(html, /<body[^>]*>\s*<div style="display:none;[^"]*">Pour Anne &lt;b&gt;.*&#38; &#60;vous&#62;/);
  assert.equal(text, 'corps\n');
  assert.ok((await rendered(mjml)).html.includes('ancien'));
});

test('compileTemplate: the document gets its language, and its title from the subject', async () => {
  const { html } = await rendered(body('<mj-text>x</mj-text>'), { subject: 'Bonjour {{ contact.given_name }} & vous' });
  assert.match(html, /<html lang="fr"/);
  assert.ok(html.includes('<title>Bonjour Anne &lt;b&gt;'), html.slice(0, 300));
});

test('compileTemplate: our own images get the public address, foreign ones keep theirs', async () => {
  const { html } = await rendered(
    body('<mj-image src="/i/abc.png" alt="" /><mj-image src="https://a.example/i/abc.png" alt="" />'),
  );
  assert.ok(html.includes('src="https://courrier.example/i/abc.png"'));
  assert.ok(html.includes('src="https://a.example/i/abc.png"'));
});

test('compileTemplate: white space asked away by dashes, comments and raw blocks are as Liquid says', async () => {
  const { text } = await rendered(
    body(
      '<mj-text>a {{- " b " -}} c{% comment %} {{ nothing }} {% endcomment %}{% # note %}d {% raw %}{{ tel quel }}{% endraw %}{{ "&amp;" }}</mj-text>',
    ),
  );
  assert.equal(text, 'a b cd {{ tel quel }}&\n');
});

test('compileTemplate: a markup comment vanishes with the Liquid in it, a conditional one stays', async () => {
  const { html } = await rendered(
    body('<!-- {{ contact.secret }} --><mj-text>a<!-- note -->b<!--[if mso]>c<![endif]--></mj-text>'),
  );
  assert.ok(!html.includes('note') && html.includes('ab<!--[if mso]>c<![endif]-->'), html);
});

test('compileTemplate: quotes written as entities inside Liquid by rich-text editors are read as quotes', async () => {
  const { text } = await rendered(body('<mj-text>{{ contact.rien | default: &quot;à vous&quot; }}</mj-text>'));
  assert.equal(text, 'à vous\n');
});

test('compileTemplate: an HTML document is kept byte for byte, fragments get a document', async () => {
  const document =
    '<!DOCTYPE html>\r\n<html><head><style>p{color:red}</style></head><body class=x>\r\n  <P Align=left>a &copy; b</P>\t<br/>\r\n</body></html>\r\n';
  assert.equal((await rendered(document)).html, document);
  assert.match((await rendered('<p>seul</p>')).html, /^<!doctype html>\n<html lang="fr">[\s\S]*<p>seul<\/p>/);
});

test('compileTemplate: an unquoted attribute with a value gets quotes', async () => {
  const { html } = await rendered('<html><body><p title={{ contact.ville }}>x</p></body></html>');
  assert.ok(html.includes('<p title="Saint-Malo &amp; &quot;x&quot;">'), html);
});

test('compileTemplate: the author’s own private-use characters survive', async () => {
  const { html, subject } = await rendered(body('<mj-text>\ue001 {{ contact.ville }} \uf8ff\ue001</mj-text>'), {
    subject: 'a \ue000 {{ contact.vide }}b',
  });
  assert.ok(html.includes('\ue001 Saint-Malo &amp; &quot;x&quot; \uf8ff\ue001'), html);
  assert.equal(subject, 'a \ue000 b');
});

test('compileTemplate: values in the message’s language: dates, yes and no, lists, numbers, and a frozen now', async () => {
  const mjml = body(
    '<mj-text>{{ contact.naissance }} {{ contact.vip }} {{ contact.villes }} {{ contact.naissance | date: "%B %Y" }} {{ 1234.5 | number }} {{ "now" | date: "%Y-%m-%d" }}</mj-text>',
  );
  assert.equal((await rendered(mjml)).text, '1 mars 1980 oui Brest, Rennes mars 1980 1\u202f234,5 2026-11-25\n');
  assert.equal(
    (await rendered(mjml, { language: 'en' })).text,
    '1 March 1980 yes Brest, Rennes March 1980 1,234.5 2026-11-25\n',
  );
});

test('compileTemplate: a capture is markup where it is shown, and its values are escaped once', async () => {
  const { html, text } = await rendered(
    body('<mj-text>{% capture x %}<b>{{ contact.ville }}</b>{% endcapture %}[{{ x }}]</mj-text>'),
  );
  assert.ok(html.includes('[<b>Saint-Malo &amp; &quot;x&quot;</b>]'), html);
  assert.equal(text.trim(), '[Saint-Malo & "x"]');
});

const faults: [name: string, mjml: string, code: string, place: string][] = [
  ['an output never closed', body('<mj-text>a\n {{ contact.ville</mj-text>'), 'liquid_not_closed', '2:2'],
  ['a block never closed', body('<mj-text>a {% if contact.vip %}</mj-text>'), 'liquid_block_not_closed', ''],
  ['a branch without a block', body('<mj-text>{% else %}</mj-text>'), 'liquid_block_stray', ''],
  [
    'an unknown filter',
    body('<mj-text>\n\n {{ contact.ville | majuscules }}</mj-text>'),
    'liquid_filter_unknown',
    '3:21',
  ],
  ['raw', body('<mj-text>{{ contact.ville | raw }}</mj-text>'), 'liquid_filter_forbidden', ''],
  ['an unknown tag', body('<mj-text>{% fi %}</mj-text>'), 'liquid_tag_unknown', ''],
  ['a tag that reads files', body('<mj-text>{% include "/etc/passwd" %}</mj-text>'), 'liquid_tag_forbidden', ''],
  ['curly quotes', body('<mj-text>{{ contact.ville | default: “vous” }}</mj-text>'), 'liquid_curly_quotes', ''],
  ['two values at once', body('<mj-text>{{ contact.given name }}</mj-text>'), 'liquid_syntax', ''],
  [
    'Liquid where MJML drops it',
    body('<mj-image width="{{ contact.ville }}px" src="/i/a.png" alt="" />'),
    'liquid_without_effect',
    '',
  ],
  ['a value as attribute name', body('<mj-text><b {{ contact.ville }}>x</b></mj-text>'), 'liquid_in_markup', ''],
  [
    'a capture in an attribute',
    body('<mj-text><a href="{% capture x %}{{ contact.ville }}{% endcapture %}">x</a>{{ x }}</mj-text>'),
    'liquid_in_markup',
    '',
  ],
  [
    'a block across elements',
    body('<mj-text><a href="{% if contact.vip %}https://a.example/">x</a>{% endif %}</mj-text>'),
    'liquid_crosses_elements',
    '',
  ],
  [
    'a loop of a million',
    body('<mj-text>\n{% for i in (1..1000000) %}x{% endfor %}</mj-text>'),
    'render_too_long',
    '2:1',
  ],
  [
    'a loop in a loop',
    body('<mj-text>{% for i in (1..5000) %}{% for j in (1..5000) %}x{% endfor %}{% endfor %}</mj-text>'),
    'render_too_long',
    '',
  ],
  [
    'a text that doubles',
    body(`<mj-text>{% assign a = "xxxxxxxxxx" %}${'{% assign a = a | append: a %}'.repeat(40)}{{ a }}</mj-text>`),
    'render_too_long',
    '',
  ],
  ['a script', body('<mj-text><script>alert(1)</script></mj-text>'), 'markup_forbidden', ''],
  ['an event handler', body('<mj-text><b onclick="x()">b</b></mj-text>'), 'markup_forbidden', ''],
  [
    'a link that runs code',
    body('<mj-text><a href="java&#115;cript:alert(1)">x</a></mj-text>'),
    'markup_forbidden',
    '',
  ],
  [
    'a style sheet that runs code',
    body('<mj-text><b style="width: expression(alert(1))">x</b></mj-text>'),
    'markup_forbidden',
    '',
  ],
  [
    'a tag never closed',
    '<mjml><mj-body><mj-section><mj-column><mj-text>x</mj-text></mj-section></mj-body></mjml>',
    'mjml_tag_not_closed',
    '1:28',
  ],
  ['a tag that closes nothing', '<mjml><mj-body></mj-section></mj-body></mjml>', 'mjml_tag_stray', '1:16'],
  ['no body', '<mjml><mj-head></mj-head></mjml>', 'mjml_body_missing', ''],
  [
    'blocks nested without end',
    `<mjml><mj-body>${'<mj-wrapper>'.repeat(500)}${'</mj-wrapper>'.repeat(500)}</mj-body></mjml>`,
    'markup_too_deep',
    '',
  ],
  ['a text without measure', `<p>${'x'.repeat(500_000)}</p>`, 'text_too_long', ''],
  ['thousands of outputs', body(`<mj-text>${'{{ contact.ville }}'.repeat(7000)}</mj-text>`), 'liquid_too_many', ''],
];

for (const [name, mjml, code, place] of faults) {
  test(`compileTemplate: ${name} is the error ${code}`, async () => {
    const start = performance.now();
    const result = await compileTemplate(source(mjml));
    assert.ok(!result.ok, 'compiled');
    const found = result.errors.find((error) => error.code === code);
    assert.ok(found, JSON.stringify(result.errors));
    if (place) assert.equal(`${found.line}:${found.column}`, place);
    assert.ok(performance.now() - start < 2000, `took ${performance.now() - start} ms`);
  });
}

test('compileTemplate: a fault in subject or preheader has its place there', async () => {
  const result = await compileTemplate(
    source(body('<mj-text>x</mj-text>'), { subject: 'a {{ b | c }}', preheader: 'é {% if %}' }),
  );
  assert.ok(!result.ok);
  assert.deepEqual(
    result.errors.map(({ part, code, line, column }) => [part, code, line, column]),
    [
      ['subject', 'liquid_filter_unknown', 1, 10],
      ['preheader', 'liquid_syntax', 1, 8],
      ['preheader', 'liquid_block_not_closed', 1, 3],
    ],
  );
});

test('compileTemplate: unknown fields and variables are warnings with the nearest name; known ones are listed', async () => {
  const result = await compileTemplate(
    source(
      body(
        '<mj-text>{{ contact.vile }} {{ contact.given_name }} {{ contct.ville }} {% assign x = 1 %}{{ x }}{% for i in (1..2) %}{{ i }}{{ forloop.index }}{% endfor %}</mj-text>',
      ),
      { fields: ['ville'] },
    ),
  );
  assert.ok(result.ok);
  assert.deepEqual(
    result.warnings.filter(({ code }) => code.endsWith('_unknown')).map(({ code, params }) => [code, params]),
    [
      ['field_unknown', { field: 'vile', near: 'ville' }],
      ['variable_unknown', { variable: 'contct', near: 'contact' }],
    ],
  );
  assert.deepEqual(result.compiled.fields, ['given_name', 'vile']);
});

test('compileTemplate: mj-include reads no file', async () => {
  const { html } = await rendered(
    `<mjml><mj-head><mj-include path="/etc/passwd" type="css" /></mj-head><mj-body><mj-include path="./package.json" /><mj-section><mj-column><mj-text>ok</mj-text></mj-column></mj-section></mj-body></mjml>`,
  );
  assert.ok(!html.includes('root:') && !html.includes('dauphin') && html.includes('ok'));
});
