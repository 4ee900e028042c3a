import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { corpus, withoutCorpora } from '#test/kit/corpora.ts';
import { CLIENT_FEATURES, type MailClient } from './data/client-features.ts';
import { lintContent } from './lint.ts';
import { starters } from './starters.ts';

const clientSupport = (mjml: string) => lintContent(mjml).filter(({ code }) => code.startsWith('client_'));
const found = (mjml: string) => clientSupport(mjml).map(({ code, params }) => `${code} ${params['feature']}`);

const cases: [source: string, expected: string[]][] = [
  ['<mj-text><p style="display: inline-flex">a</p></mj-text>', ['client_layout display: flex']],
  ['<mj-style>.a { color: red } .b{display:grid}</mj-style>', ['client_layout display: grid']],
  ['<style>.a { position: absolute }</style>', ['client_layout position']],
  ['<p style="position: relative; background-position: absolute">a</p>', []],
  ['<p style="color: var(--brand)">a</p><p style="width: var( --w )">b</p>', ['client_value var()']],
  ['<style>.a { font-size: 1.2rem; width: 50vw }</style>', ['client_value rem', 'client_value vw']],
  ['<td style="background: #fff url(https://a.example/x.png) no-repeat">', ['client_effect background-image']],
  ['<mj-section background-url="https://a.example/x.png"></mj-section>', []],
  [
    '<style>@keyframes turn { to { transform: rotate(1turn) } }</style>',
    ['client_effect @keyframes', 'client_effect transform'],
  ],
  ['<p style="text-transform: uppercase; filter: none; transform:none">a</p>', []],
  [
    '<img src="https://a.example/logo.svg?v=1" alt=""><svg><path d=""/></svg>',
    ['client_image .svg', 'client_image <svg>'],
  ],
  ['<img src="https://a.example/svg/photo.png" alt="">', []],
  ['<video src="https://a.example/v.mp4"></video>', ['client_media <video>']],
  ['<link rel="stylesheet" href="https://a.example/a.css">', ['client_stylesheet <link>']],
  ['<link rel="stylesheet" href="https://fonts.googleapis.com/css?family=Lora">', []],
  [
    '<!--[if mso]><v:fill src="https://a.example/x.png" /><![endif]--><td style="background:url(https://a.example/x.png)">',
    [],
  ],
  ['<link rel="icon" href="https://a.example/a.ico">', []],
  ['<!-- <video></video> --><p>display: flex</p>', []],
];
for (const [source, expected] of cases)
  test(`hintClients: ${source}`, () => assert.deepEqual(found(source).toSorted(), expected.toSorted()));

test('hintClients: each feature once, where it stands first, with the programs that lack it', () => {
  const [first, ...rest] = clientSupport('<p style="display:flex">a</p>\n<p style="display:flex">b</p>');
  assert.deepEqual(rest, []);
  assert.deepEqual([first?.line, first?.column], [1, 11]);
  assert.equal(first?.params['clients'], 'Outlook (Windows), Orange');
});

test('hintClients: our own starters are understood everywhere', () => {
  for (const starter of starters()) assert.deepEqual(found(starter.mjml), [], starter.name);
});

test('hintClients: long hostile styles are read in no time', () => {
  const began = performance.now();
  for (const text of ['a:'.repeat(50_000), ':var('.repeat(20_000), 'background:'.repeat(9_000), '1'.repeat(100_000)])
    clientSupport(`<style>${text}</style>`);
  assert.ok(performance.now() - began < 1_000);
});

/** Where caniemail keeps what it saw of each program. */
const PLACES: Record<MailClient, [family: string, platform: string]> = {
  gmail: ['gmail', 'desktop-webmail'],
  outlook: ['outlook', 'windows'],
  outlook_new: ['outlook', 'outlook-com'],
  apple: ['apple-mail', 'macos'],
  orange: ['orange', 'desktop-webmail'],
  yahoo: ['yahoo', 'desktop-webmail'],
};

test('CLIENT_FEATURES: says what caniemail saw last, no more and no less', { skip: withoutCorpora() }, () => {
  const folder = corpus('reference/reference/caniemail/_features') as string;
  for (const { page, lacking } of CLIENT_FEATURES) {
    const text = readFileSync(join(folder, `${page}.md`), 'utf8');
    const seen = (Object.keys(PLACES) as MailClient[]).filter((client) => lastResult(text, ...PLACES[client]) === 'n');
    assert.deepEqual([...lacking].toSorted(), seen.toSorted(), page);
  }
});

function lastResult(text: string, family: string, platform: string): string | undefined {
  const from = text.search(new RegExp(`^\\s*"?${family}"?\\s*:\\s*\\{`, 'm'));
  const block = new RegExp(`(?<![\\w-])"?${platform}"?\\s*:\\s*\\{([^}]*)\\}`).exec(text.slice(from))?.[1] ?? '';
  return [...block.matchAll(/:\s*"(\w)[^"]*"/g)].at(-1)?.[1];
}
