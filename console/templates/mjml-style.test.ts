import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  columnWidth,
  paddingOf,
  readHead,
  resolveAttributes,
  settleScheme,
  sidesOf,
  writeSides,
} from './mjml-style.ts';

const head = readHead(`<mjml><mj-head>
  <mj-attributes><mj-all font-family="Arial" color="#111" /><mj-text color="#222" /><mj-class name="big" font-size="30px" color="#333" /></mj-attributes>
  <mj-style>h1 { margin: 0; }</mj-style><mj-style inline="inline">p > a { color: red }</mj-style></mj-head>`);

test('resolveAttributes: the renderer’s defaults, the head, classes, then the block’s own; empty ones count for nothing', () => {
  const defaults = { 'mj-text': { color: '#000', 'font-size': '13px' } };
  assert.deepEqual(resolveAttributes('mj-text', {}, defaults, head), {
    color: '#222',
    'font-size': '13px',
    'font-family': 'Arial',
  });
  assert.deepEqual(resolveAttributes('mj-text', { 'mj-class': 'big', 'font-family': '' }, defaults, head), {
    color: '#333',
    'font-size': '30px',
    'font-family': 'Arial',
    'mj-class': 'big',
  });
  assert.equal(resolveAttributes('mj-text', { 'mj-class': 'big', color: '#444' }, defaults, head)['color'], '#444');
  assert.equal(resolveAttributes('mj-button', {}, defaults, head)['color'], '#111');
});

test('readHead: styles are gathered; a head that is missing or broken gives none', () => {
  assert.match(head.css, /h1 \{ margin: 0; \}[\s\S]*p > a/);
  for (const text of ['<mjml>', '<mjml><mj-head><mj-attributes>'])
    assert.deepEqual(readHead(text), { all: {}, byTag: {}, byClass: {}, css: '' });
});

test('sidesOf and writeSides: one to four values, single sides over them, and back as short as can be', () => {
  const cases: [padding: string, written: string][] = [
    ['10px', '10px'],
    ['10px 20px', '10px 20px'],
    ['10px 20px 30px', '10px 20px 30px'],
    ['10px 20px 30px 40px', '10px 20px 30px 40px'],
    ['10px 20px 10px 20px', '10px 20px'],
    ['0', '0'],
  ];
  for (const [padding, written] of cases) assert.equal(writeSides(sidesOf({ padding })), written);
  assert.deepEqual(sidesOf({ padding: '10px', 'padding-left': '5px' }), {
    top: '10px',
    right: '10px',
    bottom: '10px',
    left: '5px',
  });
  assert.equal(paddingOf({ 'inner-padding': '1px 2px' }, 'inner-padding'), '1px 2px 1px 2px');
});

test('columnWidth: its own width, or an equal share', () => {
  assert.deepEqual(
    [
      columnWidth('30%', 2),
      columnWidth('200px', 2),
      columnWidth(undefined, 3),
      columnWidth('auto', 4),
      columnWidth('', 0),
    ],
    ['30%', '200px', '33.333333333333336%', '25%', '100%'],
  );
});

test('settleScheme: exactly the rules of the asked scheme apply', () => {
  const css =
    '@media (prefers-color-scheme: dark) { a { b: c } } @media screen and (prefers-color-scheme:light){ d{} } :root { color-scheme: light dark; }';
  assert.equal(
    settleScheme(css, 'dark'),
    '@media (min-width: 0px) { a { b: c } } @media screen and (max-width: 0px){ d{} } :root { color-scheme: dark; }',
  );
  assert.match(settleScheme(css, 'light'), /^@media \(max-width: 0px\).*\(min-width: 0px\)\{ d.*color-scheme: light;/);
});
