import assert from 'node:assert/strict';
import test from 'node:test';
import type { Platform } from '#platform/platform.ts';
import { createLog } from '#platform/log.ts';
import { writeCase } from '#test/cases/judge/case.ts';
import { testApi } from '#test/kit/api.ts';
import { judgeRoutes } from './judge-routes.ts';

const platform = { log: createLog('error', 'test', { write() {} }) } as unknown as Platform;
const api = testApi(platform, judgeRoutes(), { workspaceId: '1' });
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

test('POST /api/judge does not take an old message for a late one', async () => {
  const old = writeCase({ headers: { Date: 'Mon, 1 Jun 2015 10:00:00 +0200' } });
  const { body } = await api.call('POST /api/judge', old.toString(), type);
  assert.deepEqual(
    body.evidence.filter(({ symbol }: { symbol: string }) => symbol.startsWith('HEADER_DATE')),
    [],
  );
});

const fraud = writeCase({
  from: 'Service PayPal <info@exemple.com>',
  headers: {
    Received:
      'from mail.example.com (mail.example.com [192.0.2.1]) by mx.example.net with ESMTPS; Mon, 2 Mar 2026 10:00:00 +0100',
    'Authentication-Results': 'mx.example.net; dmarc=fail header.from=exemple.com',
  },
  html: '<p>Bonjour</p><script>alert(1)</script><a href="http://exemple-secure.com">www.paypal.com</a>',
});

test('POST /api/judge/reading gives the verdict with its places, the way, and who claims to have checked', async () => {
  const { body } = await api.call('POST /api/judge/reading', fraud.toString(), type);
  assert.equal(body.verdict.class, 'phish');
  const link = body.verdict.evidence.find(({ symbol }: { symbol: string }) => symbol === 'LINK_TEXT_MISMATCH');
  assert.equal(link.isDrawn, true);
  assert.equal(body.verdict.evidence[link.number - 1], link);
  assert.ok(body.verdict.counsel.contradicts.includes('LINK_TEXT_MISMATCH'));
  assert.ok(body.verdict.counsel.todo.length > 0);
  assert.deepEqual(body.route, [
    {
      from: 'mail.example.com',
      claimed: '',
      address: '192.0.2.1',
      isPrivate: false,
      by: 'mx.example.net',
      isEncrypted: true,
      at: '2026-03-02T09:00:00.000Z',
    },
  ]);
  assert.deepEqual(body.claims, [{ server: 'mx.example.net', spf: '', dkim: '', dmarc: 'fail' }]);
});

async function frameOf(query: string) {
  const form = new FormData();
  form.set('message', new File([new Uint8Array(fraud)], 'fraud.eml'));
  const request = new Request('http://localhost/', { method: 'POST', body: form });
  const headers = { ...type, 'content-type': request.headers.get('content-type') ?? '' };
  return api.call(`POST /api/judge/frame?${query}`, await request.text(), headers);
}

test('POST /api/judge/frame answers with a harmless document, marked, under a policy of its own', async () => {
  const { body, headers } = await frameOf('marks=shown&page=/judge');
  assert.match(body, /href="\/judge#evidence-\d+" target="_parent"/);
  assert.doesNotMatch(body, /<script/);
  assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'.*sandbox/);
  for (const page of ['//elsewhere.example/', '/\\elsewhere.example', 'https://elsewhere.example/'])
    assert.equal((await frameOf(`marks=shown&page=${encodeURIComponent(page)}`)).status, 422);
});

test('POST /api/judge says what it cannot judge', async () => {
  for (const body of ['', '\r\n\r\nrien'])
    assert.equal((await api.call('POST /api/judge', body, type)).body.code, 'not_a_message');
});

test('POST /api/judge refuses what is too large without reading it all', async () => {
  const answer = await api.call('POST /api/judge', `Subject: x\r\n\r\n${'x'.repeat(31_000_000)}`, type);
  assert.equal(answer.status, 413);
});
