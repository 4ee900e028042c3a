import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startDnsServer } from '#test/kit/dns-server.ts';
import { readConfig } from './config.ts';
import { createResolver } from './resolver.ts';

test('createResolver asks the servers it is given, in the shapes that mailauth expects', async () => {
  const server = await startDnsServer({
    'exemple.fr': {
      A: ['192.0.2.1'],
      AAAA: ['2001:db8::1'],
      MX: [{ exchange: 'mx.exemple.fr', priority: 10 }],
      TXT: [['v=spf1 -all'], ['x'.repeat(300)]],
    },
    'broken.fr': { TXT: 'ESERVFAIL' },
  });
  const resolve = createResolver({ servers: [server.address], timeout: 1_000 });
  assert.deepEqual(await resolve('exemple.fr', 'A'), ['192.0.2.1']);
  assert.deepEqual(await resolve('exemple.fr', 'AAAA'), ['2001:db8::1']);
  const [mx] = await resolve('exemple.fr', 'MX');
  assert.deepEqual([mx.exchange, mx.priority], ['mx.exemple.fr', 10]);
  assert.deepEqual(await resolve('exemple.fr', 'TXT'), [['v=spf1 -all'], ['x'.repeat(255), 'x'.repeat(45)]]);
  await assert.rejects(resolve('exemple.fr', 'PTR'), { code: 'ENODATA' });
  await assert.rejects(resolve('absent.fr', 'TXT'), { code: 'ENOTFOUND' });
  await assert.rejects(resolve('broken.fr', 'TXT'), { code: 'ESERVFAIL' });
  await server.close();
});

test('readConfig takes addresses of name servers, and nothing else', () => {
  const servers = (text: string) => readConfig({ DAUPHIN_DNS_SERVERS: text }).dnsServers;
  assert.equal(servers(''), undefined);
  assert.deepEqual(servers('192.0.2.53, 127.0.0.1:5353,2001:db8::53,[::1]:53'), [
    '192.0.2.53',
    '127.0.0.1:5353',
    '2001:db8::53',
    '[::1]:53',
  ]);
  for (const wrong of ['localhost', '192.0.2.300', '192.0.2.1:', '192.0.2.1,', '[192.0.2.1:53']) {
    assert.throws(() => servers(wrong), /DAUPHIN_DNS_SERVERS/, wrong);
  }
});
