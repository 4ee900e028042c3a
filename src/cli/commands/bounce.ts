// `dauphin bounce FILE...`: which addresses failed and why, in mail that came back; complaints and automatic replies too. Nothing is
// changed and nothing is asked of the network. A file that is none of these gets a line that says so; one that cannot be read gets
// its line and the exit code 1. Neither stops the rest.

import { once } from 'node:events';
import { parse } from '#message/parse.ts';
import { OperatorError } from '#platform/operator-error.ts';
import { readReturnedMail } from '#sending/feedback/bounces/read-bounce.ts';
import { type FileBounce, jsonLines, readableLines } from '../bounces/bounce-lines.ts';
import type { RegisterCommand } from '../cli.ts';
import { findMail, reasonOf } from '../judging/mail-files.ts';
import { type FoundMessage, readMessages } from '../judging/read-messages.ts';

const help = {
  fr: `Deux lignes par destinataire : adresse, classe, définitif ou passager, code étendu, ce qu’il advient du contact, motif dans le vocabulaire de Sisimai. Avec --json :
  {"file", "message" (son rang dans un mbox), "kind" ("bounce", "complaint", "auto_reply"), "address", "class", "bounce" ("hard", "soft"),
   "code", "replyCode", "action", "reason", "diagnostic"}, {"file", "kind": "none"}, ou {"file", "error"}.

Codes de sortie : 0, tout a été lu ; 1, au moins un fichier n’a pas pu l’être (sa ligne dit pourquoi) ; 2, commande mal écrite.`,
  en: `Two lines per recipient: address, class, hard or soft, enhanced code, what becomes of the contact, reason in Sisimai's vocabulary. With --json:
  {"file", "message" (its number in an mbox), "kind" ("bounce", "complaint", "auto_reply"), "address", "class", "bounce" ("hard", "soft"),
   "code", "replyCode", "action", "reason", "diagnostic"}, {"file", "kind": "none"}, or {"file", "error"}.

Exit codes: 0, all was read; 1, at least one file could not be (its line says why); 2, the command was not understood.`,
};

export const registerBounce: RegisterCommand = (program, cli) => {
  const { say } = cli;
  program
    .command('bounce')
    .argument('[files...]', say({ fr: '.eml, mbox ou dossiers', en: '.eml, mbox or folders' }))
    .description(
      say({ fr: 'lit les non-remises et dit qui n’a pas reçu et pourquoi', en: 'read bounces: who failed and why' }),
    )
    .option(
      '--dir <folder>',
      say({ fr: 'dossier à parcourir (peut être répété)', en: 'folder to go through (may be repeated)' }),
      (folder: string, before: string[]) => [...before, folder],
      [] as string[],
    )
    .option('--json', say({ fr: 'une ligne JSON par destinataire', en: 'one line of JSON per recipient' }))
    .addHelpText('after', `\n${say(help)}`)
    .action(async (files: string[], { dir, json }: { dir: string[]; json?: boolean }) => {
      const paths = [...files, ...dir];
      if (paths.length === 0) {
        throw new OperatorError({
          fr: 'Indiquez des fichiers ou un dossier : dauphin bounce message.eml, ou dauphin bounce --dir dossier.',
          en: 'Name files or a folder: dauphin bounce message.eml, or dauphin bounce --dir folder.',
        });
      }
      for await (const one of bouncesIn(paths)) {
        if (one.error !== undefined) process.exitCode = 1;
        for (const line of json ? jsonLines(one) : [...readableLines(one, cli.language), '']) cli.print(line);
        // Whoever reads the output sets the pace.
        if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
      }
    });
};

async function* bouncesIn(paths: readonly string[]): AsyncGenerator<FileBounce> {
  for await (const found of findMail(paths)) {
    if ('error' in found) {
      yield found;
      continue;
    }
    try {
      for await (const message of readMessages(found.file)) yield { file: found.file, ...returnedIn(message) };
    } catch (fault) {
      yield { file: found.file, error: reasonOf(fault) };
    }
  }
}

function returnedIn({ number, bytes, isTooLong }: FoundMessage): Omit<FileBounce, 'file'> {
  const which = number === undefined ? {} : { message: number };
  if (isTooLong) return { ...which, error: 'too_long' };
  const message = parse(bytes);
  if (message.fields.length === 0) return { ...which, error: 'not_a_message' };
  return { ...which, returned: readReturnedMail(message) };
}
