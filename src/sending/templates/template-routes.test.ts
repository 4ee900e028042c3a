import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import sharp from 'sharp';
import type { Session } from '#platform/http/route.ts';
import { startWeb } from '#platform/http/server.ts';
import { testDatabase } from '#test/kit/database.ts';
import { imageRoutes } from './image-routes.ts';
import { templateRoutes } from './template-routes.ts';

const { platform, sql, workspaceId, clock, close } = await testDatabase({
  env: { DAUPHIN_PUBLIC_URL: 'https://courrier.example' },
});
const [anne, bruno] = await Promise.all(
  ['Anne', 'Bruno'].map(async (name) => {
    const [row] = await sql<[{ id: string }]>`
      insert into operators (email, name, language, password_hash, created_at, updated_at)
      values (${`${name}@example.org`}, ${name}, 'fr', 'x', ${clock.now()}, ${clock.now()}) returning id`;
    return row.id;
  }),
);
let operatorId = anne ?? '';
let allowed = (_permission: string) => true;
const web = await startWeb({
  platform,
  routes: { ...templateRoutes(platform), ...imageRoutes(platform) },
  authenticate: async (): Promise<Session> => ({
    operatorId,
    workspaceId,
    language: 'fr',
    may: (permission) => allowed(permission),
  }),
  port: 0,
  host: '127.0.0.1',
});
after(async () => {
  await web.close();
  await close();
});
const base = `http://127.0.0.1:${web.port}`;

async function call(method: string, path: string, body?: unknown) {
  const raw = body instanceof Uint8Array || body instanceof ReadableStream;
  const response = await fetch(`${base}${path}`, {
    method,
    ...(body === undefined
      ? {}
      : {
          body: raw ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body),
          headers: { 'content-type': raw ? 'application/octet-stream' : 'application/json' },
        }),
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  } as RequestInit);
  const text = await response.text();
  // biome-ignore lint: the shape is what the tests are about
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: (text.startsWith('{') ? JSON.parse(text) : undefined) as any,
  };
}

const letter =
  '<mjml><mj-body><mj-section><mj-column><mj-text>Bonjour {{ contact.given_name | default: "vous" }} de {{ contact.ville }} <a href="{{ unsubscribe_url }}">stop</a></mj-text></mj-column></mj-section></mj-body></mjml>';
const source = { subject: 'Objet', preheader: 'Aperçu', mjml: letter, language: 'fr' };

async function make(name = 'Lettre'): Promise<string> {
  const { json, status, text } = await call('POST', '/api/templates', { from: 'text', name, ...source });
  assert.equal(status, 200, text);
  return json.id;
}

test('templates: made, read, listed, saved, copied, deleted and brought back', async () => {
  const id = await make('Lettre du port');
  const { json: first } = await call('GET', `/api/templates/${id}`);
  assert.deepEqual([first.name, first.revision, first.mjml, first.updatedBy], ['Lettre du port', 1, letter, 'Anne']);
  const saved = await call('PUT', `/api/templates/${id}`, {
    ...source,
    name: 'Lettre du large',
    revision: 1,
    subject: 'Autre',
  });
  assert.equal(saved.json.revision, 2);
  const copy = await call('POST', '/api/templates', { from: 'copy', templateId: id, name: 'Copie' });
  assert.equal((await call('GET', `/api/templates/${copy.json.id}`)).json.subject, 'Autre');
  const names = async (query = '') =>
    (await call('GET', `/api/templates${query}`)).json.items.map((one: { name: string }) => one.name);
  assert.deepEqual(await names('?search=large'), ['Lettre du large']);
  assert.equal((await call('DELETE', `/api/templates/${id}`)).status, 200);
  assert.equal((await call('GET', `/api/templates/${id}`)).status, 404);
  assert.deepEqual(await names('?search=large'), []);
  assert.equal((await call('DELETE', `/api/templates/${id}`)).status, 404);
  assert.equal((await call('POST', `/api/templates/${id}/restore`)).status, 200);
  assert.deepEqual(await names('?search=large'), ['Lettre du large']);
  const acts = await sql`select action from audit_events where workspace_id = ${workspaceId} order by id`;
  assert.deepEqual(
    acts.map(({ action }) => action),
    ['templates.create', 'templates.create', 'templates.delete', 'templates.restore'],
  );
});

test('templates: of two saves over one revision the second is refused, and says by whom', async () => {
  const id = await make();
  operatorId = bruno ?? '';
  assert.equal((await call('PUT', `/api/templates/${id}`, { ...source, name: 'B', revision: 1 })).status, 200);
  operatorId = anne ?? '';
  const refused = await call('PUT', `/api/templates/${id}`, { ...source, name: 'A', revision: 1 });
  assert.equal(refused.status, 409);
  assert.equal(refused.json.code, 'template_changed');
  assert.match(refused.text, /Bruno/);
  assert.equal((await call('GET', `/api/templates/${id}`)).json.name, 'B');
});

test('templates: pages of the list follow one another without gap or double', async () => {
  for (let turn = 0; turn < 130; turn += 1) await make(`Page ${turn}`);
  const seen = new Set<string>();
  let after: string | null = '';
  let pages = 0;
  while (after !== null) {
    const { json }: { json: { items: { id: string }[]; next: string | null } } = await call(
      'GET',
      `/api/templates?search=Page&${after ? `after=${encodeURIComponent(after)}` : ''}`,
    );
    for (const { id } of json.items) seen.add(id);
    after = json.next;
    pages += 1;
  }
  assert.equal(seen.size, 130);
  assert.equal(pages, 3);
});

test('templates: a viewer reads but does not write', async () => {
  allowed = (permission) => permission.endsWith(':read');
  assert.equal((await call('GET', '/api/templates')).status, 200);
  assert.equal((await call('POST', '/api/templates', { from: 'blank', name: 'x', language: 'fr' })).status, 403);
  assert.equal((await call('POST', '/api/images', new Uint8Array([1]))).status, 403);
  allowed = () => true;
});

test('templates: another workspace’s template is as if it were not there', async () => {
  const [other] = await sql<[{ id: string }]>`
    insert into workspaces (name, language, time_zone, created_at, updated_at) values ('Autre', 'fr', 'Europe/Paris', ${clock.now()}, ${clock.now()}) returning id`;
  const [row] = await sql<[{ id: string }]>`
    insert into templates (workspace_id, name, language, mjml, created_at, updated_at) values (${other.id}, 'Secret', 'fr', 'x', ${clock.now()}, ${clock.now()}) returning id`;
  for (const [method, path] of [
    ['GET', ''],
    ['GET', '/page'],
    ['DELETE', ''],
    ['POST', '/restore'],
  ] as const)
    assert.equal((await call(method, `/api/templates/${row.id}${path}`)).status, 404);
});

test('templates: starters come filled with the workspace’s name and address, compile, and have nothing to mend but their links', async () => {
  await sql`update workspaces set company_name = 'Thés & "Cie" {{ x }}', postal_address = ${'1 quai\n29200 Brest'} where id = ${workspaceId}`;
  const { json } = await call('GET', '/api/templates/starters');
  assert.equal(json.items.length, 8);
  for (const { key, language } of json.items) {
    const made = await call('POST', '/api/templates', { from: 'starter', starter: key, language });
    const template = (await call('GET', `/api/templates/${made.json.id}`)).json;
    assert.ok(template.mjml.includes('Thés &amp; &quot;Cie&quot;'), key);
    assert.ok(template.mjml.includes('1 quai, 29200 Brest'), key);
    const { subject, preheader, mjml } = template;
    const check = await call('POST', '/api/templates/check', { subject, preheader, mjml, language });
    const codes = new Set(check.json.diagnostics.map((one: { code: string }) => one.code));
    codes.delete('link_sample');
    assert.deepEqual([...codes], [], `${key}.${language}`);
    const preview = await call('POST', '/api/templates/preview', { subject, preheader, mjml, language });
    assert.ok(preview.json.ok && preview.json.message.text.length > 300, key);
    assert.ok(preview.json.message.html.length < 60_000, `${key}: ${preview.json.message.html.length}`);
    for (const [, file] of preview.json.message.html.matchAll(/src="https:\/\/courrier\.example(\/i\/[^"]+)"/g))
      assert.equal((await call('GET', file)).status, 200, file);
    const page = await call('GET', `/api/templates/starters/${key}/${language}/page`);
    assert.match(page.headers.get('content-security-policy') ?? '', /^sandbox; default-src 'none'/);
  }
  assert.equal(
    (await call('POST', '/api/templates', { from: 'starter', starter: 'rien', language: 'fr' })).status,
    404,
  );
});

test('templates: a blank one has a greeting, an unsubscribe link and no fault', async () => {
  const { json } = await call('POST', '/api/templates', { from: 'blank', name: 'Vierge', language: 'en' });
  const { subject, preheader, mjml, language } = (await call('GET', `/api/templates/${json.id}`)).json;
  const check = await call('POST', '/api/templates/check', { subject, preheader, mjml, language });
  assert.deepEqual(check.json.diagnostics.map((one: { code: string }) => one.code).sort(), [
    'preheader_missing',
    'subject_missing',
  ]);
});

test('templates: preview for a real contact and for an invented one, with the reasons when there is nothing to show', async () => {
  await sql`insert into contact_fields (workspace_id, key, label, type, position) values (${workspaceId}, 'ville', 'Ville', 'text', 1)`;
  const [contact] = await sql<[{ id: string }]>`
    insert into contacts (workspace_id, email, address_hash, given_name, fields, created_at, updated_at)
    values (${workspaceId}, 'zoe@example.org', 'x', 'Zoé', ${sql.json({ ville: 'Brest' })}, ${clock.now()}, ${clock.now()}) returning id`;
  const real = await call('POST', '/api/templates/preview', { ...source, contactId: contact.id });
  assert.match(real.json.message.text, /^Bonjour Zoé de Brest stop <https:\/\/courrier\.example\/u\/>/);
  assert.equal(real.json.email, 'zoe@example.org');
  const invented = await call('POST', '/api/templates/preview', source);
  assert.match(invented.json.message.text, /^Bonjour Camille de Ville/);
  assert.equal((await call('POST', '/api/templates/preview', { ...source, contactId: '999' })).status, 404);
  const broken = await call('POST', '/api/templates/preview', { ...source, mjml: `${letter}{% if %}` });
  assert.equal(broken.json.ok, false);
  assert.ok(broken.json.reasons[0].fr && broken.json.reasons[0].en);
  const refused = await call('POST', '/api/templates/preview', {
    ...source,
    mjml: '<p><a href="{{ contact.rien }}">x</a></p>',
  });
  assert.deepEqual([refused.status, refused.json.ok], [200, false]);
});

test('templates: check answers diagnostics with sentences, and knows the workspace’s fields', async () => {
  const { json } = await call('POST', '/api/templates/check', {
    ...source,
    mjml: letter.replace('contact.ville', 'contact.vile'),
  });
  assert.deepEqual(
    json.diagnostics.map((one: { code: string; words: { fr: string } }) => [one.code, one.words.fr]),
    [
      [
        'field_unknown',
        'Aucun champ de contact ne s’appelle «\u00a0vile\u00a0»\u00a0: rien ne s’affichera. Vouliez-vous dire «\u00a0ville\u00a0»\u202f?',
      ],
    ],
  );
  assert.equal((await call('POST', '/api/templates/check', { ...source, mjml: 'x'.repeat(400_001) })).status, 422);
});

test('templates: an imported file becomes a template with a report; what is none is refused', async () => {
  const taken = await call(
    'POST',
    '/api/templates/import?name=lettre-mai.html&language=fr',
    Buffer.from('<body><script>x</script><p>*|FNAME|*</p></body>'),
  );
  assert.equal(taken.status, 200, taken.text);
  assert.deepEqual([taken.json.name, taken.json.kind, taken.json.notes.length], ['lettre mai', 'html', 2]);
  assert.equal(
    (await call('GET', `/api/templates/${taken.json.id}`)).json.mjml,
    '<body><p>{{ contact.given_name }}</p></body>',
  );
  assert.equal(
    (await call('POST', '/api/templates/import?language=fr', Buffer.from('a;b\n1;2'))).json.code,
    'template_file_not_markup',
  );
  assert.equal(
    (await call('POST', '/api/templates/import?language=fr', Buffer.from(`<p>${'x'.repeat(500_000)}`))).json.code,
    'template_file_too_long',
  );
});

test('templates: grammar names the tags, filters and fields that completion offers', async () => {
  const { json } = await call('GET', '/api/templates/grammar');
  assert.equal(json.tags['mj-button'].attributes.href, 'string');
  assert.ok(json.filters.includes('default') && !json.filters.includes('raw'));
});

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#0b6e99' } });

test('images: a large photograph is made at most 1200 wide, upright, without metadata, and served to anybody for a year', async () => {
  const bytes = await picture(3000, 1500)
    .withMetadata({ orientation: 6 })
    .withExif({ IFD0: { Copyright: 'secret place' } })
    .jpeg()
    .toBuffer();
  assert.ok(bytes.includes('secret place'));
  const { json, status, text } = await call('POST', '/api/images?name=port.jpg', bytes);
  assert.equal(status, 200, text);
  assert.deepEqual([json.width, json.height, json.fileName], [1200, 2400, 'port.jpg']);
  assert.match(json.path, /^\/i\/[0-9a-f]{32}\.jpg$/);
  allowed = () => false;
  const served = await fetch(`${base}${json.path}`);
  allowed = () => true;
  assert.equal(served.headers.get('content-type'), 'image/jpeg');
  assert.match(served.headers.get('cache-control') ?? '', /public, max-age=31536000, immutable/);
  const content = Buffer.from(await served.arrayBuffer());
  const { width, exif, icc } = await sharp(content).metadata();
  assert.deepEqual([width, exif, content.includes('secret place')], [1200, undefined, false]);
  assert.equal(icc, undefined);
  const again = await call('POST', '/api/images?name=autre.jpg', bytes);
  assert.equal(again.json.id, json.id);
  assert.equal((await call('GET', '/api/images')).json.items[0].id, json.id);
});

test('images: PNG keeps its transparency, WebP becomes what Outlook shows, GIF keeps moving', async () => {
  const clear = sharp({ create: { width: 20, height: 10, channels: 4, background: { r: 1, g: 2, b: 3, alpha: 0.5 } } });
  assert.match((await call('POST', '/api/images', await clear.png().toBuffer())).json.path, /\.png$/);
  assert.match((await call('POST', '/api/images', await clear.webp().toBuffer())).json.path, /\.png$/);
  assert.match((await call('POST', '/api/images', await picture(20, 10).webp().toBuffer())).json.path, /\.jpg$/);
  const frames = [picture(30, 20), sharp({ create: { width: 30, height: 20, channels: 3, background: '#ffffff' } })];
  const gif = await sharp(await Promise.all(frames.map((frame) => frame.png().toBuffer())), {
    join: { animated: true },
  })
    .gif()
    .toBuffer();
  const { json } = await call('POST', '/api/images', gif);
  assert.deepEqual([json.width, json.height], [30, 20]);
  const served = Buffer.from(await (await fetch(`${base}${json.path}`)).arrayBuffer());
  assert.equal((await sharp(served, { animated: true }).metadata()).pages, 2);
});

test('images: what is no image, damaged, SVG, or a bomb of pixels gets its own refusal', async () => {
  const good = await picture(400, 400).png({ compressionLevel: 0 }).toBuffer();
  const bomb = await sharp({
    create: { width: 8_000, height: 8_000, channels: 3, background: '#000' },
    limitInputPixels: false,
  })
    .png({ compressionLevel: 9 })
    .toBuffer();
  assert.ok(bomb.length < 2_000_000, 'small as a file');
  const cases: [name: string, bytes: Uint8Array, code: string, status: number][] = [
    ['nothing', new Uint8Array(), 'image_not_supported', 415],
    ['text', Buffer.from('bonjour'), 'image_not_supported', 415],
    [
      'SVG',
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><image href="file:///etc/passwd"/></svg>',
      ),
      'image_not_supported',
      415,
    ],
    [
      'SVG after a declaration',
      Buffer.from('\ufeff  <?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'),
      'image_not_supported',
      415,
    ],
    ['PDF', Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj'), 'image_not_supported', 415],
    ['half a PNG', good.subarray(0, good.length / 2), 'image_unreadable', 422],
    ['a bomb', bomb, 'image_too_many_pixels', 422],
  ];
  for (const [name, bytes, code, status] of cases) {
    const answer = await call('POST', '/api/images', bytes);
    assert.deepEqual([answer.json?.code, answer.status], [code, status], name);
  }
});

test('images: 100 MB is refused clearly, declared or streamed, and never held in memory', async () => {
  const declared = await call('POST', '/api/images', Buffer.alloc(100_000_000));
  assert.deepEqual([declared.status, declared.json.code], [413, 'image_too_large']);
  assert.match(declared.text, /10 Mo/);
  const before = process.memoryUsage().arrayBuffers;
  let sent = 0;
  let highest = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent >= 100_000_000) return controller.close();
      sent += 100_000;
      highest = Math.max(highest, process.memoryUsage().arrayBuffers);
      controller.enqueue(new Uint8Array(100_000));
    },
  });
  const streamed = await call('POST', '/api/images', endless);
  assert.deepEqual([streamed.status, streamed.json.code], [413, 'image_too_large']);
  assert.ok(highest - before < 60_000_000, `${highest - before} bytes`);
});

test('images: an unknown or strange name is not found', async () => {
  assert.equal((await call('GET', '/i/00000000000000000000000000000000.png')).status, 404);
  assert.equal((await call('GET', '/i/starter-rien.png')).status, 404);
  assert.ok((await call('GET', '/i/..%2f..%2fpackage.json')).status >= 400);
  assert.ok((await call('GET', '/i/starter-..%2f..%2fcompile.png')).status >= 400);
});
