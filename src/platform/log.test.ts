import assert from 'node:assert/strict';
import test from 'node:test';
import { createLog, plainLine } from './log.ts';

function capture() {
  const lines: string[] = [];
  return { lines, stream: { write: (line: string) => void lines.push(line) } };
}

test('createLog: a line names its part; what is below the level is not written', () => {
  const { lines, stream } = capture();
  const log = createLog('warn', 'outbox', stream);
  log.info('unheard');
  log.warn({ campaign: '7' }, 'heard');
  assert.equal(lines.length, 1);
  const { part, msg, campaign } = JSON.parse(lines[0]!);
  assert.deepEqual({ part, msg, campaign }, { part: 'outbox', msg: 'heard', campaign: '7' });
});

test('createLog: fields that hold secrets are blanked, at the top and one level down', () => {
  const { lines, stream } = capture();
  createLog('info', 'web', stream).info(
    { password: 'hunter2', request: { token: 'hunter2' }, headers: { cookie: 'hunter2' } },
    'sign-in',
  );
  assert.doesNotMatch(lines[0]!, /hunter2/);
});

test('plainLine: words for a terminal, with the details and the whole fault', () => {
  const { lines, stream } = capture();
  createLog('info', 'jobs', stream).error({ job: 'import', err: new Error('no room') }, 'it failed');
  assert.match(plainLine(lines[0]!), /^\d\d:\d\d:\d\d error jobs: it failed job=import\n  Error: no room\n/);
});
