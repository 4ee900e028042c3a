// The whole road out, as a newcomer walks it: a real list is imported and mapped, a template chosen, a campaign prepared, judged,
// launched; its messages arrive in the sandbox by real SMTP; one reader unsubscribes from the message; the report says all of it.
// In a real browser, against a whole Dauphin. Every page on the way is looked at in light and dark and at a phone's width.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { inspect } from '#test/kit/browser.ts';
import { corpus, withoutCorpora } from '#test/kit/corpora.ts';
import type { TestProgram } from '#test/kit/program.ts';
import { story } from '#test/kit/story.ts';

const PEOPLE = 120;
/** First names as the French State publishes them (Latin-1, semicolons), with an address for each, and lines as real lists have them. */
async function listOfPeople(folder: string): Promise<Buffer> {
  const names = await readFile(`${folder}/prenoms/server/db/Prenoms.csv`);
  const [header = '', ...lines] = names.toString('latin1').split(/\r?\n/);
  const rows = lines
    .slice(0, PEOPLE)
    .map((line, index) => `${line};p${index}${index === 7 ? '+bounce' : ''}@lecteurs.exemple`);
  rows.splice(20, 0, 'zoé;f;french;1,2;pas une adresse', `${lines[3]};p3@lecteurs.exemple`, 'une ligne;abîmée');
  return Buffer.from([`${header};Adresse`, ...rows, ''].join('\r\n'), 'latin1');
}

async function firstVisit(page: Page, program: TestProgram): Promise<void> {
  await page.goto(program.openUrl);
  await page.getByLabel('Votre nom').fill('Inès Le Goff');
  await page.getByLabel('Votre adresse électronique').fill('ines@atelier-du-port.fr');
  await page.getByRole('textbox', { name: 'Mot de passe' }).fill('trois mouettes sur le quai');
  await page.getByLabel('Nom de l’espace').fill('Atelier du Port');
  await page.getByLabel('Domaine d’envoi').fill('lettre.atelier-du-port.fr');
  await page.getByRole('button', { name: 'Créer l’espace' }).click();
  await page.getByRole('button', { name: /Menu du compte/ }).waitFor();
}

const step = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Étapes de la campagne' }).getByRole('link', { name: new RegExp(name) });

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page
    .getByRole('combobox', { name: label })
    .or(page.getByLabel(label, { exact: true }))
    .first()
    .click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

story(
  'from a list of people to a report, through the judge and the sandbox',
  async ({ start, visit }) => {
    const folder = corpus('contacts/contacts') ?? '';
    const program = await start();
    const ines = await visit({ language: 'fr' });
    const { page } = ines;
    await firstVisit(page, program);

    // A list comes in.
    await page.goto(`${program.url}/contacts`);
    await page.getByText('Aucun contact pour l’instant').waitFor();
    await inspect(page, 'contacts-empty');
    await page.getByRole('link', { name: 'Importer' }).first().click();
    await page.getByText('Déposez votre fichier ici').waitFor();
    await inspect(page, 'import-drop');
    const buffer = await listOfPeople(folder);
    await page.locator('input[type=file]').setInputFiles({ name: 'prénoms.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('heading', { name: 'Colonnes' }).waitFor();
    assert.equal(await page.getByLabel('Encodage', { exact: true }).first().inputValue(), 'Windows-1252');
    assert.equal(await page.getByLabel('Séparateur', { exact: true }).first().inputValue(), 'Point-virgule');
    assert.equal(
      await page.getByLabel('Devient : Adresse', { exact: true }).first().inputValue(),
      'Adresse électronique',
    );
    await choose(page, 'Devient : 01_prenom', 'Prénom');
    await inspect(page, 'import-columns');
    await choose(page, 'Origine', 'Un salon, un événement');
    await choose(page, 'Finalité', 'Lettre d’information');
    await page.getByLabel('Ce que ces personnes ont lu').fill('Oui, je veux recevoir la lettre de l’Atelier du Port.');
    await page.getByLabel('Recueillies le').fill('01/11/2026');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Lancer l’import' }).click();
    await page.getByText('Terminé', { exact: true }).waitFor();
    const report = page.locator('main');
    await report.getByText('Lignes écartées ou incomplètes').waitFor();
    await report.getByText(/il manque l’arobase/).waitFor();
    await inspect(page, 'import-result');
    await page.getByRole('link', { name: 'Voir les contacts' }).click();
    await page.getByText(`${PEOPLE} contacts`).waitFor();
    await page.getByLabel('Adresse ou nom…').fill('AARÓN');
    await page.getByText('2 contacts').or(page.getByText('3 contacts')).first().waitFor();
    await inspect(page, 'contacts');

    // A template is made from a starter.
    await page.goto(`${program.url}/templates/new`);
    await page
      .getByRole('button', { name: /Utiliser « Lettre de bienvenue »/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Enregistrer' }).first().waitFor();
    await inspect(page, 'template-editor', { phone: false });

    // A campaign is prepared with it.
    await page.goto(`${program.url}/campaigns`);
    await page.getByText('Aucune campagne pour l’instant').waitFor();
    await page.getByRole('button', { name: 'Nouvelle campagne' }).first().click();
    await page.getByLabel('Nom interne').fill('Lettre de novembre');
    await page.getByRole('button', { name: 'Commencer' }).click();
    await page.getByText('À qui écrire').waitFor();
    await choose(page, 'Ont consenti à', 'Lettre d’information');
    await page.getByText(`${PEOPLE} personnes`).waitFor();
    await inspect(page, 'campaign-audience');
    await step(page, 'Expéditeur et objet').click();
    await page.getByLabel('Nom d’expéditeur').fill('Atelier du Port');
    await page.getByLabel('Adresse d’expédition').fill('lettre');
    await page.getByLabel('Adresse de réponse').fill('bonjour@atelier-du-port.fr');
    await page.getByText('Tout est enregistré').waitFor();
    await inspect(page, 'campaign-sender');
    await step(page, 'Contenu').click();
    await page
      .getByRole('button', { name: /Utiliser ce modèle/ })
      .first()
      .click();
    await page.getByText('Tout est enregistré').waitFor();
    await step(page, 'Contrôle et départ').click();

    // The judge reads it, and it leaves.
    await page.getByRole('button', { name: 'Contrôler', exact: true }).click();
    await page.getByText('un envoi en nombre légitime').waitFor();
    await inspect(page, 'pre-flight');
    await page.getByRole('button', { name: 'Lancer la campagne' }).click();
    const confirm = page.getByRole('dialog');
    await confirm.getByText(`${PEOPLE} personnes recevront`).waitFor();
    await confirm.getByRole('button', { name: 'Lancer la campagne' }).click();
    await page.getByText('Terminée').first().waitFor();
    await page.goto(`${program.url}${new URL(page.url()).pathname.replace(/\/[^/]*$/, '/report')}`);
    await page.getByText('Accepté par le serveur').waitFor();
    await inspect(page, 'report');
    const reportAddress = page.url();

    // A reader finds it in the mailbox, and leaves.
    await page.goto(`${program.url}/sandbox`);
    await page.getByLabel('Chercher une boîte').fill('p12@');
    await page.getByText('p12@lecteurs.exemple', { exact: true }).click();
    await page
      .getByRole('link', { name: /Bienvenue/ })
      .or(page.getByRole('button', { name: /Bienvenue/ }))
      .first()
      .click();
    const letter = page.frameLocator('iframe[title]');
    await letter.getByText(/Bonjour/).waitFor();
    await inspect(page, 'sandbox');
    await page.getByRole('tab', { name: 'Verdict' }).click();
    await page
      .getByText(/envoi en nombre légitime/i)
      .first()
      .waitFor();
    await inspect(page, 'sandbox-verdict');
    await page.getByRole('tab', { name: 'Source' }).click();
    const source = await page.locator('.source-text').innerText();
    assert.match(source, /DKIM-Signature: v=1; a=rsa-sha256/);
    assert.match(source, /List-Unsubscribe-Post: List-Unsubscribe=One-Click/);
    const [, leave] = /List-Unsubscribe: <(https?:[^>\s]+)>/.exec(source.replace(/\r?\n[ \t]+/g, ' ')) ?? [];
    assert.ok(leave, 'the message has an unsubscribe link');
    const link = new URL(leave);
    await page.goto(`${program.url}${link.pathname}`);
    await page.getByRole('button', { name: 'Me désabonner' }).waitFor();
    await inspect(page, 'unsubscribe');
    await page.getByRole('button', { name: 'Me désabonner' }).click();
    await page.getByRole('heading', { name: /C’est fait/ }).waitFor();

    // The report and the person's page know it.
    await page.goto(reportAddress);
    const figure = page.getByText('Désabonnements', { exact: true }).locator('..');
    await figure.getByText('1', { exact: true }).waitFor();
    await page.goto(`${program.url}/contacts?search=p12%40`);
    await page.getByRole('link', { name: 'p12@lecteurs.exemple' }).click();
    await page.getByText('S’est retiré').first().waitFor();
    await inspect(page, 'contact');
  },
  { skip: withoutCorpora() },
);
