// `dauphin judge` as people run it, in a process of its own.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { projectFolder } from '#platform/config.ts';
import { writeCase } from '#test/cases/judge/case.ts';

let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dauphin-judge-'));
  await mkdir(join(folder, 'below', '.hidden'), { recursive: true });
  const honest = writeCase({ text: 'Bonjour Camille, à samedi pour la régate.' });
  const fraud = writeCase({
    from: 'Service PayPal <info@exemple.com>',
    html: '<a href="http://exemple-secure.com">www.paypal.com</a>',
  });
  await writeFile(join(folder, 'honest.eml'), honest);
  await writeFile(join(folder, 'below', 'fraud.eml'), fraud);
  await writeFile(join(folder, 'below', '.hidden', 'unseen.eml'), fraud);
  await writeFile(join(folder, 'picture.png'), Buffer.from('89504e470d0a1a0a0000', 'hex'));
  await writeFile(join(folder, 'empty.eml'), '');
  const mbox = [honest, fraud, writeCase({ text: 'Ligne.\n>From here on it is quoted.' })];
  await writeFile(
    join(folder, 'mails.mbox'),
    Buffer.concat(
      mbox.flatMap((one) => [Buffer.from('From a@b Mon Mar  2 09:00:00 2026\n'), one, Buffer.from('\n\n')]),
    ),
  );
  const received = writeCase({
    headers: { 'Authentication-Results': 'mx.exemple.net; dmarc=fail header.from=atelier-du-port.fr' },
  });
  await writeFile(join(folder, 'received.eml'), received);
});
after(() => rm(folder, { recursive: true, force: true }));

function dauphin(...args: string[]) {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(projectFolder, 'src', 'cli', 'dauphin.ts'), ...args],
    {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], LANG: 'fr_FR.UTF-8' },
    },
  );
  return { stdout, stderr, status, lines: stdout.trim().split('\n') };
}

const judged = (...args: string[]) => {
  const { lines, status } = dauphin('judge', '--json', ...args);
  return { verdicts: lines.map((line) => JSON.parse(line)), status };
};

test('dauphin judge: one JSON line per message, whatever else is in the folder', () => {
  const { verdicts, status } = judged(folder);
  assert.equal(status, 1, 'some files were no messages');
  const seen = verdicts.map(({ file, message, class: name, error }) => [
    file.slice(folder.length + 1),
    message,
    name ?? error,
  ]);
  assert.deepEqual(seen, [
    ['below/fraud.eml', undefined, 'phish'],
    ['empty.eml', undefined, 'not_a_message'],
    ['honest.eml', undefined, 'desired'],
    ['mails.mbox', 1, 'desired'],
    ['mails.mbox', 2, 'phish'],
    ['mails.mbox', 3, 'desired'],
    ['picture.png', undefined, 'not_a_message'],
    ['received.eml', undefined, 'desired'],
  ]);
  const [fraud] = verdicts;
  assert.ok(fraud.score > 0.5 && fraud.scores.phish > 0.5);
  const { symbol, weight, sentence, place } = fraud.evidence[0];
  assert.match(symbol, /^[A-Z_]+$/);
  assert.ok(weight > 0);
  assert.match(sentence, /PayPal|paypal/);
  assert.ok(place);
});

test('dauphin judge: a file that is not there gets its line, and the others theirs', () => {
  const { verdicts, status } = judged(join(folder, 'missing.eml'), join(folder, 'honest.eml'));
  assert.equal(status, 1);
  assert.deepEqual(
    verdicts.map(({ error, class: name }) => error ?? name),
    ['ENOENT', 'desired'],
  );
  assert.equal(judged(join(folder, 'honest.eml')).status, 0);
});

test('dauphin judge: results of an upstream server count only when it is named as trusted', () => {
  const file = join(folder, 'received.eml');
  const symbols = (...args: string[]) =>
    judged(file, ...args).verdicts[0].evidence.map(({ symbol }: { symbol: string }) => symbol);
  assert.ok(symbols('--trust-authserv', 'mx.exemple.net').includes('AUTH_DMARC_FAIL'));
  assert.ok(!symbols().includes('AUTH_DMARC_FAIL'));
  assert.ok(!symbols('--trust-authserv', 'other.net').includes('AUTH_DMARC_FAIL'));
});

test('dauphin judge: for people, in the language asked for', () => {
  const french = dauphin('judge', '--dir', join(folder, 'below'));
  assert.match(french.stdout, /fraud\.eml\n {2}frauduleux \(indésirable à \d+\s%\)\n/u);
  assert.match(french.stdout, /\+3,\d {2}.*\[FROM_NAME_BRAND, From\]/);
  const english = dauphin('judge', '--explain', 'en', join(folder, 'honest.eml'));
  assert.match(english.stdout, /desired \(\d+% unwanted\)/);
});

test('dauphin judge: whoever stops reading is no error, and nothing is left running', () => {
  const many = Array.from({ length: 400 }, () => join(folder, 'below', 'fraud.eml')).join(' ');
  const command = `"${process.execPath}" "${join(projectFolder, 'src', 'cli', 'dauphin.ts')}" judge ${many}`;
  const { stdout, stderr, status } = spawnSync('bash', ['--norc', '-c', `set -o pipefail; ${command} | head -2`], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], LANG: 'fr_FR.UTF-8' },
    timeout: 60_000,
  });
  assert.deepEqual([status, stderr, stdout.split('\n').length], [0, '', 3]);
});

test('dauphin judge: asks what to judge when nothing is named', () => {
  const { status, stderr } = dauphin('judge');
  assert.equal(status, 1);
  assert.match(stderr, /Indiquez des fichiers/);
});
