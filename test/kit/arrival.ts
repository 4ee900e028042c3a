// Gets past the door of a test program, in the browser: makes the first operator when there is none, else signs in.

import type { Page } from 'playwright-core';

const OPERATOR = { name: 'Inès Le Goff', email: 'ines@atelier-du-port.fr', password: 'trois mouettes sur le quai' };

const WORDS = {
  fr: {
    name: 'Votre nom',
    email: 'Votre adresse électronique',
    password: 'Mot de passe',
    workspace: 'Nom de l’espace',
    create: 'Créer l’espace',
    signInEmail: 'Adresse électronique',
    signIn: 'Se connecter',
    menu: /Menu du compte/,
  },
  en: {
    name: 'Your name',
    email: 'Your e-mail address',
    password: 'Password',
    workspace: 'Name of the workspace',
    create: 'Create the workspace',
    signInEmail: 'E-mail address',
    signIn: 'Sign in',
    menu: /Account menu/,
  },
};

/** The page stands at a door, or is on its way there. Afterwards it stands on the first page, or on the one first asked for. */
export async function arrive(page: Page, language: 'fr' | 'en' = 'fr'): Promise<void> {
  const words = WORDS[language];
  const password = page.getByRole('textbox', { name: words.password });
  await password.waitFor();
  if (await page.getByLabel(words.name).isVisible()) {
    await page.getByLabel(words.name).fill(OPERATOR.name);
    await page.getByLabel(words.email).fill(OPERATOR.email);
    await password.fill(OPERATOR.password);
    await page.getByLabel(words.workspace).fill('Atelier du Port');
    await page.getByRole('button', { name: words.create }).click();
  } else {
    await page.getByLabel(words.signInEmail).fill(OPERATOR.email);
    await password.fill(OPERATOR.password);
    await page.getByRole('button', { name: words.signIn }).click();
  }
  await page.getByRole('button', { name: words.menu }).waitFor();
}
