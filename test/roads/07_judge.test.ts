// The page of the judge, in a real browser: a message is dropped, its verdict read, each piece of evidence found in the message and back;
// with the mouse, with the keyboard alone, on a phone; and a hostile message, whose scripts and addresses stay dead.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { writeCase } from '#test/cases/judge/case.ts';
import { inspect, settle } from '#test/kit/browser.ts';
import { consoleSettings, startConsole, type TestConsole } from '#test/kit/console.ts';
import { type TestDatabase, testDatabase } from '#test/kit/database.ts';
import { story } from '#test/kit/story.ts';

let db: TestDatabase;
let dauphin: TestConsole;

before(async () => {
  db = await testDatabase({ env: await consoleSettings() });
  dauphin = await startConsole(db.platform, db.workspaceId);
});

after(async () => {
  await dauphin?.close();
  await db?.close();
});

const fraud = writeCase({
  from: 'Service PayPal <info@exemple.com>',
  headers: {
    Received:
      'from mail.example.com (mail.example.com [192.0.2.1]) by mx.example.net with ESMTPS; Mon, 2 Mar 2026 10:00:00 +0100',
    'Authentication-Results':
      'mx.example.net; spf=pass smtp.mailfrom=mailer.example; dmarc=fail header.from=exemple.com',
  },
  html: `<h1>Votre compte</h1><p>Vérifiez vos données ici : <a href="http://exemple-secure.com/8f7a">www.paypal.com</a></p>
    ${'<p>Merci de votre confiance.</p>'.repeat(60)}
    <img src="https://pixel.exemple.com/o/8f7a6b5c4d3e2f1a0b9c.gif" width="1" height="1">`,
});

const drop = (page: Page, name: string, content: Buffer) =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'message/rfc822', buffer: content });
const frameOf = (page: Page) => page.frameLocator('iframe[title="Le message comme son lecteur le voit"]');
/** The frame has turned to it: what is clicked while it still turns is no longer under the pointer. */
async function inSight(page: Page, mark: Locator): Promise<void> {
  const frame = await page.locator('iframe').boundingBox();
  const isWithin = (y: number) => frame && y >= frame.y && y < frame.y + frame.height;
  await mark.waitFor();
  while (!isWithin((await mark.boundingBox())?.y ?? -1)) await settle(page);
}
const evidence = (page: Page, symbol: string) => page.getByRole('listitem').filter({ hasText: symbol });

story('a dropped message is judged beside itself, and its evidence leads to its place and back', async ({ visit }) => {
  const ines = await visit({ language: 'fr' });
  const { page, context } = ines;
  // Asking where a mark stands is a script too, in Chromium's eyes.
  ines.forgive(/frame is sandboxed/);
  await dauphin.admit(context);
  await page.goto(dauphin.url);
  await page.getByRole('link', { name: 'Le juge' }).click();
  await page.getByText('Déposez un message ici').waitFor();
  await inspect(page, 'judge-start');

  await drop(page, 'facture.eml', fraud);
  await page.getByRole('heading', { name: 'Frauduleux' }).waitFor();
  await page.getByText('Ce message cherche à vous tromper.').waitFor();
  await page.getByRole('img', { name: /^Probabilité d’être indésirable/ }).waitFor();
  await frameOf(page)
    .getByRole('heading', { name: /Votre.*compte/ })
    .waitFor();
  await page.getByRole('region', { name: 'Ce message, démonté' }).getByText('Ce qu’il faut faire').waitFor();
  await inspect(page, 'judge-verdict', { phone: false });

  // From the list to the place: the mark is brought into sight.
  const link = evidence(page, 'LINK_TEXT_MISMATCH');
  await link.getByRole('button', { name: 'Montrer dans le message' }).click();
  const mark = frameOf(page).locator('[id^=mark-]:target');
  await inSight(page, mark);
  assert.ok(await link.evaluate((element: { dataset: Record<string, string> }) => element.dataset['selected']));
  const pixel = evidence(page, 'TRACKER_PIXEL');
  await pixel.getByRole('button', { name: 'Montrer dans le message' }).click();
  const shown = await pixel.locator('.evidence-number').textContent();
  await inSight(page, frameOf(page).locator(`#mark-${shown}:target`));

  // From the place to the list, out of a frame in which no script runs.
  const number = await link.locator('.evidence-number').textContent();
  await frameOf(page).locator(`#mark-${number}`).click();
  await link.and(page.locator('[data-selected]')).waitFor();
  assert.match(page.url(), new RegExp(`#evidence-${number}$`));

  // Evidence on the sender stands on his line.
  const brand = evidence(page, 'FROM_NAME_BRAND');
  await brand.getByRole('button', { name: 'Montrer dans le message' }).click();
  await page.locator('.message-facts .text-mark[data-active]').getByText('Service PayPal').waitFor();
  await page.getByRole('tab', { name: 'Trajet et en-têtes' }).click();
  await page
    .getByRole('listitem')
    .filter({ hasText: 'mail.example.com' })
    .getByText('reçu par mx.example.net')
    .waitFor();
  await inspect(page, 'judge-route', { phone: false });
  await page.getByRole('tab', { name: 'Source' }).click();
  await page.getByText('Authentication-Results: mx.example.net').waitFor();
});

story('what another server found counts once the reader says that it is theirs', async ({ visit }) => {
  const ines = await visit({ language: 'fr' });
  const { page, context } = ines;
  await dauphin.admit(context);
  await page.goto(`${dauphin.url}/judge`);
  await drop(page, 'facture.eml', fraud);
  await page.getByText('mx.example.net dit avoir vérifié l’expéditeur.').waitFor();
  assert.equal(await evidence(page, 'AUTH_DMARC_FAIL').count(), 0);
  await page.getByRole('button', { name: 'C’est le mien' }).click();
  await evidence(page, 'AUTH_DMARC_FAIL').waitFor();
  await page.getByRole('button', { name: 'Ne pas le croire' }).click();
  await evidence(page, 'AUTH_DMARC_FAIL').waitFor({ state: 'detached' });
});

story('a source that is pasted is judged; what is none is refused in words', async ({ visit }) => {
  const ines = await visit({ language: 'fr' });
  const { page, context } = ines;
  ines.forgive(/422/);
  await dauphin.admit(context);
  await page.goto(`${dauphin.url}/judge`);
  await page.getByRole('button', { name: 'Coller la source d’un message' }).click();
  const field = page.getByRole('textbox', { name: 'Source du message' });
  await field.fill('Rien de tel');
  await page.getByText('Cela ne commence pas par des en-têtes').waitFor();
  await page.getByRole('button', { name: 'Juger', exact: true }).click();
  await page.getByRole('alert').getByText('Ce n’est pas un message').waitFor();
  await page.getByRole('button', { name: 'Juger un autre message' }).click();
  await page.getByRole('button', { name: 'Coller la source d’un message' }).click();
  await field.fill(writeCase({ text: 'Bonjour Camille, à samedi pour la régate.' }).toString());
  await page.getByRole('button', { name: 'Juger', exact: true }).click();
  await page.getByRole('heading', { name: 'Désiré' }).waitFor();
});

story('every example of both languages is what it says it is', async ({ visit }) => {
  for (const language of ['fr', 'en'] as const) {
    const ines = await visit({ language });
    const { page, context } = ines;
    await dauphin.admit(context, language);
    const classes: [example: string, name: string][] =
      language === 'fr'
        ? [
            ['Chantage à la webcam', 'Frauduleux'],
            ['Colis en attente', 'Frauduleux'],
            ['Le service du patron', 'Frauduleux'],
            ['Votre banque, presque', 'Frauduleux'],
            ['Une lettre d’information', 'Envoi en nombre légitime'],
            ['Un mot d’une amie', 'Désiré'],
          ]
        : [
            ['Webcam blackmail', 'Fraud'],
            ['A parcel is waiting', 'Fraud'],
            ['A favour for the boss', 'Fraud'],
            ['Your bank, almost', 'Fraud'],
            ['A newsletter', 'Legitimate bulk mail'],
            ['A word from a friend', 'Desired'],
          ];
    await page.goto(`${dauphin.url}/judge`);
    for (const [example, name] of classes) {
      await page.getByRole('link', { name: example }).click();
      await page.getByRole('heading', { name, exact: true }).waitFor();
      await page.goBack();
    }
  }
});

story('the judge by keyboard alone', async ({ visit }) => {
  const ines = await visit({ language: 'en' });
  const { page, context } = ines;
  await dauphin.admit(context, 'en');
  await page.goto(`${dauphin.url}/judge`);
  const press = async (key: string, until: () => Promise<boolean>) => {
    for (let times = 0; times < 60 && !(await until()); times++) await page.keyboard.press(key);
    assert.ok(await until(), `${key} never led there`);
  };
  const focused = () => page.evaluate<string>('document.activeElement?.textContent ?? ""');
  await page.getByRole('link', { name: 'Your bank, almost' }).waitFor();
  await press('Tab', async () => (await focused()).startsWith('Your bank, almost'));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Fraud', exact: true }).waitFor();
  await press('Tab', async () => (await focused()) === 'Show in the message');
  await page.keyboard.press('Enter');
  await page.locator('.evidence-list > [data-selected]').waitFor();
  // On through the list into the message, to a mark in the frame, and by it back to its evidence.
  await press('Tab', () => page.evaluate<boolean>('document.activeElement?.tagName === "IFRAME"'));
  const first = page.frameLocator('iframe[title="The message as its reader sees it"]').locator('[id^=mark-] a').first();
  const number = (await first.textContent()) ?? '';
  await page.keyboard.press('Enter');
  await page.locator(`#evidence-${number}[data-selected]`).waitFor();
});

story('on a phone verdict and message take turns', async ({ visit }) => {
  const ines = await visit({ language: 'fr', screen: 'phone' });
  const { page, context } = ines;
  await dauphin.admit(context);
  await page.goto(`${dauphin.url}/judge?example=parcel`);
  await page.getByRole('heading', { name: 'Frauduleux' }).waitFor();
  await inspect(page, 'judge-verdict-small');
  await evidence(page, 'LINK_TEXT_MISMATCH').getByRole('button', { name: 'Montrer dans le message' }).click();
  await frameOf(page).getByText('Votre colis est en attente').waitFor();
  await inspect(page, 'judge-message-small');
  await page.getByText('Le verdict', { exact: true }).click();
  await page.locator('.evidence-list > [data-selected]').waitFor();
});

story(
  'a hostile message that is dropped runs nothing, loads nothing, and leads the page nowhere',
  async ({ visit, outside: world }) => {
    const outside = await world();
    const away = outside.url;
    const hostile = writeCase({
      html: `<p>Bonjour.</p><script>fetch('${away}/script');top.location='${away}/top'</script>
      <img src="${away}/img" onerror="fetch('${away}/onerror')"><style>body{background:url(${away}/css)}</style>
      <iframe src="${away}/iframe"></iframe><meta http-equiv="refresh" content="0;url=${away}/refresh">
      <form action="${away}/form"><input type="password"></form>
      <a id="mark-1" href="#x" target="_top">ancre</a> <a href="javascript:fetch('${away}/href')" target="_parent">piège</a>
      <p style="font-size:0" id="evidence-1">caché</p><a href="${away}/clicked" target="_top">Sortir</a>`,
    });
    const ines = await visit({ language: 'fr' });
    const { page, context } = ines;
    ines.forgive(/Content Security Policy|Refused to|frame is sandboxed/);
    await dauphin.admit(context);
    await page.goto(`${dauphin.url}/judge`);
    await drop(page, 'piege.eml', hostile);
    const frame = frameOf(page);
    await frame.getByText('piège').click();
    await frame.getByText('ancre').click();
    const popup = context.waitForEvent('page');
    await frame.getByText('Sortir').click();
    await (await popup).waitForURL(`${away}/clicked`);
    assert.equal(new URL(page.url()).pathname, '/judge');
    assert.deepEqual(outside.heard(), ['/clicked']);
  },
);
