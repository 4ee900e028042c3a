import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createWebApp } from '#platform/http/server.ts';
import { type TestDatabase, testDatabase } from '#test/kit/database.ts';
import { type SentCampaign, sentCampaign } from '#test/kit/sent-campaign.ts';
import { csvLine } from './recipient-export.ts';
import { reportRoutes } from './report-routes.ts';

let d: TestDatabase;
let sent: SentCampaign;
before(async () => {
  d = await testDatabase();
  sent = await sentCampaign(d.platform, d.workspaceId, {
    readers: Array.from({ length: 250 }, (_, index) => `r${index}`),
  });
  await d.sql`
    update recipients set state = 'bounced', reason = 'user_unknown', reply = '=HYPERLINK("http://evil.example") 550, no' || E'\\n' || 'such user'
    where contact_id in (select id from contacts where email in ('r7@lecteurs.example', 'r70@lecteurs.example'))`;
});
after(() => d.close());

const ask = (path: string, permissions = ['campaigns:read']) => {
  const session = {
    operatorId: '1',
    workspaceId: d.workspaceId,
    language: 'fr' as const,
    may: (one: string) => permissions.includes(one),
  };
  const app = createWebApp({
    platform: d.platform,
    routes: reportRoutes(d.platform),
    authenticate: async () => session,
  });
  return app.request(`/api/campaigns/${sent.campaignId}${path}`);
};

test('recipients come in pages, each once, and are found by state, reason, domain and beginning of address', async () => {
  const seen: string[] = [];
  for (let after: string | null = null, first = true; first || after; first = false) {
    const page = (await (await ask(`/recipients${after ? `?after=${encodeURIComponent(after)}` : ''}`)).json()) as {
      items: { email: string }[];
      next: string | null;
    };
    seen.push(...page.items.map(({ email }) => email));
    after = page.next;
  }
  assert.equal(seen.length, 250);
  assert.equal(new Set(seen).size, 250);
  const count = async (query: string) =>
    ((await (await ask(`/recipients?${query}`)).json()) as { items: unknown[] }).items.length;
  assert.equal(await count('state=bounced'), 2);
  assert.equal(await count('reason=user_unknown&search=R7'), 2);
  assert.equal(await count('search=r77'), 1);
  assert.equal(await count('search=r%25'), 0);
  assert.equal(await count('domain=ailleurs.example'), 0);
  assert.equal((await ask('/recipients?state=lost')).status, 422);
});

test('the export streams every line as CSV that no spreadsheet runs', async () => {
  const answer = await ask('/recipients.csv');
  assert.match(answer.headers.get('content-disposition') ?? '', /attachment/);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer());
  assert.ok(text.startsWith('\ufeffadresse,issue,raison,'));
  assert.equal(text.split('\r\n').length, 252);
  assert.ok(
    text.includes(`r7@lecteurs.example,bounced,user_unknown,"'=HYPERLINK(""http://evil.example"") 550, no\nsuch user"`),
  );
  const some = await (await ask('/recipients.csv?state=bounced')).text();
  assert.equal(some.trim().split('\r\n').length, 3);
});

test('the report counts everybody once', async () => {
  const { report } = (await (await ask('/report')).json()) as {
    report: { counts: { total: number; states: Record<string, number> } };
  };
  assert.equal(report.counts.total, 250);
  assert.deepEqual([report.counts.states.accepted, report.counts.states.bounced], [248, 2]);
});

test('only who may read campaigns reads reports', async () => {
  for (const path of ['/report', '/recipients', '/recipients.csv'])
    assert.equal((await ask(path, [])).status, 403, path);
});

test('csvLine quotes what must be, and disarms formulas', () => {
  assert.equal(csvLine(['a', 'b,c', 'd"e', '=1+1', '+33', '-1', '@x', '']), `a,"b,c","d""e",'=1+1,'+33,'-1,'@x,\r\n`);
});
