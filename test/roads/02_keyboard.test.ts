// The console by keyboard alone: the skip link, the focus after a navigation, the finder, a refused address, the way back in.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Page } from 'playwright-core';
import { arrive } from '#test/kit/arrival.ts';
import { checkAccessibility, picture } from '#test/kit/browser.ts';
import { startProgram, type TestProgram } from '#test/kit/program.ts';
import { story } from '#test/kit/story.ts';

let program: TestProgram;
before(async () => {
  program = await startProgram();
});
after(async () => {
  await program?.close();
});

const focused = (page: Page) =>
  page.evaluate<string>("document.activeElement.textContent + ' <' + document.activeElement.localName + '>'");

story('the keyboard leads everywhere, and the focus and the title say where one is', async ({ visit }) => {
  const ines = await visit({ language: 'fr' });
  const { page } = ines;
  await page.goto(`${program.url}/settings/audit`);
  await arrive(page);
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();

  await page.keyboard.press('Tab');
  assert.equal(await focused(page), 'Aller au contenu <a>');
  await checkAccessibility(page, 'the skip link');
  await picture(page, 'skip-link');
  await page.keyboard.press('Enter');
  await page.locator('main:focus').waitFor();

  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Recherche' }).waitFor();
  await page.keyboard.type('Régl');
  await checkAccessibility(page, 'the finder');
  await picture(page, 'finder');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/settings');
  await page.locator('h1:focus').waitFor();
  assert.equal(await focused(page), 'Réglages <h1>');
  await page.waitForFunction("document.title === 'Réglages · Dauphin'");

  await page.getByRole('link', { name: 'Personnes' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/settings/operators');
  await page.locator('a[aria-current=page]', { hasText: 'Personnes' }).waitFor();
});

story('an address that leads nowhere says so and leads on', async ({ visit }) => {
  const someone = await visit({ language: 'fr' });
  const { page } = someone;
  await page.goto(`${program.url}/nowhere/at/all`);
  await arrive(page);
  await page.goto(`${program.url}/nowhere/at/all`);
  await page.getByRole('heading', { name: 'Page introuvable', level: 1 }).waitFor();
  await checkAccessibility(page, 'page not found');
  await picture(page, 'not-found');
  await page.getByRole('link', { name: 'Retour à l’accueil' }).click();
  await page.waitForURL(`${program.url}/`);
});

story('a session ended elsewhere leads to sign-in, and back to the page one was on', async ({ visit }) => {
  const someone = await visit({ language: 'fr' });
  someone.forgive(/status of 401/);
  const { page } = someone;
  await page.goto(`${program.url}/settings/workspace`);
  await arrive(page);
  await page.goto(`${program.url}/settings/workspace`);
  await page.getByLabel('Raison sociale').fill('Atelier du Port SARL');
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('heading', { name: 'Connexion' }).waitFor();
  await arrive(page);
  await page.waitForURL('**/settings/workspace');
});
