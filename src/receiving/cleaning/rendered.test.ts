// A cleaned message looks as it did: a real Chromium draws it before and after, at the width of a screen and of a phone, and no point differs.
// Nothing leaves this machine: whatever the message asks for is answered here, trackers by a transparent point as they themselves do.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import type { Browser, BrowserContext } from 'playwright-core';
import sharp from 'sharp';
import { parse } from '#message/parse.ts';
import { writeCase } from '#test/cases/judge/case.ts';
import { launchBrowser } from '#test/kit/browser.ts';
import { corpus, withoutCorpora } from '#test/kit/corpora.ts';
import { clean } from './clean.ts';

const POINT = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const WIDTHS = [800, 390];

let browser: Browser;
let picture: Buffer;
before(async () => {
  browser = await launchBrowser();
  picture = await sharp({ create: { width: 120, height: 60, channels: 3, background: '#3a7' } })
    .png()
    .toBuffer();
});
after(() => browser.close());

async function openOffline(trackers: ReadonlySet<string>): Promise<BrowserContext> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  await context.route('**/*', (route) => {
    const url = route.request().url();
    const isTracker = [...trackers].some((one) => new URL(one).href === url);
    if (route.request().resourceType() !== 'image') return route.abort();
    return route.fulfill(
      isTracker ? { body: POINT, contentType: 'image/gif' } : { body: picture, contentType: 'image/png' },
    );
  });
  return context;
}

async function draw(context: BrowserContext, html: string, width: number): Promise<Buffer> {
  const page = await context.newPage();
  await page.setViewportSize({ width, height: 900 });
  await page.setContent(html, { waitUntil: 'load' });
  const drawn = await page.screenshot({ fullPage: true, animations: 'disabled' });
  await page.close();
  return drawn;
}

async function looksTheSame(source: Buffer): Promise<void> {
  const message = parse(source);
  const cleaned = clean(source, message);
  assert.ok(cleaned.removals.length > 0);
  const context = await openOffline(new Set(cleaned.removals.map(({ address }) => address)));
  for (const width of WIDTHS) {
    // One after the other: two pages drawn at once differ by themselves.
    const was = await draw(context, message.html ?? '', width);
    const is = await draw(context, parse(cleaned.source).html ?? '', width);
    assert.ok(was.equals(is), `drawn differently at ${width} pixels`);
  }
  await context.close();
}

const spy = (attributes: string) => `<img src="https://t.exemple.com/o/8f7a6b5c4d3e2f1a0b9c" ${attributes}>`;
const layouts: [title: string, html: string][] = [
  ['in a line of text', `<p>Un mot ${spy('width="1" height="1"')} et un autre</p>`],
  [
    'holding a row of a table open',
    `<table border="1"><tr><td>a</td></tr><tr><td>${spy('width="2" height="2" style="display:block"')}</td></tr></table>`,
  ],
  ['with a border and margins', `<div>${spy('width="1" height="1" border="3" style="margin:9px"')}</div>`],
  ['without a size', '<p>a<img src="https://a.us1.list-manage.com/track/open.php?u=1">b</p>'],
  ['stretched', '<p>a<img src="https://b.example/i?e=camille%40exemple.fr" width="90" height="40">b</p>'],
  [
    'behind a cell',
    '<table bgcolor="#eef"><tr><td background="https://x.emltrk.com/a?d=1" height="30">a</td></tr></table>',
  ],
  [
    'in a style sheet',
    '<style>p{background:#fee url(https://x.emltrk.com/a)}@import url(https://x.emltrk.com/b);</style><p>a</p>',
  ],
];

for (const [title, html] of layouts) {
  test(`clean: a tracker ${title} leaves no trace in what is seen`, () =>
    looksTheSame(writeCase({ html: `<body>${html}</body>` })));
}

test('clean: newsletters look the same before and after', { skip: withoutCorpora() }, async () => {
  const folder = corpus('mail/newsletters-de-paired-dev') ?? '';
  const spying = readdirSync(folder).filter((file) => file.endsWith('u1.eml') && !file.startsWith('_'));
  for (const file of spying) await looksTheSame(readFileSync(join(folder, file)));
});

test('draw: a tracker cut out of its row would be seen', async () => {
  const [, html = ''] = layouts.find(([title]) => title.startsWith('holding a row')) ?? [];
  const context = await openOffline(new Set(['https://t.exemple.com/o/8f7a6b5c4d3e2f1a0b9c']));
  const was = await draw(context, html, 800);
  assert.ok(!was.equals(await draw(context, html.replace(/<img[^>]*>/, ''), 800)));
  await context.close();
});
