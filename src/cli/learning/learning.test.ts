// `dauphin learn` and `dauphin evaluate` as people run them, in processes of their own.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { projectFolder } from '#platform/config.ts';
import { writeCase } from '#test/cases/judge/case.ts';

let folder: string;
let memory: string;

const SALE = 'Grande braderie de voiles et de cordages, tout doit partir avant dimanche.';
const MEETING = 'La réunion du comité aura lieu jeudi à vingt heures dans la salle habituelle.';

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'dauphin-learn-'));
  memory = join(folder, 'memory');
  for (const [label, text] of [
    ['spam', SALE],
    ['ham', MEETING],
  ] as const) {
    mkdirSync(join(folder, 'labelled', label), { recursive: true });
    for (let number = 0; number < 6; number++)
      writeFileSync(
        join(folder, 'labelled', label, `${number}.eml`),
        writeCase({ text: `${text} ${number}`, headers: { Date: `Mon, ${10 + number} Feb 2026 10:00:00 +0100` } }),
      );
  }
});
after(() => rmSync(folder, { recursive: true, force: true }));

function dauphin(...args: string[]) {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(projectFolder, 'src', 'cli', 'dauphin.ts'), ...args],
    { encoding: 'utf8', env: { PATH: process.env['PATH'], LANG: 'en_US.UTF-8' } },
  );
  return { stdout, stderr, status };
}

const classOf = (...args: string[]) => {
  const { stdout } = dauphin('judge', '--json', join(folder, 'labelled', 'spam', '5.eml'), ...args);
  return JSON.parse(stdout).class as string;
};

test('dauphin learn: what one person said counts for that person, until it is forgotten', () => {
  assert.equal(classOf(), 'desired');
  const files = [1, 2].map((number) => join(folder, 'labelled', 'spam', `${number}.eml`));
  assert.match(dauphin('learn', 'spam', ...files, '--memory', memory, '--owner', 'Anne').stdout, /learned: 2/);
  // The word spam leaves open which of the unwanted classes it is.
  assert.match(classOf('--memory', memory, '--owner', 'anne'), /^(greyspam|spam|phish)$/);
  assert.match(dauphin('learn', '--forget', '--owner', 'anne', '--memory', memory).stdout, /forgotten: 2/);
  assert.equal(classOf('--memory', memory, '--owner', 'anne'), 'desired');
});

test('dauphin learn: a missing file is named and stops nothing; a wrong label is refused with the right ones', () => {
  const good = join(folder, 'labelled', 'ham', '1.eml');
  const { status, stdout, stderr } = dauphin('learn', 'ham', join(folder, 'none.eml'), good, '--memory', memory);
  assert.deepEqual([status, stdout.trim()], [1, 'Messages learned: 1']);
  assert.match(stderr, /none\.eml: ENOENT/);
  assert.match(dauphin('learn', 'good', good, '--memory', memory).stderr, /Say first.*phish.*ham/);
  assert.match(dauphin('judge', good, '--memory', join(folder, 'no-memory')).stderr, /no-memory does not exist/);
});

test('dauphin evaluate: out of the box, then learning message by message', () => {
  const evaluation = (...args: string[]) =>
    JSON.parse(dauphin('evaluate', '--json', join(folder, 'labelled'), ...args).stdout);
  const still = evaluation();
  assert.equal(still.messages, 12);
  assert.deepEqual(still.bySource, [
    { name: 'labelled', wanted: 6, wantedCondemned: 0, unwanted: 6, unwantedCondemned: 0 },
  ]);
  const learning = evaluation('--stream');
  assert.ok(learning.bySource[0].unwantedCondemned >= 4, JSON.stringify(learning.bySource));
  assert.ok(learning.bySource[0].wantedCondemned <= 1);
  assert.match(dauphin('evaluate', join(folder, 'labelled')).stdout, /1-ROCA .* %/);
  assert.match(dauphin('evaluate', folder).stderr, /neither a labels\.tsv nor folders/);
});
