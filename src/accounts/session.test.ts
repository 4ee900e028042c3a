import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { type Caller, caller } from '#test/kit/caller.ts';
import { type TestDatabase, testDatabase } from '#test/kit/database.ts';
import { accountsRoutes } from './accounts-routes.ts';
import { addMembership, addOperator } from './operators-store.ts';
import { hashPassword } from './password.ts';
import { ABSOLUTE_LIMIT_MS, IDLE_LIMIT_MS, SECOND_FACTOR_LIMIT_MS } from './session.ts';

const PASSWORD = 'trois mouettes sur le quai';
let db: TestDatabase;
let hash: string;
let operatorId: string;
before(async () => {
  db = await testDatabase();
  hash = await hashPassword(PASSWORD);
});
beforeEach(async () => {
  await db.sql`delete from sign_in_limits`;
  await db.sql`delete from operators`;
  const now = db.clock.now();
  operatorId = await addOperator(db.sql, now, {
    email: 'ines@atelier.fr',
    name: 'Inès',
    language: 'fr',
    passwordHash: hash,
  });
  await addMembership(db.sql, now, { workspaceId: db.workspaceId, operatorId, role: 'owner' });
});
after(() => db.close());

const someone = (settings: { ip?: string; headers?: Record<string, string> } = {}) =>
  caller({ platform: db.platform, routes: accountsRoutes(db.platform), ...settings });
const enter = (who: Caller, password = PASSWORD, email = 'ines@atelier.fr') =>
  who.call('POST /api/session', { body: { email, password } });
const stateOf = async (who: Caller) => (await who.call('GET /api/session')).body.state;
const MINUTE = 60_000;

test('sign-in opens a session by address and password, whatever the case of the address', async () => {
  const ines = someone();
  assert.equal(await stateOf(ines), 'signed_out');
  assert.equal((await enter(ines, PASSWORD, ' INES@Atelier.FR ')).body.state, 'open');
  assert.equal((await ines.call('GET /api/workspace')).status, 200);
  const [row] = await db.sql`select * from sessions`;
  assert.ok(!JSON.stringify(row).includes(ines.cookie.split('=')[1] ?? '?'), 'the token itself is not stored');
});

test('the cookie is HttpOnly and Lax, and under https Secure with a name that no other host can set', async () => {
  const plain = (await enter(someone())).response.headers.get('set-cookie') ?? '';
  assert.match(plain, /^dauphin=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=1209600$/);
  const platform = { ...db.platform, config: { ...db.platform.config, publicUrl: 'https://mail.example' } };
  const secure =
    (await enter(caller({ platform, routes: accountsRoutes(platform) }))).response.headers.get('set-cookie') ?? '';
  assert.match(secure, /^__Host-dauphin=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=1209600; Secure$/);
});

test('a wrong password, a stranger and someone without a workspace get the same answer', async () => {
  await addOperator(db.sql, db.clock.now(), {
    email: 'gone@atelier.fr',
    name: 'Gone',
    language: 'fr',
    passwordHash: hash,
  });
  const answers = await Promise.all([
    enter(someone(), 'un autre mot de passe'),
    enter(someone(), PASSWORD, 'stranger@atelier.fr'),
    enter(someone(), PASSWORD, 'gone@atelier.fr'),
  ]);
  for (const { status, body, response } of answers) {
    assert.equal(status, 403);
    assert.deepEqual(body, answers[0]?.body);
    assert.equal(response.headers.get('set-cookie'), null);
  }
});

test('a stranger’s address costs as much hashing as a known one', async () => {
  await enter(someone(), 'x'.repeat(12), 'warm@atelier.fr');
  const time = async (email: string) => {
    const start = process.cpuUsage();
    await enter(someone(), 'un autre mot de passe', email);
    return process.cpuUsage(start).user;
  };
  // argon2 takes tens of milliseconds of processor; without it the call takes a few.
  assert.ok((await time('stranger@atelier.fr')) > 10_000);
  assert.ok((await time('ines@atelier.fr')) > 10_000);
});

test('signing in replaces the session that the browser had', async () => {
  const ines = someone();
  await enter(ines);
  const before = ines.cookie;
  await enter(ines);
  assert.notEqual(ines.cookie, before);
  const old = someone();
  old.cookie = before;
  assert.equal(await stateOf(old), 'signed_out');
  assert.equal(await stateOf(ines), 'open');
});

test('sign-out ends the session on the server, and can be repeated', async () => {
  const ines = someone();
  await enter(ines);
  const kept = ines.cookie;
  assert.equal((await ines.call('DELETE /api/session')).status, 200);
  assert.equal(ines.cookie, '');
  ines.cookie = kept;
  assert.equal(await stateOf(ines), 'signed_out');
  assert.equal((await ines.call('GET /api/workspace')).status, 401);
  assert.equal((await ines.call('DELETE /api/session')).status, 200);
});

test('a session ends when idle, when old, and with its membership', async () => {
  const ines = someone();
  await enter(ines);
  for (let passed = 0; passed < ABSOLUTE_LIMIT_MS - IDLE_LIMIT_MS; passed += IDLE_LIMIT_MS - MINUTE) {
    assert.equal((await ines.call('GET /api/workspace')).status, 200, `after ${passed / 3_600_000} hours`);
    db.clock.advance(IDLE_LIMIT_MS - MINUTE);
  }
  await ines.call('GET /api/workspace');
  db.clock.advance(IDLE_LIMIT_MS);
  assert.equal((await ines.call('GET /api/workspace')).status, 401, 'old');

  await enter(ines);
  db.clock.advance(IDLE_LIMIT_MS);
  assert.equal(await stateOf(ines), 'signed_out', 'idle');

  await enter(ines);
  await db.sql`delete from memberships where operator_id = ${operatorId}`;
  assert.equal((await ines.call('GET /api/workspace')).status, 401, 'taken out');
});

test('public calls that change state refuse another site', async () => {
  const headers = { 'sec-fetch-site': 'cross-site' };
  for (const [endpoint, body] of [
    ['POST /api/session', { email: 'ines@atelier.fr', password: PASSWORD }],
    ['POST /api/session/second-factor', { code: '123456' }],
    ['DELETE /api/session', undefined],
    ['POST /api/invitation', { key: 'x', name: 'x', password: 'x', language: 'fr' }],
  ] as const) {
    assert.equal((await someone().call(endpoint, { body, headers })).body.code, 'foreign_origin', endpoint);
  }
});

test('guessing is stopped per account and network, without locking the owner out elsewhere, and forgotten in time', async () => {
  const guesser = someone({ ip: '203.0.113.9' });
  for (let at = 0; at < 6; at++) assert.equal((await enter(guesser, `guess number ${at}`)).status, 403);
  const stopped = await enter(guesser, PASSWORD);
  assert.equal(stopped.status, 429);
  assert.match(stopped.body.title, /15 min/);
  assert.equal((await enter(someone({ ip: '198.51.100.7' }))).status, 200, 'from elsewhere the owner comes in');
  db.clock.advance(15 * MINUTE);
  assert.equal((await enter(guesser)).status, 200);
});

test('a network that tries one password on many accounts is stopped, a whole IPv6 /64 as one', async () => {
  for (let at = 0; at < 60; at++) {
    const { status } = await enter(
      someone({ ip: `2001:db8:0:7::${at.toString(16)}` }),
      'one password',
      `person${at}@atelier.fr`,
    );
    assert.equal(status, 403);
  }
  assert.equal((await enter(someone({ ip: '2001:db8:0:7:aaaa::1' }), 'one password', 'last@atelier.fr')).status, 429);
  assert.equal((await enter(someone({ ip: '2001:db8:0:8::1' }), 'one password', 'last@atelier.fr')).status, 403);
});

test('forty guesses at once are counted one by one', async () => {
  const answers = await Promise.all(Array.from({ length: 40 }, (_, at) => enter(someone(), `guess number ${at}`)));
  assert.equal(answers.filter(({ status }) => status === 403).length, 6);
  assert.equal(answers.filter(({ status }) => status === 429).length, 34);
});

test('a password hash of other costs is made anew at sign-in', async () => {
  const reference = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
  await db.sql`update operators set password_hash = ${reference}`;
  assert.equal((await enter(someone(), 'password')).status, 200);
  const [row] = await db.sql`select password_hash as hash from operators`;
  assert.match(row!['hash'], /m=19456,t=2,p=1/);
  assert.equal((await enter(someone(), 'password')).status, 200);
});

test('changing the password asks for the current one, and ends every other session', async () => {
  const [here, elsewhere] = [someone(), someone()];
  await enter(here);
  await enter(elsewhere);
  const next = 'quatre phares dans la brume';
  const change = (current: string, to: string) =>
    here.call('PUT /api/account/password', { body: { current, next: to } });
  assert.equal((await change('wrong', next)).body.code, 'password_wrong');
  assert.equal((await change(PASSWORD, 'motdepasse2026')).body.code, 'password_common');
  assert.equal((await change(PASSWORD, next)).status, 200);
  assert.equal(await stateOf(here), 'open');
  assert.equal(await stateOf(elsewhere), 'signed_out');
  assert.equal((await enter(elsewhere)).status, 403);
  assert.equal((await enter(elsewhere, next)).status, 200);
});

test('one sees and ends one’s own sessions, and nobody else’s', async () => {
  const [here, elsewhere, other] = [someone(), someone({ headers: { 'user-agent': 'Firefox/140.0' } }), someone()];
  await enter(here);
  await enter(elsewhere);
  const now = db.clock.now();
  const otherId = await addOperator(db.sql, now, {
    email: 'bob@atelier.fr',
    name: 'Bob',
    language: 'en',
    passwordHash: hash,
  });
  await addMembership(db.sql, now, { workspaceId: db.workspaceId, operatorId: otherId, role: 'owner' });
  await enter(other, PASSWORD, 'bob@atelier.fr');

  const { items } = (await here.call('GET /api/account/sessions')).body;
  assert.equal(items.length, 2);
  const there = items.find((item: { isCurrent: boolean }) => !item.isCurrent);
  assert.equal(there.userAgent, 'Firefox/140.0');
  const end = (who: Caller) => who.call('DELETE /api/account/sessions/:sessionId', { params: { sessionId: there.id } });
  assert.equal((await end(other)).status, 404);
  assert.equal((await end(here)).status, 200);
  assert.equal(await stateOf(elsewhere), 'signed_out');
});

test('a half-finished sign-in opens nothing, and expires', async () => {
  await db.sql`update operators set totp_secret_sealed = ${db.platform.vault.seal(Buffer.alloc(20, 7))}`;
  const ines = someone();
  assert.equal((await enter(ines)).body.state, 'second_factor');
  assert.equal((await ines.call('GET /api/workspace')).status, 401);
  assert.equal(await stateOf(ines), 'second_factor');
  db.clock.advance(SECOND_FACTOR_LIMIT_MS);
  assert.equal(await stateOf(ines), 'signed_out');
  const late = await ines.call('POST /api/session/second-factor', { body: { code: '123456' } });
  assert.equal(late.body.code, 'sign_in_expired');
});
