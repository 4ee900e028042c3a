// Every page of the console that a link leads to, found by following links from the first one: in French and in English, in light and in
// dark, and as wide as a phone. A page with a text that is missing, a fault, a request to elsewhere, a serious accessibility defect, no name, or
// no room on a phone fails the test. New pages need no line here: a link to them is enough.

import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { arrive } from '#test/kit/arrival.ts';
import { inspect, picture, settle } from '#test/kit/browser.ts';
import type { TestProgram } from '#test/kit/program.ts';
import { story } from '#test/kit/story.ts';

/** One of each thing, so that there is a page of each to look at. */
async function fill(program: TestProgram, page: Page, language: 'fr' | 'en'): Promise<void> {
  const make = async (path: string, data: object) => {
    const response = await page.request.post(program.url + path, { data });
    assert.ok(response.ok(), `${path}: ${response.status()} ${await response.text()}`);
  };
  await make('/api/domains', { name: 'atelier-du-port.example' });
  await make('/api/contacts', { email: 'jean@quai.example', givenName: 'Jean', familyName: 'Quai', language });
  await make('/api/templates', { from: 'blank', name: 'Port', language });
  await make('/api/campaigns', { name: 'Regatta', language });
  await make('/api/api-keys', { name: 'Port', scopes: ['send', 'read'] });
  await make('/api/webhooks', { url: 'https://hooks.atelier-du-port.example/', events: ['delivered', 'bounced'] });
  await make('/api/gateway/domains', { name: 'quai.example', mailbox: { host: '127.0.0.1', port: 9 } });
}

/** The same page about another contact is the same page. */
const patternOf = (path: string) => path.replace(/\d+/g, 'N').replace(/\/$/, '') || '/';

async function linksOf(page: Page): Promise<string[]> {
  const links = await page
    .locator('a[href^="/"]:not([download])')
    .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('href') ?? ''));
  return links.map((link) => link.split(/[?#]/)[0] ?? '').filter((path) => !/^\/(api|i|u|c|m)\//.test(path));
}

/** Calls `look` on each page, once per pattern of its address, and fails with what is wrong on all of them; gives the patterns. */
async function walk(program: TestProgram, page: Page, look: (name: string) => Promise<void>): Promise<string[]> {
  const seen = new Map<string, string>();
  const wrongs: string[] = [];
  const waiting = ['/'];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (seen.has(patternOf(path))) continue;
    seen.set(patternOf(path), path);
    await page.goto(program.url + path);
    await page.locator('h1').first().waitFor();
    await settle(page);
    const name = patternOf(new URL(page.url()).pathname);
    seen.set(name, path);
    try {
      assert.equal(await page.locator('h1').count(), 1, `${name} has one name`);
      assert.match(await page.title(), /^.+ · Dauphin$/, `${name} has a title`);
      await look(name);
    } catch (wrong) {
      if (!(wrong instanceof assert.AssertionError)) throw wrong;
      wrongs.push(wrong.message);
    }
    waiting.push(...(await linksOf(page)));
  }
  assert.equal(wrongs.length, 0, wrongs.join('\n\n'));
  return [...seen.keys()];
}

const fileName = (name: string) => (name === '/' ? 'home' : name.slice(1).replaceAll('/', '-'));
const EXPECTED = [
  '/contacts',
  '/contacts/N',
  '/templates',
  '/templates/N',
  '/campaigns',
  '/sandbox',
  '/domains',
  '/domains/N',
  '/gateway',
  '/gateway/N',
  '/quarantine',
  '/linkguard',
  '/reports',
  '/api-keys',
  '/webhooks',
  '/settings/audit',
];

story('every page in French, in light, in dark and on a phone', async ({ start, visit }) => {
  const program = await start();
  const ines = await visit({ language: 'fr' });
  const { page } = ines;
  await page.goto(program.url);
  await arrive(page, 'fr');
  await fill(program, page, 'fr');
  const patterns = await walk(program, page, (name) => inspect(page, `every-${fileName(name)}-fr`));
  for (const pattern of EXPECTED) assert.ok(patterns.includes(pattern), `${pattern} among ${patterns.join(' ')}`);
});

story('every page in English, where no French is left', async ({ start, visit }) => {
  const program = await start();
  const ann = await visit({ language: 'en' });
  const { page } = ann;
  await page.goto(program.url);
  await arrive(page, 'en');
  await fill(program, page, 'en');
  await walk(program, page, async (name) => {
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    await picture(page, `every-${fileName(name)}-en`);
    const text = (await page.locator('#root').innerText())
      .replaceAll('Français', '')
      .replace(/atelier[ -]du[ -]port|Inès Le Goff/gi, '');
    const french = /(?<!\p{L})(vous|votre|vos|aucune?|une|des|les|du|pour|avec|\p{L}*[éèêàùçœ]\p{L}*)(?!\p{L})/iu.exec(
      text,
    );
    assert.equal(
      french,
      null,
      `${name} still speaks French: ${text.slice((french?.index ?? 0) - 40, (french?.index ?? 0) + 60)}`,
    );
  });
});
