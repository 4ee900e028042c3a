// Finds a Node that runs TypeScript as it is (24 or later): the one we run on, else the one that came with the dependencies.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { inProject } from './places.mjs';
import { Refusal } from './words.mjs';

const NEEDED = 24;

export function findNode() {
  if (Number.parseInt(process.versions.node, 10) >= NEEDED) return process.execPath;
  const machine = `${process.platform}-${process.arch}`;
  const shipped = [`node-${machine}`, `node-bin-${machine}`]
    .map((name) => inProject('node_modules', name, 'bin', 'node'))
    .find(existsSync);
  if (shipped && spawnSync(shipped, ['--version']).status === 0) return shipped;
  throw new Refusal(
    `Dauphin demande Node ${NEEDED} (ici : ${process.version}) et celui de ses dépendances ne tourne pas sur cette machine : installez Node ${NEEDED}.`,
    `Dauphin needs Node ${NEEDED} (here: ${process.version}) and the one among its dependencies does not run on this machine: install Node ${NEEDED}.`,
  );
}
