import assert from 'node:assert/strict';
import test from 'node:test';
import type { Mark } from './place-marks.ts';
import { frameHeaders, readerDocument } from './reader-view.ts';

const markAt = (html: string, words: string, number = 1): Mark => ({
  start: html.indexOf(words),
  length: words.length,
  number,
  tone: 'against',
  title: 'Ce lien mène ailleurs.',
});

const drawn = (html: string, ...marks: Mark[]) => {
  const page = readerDocument(html, { images: 'blocked', marks, page: '/judge?example=parcel' });
  const body = page.slice(page.indexOf('<body>') + 6, page.indexOf('</body>'));
  return body.replaceAll(/data-mark-[0-9a-f]{16}/g, 'm');
};
const badge = (number = 1) =>
  `<span id="mark-${number}" m-badge="against" title="Ce lien mène ailleurs."><a m-link href="/judge?example=parcel#evidence-${number}" target="_parent" aria-label="${number} : Ce lien mène ailleurs.">${number}</a></span>`;

const cases: [name: string, html: string, words: string, expected: string][] = [
  ['words', '<p>one two</p>', 'two', `<p>one ${badge()}<span m="against">two</span></p>`],
  [
    'words across elements',
    '<p>a <b>b</b> c</p>',
    'a <b>b</b>',
    `<p>${badge()}<span m="against">a </span><b><span m="against">b</span></b> c</p>`,
  ],
  [
    'words with an entity',
    '<p>caf&eacute;!</p>',
    'f&eacute;',
    `<p>ca${badge()}<span m="against">f</span><span m="against">é</span>!</p>`,
  ],
  [
    'a link, in front of it',
    '<a href="https://a.example/">go</a>',
    '<a href="https://a.example/">',
    `${badge()}<a m="against" href="https://a.example/" title="https://a.example/" target="_blank" rel="noopener noreferrer">go</a>`,
  ],
  [
    'words within a link, in front of the link',
    '<a href="https://a.example/">go</a>',
    'go',
    `${badge()}<a href="https://a.example/" title="https://a.example/" target="_blank" rel="noopener noreferrer"><span m="against">go</span></a>`,
  ],
  [
    'a spy pixel, drawn',
    '<img src="https://a.example/x" width="1" height="1">',
    '<img',
    `${badge()}<span m="against">◉</span>`,
  ],
  [
    'hidden words, in front of what hides them',
    '<p>a</p><div style="display:none"><i>secret</i></div>',
    'secret',
    `<p>a</p>${badge()}<span m="against hidden">secret</span><div style="display:none"><i>secret</i></div>`,
  ],
  [
    'words in a cell',
    '<table><tr><td>x</td></tr></table>',
    'x',
    `<table><tr><td>${badge()}<span m="against">x</span></td></tr></table>`,
  ],
  [
    'a row, in front of the table',
    '<table><tr><td>x</td></tr></table>',
    '<tr>',
    `${badge()}<table><tr m="against"><td>x</td></tr></table>`,
  ],
  [
    'a cell, within it',
    '<table><tr><td>x</td></tr></table>',
    '<td>',
    `<table><tr><td m="against">${badge()}x</td></tr></table>`,
  ],
  ['a script, where it was', '<p>a</p><script>bad()</script>', '<script>', `<p>a</p>${badge()}`],
  ['words of a style sheet, in front of it', '<style>.a{}</style>x', '.a{}', `${badge()}<style>.a{}</style>x`],
];

for (const [name, html, words, expected] of cases) {
  test(`readerDocument marks ${name}`, () => assert.equal(drawn(html, markAt(html, words)), expected));
}

test('readerDocument gives every mark on the same words its own badge', () => {
  const html = '<p>one two</p>';
  assert.equal(
    drawn(html, markAt(html, 'one two', 1), markAt(html, 'two', 2)),
    `<p>${badge(1)}<span m="against">one ${badge(2)}two</span></p>`,
  );
});

test('readerDocument lets no message make marks, take their address, or lead the page elsewhere', () => {
  const html = '<a data-mark-0000000000000000-badge="1" id="mark-1" name="mark-1" href="#x" target="_parent">x</a>';
  assert.equal(drawn(html), '<a href="#x">x</a>');
  assert.doesNotMatch(drawn('<a href="https://a.example/" target="_top">x</a>'), /_top|_parent/);
});

test('readerDocument answers at once, however deep the message is', () => {
  const html = '<b>'.repeat(300_000) + 'x';
  const started = performance.now();
  readerDocument(html, { images: 'blocked', marks: [markAt(html, 'x')] });
  assert.ok(performance.now() - started < 3_000);
});

test('frameHeaders: links may lead the page around only to marks, and only where there is one', () => {
  const policy = (page?: string) => frameHeaders({ images: 'blocked', page })['content-security-policy'] ?? '';
  assert.match(policy(), /sandbox allow-popups allow-popups-to-escape-sandbox$/);
  assert.match(policy('/judge'), /allow-top-navigation-by-user-activation$/);
  assert.doesNotMatch(policy('/judge'), /allow-scripts|allow-same-origin/);
});
