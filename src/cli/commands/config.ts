// `dauphin config`: every setting with what it means, what it is unless set, and what it is now. Secrets are not shown.

import { readConfig, type Setting, settings } from '#platform/config.ts';
import type { RegisterCommand } from '../cli.ts';

export const registerConfig: RegisterCommand = (program, cli) => {
  program
    .command('config')
    .description(
      cli.say({
        fr: 'montre tous les réglages, leur sens et leur valeur',
        en: 'show all settings, what they mean and their values',
      }),
    )
    .option('--json', cli.say({ fr: 'en JSON', en: 'as JSON' }))
    .action(({ json }: { json?: boolean }) => {
      const now = readConfig();
      const unset = readConfig({});
      const rows = Object.entries<Setting>(settings).map(([name, { env, meaning, secret }]) => ({
        name: env,
        meaning: cli.say(meaning),
        default: shown(unset[name as keyof typeof settings], secret),
        value: shown(now[name as keyof typeof settings], secret),
        set: Boolean(process.env[env]),
      }));
      if (json) return cli.print(JSON.stringify(rows, undefined, 2));
      const none = cli.say({ fr: 'aucune', en: 'none' });
      for (const row of rows) {
        cli.print(`${row.name}=${row.value ?? ''}`);
        cli.print(`    ${row.meaning}`);
        cli.print(`    ${cli.say({ fr: 'valeur par défaut :', en: 'default:' })} ${row.default ?? none}`);
      }
      cli.print('');
      cli.print(
        cli.say({
          fr: "Un réglage se donne dans l'environnement, ou dans un fichier .env à la racine de Dauphin.",
          en: "A setting is given in the environment, or in a file .env in Dauphin's folder.",
        }),
      );
    });
};

function shown(value: unknown, secret: boolean | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (secret) return '***';
  return Array.isArray(value) ? value.join(',') : String(value);
}
