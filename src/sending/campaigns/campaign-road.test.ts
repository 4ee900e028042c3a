// One campaign from draft to report over real parts: jobs through PostgreSQL, outbox, SMTP to a sink, public pages.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { parse } from '#message/parse.ts';
import { createWebApp } from '#platform/http/server.ts';
import { clickRoutes } from '#sending/feedback/click-routes.ts';
import { createHitWriter } from '#sending/feedback/hit-writer.ts';
import { unsubscribeUrl } from '#sending/feedback/links.ts';
import { unsubscribeRoutes } from '#sending/feedback/unsubscribe-routes.ts';
import { startOutbox } from '#sending/outbox/outbox.ts';
import { reportRoutes } from '#sending/reports/report-routes.ts';
import { testApi } from '#test/kit/api.ts';
import { testDatabase } from '#test/kit/database.ts';
import { makeContacts, makeDomain, purposeOfKind, recordConsent, suppress } from '#test/kit/send.ts';
import { startSink } from '#test/kit/sink.ts';
import { campaignRoutes } from './campaign-routes.ts';
import { defineLaunchJobs } from './launch.ts';
import { definePreflightJobs } from './preflight-job.ts';
import { preflightRoutes } from './preflight-routes.ts';

const mjml = `<mjml><mj-body><mj-section><mj-column>
<mj-text>Bonjour {{ contact.given_name | default: "à vous" }}, la cueillette commence samedi à neuf heures, venez avec votre panier.</mj-text>
<mj-button href="https://port.example/cueillette">Venir</mj-button>
<mj-text><a href="{{ unsubscribe_url }}">Se désabonner</a></mj-text>
</mj-column></mj-section></mj-body></mjml>`;

const PEOPLE = 30;

async function until<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
  for (const end = performance.now() + 60_000; performance.now() < end; await pause(50)) {
    const found = await look();
    if (found) return found;
  }
  throw new Error(`it never came to this: ${what}`);
}

test('a campaign: checked, launched, obeyed to the last moment, followed, left, reported', async () => {
  const sink = await startSink();
  const d = await testDatabase({
    env: { DAUPHIN_SMTP_PORT: String(sink.port), DAUPHIN_PUBLIC_URL: 'https://mail.localhost' },
  });
  try {
    await story(d, sink);
  } finally {
    await sink.close();
    await d.close();
  }
});

async function story(
  { platform, sql, workspaceId, clock }: Awaited<ReturnType<typeof testDatabase>>,
  sink: Awaited<ReturnType<typeof startSink>>,
) {
  const place = { platform, workspaceId };
  const marketing = await purposeOfKind(sql, workspaceId, 'marketing');
  const tracking = await purposeOfKind(sql, workspaceId, 'tracking');
  await makeDomain(place);
  const emails = Array.from({ length: PEOPLE }, (_, index) => `p${index}@boite.example`);
  const ids = await makeContacts(
    place,
    emails.map((email, index) => ({ email, givenName: index % 2 ? 'Anne' : undefined })),
    marketing,
  );
  await recordConsent(place, ids[9]!, tracking, 'granted');
  const now = clock.now();
  const [operator] = await sql<[{ id: string }]>`
    insert into operators (email, name, language, password_hash, created_at, updated_at)
    values ('o@port.example', 'Ana', 'fr', '', ${now}, ${now}) returning id`;

  const writer = createHitWriter(platform);
  const publicPages = { ...unsubscribeRoutes(platform), ...clickRoutes(platform, writer) };
  const routes = { ...campaignRoutes(platform), ...preflightRoutes(platform), ...reportRoutes(platform) };
  const api = testApi(platform, routes, { workspaceId, operatorId: operator.id });
  const web = createWebApp({ platform, routes: publicPages, authenticate: async () => undefined });
  await defineLaunchJobs(platform);
  await definePreflightJobs(platform);

  // Written, checked, launched; the outbox is not there yet.
  const { id } = (await api.call('POST /api/campaigns', { name: 'Cueillette', language: 'fr' })).body;
  await api.call(`PATCH /api/campaigns/${id}`, {
    senderName: 'Le Port',
    senderLocalPart: 'bonjour',
    subject: 'La cueillette commence',
    mjml,
    clickTracking: 'consented',
  });
  assert.equal(
    (await api.call(`POST /api/campaigns/${id}/launch`, { when: 'now' })).body.code,
    'campaign_needs_preflight',
  );
  await api.call(`POST /api/campaigns/${id}/preflight`);
  const checked = await until('checked', async () => {
    const { preflight } = (await api.call(`GET /api/campaigns/${id}/preflight`)).body;
    return preflight.state === 'done' && preflight;
  });
  assert.equal(checked.samples.length, 20);
  const frame = await api.call(`GET /api/campaigns/${id}/preflights/${checked.id}/samples/0/frame`);
  assert.match(frame.body, /La cueillette commence|cueillette/);
  assert.match(frame.headers.get('content-security-policy') ?? '', /sandbox/);
  for (let times = 0; times < 3; times++) await api.call(`POST /api/campaigns/${id}/launch`, { when: 'now' });
  const launched = await until('launched', async () => {
    const { body } = await api.call(`GET /api/campaigns/${id}`);
    return body.state === 'sending' && body;
  });
  const total = (await api.call(`GET /api/campaigns/${id}/progress`)).body.progress.total;
  assert.equal(total, PEOPLE);

  // Between launch and hand-over: somebody leaves, somebody is suppressed, somebody objects.
  const wayOut = (contactId: string) =>
    new URL(
      unsubscribeUrl(
        { ...platform, publicUrl: 'https://mail.localhost', workspaceId, sendId: launched.sendId },
        { contactId, step: 0 },
      ),
    ).pathname;
  const oneClick = {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  };
  assert.equal((await web.request(wayOut(ids[0]!), oneClick)).status, 200);
  await suppress(place, emails[1]!);
  await recordConsent(place, ids[2]!, marketing, 'objected');
  await api.call(`POST /api/campaigns/${id}/pause`);
  const outbox = await startOutbox(platform);
  try {
    await pause(1_500);
    assert.equal(sink.messages.length, 0, 'a paused campaign sends nothing');
    await api.call(`POST /api/campaigns/${id}/resume`);
    await until('finished', async () => (await api.call(`GET /api/campaigns/${id}`)).body.state === 'finished');
  } finally {
    await outbox.close();
  }
  const reached = sink.messages.flatMap(({ to }) => to).sort();
  assert.deepEqual(reached, emails.slice(3).sort());

  // What arrived leads back to us: a click that names only who consented, and the way out.
  const messageOf = (email: string) => parse(sink.messages.find(({ to }) => to.includes(email))!.bytes);
  const linkIn = (email: string) => /https:\/\/mail\.localhost\/c\/[\w-]+/.exec(messageOf(email).html ?? '')?.[0] ?? '';
  assert.equal(linkIn(emails[10]!), linkIn(emails[11]!), 'without consent everybody has the same address');
  assert.notEqual(linkIn(emails[9]!), linkIn(emails[10]!));
  clock.advance(3_600_000);
  const browser = {
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
    'accept-language': 'fr',
  };
  for (const email of [emails[9]!, emails[10]!]) {
    const answer = await web.request(new URL(linkIn(email)).pathname, { headers: browser });
    assert.equal(answer.headers.get('location'), 'https://port.example/cueillette');
  }
  await writer.idle();
  const header = messageOf(emails[20]!).fields.find(({ key }) => key === 'list-unsubscribe')?.value ?? '';
  const target = /<https:\/\/mail\.localhost(\/u\/[\w-]+)>/.exec(header)?.[1] ?? '';
  assert.equal((await web.request(target, oneClick)).status, 200);

  // And the report says all of it.
  const { report } = (await api.call(`GET /api/campaigns/${id}/report`)).body;
  assert.deepEqual(report.counts.states, {
    planned: 0,
    handed_over: 0,
    deferred: 0,
    accepted: PEOPLE - 3,
    bounced: 0,
    suppressed: 3,
    skipped: 0,
  });
  const reasons = Object.fromEntries(
    report.counts.reasons.map(({ reason, recipients }: { reason: string; recipients: number }) => [reason, recipients]),
  );
  assert.deepEqual(reasons, { accepted: PEOPLE - 3, consent_withdrawn: 2, suppressed: 1 });
  assert.deepEqual(report.reactions.clicks, { human: 2, unknown: 0, proxy: 0, scanner: 0 });
  assert.deepEqual([report.reactions.knownClickers, report.reactions.unsubscribed], [1, 2]);
  assert.equal(report.counts.maybeDuplicates, 0);
}
