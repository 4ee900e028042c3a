// Where mail goes, and where it must never go.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { testClock } from '#test/kit/clock.ts';
import { testResolver, type Zone } from '#test/kit/resolver.ts';
import { createRouter, readSmartHost, type Router, type RouterSettings } from './route.ts';

const mx = (...hosts: [number, string][]) => hosts.map(([priority, exchange]) => ({ priority, exchange }));
const zone: Zone = {
  'several.example': { MX: mx([20, 'b.mx.example'], [10, 'a2.mx.example.'], [10, 'A1.mx.example']) },
  'workspace.example': { MX: mx([1, 'aspmx.l.google.com']) },
  'implicit.example': { A: ['192.0.2.7'] },
  'implicit6.example': { AAAA: ['2001:db8::7'] },
  'null.example': { MX: mx([0, '']) },
  'bare.example': { TXT: [['hello']] },
  'broken.example': { MX: 'ESERVFAIL' },
  'half-broken.example': { A: 'ETIMEOUT' },
  'dual.example': { A: ['192.0.2.8'], AAAA: ['2001:db8::8'] },
};

function router(settings: Partial<RouterSettings> = {}): Router {
  return createRouter({ resolver: testResolver(zone), clock: testClock(), sandboxPort: 2525, ...settings });
}

test('Router.route: servers by preference, equals together, names lower-case without a final dot', async () => {
  const site = await router().route('live', 'several.example');
  assert.ok(site.kind === 'site');
  assert.deepEqual(site.ranks, [['a1.mx.example', 'a2.mx.example'], ['b.mx.example']]);
  assert.equal(site.port, 25);
  assert.deepEqual(site.limits, { connections: 10, messagesPerConnection: 100, tls: 'opportunistic' });
});

test('Router.route: a provider is known by the end of its MX name, with its limits', async () => {
  const site = await router().route('live', 'workspace.example');
  assert.ok(site.kind === 'site');
  assert.equal(site.owner, '.google.com');
  assert.deepEqual(site.limits, { connections: 5, messagesPerConnection: 50, tls: 'required' });
});

test('Router.route: without MX the domain itself is the server, by either family of addresses', async () => {
  for (const domain of ['implicit.example', 'implicit6.example']) {
    const site = await router().route('live', domain);
    assert.ok(site.kind === 'site');
    assert.deepEqual(site.ranks, [[domain]]);
  }
});

test('Router.route: a domain that takes no mail, or a silent DNS, gives a reason', async () => {
  const ends: [string, string, string][] = [
    ['null.example', 'bounced', 'no_mail_accepted'],
    ['bare.example', 'bounced', 'domain_unknown'],
    ['nowhere.example', 'deferred', 'domain_unknown'],
    ['broken.example', 'deferred', 'dns_failed'],
    ['half-broken.example', 'deferred', 'dns_failed'],
    ['[192.0.2.1]', 'bounced', 'address_unsupported'],
  ];
  for (const [domain, state, reason] of ends) {
    const end = await router().route('live', domain);
    assert.ok(end.kind === 'closed', domain);
    assert.deepEqual([end.state, end.reason], [state, reason], domain);
  }
});

test('Router.route: answers are kept ten minutes, failures one', async () => {
  const clock = testClock();
  const changing: Zone = { 'new.example': { MX: 'ESERVFAIL' } };
  const kept = createRouter({ resolver: testResolver(changing), clock, sandboxPort: 2525 });
  assert.equal((await kept.route('live', 'new.example')).kind, 'closed');
  changing['new.example'] = { MX: mx([1, 'mx.new.example']) };
  assert.equal((await kept.route('live', 'new.example')).kind, 'closed');
  clock.advance(61_000);
  assert.equal((await kept.route('live', 'new.example')).kind, 'site');
  changing['new.example'] = { MX: mx([0, '']) };
  clock.advance(9 * 60_000);
  assert.equal((await kept.route('live', 'new.example')).kind, 'site');
  clock.advance(61_000);
  assert.equal((await kept.route('live', 'new.example')).kind, 'closed');
});

test('Router.addresses: both families, IPv4 first', async () => {
  assert.deepEqual(await router().addresses('dual.example'), ['192.0.2.8', '2001:db8::8']);
  await assert.rejects(router().addresses('nowhere.example'), { code: 'ENOTFOUND' });
});

test('Router: in the sandbox every domain goes to our own listener, and nothing else can be dialled', async () => {
  const asked: string[] = [];
  const guarded = router({ resolver: async (name) => void asked.push(name) });
  await fc.assert(
    fc.asyncProperty(
      fc.domain(),
      fc.oneof(fc.ipV4(), fc.ipV6(), fc.constant('127.0.0.1')),
      fc.nat(65_535),
      async (domain, address, port) => {
        const site = await guarded.route('sandbox', domain);
        assert.ok(site.kind === 'site' && site.mode === 'sandbox');
        assert.deepEqual([site.ranks, site.port], [[['127.0.0.1']], 2525]);
        assert.equal(guarded.mayDial('sandbox', address, port), address === '127.0.0.1' && port === 2525);
      },
    ),
  );
  assert.deepEqual(asked, [], 'the sandbox asks no DNS');
});

test('Router.mayDial: live mail goes to port 25 of other machines only', () => {
  const cases: [string, number, boolean][] = [
    ['192.0.2.1', 25, true],
    ['2001:db8::1', 25, true],
    ['192.0.2.1', 2525, false],
    ['127.0.0.1', 25, false],
    ['127.8.9.10', 25, false],
    ['0.0.0.0', 25, false],
    ['169.254.169.254', 25, false],
    ['255.255.255.255', 25, false],
    ['::1', 25, false],
    ['::', 25, false],
    ['::ffff:127.0.0.1', 25, false],
    ['fe80::1', 25, false],
  ];
  for (const [address, port, may] of cases)
    assert.equal(router().mayDial('live', address, port), may, `${address}:${port}`);
});

test('readSmartHost: a host and a port, whatever the kind of address', () => {
  assert.equal(readSmartHost(undefined), undefined);
  assert.deepEqual(readSmartHost('relay.example:25'), { host: 'relay.example', port: 25 });
  assert.deepEqual(readSmartHost('192.0.2.1:587'), { host: '192.0.2.1', port: 587 });
  assert.deepEqual(readSmartHost('[2001:db8::1]:587'), { host: '2001:db8::1', port: 587 });
});

test('Router: a smart host takes all live mail and no sandbox mail', async () => {
  const relayed = router({ smartHost: { host: 'relay.example', port: 587 } });
  const site = await relayed.route('live', 'several.example');
  assert.ok(site.kind === 'site');
  assert.deepEqual([site.ranks, site.port], [[['relay.example']], 587]);
  assert.equal(relayed.mayDial('live', '192.0.2.1', 587), true);
  assert.equal(relayed.mayDial('live', '192.0.2.1', 25), false);
  assert.equal(((await relayed.route('sandbox', 'several.example')) as { key: string }).key, 'sandbox');
});
