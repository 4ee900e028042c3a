// A real Chromium for the tests of the console: the machine's own, else the one from the npm registry. Nothing is downloaded.
// Whatever a page does wrong fails the test that opened it, at the latest when its pages are closed: an error in its console, a fault, a text
// that is missing, a request beyond this machine, or a serious accessibility defect where the test looks for one.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { projectFolder } from '#platform/config.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  '--font-render-hinting=none',
  // The browser itself can reach nothing but this machine.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE [::1]',
];

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), args: FLAGS });
}

export async function findChromium(): Promise<string> {
  const installed = [
    process.env['DAUPHIN_CHROMIUM'],
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  const found = installed.find((path) => path && existsSync(path));
  if (found) return found;
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}

export interface VisitOptions {
  language?: 'fr' | 'en';
  scheme?: 'light' | 'dark';
  /** `phone` is 390 pixels wide. */
  screen?: 'desktop' | 'phone';
}

export interface Visit {
  context: BrowserContext;
  page: Page;
  /** `await using`: closes the pages however the test ends, and fails when any of them did something wrong. */
  [Symbol.asyncDispose](): Promise<void>;
  /** What a test expects to go wrong, and has looked at: a refused sign-in is logged by the browser as an error. */
  forgive(expected: RegExp): void;
}

const SCREENS = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

/** One person's browser: cookies of its own, a language, a colour scheme, a screen. */
export async function visit(browser: Browser, options: VisitOptions = {}): Promise<Visit> {
  const { language = 'en', scheme = 'light', screen = 'desktop' } = options;
  const context = await browser.newContext({
    locale: language === 'fr' ? 'fr-FR' : 'en-GB',
    timezoneId: 'Europe/Paris',
    colorScheme: scheme,
    viewport: SCREENS[screen],
    hasTouch: screen === 'phone',
    reducedMotion: 'reduce',
  });
  let wrongs: string[] = [];
  const forgiven: RegExp[] = [];
  context.on('weberror', (event) => wrongs.push(`fault: ${event.error().stack}`));
  context.on('console', (message) => {
    if (message.type() === 'error') wrongs.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    const isLocal = ['localhost', '127.0.0.1'].includes(hostname) || ['data:', 'blob:', 'about:'].includes(protocol);
    if (!isLocal) wrongs.push(`request beyond this machine: ${request.url()}`);
  });
  const page = await context.newPage();
  return {
    context,
    page,
    forgive: (expected) => forgiven.push(expected),
    async [Symbol.asyncDispose]() {
      await context.close();
      wrongs = wrongs.filter((wrong) => !forgiven.some((expected) => expected.test(wrong)));
      assert.deepEqual(wrongs, [], 'the page did something wrong');
    },
  };
}

/** No serious or critical defect by axe-core's rules of WCAG 2.2 A and AA and its best practices. `where` names the page in a failure. */
export async function checkAccessibility(page: Page, where: string, rules?: readonly string[]): Promise<void> {
  await settle(page);
  const axe = new AxeBuilder({ page: await withoutScriptless(page) }).exclude(SCRIPTLESS);
  // Its proofs of what is right take most of its time, and nobody reads them.
  axe.options({ resultTypes: ['violations'], ...(rules && { runOnly: [...rules] }) });
  const { violations } = await axe.analyze();
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, failureSummary }) => `${html}\n    ${failureSummary?.replaceAll('\n', '\n    ')}`).join('\n  ')}`,
    );
  assert.deepEqual(grave, [], `accessibility of ${where}`);
}

/** The dark page differs in nothing but its colours; the narrow one in what is shown, in its size, and in what scrolls. */
const OF_DARK = ['color-contrast'];
const OF_NARROW = [
  'aria-hidden-focus',
  'button-name',
  'input-button-name',
  'label',
  'link-name',
  'scrollable-region-focusable',
];

/** Frames in which nothing runs, such as the one that shows a message: axe could not run there either, and would wait for ever. */
const SCRIPTLESS = 'iframe[sandbox]:not([sandbox~="allow-scripts"])';

async function withoutScriptless(page: Page): Promise<Page> {
  const elements = await page.locator(SCRIPTLESS).elementHandles();
  const skipped = new Set(await Promise.all(elements.map((element) => element.contentFrame())));
  return new Proxy(page, {
    get(target, name) {
      if (name === 'frames') return () => target.frames().filter((frame) => !skipped.has(frame));
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

// What runs inside the page is text: the tests' types know no window. Two frames first: in the one a change of state or of scheme is
// drawn, in the other its transitions are under way.
const DRAWN = `(async () => {
  await document.fonts.ready;
  for (const frame of [1, 2]) await new Promise((drawn) => requestAnimationFrame(drawn));
  const ending = document.getAnimations().filter((one) => one.effect.getTiming().iterations !== Infinity);
  await Promise.allSettled(ending.map((one) => one.finished));
})()`;
const BUSY = '.mantine-Skeleton-root, .mantine-Loader-root';

/** Waits until the page has asked for what it needs, drawn it, and ended its transitions. */
export async function settle(page: Page): Promise<void> {
  while ((await page.locator(BUSY).count()) > 0) await page.locator(BUSY).first().waitFor({ state: 'detached' });
  await page.evaluate(DRAWN);
}

/** A picture into `test/pictures/` (not kept by git), when DAUPHIN_PICTURES=1: for people to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!process.env['DAUPHIN_PICTURES']) return;
  const folder = join(projectFolder, 'test', 'pictures');
  await mkdir(folder, { recursive: true });
  await settle(page);
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** The page as it is, in light and dark and, unless told otherwise, at a phone's width: pictures and accessibility of each. */
export async function inspect(page: Page, name: string, { phone = true } = {}): Promise<void> {
  const size = page.viewportSize() ?? SCREENS.desktop;
  const isDark = await page.evaluate<boolean>(`matchMedia('(prefers-color-scheme: dark)').matches`);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page
      .locator(`html[data-mantine-color-scheme=${colorScheme}], html:not([data-mantine-color-scheme])`)
      .waitFor();
    await checkAccessibility(page, `${name}, ${colorScheme}`, colorScheme === 'dark' ? OF_DARK : undefined);
    await picture(page, `${name}-${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: isDark ? 'dark' : 'light' });
  if (!phone) return;
  await page.setViewportSize(SCREENS.phone);
  await checkAccessibility(page, `${name}, phone`, OF_NARROW);
  const overflow = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  assert.ok(overflow <= 0, `${name} is ${overflow} pixels too wide for a phone`);
  await picture(page, `${name}-phone`);
  await page.setViewportSize(size);
}
