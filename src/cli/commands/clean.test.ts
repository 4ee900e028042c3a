// `dauphin clean` as people run it, in a process of its own.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { parse } from '#message/parse.ts';
import { projectFolder } from '#platform/config.ts';
import { writeCase } from '#test/cases/judge/case.ts';

const SPY = 'https://t.exemple.com/o/8f7a6b5c4d3e2f1a0b9c';
const spying = writeCase({
  html: `<p>Régate</p><img src="${SPY}" width="1" height="1"><a href="https://exemple.com/?id=1&amp;utm_source=n">ici</a>`,
});
const honest = writeCase({ html: '<p>Régate</p>' });
const addressed = writeCase({ html: '<img src="https://b.example/i?e=claude%40exemple.fr" width="90" height="40">' });

let folder: string;
const at = (...names: string[]) => join(folder, ...names);

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dauphin-clean-'));
  await mkdir(at('mail', 'below'), { recursive: true });
  await writeFile(at('mail', 'spying.eml'), spying);
  await writeFile(at('mail', 'below', 'honest.eml'), honest);
  await writeFile(at('mail', 'picture.png'), Buffer.from('89504e470d0a1a0a0000', 'hex'));
  await writeFile(at('addressed.eml'), addressed);
  const line = Buffer.from('From a@b Mon Mar  2 09:00:00 2026\n');
  await writeFile(
    at('two.mbox'),
    Buffer.concat([line, spying, Buffer.from('\n\n'), line, honest, Buffer.from('\n\n')]),
  );
});
after(() => rm(folder, { recursive: true, force: true }));

function dauphin(...args: string[]) {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(projectFolder, 'src', 'cli', 'dauphin.ts'), 'clean', ...args],
    { timeout: 20_000, env: { PATH: process.env['PATH'], LANG: 'fr_FR.UTF-8' } },
  );
  return { stdout, text: stdout.toString(), err: stderr.toString(), status };
}

const listed = (...args: string[]) => {
  const { text, status } = dauphin('--json', ...args);
  return {
    status,
    lines: text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  };
};

test('dauphin clean: the cleaned message on standard output, what was removed beside it', () => {
  const { text, err, status } = dauphin(at('mail', 'spying.eml'));
  assert.equal(status, 0);
  assert.ok(!text.includes(SPY) && text.includes('data:image/gif') && text.includes('utm_source'));
  assert.match(text, /^Dauphin-Removed: image;/);
  assert.match(err, /1 traceur retiré, placé par atelier-du-port\.fr/);
  assert.match(err, /- Une image de 1\s×\s1\spixel venue de t\.exemple\.com .*\[TRACKER_PIXEL, image\]/);
  assert.match(
    dauphin('--lang', 'en', at('mail', 'spying.eml')).err,
    /1 tracker removed, put there by atelier-du-port\.fr/,
  );
});

test('dauphin clean: a message without trackers comes out octet by octet', () => {
  const { stdout, err } = dauphin(at('mail', 'below', 'honest.eml'));
  assert.ok(stdout.equals(honest));
  assert.match(err, /aucun traceur/);
});

test('dauphin clean --json: one line per message, whatever else is in the folder', () => {
  const { lines, status } = listed(at('mail'), at('two.mbox'));
  assert.equal(status, 1, 'a picture is no message');
  assert.deepEqual(
    lines.map(({ file, message, changed, error }) => [file.slice(folder.length + 1), message, changed ?? error]),
    [
      ['mail/below/honest.eml', undefined, false],
      ['mail/picture.png', undefined, 'not_a_message'],
      ['mail/spying.eml', undefined, true],
      ['two.mbox', 1, true],
      ['two.mbox', 2, false],
    ],
  );
  const { sentence, place, ...removed } = lines[2].removed[0];
  assert.deepEqual(removed, {
    kind: 'image',
    vendor: null,
    host: 't.exemple.com',
    address: SPY,
    reason: 'TRACKER_PIXEL',
    by: 'atelier-du-port.fr',
  });
  assert.match(sentence, /1\s×\s1/);
  assert.equal(place.part, '1');
  assert.deepEqual(lines[2].links, []);
});

test('dauphin clean --links: parameters are taken from links, and said', () => {
  const [line] = listed('--links', at('mail', 'spying.eml')).lines;
  assert.deepEqual(line.links, [
    {
      address: 'https://exemple.com/?id=1&utm_source=n',
      target: 'https://exemple.com/?id=1',
      services: [],
      parameters: ['utm_source'],
    },
  ]);
});

test('dauphin clean --out: a file for one message, a folder for several, the named files untouched', async () => {
  assert.equal(dauphin('--out', at('one.eml'), at('mail', 'spying.eml')).status, 0);
  assert.ok(!(await readFile(at('one.eml'), 'utf8')).includes(SPY));
  assert.equal(dauphin('--out', at('out'), at('mail'), at('two.mbox')).status, 1);
  const written = await readdir(at('out'), { recursive: true });
  assert.deepEqual(written.sort(), ['below', 'below/honest.eml', 'spying.eml', 'two.mbox.1.eml', 'two.mbox.2.eml']);
  assert.ok((await readFile(at('out', 'below', 'honest.eml'))).equals(honest));
  assert.equal(parse(await readFile(at('out', 'two.mbox.1.eml'))).attachments.length, 0);
  assert.ok((await readFile(at('mail', 'spying.eml'))).equals(spying));
});

test('dauphin clean --recipient: the address of a reader whom the message does not name', () => {
  assert.equal(listed(at('addressed.eml')).lines[0].changed, false);
  const [line] = listed('--recipient', 'Claude@exemple.fr', at('addressed.eml')).lines;
  assert.deepEqual(
    line.removed.map(({ reason }: { reason: string }) => reason),
    ['TRACKER_RECIPIENT'],
  );
});

test('dauphin clean: what was asked for wrongly is said', () => {
  assert.match(dauphin().err, /Indiquez des fichiers/);
  assert.match(dauphin(at('mail')).err, /plusieurs messages/);
  const mbox = dauphin(at('two.mbox'));
  assert.match(mbox.err, /plusieurs messages/);
  assert.equal(mbox.text, '');
  const absent = dauphin(at('absent.eml'));
  assert.deepEqual([absent.status, absent.text], [1, '']);
  assert.match(absent.err, /ENOENT/);
  assert.match(dauphin('--out', at('addressed.eml', 'x'), at('mail', 'spying.eml')).err, /Impossible d’écrire/);
});
