import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { corpus, withoutCorpora } from '#test/kit/corpora.ts';
import { compileTemplate } from './compile.ts';
import { findForbidden } from './forbidden-markup.ts';
import { type ImportedTemplate, importTemplate } from './import-template.ts';
import { importNoteWords } from './import-note.ts';
import { decodeEntities } from './markup-walk.ts';
import { prepareRenderer } from './render.ts';

const settings = {
  language: 'en' as const,
  publicUrl: 'https://courrier.example',
  now: new Date('2026-11-25T10:00:00Z'),
};

async function imported(text: string | Uint8Array, fileName = 'lettre.html'): Promise<ImportedTemplate> {
  const result = await importTemplate(typeof text === 'string' ? Buffer.from(text) : text, { ...settings, fileName });
  assert.ok(result.ok, JSON.stringify(result));
  return result.template;
}

async function rendered(mjml: string) {
  const result = await compileTemplate({ ...settings, subject: 'x', preheader: '', mjml });
  assert.ok(result.ok, JSON.stringify(result.ok ? '' : result.errors));
  const { links } = result.compiled;
  return {
    links,
    ...prepareRenderer(result.compiled)({
      contact: { email: 'a@example.org' },
      unsubscribeUrl: 'https://courrier.example/u/x',
      link: (index) => links[index] ?? '',
    }),
  };
}

const folder = withoutCorpora() === false ? corpus('templates/templates') : undefined;
const files = folder === undefined ? [] : globSync('**/*.{html,mjml,twig,txt,css}', { cwd: folder }).sort();

test('importTemplate: every template of the corpus comes in unharmed and renders, with its links and its text', {
  skip: withoutCorpora(),
}, async () => {
  assert.ok(files.length > 400, `${files.length} files`);
  let taken = 0;
  for (const file of files) {
    const bytes = readFileSync(join(folder ?? '', file));
    const result = await importTemplate(bytes, { ...settings, fileName: file });
    if (!result.ok) {
      assert.match(file, /\.(?:txt|css)$/, `${file}: ${result.reason}`);
      continue;
    }
    taken += 1;
    const { template } = result;
    assert.deepEqual(template.errors, [], file);
    assert.deepEqual(findForbidden(template.mjml), [], file);
    for (const note of template.notes)
      for (const words of Object.values(importNoteWords(note)))
        assert.doesNotMatch(words, /^$|\{(?:what|count|from|to|field|liquid|path|tag|line)\}/, file);
    const message = await rendered(template.mjml);
    assert.ok(message.text.trim().length > 20, `${file}: ${message.text}`);
    keptLinks(file, bytes.toString('utf8'), message);
  }
  assert.equal(taken, 338);
});

/** Every fixed web link of the file, outside comments, is a slot of the message. */
function keptLinks(file: string, original: string, { links, html }: { links: string[]; html: string }): void {
  const source = original.replace(/<!--(?!\[if|<!|>)[\s\S]*?-->/g, '');
  const wanted = [
    ...source.matchAll(/<(?:a|area|mj-button|mj-image|mj-navbar-link)\s[^>]*?\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/gi),
  ].map(([, a, b]) => decodeEntities(a ?? b ?? '').trim());
  for (const link of wanted) {
    if (!/^https?:\/\/[\x21-\x7e]+$/.test(link) || /[{}*%[\]|]/.test(link) || !URL.canParse(link)) continue;
    assert.ok(links.includes(link) || html.includes(link), `${file}: ${link}`);
  }
}

test('importTemplate: a harmless HTML document is kept byte for byte, whatever its line ends', async () => {
  const text =
    '<!DOCTYPE html>\r\n<HTML><head><title>La  lettre</title></head><body bgcolor=#fff><p>é &nbsp; &copy;</p></body></HTML>\r\n';
  const template = await imported(text);
  assert.equal(template.mjml, text);
  assert.equal(template.kind, 'html');
  assert.equal(template.subject, 'La lettre');
  assert.deepEqual(template.notes, []);
});

test('importTemplate: scripts, handlers and forms are cut, and the report says so in both languages', async () => {
  const template = await imported(
    '<body><script>x</script><script>y</script><p onclick="z">a</p><form><p>b</p></form></body>',
  );
  assert.equal(template.mjml, '<body><p >a</p><p>b</p></body>');
  assert.deepEqual(
    template.notes.map(importNoteWords).map(({ en }) => en),
    [
      '“script” was removed (2): mail programs do not accept it.',
      '“onclick” was removed (1): mail programs do not accept it.',
      '“form” was removed (2): mail programs do not accept it.',
    ],
  );
});

test('importTemplate: a script hidden in the pieces of another is cut too', async () => {
  const template = await imported('<body><p>a</p><<form>script>alert(1)<<form>/script></body>');
  assert.deepEqual(findForbidden(template.mjml), []);
  assert.doesNotMatch(template.mjml, /<script/i);
});

test('importTemplate: merge fields of other platforms become ours, or stay visible and reported', async () => {
  const template = await imported(
    '<body><p>*|FNAME|* {{ contact.PRENOM }} {contactfield=lastname} %recipient.first_name% *|LIST:COMPANY|* {{#each x}}{{{y}}}{{/each}} {{ produit }}</p><a href="*|UNSUB|*">stop</a></body>',
  );
  const { html } = await rendered(template.mjml);
  assert.ok(html.includes('*|LIST:COMPANY|* {{#each x}}{{{y}}}{{/each}} {{ produit }}'), html);
  assert.ok(html.includes('href="https://courrier.example/u/x"'));
  assert.equal(template.mjml.match(/\{\{ contact\.given_name \}\}/g)?.length, 3);
  assert.deepEqual(
    template.notes
      .filter(({ code }) => code === 'logic_kept')
      .map(({ params }) => params['liquid'])
      .sort(),
    ['{{ produit }}', '{{#each x}}', '{{/each}}', '{{{y}}'],
  );
});

test('importTemplate: our own Liquid is left alone', async () => {
  const text =
    '<body>{% if contact.ville == "Brest" %}<p>{{ contact.given_name | default: "vous" }}</p>{% endif %}{% for x in contact.villes %}{{ x }}{% endfor %}</body>';
  assert.equal((await imported(text)).mjml, text);
});

test('importTemplate: Windows-1252, declared charsets and UTF-16 are read', async () => {
  const letters = Buffer.from('<p>\xe9t\xe9 \x80</p>', 'latin1');
  assert.equal((await imported(letters)).mjml, '<p>été €</p>');
  assert.equal(
    (await imported(Buffer.from('<meta charset="iso-8859-2"><p>\xb1</p>', 'latin1'))).mjml,
    '<meta charset="iso-8859-2"><p>ą</p>',
  );
  assert.equal((await imported(Buffer.from('\ufeff<p>été</p>', 'utf16le'))).mjml, '<p>été</p>');
});

test('importTemplate: what is no template is refused with its reason', async () => {
  const reason = async (text: string) => {
    const result = await importTemplate(Buffer.from(text), { ...settings, fileName: 'x' });
    return result.ok ? 'taken' : result.reason;
  };
  assert.equal(await reason(''), 'empty');
  assert.equal(await reason('email;prenom\na@example.org;Anne\n'), 'not_markup');
  assert.equal(await reason(`<p>${'x'.repeat(500_000)}</p>`), 'too_long');
});

test('importTemplate: no bytes at all make it throw', async () => {
  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
    const noise = Buffer.from(
      Array.from({ length: 3000 }, (_, index) => ((index * seed * 2654435761) >>> (index % 24)) & 255),
    );
    await importTemplate(Buffer.concat([Buffer.from('<p>'), noise]), { ...settings, fileName: 'x' });
    const pieces = [
      '<mjml>',
      '<mj-body>',
      '{{',
      '}}',
      '{%',
      '%}',
      '<mj-text>',
      '</mj-text>',
      '{% if contact.x %}',
      '<script>',
      '"',
      '<a href=',
      '-->',
      '<!--[if mso]>',
      '\ue001',
      '{% raw %}',
    ];
    const text = Array.from(
      { length: 60 },
      (_, index) => pieces[(index * seed * 7 + (index >> 2) * seed) % pieces.length],
    ).join('');
    await importTemplate(Buffer.from(`<mjml>${text}`), { ...settings, fileName: 'x' });
  }
});
