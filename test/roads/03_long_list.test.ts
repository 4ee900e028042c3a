// A list longer than a screen: rows come as one scrolls, only those in sight are drawn, the server sorts, and the chosen columns are kept.

import assert from 'node:assert/strict';
import { arrive } from '#test/kit/arrival.ts';
import { settle } from '#test/kit/browser.ts';
import { story } from '#test/kit/story.ts';

const PEOPLE = 300;
story('three hundred contacts, scrolled to the last, sorted, with other columns', async ({ start, visit }) => {
  const program = await start();
  const ines = await visit({ language: 'fr' });
  const { page } = ines;
  await page.goto(`${program.url}/contacts`);
  await arrive(page);
  for (let at = 0; at < PEOPLE; at++) {
    const email = `p${String(at).padStart(3, '0')}@quai.example`;
    const response = await page.request.post(`${program.url}/api/contacts`, {
      data: { email, givenName: 'Jean', familyName: `Quai ${at}` },
    });
    assert.equal(response.status(), 200);
  }

  await page.goto(`${program.url}/contacts`);
  const rows = page.locator('tbody tr[data-index]');
  const table = page.getByRole('region').filter({ has: page.locator('table') });
  const cells = (text: string) => page.locator('tbody').getByText(text, { exact: true });

  await page.getByRole('columnheader', { name: 'Adresse' }).getByRole('button').click();
  await cells('p000@quai.example').waitFor();
  await settle(page);
  const drawn = await rows.count();
  assert.ok(drawn > 10 && drawn < 80, `${drawn} rows are drawn`);

  for (let tries = 0; (await cells('p299@quai.example').count()) === 0; tries++) {
    assert.ok(tries < 60, 'the last row never came');
    await table.evaluate((node) => node.scrollBy(0, 1500));
    await page.waitForTimeout(50);
  }
  assert.ok((await rows.count()) < 80);

  await page.getByRole('columnheader', { name: 'Adresse' }).getByRole('button').click();
  await cells('p299@quai.example').waitFor();
  assert.equal(await page.getByRole('columnheader', { name: 'Adresse' }).getAttribute('aria-sort'), 'descending');

  await page.getByRole('button', { name: 'Choisir les colonnes' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Nom', exact: true }).click();
  await page.getByRole('columnheader', { name: 'Nom' }).waitFor({ state: 'detached' });
  await page.reload();
  await cells('p299@quai.example').waitFor();
  assert.equal(await page.getByRole('columnheader', { name: 'Nom' }).count(), 0, 'the choice of columns is kept');
});
