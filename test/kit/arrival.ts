// Gets past the door of a test program, in the browser, in French: makes the first operator when there is none, else signs in.

import type { Page } from 'playwright-core';

export const OPERATOR = {
  name: 'Inès Le Goff',
  email: 'ines@atelier-du-port.fr',
  password: 'trois mouettes sur le quai',
};

/** The page stands at a door, or is on its way there. */
export async function arrive(page: Page): Promise<void> {
  const password = page.getByRole('textbox', { name: 'Mot de passe' });
  await password.waitFor();
  if (await page.getByLabel('Votre nom').isVisible()) {
    await page.getByLabel('Votre nom').fill(OPERATOR.name);
    await page.getByLabel('Votre adresse électronique').fill(OPERATOR.email);
    await password.fill(OPERATOR.password);
    await page.getByLabel('Nom de l’espace').fill('Atelier du Port');
    await page.getByRole('button', { name: 'Créer l’espace' }).click();
  } else {
    await page.getByLabel('Adresse électronique').fill(OPERATOR.email);
    await password.fill(OPERATOR.password);
    await page.getByRole('button', { name: 'Se connecter' }).click();
  }
  await page.getByRole('button', { name: /Menu du compte/ }).waitFor();
}
