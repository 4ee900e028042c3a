// `dauphin restore FILE`: puts a backup into an empty installation. Nothing is sent by itself afterwards: mailings under way are paused.

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Restored, restoreBackup } from '#platform/backup/restore.ts';
import { connect } from '#platform/database/database.ts';
import { readMigrations } from '#platform/database/migrate.ts';
import { reachDatabase } from '#platform/database/open.ts';
import { OperatorError } from '#platform/operator-error.ts';
import { runningPrograms } from '#platform/programs.ts';
import { holdAfterRestore } from '#sending/campaigns/hold-after-restore.ts';
import type { Cli, RegisterCommand } from '../cli.ts';

export const registerRestore: RegisterCommand = (program, cli) => {
  program
    .command('restore')
    .argument(
      '<file>',
      cli.say({ fr: "l'archive écrite par « dauphin backup »", en: 'the archive written by "dauphin backup"' }),
    )
    .description(
      cli.say({
        fr: 'restaure une sauvegarde dans une installation vide',
        en: 'restore a backup into an empty installation',
      }),
    )
    .action(async (name: string) => {
      const file = resolve(name);
      if (!existsSync(file)) throw new OperatorError({ fr: `${file} n'existe pas.`, en: `${file} does not exist.` });
      const restored = await restore(cli, file);
      const held = await cli.withPlatform(async ({ sql, jobs, clock }) => {
        for (const { name, data, singletonKey, after } of restored.jobs) {
          await jobs.enqueue(name, data, { after: new Date(after), ...(singletonKey && { singletonKey }) });
        }
        return holdAfterRestore(sql, clock.now());
      });
      report(cli, restored, held.paused + held.unscheduled + held.dropped);
    });
};

async function restore(cli: Cli, file: string): Promise<Restored> {
  const config = cli.config();
  const [other] = await runningPrograms(config.dataDir);
  if (other) {
    throw new OperatorError({
      fr: `Dauphin tourne dans ce dossier de données (processus ${other.pid}) : arrêtez-le d'abord.`,
      en: `Dauphin is running on this data directory (process ${other.pid}): stop it first.`,
    });
  }
  const database = await reachDatabase(config, cli.log(config));
  const sql = connect(database.address, { name: 'restore', max: 2 });
  try {
    return await restoreBackup({ sql, dataDir: config.dataDir, file, migrations: await readMigrations() });
  } finally {
    await sql.end();
    await database.close();
  }
}

function report(cli: Cli, { rows, blobs }: Restored, held: number): void {
  const count = new Intl.NumberFormat(cli.language);
  cli.print(
    cli.say({
      fr: `Sauvegarde restaurée : ${count.format(rows)} lignes, ${count.format(blobs)} fichiers.`,
      en: `Backup restored: ${count.format(rows)} rows, ${count.format(blobs)} files.`,
    }),
  );
  if (held === 0) return;
  cli.print(
    cli.say({
      fr: `${count.format(held)} campagnes en cours ou programmées sont suspendues : vérifiez ce qui est parti depuis la sauvegarde avant de les reprendre.`,
      en: `${count.format(held)} mailings under way or scheduled are held: check what has left since the backup before you resume them.`,
    }),
  );
}
