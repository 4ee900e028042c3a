// What must be true of the code before it is tested: each tool is run, and what it complains of is shown.
// All are run even when one fails, so that everything can be mended at once.

import { spawn } from 'node:child_process';
import { inProject, projectFolder } from './places.mjs';

const tool = (name) => inProject('node_modules', '.bin', name);

// [what it checks, command, how its output proves that it looked at something]
const CHECKS = [
  ['types', ['tsc', '-p', 'tsconfig.json']],
  ['types of the console', ['tsc', '-p', 'console/tsconfig.json', '--noEmit']],
  ['lint', ['oxlint', '--type-aware', '--quiet'], /on [1-9]\d* files/],
  ['format', ['biome', 'format', '--colors=off'], /Checked [1-9]\d* files/],
  [
    'one-way imports',
    ['depcruise', '--config', '.dependency-cruiser.cjs', 'src', 'console', '--output-type', 'err'],
    /[1-9]\d* modules/,
  ],
  ['dead code', ['knip', '--no-progress', '--no-config-hints']],
];

export async function check(node) {
  let passed = true;
  for (const [what, [name, ...args], proof] of CHECKS) {
    const began = Date.now();
    const { code, output } = await runTool(node, name, args);
    const right = code === 0 && (!proof || proof.test(output));
    passed &&= right;
    process.stdout.write(`${right ? '✔' : '✖'} ${what} (${((Date.now() - began) / 1000).toFixed(1)} s)\n`);
    if (!right) process.stdout.write(`${output.trim() || `${name} ended with code ${code}`}\n`);
  }
  return passed;
}

function runTool(node, name, args) {
  // Node's own scripts run on the Node we found, whatever their first line says.
  const child = spawn(node, [tool(name), ...args], { cwd: projectFolder, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += part));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}
