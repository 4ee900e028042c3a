// MTA-STS on real parts: a web server with a certificate that serves the policy, and a mail server with one, on loopback; only the DNS is made up.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { connect } from '#smtp/client.ts';
import { makeCertificate } from '#test/kit/certificate.ts';
import { testDatabase } from '#test/kit/database.ts';
import { testResolver, type Zone } from '#test/kit/resolver.ts';
import { startSink } from '#test/kit/sink.ts';
import { prepareDial } from '../dial.ts';
import { createRouter } from '../route.ts';
import { createStsPolicies } from './policies.ts';
import { namesServer, parseStsPolicy, readStsId, type StsPolicy } from './policy.ts';

const policy = (mode: string, ...mx: string[]) =>
  ['version: STSv1', `mode: ${mode}`, ...mx.map((one) => `mx: ${one}`), 'max_age: 86400', ''].join('\r\n');

test('parseStsPolicy: what is a policy to the letter, and nothing else', () => {
  const cases: [string, Partial<StsPolicy> | undefined][] = [
    [
      policy('enforce', 'MX1.Example.net', '*.example.org'),
      { mode: 'enforce', mx: ['mx1.example.net', '*.example.org'] },
    ],
    [policy('testing', 'mx.example.net').replaceAll('\r', ''), { mode: 'testing' }],
    [policy('none'), { mode: 'none', mx: [] }],
    [`${policy('enforce', 'mx.example.net')}later: thing\r\n`, { mode: 'enforce' }],
    [policy('enforce', 'mx.example.net').replace('86400', '99999999999'), undefined],
    [policy('enforce', 'mx.example.net').replace('86400', '9999999999'), { maxAge: 31_557_600 }],
    [policy('enforce', 'mx.example.net').replace('86400', '-1'), undefined],
    [policy('enforce'), undefined],
    [policy('strict', 'mx.example.net'), undefined],
    [policy('enforce', 'mx.*.net'), undefined],
    [policy('enforce', 'mx.example.net').replace('STSv1', 'STSv2'), undefined],
    ['<html>not found</html>', undefined],
    ['', undefined],
  ];
  for (const [text, wanted] of cases) {
    const found = parseStsPolicy(text);
    if (wanted === undefined) assert.equal(found, undefined, text);
    else assert.partialDeepStrictEqual(found, wanted, text);
  }
});

test('namesServer: a star stands for one label; readStsId: one record or none', () => {
  const named = parseStsPolicy(policy('enforce', 'mx.example.net', '*.example.org')) as StsPolicy;
  const servers = ['mx.example.net', 'a.example.org', 'example.org', 'a.b.example.org', 'mx2.example.net'];
  assert.deepEqual(
    servers.map((server) => namesServer(named, server)),
    [true, true, false, false, false],
  );
  assert.equal(readStsId(['v=STSv1; id=20261127;', 'v=spf1 -all']), '20261127');
  assert.equal(readStsId(['v=STSv1; id=1', 'v=STSv1; id=2']), undefined);
  assert.equal(readStsId(['v=STSv1; id=not-valid']), undefined);
});

const DOMAIN = 'secure.example';
const certificate = makeCertificate(`mta-sts.${DOMAIN}`);

/** The web server of the domain; what it says can change. */
async function webServer(t: TestContext) {
  const says = { status: 200, type: 'text/plain', body: policy('enforce', 'mx.secure.example') };
  let asked = 0;
  const server = createServer(certificate, (request, response) => {
    asked++;
    assert.equal(request.url, '/.well-known/mta-sts.txt');
    response.writeHead(says.status, { 'content-type': says.type }).end(says.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  return { says, asked: () => asked, port: (server.address() as AddressInfo).port };
}

async function world(t: TestContext) {
  const web = await webServer(t);
  const zone: Zone = {
    [`_mta-sts.${DOMAIN}`]: { TXT: [['v=STSv1; id=1;']] },
    [`mta-sts.${DOMAIN}`]: { A: ['127.0.0.1'] },
    [DOMAIN]: {
      MX: [
        { exchange: 'mx.secure.example', priority: 10 },
        { exchange: 'old.mail.example', priority: 20 },
      ],
    },
    'mx.secure.example': { A: ['192.0.2.10'] },
    'old.mail.example': { A: ['192.0.2.11'] },
  };
  const db = await testDatabase();
  t.after(() => db.close());
  const settings = {
    ...db.platform,
    resolver: testResolver(zone),
    web: { port: web.port, ca: certificate.cert, isAllowed: () => true },
  };
  return { db, zone, web, policies: () => createStsPolicies(settings), settings };
}

test('createStsPolicies: fetched once for each id, believed until its end whoever hides the record, and across a restart', async (t) => {
  const { db, zone, web, policies } = await world(t);
  const first = policies();
  assert.equal((await first.policyOf(DOMAIN))?.mode, 'enforce');
  assert.equal((await first.policyOf(DOMAIN))?.mode, 'enforce');
  assert.equal(web.asked(), 1);
  delete zone[`_mta-sts.${DOMAIN}`];
  assert.equal((await policies().policyOf(DOMAIN))?.mode, 'enforce', 'the record is hidden');
  zone[`_mta-sts.${DOMAIN}`] = { TXT: [['v=STSv1; id=2;']] };
  web.says.status = 404;
  assert.equal((await first.policyOf(DOMAIN))?.mode, 'enforce', 'the new one cannot be had');
  await first.policyOf(DOMAIN);
  assert.equal(web.asked(), 2, 'not asked again at once');
  Object.assign(web.says, { status: 200, body: policy('none') });
  db.clock.advance(5 * 60_000);
  assert.equal((await first.policyOf(DOMAIN))?.mode, 'none', 'withdrawn by the domain itself');
  delete zone[`_mta-sts.${DOMAIN}`];
  db.clock.advance(86_400_000);
  assert.equal(await first.policyOf(DOMAIN), undefined, 'its end has come');
});

test('createStsPolicies: what is not served as it must be is no policy', async (t) => {
  const { zone, web, policies, settings } = await world(t);
  for (const wrong of [
    { status: 302 },
    { type: 'text/html' },
    { body: 'x'.repeat(100_000) },
    { body: 'mode: enforce' },
  ]) {
    const before = { ...web.says };
    Object.assign(web.says, wrong);
    assert.equal(await policies().policyOf(DOMAIN), undefined, JSON.stringify(wrong).slice(0, 60));
    Object.assign(web.says, before);
  }
  const { ca: _ca, ...strangers } = settings.web;
  assert.equal(
    await createStsPolicies({ ...settings, web: strangers }).policyOf(DOMAIN),
    undefined,
    'a certificate of nobody',
  );
  const { isAllowed: _any, ...inside } = settings.web;
  assert.equal(
    await createStsPolicies({ ...settings, web: inside }).policyOf(DOMAIN),
    undefined,
    'an address of our own network',
  );
  assert.equal(await policies().policyOf('plain.example'), undefined);
  zone['_mta-sts.broken.example'] = { TXT: 'ESERVFAIL' };
  assert.equal(await policies().policyOf('broken.example'), undefined);
});

test('route and dial under an enforced policy: servers it does not name are none, and a certificate must be valid', async (t) => {
  const { web, policies, settings, db } = await world(t);
  const mail = makeCertificate('mx.secure.example');
  const sink = await startSink({ tls: mail });
  t.after(() => sink.close());
  const router = createRouter({ ...settings, sandboxPort: 2525, policies: policies() });
  const site = await router.route('live', DOMAIN);
  assert.ok(site.kind === 'site');
  assert.deepEqual(site.ranks, [['mx.secure.example']]);
  assert.deepEqual([site.limits.tls, site.verifies], ['required', true]);

  const dialWith = (ca: string) =>
    prepareDial({
      router,
      hello: 'us.example',
      dice: () => 0,
      connectTo: (to) => connect({ ...to, address: '127.0.0.1', port: sink.port, ca }),
    });
  const good = await dialWith(mail.cert)(site);
  assert.ok(good.ok);
  await good.session.quit();
  const bad = await dialWith(makeCertificate('mx.secure.example').cert)(site);
  assert.deepEqual(!bad.ok && [bad.ending.state, bad.ending.reason], ['deferred', 'tls_required']);
  const misnamed = makeCertificate('other.example');
  const impostor = await startSink({ tls: misnamed });
  t.after(() => impostor.close());
  const wrongName = await prepareDial({
    router,
    hello: 'us.example',
    dice: () => 0,
    connectTo: (to) => connect({ ...to, address: '127.0.0.1', port: impostor.port, ca: misnamed.cert }),
  })(site);
  assert.equal(wrongName.ok, false, 'a valid certificate of somebody else');

  web.says.body = policy('enforce', 'elsewhere.example');
  await db.sql`delete from mta_sts_policies`;
  const closed = await createRouter({ ...settings, sandboxPort: 2525, policies: policies() }).route('live', DOMAIN);
  assert.deepEqual(closed.kind === 'closed' && [closed.state, closed.reason], ['deferred', 'tls_required']);
});
