// Builds the console into console/dist when its sources changed since the last build.
// A build goes to a folder of its own and takes its place when it is whole: a build that fails or is broken off leaves the previous one.

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { lock } from './lock.mjs';
import { inProject, projectFolder } from './places.mjs';
import { announce, Refusal } from './words.mjs';

const dist = inProject('console', 'dist');
const stamp = join(dist, '.sources');

export async function buildConsole(node) {
  if (isBuilt()) return;
  const unlock = await lock('console');
  try {
    if (!isBuilt()) await build(node);
  } finally {
    unlock();
  }
}

const isBuilt = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOfSources();

async function build(node) {
  const sources = hashOfSources();
  announce('Construction de la console (quelques secondes)…', 'Building the console (a few seconds)…');
  const draft = inProject('console', `.dist-${process.pid}`);
  removeAbandonedDrafts();
  try {
    await vite(node, draft);
    writeFileSync(join(draft, '.sources'), sources);
    rmSync(dist, { recursive: true, force: true });
    renameSync(draft, dist);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

// Of builds that were broken off by a kill or a Ctrl-C.
function removeAbandonedDrafts() {
  for (const name of readdirSync(inProject('console'))) {
    const pid = Number(name.match(/^\.dist-(\d+)$/)?.[1]);
    if (pid && !isRunning(pid)) rmSync(inProject('console', name), { recursive: true, force: true });
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault.code === 'EPERM';
  }
}

function vite(node, folder) {
  const args = [
    inProject('node_modules', 'vite', 'bin', 'vite.js'),
    'build',
    'console',
    '--outDir',
    folder,
    '--emptyOutDir',
    '--logLevel',
    'warn',
  ];
  const child = spawn(node, args, { cwd: projectFolder, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += part));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0
        ? resolve()
        : reject(new Refusal("La console n'a pas pu être construite.", 'The console could not be built.', output)),
    );
  });
}

function hashOfSources() {
  const hash = createHash('sha256').update(readFileSync(inProject('package-lock.json')));
  for (const path of filesUnder(inProject('console')))
    hash.update(relative(projectFolder, path)).update(readFileSync(path));
  return hash.digest('hex');
}

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'dist' && !name.startsWith('.dist-') && !/\.test\.tsx?$/.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(join(folder, entry.name)) : join(folder, entry.name)));
}
