// `dauphin judge FILE...`: what the judge thinks of messages in files, folders and mailboxes, with its reasons. Nothing is looked up:
// who vouches for a message is known only from the headers of a server that is named as trusted.
// Lines come in the order of the files. A file that cannot be read gets a line that says so and the exit code 1; it never stops the rest.

import { once } from 'node:events';
import { Option } from 'commander';
import { OperatorError } from '#platform/operator-error.ts';
import type { CliLanguage, RegisterCommand } from '../cli.ts';
import { mustExist, ownerOf } from '../learning/memory-file.ts';
import { judgePaths } from '../judging/judge-pool.ts';
import { jsonLine, readableLines } from '../judging/verdict-lines.ts';

interface Options {
  dir: string[];
  json?: boolean;
  explain?: CliLanguage;
  trustAuthserv?: string;
  memory?: string;
  owner?: string;
}

const help = {
  fr: `Une ligne par message, dans l’ordre des fichiers ; aucun accès au réseau. Avec --json :
  {"file", "message" (son rang dans un mbox), "class", "score" (probabilité d’être indésirable), "scores" (par classe),
   "evidence": [{"symbol", "group", "weight" (au-dessus de 0 : contre), "sentence", "place"}]}, ou {"file", "error"}.

Codes de sortie : 0, tout a été jugé ; 1, au moins un fichier n’a pas pu l’être (sa ligne dit pourquoi) ; 2, commande mal écrite.`,
  en: `One line per message, in the order of the files; nothing is asked of the network. With --json:
  {"file", "message" (its number in an mbox), "class", "score" (probability of being unwanted), "scores" (per class),
   "evidence": [{"symbol", "group", "weight" (above 0: against), "sentence", "place"}]}, or {"file", "error"}.

Exit codes: 0, all was judged; 1, at least one file could not be (its line says why); 2, the command was not understood.`,
};

export const registerJudge: RegisterCommand = (program, cli) => {
  const { say } = cli;
  program
    .command('judge')
    .argument('[files...]', say({ fr: '.eml, mbox ou dossiers', en: '.eml, mbox or folders' }))
    .description(say({ fr: 'juge des messages et dit pourquoi', en: 'judge messages and say why' }))
    .option(
      '--dir <folder>',
      say({ fr: 'dossier à parcourir (peut être répété)', en: 'folder to go through (may be repeated)' }),
      (folder: string, before: string[]) => [...before, folder],
      [] as string[],
    )
    .option('--json', say({ fr: 'une ligne JSON par message', en: 'one line of JSON per message' }))
    .addOption(
      new Option(
        '--explain <language>',
        say({ fr: 'langue des explications', en: 'language of the explanations' }),
      ).choices(['fr', 'en']),
    )
    .option(
      '--trust-authserv <name>',
      say({
        fr: 'croit les en-têtes Authentication-Results de ce serveur',
        en: 'believe the Authentication-Results headers of this server',
      }),
    )
    .option(
      '--memory <file>',
      say({ fr: 'ce que le juge a appris (dauphin learn)', en: 'what the judge was told (dauphin learn)' }),
    )
    .option('--owner <name>', say({ fr: 'pour la boîte de cette personne', en: "for this person's mailbox" }))
    .addHelpText('after', `\n${say(help)}`)
    .action(async (files: string[], { dir, json, explain = cli.language, trustAuthserv, memory, owner }: Options) => {
      const paths = [...files, ...dir];
      if (paths.length === 0) {
        throw new OperatorError({
          fr: 'Indiquez des fichiers ou un dossier : dauphin judge message.eml, ou dauphin judge --dir dossier.',
          en: 'Name files or a folder: dauphin judge message.eml, or dauphin judge --dir folder.',
        });
      }
      const task = {
        ...(trustAuthserv !== undefined && { trustedServer: trustAuthserv }),
        ...(memory !== undefined && { memoryFile: memory }),
        ...(owner !== undefined && { owner: ownerOf(owner) }),
      };
      if (memory !== undefined) mustExist(memory);
      await judgePaths(paths, task, async (verdict) => {
        if (verdict.error !== undefined) process.exitCode = 1;
        const lines = json ? [jsonLine(verdict, explain)] : [...readableLines(verdict, explain), ''];
        for (const line of lines) cli.print(line);
        // Whoever reads the output sets the pace.
        if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
      });
    });
};
