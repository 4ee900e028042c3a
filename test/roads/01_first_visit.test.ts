// The first road: somebody opens Dauphin for the first time, makes their account and workspace, signs out and in again, mistypes a password,
// adds a second factor, uses it, and loses their telephone. In a real browser, against a whole Dauphin.
// Then a colleague is invited, and sees no more than a viewer may.

import assert from 'node:assert/strict';
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { checkAccessibility, inspect } from '#test/kit/browser.ts';
import { story } from '#test/kit/story.ts';

const PASSWORD = 'trois mouettes sur le quai';
/** The browser logs every refused call as an error of the page; these refusals are what the tests are about. */
const REFUSAL = /status of (403|409|422|429)/;

async function signIn(page: Page, password: string): Promise<void> {
  await page.getByLabel('Adresse électronique').fill('ines@atelier-du-port.fr');
  await page.getByRole('textbox', { name: 'Mot de passe' }).fill(password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Menu du compte/ }).click();
  await page.getByRole('menuitem', { name: 'Se déconnecter' }).click();
  await page.getByRole('heading', { name: 'Connexion' }).waitFor();
}

story('a first visit in French, out and in again, a second factor, and a lost telephone', async ({ start, visit }) => {
  const program = await start();
  const ines = await visit({ language: 'fr' });
  const { page } = ines;
  ines.forgive(REFUSAL);
  await page.goto(program.url);
  await page.getByRole('heading', { name: 'Bienvenue à bord' }).waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'fr');
  await inspect(page, 'first-visit-fr');

  await page.getByLabel('Votre nom').fill('Inès Le Goff');
  await page.getByLabel('Votre adresse électronique').fill('Ines@Atelier-du-Port.fr');
  await page.getByRole('textbox', { name: 'Mot de passe' }).fill('motdepasse1234');
  await page.getByLabel('Nom de l’espace').fill('Atelier du Port');
  await page.getByRole('button', { name: 'Créer l’espace' }).click();
  await page.getByText('parmi les premiers que l’on essaie').waitFor();
  await page.getByRole('textbox', { name: 'Mot de passe' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Créer l’espace' }).click();
  await page.getByRole('button', { name: /Inès Le Goff.*Menu du compte/ }).waitFor();
  assert.match(await page.title(), / · Dauphin$/);

  const cookies = await page.context().cookies();
  assert.deepEqual(
    cookies.map(({ httpOnly, sameSite }) => ({ httpOnly, sameSite })),
    [{ httpOnly: true, sameSite: 'Lax' }],
  );

  await signOut(page);
  await inspect(page, 'sign-in-fr');
  await signIn(page, 'un mauvais mot de passe');
  await page.getByText('ne vont pas ensemble').waitFor();
  await checkAccessibility(page, 'sign-in with a wrong password');
  await signIn(page, PASSWORD);
  await page.getByRole('button', { name: /Inès Le Goff.*Menu du compte/ }).waitFor();

  // A second factor, confirmed with a first code.
  await page.goto(`${program.url}/settings`);
  await page.getByRole('button', { name: 'Configurer' }).click();
  await page.getByLabel('Confirmez votre mot de passe').fill(PASSWORD);
  await page.getByRole('dialog').getByRole('button', { name: 'Configurer' }).click();
  await page.getByRole('img', { name: 'Code QR' }).waitFor();
  await checkAccessibility(page, 'setting up the second factor');
  const secret = (await page.getByRole('dialog').locator('code').textContent()) ?? '';
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  await page.getByLabel('Code à six chiffres').fill(totp.generate());
  await page.getByRole('button', { name: 'Activer', exact: true }).click();
  await page.getByRole('heading', { name: 'Vos codes de secours' }).waitFor();
  const codes = await page.getByRole('dialog').getByRole('listitem').allTextContents();
  assert.equal(codes.length, 10);
  await checkAccessibility(page, 'the recovery codes');
  await page.getByLabel('Je les ai mis en lieu sûr').check();
  await page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).click();
  await page.getByText('10 codes de secours').waitFor();

  // Signing in takes the code of the next half minute, since this one is used up; and that one only once.
  const nextCode = totp.generate({ timestamp: Date.now() + 30_000 });
  await signOut(page);
  await signIn(page, PASSWORD);
  await page.getByLabel('Code de l’application').fill('000000');
  await page.getByRole('button', { name: 'Vérifier' }).click();
  await page.getByText('Ce code n’est pas valable').waitFor();
  await inspect(page, 'second-factor-fr');
  await page.getByLabel('Code de l’application').fill(nextCode);
  await page.getByRole('button', { name: 'Vérifier' }).click();
  await page.getByRole('button', { name: /Menu du compte/ }).waitFor();

  await signOut(page);
  await signIn(page, PASSWORD);
  await page.getByLabel('Code de l’application').fill(nextCode);
  await page.getByRole('button', { name: 'Vérifier' }).click();
  await page.getByText('Ce code n’est pas valable').waitFor();

  // The telephone is lost: a recovery code, which is good once.
  for (const isGood of [true, false]) {
    await page.getByRole('button', { name: 'Utiliser un code de secours' }).click();
    await page.getByLabel('Code de secours').fill(codes[3] ?? '');
    await page.getByRole('button', { name: 'Vérifier' }).click();
    if (!isGood) break;
    await page.getByText('Il vous reste 9 codes de secours').waitFor();
    await signOut(page);
    await signIn(page, PASSWORD);
  }
  await page.getByText('Ce code n’est pas valable').waitFor();
});

story('a first visit in English; an invitation, seen live; a viewer’s settings', async ({ start, visit }) => {
  const program = await start();
  const ann = await visit({ language: 'en' });
  const { page } = ann;
  await page.goto(program.url);
  await page.getByRole('heading', { name: 'Welcome aboard' }).waitFor();
  await inspect(page, 'first-visit-en');
  await page.getByLabel('Your name').fill('Ann Harbour');
  await page.getByLabel('Your e-mail address').fill('ann@harbour.example');
  await page.getByRole('textbox', { name: 'Password' }).fill('seven gulls upon the pier');
  await page.getByLabel('Name of the workspace').fill('Harbour Workshop');
  await page.getByRole('button', { name: 'Create the workspace' }).click();
  await page.getByRole('button', { name: /Ann Harbour.*Account menu/ }).waitFor();

  await page.goto(`${program.url}/settings/operators`);
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByLabel('Their e-mail address').fill('bob@harbour.example');
  await page.getByRole('radio', { name: 'Viewer' }).check();
  await checkAccessibility(page, 'inviting someone');
  await page.getByRole('button', { name: 'Create the link' }).click();
  const link = await page.getByRole('dialog').locator('code').textContent();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  await page.getByText('bob@harbour.example').waitFor();

  const guest = await visit({ language: 'fr' });
  await guest.page.goto(link ?? '');
  await guest.page.getByRole('heading', { name: 'Rejoindre Harbour Workshop' }).waitFor();
  await inspect(guest.page, 'invitation-fr');
  await guest.page.getByLabel('Votre nom').fill('Bob Quai');
  await guest.page.getByRole('textbox', { name: 'Mot de passe' }).fill('quatre phares dans la brume');
  await guest.page.getByRole('button', { name: 'Rejoindre l’espace' }).click();
  await guest.page.getByRole('button', { name: /Bob Quai.*Menu du compte/ }).waitFor();
  // Ann did not touch her page: the arrival was told to it.
  await page.getByText('Bob Quai').waitFor();
  await guest.page.goto(`${program.url}/settings`);
  await guest.page.getByRole('heading', { name: 'Profil' }).waitFor();
  assert.equal(await guest.page.getByRole('link', { name: 'Journal' }).count(), 0, 'a viewer has no audit log');
});
