import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import test from 'node:test';
import { isRunning } from './is-running.ts';

test('isRunning: true of this process and of the first one, false of an ended one and of what is no process number', () => {
  assert.equal(isRunning(process.pid), true);
  assert.equal(isRunning(1), true);
  assert.equal(isRunning(spawnSync('true').pid), false);
  for (const nothing of [0, -1, Number.NaN, 1.5]) assert.equal(isRunning(nothing), false);
});
