// The command line as it is typed: what it understands, what it refuses, in which language, with which exit code.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { CommanderError } from 'commander';
import { settings } from '#platform/config.ts';
import { installation } from '#test/kit/installation.ts';
import { chooseLanguage, createCli } from './cli.ts';
import { commands } from './commands.ts';
import { createProgram, explainUsage } from './program.ts';

const languages: [args: string[], env: NodeJS.ProcessEnv, expected: 'fr' | 'en'][] = [
  [[], {}, 'en'],
  [[], { LANG: 'fr_FR.UTF-8' }, 'fr'],
  [[], { LANG: 'fr_FR.UTF-8', LC_ALL: 'en_GB.UTF-8' }, 'en'],
  [['--lang', 'fr'], { LANG: 'en_GB.UTF-8' }, 'fr'],
  [['start', '--lang=en'], { LANG: 'fr_FR.UTF-8' }, 'en'],
  [['--lang', 'de'], { LANG: 'fr_FR.UTF-8' }, 'fr'],
];
for (const [args, env, expected] of languages) {
  test(`chooseLanguage: ${JSON.stringify(args)} with ${JSON.stringify(env)} is ${expected}`, () => {
    assert.equal(chooseLanguage(args, env), expected);
  });
}

async function complaint(language: 'fr' | 'en', args: readonly string[]): Promise<string> {
  try {
    await createProgram(createCli(language)).parseAsync(['node', 'dauphin', ...args]);
  } catch (fault) {
    if (fault instanceof CommanderError && fault.exitCode !== 0) return explainUsage(fault, language);
    throw fault;
  }
  throw new Error('it was understood');
}

const misunderstood: [args: string[], en: RegExp, fr: RegExp][] = [
  [['sart'], /unknown command 'sart'/, /commande inconnue : sart/],
  [['start', '--prot', '1'], /unknown option '--prot'/, /option inconnue : --prot/],
  [['start', 'now'], /too many arguments/, /trop d'arguments/],
  [['start', '--port'], /argument missing/, /il manque la valeur de l'option --port/],
  [
    ['start', '--port', 'x'],
    /DAUPHIN_PORT is "x" but must be a port/,
    /DAUPHIN_PORT vaut « x » mais doit être un port/,
  ],
  [['start', '--roles', 'web,mail'], /DAUPHIN_ROLES is/, /DAUPHIN_ROLES vaut/],
  [['backup'], /missing required argument 'file'/, /il manque l'argument file/],
  [['--lang', 'de'], /fr, en/, /fr, en/],
];
for (const [args, en, fr] of misunderstood) {
  test(`dauphin ${args.join(' ')}: refused in one line, in both languages`, async () => {
    for (const [language, expected] of [
      ['en', en],
      ['fr', fr],
    ] as const) {
      const line = await complaint(language, args);
      assert.match(line, expected);
      assert.doesNotMatch(line, /\n/);
    }
  });
}

test('help: every command explains itself and its options in French and English', () => {
  const both = (['fr', 'en'] as const).map((language) => createProgram(createCli(language)));
  assert.equal(both[0]!.commands.length, commands.length);
  for (const [at, french] of both[0]!.commands.entries()) {
    const english = both[1]!.commands[at]!;
    assert.ok(french.description() && french.description() !== english.description(), french.name());
    for (const [number, option] of french.options.entries())
      assert.ok(option.description && option.description.length > 3, `${french.name()} ${number}`);
    const help = french.helpInformation();
    assert.match(help, /^Usage : /);
    assert.doesNotMatch(help, /Options:|Arguments:|display help|\(default|\(choices/);
  }
});

test('dauphin: exit codes, config, doctor, backup and restore on a real installation', {
  timeout: 180_000,
}, async () => {
  const dauphin = await installation({ DAUPHIN_PUBLIC_URL: 'https://mail.example' });
  const none = await dauphin.run();
  assert.equal(none.code, 0);
  assert.match(none.out, /Commands:/);
  assert.equal((await dauphin.run('start', '--help')).code, 0);
  assert.equal((await dauphin.run('strat')).code, 2);

  const config = JSON.parse((await dauphin.run('config', '--json')).out);
  assert.equal(config.length, Object.keys(settings).length);
  assert.deepEqual(
    config.find(({ name }: { name: string }) => name === 'DAUPHIN_PUBLIC_URL').value,
    'https://mail.example',
  );

  const before = await dauphin.run('doctor', '--json');
  assert.equal(before.code, 0, before.out + before.err);
  assert.ok(
    JSON.parse(before.out).some(
      ({ check, state }: { check: string; state: string }) => check === 'database' && state === 'warn',
    ),
  );

  const program = await dauphin.start();
  const archive = join(dauphin.dataDir, '..', `${dauphin.dataDir.split('/').at(-1)}.tar.gz`);
  const backup = await dauphin.run('backup', archive);
  assert.equal(backup.code, 0, backup.err);
  assert.match(backup.out, /^Backup written: .* rows, 0 files\)/);
  assert.match((await dauphin.run('backup', archive)).err, /exists already/);
  const occupied = await dauphin.run('restore', archive, '--lang', 'fr');
  assert.equal(occupied.code, 1);
  assert.match(occupied.err, /Dauphin tourne dans ce dossier de données/);
  const during = await dauphin.run('doctor');
  assert.equal(during.code, 0, during.out + during.err);
  assert.match(during.out, /ok +Dauphin is running \(process \d+\)/);
  assert.match(during.out, /ok +Schema up to date/);
  await program.stop('SIGINT');

  const target = await installation();
  const restored = await target.run('restore', archive);
  assert.equal(restored.code, 0, restored.err);
  assert.match(restored.out, /^Backup restored: /);
  const notAnArchive = join(target.dataDir, 'letter.txt');
  await writeFile(notAnArchive, 'Dear sir');
  assert.match((await target.run('restore', notAnArchive)).err, /damaged or incomplete|not a backup/);
  assert.match((await target.run('restore', join(target.dataDir, 'absent'))).err, /does not exist/);
  await target.remove();
  await dauphin.remove();
});
