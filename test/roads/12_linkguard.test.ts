// The warning at the click: the postmaster blocks a link, somebody who has the extension follows it, is warned in his language, goes back, and may
// go on. Real Chromium with the real extension, against the real web server.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { checkAccessibility } from '#test/kit/browser.ts';
import { signedIn } from '#test/kit/caller.ts';
import { consoleSettings, startConsole } from '#test/kit/console.ts';
import { testDatabase } from '#test/kit/database.ts';
import { closeAtEnd } from '#test/kit/ending.ts';
import { launchWithExtension } from '#test/kit/extension.ts';
import { collectRoutes } from '../../src/routes.ts';

/** A page with a link to the fraud, and the fraud. */
async function startSites(): Promise<number> {
  let port = 0;
  const server = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    const body = request.url?.startsWith('/suivi')
      ? '<p>Votre carte, s’il vous plaît</p>'
      : `<a href="http://depot-colis.com:${port}/suivi?m=ana&utm_source=x">Suivre mon colis</a>`;
    response.end(`<!doctype html><html lang="fr"><title>page</title><main>${body}</main></html>`);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  port = (server.address() as AddressInfo).port;
  closeAtEnd(async () => void server.close());
  return port;
}

/** The browser gives up the page that was asked for: the warning is known by its words. */
async function followToWarning(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Suivre mon colis' }).click({ noWaitAfter: true });
  await page.getByText('Cette page est signalée comme frauduleuse').waitFor();
}

test('linkguard: who follows a blocked link is warned, goes back, or goes on knowingly', {
  timeout: 120_000,
}, async () => {
  const db = await testDatabase({ env: await consoleSettings() });
  closeAtEnd(db.close);
  const { platform, workspaceId } = db;
  const served = await startConsole(platform, workspaceId);
  closeAtEnd(served.close);
  const routes = collectRoutes(platform);
  const postmaster = await signedIn({ platform, routes, workspaceId, role: 'postmaster' });
  const site = await startSites();
  const blocked = await postmaster.call('POST /api/linkguard/links', {
    body: { address: 'http://depot-colis.com/suivi?m=bob', state: 'blocked' },
  });
  assert.equal(blocked.status, 200);
  const { address } = (await postmaster.call('GET /api/linkguard/lookup-address')).body;

  const { context, origin, close } = await launchWithExtension('fr', ['depot-colis.com', 'boutique.example']);
  closeAtEnd(close);
  const page = await context.newPage();
  await page.goto(`${origin}/options.html`);
  await page.getByLabel('Adresse de votre Dauphin').fill('http://localhost:1/');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('Aucun Dauphin ne répond').waitFor();
  await page.getByLabel('Adresse de votre Dauphin').fill(address);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('C’est fait').waitFor();
  await checkAccessibility(page, 'the settings of the extension');

  const home = `http://boutique.example:${site}/`;
  await page.goto(home);
  await followToWarning(page);
  await page.getByText('L’équipe de votre messagerie l’a bloquée').waitFor();
  assert.equal(await page.locator(':focus').getAttribute('id'), 'back');
  await checkAccessibility(page, 'the warning');
  if (process.env['DAUPHIN_PICTURES']) await page.screenshot({ path: 'test/pictures/linkguard-warning.png' });
  await page.getByRole('button', { name: 'Revenir en arrière' }).click();
  await page.getByRole('link', { name: 'Suivre mon colis' }).waitFor();
  assert.equal(page.url(), home);

  await followToWarning(page);
  await page.getByRole('button', { name: 'Continuer quand même' }).click();
  await page.getByText('Votre carte').waitFor();
  await page.reload();
  await page.getByText('Votre carte').waitFor();
});
