// A sender whose message was refused follows the link of the refusal and says that it was wanted; the desk sees it first and releases it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApi } from '#test/kit/api.ts';
import { testGateway } from '#test/kit/gateway.ts';
import { makeOperator } from '#test/kit/operator.ts';
import { quarantineRoutes } from '../quarantine/quarantine-routes.ts';
import { contestRoutes } from './contest-routes.ts';

const LETTER =
  'From: Zoe <zoe@shop.example>\r\nTo: ana@port.example\r\nSubject: Demain\r\n\r\nBonjour Ana, a demain au port !\r\n';
const ALL = ['desired', 'greybulk', 'greymail', 'greyspam', 'spam', 'phish'];

test('contest: the refusal leads to a page, the desk sees what was contested first, and releases it or lets it stand', async () => {
  const policy = Object.fromEntries(ALL.map((name) => [name, 'refuse']));
  const { send, settled, sink, db, close } = await testGateway({ settings: { policy } });
  const { platform, workspaceId } = db;
  const operatorId = await makeOperator(db);
  const api = testApi(
    platform,
    { ...contestRoutes(platform), ...quarantineRoutes(platform) },
    { workspaceId, operatorId },
  );
  const post = (form: Record<string, string>) =>
    api.call('POST /contest', new URLSearchParams(form).toString(), {
      'content-type': 'application/x-www-form-urlencoded',
    });
  const refused = async () => {
    const [end] = await send('ana@port.example', LETTER);
    assert.ok(end?.kind === 'refused');
    return new URL(/https?:\S+/.exec(end.reply.text)?.[0] ?? '');
  };
  const url = await refused();
  const reference = url.searchParams.get('ref') as string;
  assert.ok((await api.call(`GET ${url.pathname}${url.search}`)).body.includes(`value="${reference}"`));
  assert.equal((await post({ reference: 'nonsense', email: 'z@x.fr', explanation: 'x' })).status, 422);
  const contested = async () => (await api.call('GET /api/quarantine?state=contested')).body.items as any[];
  const real = await post({ reference, email: 'zoe@shop.example', explanation: 'Ana me connaît.\0' });
  const invented = await post({ reference: `${workspaceId}-99999`, email: 'zoe@shop.example', explanation: 'x' });
  assert.equal(real.body, invented.body, 'nobody learns whether a reference exists');
  const [line] = await contested();
  assert.equal((await contested()).length, 1);
  const { body } = await api.call(`GET /api/quarantine/${line.id}`);
  assert.deepEqual(
    [body.isContested, body.contest.email, body.contest.explanation],
    [true, 'zoe@shop.example', 'Ana me connaît.'],
  );
  await api.call('POST /api/quarantine/release', { ids: [line.id] });
  assert.deepEqual(await contested(), []);
  for (let waited = 0; sink.messages.length < 1 && waited < 300; waited++)
    await new Promise((resolve) => setTimeout(resolve, 10));
  await settled();
  assert.equal(sink.messages.length, 1);

  const references = [];
  for (let count = 0; count < 7; count++) references.push((await refused()).searchParams.get('ref') as string);
  for (const one of references) await post({ reference: one, email: 'z@x.fr', explanation: 'x' });
  assert.equal((await contested()).length, 4, 'five an hour from one network');
  const ids = (await contested()).map(({ id }) => id);
  await api.call('POST /api/quarantine/dismiss', { ids });
  assert.deepEqual(await contested(), []);
  assert.equal((await api.call('GET /api/quarantine/figures')).body.contested, 0);
  await close();
});
