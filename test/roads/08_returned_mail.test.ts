// What comes back from a campaign, by real SMTP, as an operator meets it: in the report of the campaign and in the timeline of each
// contact, with the reason in plain words.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before } from 'node:test';
import { returnPath } from '#platform/return-path.ts';
import { start as startListenerRole } from '../../src/roles/listener.ts';
import type { RunningRole } from '../../src/roles/role.ts';
import { type ReturnReader, startReturnReader } from '#sending/feedback/returns/return-reader.ts';
import { connect } from '#smtp/client.ts';
import { inspect } from '#test/kit/browser.ts';
import { consoleSettings, startConsole, type TestConsole } from '#test/kit/console.ts';
import { type TestDatabase, testDatabase } from '#test/kit/database.ts';
import { type SentCampaign, sentCampaign } from '#test/kit/sent-campaign.ts';
import { story } from '#test/kit/story.ts';

const NAMES = ['marie', 'paul', 'rose', 'yann'];

let db: TestDatabase;
let sent: SentCampaign;
let listener: RunningRole;
let reader: ReturnReader;
let dauphin: TestConsole;

before(async () => {
  db = await testDatabase({ env: await consoleSettings() });
  sent = await sentCampaign(db.platform, db.workspaceId, { readers: NAMES });
  listener = await startListenerRole(db.platform);
  reader = await startReturnReader(db.platform);
  dauphin = await startConsole(db.platform, db.workspaceId);
});

after(async () => {
  await dauphin?.close();
  await reader?.close();
  await listener?.close();
  await db?.close();
});

const contactOf = (name: string) => sent.readers[NAMES.indexOf(name)] as SentCampaign['readers'][number];

async function comesBack(name: string, from: string, lines: string[]): Promise<void> {
  const { contactId } = contactOf(name);
  const handOver = { workspaceId: db.workspaceId, sendId: sent.sendId, contactId, step: 0 };
  const port = db.platform.config.sandboxSmtpPort;
  const connected = await connect({ address: '127.0.0.1', port, name: 'localhost', hello: 'mx.example', tls: 'never' });
  assert.ok(connected.ok);
  const to = returnPath(db.platform.vault, handOver, 'port.example');
  const delivery = await connected.session.deliver({ from, to }, Buffer.from(`${lines.join('\r\n')}\r\n`));
  assert.equal(delivery.kind, 'accepted');
  await connected.session.quit();
}

const report = (type: string, part: string[]) => [
  'From: postmaster@mx.example',
  'Subject: Report',
  'MIME-Version: 1.0',
  `Content-Type: multipart/report; report-type=${type}; boundary=b`,
  '',
  '--b',
  ...part,
  '--b--',
];

async function everythingComesBack(): Promise<void> {
  await comesBack(
    'marie',
    '',
    report('delivery-status', [
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example',
      '',
      `Final-Recipient: rfc822; ${contactOf('marie').email}`,
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
    ]),
  );
  await comesBack(
    'paul',
    'fbl@provider.example',
    report('feedback-report', [
      'Content-Type: message/feedback-report',
      '',
      'Feedback-Type: abuse',
      'User-Agent: Provider/1.0',
      'Version: 1',
    ]),
  );
  await comesBack('rose', 'rose@lecteurs.example', [
    'From: Rose <rose@lecteurs.example>',
    'Subject: Absente',
    'Auto-Submitted: auto-replied',
    '',
    'De retour lundi.',
  ]);
  await comesBack('yann', 'yann@lecteurs.example', [
    'From: Yann <yann@lecteurs.example>',
    'Subject: Re: Lettre',
    '',
    'Merci !',
  ]);
}

story('bounces, complaints and answers are told where an operator looks for them', async ({ visit }) => {
  const { page, context } = await visit({ language: 'fr' });
  await dauphin.admit(context);
  await page.goto(`${dauphin.url}/contacts/${contactOf('marie').contactId}`);
  await page.getByText('« Lettre » : reçu par son serveur').waitFor();
  await everythingComesBack();
  await page.getByText('« Lettre » : revenu').waitFor();
  await page.getByText('Adresse inconnue · 550 5.1.1 User unknown').waitFor();
  await page.getByText('Exclue de tous les envois').waitFor();
  await page.getByText('La boîte n’existe pas.').waitFor();
  await inspect(page, 'contact-bounced');

  for (const [name, text] of [
    ['paul', 'Se plaint de « Lettre » auprès de sa messagerie'],
    ['rose', '« Lettre » : un automate répond'],
    ['yann', 'Répond à « Lettre »'],
  ] as const) {
    await page.goto(`${dauphin.url}/contacts/${contactOf(name).contactId}`);
    await page.getByText(text).waitFor();
  }

  await page.goto(`${dauphin.url}/campaigns/${sent.campaignId}/report`);
  await page.getByText('Plaintes').waitFor();
  await page.getByText('1 réponse automatique à part').waitFor();
  await page.getByRole('link', { name: 'Adresse inconnue' }).waitFor();
  // This campaign has no address to which an answer could go.
  await page.getByText('Une réponse n’a pas pu être transmise').waitFor();
  await inspect(page, 'report-returned');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'yann@lecteurs.example' }).click(),
  ]);
  assert.match(await readFile(await download.path(), 'utf8'), /Merci !/);
});

story('the same in English', async ({ visit }) => {
  const { page, context } = await visit({ language: 'en' });
  await dauphin.admit(context, 'en');
  await page.goto(`${dauphin.url}/contacts/${contactOf('paul').contactId}`);
  await page.getByText('Complains about “Lettre” to their mailbox provider').waitFor();
  await page.getByText('complaint of the recipient').waitFor();
  await page.goto(`${dauphin.url}/campaigns/${sent.campaignId}/report`);
  await page.getByText('Complaints').waitFor();
  await page.getByText('Answers').waitFor();
});
