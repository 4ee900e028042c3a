import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { createWebApp } from '#platform/http/server.ts';
import { type TestDatabase, testDatabase } from '#test/kit/database.ts';
import { recordConsent } from '#test/kit/send.ts';
import { type SentCampaign, sentCampaign } from '#test/kit/sent-campaign.ts';
import { unsubscribeUrl } from './links.ts';
import { unsubscribeRoutes } from './unsubscribe-routes.ts';

const oneClick = {
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: 'List-Unsubscribe=One-Click',
};
const browser = {
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
  'accept-language': 'de',
};

let d: TestDatabase;
let sent: SentCampaign;
beforeEach(async () => {
  d = await testDatabase();
  sent = await sentCampaign(d.platform, d.workspaceId, {
    readers: ['marie'],
    acceptedAt: new Date('2026-03-02T08:00:00Z'),
  });
});
afterEach(() => d.close());

const ask = async (path: string, init: RequestInit = {}) => {
  const app = createWebApp({
    platform: d.platform,
    routes: unsubscribeRoutes(d.platform),
    authenticate: async () => undefined,
  });
  return app.request(path, init);
};
const form = (fields: string) => ({
  method: 'POST',
  headers: { ...browser, 'content-type': 'application/x-www-form-urlencoded' },
  body: fields,
});
function path(contactId = sent.readers[0]!.contactId): string {
  const { vault } = d.platform;
  return new URL(
    unsubscribeUrl(
      { vault, publicUrl: 'http://x.example', workspaceId: d.workspaceId, sendId: sent.sendId },
      { contactId, step: 0 },
    ),
  ).pathname;
}
async function consent(purpose: 'marketing' | 'service' | 'tracking' = 'marketing'): Promise<string | undefined> {
  const [row] = await d.sql<{ state: string }[]>`
    select state from consents where workspace_id = ${d.workspaceId} and contact_id = ${sent.readers[0]!.contactId} and purpose_id = ${sent.purposes[purpose]}`;
  return row?.state;
}
const everything = async () => [
  await d.sql`select * from consent_events`,
  await d.sql`select * from suppressions`,
  await d.sql`select * from unsubscribes`,
  await d.sql`select * from hits`,
];
async function erase() {
  await d.sql.begin(async (tx) => {
    await tx`set local dauphin.erasing_contacts = 'on'`;
    await tx`delete from consent_events where workspace_id = ${d.workspaceId}`;
    await tx`delete from consents where workspace_id = ${d.workspaceId}`;
    await tx`delete from contacts where workspace_id = ${d.workspaceId}`;
  });
}

test('GET and HEAD never unsubscribe anybody, and change nothing at all', async () => {
  const before = await everything();
  for (const init of [
    {},
    { method: 'HEAD' },
    { headers: browser },
    { headers: { 'user-agent': 'BarracudaCentral/1.0' } },
  ]) {
    for (const query of ['', '?List-Unsubscribe=One-Click', '?action=unsubscribe']) {
      const answer = await ask(path() + query, init);
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get('set-cookie'), null);
    }
  }
  assert.deepEqual(await everything(), before);
  assert.equal(await consent(), 'granted');
});

test('the page asks in the language of the contact, with one button, and loads nothing', async () => {
  const answer = await ask(path(), { headers: browser });
  const page = await answer.text();
  assert.match(page, /<html lang="fr">/);
  assert.match(page, /Ne plus recevoir «\u00a0Lettre d’information\u00a0»\u00a0\?/);
  assert.match(page, /m•••@lecteurs\.example/);
  assert.doesNotMatch(page, /marie@/);
  assert.equal(page.match(/<button/g)?.length, 1);
  assert.doesNotMatch(page, /<script|<img|<link|@import|url\(|https?:/i);
  assert.match(answer.headers.get('content-security-policy') ?? '', /^default-src 'none'; style-src 'sha256-/);
  await d.sql`update contacts set language = 'en'`;
  assert.match(await (await ask(path())).text(), /Stop receiving “Lettre d’information”\?/);
});

test('POST of RFC 8058 unsubscribes at once, without cookie or redirect, in both encodings, once however often', async () => {
  const multipart = new FormData();
  multipart.append('List-Unsubscribe', 'One-Click');
  for (const init of [oneClick, { method: 'POST', body: multipart }, oneClick]) {
    const answer = await ask(path(), init);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('set-cookie'), null);
    assert.equal(answer.headers.get('location'), null);
  }
  assert.equal(await consent(), 'withdrawn');
  const events = await d.sql`select action, source, note from consent_events where action <> 'granted'`;
  assert.deepEqual(
    [...events],
    [{ action: 'withdrawn', source: 'unsubscribe', note: `send ${sent.sendId} one_click` }],
  );
  assert.deepEqual(
    [...(await d.sql`select way, suspect, undone_at from unsubscribes`)],
    [{ way: 'one_click', suspect: false, undone_at: null }],
  );
});

test('a multipart body works first too', async () => {
  const multipart = new FormData();
  multipart.append('List-Unsubscribe', 'One-Click');
  await ask(path(), { method: 'POST', body: multipart });
  assert.equal(await consent(), 'withdrawn');
});

test('a POST that is neither one-click nor from the page changes nothing', async () => {
  for (const body of [
    '',
    'x=y',
    'List-Unsubscribe=Two-Clicks',
    'list-unsubscribe=one-click',
    'action=delete',
    '%',
    'a'.repeat(15_000),
  ]) {
    const answer = await ask(path(), { ...oneClick, body });
    assert.equal(answer.status, 200, body.slice(0, 20));
    assert.match(await answer.text(), /Ne plus recevoir/);
  }
  assert.equal((await ask(path(), { ...oneClick, body: 'a'.repeat(20_000) })).status, 413);
  assert.equal(await consent(), 'granted');
});

test('the page’s own button confirms, offers the way back and the other purposes', async () => {
  const place = { platform: d.platform, workspaceId: d.workspaceId };
  await recordConsent(place, sent.readers[0]!.contactId, sent.purposes.service, 'granted');
  await recordConsent(place, sent.readers[0]!.contactId, sent.purposes.tracking, 'granted');
  const done = await (await ask(path(), form('action=unsubscribe'))).text();
  assert.match(done, /vous ne recevrez plus «\u00a0Lettre d’information\u00a0»/);
  assert.match(done, /Annuler mon désabonnement/);
  assert.match(done, /Messages de service/);
  assert.match(done, /Mesure individuelle des clics/);
  assert.equal(await consent(), 'withdrawn');
  assert.equal(await consent('service'), 'granted');

  const choice = await (
    await ask(path(), form(`action=choose&purpose=${sent.purposes.tracking}&purpose=999&purpose=x'`))
  ).text();
  assert.equal(await consent('tracking'), 'withdrawn');
  assert.equal(await consent('service'), 'granted');
  assert.doesNotMatch(choice, /Mesure individuelle des clics/);

  const undone = await ask(path(), form('action=undo'));
  assert.match(await undone.text(), /Désabonnement annulé/);
  assert.deepEqual(
    [await consent(), await consent('tracking'), await consent('service')],
    ['granted', 'granted', 'granted'],
  );
});

test('undo works for thirty days and not beyond', async () => {
  await ask(path(), oneClick);
  d.clock.advance(29.9 * 86_400_000);
  assert.equal((await ask(path(), form('action=undo'))).status, 200);
  assert.equal(await consent(), 'granted');
  await ask(path(), oneClick);
  assert.equal(await consent(), 'withdrawn');
  d.clock.advance(30.1 * 86_400_000);
  assert.equal((await ask(path(), form('action=undo'))).status, 409);
  assert.equal(await consent(), 'withdrawn');
});

test('who came back by another way can leave again by an old link', async () => {
  await ask(path(), oneClick);
  d.clock.advance(60_000);
  await recordConsent(
    { platform: d.platform, workspaceId: d.workspaceId },
    sent.readers[0]!.contactId,
    sent.purposes.marketing,
    'granted',
  );
  assert.equal(await consent(), 'granted');
  d.clock.advance(60_000);
  await ask(path(), oneClick);
  assert.equal(await consent(), 'withdrawn');
});

test('a contact erased meanwhile is suppressed by fingerprint, and told so', async () => {
  await erase();
  assert.equal((await ask(path(), oneClick)).status, 200);
  const [row] = await d.sql`select address_hash, purpose_id, reason, email from suppressions`;
  assert.deepEqual(row, {
    address_hash: d.platform.vault.mac('address', 'marie@lecteurs.example'),
    purpose_id: sent.purposes.marketing,
    reason: 'unsubscribe',
    email: null,
  });
  assert.equal((await ask(path(), oneClick)).status, 200);
  assert.equal((await d.sql`select from suppressions`).length, 1);
});

test('an address imported anew under another number leaves by the old link', async () => {
  await erase();
  const now = d.clock.now();
  const hash = d.platform.vault.mac('address', 'marie@lecteurs.example');
  const [again] = await d.sql<[{ id: string }]>`
    insert into contacts (workspace_id, email, address_hash, created_at, updated_at) values (${d.workspaceId}, 'marie@lecteurs.example', ${hash}, ${now}, ${now}) returning id`;
  await recordConsent(
    { platform: d.platform, workspaceId: d.workspaceId },
    again.id,
    sent.purposes.marketing,
    'granted',
  );
  await ask(path(), oneClick);
  const [row] = await d.sql`select state from consents where contact_id = ${again.id}`;
  assert.equal(row?.state, 'withdrawn');
});

test('a link of which nothing is left gets a calm answer; a forged one gets a clear one', async () => {
  const stranger = await ask(path('424242'), form('action=unsubscribe'));
  assert.equal(stranger.status, 200);
  assert.match(await stranger.text(), /Plus rien à faire/);
  for (const token of [
    'x',
    `${path().slice(3)}A`,
    path().slice(3, -2),
    d.platform.vault.signToken('click', [d.workspaceId, sent.sendId, sent.readers[0]!.contactId, 0]),
  ]) {
    for (const init of [{ headers: {} }, oneClick, form('action=unsubscribe')]) {
      const answer = await ask(`/u/${token}`, { ...init, headers: { ...init.headers, 'accept-language': 'fr' } });
      assert.equal(answer.status, 404, token);
      assert.match(await answer.text(), /Ce lien ne fonctionne pas/);
    }
  }
  assert.equal(await consent(), 'granted');
});

test('what looks like a scanner is honoured, and marked for an undo', async () => {
  await ask(path(), {
    ...form('action=unsubscribe'),
    headers: { 'user-agent': 'python-requests/2.32', 'content-type': 'application/x-www-form-urlencoded' },
  });
  assert.equal(await consent(), 'withdrawn');
  const [row] = await d.sql`select suspect from unsubscribes`;
  assert.equal(row?.suspect, true);
  const [hit] = await d.sql`select kind, class, contact_id from hits`;
  assert.deepEqual(hit, { kind: 'unsubscribe', class: 'scanner', contact_id: sent.readers[0]!.contactId });
});

test('a name with markup stays text', async () => {
  await d.sql`update workspaces set company_name = '<script>alert("x")</script>&'`;
  await d.sql`update purposes set name = '"><img src=x>'  where kind = 'marketing'`;
  const page = await (await ask(path())).text();
  assert.doesNotMatch(page, /<script|<img/);
  assert.match(page, /&#60;script&#62;/);
});
