import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { createLog } from '../log.ts';
import { comesFromElsewhere, createEdge, preferredLanguage } from './edge.ts';
import { defineProblems } from './problem.ts';
import { type AnyRoute, idSchema, route, type Session } from './route.ts';

const session: Session = {
  operatorId: '1',
  workspaceId: '2',
  language: 'fr',
  may: (permission) => permission === 'contacts:read',
};
const problem = defineProblems({
  contact_not_found: { status: 404, fr: 'Pas de contact {id}.', en: 'No contact {id}.' },
});

function call(
  definition: AnyRoute,
  init: RequestInit & {
    url?: string;
    params?: Record<string, string>;
    as?: Session;
    patience?: number;
    lines?: string[];
  } = {},
) {
  const edge = createEdge({
    log: createLog('error', 'test', { write: (line) => void init.lines?.push(line) }),
    authenticate: async () => init.as,
    patience: init.patience,
  });
  const request = new Request(init.url ?? 'http://console.test/api/x', { ...init });
  return edge(definition, { request, params: init.params ?? {}, ip: '192.0.2.1' });
}

const read = route({ may: 'contacts:read', summary: '', run: ({ workspaceId }) => ({ workspaceId }) });
const write = route({ may: 'contacts:write', summary: '', run: () => ({}) });

test('edge lets in only who is signed in and whose role allows it', async () => {
  assert.equal((await call(read)).status, 401);
  assert.deepEqual(await (await call(read, { as: session })).json(), { workspaceId: '2' });
  const refused = await call(write, { as: session, method: 'POST' });
  assert.equal(refused.status, 403);
  assert.match(((await refused.json()) as { title: string }).title, /contacts:write/);
});

test('edge refuses what another site sends with our cookies, JSON included', async () => {
  const cases: [Record<string, string>, boolean][] = [
    [{ 'sec-fetch-site': 'same-origin' }, false],
    [{ 'sec-fetch-site': 'none' }, false],
    [{ 'sec-fetch-site': 'same-site' }, true],
    [{ 'sec-fetch-site': 'cross-site' }, true],
    [{ origin: 'http://console.test' }, false],
    [{ origin: 'http://evil.test' }, true],
    [{ origin: 'null' }, true],
    [{}, false],
  ];
  for (const [headers, elsewhere] of cases) {
    assert.equal(
      comesFromElsewhere(new Request('http://console.test/api/x', { headers })),
      elsewhere,
      JSON.stringify(headers),
    );
  }
  const operatorRoute = route({ may: 'operator', summary: '', run: () => ({}) });
  const headers = { 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' };
  assert.equal((await call(operatorRoute, { as: session, method: 'POST', headers })).status, 403);
});

test('edge answers invalid input with each field and what is wrong, in the language of the caller', async () => {
  const definition = route({
    may: 'public',
    summary: '',
    params: z.object({ id: idSchema }),
    body: z.object({ name: z.string().min(3) }),
    run: ({ body }) => body,
  });
  const request = { method: 'POST', body: '{"name":"a"}', headers: { 'accept-language': 'fr-FR,en;q=0.5' } };
  const answer = await call(definition, { ...request, params: { id: '7' } });
  assert.equal(answer.status, 422);
  assert.equal(answer.headers.get('content-type'), 'application/problem+json');
  const { title, issues } = (await answer.json()) as { title: string; issues: { path: string; message: string }[] };
  assert.equal(title, 'Certains champs sont à corriger.');
  assert.equal(issues[0]?.path, 'name');
  assert.match(issues[0]?.message ?? '', /Trop petit|caractères/);
  assert.equal((await call(definition, { ...request, params: { id: "1' or 1=1" } })).status, 422);
  assert.equal((await call(definition, { ...request, params: { id: '7' }, body: '{"name":' })).status, 400);
});

test('edge refuses a body over the limit without reading it all', async () => {
  let read = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      read += 1000;
      controller.enqueue(new Uint8Array(1000).fill(32));
    },
  });
  const definition = route({ may: 'public', summary: '', body: z.unknown(), bodyLimit: 10_000, run: () => ({}) });
  const answer = await call(definition, { method: 'POST', body, duplex: 'half' } as RequestInit);
  assert.equal(answer.status, 413);
  assert.ok(read < 50_000, `${read} bytes were read`);
});

test('edge writes a fault down without the token in its address, which is a key', async () => {
  const lines: string[] = [];
  const broken = route({ may: 'public', summary: '', run: () => Promise.reject(new Error('it broke')) });
  const url = 'http://console.test/held/s3cret/7';
  await call(broken, { url, params: { token: 's3cret', arrivalId: '7' }, lines });
  assert.match(lines.join(''), /it broke[\s\S]*"\/held\/:token\/7"/);
  assert.doesNotMatch(lines.join(''), /s3cret/);
});

test('edge says a problem as its table says it, and hides the cause of a fault', async () => {
  const missing = route({
    may: 'public',
    summary: '',
    run: () => Promise.reject(problem.contact_not_found({ id: 5 })),
  });
  const answer = await call(missing, { headers: { 'accept-language': 'fr' } });
  assert.equal(answer.status, 404);
  assert.deepEqual(await answer.json(), {
    type: 'urn:dauphin:problem:contact_not_found',
    title: 'Pas de contact 5.',
    status: 404,
    code: 'contact_not_found',
    params: { id: 5 },
  });
  const broken = route({ may: 'public', summary: '', run: () => Promise.reject(new Error('password=hunter2')) });
  const fault = await call(broken);
  assert.equal(fault.status, 500);
  assert.doesNotMatch(await fault.text(), /hunter2/);
});

test('edge answers 503 for what never comes, and lets an upload take the time it takes', async () => {
  const never = route({ may: 'public', summary: '', run: () => new Promise<never>(() => {}) });
  const answer = await call(never, { patience: 20, headers: { 'accept-language': 'fr' } });
  assert.equal(answer.status, 503);
  assert.equal(answer.headers.get('retry-after'), '2');
  assert.match(((await answer.json()) as { title: string }).title, /0.02 secondes/);
  const slow = new ReadableStream<Uint8Array>({
    start(controller) {
      setTimeout(() => controller.close(), 60);
    },
  });
  const upload = route({
    may: 'public',
    summary: '',
    run: async ({ request }) => ({ length: (await request.text()).length }),
  });
  const uploaded = await call(upload, { patience: 20, method: 'POST', body: slow, duplex: 'half' } as RequestInit);
  assert.equal(uploaded.status, 200);
});

test('edge shows a problem as a page to a person who followed a link, and as JSON to programs', async () => {
  const away = route({
    may: 'public',
    summary: '',
    run: () => Promise.reject(Object.assign(new Error('<b>'), { code: 'CONNECTION_CLOSED' })),
  });
  const headers = { accept: 'text/html,application/xhtml+xml', 'accept-language': 'fr' };
  const page = await call(away, { url: 'http://dauphin.test/u/abc', headers });
  assert.deepEqual([page.status, page.headers.get('retry-after')], [503, '2']);
  assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
  assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/);
  const text = await page.text();
  assert.match(text, /<html lang="fr">[^]*<h1>La base de données ne répond pas/);
  assert.doesNotMatch(text, /<b>/);
  for (const [url, accept] of [
    ['http://dauphin.test/api/x', 'text/html'],
    ['http://dauphin.test/u/abc', '*/*'],
  ] as const)
    assert.equal(
      (await call(away, { url, headers: { accept } })).headers.get('content-type'),
      'application/problem+json',
    );
});

test('preferredLanguage takes the first of ours by weight', () => {
  const cases: [string | null, string][] = [
    [null, 'en'],
    ['', 'en'],
    ['fr', 'fr'],
    ['de, fr;q=0.3, en;q=0.2', 'fr'],
    ['en-GB;q=0.8, fr-CA;q=0.9', 'fr'],
    ['fr;q=0, en', 'en'],
    ['*', 'en'],
    [';;;,,,q=', 'en'],
  ];
  for (const [header, language] of cases) assert.equal(preferredLanguage(header), language, String(header));
});
