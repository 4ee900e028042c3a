import assert from 'node:assert/strict';
import test from 'node:test';
import { readAddresses } from './html-addresses.ts';

/** Kind and address, and what stands at the place that is given: the address as written. */
const read = (html: string) =>
  readAddresses(html).addresses.map(({ kind, address, start, length }) => [
    kind,
    address,
    html.slice(start, start + length),
  ]);

const A = 'https://a.example/x.gif';
const cases: [title: string, html: string, expected: [kind: string, address?: string, written?: string][]][] = [
  ['picture', `<p><img alt="a" src="${A}"></p>`, [['image']]],
  ['single quotes, capitals, spaces', `<IMG SRC = '${A}' width=1>`, [['image']]],
  ['without quotes', `<img src=${A} width=1>`, [['image']]],
  [
    'entities',
    '<img src="https://a.example/x?a=1&amp;b=2">',
    [['image', 'https://a.example/x?a=1&b=2', 'https://a.example/x?a=1&amp;b=2']],
  ],
  [
    'entities in the scheme',
    '<img src="&#104;ttps://a.example/">',
    [['image', 'https://a.example/', '&#104;ttps://a.example/']],
  ],
  ['the first of two attributes', `<img src="${A}" src="https://b.example/">`, [['image']]],
  [
    'set of pictures',
    `<img srcset="${A} 1x, https://b.example/y,z.gif 2x">`,
    [['image'], ['image', 'https://b.example/y,z.gif']],
  ],
  [
    'sources of a picture',
    `<picture><source srcset="${A}"><img src="cid:1"></picture>`,
    [['image'], ['image', 'cid:1']],
  ],
  ['background', `<td background="${A}">`, [['background']]],
  ['style', `<td style="color:red;background:url(${A})">`, [['background']]],
  ['style, quotes as entities', `<td style="background:url(&quot;${A}&quot;)">`, [['background']]],
  ['style, spaces', `<td style='background: url( "${A}" )'>`, [['background']]],
  ['sheet', `<style>a{background:url('${A}')}</style>`, [['background']]],
  ['comment in a sheet', `<style>/* url(https://no.example/) */ a{background:url(${A})}</style>`, [['background']]],
  [
    '@import',
    `<style>@import "${A}"; b{background:url(https://b.example/)}</style>`,
    [['sheet'], ['background', 'https://b.example/']],
  ],
  ['@import url', `<style>@import url(${A});</style>`, [['sheet']]],
  ['font', `<style>@font-face{font-family:"F";src:url(${A}) format("woff2")}</style>`, [['font']]],
  ['picture set of a style', `<style>a{background:image-set("${A}" 1x)}</style>`, [['background']]],
  ['sheet without an end', `<style>a{background:url(${A})}`, [['background']]],
  ['style sheet by link', `<link rel="stylesheet" href="${A}">`, [['sheet']]],
  ['fetched in advance', `<link rel=preconnect href="${A}">`, [['document']]],
  ['a relation that is not fetched', `<link rel=canonical href="${A}">`, []],
  [
    'video',
    `<video poster="${A}" src="https://b.example/v.mp4"></video>`,
    [['image'], ['media', 'https://b.example/v.mp4']],
  ],
  ['sound behind the text', `<bgsound src="${A}">`, [['unseen']]],
  [
    'frame, object, input',
    `<iframe src="${A}"></iframe><object data="${A}"></object><input type=image src="${A}">`,
    [['document'], ['document'], ['image']],
  ],
  ['SVG', `<svg><image xlink:href="${A}"/></svg>`, [['image']]],
  ['VML that only Outlook reads', `<!--[if gte mso 9]><v:fill type="tile" src="${A}" /><![endif]-->`, [['background']]],
  ['what all but Outlook read', `<!--[if !mso]><!--><img src="${A}"><!--<![endif]-->`, [['image']]],
  ['comment', `<!-- <img src="${A}"> -->`, []],
  ['link', `<a href="${A}">a</a>`, [['link']]],
  ['text', `${A} &lt;img src="${A}"&gt;`, []],
  ['title', `<title><img src="${A}"></title>`, []],
];

for (const [title, html, expected] of cases) {
  test(`readAddresses: ${title}`, () => {
    assert.deepEqual(
      read(html),
      expected.map(([kind, address = A, written = address]) => [kind, address, written]),
    );
  });
}

test('readAddresses: sizes and hiding as the element itself says', () => {
  const of = (html: string) => {
    const [{ width, height, isHidden } = { isHidden: false }] = readAddresses(html).addresses;
    return [width, height, isHidden];
  };
  assert.deepEqual(of(`<v:image style="width:1px;height:1px" src="${A}">`), [1, 1, false]);
  assert.deepEqual(of(`<input type=image width=1 height=2 src="${A}">`), [1, 2, false]);
  assert.deepEqual(of(`<img style="display:none" src="${A}">`), [undefined, undefined, true]);
});

test('readAddresses: hostile sources take no time that grows with their square', () => {
  const hostile = [
    'url(',
    "url('",
    '/*',
    '"\'',
    '<img srcset="',
    '<style>@import ',
    ' , ',
    '<!--[if a]>',
    '&#104;',
    '<a b=c ',
  ];
  for (const piece of hostile) {
    for (const whole of [
      piece.repeat(200_000),
      `<style>${piece.repeat(200_000)}`,
      `<img srcset="${piece.repeat(100_000)}" style="${piece.repeat(100_000)}">`,
    ]) {
      const start = performance.now();
      readAddresses(whole);
      assert.ok(performance.now() - start < 3_000, `${piece}: ${performance.now() - start} ms`);
    }
  }
});
