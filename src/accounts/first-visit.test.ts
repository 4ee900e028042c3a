import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { type TestDatabase, testDatabase } from '#test/kit/database.ts';
import { caller } from '#test/kit/caller.ts';
import { accountsRoutes } from './accounts-routes.ts';
import { firstVisitPath, isAtThisMachine } from './first-visit.ts';

let db: TestDatabase;
before(async () => {
  db = await testDatabase({ env: { DAUPHIN_PUBLIC_URL: 'http://localhost:8025' } });
});
beforeEach(() => db.sql`delete from operators`);
after(() => db.close());

const body = {
  name: 'Inès',
  email: 'Ines@Atelier.fr ',
  password: 'trois mouettes sur le quai',
  language: 'fr',
  workspaceName: 'Atelier',
  timeZone: 'Europe/Paris',
};
const someone = (settings: { ip?: string; headers?: Record<string, string> } = {}) =>
  caller({ platform: db.platform, routes: accountsRoutes(db.platform), ...settings });

test('the first visit makes an owner who is signed in, and a workspace', async () => {
  const visitor = someone();
  assert.equal((await visitor.call('GET /api/session')).body.state, 'first_visit');
  assert.equal((await visitor.call('POST /api/first-visit', { body })).status, 200);
  const { body: session } = await visitor.call('GET /api/session');
  assert.equal(session.state, 'open');
  assert.equal(session.role, 'owner');
  assert.equal(session.operator.email, 'ines@atelier.fr');
  assert.deepEqual(
    { ...session.workspace, id: '' },
    {
      id: '',
      name: 'Atelier',
      language: 'fr',
      timeZone: 'Europe/Paris',
      companyName: '',
      postalAddress: '',
    },
  );
  assert.equal((await someone().call('POST /api/first-visit', { body })).body.code, 'first_visit_over');
});

test('of ten first visits at once, one wins', async () => {
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, at) =>
      someone().call('POST /api/first-visit', { body: { ...body, email: `p${at}@atelier.fr` } }),
    ),
  );
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, ...Array.from({ length: 9 }, () => 409)]);
  const [row] = await db.sql`select count(*)::int as n from operators`;
  assert.equal(row!['n'], 1);
});

test('a stranger needs the key that the start line prints', async () => {
  const stranger = someone({ ip: '203.0.113.9' });
  assert.deepEqual((await stranger.call('GET /api/first-visit')).body, { isOpen: true, isAdmitted: false });
  assert.equal((await stranger.call('POST /api/first-visit', { body })).body.code, 'setup_token_needed');
  assert.equal((await stranger.call('POST /api/first-visit', { body: { ...body, key: 'guess' } })).status, 403);
  const url = new URL((await firstVisitPath(db.platform)) ?? '', 'http://localhost');
  assert.equal(url.pathname, '/first-visit');
  const key = url.searchParams.get('key') ?? '';
  assert.deepEqual((await stranger.call('GET /api/first-visit', { query: { key } })).body, {
    isOpen: true,
    isAdmitted: true,
  });
  assert.equal((await stranger.call('POST /api/first-visit', { body: { ...body, key } })).status, 200);
  assert.equal(await firstVisitPath(db.platform), undefined);
});

test('isAtThisMachine is not fooled by a proxy, a rebound name, or a published installation', () => {
  const local = 'http://localhost:8025';
  const cases: [why: string, expected: boolean, publicUrl: string, ip: string, headers: Record<string, string>][] = [
    ['direct', true, local, '127.0.0.1', { host: 'localhost:8025' }],
    ['direct by number', true, local, '127.0.0.1', { host: '127.0.0.1:8025' }],
    ['direct, IPv6', true, local, '::1', { host: '[::1]:8025' }],
    ['from the network', false, local, '192.0.2.1', { host: 'localhost:8025' }],
    [
      'forwarded by a proxy here',
      false,
      local,
      '127.0.0.1',
      { host: 'localhost:8025', 'x-forwarded-for': '192.0.2.1' },
    ],
    ['forwarded, RFC 7239', false, local, '127.0.0.1', { host: 'localhost:8025', forwarded: 'for=192.0.2.1' }],
    ['a foreign name that points here', false, local, '127.0.0.1', { host: 'evil.example:8025' }],
    ['published behind a silent proxy', false, 'https://mail.example', '127.0.0.1', { host: '127.0.0.1:8025' }],
  ];
  for (const [why, expected, publicUrl, ip, headers] of cases) {
    const platform = { config: { ...db.platform.config, publicUrl } };
    assert.equal(isAtThisMachine(platform, new Request(`${local}/api/first-visit`, { headers }), ip), expected, why);
  }
});

test('the first visit refuses what another site sends, weak passwords, unknown zones, and keeps nothing of it', async () => {
  const visitor = someone();
  const cases: [change: object, headers: Record<string, string>, code: string][] = [
    [{}, { 'sec-fetch-site': 'cross-site' }, 'foreign_origin'],
    [{ password: 'short' }, {}, 'password_too_short'],
    [{ password: 'motdepasse2026' }, {}, 'password_common'],
    [{ timeZone: 'Mars/Olympus' }, {}, 'time_zone_unknown'],
    [{ email: 'nobody' }, {}, 'not_valid'],
    [{ name: '  ' }, {}, 'not_valid'],
  ];
  for (const [change, headers, code] of cases) {
    assert.equal(
      (await visitor.call('POST /api/first-visit', { body: { ...body, ...change }, headers })).body.code,
      code,
    );
  }
  assert.equal((await visitor.call('GET /api/session')).body.state, 'first_visit');
});
