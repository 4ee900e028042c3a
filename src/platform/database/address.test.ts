import assert from 'node:assert/strict';
import test from 'node:test';
import { describeAddress, inDatabase, socketOfUrl } from './address.ts';

test('socketOfUrl: a unix socket written in either way of libpq becomes a host; other addresses stay as they are', () => {
  const plain = 'postgres://me:pw@db.example:6432/mail?sslmode=require';
  assert.deepEqual(socketOfUrl(plain), { url: plain });
  assert.deepEqual(socketOfUrl('postgres://me@localhost/mail?host=/run/postgresql&port=5433'), {
    url: 'postgres://me@localhost/mail?port=5433',
    host: '/run/postgresql',
  });
  assert.deepEqual(socketOfUrl('postgres://me@%2Frun%2Fpostgresql:5433/mail'), {
    url: 'postgres://me@localhost:5433/mail',
    host: '/run/postgresql',
  });
});

test('inDatabase: the same server, another database', () => {
  assert.deepEqual(inDatabase({ url: 'postgres://me@h/a?host=/run' }, 'b'), { url: 'postgres://me@h/b?host=/run' });
  assert.deepEqual(inDatabase({ host: '/s', port: 1, database: 'a', user: 'u' }, 'b'), {
    host: '/s',
    port: 1,
    database: 'b',
    user: 'u',
  });
});

test('describeAddress: never shows a password', () => {
  assert.doesNotMatch(describeAddress({ url: 'postgres://me:hunter2@h/a' }), /hunter2/);
});
