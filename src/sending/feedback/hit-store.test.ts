// What is learnt about a hit later than the hit, on a real database.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '#test/kit/database.ts';
import { type SentCampaign, sentCampaign } from '#test/kit/sent-campaign.ts';
import { type NewHit, recordHit, weighAnswer } from './hit-store.ts';

let d: TestDatabase;
let sent: SentCampaign;

before(async () => {
  d = await testDatabase();
  const acceptedAt = new Date(d.clock.now().getTime() - 86_400_000);
  sent = await sentCampaign(d.platform, d.workspaceId, {
    readers: ['marie', 'paul'],
    tracked: ['marie', 'paul'],
    acceptedAt,
  });
});
after(() => d.close());

const hitBy = (reader: number, change: Partial<NewHit> = {}): NewHit => ({
  workspaceId: d.workspaceId,
  sendId: sent.sendId,
  kind: 'click',
  position: 0,
  person: { contactId: sent.readers[reader]?.contactId as string, step: 0 },
  at: d.clock.now(),
  method: 'GET',
  network: '192.0.2.0/24',
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
  hasAcceptLanguage: true,
  ...change,
});

test('recordHit: whoever comes back after an hour is more of a person; a machine that comes back is none the more', async () => {
  await recordHit(d.sql, hitBy(0));
  d.clock.advance(2 * 3_600_000);
  const again = await recordHit(d.sql, hitBy(0, { hasAcceptLanguage: false }));
  assert.deepEqual(again, { score: 1, class: 'human', reasons: ['NO_ACCEPT_LANGUAGE', 'CAME_BACK_LATER'] });
  const machine = { method: 'HEAD', userAgent: 'curl/8.5.0', network: '198.51.100.0/24' };
  await recordHit(d.sql, hitBy(1, machine));
  d.clock.advance(2 * 3_600_000);
  assert.deepEqual((await recordHit(d.sql, hitBy(1, machine)))?.reasons, ['HEAD_REQUEST', 'MACHINE_AGENT']);
});

test('weighAnswer: the hits of whoever answered are weighed again, once, and nobody else’s', async () => {
  const { contactId } = sent.readers[0] as { contactId: string };
  const classes = () => d.sql`select contact_id, score, class from hits order by id`;
  const before = await classes();
  for (let times = 0; times < 2; times++)
    await d.sql.begin((tx) => weighAnswer(tx, { workspaceId: d.workspaceId, sendId: sent.sendId, contactId }));
  const expected = before.map((row) =>
    row['contact_id'] === contactId ? { ...row, score: row['score'] - 4 } : { ...row },
  );
  assert.deepEqual(
    (await classes()).map((row) => ({ ...row })),
    expected,
  );
});
