// Puts the commands together into one program whose help and complaints are in the person's language.
// Unknown commands, options and surplus arguments are refused: a mail tool must not guess.

import { Command, type CommanderError, Option } from 'commander';
import type { Cli, CliLanguage } from './cli.ts';
import { commands } from './commands.ts';
import { version } from './version.ts';

export function createProgram(cli: Cli): Command {
  const program = new Command('dauphin');
  program
    .description(
      cli.say({
        fr: "Dauphin, plate-forme d'e-mail : elle n'envoie que du courrier voulu, et ne laisse entrer que celui-là.",
        en: 'Dauphin, an e-mail platform: it sends only mail people want, and lets only wanted mail in.',
      }),
    )
    .version(version, '-V, --version', cli.say({ fr: 'affiche la version', en: 'show the version' }))
    .addOption(
      new Option(
        '--lang <language>',
        cli.say({ fr: 'langue des réponses : fr ou en', en: 'language of the answers: fr or en' }),
      ).choices(['fr', 'en']),
    )
    .helpCommand(false);
  for (const register of commands) register(program, cli);
  for (const command of [program, ...program.commands]) localise(command, cli);
  return program;
}

function localise(command: Command, cli: Cli): void {
  command
    .helpOption('-h, --help', cli.say({ fr: 'affiche cette aide', en: 'show this help' }))
    .allowExcessArguments(false)
    .showSuggestionAfterError(false)
    .exitOverride()
    // Complaints are written once, by the caller, in the person's language.
    .configureOutput({ writeErr: () => {} })
    .configureHelp({
      styleTitle: (title) => (cli.language === 'fr' ? (TITLES[title] ?? title) : title),
      optionDescription: (option) => option.description,
    });
}

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Usage :',
  'Arguments:': 'Arguments :',
  'Options:': 'Options :',
  'Commands:': 'Commandes :',
};

const COMPLAINTS: Readonly<Record<string, (what: string) => string>> = {
  'commander.unknownOption': (what) => `option inconnue : ${what}`,
  'commander.unknownCommand': (what) => `commande inconnue : ${what}`,
  'commander.excessArguments': () => "trop d'arguments",
  'commander.missingArgument': (what) => `il manque l'argument ${what}`,
  'commander.optionMissingArgument': (what) => `il manque la valeur de l'option ${what}`,
  'commander.missingMandatoryOptionValue': (what) => `l'option ${what} est obligatoire`,
  'commander.invalidArgument': (what) => `valeur refusée : ${what}`,
  'commander.conflictingOption': (what) => `options incompatibles : ${what}`,
};

/** One line: what was not understood, and where help is. */
export function explainUsage({ code, message }: CommanderError, language: CliLanguage): string {
  const english = message.replace(/^error: /, '');
  const reason = english.split(' is invalid. ')[1];
  if (reason) return reason;
  const what = english.match(/'([^']+)'/)?.[1] ?? english;
  if (language === 'en') return `${english} (see dauphin --help)`;
  return `${COMPLAINTS[code]?.(what) ?? english} (voir dauphin --help)`;
}
