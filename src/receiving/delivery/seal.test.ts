// What is delivered sealed is believed by who checks again: verified with the library, against the record that the console shows.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authenticate } from '#authentication/authenticate.ts';
import { parse } from '#message/parse.ts';
import { testApi } from '#test/kit/api.ts';
import { testGateway } from '#test/kit/gateway.ts';
import { makeOperator } from '#test/kit/operator.ts';
import { testResolver } from '#test/kit/resolver.ts';
import { protectedDomainRoutes } from '../domains/protected-domain-routes.ts';

const LETTER = [
  'From: Zoe <zoe@shop.example>',
  'To: ana@port.example',
  'Subject: Nouveautes',
  'Message-ID: <1@shop.example>',
  'Date: Fri, 27 Nov 2026 06:00:00 +0000',
  'MIME-Version: 1.0',
  'Content-Type: text/html; charset=us-ascii',
  '',
  '<p>Bonjour Ana, voici les nouveautes.</p><img src="https://open.spy.example/t/9f8a7c6b5d4e3f2a1b0c9d8e7f6a5b4c.gif" width="1" height="1">',
  '',
].join('\r\n');

test('seal: a cleaned message carries a chain and a signature that a provider behind verifies, and that covers what was removed', async () => {
  const { send, settled, sink, db, gateway, domainId, close } = await testGateway();
  const { platform, workspaceId } = db;
  const operatorId = await makeOperator(db);
  const api = testApi(platform, protectedDomainRoutes(platform), { workspaceId, operatorId });
  const path = `/api/gateway/domains/${domainId}`;
  const { displayName: _shown, id: _id, name: _name, ...settings } = (await api.call(`GET ${path}`)).body;
  const changed = await api.call(`PUT ${path}`, { ...settings, seals: true });
  assert.equal(changed.status, 200, JSON.stringify(changed.body));
  assert.ok(!('sealed' in changed.body));
  await gateway.domains.refresh();
  const { sealRecord } = (await api.call(`POST ${path}/check`)).body;
  assert.equal(sealRecord.isPublished, false);
  assert.match(sealRecord.name, /^dauphin-in-20261127\._domainkey\.port\.example$/);

  await send('ana@port.example', LETTER);
  await settled();
  const bytes = sink.messages[0]?.bytes as Buffer;
  const resolver = testResolver({ [sealRecord.name]: { TXT: [[sealRecord.value]] } });
  const check = (message: Buffer) =>
    authenticate(message, { ip: '198.51.100.1', helo: 'mx.port.example', mailFrom: '', resolver, now: db.clock.now() });
  const found = await check(bytes);
  assert.deepEqual([found.arc?.result, found.arc?.instance, found.arc?.sealer], ['pass', 1, 'port.example']);
  assert.deepEqual(
    found.dkim?.map(({ result, domain }) => `${result} ${domain}`),
    ['pass port.example'],
  );
  const names = parse(bytes).fields.map(({ key }) => key);
  assert.deepEqual(names.slice(0, 4), [
    'arc-seal',
    'arc-message-signature',
    'arc-authentication-results',
    'dkim-signature',
  ]);
  assert.match(bytes.toString('latin1'), /^ARC-Authentication-Results: i=1; localhost;\r\n\s+spf=pass/m);

  const altered = Buffer.from(bytes.toString('latin1').replace(/^(Dauphin-Removed: \w+)/m, '$1x'), 'latin1');
  assert.equal((await check(altered)).dkim?.[0]?.result, 'fail');

  // Sealed again by whoever forwards it here: the chain goes on.
  await send('ana@port.example', bytes);
  await settled();
  assert.ok(sink.messages[1]?.bytes.toString('latin1').startsWith('ARC-Seal: i='));
  await close();
});
