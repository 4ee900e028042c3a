import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testApi } from '#test/kit/api.ts';
import { testDatabase } from '#test/kit/database.ts';
import { domainRoutes } from './domain-routes.ts';
import { mtaStsRoutes } from './mta-sts-routes.ts';

const kit = await testDatabase();
after(kit.close);
const { platform, workspaceId, zone, clock } = kit;
const { call } = testApi(platform, { ...domainRoutes(platform), ...mtaStsRoutes(platform) }, { workspaceId });
const policy = (host: string) => call('GET /.well-known/mta-sts.txt', undefined, { host });

for (const name of ['exemple.fr', 'muet.fr', 'sans.fr']) await call('POST /api/domains', { name });
zone['exemple.fr'] = {
  MX: [
    { exchange: 'mx2.exemple.net', priority: 20 },
    { exchange: 'MX1.exemple.net.', priority: 10 },
  ],
};
zone['muet.fr'] = { MX: 'ETIMEOUT' };
zone['autre.fr'] = { MX: [{ exchange: 'mx.autre.fr', priority: 10 }] };

test('GET /.well-known/mta-sts.txt gives the policy of our domain, with the servers that its DNS names', async () => {
  const { status, headers, body } = await policy('MTA-STS.exemple.fr:443');
  assert.equal(status, 200);
  assert.match(headers.get('content-type') ?? '', /^text\/plain/);
  assert.equal(
    body,
    'version: STSv1\r\nmode: testing\r\nmx: mx1.exemple.net\r\nmx: mx2.exemple.net\r\nmax_age: 86400\r\n',
  );
});

test('GET /.well-known/mta-sts.txt follows a change of mail servers', async () => {
  zone['exemple.fr'] = { MX: [{ exchange: 'mx3.exemple.net', priority: 10 }] };
  clock.advance(6 * 60_000);
  assert.match((await policy('mta-sts.exemple.fr')).body, /mx: mx3\.exemple\.net/);
});

test('GET /.well-known/mta-sts.txt has nothing for others, for a domain without mail, nor under another name', async () => {
  for (const host of ['mta-sts.autre.fr', 'mta-sts.sans.fr', 'exemple.fr', 'www.exemple.fr', 'mta-sts.', ''])
    assert.equal((await policy(host)).status, 404, host);
});

test('GET /.well-known/mta-sts.txt says nothing when the DNS does not: an empty policy would be believed', async () => {
  assert.equal((await policy('mta-sts.muet.fr')).status, 503);
});
