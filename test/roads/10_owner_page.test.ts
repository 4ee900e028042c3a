// An owner, a digest in the mailbox, and a page behind its link: why a message is held, the message made harmless, and a button that delivers it.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { parse } from '#message/parse.ts';
import { sendDigests } from '#receiving/digest/digest-sender.ts';
import { ownerPageRoutes } from '#receiving/owner-page/owner-page-routes.ts';
import { startWeb, type WebServer } from '#platform/http/server.ts';
import { inspect } from '#test/kit/browser.ts';
import { freePort } from '#test/kit/free-port.ts';
import { type TestGateway, testGateway } from '#test/kit/gateway.ts';
import { story } from '#test/kit/story.ts';

let box: TestGateway;
let web: WebServer;

before(async () => {
  const port = await freePort();
  box = await testGateway({ env: { DAUPHIN_PUBLIC_URL: `http://localhost:${port}` } });
  const { platform } = box.db;
  await box.db.sql`update workspaces set time_zone = 'Europe/Paris'`;
  box.db.clock.set('2026-11-27T09:00:00Z');
  web = await startWeb({
    platform,
    routes: ownerPageRoutes(platform),
    authenticate: async () => undefined,
    host: '127.0.0.1',
    port,
  });
});

after(async () => {
  await web?.close();
  await box?.close();
});

const held = (subject: string, from: string, text: string) =>
  [
    `From: ${from}`,
    'To: ana@port.example',
    `Subject: ${subject}`,
    'Date: Fri, 27 Nov 2026 06:00:00 +0000',
    'Content-Type: text/html; charset=utf-8',
    '',
    `<h2>Service client</h2><p>${text}</p><p><a href="http://192.0.2.7/login">https://www.ma-banque.example/</a></p>`,
    '<script>top.location="https://watch.example/"</script><img src="https://watch.example/p.gif">',
    '',
  ].join('\r\n');

story('an owner sees why a message is held and puts it into the mailbox', async ({ visit }) => {
  const { send, db, sink } = box;
  const text =
    'Une connexion inhabituelle a été constatée. Confirmez votre mot de passe sous 24 heures, sinon votre compte sera bloqué.';
  await send(
    'ana@port.example',
    held('Votre compte sera bloque', '"Ma Banque" <service@securite-banque.example>', text),
  );
  await send(
    'ana@port.example',
    held('Dernier rappel avant fermeture', '"Impots" <remboursement@impots-gouv.example>', text),
  );
  await sendDigests(db.platform);
  const digest = parse(sink.messages[0]?.bytes as Buffer);
  const link = /http:\/\/localhost\S+/.exec(digest.text ?? '')?.[0] as string;

  const { page } = await visit({ language: 'fr' });
  await page.goto(link);
  await page.getByRole('heading', { name: 'Courrier retenu pour vous' }).waitFor();
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Mail held for you' }).waitFor();
  await page.getByRole('link', { name: 'français' }).click();
  await inspect(page, 'owner-page');
  await page.getByRole('link', { name: 'Votre compte sera bloque' }).click();
  await page.getByRole('heading', { name: 'Pourquoi il est retenu' }).waitFor();
  await page.frameLocator('iframe').getByText('Service client').waitFor();
  await inspect(page, 'owner-page-message');
  await page.getByRole('button', { name: 'Le remettre dans ma boîte' }).click();
  await page.getByText('C’est fait : le message arrive dans votre boîte.'.replace(' :', '\u00a0:')).waitFor();
  for (let waited = 0; sink.messages.length < 2 && waited < 300; waited++) await pause(20);
  assert.equal(sink.messages.length, 2);
  await page.getByRole('link', { name: 'Dernier rappel' }).click();
  await page.getByRole('button', { name: 'Supprimer', exact: true }).click();
  await page.getByRole('link', { name: 'C’était une erreur ?'.replace(' ?', '\u00a0?') }).click();
  await page.getByRole('button', { name: 'Le remettre quand même' }).waitFor();
  await page.getByRole('link', { name: 'Retour à la liste' }).click();
  await page.getByRole('link', { name: 'Ce qui a été supprimé' }).click();
  await inspect(page, 'owner-page-deleted');
  await page.getByRole('link', { name: 'Retour à la liste' }).click();
  await page.getByLabel('English').check();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('Your preferences are saved.').waitFor();
});
