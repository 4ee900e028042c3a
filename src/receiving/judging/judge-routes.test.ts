import assert from 'node:assert/strict';
import test from 'node:test';
import type { Platform } from '#platform/platform.ts';
import { createLog } from '#platform/log.ts';
import { writeCase } from '#test/cases/judge/case.ts';
import { testApi } from '#test/kit/api.ts';
import { testClock } from '#test/kit/clock.ts';
import { judgeRoutes } from './judge-routes.ts';

const platform = { clock: testClock(), log: createLog('error', 'test', { write() {} }) } as unknown as Platform;
const api = testApi(platform, judgeRoutes(platform), { workspaceId: '1' });
const type = { 'content-type': 'message/rfc822', 'sec-fetch-site': 'same-origin' };

test('POST /api/judge judges the message that it is given', async () => {
  const honest = await api.call('POST /api/judge', writeCase({}).toString(), type);
  assert.equal(honest.status, 200);
  assert.equal(honest.body.class, 'desired');
  const forged = writeCase({
    headers: { 'Authentication-Results': 'mx.example.net; dmarc=fail header.from=atelier-du-port.fr' },
  });
  const trusted = await api.call('POST /api/judge?trust=mx.example.net', forged.toString(), type);
  assert.ok(trusted.body.evidence.some(({ symbol }: { symbol: string }) => symbol === 'AUTH_DMARC_FAIL'));
});

test('POST /api/judge says what it cannot judge', async () => {
  for (const body of ['', '\r\n\r\nrien'])
    assert.equal((await api.call('POST /api/judge', body, type)).body.code, 'not_a_message');
});

test('POST /api/judge refuses what is too large without reading it all', async () => {
  const answer = await api.call('POST /api/judge', `Subject: x\r\n\r\n${'x'.repeat(31_000_000)}`, type);
  assert.equal(answer.status, 413);
});
