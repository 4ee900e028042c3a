// The editor of templates as a marketer uses it: a starter is opened, its text changed, blocks are dragged in with the mouse and inserted by
// keyboard, a field of the contact is put in; a field that nobody has is shown at its line and column in the source; the template is saved by
// Ctrl+S, found again after a reload, and looked at as one contact will get it: wide, narrow, dark, and as plain text.

import assert from 'node:assert/strict';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { arrive } from '#test/kit/arrival.ts';
import { inspect, picture, settle } from '#test/kit/browser.ts';
import type { TestProgram } from '#test/kit/program.ts';
import { story } from '#test/kit/story.ts';

const canvasOf = (page: Page) => page.frameLocator('iframe[title="Le message, modifiable"]');
const blocks = (canvas: FrameLocator, type: string) => canvas.locator(`[data-puck-component^="${type}-"]`);
const textOf = (canvas: FrameLocator, words: string) =>
  canvas.getByRole('textbox', { name: 'Texte', exact: true }).filter({ hasText: words });
const tile = (page: Page, type: string) => page.getByTestId(`drawer-item:${type}`);

/** By hand: pressed, moved, held over a place of the target (a share of its height) until the editor shows where it would fall, let go. */
async function drag(page: Page, from: Locator, to: Locator, at: number): Promise<void> {
  // What was dropped last may still be pushing the rest aside.
  await settle(page);
  const [start, end] = [await from.boundingBox(), await stillBox(page, to)];
  assert.ok(start && end, 'both are in sight');
  const [x, y] = [end.x + end.width / 2, end.y + end.height * at];
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(x, y - 8, { steps: 20 });
  await page.mouse.move(x, y, { steps: 8 });
  await canvasOf(page).locator('[data-puck-dragging]').waitFor();
  await settle(page);
  // The last word is had where the pointer rests, not where it came from.
  await page.mouse.move(x + 1, y);
  await settle(page);
  await page.mouse.up();
  await canvasOf(page).locator('[data-puck-dragging]').waitFor({ state: 'detached' });
}

/** Where something is once it has stopped moving. */
async function stillBox(page: Page, place: Locator) {
  for (let before = await place.boundingBox(), tries = 0; ; tries++) {
    await page.waitForTimeout(150);
    const now = await place.boundingBox();
    if (tries > 20 || (now && before && now.x === before.x && now.y === before.y && now.height === before.height))
      return now;
    before = now;
  }
}

const choose = (page: Page, among: string, name: string) =>
  page.getByRole('radiogroup', { name: among }).getByText(name, { exact: true }).click();

/** The starter as somebody who has two contacts opens it. */
async function openStarter(page: Page, program: TestProgram): Promise<FrameLocator> {
  await page.goto(program.url);
  await arrive(page);
  const people = [
    { email: 'jean@quai.example', givenName: 'Jean', familyName: 'Quai', language: 'fr' },
    { email: 'maree@quai.example', language: 'fr' },
  ];
  for (const data of people)
    assert.ok((await page.request.post(`${program.url}/api/contacts`, { data })).ok(), data.email);
  await page.goto(`${program.url}/templates/new`);
  await page.getByRole('button', { name: 'Utiliser « Lettre de bienvenue »' }).click();
  const canvas = canvasOf(page);
  await textOf(canvas, 'Merci de votre inscription').waitFor();
  return canvas;
}

story('a starter becomes a letter of one’s own', async ({ start, visit }) => {
  const program = await start();
  const { page } = await visit({ language: 'fr' });
  const canvas = await openStarter(page, program);

  // A text is written in, where it stands.
  await textOf(canvas, 'Merci de votre inscription').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Merci à vous.');
  await page.getByText('Modifications non enregistrées').waitFor();

  // Two columns are dragged under the picture, a button into the first; beside the sections there is no place for a divider.
  await drag(page, tile(page, 'Columns2'), blocks(canvas, 'Image').first(), 0.9);
  const columns = canvas.locator('[data-puck-component^="Columns2-"] [data-puck-component^="Column-"]');
  await columns.nth(1).waitFor();
  await drag(page, tile(page, 'Button'), columns.first(), 0.5);
  await columns.first().getByText('Découvrir').waitFor();
  await drag(page, tile(page, 'Divider'), blocks(canvas, 'Section').first(), 0.01);
  assert.equal(await blocks(canvas, 'Divider').count(), 0);
  await inspect(page, 'template-dragged', { phone: false });

  // By keyboard: a title after the text that was changed, with a name in it.
  await textOf(canvas, 'Merci à vous.').click();
  await page.getByRole('button', { name: 'Insérer : Titre' }).focus();
  await page.keyboard.press('Enter');
  const title = textOf(canvas, 'Un titre qui dit l’essentiel');
  await title.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('À bord, ');
  await page.getByRole('complementary', { name: 'Réglages' }).getByRole('button', { name: 'Insérer un champ' }).click();
  await page.getByRole('option', { name: /^Prénom/ }).click();
  await page.getByLabel('Si le contact n’en a pas').fill('moussaillon');
  await page.keyboard.press('Enter');
  await textOf(canvas, 'À bord, Prénom (moussaillon)').waitFor();

  // A field that nobody has is flagged, and found in the source.
  await textOf(canvas, 'Une question ?').click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' {{ contact.ville }}');
  await page.getByRole('button', { name: '3 conseils' }).click();
  const flag = page.getByRole('button', { name: /«\sville\s».*Ligne \d+, colonne \d+/s });
  await picture(page, 'template-flag');
  const [, line = '', column = ''] = /Ligne (\d+), colonne (\d+)/.exec(await flag.innerText()) ?? [];
  await flag.click();
  await page.getByRole('textbox', { name: 'Source MJML du modèle' }).waitFor();
  const mark = page.locator('.cm-lintRange', { hasText: 'ville' });
  await mark.waitFor();
  assert.equal(await page.locator('.cm-activeLineGutter', { hasText: /\d/ }).innerText(), line);
  const written = (await page.locator('.cm-activeLine').textContent()) ?? '';
  assert.equal(written.indexOf('contact.ville'), Number(column) - 1);
  assert.equal(await page.evaluate('getSelection().toString()'), 'contact.ville');
  await inspect(page, 'template-source', { phone: false });
  await page.keyboard.type('contact.email');
  await page.getByRole('button', { name: '2 conseils' }).waitFor();

  // Saved by hand, found again.
  await page.keyboard.press('ControlOrMeta+s');
  await page
    .getByRole('status')
    .filter({ hasText: /^Enregistré$/ })
    .waitFor();
  await page.reload();
  await textOf(canvas, 'À bord').waitFor();
  const id = new URL(page.url()).pathname.split('/').pop();
  const { mjml } = await (await page.request.get(`${program.url}/api/templates/${id}`)).json();
  assert.match(
    mjml,
    /<mj-image [\s\S]*?<\/mj-section>\s*<mj-section [^>]*>\s*<mj-column>\s*<mj-button [^>]*>Découvrir<\/mj-button>\s*<\/mj-column>\s*<mj-column \/>/,
  );
  assert.match(
    mjml,
    /Merci à vous\.<\/mj-text>\s*<mj-text css-class="ink"><h1 [^>]*>À bord,&nbsp;\{\{ contact\.given_name \| default: "moussaillon" \}\}<\/h1><\/mj-text>/,
  );

  await choose(page, 'Affichage', 'Aperçu');
  const letter = page.frameLocator('iframe[title="Le message tel qu’il sera reçu"]');
  await letter.getByText('À bord').waitFor();
  await page.getByRole('combobox', { name: 'Vu par' }).click();
  await page.getByRole('option', { name: /Jean Quai/ }).click();
  await letter.getByText('À bord, Jean').waitFor();
  await inspect(page, 'template-preview', { phone: true });
  await choose(page, 'Appareil', 'Téléphone');
  await picture(page, 'template-preview-narrow');
  await choose(page, 'Thème', 'Sombre');
  await picture(page, 'template-preview-narrow-dark');
  await choose(page, 'Version', 'Texte');
  await picture(page, 'template-preview-text');
});
