// A program of the workspace: somebody makes a key in the console, the program sends with it, its message arrives in the sandbox, and the key is
// revoked. In a real browser, against a whole Dauphin.

import assert from 'node:assert/strict';
import { arrive } from '#test/kit/arrival.ts';
import { checkAccessibility, inspect } from '#test/kit/browser.ts';
import { story } from '#test/kit/story.ts';
import { Dauphin } from '../../clients/typescript/dauphin.ts';

story('a key is made, seen once, used and revoked', async ({ start, visit }) => {
  const program = await start();
  const ines = await visit({ language: 'fr' });
  const { page } = ines;
  await page.goto(program.url);
  await arrive(page, 'fr');
  const made = await page.request.post(`${program.url}/api/domains`, { data: { name: 'boutique.example' } });
  assert.ok(made.ok());

  await page.goto(`${program.url}/api-keys`);
  await page.getByText('Aucune clé pour l’instant').waitFor();
  await inspect(page, 'api-keys-empty');
  await page.getByRole('button', { name: 'Créer une clé' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Nom' }).fill('Boutique');
  await checkAccessibility(page, 'making a key');
  await dialog.getByRole('button', { name: 'Créer une clé' }).click();
  await dialog.getByText('Copiez-la maintenant').waitFor();
  const [key = '', user = ''] = await dialog.locator('.copy-value').allTextContents();
  assert.ok(key.startsWith(`${user}_`));
  await checkAccessibility(page, 'the key');
  await dialog.getByRole('button', { name: 'Fermer' }).last().click();
  await page.getByText(user).waitFor();
  assert.equal(await page.getByText(key).count(), 0, 'shown once');

  const dauphin = new Dauphin({ url: program.url, key });
  const { id } = await dauphin.send({
    from: 'commandes@boutique.example',
    to: 'paul@lecteurs.example',
    subject: 'Votre commande',
    text: 'Elle est partie.',
  });
  for (;;) {
    const { recipients } = await dauphin.message(id);
    if (recipients[0]?.state === 'accepted') break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await page.goto(`${program.url}/messages`);
  await page.getByText('Remis', { exact: true }).waitFor();
  await inspect(page, 'messages');
  await page.getByRole('button', { name: 'Votre commande' }).click();
  await page.getByRole('dialog').getByText('paul@lecteurs.example').waitFor();
  await inspect(page, 'message');
  await page.goto(`${program.url}/sandbox`);
  await page.getByText('Votre commande').first().waitFor();

  await page.goto(`${program.url}/api-keys`);
  await page.getByRole('button', { name: 'Révoquer' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Révoquer' }).click();
  await page.getByText('Révoquée', { exact: true }).waitFor(); // the dialog says "révoquée" too, before anything is done
  await assert.rejects(dauphin.message(id), { status: 401 });

  await page.goto(`${program.url}/webhooks`);
  await page.getByRole('button', { name: 'Ajouter un webhook' }).click();
  await page.getByLabel('Adresse').fill('https://127.0.0.1/in');
  ines.forgive(/status of 422/);
  await page.getByRole('dialog').getByRole('button', { name: 'Ajouter un webhook' }).click();
  await page.getByText('mène à l’internet public').waitFor();
  await page.getByLabel('Adresse').fill('https://hooks.boutique.example/in');
  await checkAccessibility(page, 'adding a webhook');
  await page.getByRole('dialog').getByRole('button', { name: 'Ajouter un webhook' }).click();
  await page.getByText('secret qui signe les appels').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).last().click();
  await page.getByText('En service').waitFor();
  await page.getByRole('button', { name: 'Désactiver' }).click();
  await page.getByText('Désactivé').waitFor();
});
