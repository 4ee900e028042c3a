// `dauphin backup FILE`: one archive of database, files and key, made while Dauphin works.

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { writeBackup } from '#platform/backup/backup.ts';
import { OperatorError } from '#platform/operator-error.ts';
import type { RegisterCommand } from '../cli.ts';
import { version } from '../version.ts';

export const registerBackup: RegisterCommand = (program, cli) => {
  program
    .command('backup')
    .argument('<file>', cli.say({ fr: "l'archive à écrire, en .tar.gz", en: 'the archive to write, a .tar.gz' }))
    .description(
      cli.say({
        fr: 'sauvegarde la base, les fichiers et la clé dans une archive, sans rien arrêter',
        en: 'back up database, files and key into one archive, stopping nothing',
      }),
    )
    .action(async (name: string) => {
      const file = resolve(name);
      if (existsSync(file)) {
        throw new OperatorError({
          fr: `${file} existe déjà : choisissez un autre nom.`,
          en: `${file} exists already: choose another name.`,
        });
      }
      const done = await cli.withPlatform(({ sql, config, clock }) =>
        writeBackup({ sql, dataDir: config.dataDir, file, version, now: clock.now() }),
      );
      const count = new Intl.NumberFormat(cli.language);
      cli.print(
        cli.say({
          fr: `Sauvegarde écrite : ${file} (${count.format(done.rows)} lignes, ${count.format(done.blobs)} fichiers). Gardez-la en lieu sûr : elle contient la clé du coffre.`,
          en: `Backup written: ${file} (${count.format(done.rows)} rows, ${count.format(done.blobs)} files). Keep it safe: it holds the key of the vault.`,
        }),
      );
    });
};
