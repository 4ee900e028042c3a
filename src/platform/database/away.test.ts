import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDatabaseAway } from './away.ts';

const fault = (fields: object, message = 'x') => Object.assign(new Error(message), fields);
const cases: [what: string, fault: unknown, away: boolean][] = [
  ['a refused connection', fault({ code: 'ECONNREFUSED' }), true],
  ['a pipe that broke while a query was written', fault({ code: 'EPIPE', syscall: 'write' }), true],
  ['a socket that nobody has made yet', fault({ code: 'ENOENT', syscall: 'connect' }), true],
  ['a file that is not there', fault({ code: 'ENOENT', syscall: 'open' }), false],
  ['a server that starts up', fault({ name: 'PostgresError', code: '57P03' }), true],
  ['a statement that was broken off', fault({ name: 'PostgresError', code: '57014' }), false],
  ['a wrong password', fault({ name: 'PostgresError', code: '28P01' }), false],
  ['a lost pool', fault({ code: 'CONNECTION_DESTROYED' }), true],
  ['the job queue', fault({}, 'Connection terminated unexpectedly'), true],
  ['a cause within', new Error('cannot listen', { cause: fault({ code: 'CONNECTION_CLOSED' }) }), true],
  ['any other fault', fault({ code: 'ERR_ASSERTION' }), false],
  ['what is no error', 'ECONNREFUSED', false],
];
for (const [what, thrown, away] of cases)
  test(`isDatabaseAway: ${what}`, () => assert.equal(isDatabaseAway(thrown), away));
