import assert from 'node:assert/strict';
import test from 'node:test';
import { isTransparent, readColour } from './html-colour.ts';
import { readHtml } from './html.ts';

test('readColour: the notations of CSS and of old attributes', () => {
  const white: [number, number, number] = [255, 255, 255];
  for (const one of [
    'white',
    '#fff',
    '#FFFFFF',
    'ffffff',
    'rgb(255,255,255)',
    'rgb(255 255 255 / 1)',
    'hsl(0, 0%, 100%)',
    '#ffffffff',
  ])
    assert.deepEqual(readColour(one), white, one);
  assert.deepEqual(readColour('hsl(120, 100%, 25%)'), [0, 128, 0]);
  assert.deepEqual(readColour('#1a2b3c'), [26, 43, 60]);
  for (const one of ['', 'inherit', 'var(--x)', '#ff', 'linear-gradient(red, blue)', 'url(x)'])
    assert.equal(readColour(one), undefined, one);
});

test('isTransparent: wholly clear only', () => {
  for (const one of ['transparent', 'rgba(0,0,0,0)', 'rgb(0 0 0 / 0%)', '#ffffff00', '#fff0'])
    assert.ok(isTransparent(one), one);
  for (const one of ['rgba(0,0,0,0.5)', '#ffffff', '#000', 'rgba(255,255,255,1)', undefined])
    assert.ok(!isTransparent(one));
});

const seenBy = (style: string) => readHtml(`<p>a</p><p style="${style}">b</p>`).visibleText.includes('b');

test('readHtml: ways of not being seen, and their honest neighbours', () => {
  for (const style of [
    'color:transparent',
    'color:rgba(0,0,0,0)',
    'color:snow',
    'color:hsl(0,0%,99%)',
    'opacity:0.01',
    'transform:scale(0)',
    'clip-path:circle(0)',
    'margin-left:-9999px',
  ])
    assert.ok(!seenBy(style), style);
  for (const style of [
    'color:hsl(0,0%,40%)',
    'opacity:0.6',
    'transform:scale(0.9)',
    'margin-left:-20px',
    'background:#000;color:#fff',
    'clip-path:circle(50%)',
  ])
    assert.ok(seenBy(style), style);
});
