#!/usr/bin/env node
// The command `dauphin`, for any Node from 20 on: makes sure that everything is installed and the console built, finds Node 24,
// and hands over to src/cli/dauphin.ts. It adds nothing to the command itself and keeps its exit code.
// It has no dependencies: it must run before they are there.

import { buildConsole } from './console.mjs';
import { install } from './install.mjs';
import { findNode } from './node-24.mjs';
import { projectFolder } from './places.mjs';
import { run } from './run.mjs';
import { endWithWords } from './words.mjs';

try {
  const args = process.argv.slice(2);
  await install();
  const node = findNode();
  // Only the program that serves the console needs it built; asking for help does not.
  const serves = args[0] === 'start' && !args.includes('--help') && !args.includes('-h');
  if (serves) await buildConsole(node);
  process.exitCode = await run(node, [`${projectFolder}/src/cli/dauphin.ts`, ...args]);
} catch (fault) {
  endWithWords(fault);
}
