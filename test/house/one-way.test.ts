// The one-way rule bites: a small house built wrong on purpose is refused, import by import, and the real one is really looked at.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test, { after } from 'node:test';
import { projectFolder } from '#platform/config.ts';

const folder = mkdtempSync(join(tmpdir(), 'dauphin-house-'));
after(() => rmSync(folder, { recursive: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function cruise() {
  const tool = join(projectFolder, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const config = join(projectFolder, '.dependency-cruiser.cjs');
  const run = spawnSync(process.execPath, [tool, '--config', config, 'src', 'console', '--output-type', 'json'], {
    cwd: folder,
    encoding: 'utf8',
  });
  assert.ok(run.stdout, run.stderr);
  const { summary } = JSON.parse(run.stdout);
  return summary as { violations: { from: string; to: string; rule: { name: string } }[]; totalCruised: number };
}

const VALUE = `export const value = 1;\n`;
const wrong: [from: string, imports: string, rule: string][] = [
  ['src/message/a.ts', `import { value } from '../smtp/v.ts';`, 'one-way-message'],
  ['src/message/b.ts', `import type { T } from '../judge/v.ts';`, 'one-way-message'],
  ['src/authentication/a.ts', `export { value } from '../platform/v.ts';`, 'one-way-authentication'],
  ['src/smtp/a.ts', `export const late = () => import('../accounts/v.ts');`, 'one-way-smtp'],
  ['src/judge/a.ts', `import { value } from '../platform/v.ts';`, 'one-way-judge'],
  ['src/judge/b.ts', `import { readFileSync } from 'node:fs';`, 'pure'],
  ['src/message/c.ts', `import { connect } from 'node:net';`, 'pure'],
  ['src/platform/a.ts', `import { value } from '../accounts/v.ts';`, 'one-way-platform'],
  ['src/accounts/a.ts', `import { value } from '../sending/v.ts';`, 'one-way-accounts'],
  ['src/sending/a.ts', `import { value } from '../receiving/v.ts';`, 'one-way-sending'],
  ['src/receiving/a.ts', `import { value } from '../sending/v.ts';`, 'one-way-receiving'],
  ['src/privacy/a.ts', `import { value } from '../main.ts';`, 'roads-meet-in-main'],
  ['src/sending/b.ts', `import { value } from '../../test/kit/v.ts';`, 'no-test-code-in-the-product'],
  ['console/a.tsx', `import { value } from '../src/judge/v.ts';`, 'console-knows-types-only'],
  ['src/sending/c.ts', `import { value } from './absent.ts';`, 'resolvable'],
  ['src/sending/d.ts', `import { value } from './e.ts'; export const other = value;`, 'no-circle'],
];

test('one-way imports: each kind of wrong import is refused by its rule, right ones are not', () => {
  for (const name of [
    'message',
    'authentication',
    'smtp',
    'judge',
    'platform',
    'accounts',
    'sending',
    'receiving',
    'privacy',
  ]) {
    put(`src/${name}/v.ts`, `${VALUE}export type T = string;\n`);
  }
  put(
    'src/main.ts',
    `import { value } from './sending/v.ts';\nimport { value as other } from './receiving/v.ts';\nexport { value, other };\n`,
  );
  put('test/kit/v.ts', VALUE);
  put('src/sending/e.ts', `import { other } from './d.ts'; export const value = other;\n`);
  put(
    'src/sending/right.ts',
    `import { value } from '../accounts/v.ts';\nimport { value as judged } from '../judge/v.ts';\nexport { value, judged };\n`,
  );
  put('console/right.tsx', `import type { T } from '../src/judge/v.ts';\nexport const shown: T = '';\n`);
  for (const [from, imports] of wrong) put(from, `${imports}\n`);

  const { violations } = cruise();
  for (const [from, , rule] of wrong) {
    assert.ok(
      violations.some((one) => one.from === from && one.rule.name === rule),
      `${from} is not refused by ${rule}`,
    );
  }
  const culprits = new Set([...wrong.map(([from]) => from), 'src/sending/e.ts']);
  assert.deepEqual(
    violations.filter(({ from }) => !culprits.has(from)),
    [],
  );
});
