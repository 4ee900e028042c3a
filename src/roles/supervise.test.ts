// Threads that crash, do not start, or do not want to end; the work in them is of no matter here.

import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { readConfig } from '#platform/config.ts';
import { createLog } from '#platform/log.ts';
import { OperatorError } from '#platform/operator-error.ts';
import { superviseRole } from './supervise.ts';

const folder = mkdtempSync(join(tmpdir(), 'dauphin-roles-'));
after(() => rmSync(folder, { recursive: true }));

function capture() {
  const lines: string[] = [];
  return { lines, log: createLog('info', 'test', { write: (line) => void lines.push(JSON.parse(line).msg) }) };
}

/** A thread whose body is given; it can note that it began, and read how often it did. */
function supervise(name: string, body: string, log = capture().log) {
  const diary = join(folder, name);
  appendFileSync(diary, '');
  const code = `
    import { parentPort } from 'node:worker_threads';
    import { appendFileSync, readFileSync } from 'node:fs';
    const diary = ${JSON.stringify(diary)};
    appendFileSync(diary, 'begun ');
    const times = readFileSync(diary, 'utf8').split(' ').length - 1;
    const ready = () => parentPort.postMessage({ ready: true, port: 4000 + times });
    parentPort.on('message', () => process.exit(0));
    ${body}`;
  const task = { role: 'jobs' as const, config: readConfig({}), address: { url: 'postgres://nowhere' } };
  const started = superviseRole(task, log, new URL(`data:text/javascript,${encodeURIComponent(code)}`));
  return { started, times: () => readFileSync(diary, 'utf8').split(' ').length - 1 };
}

async function until(what: () => boolean): Promise<void> {
  while (!what()) await new Promise((resolve) => setTimeout(resolve, 20));
}

test('superviseRole: a thread that crashes is logged and started again, as often as needed', {
  timeout: 30_000,
}, async () => {
  const { lines, log } = capture();
  const { started, times } = supervise(
    'crash',
    `ready(); if (times < 3) setTimeout(() => { throw new Error('crash') }, 5);`,
    log,
  );
  const role = await started;
  assert.equal(role.port, 4001);
  await until(() => times() === 3);
  await role.close();
  assert.equal(lines.filter((line) => line === 'the role crashed').length, 2);
  assert.equal(times(), 3);
});

test('superviseRole: a role that cannot start the first time is an error, told in the words of its thread', async () => {
  const text = { fr: 'Le port est pris.', en: 'The port is taken.' };
  const refused = supervise(
    'refused',
    `parentPort.postMessage({ ready: false, text: ${JSON.stringify(text)}, fault: 'x' });`,
  );
  await assert.rejects(refused.started, (fault) => fault instanceof OperatorError && fault.text.fr === text.fr);
  await assert.rejects(
    supervise('silent', 'process.exit(3);').started,
    /jobs did not start: the thread ended with code 3/,
  );
  await assert.rejects(
    supervise('broken', `throw new Error('broken from the start');`).started,
    /broken from the start/,
  );
});

test('superviseRole: a role that does not start again is tried later, and closing does not wait for that', {
  timeout: 30_000,
}, async () => {
  const { lines, log } = capture();
  const { started } = supervise(
    'relapse',
    `if (times > 1) process.exit(1); ready(); setTimeout(() => process.exit(1), 5);`,
    log,
  );
  const role = await started;
  await until(() => lines.includes('the role does not start'));
  const began = performance.now();
  await role.close();
  assert.ok(performance.now() - began < 2_000);
});
