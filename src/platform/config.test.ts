import assert from 'node:assert/strict';
import test from 'node:test';
import { readConfig, type Setting, settings } from './config.ts';
import { OperatorError } from './operator-error.ts';

test('readConfig: without any setting everything has its default, on loopback only', () => {
  const config = readConfig({});
  assert.equal(config.databaseUrl, undefined);
  assert.deepEqual(config.roles, ['web', 'outbox', 'listener', 'jobs']);
  assert.equal(config.host, '127.0.0.1');
  assert.equal(config.smtpHost, '127.0.0.1');
  assert.equal(config.publicUrl, 'http://localhost:8025');
  assert.deepEqual(config.trustedProxies, ['127.0.0.1', '::1']);
  assert.ok(Object.isFrozen(config));
});

test('readConfig: the public address follows the port unless it is given; an empty value counts as absent', () => {
  assert.equal(readConfig({ DAUPHIN_PORT: '9000' }).publicUrl, 'http://localhost:9000');
  assert.equal(
    readConfig({ DAUPHIN_PORT: '', DAUPHIN_PUBLIC_URL: 'https://mail.example/' }).publicUrl,
    'https://mail.example',
  );
});

const wrong: [env: string, value: string][] = [
  ['DAUPHIN_PORT', 'eighty'],
  ['DAUPHIN_PORT', '70000'],
  ['DAUPHIN_PORT', '80.5'],
  ['DAUPHIN_SMTP_PORT', '0'],
  ['DAUPHIN_ROLES', 'web,mail'],
  ['DAUPHIN_ROLES', ','],
  ['DATABASE_URL', 'mysql://root@localhost/x'],
  ['DAUPHIN_PUBLIC_URL', 'mail.example'],
  ['DAUPHIN_PUBLIC_URL', 'ftp://mail.example'],
  ['DAUPHIN_PUBLIC_URL', 'https://mail.example/path'],
  ['DAUPHIN_TRUSTED_PROXIES', '10.0.0.0/8'],
  ['DAUPHIN_TRUSTED_PROXIES', 'proxy.example'],
  ['DAUPHIN_LOG_LEVEL', 'loud'],
  ['DAUPHIN_SMART_HOST', 'relay.example'],
  ['DAUPHIN_SMART_HOST', 'relay.example:0'],
  ['DAUPHIN_SMART_HOST', 'relay example:25'],
];

for (const [env, value] of wrong) {
  test(`readConfig: ${env}=${value} is refused in one line that names the setting, in both languages`, () => {
    assert.throws(
      () => readConfig({ [env]: value }),
      (fault) => {
        assert.ok(fault instanceof OperatorError);
        for (const line of Object.values(fault.text)) assert.match(line, new RegExp(`^${env} [^\\n]+\\.$`));
        return true;
      },
    );
  });
}

test('readConfig: a wrong secret is not shown', () => {
  assert.throws(
    () => readConfig({ DATABASE_URL: 'postgre://me:hunter2@db/x' }),
    (fault) => !String(fault).includes('hunter2'),
  );
});

test('settings: each has a name of its own and says in both languages what it means and accepts', () => {
  const all = Object.values<Setting>(settings);
  assert.equal(new Set(all.map(({ env }) => env)).size, all.length);
  for (const { env, meaning, accepts } of all) {
    assert.match(env, /^(DAUPHIN_[A-Z_]+|DATABASE_URL)$/);
    for (const text of [meaning, accepts])
      assert.ok(text.fr.length > 3 && text.en.length > 3 && text.fr !== text.en, env);
  }
});
