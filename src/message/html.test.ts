import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readHtml } from './html.ts';

const seen: [string, string][] = [
  ['<p>Bonjour <b>Zoé</b></p><p>À bientôt</p>', 'Bonjour Zoé\nÀ bientôt'],
  ['a&nbsp;&eacute;&#233;<br>b', 'a éé\nb'],
  ['<title>x</title><style>p{}</style><script>y</script>z', 'z'],
  ['<table><tr><td>a</td><td>b</td></tr></table>', 'a b'],
  ['plain text', 'plain text'],
  ['<p>unclosed <b>bold', 'unclosed bold'],
];
for (const [source, visible] of seen) {
  test(`readHtml shows ${JSON.stringify(source)}`, () => {
    const reading = readHtml(source);
    assert.equal(reading.visibleText, visible);
    assert.deepEqual(reading.hidden, []);
  });
}

const hidden: [string, string][] = [
  ['<div style="display:none">x</div>', 'display'],
  ['<div style="DISPLAY : None !important"><p>x</p></div>', 'display'],
  ['<div hidden>x</div>', 'attribute'],
  ['<span style="visibility:hidden">x</span>', 'visibility'],
  ['<span style="opacity:0">x</span>', 'visibility'],
  ['<span style="font-size:0">x</span>', 'size'],
  ['<span style="font-size:1px">x</span>', 'size'],
  ['<p style="color:#fff">x</p>', 'colour'],
  ['<td bgcolor="#336699"><font color="#336699">x</font></td>', 'colour'],
  ['<div style="background:rgb(10,20,30);color:rgb(12,22,28)">x</div>', 'colour'],
  ['<div style="max-height:0;overflow:hidden">x</div>', 'position'],
  ['<div style="position:absolute;left:-9999px">x</div>', 'position'],
  ['<p style="text-indent:-5000px">x</p>', 'position'],
  ['<style>.ghost{display:none}</style><p class="a ghost">x</p>', 'display'],
  ['<style>/* a */ #ghost , b {display:none}</style><p id=ghost>x</p>', 'display'],
];
test('readHtml says which element hides a text', () => {
  const hiders = (source: string) => readHtml(source).hidden.map(({ hider }) => hider);
  assert.deepEqual(hiders('<p>a<div style="display:none"><p>b</p></div></p>'), [4]);
  assert.deepEqual(hiders('<p style="font-size:0">a</p>'), [undefined]);
});

for (const [source, by] of hidden) {
  test(`readHtml finds what ${JSON.stringify(source)} hides`, () => {
    const reading = readHtml(source);
    assert.deepEqual(
      reading.hidden.map((one) => [one.text, one.by]),
      [['x', by]],
    );
    const [one] = reading.hidden;
    assert.equal(source.slice(one?.start, (one?.start ?? 0) + (one?.length ?? 0)), 'x');
    assert.equal(reading.visibleText, '');
  });
}

const notHidden = [
  '<div style="font-size:0"><span style="font-size:14px">x</span></div>',
  '<p style="color:#fff;background:url(x.png)">x</p>',
  '<div style="background:#000"><p style="color:#fff">x</p></div>',
  '<style>@media (max-width:600px){.m{display:none}}</style><p class="m">x</p>',
  '<p style="color:white;background-color:#c00">x</p>',
  '<p style="display:nonesuch">x</p>',
];
for (const source of notHidden) {
  test(`readHtml does not call hidden what ${JSON.stringify(source)} shows`, () =>
    assert.deepEqual(readHtml(source).hidden, []));
}

test('readHtml gives links, images, forms and what runs, each with its place', () => {
  const source =
    '<base href="https://x.fr/"><meta http-equiv=refresh content="0;url=https://y.fr"><a href="https://a.fr/?x=1&amp;y=2">Voir <b>ici</b></a>' +
    '<a href="/b"><img src="cid:1" width=600 height="1px"></a><img src=p.gif alt="" style="width:1px;display:none">' +
    '<form action=/f><input type=password></form><script src=z></script><iframe></iframe><div background=bg.png></div><!-- salt --><!--[if mso]>o<![endif]-->';
  const reading = readHtml(source);
  const at = (span: { start: number; length: number }) => source.slice(span.start, span.start + span.length);
  assert.deepEqual(
    reading.links.map((link) => [link.href, link.text, link.hasImage, link.isHidden]),
    [
      ['https://a.fr/?x=1&y=2', 'Voir ici', false, false],
      ['/b', '', true, false],
    ],
  );
  assert.equal(at(reading.links[0] as never), '<a href="https://a.fr/?x=1&amp;y=2">Voir <b>ici</b></a>');
  assert.deepEqual(
    reading.images.map(({ src, alt, width, height, isHidden, from }) => [src, alt, width, height, isHidden, from]),
    [
      ['cid:1', undefined, 600, 1, false, 'img'],
      ['p.gif', '', 1, undefined, true, 'img'],
      ['bg.png', undefined, undefined, undefined, false, 'style'],
    ],
  );
  assert.deepEqual(
    reading.forms.map(({ action, asksPassword }) => [action, asksPassword]),
    [['/f', true]],
  );
  assert.deepEqual([...reading.active.keys()], ['script', 'iframe']);
  assert.ok(at(reading.refresh as never).startsWith('<meta'));
  assert.equal(reading.base, 'https://x.fr/');
  assert.equal(reading.commentLength, 4);
  assert.equal(reading.isCut, false);
});

test('readHtml never throws and its places lie within the source, whatever the text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '<a href=x>',
      '</a>',
      '<p style="display:none',
      '">',
      '<style>',
      '</style>',
      '{',
      '}',
      '/*',
      '<!--',
      '-->',
      '<',
      '>',
      '&amp;',
      '&',
      '<form>',
      '<input type=password>',
      '<svg>',
      '<td bgcolor=red>',
    ),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
      (source) => {
        const { links, images, hidden, forms } = readHtml(source);
        for (const { start, length } of [...links, ...images, ...hidden, ...forms]) {
          assert.ok(start >= 0 && length > 0 && start + length <= source.length);
        }
      },
    ),
    { numRuns: 2_000 },
  );
});

for (const unit of [
  '<a href=x>',
  '<div>',
  '<math>',
  '<style>a{',
  '<p style="/*',
  '</p>',
  '<b>x',
  '&amp;',
  '<!--',
  '<td background=x>',
]) {
  test(`readHtml: a great deal of ${JSON.stringify(unit)} is read in bounded time`, () => {
    const start = process.cpuUsage();
    readHtml(unit.repeat(Math.ceil(2_000_000 / unit.length)));
    const { user, system } = process.cpuUsage(start);
    assert.ok((user + system) / 1_000 < 5_000, `${(user + system) / 1_000} ms`);
  });
}

test('readHtml says when it did not read all', () => {
  assert.equal(readHtml('<div>'.repeat(10_000)).isCut, true);
  assert.equal(readHtml('x'.repeat(2_000_001)).isCut, true);
});

test('readHtml: words that are whole to the eye and cut in the source', () => {
  const cutsOf = (source: string) => readHtml(source).cutWords;
  assert.deepEqual(cutsOf('ban<span style="font-size:0">x</span>que'), { hidden: 1, comment: 0, element: 0 });
  assert.deepEqual(cutsOf('vi<!-- x -->ag<!-- y -->ra'), { hidden: 0, comment: 2, element: 0 });
  assert.deepEqual(cutsOf('pay<b></b>pal<i><b></b></i>x'), { hidden: 0, comment: 0, element: 2 });
  const whole = [
    'un <!-- x -->mot',
    '<p>fin</p><!-- x --><p>suite</p>',
    '<b>P</b>ort',
    'a<br><!-- x -->b',
    'extra<wbr>ordinaire',
    'a<img src="x.png">b',
    'a<!--[if mso]>x<![endif]-->b',
    'caf&eacute;s',
    '<td>a</td><span></span><td>b</td>',
  ];
  for (const source of whole) assert.deepEqual(cutsOf(source), { hidden: 0, comment: 0, element: 0 }, source);
});

test('readHtml: what is stuffed where nobody looks', () => {
  const { titleLength, styleSheet, faintLength } = readHtml(
    '<title>Bonjour</title><style>/* note */p{color:red}</style><p style="color:#eeeeee">pâle</p><p style="color:#777">gris</p>',
  );
  assert.equal(titleLength, 7);
  assert.equal(styleSheet, 'p{color:red}');
  assert.equal(faintLength, 4);
});

test('readHtml: pictures that a style sheet loads, and what a link hides', () => {
  const { images, links } = readHtml(
    '<style>.a{background:url("https://t.exemple.com/o.gif?id=7")} /* url(https://x.example/) */ .b{background:url(images/a.png)} @font-face{src:url(https://f.example/a.woff2)}</style><a href="u"><span style="display:none">Se désabonner</span>Merci</a>',
  );
  assert.deepEqual(
    images.map(({ src, from, start }) => ({ src, from, start })),
    [{ src: 'https://t.exemple.com/o.gif?id=7', from: 'style', start: 0 }],
  );
  assert.deepEqual([links[0]?.text, links[0]?.hiddenText], ['Merci', 'Se désabonner']);
});

test('readHtml tells where the words that a reader sees stand in the source', () => {
  const source = '<style>a{}</style><p> Cher  client,</p>\n<div>votre <b>caf&eacute;</b> est <i hidden>x</i>prêt</div>';
  const { visibleText, sourceOf } = readHtml(source);
  assert.equal(visibleText, 'Cher client,\nvotre café est prêt');
  const placeOf = (words: string) => {
    const start = visibleText.indexOf(words);
    const span = sourceOf(start, start + words.length);
    return span && source.slice(span.start, span.start + span.length);
  };
  assert.equal(placeOf('client'), 'client');
  assert.equal(placeOf('Cher client'), 'Cher  client');
  assert.equal(placeOf('café est'), 'caf&eacute;</b> est');
  assert.equal(placeOf('est prêt'), 'est <i hidden>x</i>prêt');
  assert.equal(sourceOf(500, 510), undefined);
});

test('readHtml: the place of any word lies in the source, and holds it when it was written plainly', () => {
  const words = fc.array(fc.constantFrom('one', ' two', '\n', '<p>', '</p>', '&amp;', '<b>', '</b>', 'three ', '<td>'));
  fc.assert(
    fc.property(words, (parts) => {
      const source = parts.join('');
      const { visibleText, sourceOf } = readHtml(source);
      for (const { 0: word, index } of visibleText.matchAll(/one|two|three/g)) {
        const span = sourceOf(index, index + word.length);
        assert.ok(span, `${word} in ${JSON.stringify(source)}`);
        assert.equal(source.slice(span.start, span.start + span.length), word);
      }
    }),
  );
});
