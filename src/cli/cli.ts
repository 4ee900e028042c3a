// What every command is handed: the person's language, the settings, a way to open the installation, and where to write.
// Answers go to standard output, everything else to standard error. A command throws an OperatorError for what the person must mend.

import type { Command } from 'commander';
import { type BuiltPlatform, buildPlatform } from '#platform/build.ts';
import { type Config, readConfig } from '#platform/config.ts';
import { openDatabase } from '#platform/database/open.ts';
import { createLog, type Log } from '#platform/log.ts';
import type { Text } from '#platform/operator-error.ts';
import type { Platform } from '#platform/platform.ts';

export type CliLanguage = 'fr' | 'en';

export interface Cli {
  language: CliLanguage;
  /** The text in the person's language. */
  say(text: Text): string;
  /** One line of the answer. */
  print(line: string): void;
  /** One line beside the answer: progress, a warning. */
  note(line: string): void;
  config(): Config;
  log(config: Config): Log;
  /** Opens the installation (starting or joining the database), works on it, and closes it whatever happens. */
  withPlatform<T>(work: (platform: Platform) => Promise<T>): Promise<T>;
}

/** A file of commands/ exports one of these; commands.ts lists them. */
export type RegisterCommand = (program: Command, cli: Cli) => void;

export function createCli(language: CliLanguage): Cli {
  const config = () => readConfig();
  // A command answers once: what it does on the way interests nobody, unless something goes wrong.
  const log = ({ logLevel }: Config) => createLog(logLevel === 'info' ? 'warn' : logLevel, 'dauphin');
  return {
    language,
    say: (text) => text[language],
    print: (line) => void process.stdout.write(`${line}\n`),
    note: (line) => void process.stderr.write(`${line}\n`),
    config,
    log,
    async withPlatform(work) {
      const settings = config();
      const database = await openDatabase(settings, log(settings));
      let built: BuiltPlatform | undefined;
      try {
        built = await buildPlatform({
          config: settings,
          address: database.address,
          pool: { name: 'command', max: 5 },
          log: log(settings),
        });
        return await work(built.platform);
      } finally {
        await built?.close();
        await database.close();
      }
    },
  };
}

/** `--lang` decides, else the language of the machine. Read before anything is parsed: help itself is in that language. */
export function chooseLanguage(args: readonly string[], env: NodeJS.ProcessEnv): CliLanguage {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const asked = at < 0 ? undefined : (args[at]?.split('=')[1] ?? args[at + 1]);
  if (asked === 'fr' || asked === 'en') return asked;
  return (env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '').startsWith('fr') ? 'fr' : 'en';
}
