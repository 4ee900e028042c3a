// Runs the tests with Node's own runner, on one database server that is kept up meanwhile, none of them able to leave this machine.

import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject, projectFolder } from './places.mjs';
import { run } from './run.mjs';
import { Refusal } from './words.mjs';

const PLACES = ['src', 'console', 'test', 'bin'];
const GUARDS = ['network-guard.ts', 'deadline.ts'].flatMap((file) => ['--import', inProject('test', 'kit', file)]);
// Long enough for a story in a browser on a busy machine; a test that waits for what never comes is broken off.
const LONGEST_TEST_MS = 10 * 60_000;

export async function runTests(node, asked, { databaseOnly }) {
  const files =
    asked.length > 0
      ? asked
      : PLACES.flatMap((place) => testsUnder(inProject(place))).filter((file) => !databaseOnly || usesDatabase(file));
  const release = await holdServer(node);
  try {
    const options = ['--test', '--test-reporter=spec', '--test-concurrency=2', `--test-timeout=${LONGEST_TEST_MS}`];
    return (await run(node, [...GUARDS, ...options, ...files], { cwd: projectFolder })) === 0;
  } finally {
    await release();
  }
}

function testsUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'dist' || entry.name.startsWith('.') ? [] : testsUnder(path);
    return entry.name.endsWith('.test.ts') ? [path] : [];
  });
}

const usesDatabase = (file) => readFileSync(file, 'utf8').includes('#test/kit/database.ts');

/** With DATABASE_URL there is nothing to keep up, but the template is built and the corpora unpacked all the same. */
function holdServer(node) {
  const holder = spawn(node, [inProject('test', 'kit', 'hold-server.ts')], {
    cwd: projectFolder,
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  });
  return new Promise((resolve, reject) => {
    const failed = () =>
      reject(new Refusal("Le serveur des tests n'a pas démarré.", 'The server of the tests did not start.'));
    holder.on('exit', failed);
    holder.stdout.once('data', () => {
      holder.off('exit', failed);
      resolve(
        () =>
          new Promise((left) => {
            holder.on('exit', left);
            holder.stdin.end();
          }),
      );
    });
  });
}
