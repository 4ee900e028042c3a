// `dauphin start`: runs Dauphin until it is told to stop, and says in one line where to open it.
// Ctrl-C, SIGTERM, and the end of the launcher close everything in order; a second Ctrl-C does not wait.

import { InvalidArgumentError, Option } from 'commander';
import { readConfig } from '#platform/config.ts';
import { createLog } from '#platform/log.ts';
import { OperatorError } from '#platform/operator-error.ts';
import { startDauphin } from '../../main.ts';
import type { RegisterCommand } from '../cli.ts';

interface StartOptions {
  roles?: string;
  port?: string;
  data?: string;
}

export const registerStart: RegisterCommand = (program, cli) => {
  const check = (env: string) => (value: string) => {
    try {
      readConfig({ [env]: value });
      return value;
    } catch (fault) {
      throw fault instanceof OperatorError ? new InvalidArgumentError(fault.text[cli.language]) : fault;
    }
  };
  program
    .command('start')
    .description(cli.say({ fr: "démarre Dauphin jusqu'à Ctrl-C", en: 'run Dauphin until Ctrl-C' }))
    .addOption(
      new Option(
        '--roles <list>',
        cli.say({
          fr: 'seulement ces rôles : web,outbox,listener,jobs',
          en: 'only these roles: web,outbox,listener,jobs',
        }),
      ).argParser(check('DAUPHIN_ROLES')),
    )
    .addOption(
      new Option('--port <port>', cli.say({ fr: 'port de la console', en: 'port of the console' })).argParser(
        check('DAUPHIN_PORT'),
      ),
    )
    .option('--data <folder>', cli.say({ fr: 'dossier de données', en: 'data directory' }))
    .action(async (options: StartOptions) => {
      const stop = stopSignal();
      const config = readConfig({
        ...process.env,
        ...(options.roles && { DAUPHIN_ROLES: options.roles }),
        ...(options.port && { DAUPHIN_PORT: options.port }),
        ...(options.data && { DAUPHIN_DATA: options.data }),
      });
      const dauphin = await startDauphin(config, createLog(config.logLevel, 'dauphin'));
      const { openUrl } = dauphin;
      const work = config.roles.join(', ');
      cli.print(
        openUrl
          ? cli.say({
              fr: `Dauphin est prêt : ouvrez ${openUrl} (Ctrl-C pour arrêter)`,
              en: `Dauphin is ready: open ${openUrl} (Ctrl-C stops it)`,
            })
          : cli.say({
              fr: `Dauphin est au travail : ${work} (Ctrl-C pour arrêter)`,
              en: `Dauphin is at work: ${work} (Ctrl-C stops it)`,
            }),
      );
      await stop;
      await dauphin.close();
    });
};

// A Ctrl-C reaches us twice, from the terminal and through the launcher: what follows at once is the same one.
const SAME_KEY_MS = 1_000;

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let first: number | undefined;
    const stop = () => {
      const now = performance.now();
      if (first === undefined) first = now;
      else if (now - first > SAME_KEY_MS) process.exit(130);
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
    // The launcher is gone, killed perhaps: nobody could stop us any more.
    process.on('disconnect', stop);
    process.channel?.unref();
  });
}
