import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createWebApp } from '#platform/http/server.ts';
import { type TestDatabase, testDatabase } from '#test/kit/database.ts';
import { type SentCampaign, sentCampaign } from '#test/kit/sent-campaign.ts';
import { clickRoutes } from './click-routes.ts';
import { createHitWriter, type HitWriter } from './hit-writer.ts';
import { type LinkRecipient, prepareLinks } from './links.ts';

const browser = {
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
  'accept-language': 'fr',
};
const links = [
  'https://boutique.example/fraises?a=1&b=%C3%A9',
  'https://été.example/ça va',
  'https://boutique.example/3',
  'javascript:alert(1)',
  'https://boutique.example/5',
];

let d: TestDatabase;
let sent: SentCampaign;
let writer: HitWriter;
before(async () => {
  d = await testDatabase({ env: { DAUPHIN_PUBLIC_URL: 'https://mail.port.example' } });
  writer = createHitWriter(d.platform);
  sent = await sentCampaign(d.platform, d.workspaceId, {
    readers: ['marie', 'paul'],
    tracked: ['marie'],
    links,
    acceptedAt: new Date('2026-03-02T08:00:00Z'),
  });
});
after(async () => {
  await writer.idle();
  await d.close();
});

const app = () =>
  createWebApp({ platform: d.platform, routes: clickRoutes(d.platform, writer), authenticate: async () => undefined });
function linkOf(
  index: number,
  recipient: Partial<LinkRecipient> = {},
  tracking: 'anonymous' | 'consented' = 'consented',
): string {
  const { vault, config } = d.platform;
  const context = {
    vault,
    publicUrl: config.publicUrl,
    workspaceId: d.workspaceId,
    sendId: sent.sendId,
    tracking,
    targets: links.map((url) => (url.startsWith('javascript') ? 'https://x.example/' : url)),
  };
  return new URL(
    prepareLinks(context)({ contactId: sent.readers[0]!.contactId, step: 0, tracked: true, ...recipient })(index),
  ).pathname;
}
const hits = () => d.sql<
  { position: number; contactId: string | null; class: string; reasons: string[]; method: string; network: string }[]
>`
  select position, contact_id as "contactId", class, reasons, method, network from hits where workspace_id = ${d.workspaceId} order by id`;
async function written() {
  await writer.idle();
  return hits();
}
async function clear() {
  await writer.idle();
  await d.sql`delete from hits`;
}

test('GET /c/:token answers 302 to the stored target, with no cookie and no referrer', async () => {
  await clear();
  const answer = await app().request(linkOf(0), { headers: browser });
  assert.equal(answer.status, 302);
  assert.equal(answer.headers.get('location'), links[0]);
  assert.equal(answer.headers.get('referrer-policy'), 'no-referrer');
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  assert.equal(answer.headers.get('set-cookie'), null);
  const [hit] = await written();
  assert.deepEqual(hit, {
    position: 0,
    contactId: sent.readers[0]!.contactId,
    class: 'human',
    reasons: [],
    method: 'GET',
    network: '',
  });
});

test('GET /c/:token sends non-ASCII targets as an ASCII Location', async () => {
  const answer = await app().request(linkOf(1), { headers: browser });
  assert.equal(answer.headers.get('location'), 'https://xn--t-9fab.example/%C3%A7a%20va');
  await written();
});

test('GET /c/:token is no open redirect: forged, altered, foreign and unknown links lead nowhere', async () => {
  await clear();
  const good = linkOf(0);
  const { vault } = d.platform;
  const attempts = [
    '/c/https://evil.example/',
    '/c/aHR0cHM6Ly9ldmlsLmV4YW1wbGUv',
    `${good}x`,
    `${good.slice(0, -2)}AA`,
    `/c/${vault.signToken('unsubscribe', [d.workspaceId, sent.sendId, 0])}`,
    `/c/${vault.signToken('click', [d.workspaceId, sent.sendId, 99])}`,
    `/c/${vault.signToken('click', [d.workspaceId, '999999', 0])}`,
    `/c/${vault.signToken('click', ['999', sent.sendId, 0])}`,
    `/c/${vault.signToken('click', [d.workspaceId, sent.sendId, 3])}`, // a stored javascript: target is never followed
    `/c/${vault.signToken('click', [d.workspaceId, sent.sendId, 0, 1])}`,
  ];
  for (const path of attempts) {
    const answer = await app().request(path, { headers: browser });
    assert.equal(answer.headers.get('location'), null, path);
    assert.equal(answer.status, 404, path);
  }
  const withTarget = await app().request(`${good}?url=https://evil.example&u=https://evil.example`, {
    headers: browser,
  });
  assert.equal(withTarget.headers.get('location'), links[0]);
  await written();
  const page = await (await app().request('/c/x', { headers: { 'accept-language': 'fr' } })).text();
  assert.match(page, /Ce lien ne mène nulle part/);
});

test('a click names a person only while their consent to tracking stands', async () => {
  await clear();
  const [marie, paul] = sent.readers.map(({ contactId }) => contactId);
  await app().request(linkOf(0, { contactId: paul, tracked: false }), { headers: browser });
  await app().request(linkOf(0, {}, 'anonymous'), { headers: browser });
  // A link made while consent stood, followed after it was withdrawn.
  const named = linkOf(2);
  const at = d.clock.now();
  await d.sql`insert into consent_events (workspace_id, contact_id, purpose_id, action, at, recorded_at, source)
    values (${d.workspaceId}, ${marie!}, ${sent.purposes.tracking}, 'withdrawn', ${at}, ${at}, 'operator')`;
  const answer = await app().request(named, { headers: browser });
  assert.equal(answer.status, 302);
  const found = await written();
  assert.deepEqual(
    found.map(({ contactId }) => contactId),
    [null, null, null],
  );
  d.clock.advance(1000);
  const later = d.clock.now();
  await d.sql`insert into consent_events (workspace_id, contact_id, purpose_id, action, at, recorded_at, source, basis)
    values (${d.workspaceId}, ${marie!}, ${sent.purposes.tracking}, 'granted', ${later}, ${later}, 'form', 'consent')`;
});

test('HEAD is answered as GET, kept, and never counted as human', async () => {
  await clear();
  const answer = await app().request(linkOf(0), { method: 'HEAD', headers: browser });
  assert.equal(answer.status, 302);
  const [hit] = await written();
  assert.deepEqual([hit?.method, hit?.class], ['HEAD', 'unknown']);
});

test('a burst condemns its first links too', async () => {
  await clear();
  d.clock.advance(120_000);
  for (const index of [0, 1, 2]) {
    await app().request(linkOf(index), { headers: browser });
    await written();
    d.clock.advance(800);
  }
  const found = await hits();
  assert.deepEqual(
    found.map(({ reasons }) => reasons),
    [['LINKS_IN_BURST'], ['LINKS_IN_BURST'], ['LINKS_IN_BURST']],
  );
  assert.deepEqual(
    found.map((hit) => hit.class),
    ['unknown', 'unknown', 'unknown'],
  );
});

test('a reader who comes back a minute later is human again', async () => {
  d.clock.advance(61_000);
  await app().request(linkOf(4), { headers: browser });
  const found = await written();
  assert.equal(found[3]?.class, 'human');
});

test('one source that repeats itself is kept two hundred times a minute, not more', async () => {
  await clear();
  d.clock.advance(120_000);
  const one = app();
  const path = linkOf(0, { contactId: sent.readers[1]!.contactId, tracked: false });
  await Promise.all(Array.from({ length: 260 }, async () => one.request(path, { headers: browser })));
  assert.equal((await one.request(path, { headers: browser })).status, 302);
  assert.equal((await written()).length, 200);
});
