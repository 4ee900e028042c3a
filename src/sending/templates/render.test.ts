import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compileTemplate } from './compile.ts';
import { CalendarDate, type ContactView, contactView } from './contact-view.ts';
import { RenderFailure } from './escape.ts';
import type { Part } from './liquid-program.ts';
import { joinProgram, liquidProgram, prepareRenderer } from './render.ts';

const now = new Date('2026-11-25T10:00:00Z');
const settings = {
  subject: 'Objet',
  preheader: '',
  language: 'fr' as const,
  publicUrl: 'https://courrier.example',
  now,
};
const request = {
  unsubscribeUrl: 'https://courrier.example/u/x',
  link: (index: number) => `https://courrier.example/c/${index}`,
};

async function prepared(mjml: string, subject = 'Objet') {
  const result = await compileTemplate({ ...settings, subject, mjml });
  assert.ok(result.ok, JSON.stringify(result.ok ? '' : result.errors));
  return prepareRenderer(result.compiled);
}

const fields = ['prenom', 'ville', 'age', 'vip', 'jour', 'villes'] as const;
const anyValue = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '',
    ' ',
    '<b>',
    '"\'&',
    'a\r\nb',
    '\u0000',
    '\ud800',
    '{{ contact.ville }}',
    'javascript:alert(1)',
    'https://a.example/?a=1&b=2',
    ']]>',
    '-->',
    '\u2028',
  ),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
  fc.constant(new CalendarDate('2024-02-29')),
  fc.array(fc.string(), { maxLength: 3 }),
);
const anyContact: fc.Arbitrary<ContactView> = fc.dictionary(fc.constantFrom(...fields), anyValue);
const anyFilter = fc.constantFrom(
  '',
  ' | capitalize',
  ' | upcase',
  ' | downcase',
  ' | strip',
  ' | default: "à <vous>"',
  ' | default: 3',
  " | strip | default: 'x' | upcase",
  ' | upcase | default: ""',
);
const anyOutput = fc
  .tuple(fc.constantFrom(...fields, 'inconnu'), anyFilter)
  .map(([field, filter]) => `{{ contact.${field}${filter} }}`);
const anyPart: fc.Arbitrary<Part> = fc.oneof(
  fc.string({ unit: fc.constantFrom('{', '}', '%', '<', 'a', '"', ' ', '\n', 'é') }),
  fc.record({
    output: anyOutput,
    as: fc.constantFrom('text' as const, 'attribute' as const, 'path' as const, 'query' as const, 'plain' as const),
  }),
  fc.record({ output: anyOutput, as: fc.constant('style' as const) }),
  fc.record({ output: fc.constant('{{ unsubscribe_url }}'), as: fc.constantFrom('text' as const, 'plain' as const) }),
  fc.record({ link: fc.nat(2), as: fc.constantFrom('attribute' as const, 'plain' as const) }),
  fc.record({
    address: fc.array(
      fc.oneof(
        fc.constantFrom('https://a.example/', '/x'),
        fc.record({ output: anyOutput, as: fc.constantFrom('link' as const, 'path' as const) }),
      ),
      { minLength: 1, maxLength: 2 },
    ),
    as: fc.constantFrom('attribute' as const, 'plain' as const),
  }),
);

test('prepareRenderer: the fast path and liquidjs give the same bytes, or the same refusal', () => {
  fc.assert(
    fc.property(
      fc.array(anyPart, { maxLength: 8 }),
      anyContact,
      fc.constantFrom('fr' as const, 'en' as const),
      (parts, contact, language) => {
        const fast = joinProgram(parts, language);
        assert.ok(fast, 'needs no Liquid');
        const slow = liquidProgram(parts, { format: 'html', language, now });
        const scope = {
          contact,
          unsubscribe_url: request.unsubscribeUrl,
          links: ['https://l.example/?a=1&b=2', 'https://m.example/', ''],
        };
        assert.deepEqual(
          outcome(() => fast(scope)),
          outcome(() => slow(scope)),
        );
      },
    ),
    { numRuns: 2000 },
  );
});

function outcome(run: () => string): unknown {
  try {
    return run();
  } catch (error) {
    if (error instanceof RenderFailure) return [error.code, error.params];
    throw error;
  }
}

test('prepareRenderer: no contact value can add markup, whatever it holds and wherever it stands', async () => {
  const render = await prepared(
    `<html><body><p title="{{ contact.prenom }}">{{ contact.prenom }}</p><a href="https://a.example/{{ contact.prenom }}?q={{ contact.prenom }}" class='{{ contact.prenom }}'>x</a><!--[if mso]><i>{{ contact.prenom }}</i><![endif]--></body></html>`,
  );
  const bare = render({ ...request, contact: { prenom: '' } }).html;
  const shape = (html: string) => html.replace(/[^<>"']/g, '');
  fc.assert(
    fc.property(anyValue, (prenom) => {
      assert.equal(shape(render({ ...request, contact: { prenom } }).html), shape(bare));
    }),
  );
});

test('prepareRenderer: CR, LF and control characters never enter a subject', async () => {
  const render = await prepared(
    '<p>x</p>',
    'Bonjour {{ contact.prenom }},\r\nBcc: x@example.org {{ contact.ville | upcase | append: "\n" }}',
  );
  fc.assert(
    fc.property(anyContact, (contact) => {
      const { subject } = render({ ...request, contact });
      assert.doesNotMatch(subject, /[\p{Cc}\u2028\u2029]/u);
      assert.ok(subject.isWellFormed());
    }),
  );
  assert.equal(
    render({ ...request, contact: { prenom: 'A\r\nTo: b@example.org' } }).subject,
    'Bonjour A To: b@example.org, Bcc: x@example.org',
  );
});

test('prepareRenderer: a subject is not HTML: nothing is escaped, French no-break spaces stay', async () => {
  const render = await prepared('<p>x</p>', 'Prêts\u00a0? {{ contact.prenom }} & {{ contact.prenom | upcase }}');
  assert.equal(render({ ...request, contact: { prenom: 'Zoé <3' } }).subject, 'Prêts\u00a0? Zoé <3 & ZOÉ <3');
});

for (const address of [
  'javascript:alert(1)',
  'data:text/html,x',
  '',
  '/relatif',
  'https://',
  'https://a b.example',
  'https://a.example/"onclick="x',
  'ftp://a.example/',
]) {
  test(`prepareRenderer: a link made of the value ${JSON.stringify(address)} is refused for that contact`, async () => {
    const render = await prepared('<p><a href="{{ contact.site }}">x</a></p>');
    assert.throws(
      () => render({ ...request, contact: { site: address } }),
      (error) => error instanceof RenderFailure && error.code === 'value_unsafe',
    );
    assert.ok(
      render({ ...request, contact: { site: 'https://a.example/é?b=1&c' } }).html.includes(
        'href="https://a.example/é?b=1&amp;c"',
      ),
    );
  });
}

test('prepareRenderer: a style value can not leave its declaration', async () => {
  const render = await prepared('<p style="color: {{ contact.c }}; background: url({{ contact.u }})">x</p>');
  const u = 'https://a.example/b.png';
  assert.ok(
    render({ ...request, contact: { c: '#fff', u } }).html.includes(
      'color: #fff; background: url(https://a.example/b.png)',
    ),
  );
  assert.throws(() => render({ ...request, contact: { c: 'red; position: fixed', u } }), RenderFailure);
  assert.throws(() => render({ ...request, contact: { c: 'red', u: 'javascript:x' } }), RenderFailure);
});

test('prepareRenderer: prototypes are out of reach, and a field may bear the name of a built-in', async () => {
  const render = await prepared(
    '<p>[{{ contact.constructor }}{{ contact.__proto__ }}{{ contact.toString | upcase }}{{ contact.prenom.constructor.name }}]{{ contact.size }}</p>',
  );
  assert.ok(render({ ...request, contact: { prenom: 'x', size: 'L' } }).html.includes('[]L'));
});

test('prepareRenderer: an endless loop over a contact’s list ends with a clear refusal, soon', async () => {
  const render = await prepared(
    '<p>{% for a in contact.villes %}{% for b in contact.villes %}{% for c in contact.villes %}x{% endfor %}{% endfor %}{% endfor %}</p>',
  );
  const contact = contactView(
    { email: 'a@example.org', fields: { villes: Array.from({ length: 1000 }, () => 'v') } },
    { villes: 'list' },
  );
  const start = performance.now();
  assert.throws(
    () => render({ ...request, contact }),
    (error) => error instanceof RenderFailure && error.code === 'render_too_long',
  );
  assert.ok(performance.now() - start < 1500);
});

test('prepareRenderer: the link function is asked once for each slot', async () => {
  const render = await prepared(
    '<p><a href="https://a.example/">a</a><a href="https://b.example/">b</a><a href="https://a.example/">c</a></p>',
  );
  const asked: number[] = [];
  render({ ...request, contact: {}, link: (index) => `https://l.example/${asked.push(index)}` });
  assert.deepEqual(asked, [0, 1]);
});
