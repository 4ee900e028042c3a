import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '#test/kit/database.ts';
import { type SentCampaign, sentCampaign } from '#test/kit/sent-campaign.ts';
import { recordHit } from '#sending/feedback/hit-store.ts';
import { byDomain, byLink, clickSeries, deliverySeries, reactions, seriesOver } from './report-store.ts';

let d: TestDatabase;
let sent: SentCampaign;
const names = ['marie', 'paul', 'lea', 'tom', 'zoe', 'max'];
before(async () => {
  d = await testDatabase();
  sent = await sentCampaign(d.platform, d.workspaceId, {
    readers: names,
    tracked: ['marie', 'paul'],
    links: ['https://a.example/', 'https://b.example/'],
  });
  const change = (index: number, state: string, reason: string, domain: string, minutes: number) => d.sql`
    update recipients set state = ${state}, reason = ${reason}, domain = ${domain}, updated_at = updated_at + make_interval(mins => ${minutes})
    where workspace_id = ${d.workspaceId} and contact_id = ${sent.readers[index]!.contactId}`;
  await change(0, 'accepted', 'accepted', 'orange.example', 0);
  await change(1, 'accepted', 'accepted', 'orange.example', 1);
  await change(2, 'bounced', 'user_unknown', 'orange.example', 1);
  await change(3, 'suppressed', 'consent_withdrawn', 'free.example', 2);
  await change(4, 'deferred', 'greylisted', 'free.example', 2);
  await change(5, 'planned', '', 'seul.example', 0);
});
after(() => d.close());

const start = new Date('2026-03-02T09:00:00Z');

test('byDomain counts every recipient once, the largest domain first', async () => {
  const lines = await byDomain(d.sql, d.workspaceId, sent.sendId);
  assert.deepEqual(
    lines.map(({ domain, total, accepted, bounced, withheld, deferred, open }) => [
      domain,
      total,
      accepted,
      bounced,
      withheld,
      deferred,
      open,
    ]),
    [
      ['orange.example', 3, 2, 1, 0, 0, 0],
      ['free.example', 2, 0, 0, 1, 1, 0],
      ['seul.example', 1, 0, 0, 0, 0, 1],
    ],
  );
});

test('byDomain puts what is beyond twenty domains into one line', async () => {
  const other = await sentCampaignOf(25);
  const lines = await byDomain(d.sql, d.workspaceId, other);
  assert.equal(lines.length, 21);
  assert.deepEqual([lines[20]?.domain, lines[20]?.total], ['', 5]);
  assert.equal(
    lines.reduce((sum, { total }) => sum + total, 0),
    25,
  );
});

async function sentCampaignOf(domains: number): Promise<string> {
  const [send] = await d.sql<[{ id: string }]>`
    insert into sends (workspace_id, kind, purpose_id, domain_id, content, created_at)
    select workspace_id, kind, purpose_id, domain_id, content, created_at from sends where id = ${sent.sendId} returning id`;
  await d.sql`
    insert into recipients (workspace_id, send_id, contact_id, email, address_hash, domain, message_id, next_attempt_at, updated_at)
    select ${d.workspaceId}, ${send.id}, n, 'x@d' || n, '\\x00', 'd' || n, n || '@x', ${start}, ${start} from generate_series(1, ${domains}) n`;
  return send.id;
}

test('deliverySeries gives final outcomes by step, and nothing that is still open', async () => {
  const points = await deliverySeries(d.sql, d.workspaceId, sent.sendId, { start, stepSeconds: 60 });
  assert.deepEqual(
    points.map(({ at, accepted, bounced, withheld }) => [at.toISOString().slice(11, 16), accepted, bounced, withheld]),
    [
      ['09:00', 1, 0, 0],
      ['09:01', 1, 1, 0],
      ['09:02', 0, 0, 1],
    ],
  );
});

test('clicks: human, suspect and machine are apart everywhere', async () => {
  const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';
  const hit = (minute: number, position: number, userAgent: string, network: string, more: object = {}) =>
    recordHit(d.sql, {
      workspaceId: d.workspaceId,
      sendId: sent.sendId,
      kind: 'click',
      position,
      at: new Date(start.getTime() + minute * 60_000),
      method: 'GET',
      network,
      userAgent,
      hasAcceptLanguage: true,
      ...more,
    });
  await hit(60, 0, browser, '192.0.2.0/24');
  await hit(61, 0, browser, '192.0.3.0/24', { person: { contactId: sent.readers[0]!.contactId, step: 0 } });
  await hit(70, 1, browser, '192.0.4.0/24', { person: { contactId: sent.readers[0]!.contactId, step: 0 } });
  await hit(80, 1, browser, '192.0.5.0/24', { method: 'HEAD' });
  await hit(90, 1, 'python-requests/2', '192.0.6.0/24', { hasAcceptLanguage: false });
  await hit(90, 1, 'Mozilla/5.0 (via ggpht.com GoogleImageProxy)', '192.0.7.0/24');
  const figures = await reactions(d.sql, d.workspaceId, sent.sendId);
  assert.deepEqual(figures.clicks, { human: 3, unknown: 1, proxy: 1, scanner: 1 });
  assert.equal(figures.knownClickers, 1);
  const links = await byLink(d.sql, d.workspaceId, sent.sendId);
  assert.deepEqual(
    links.map(({ url, human, unknown, machine }) => [url, human, unknown, machine]),
    [
      ['https://a.example/', 2, 0, 0],
      ['https://b.example/', 1, 1, 2],
    ],
  );
  const points = await clickSeries(d.sql, d.workspaceId, sent.sendId, { start, stepSeconds: 3600 });
  assert.deepEqual(
    points.map(({ human, unknown, machine }) => [human, unknown, machine]),
    [[3, 1, 2]],
  );
});

test('seriesOver takes the finest step that stays readable', () => {
  const from = new Date('2026-03-02T09:00:30Z');
  const cases: [seconds: number, step: number][] = [
    [0, 1],
    [59, 1],
    [120, 5],
    [3600, 60],
    [86_400, 3600],
    [400 * 86_400, 7 * 86_400],
  ];
  for (const [seconds, step] of cases) {
    const series = seriesOver(from, new Date(from.getTime() + seconds * 1000));
    assert.equal(series.stepSeconds, step, `${seconds} s`);
    assert.ok(series.start <= from);
  }
});
