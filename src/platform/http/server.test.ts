import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Platform } from '../platform.ts';
import { createLog } from '../log.ts';
import type { LiveNotice } from '../live.ts';
import { callerAddress } from './caller.ts';
import { route, type Session } from './route.ts';
import { startWeb } from './server.ts';

const folder = await mkdtemp(join(tmpdir(), 'dauphin-web-'));
after(() => rm(folder, { recursive: true }));
await mkdir(join(folder, 'assets'));
await writeFile(join(folder, 'index.html'), '<title>Dauphin</title>');
await writeFile(join(folder, 'assets', 'app-1a2b.js'), 'console.log(1)');

const session: Session = { operatorId: '1', workspaceId: '2', language: 'fr', may: () => true };
const hearers = new Set<(notice: LiveNotice) => void>();
const live = {
  subscribe: async (hear: (notice: LiveNotice) => void) => {
    hearers.add(hear);
    return () => hearers.delete(hear);
  },
};
const platform = { log: createLog('error', 'test', { write() {} }), live } as unknown as Platform;
const routes = {
  'GET /api/things/:thing': route({ may: 'public', summary: '', run: ({ request, ip }) => ({ url: request.url, ip }) }),
};
const upload = route({
  may: 'public',
  summary: '',
  run: async ({ request }) => ({ size: (await request.arrayBuffer()).byteLength }),
});
const web = await startWeb({
  platform,
  routes,
  authenticate: async () => session,
  consoleFolder: folder,
  port: 0,
  host: '127.0.0.1',
});
after(() => web.close());
const base = `http://127.0.0.1:${web.port}`;

test('the web server serves routes, then files, then the page of the console', async () => {
  const thing = (await (await fetch(`${base}/api/things/9`)).json()) as { ip: string };
  assert.equal(thing.ip, '127.0.0.1');
  const script = await fetch(`${base}/assets/app-1a2b.js`);
  assert.match(script.headers.get('cache-control') ?? '', /immutable/);
  assert.equal(script.headers.get('x-content-type-options'), 'nosniff');
  const page = await fetch(`${base}/contacts/12`);
  assert.equal(await page.text(), '<title>Dauphin</title>');
  assert.match(page.headers.get('content-security-policy') ?? '', /script-src 'self'/);
  assert.equal(page.headers.get('cache-control'), 'no-cache');
});

test('the web server answers an unknown API path with a problem, never with the page', async () => {
  for (const method of ['GET', 'POST']) {
    const answer = await fetch(`${base}/api/nothing`, { method });
    assert.equal(answer.status, 404);
    assert.equal(((await answer.json()) as { code: string }).code, 'not_found');
  }
});

test('the web server gives no file outside its folder', async () => {
  for (const path of ['/..%2f..%2fetc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/assets/..%00', '/%ff']) {
    const answer = await fetch(base + path);
    assert.equal(await answer.text(), '<title>Dauphin</title>', path);
  }
});

test('GET /api/live tells a browser what changed in its workspace only, and forgets it when it leaves', async () => {
  const abort = new AbortController();
  const answer = await fetch(`${base}/api/live`, { signal: abort.signal });
  assert.equal(answer.headers.get('content-type'), 'text/event-stream');
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  assert.equal((await reader?.read())?.value, 'retry: 2000\n\n');
  for (const hear of hearers) {
    hear({ workspaceId: '3', topic: 'campaigns' });
    hear({ workspaceId: '2', topic: 'imports', id: '5' });
  }
  assert.equal((await reader?.read())?.value, 'data: {"topic":"imports","id":"5"}\n\n');
  abort.abort();
  while (hearers.size > 0) await new Promise((resolve) => setImmediate(resolve));
});

/** A body of so many pieces, one every so often; it never ends when it stalls. */
const trickle = (pieces: number, everyMs: number, stalls = false) =>
  new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (pieces-- > 0) {
        await new Promise((resolve) => setTimeout(resolve, everyMs));
        return controller.enqueue(new Uint8Array(100));
      }
      if (stalls) return new Promise<void>(() => {});
      controller.close();
    },
  });

test('startWeb lets an upload that goes on take its time, and lets go of one that stalls or has no end', async () => {
  const limits = { request: 2_000, silence: 400 };
  const slow = await startWeb({
    platform,
    routes: { 'POST /api/upload': upload },
    authenticate: async () => undefined,
    port: 0,
    host: '127.0.0.1',
    limits,
  });
  const send = (body: ReadableStream) =>
    fetch(`http://127.0.0.1:${slow.port}/api/upload`, { method: 'POST', body, duplex: 'half' } as RequestInit);
  const steady = await send(trickle(10, 80));
  assert.deepEqual(await steady.json(), { size: 1000 });
  await assert.rejects(send(trickle(2, 20, true)), 'stalled');
  const endless = await send(trickle(1_000, 80)).then(
    ({ status }) => status,
    () => 'let go',
  );
  assert.ok(endless === 408 || endless === 'let go', String(endless));
  await slow.close();
});

test('startWeb says which port is taken and how to choose another', async () => {
  await assert.rejects(
    startWeb({ platform, routes, authenticate: async () => undefined, port: web.port, host: '127.0.0.1' }),
    new RegExp(`port ${web.port} is taken`),
  );
});

test('callerAddress believes X-Forwarded-For only from a trusted proxy, and only its nearest foreign hop', () => {
  const from = (remoteAddress: string, forwarded?: string) =>
    ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as never;
  const cases: [unknown, string[], string][] = [
    [from('::ffff:192.0.2.9'), [], '192.0.2.9'],
    [from('192.0.2.9', '10.9.9.9'), [], '192.0.2.9'],
    [from('127.0.0.1', '10.9.9.9'), ['127.0.0.1'], '10.9.9.9'],
    [from('127.0.0.1', '1.1.1.1, 10.9.9.9'), ['127.0.0.1'], '10.9.9.9'],
    [from('127.0.0.1', '1.1.1.1, 127.0.0.1'), ['127.0.0.1'], '1.1.1.1'],
    [from('127.0.0.1', ' , '), ['127.0.0.1'], '127.0.0.1'],
    [undefined, [], ''],
  ];
  for (const [incoming, proxies, address] of cases) assert.equal(callerAddress(incoming as never, proxies), address);
});
