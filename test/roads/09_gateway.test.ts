// The road in, set up and kept by a postmaster in a real browser: a domain is protected, mail arrives while one looks, what was held is read
// with its reasons and delivered; a hostile message can do nothing.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { type Gateway, openGateway } from '#receiving/gateway.ts';
import { type Listener, startListener } from '#receiving/listener/listener.ts';
import { connect } from '#smtp/client.ts';
import { inspect } from '#test/kit/browser.ts';
import { consoleSettings, startConsole, type TestConsole } from '#test/kit/console.ts';
import { type TestDatabase, testDatabase } from '#test/kit/database.ts';
import { type Sink, startSink } from '#test/kit/sink.ts';
import { story } from '#test/kit/story.ts';

let db: TestDatabase;
let gateway: Gateway;
let server: Listener;
let dauphin: TestConsole;
let sink: Sink;

before(async () => {
  const zone = {
    'boutique-du-port.fr': { TXT: [['v=spf1 ip4:127.0.0.1 -all']] },
    'atelier-du-port.fr': { MX: [{ exchange: 'mx.ancien-hebergeur.fr', priority: 10 }] },
  };
  db = await testDatabase({ env: await consoleSettings(), zone });
  db.clock.set(new Date());
  sink = await startSink({ protocol: 'lmtp', keywords: ['PIPELINING', '8BITMIME', 'SMTPUTF8'] });
  gateway = await openGateway(db.platform, { threads: 0 });
  server = await startListener(db.platform, [gateway.destination]);
  dauphin = await startConsole(db.platform, db.workspaceId);
});

after(async () => {
  await dauphin?.close();
  await server?.close();
  await gateway?.close();
  await sink?.close();
  await db?.close();
});

const FRAUD = (to: string) =>
  [
    'From: "Ma Banque" <service@securite-ma-banque.example>',
    `To: ${to}`,
    'Subject: Votre compte sera bloqué'.replace('é', '=?utf-8?Q?=C3=A9?='),
    `Date: ${new Date().toUTCString()}`,
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>Cher client, une connexion inhabituelle a été constatée. Confirmez votre mot de passe sous 24 heures, sinon votre compte sera bloqué.</p>',
    '<p><a href="http://192.0.2.77/connexion.php">https://www.ma-banque.example/connexion</a></p>',
    '<script>top.location="https://watch.example/x"</script><img src="https://watch.example/p.gif" onerror="top.location=1">',
    '',
  ].join('\r\n');

const ORDINARY = (to: string, subject: string) =>
  [
    'From: Boutique du Port <lettre@boutique-du-port.fr>',
    `To: ${to}`,
    `Subject: ${subject}`,
    `Date: ${new Date().toUTCString()}`,
    '',
    'Bonjour, votre commande est prete, vous pouvez passer la prendre au port demain matin. A demain !',
    '',
  ].join('\r\n');

async function send(to: string, message: string): Promise<void> {
  const { port } = server;
  const connected = await connect({
    address: '127.0.0.1',
    port,
    name: 'localhost',
    hello: 'mx.boutique-du-port.fr',
    tls: 'never',
  });
  assert.ok(connected.ok);
  const end = await connected.session.deliver({ from: 'lettre@boutique-du-port.fr', to }, Buffer.from(message));
  assert.equal(end.kind, 'accepted');
  await connected.session.quit();
}

story('a postmaster protects a domain, reads what was held and delivers it', async ({ visit }) => {
  const odile = await visit({ language: 'fr' });
  const { page } = odile;
  await dauphin.admit(page.context());
  await page.goto(`${dauphin.url}/quarantine`);
  await page.getByText('Aucun courrier n’est encore passé par ici').waitFor();
  await inspect(page, 'quarantine-empty');
  await page.getByRole('link', { name: 'Protéger un domaine' }).click();
  await page.getByRole('button', { name: 'Protéger un domaine' }).first().click();
  await page.getByLabel('Nom du domaine').fill('atelier-du-port.fr');
  await page.getByLabel('Serveur').first().fill('127.0.0.1');
  await page.getByRole('textbox', { name: 'Port' }).fill(String(sink.port));
  await page.getByRole('dialog').getByRole('button', { name: 'Protéger un domaine' }).click();
  await page.getByText('Le serveur de boîtes répond et prend le courrier.').waitFor();
  await page.getByText('mène à mx.ancien-hebergeur.fr').waitFor();
  await page.getByLabel('Frauduleux').first().waitFor();

  for (const subject of ['Votre commande', 'Horaires d’été'.normalize('NFD').replace(/[^\x20-\x7e]/g, '')])
    await send('ana@atelier-du-port.fr', ORDINARY('ana@atelier-du-port.fr', subject));
  await send('ana@atelier-du-port.fr', FRAUD('ana@atelier-du-port.fr'));
  await page.reload();
  await page.getByText('ana@atelier-du-port.fr').waitFor();
  await inspect(page, 'gateway-domain');

  await page.goto(`${dauphin.url}/quarantine`);
  await page.getByRole('button', { name: /Ma Banque/ }).waitFor();
  await page.locator('.recharts-surface').first().waitFor();
  await inspect(page, 'quarantine');
  await page.getByRole('button', { name: /Ma Banque/ }).click();
  await page.getByRole('tab', { name: 'Pourquoi' }).waitFor();
  await page
    .getByText(/192\.0\.2\.77/)
    .first()
    .waitFor();
  await inspect(page, 'quarantine-why');
  await page.getByRole('tab', { name: 'Message' }).click();
  const frame = page.frameLocator('iframe');
  await frame.getByText('Cher client').waitFor();
  assert.equal(await frame.locator('script').count(), 0);
  await page.getByRole('tab', { name: 'Parcours' }).click();
  await page.getByText('SPF', { exact: false }).first().waitFor();
  await inspect(page, 'quarantine-course');

  const before = sink.messages.length;
  await page.getByRole('button', { name: 'Remettre', exact: true }).click();
  await page.getByText('1 message va être remis.').waitFor();
  for (let waited = 0; sink.messages.length === before && waited < 300; waited++) await pause(20);
  assert.equal(sink.messages.length, before + 1);

  // The sums of the steps are written every five seconds, and the page asks again as often.
  await page.goto(`${dauphin.url}/live`);
  await page.getByRole('cell', { name: 'Jugement' }).waitFor();
  await page.getByRole('link', { name: 'lettre@boutique-du-port.fr' }).first().waitFor();
  await inspect(page, 'live');

  // What arrives while one looks is shown without a reload.
  await page.goto(`${dauphin.url}/quarantine`);
  await page.getByText('Rien n’est retenu').first().waitFor();
  await send('bob@atelier-du-port.fr', FRAUD('bob@atelier-du-port.fr'));
  await page.getByRole('button', { name: /Ma Banque/ }).waitFor();
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: 'Supprimer' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Supprimer' }).click();
  await page.getByText('1 message supprimé.').waitFor();
  await page.getByRole('button', { name: 'Supprimés' }).click();
  await page.getByRole('button', { name: /Ma Banque/ }).waitFor();
});
