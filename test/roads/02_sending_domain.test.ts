// A sending domain, from its name to live mode: somebody adds it, is told what to publish, publishes it badly and is told what is wrong,
// mends it, goes live, and comes back to the sandbox. In a real browser, against a whole Dauphin that asks a name server of ours.

import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { inspect } from '#test/kit/browser.ts';
import { startDnsServer } from '#test/kit/dns-server.ts';
import { story } from '#test/kit/story.ts';

async function firstVisit(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel('Votre nom').fill('Inès Le Goff');
  await page.getByLabel('Votre adresse électronique').fill('ines@atelier-du-port.fr');
  await page.getByRole('textbox', { name: 'Mot de passe' }).fill('trois mouettes sur le quai');
  await page.getByLabel('Nom de l’espace').fill('Atelier du Port');
  await page.getByRole('button', { name: 'Créer l’espace' }).click();
  await page.getByRole('button', { name: /Menu du compte/ }).waitFor();
}

const section = (page: Page, title: string) =>
  page.locator('section.dns-record').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

/** What the page says to publish for one record. */
async function wanted(page: Page, title: string): Promise<{ name: string; value: string }> {
  const [name = '', value = ''] = await section(page, title).locator('.copy-value').allTextContents();
  return { name, value };
}

story('a domain is added, its records published, mended, and it goes live', async ({ start, visit }) => {
  const dns = await startDnsServer({ 'mail.atelier-du-port.fr': { A: ['192.0.2.10'] } });
  const program = await start({
    DAUPHIN_DNS_SERVERS: dns.address,
    DAUPHIN_MAIL_HOST: 'mail.atelier-du-port.fr',
  });
  const ines = await visit({ language: 'fr' });
  const { page } = ines;
  await firstVisit(page, program.openUrl);

  await page.goto(`${program.url}/domains`);
  await page.getByText('Aucun domaine d’envoi').waitFor();
  await inspect(page, 'domains-empty');
  await page.getByRole('button', { name: 'Ajouter un domaine' }).click();
  await page.getByLabel('Nom du domaine').fill('Lettre.Atelier-du-Port.fr.');
  await page.getByRole('dialog').getByRole('button', { name: 'Ajouter un domaine' }).click();

  // The page checks by itself: nothing is there yet.
  await page.getByRole('heading', { name: 'lettre.atelier-du-port.fr' }).waitFor();
  await section(page, 'SPF').getByText('À corriger').waitFor();
  await inspect(page, 'domain-new');
  const records = await Promise.all(['SPF', 'DKIM RSA', 'DKIM Ed25519', 'DMARC'].map((title) => wanted(page, title)));
  assert.deepEqual(
    records.map(({ value }) => value.slice(0, 12)),
    ['v=spf1 a:mai', 'v=DKIM1; k=r', 'v=DKIM1; k=e', 'v=DMARC1; p='],
  );

  // Published, but with somebody else's SPF, and a DKIM key that lost its end.
  for (const { name, value } of records) dns.zone[name] = { TXT: [[value]] };
  const [spf, rsa] = records as [{ name: string; value: string }, { name: string; value: string }];
  dns.zone[spf.name] = { TXT: [['v=spf1 ip4:198.51.100.7 -all'], ['v=spf1 mx -all']] };
  dns.zone[rsa.name] = { TXT: [[rsa.value.slice(0, 200)]] };
  await page.getByRole('button', { name: 'Vérifier maintenant' }).click();
  await section(page, 'SPF').getByText('2 enregistrements SPF').waitFor();
  await section(page, 'DKIM RSA').getByText('À corriger').waitFor();
  await section(page, 'DKIM Ed25519').getByText('En place').waitFor();
  await inspect(page, 'domain-wrong');

  ines.forgive(/status of 409/);
  const goLive = async () => {
    await page.getByRole('button', { name: 'Passer en envoi réel' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Passer en envoi réel' }).click();
  };
  await goLive();
  await page.getByText('à corriger : SPF, DKIM RSA').waitFor();
  await page.getByRole('button', { name: 'Annuler' }).click();

  // Mended. The SPF record shown keeps what the domain already allows.
  dns.zone[rsa.name] = { TXT: [[rsa.value]] };
  dns.zone[spf.name] = { TXT: [['v=spf1 ip4:198.51.100.7 -all']] };
  await page.getByRole('button', { name: 'Vérifier maintenant' }).click();
  await section(page, 'SPF').getByText('n’autorise pas').waitFor();
  const kept = await wanted(page, 'SPF');
  assert.equal(kept.value, 'v=spf1 a:mail.atelier-du-port.fr ip4:198.51.100.7 -all');
  dns.zone[spf.name] = { TXT: [[kept.value]] };
  await goLive();
  await page.getByText('Ce domaine envoie pour de bon').waitFor();
  const pretend = page.getByText('aucun message ne quitte cette machine');
  await pretend.waitFor({ state: 'detached' });
  await inspect(page, 'domain-live');

  // Its keys are changed: the new ones sign only once receivers can find them.
  await page.getByRole('button', { name: 'Préparer de nouvelles clés' }).click();
  await page.getByText('À publier', { exact: true }).first().waitFor();
  await inspect(page, 'domain-keys');
  const intoService = async () => {
    await page.getByRole('button', { name: 'Mettre les nouvelles clés en service' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Mettre les nouvelles clés en service' }).click();
  };
  await intoService();
  await page.getByText('les récepteurs ne les trouveraient pas').waitFor();
  await page.getByRole('button', { name: 'Annuler' }).click();
  for (const title of ['DKIM RSA', 'DKIM Ed25519']) {
    const key = page.getByRole('region', { name: new RegExp(`^${title} d\\d{6}-2`) });
    const [name = '', value = ''] = await key.locator('.copy-value').allTextContents();
    dns.zone[name] = { TXT: [[value]] };
  }
  await intoService();
  await page.getByText('Retirée', { exact: true }).first().waitFor();
  await page.getByText('À publier', { exact: true }).first().waitFor({ state: 'detached' });
  await section(page, 'DKIM RSA').getByText('En place').waitFor();
  await inspect(page, 'domain-keys-changed');

  await page.getByRole('button', { name: 'Revenir au bac à sable' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revenir au bac à sable' }).click();
  await page.getByText('Ce domaine est dans le bac à sable').waitFor();
  await pretend.waitFor();
  await page.goto(`${program.url}/domains`);
  await page.getByRole('link', { name: 'lettre.atelier-du-port.fr' }).waitFor();
  await inspect(page, 'domains-list');
  await dns.close();
});
