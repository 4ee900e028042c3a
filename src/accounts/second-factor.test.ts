import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import { type Caller, caller } from '#test/kit/caller.ts';
import { type TestDatabase, testDatabase } from '#test/kit/database.ts';
import { accountsRoutes } from './accounts-routes.ts';
import { addMembership, addOperator } from './operators-store.ts';
import { hashPassword } from './password.ts';

const PASSWORD = 'trois mouettes sur le quai';
const STEP_MS = 30_000;
let db: TestDatabase;
let hash: string;
before(async () => {
  db = await testDatabase();
  hash = await hashPassword(PASSWORD);
});
after(() => db.close());

const someone = () => caller({ platform: db.platform, routes: accountsRoutes(db.platform) });
const enter = async (who: Caller) =>
  who.call('POST /api/session', { body: { email: 'ines@atelier.fr', password: PASSWORD } });
const prove = (who: Caller, code: string) => who.call('POST /api/session/second-factor', { body: { code } });

let ines: Caller;
let app: TOTP;
let codes: string[];
const codeOf = (shift = 0) => app.generate({ timestamp: db.clock.now().getTime() + shift });

beforeEach(async () => {
  await db.sql`delete from sign_in_limits`;
  await db.sql`delete from operators`;
  const now = db.clock.now();
  const operatorId = await addOperator(db.sql, now, {
    email: 'ines@atelier.fr',
    name: 'Inès',
    language: 'fr',
    passwordHash: hash,
  });
  await addMembership(db.sql, now, { workspaceId: db.workspaceId, operatorId, role: 'owner' });
  ines = someone();
  await enter(ines);
  const { body } = await ines.call('POST /api/account/second-factor', { body: { password: PASSWORD } });
  assert.match(body.qrSvg, /^<svg /);
  app = new TOTP({ secret: Secret.fromBase32(body.secret) });
  const confirmed = await ines.call('POST /api/account/second-factor/confirm', { body: { code: codeOf() } });
  codes = confirmed.body.recoveryCodes;
  db.clock.advance(STEP_MS);
});

test('setting up needs the password, then a right code; before that, signing in asks for nothing', async () => {
  await ines.call('POST /api/account/second-factor/remove', { body: { password: PASSWORD } });
  const start = (password: string) => ines.call('POST /api/account/second-factor', { body: { password } });
  const confirm = (code: string) => ines.call('POST /api/account/second-factor/confirm', { body: { code } });
  assert.equal((await confirm('123456')).body.code, 'second_factor_not_started');
  assert.equal((await start('wrong')).body.code, 'password_wrong');
  const { secret } = (await start(PASSWORD)).body;
  assert.equal((await enter(someone())).body.state, 'open');
  assert.equal((await confirm('000000')).body.code, 'second_factor_refused');
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: db.clock.now().getTime() });
  assert.equal((await confirm(`${code.slice(0, 3)} ${code.slice(3)}`)).status, 200);
  assert.equal((await enter(someone())).body.state, 'second_factor');
  assert.equal((await start(PASSWORD)).body.code, 'second_factor_is_on');
});

test('the secret is sealed and recovery codes are hashed in the database', async () => {
  const rows = JSON.stringify([await db.sql`select * from operators`, await db.sql`select * from recovery_codes`]);
  assert.ok(!rows.includes(Buffer.from(app.secret.bytes).toString('hex')));
  for (const code of codes) assert.ok(!rows.includes(code) && !rows.includes(code.replaceAll('-', '')));
});

test('a code of this half minute or its neighbours is good; others are not', async () => {
  for (const [shift, status] of [
    [-3 * STEP_MS, 403],
    [-2 * STEP_MS, 403],
    [2 * STEP_MS, 403],
    [0, 200],
    [STEP_MS, 200],
  ] as const) {
    const who = someone();
    await enter(who);
    assert.equal((await prove(who, codeOf(shift))).status, status, `${shift / STEP_MS} steps`);
  }
});

test('a code is good once, even for two who send it at the same moment', async () => {
  const thieves = [someone(), someone(), someone(), someone()];
  for (const thief of thieves) await enter(thief);
  const code = codeOf();
  const statuses = (await Promise.all(thieves.map((thief) => prove(thief, code)))).map(({ status }) => status);
  assert.deepEqual(statuses.sort(), [200, 403, 403, 403]);
});

test('an older code is refused once a newer one was used', async () => {
  const [first, second] = [someone(), someone()];
  await enter(first);
  await enter(second);
  assert.equal((await prove(first, codeOf(STEP_MS))).status, 200);
  assert.equal((await prove(second, codeOf())).status, 403);
});

test('proving the second factor gives a new session token', async () => {
  const who = someone();
  await enter(who);
  const half = who.cookie;
  await prove(who, codeOf());
  assert.notEqual(who.cookie, half);
  const thief = someone();
  thief.cookie = half;
  assert.equal((await thief.call('GET /api/session')).body.state, 'signed_out');
});

test('ten recovery codes, all different, each good once however it is typed', async () => {
  assert.equal(new Set(codes).size, 10);
  const [first = '', second = ''] = codes;
  const thieves = [someone(), someone(), someone()];
  for (const thief of thieves) await enter(thief);
  const answers = await Promise.all(thieves.map((thief) => prove(thief, first.toUpperCase().replaceAll('-', ' '))));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 403, 403]);
  assert.equal(answers.find(({ status }) => status === 200)?.body.recoveryCodesLeft, 9);
  const who = someone();
  await enter(who);
  assert.equal((await prove(who, second.replaceAll('-', ''))).status, 200);
});

test('new recovery codes void the old ones; removing the factor voids all', async () => {
  const renewed = await ines.call('POST /api/account/second-factor/recovery-codes', { body: { password: PASSWORD } });
  const who = someone();
  await enter(who);
  assert.equal((await prove(who, codes[0] ?? '')).status, 403);
  assert.equal((await prove(who, renewed.body.recoveryCodes[0])).status, 200);
  await ines.call('POST /api/account/second-factor/remove', { body: { password: PASSWORD } });
  assert.equal((await enter(someone())).body.state, 'open');
  assert.deepEqual((await ines.call('GET /api/account/second-factor')).body, { isOn: false, recoveryCodesLeft: 0 });
});

test('guessing codes is stopped', async () => {
  const who = someone();
  await enter(who);
  for (let at = 0; at < 6; at++) assert.equal((await prove(who, '000000')).status, 403);
  assert.equal((await prove(who, codeOf())).status, 429);
  db.clock.advance(15 * 60_000);
  await enter(who);
  assert.equal((await prove(who, codeOf())).status, 200);
});
