// Standing in a real browser: a sender whose addresses do not exist sees that he is suspended and why, hands in a plan, and the operator of the
// installation reads it and reinstates him.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { assessAll } from '#sending/standing/assessment.ts';
import { inspect } from '#test/kit/browser.ts';
import { consoleSettings, startConsole, type TestConsole } from '#test/kit/console.ts';
import { type TestDatabase, testDatabase } from '#test/kit/database.ts';
import { makeDomain, purposeOfKind } from '#test/kit/send.ts';
import { story } from '#test/kit/story.ts';

let db: TestDatabase;
let dauphin: TestConsole;

before(async () => {
  db = await testDatabase({ env: await consoleSettings() });
  db.clock.set(new Date());
  dauphin = await startConsole(db.platform, db.workspaceId);
});

after(async () => {
  await dauphin?.close();
  await db?.close();
});

/** A week of mailings to a list of which one address in eight does not exist, and the look that follows. */
async function sendToOldList(): Promise<void> {
  const { sql, workspaceId, clock } = db;
  const now = clock.now();
  const domain = await makeDomain(db, { name: 'lettre.atelier-du-port.fr', mode: 'live', algorithms: [] });
  const purposeId = await purposeOfKind(sql, workspaceId, 'marketing');
  const [send] = await sql<[{ id: string }]>`
    insert into sends (workspace_id, kind, purpose_id, domain_id, content, created_at)
    values (${workspaceId}, 'campaign', ${purposeId}, ${domain.id}, '{}', ${now}) returning id`;
  await sql`
    insert into standing_hours (workspace_id, stream, provider, hour, attempted, delivered)
    select ${workspaceId}, 'campaign', provider, date_trunc('hour', ${now}::timestamptz) - make_interval(days => day), 400, 350
    from unnest(array['orange', 'gmail']) as provider, generate_series(0, 5) as day`;
  await sql`
    insert into bounces (workspace_id, send_id, contact_id, step, address_hash, at, cause, class, hard)
    select ${workspaceId}, ${send.id}, null, n, decode(md5(n::text), 'hex'), ${now}::timestamptz - make_interval(days => n % 6), 'user_unknown', 'user_unknown', true
    from generate_series(1, 600) as n`;
  await assessAll(db.platform);
}

story('a suspended sender sees why, hands in a plan, and is reinstated', async ({ visit }) => {
  const odile = await visit({ language: 'fr' });
  const { page } = odile;
  await dauphin.admit(page.context());
  await page.goto(`${dauphin.url}/standing`);
  await page.getByText('Rien n’est retenu contre cet envoi.').first().waitFor();
  await inspect(page, 'standing-good');

  await sendToOldList();
  await page.reload();
  await page.getByText('Suspendu', { exact: true }).first().waitFor();
  await page.getByText('12,5 %').waitFor();
  await page.getByText('la liste est ancienne').waitFor();
  await inspect(page, 'standing-suspended');
  await page.getByLabel('Votre plan').fill('La vieille liste est supprimée ; chaque inscription sera confirmée.');
  await page.getByRole('button', { name: 'Remettre un plan' }).click();
  await page.getByText('l’exploitant va répondre').waitFor();

  await page.goto(`${dauphin.url}/standing/desk`);
  await page.getByText('La vieille liste est supprimée').waitFor();
  await inspect(page, 'standing-desk');
  await page.getByRole('button', { name: 'Rétablir' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Rétablir' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.goto(`${dauphin.url}/standing`);
  await page.getByText('décision de l’exploitant').first().waitFor();
  const [row] = await db.sql`select step from standings where stream = 'campaign' and workspace_id = ${db.workspaceId}`;
  assert.equal(row?.['step'], 'good');
});
