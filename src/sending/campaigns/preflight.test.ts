import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startWeb, type WebServer } from '#platform/http/server.ts';
import type { Platform } from '#platform/platform.ts';
import { unsubscribeRoutes } from '#sending/feedback/unsubscribe-routes.ts';
import { type TestDatabase, testDatabase } from '#test/kit/database.ts';
import { makeContacts, makeDomain, purposeOfKind, recordConsent, type SendingDomain } from '#test/kit/send.ts';
import type { CampaignDraft } from './campaign.ts';
import { createCampaign, getCampaign, saveDraft } from './campaign-store.ts';
import { examine } from './preflight.ts';
import { runPreflight } from './preflight-job.ts';
import { preflightOf, samplesOf, sampleSource, startPreflight } from './preflight-store.ts';

const page = (text: string) =>
  `<mjml><mj-body><mj-section><mj-column>${text}<mj-text><a href="{{ unsubscribe_url }}">Se désabonner</a> · Atelier du Port, 1 quai du Port, 29200 Brest</mj-text></mj-column></mj-section></mj-body></mjml>`;
const good = page(`
<mj-text>Bonjour {{ contact.given_name | default: "à vous" }},</mj-text>
<mj-text>La première cueillette de fraises est arrivée ce matin. Nous avons gardé pour vous quelques barquettes de gariguettes, à venir chercher à l’atelier jusqu’à samedi midi.</mj-text>
<mj-text>Au programme cette semaine : la recette de la tarte aux fraises de Louise, les horaires de printemps, et trois places encore libres pour l’atelier de confiture du 21 mars.</mj-text>
<mj-button href="https://atelierduport.fr/fraises">Réserver une barquette</mj-button>`);
const bad = `<mjml><mj-body><mj-section><mj-column>
<mj-text><a href="https://bit.ly/3xYzAbC">Voir l’offre</a></mj-text>
<mj-text><a href="https://gains.autre.example/x">https://www.impots.gouv.fr/remboursement</a></mj-text>
<mj-image src="https://track.example.net/open.gif?u=abcdef0123456789abcdef" width="1px" height="1px" alt="" />
<mj-text>GAGNEZ 1000 € MAINTENANT !!!</mj-text>
</mj-column></mj-section></mj-body></mjml>`;

let d: TestDatabase;
let web: WebServer;
let platform: Platform;
let domain: SendingDomain;
let purposeId: string;
before(async () => {
  d = await testDatabase({ env: { DAUPHIN_MAIL_HOST: 'mail.atelierduport.fr' } });
  web = await startWeb({
    platform: d.platform,
    routes: unsubscribeRoutes(d.platform),
    authenticate: async () => undefined,
    port: 0,
    host: '127.0.0.1',
  });
  platform = { ...d.platform, config: { ...d.platform.config, publicUrl: `http://127.0.0.1:${web.port}` } };
  const place = { platform, workspaceId: d.workspaceId };
  domain = await makeDomain(place, { name: 'atelierduport.fr', algorithms: ['rsa-sha256', 'ed25519-sha256'] });
  purposeId = await purposeOfKind(d.sql, d.workspaceId, 'marketing');
  const people = Array.from({ length: 40 }, (_, index) => ({
    email: `reader${index}@boite.example`,
    givenName: index % 7 === 0 ? undefined : `Prénom${index}`,
    familyName: index === 5 ? 'Un-très-très-long-nom-de-famille-à-rallonge-de-la-Tour-d’Auvergne' : 'Martin',
  }));
  await makeContacts(place, people, purposeId);
  await d.sql`update contacts set language = 'en' where email = 'reader30@boite.example'`;
});
after(async () => {
  await web.close();
  await d.close();
});

async function draft(changes: Partial<CampaignDraft>): Promise<string> {
  const now = d.clock.now();
  const id = await createCampaign(d.sql, d.workspaceId, { name: 'Lettre', language: 'fr', operatorId: '1', now });
  const whole = {
    purposeId,
    domainId: domain.id,
    senderName: 'Atelier du Port',
    senderLocalPart: 'bonjour',
    subject: 'Les premières fraises sont là',
    preheader: 'Une barquette vous attend jusqu’à samedi.',
    mjml: good,
    ...changes,
  };
  assert.ok(await saveDraft(d.sql, d.workspaceId, id, whole, now));
  return id;
}
async function look(changes: Partial<CampaignDraft>, world: Platform = platform) {
  const campaign = (await getCampaign(d.sql, d.workspaceId, await draft(changes)))!;
  const outcome = await examine(world, d.workspaceId, campaign, async () => true);
  assert.ok(outcome);
  const { result } = outcome;
  return {
    ...outcome,
    remarks: result.remarks.map(({ code, severity }) => `${severity} ${code}`),
    advice: result.advice.map(({ code }) => code as string),
  };
}

test('a good campaign: no blocker, no warning of ours, and a filter that lets it in', async () => {
  const { result, remarks, advice, samples } = await look({});
  assert.deepEqual(
    remarks.filter((one) => !one.startsWith('hint')),
    ['warning consent_unproven'], // the kit's contacts have no wording
  );
  assert.ok(
    result.verdict && ['desired', 'greybulk'].includes(result.verdict.class),
    JSON.stringify(result.verdict?.scores),
  );
  for (const code of advice)
    assert.doesNotMatch(code, /^(?:SUBJECT|FROM|REPLY_TO|HEADER|AUTH|TRACKER|LINK_TEXT|LINK_SHORTENER|HTML_HIDDEN)_/);
  assert.equal(samples.length, 20);
  assert.deepEqual(result.rendered, { checked: 40, failed: 0 });
  assert.equal(result.people, 40);
});

test('authentication is really made: both signatures verify, SPF and DMARC pass in the proposed zone', async () => {
  const { result } = await look({});
  const symbols = result.verdict?.evidence.map(({ symbol }) => symbol) ?? [];
  for (const wanted of ['AUTH_DKIM_ALIGNED', 'AUTH_SPF_ALIGNED', 'AUTH_DMARC_PASS', 'BULK_LIST_ID', 'BULK_FEEDBACK_ID'])
    assert.ok(symbols.includes(wanted as never), `${wanted} is missing in ${symbols}`);
  assert.ok(!symbols.includes('AUTH_DKIM_FAIL'));
});

test('the sample takes the first, the longest name, those of whom most is missing, and each language', async () => {
  const { samples } = await look({});
  const choices = Map.groupBy(samples, ({ choice }) => choice);
  assert.deepEqual([...choices.keys()].sort(), ['first', 'language', 'longest_name', 'missing_fields', 'random']);
  assert.equal(new Set(samples.map(({ contactId }) => contactId)).size, samples.length);
  assert.ok(samples.some(({ source }) => source.includes('reader5@boite.example')));
  assert.ok(samples.some(({ source }) => source.includes('reader30@boite.example')));
});

test('a bad campaign gets the advice that mends it, and cannot leave', async () => {
  const { result, remarks, advice } = await look({
    senderLocalPart: 'no-reply',
    replyTo: 'promo@autre.example',
    subject: 'RE: GAGNEZ 1000 € !!! URGENT !!!',
    mjml: bad,
  });
  for (const expected of ['blocker unsubscribe_link_missing', 'blocker pixel_found', 'warning reply_to_foreign'])
    assert.ok(remarks.includes(expected), `${expected} is missing in ${remarks}`);
  for (const expected of ['SUBJECT_FAKE_REPLY', 'LINK_TEXT_MISMATCH', 'LINK_SHORTENER'])
    assert.ok(advice.includes(expected), `${expected} is missing in ${advice}`);
  assert.ok(!advice.some((code) => /^TRACKER_(?!SOLE)/.test(code)), 'the law on pixels is said once');
  const calm = await look({});
  assert.ok(
    result.verdict && calm.result.verdict && result.verdict.score > 2 * calm.result.verdict.score,
    `${calm.result.verdict?.score} ${result.verdict?.score}`,
  );
});

test('what great mail programs would not show, and a message without one clear action, are said with what to do', async () => {
  const buttons = [1, 2, 3, 4].map((n) => `<mj-button href="https://atelierduport.fr/${n}">Voir</mj-button>`).join('');
  const extra = `<mj-text><div style="display: flex">Menu</div></mj-text><mj-image alt="" src="https://atelierduport.fr/a.webp" />${buttons}`;
  const { result } = await look({ mjml: good.replace('<mj-button', `${extra}<mj-button`) });
  const words = result.remarks.filter(({ code }) => code === 'template_advice').map(({ words: { fr } }) => fr);
  assert.equal(words.length, 3);
  for (const expected of [/display: flex.*Outlook \(Windows\), Orange/, /\.webp.*Outlook/, /5 boutons/])
    assert.ok(
      words.some((text) => expected.test(text)),
      String(expected),
    );
  const { remarks } = await look({ senderLocalPart: 'no-reply' });
  assert.ok(remarks.includes('warning no_reply'));
});

test('a pixel is lawful when every recipient consented to it', async () => {
  const tracking = await purposeOfKind(d.sql, d.workspaceId, 'tracking');
  const [contact] = await d.sql<[{ id: string }]>`select id from contacts where email = 'reader3@boite.example'`;
  await recordConsent({ platform, workspaceId: d.workspaceId }, contact.id, tracking, 'granted');
  const conditions = {
    match: 'all',
    conditions: [{ field: 'email', type: 'text', operator: 'is', value: 'reader3@boite.example' }],
  };
  const pixel =
    '<mj-image src="https://track.example.net/open.gif?u=abcdef0123456789abcdef" width="1px" height="1px" alt="" />';
  const { remarks } = await look({ conditions, mjml: good.replace('<mj-button', `${pixel}<mj-button`) });
  assert.ok(remarks.includes('hint pixel_consented'), String(remarks));
});

test('a template that cannot be compiled says where, and nothing is judged', async () => {
  const { result, remarks } = await look({
    mjml: page('<mj-text>{{ contact.given_name | }}</mj-text><mj-text>{% if %}</mj-text>'),
  });
  assert.ok(remarks.includes('blocker template_fault'));
  assert.equal(result.verdict, null);
  assert.ok(result.diagnostics.length > 0);
});

test('a recipient whose message cannot be made is found, counted and named', async () => {
  await d.sql`insert into contact_fields (workspace_id, key, label, type, position) values (${d.workspaceId}, 'page', 'Page', 'text', 1)`;
  await d.sql`update contacts set fields = '{"page":"https://ok.example/"}' where workspace_id = ${d.workspaceId}`;
  await d.sql`update contacts set fields = '{"page":"javascript:alert(1)"}' where email in ('reader33@boite.example', 'reader34@boite.example')`;
  const { result, remarks } = await look({
    mjml: page('<mj-text>Votre page : <a href="{{ contact.page }}">ici</a>.</mj-text>'),
  });
  assert.ok(remarks.includes('blocker render_failed'), String(remarks));
  assert.deepEqual(result.rendered, { checked: 40, failed: 2 });
  assert.match(
    result.remarks.find(({ code }) => code === 'render_failed')?.words.en ?? '',
    /reader3[34]@boite\.example/,
  );
});

test('nobody in the audience: said, and nothing composed', async () => {
  const conditions = {
    match: 'all',
    conditions: [{ field: 'email', type: 'text', operator: 'is', value: 'nobody@boite.example' }],
  };
  const { result, remarks } = await look({ conditions });
  assert.ok(remarks.includes('blocker audience_empty'));
  assert.equal(result.people, 0);
});

test('live: wrong records, plain http, a reply address without mail and a verdict of spam stop the launch', async () => {
  await d.sql`update domains set mode = 'live' where id = ${domain.id}`;
  try {
    const { remarks } = await look({ replyTo: 'x@nulle-part.example' });
    for (const expected of [
      'blocker domain_record',
      'blocker list_unsubscribe_not_https',
      'warning reply_to_unreachable',
      'warning reverse_dns',
    ])
      assert.ok(remarks.includes(expected), `${expected} is missing in ${remarks}`);
    assert.ok(!remarks.some((one) => one.endsWith('domain_sandbox')));
  } finally {
    await d.sql`update domains set mode = 'sandbox' where id = ${domain.id}`;
  }
});

test('our own way out is tried before anybody depends on it', async () => {
  const nowhere = { ...platform, config: { ...platform.config, publicUrl: 'http://127.0.0.1:1' } };
  const { remarks } = await look({}, nowhere);
  assert.ok(remarks.includes('warning unsubscribe_unreachable'), String(remarks));
});

test('runPreflight keeps the verdict and the messages of one revision, and only the latest messages', async () => {
  const id = await draft({});
  const run = async () => {
    const campaign = (await getCampaign(d.sql, d.workspaceId, id))!;
    const preflightId = await d.sql.begin((tx) => startPreflight(tx, d.workspaceId, campaign, d.clock.now()));
    await runPreflight(platform, { workspaceId: d.workspaceId, preflightId });
    return preflightId;
  };
  const first = await run();
  const second = await run();
  const latest = await preflightOf(d.sql, d.workspaceId, id);
  assert.deepEqual([latest?.id, latest?.state, latest?.done], [second, 'done', latest?.total]);
  assert.equal((await samplesOf(d.sql, d.workspaceId, first)).length, 0);
  const samples = await samplesOf(d.sql, d.workspaceId, second);
  assert.equal(samples.length, 20);
  const source = await sampleSource(d.sql, d.workspaceId, second, 0);
  assert.match(source?.toString() ?? '', /^DKIM-Signature:/);
});

test('a cancelled pre-flight stops, and one of an older revision never stands for the newer', async () => {
  const id = await draft({});
  const campaign = (await getCampaign(d.sql, d.workspaceId, id))!;
  assert.equal(await examine(platform, d.workspaceId, campaign, async (done) => done < 3), undefined);
  const preflightId = await d.sql.begin((tx) => startPreflight(tx, d.workspaceId, campaign, d.clock.now()));
  await saveDraft(d.sql, d.workspaceId, id, { subject: 'Autre' }, d.clock.now());
  await runPreflight(platform, { workspaceId: d.workspaceId, preflightId });
  assert.equal((await preflightOf(d.sql, d.workspaceId, id))?.state, 'failed');
});
