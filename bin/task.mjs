// The tasks of a developer, for any Node from 20 on: test, check, bench. Installs what is missing first, runs on Node 24.
//   node bin/task.mjs test [--no-check] [--database-only] [FILE…]   checks, then every test; or only the files given
//   node bin/task.mjs check                                         types, lint, format, one-way imports, dead code
//   node bin/task.mjs bench NAME [ARGUMENT…]                        bench/NAME.ts
// The exit code is 0 only when everything passed.

import { existsSync } from 'node:fs';
import { check } from './check.mjs';
import { buildConsole } from './console.mjs';
import { install } from './install.mjs';
import { findNode } from './node-24.mjs';
import { inProject, projectFolder } from './places.mjs';
import { run } from './run.mjs';
import { runTests } from './tests.mjs';
import { endWithWords, Refusal } from './words.mjs';

const tasks = {
  async test(node, args) {
    const files = args.filter((arg) => !arg.startsWith('-'));
    const checked = args.includes('--no-check') || files.length > 0 || (await check(node));
    await buildConsole(node);
    const passed = await runTests(node, files, { databaseOnly: args.includes('--database-only') });
    if (!checked) process.stderr.write('The tests were run, but the check failed: see above.\n');
    return checked && passed ? 0 : 1;
  },

  async check(node) {
    return (await check(node)) ? 0 : 1;
  },

  async bench(node, [name, ...args]) {
    const file = inProject('bench', `${name}.ts`);
    if (!name || !existsSync(file))
      throw new Refusal(`Aucune mesure ne s'appelle ainsi : ${name}`, `No measurement has this name: ${name}`);
    return run(node, [file, ...args], { cwd: projectFolder });
  },
};

try {
  const [name, ...args] = process.argv.slice(2);
  const task = tasks[name];
  if (!task) throw new Refusal('Tâches : test, check, bench NOM', 'Tasks: test, check, bench NAME');
  await install();
  process.exitCode = await task(findNode(), args);
} catch (fault) {
  endWithWords(fault);
}
