// `dauphin clean FILE...`: takes the trackers out of messages and says which, by whom and why. Nothing is looked up, nothing is sent.
// One message goes to standard output and what was removed beside it; several are written into a folder, or only listed. The files that were
// named are never changed. A file that cannot be read gets a line that says so and the exit code 1; it never stops the rest.

import { once } from 'node:events';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { OperatorError } from '#platform/operator-error.ts';
import { jsonLine, readableLines } from '../cleaning/clean-lines.ts';
import { type CleanedMessage, cleanPaths } from '../cleaning/clean-paths.ts';
import type { Cli, RegisterCommand } from '../cli.ts';
import { reasonOf } from '../judging/mail-files.ts';

interface Options {
  out?: string;
  links?: boolean;
  recipient: string[];
  json?: boolean;
}

const help = {
  fr: `Le message nettoyé sort sur la sortie standard, ce qui en a été retiré sur la sortie d’erreur. Avec --json, rien d’autre qu’une ligne par message :
  {"file", "message" (son rang dans un mbox), "changed", "removed": [{"kind", "vendor", "host", "address", "reason", "sentence", "by", "place"}],
   "links": [{"address", "target", "services", "parameters"}]}, ou {"file", "error"}.

Pièces jointes, texte brut, parties signées ou chiffrées et messages joints restent tels quels ; un message sans traceur ressort à l’octet près.

Codes de sortie : 0, tout a été lu ; 1, au moins un fichier n’a pas pu l’être (sa ligne dit pourquoi) ; 2, commande mal écrite.`,
  en: `The cleaned message goes to standard output, what was removed to standard error. With --json, nothing but a line per message:
  {"file", "message" (its number in an mbox), "changed", "removed": [{"kind", "vendor", "host", "address", "reason", "sentence", "by", "place"}],
   "links": [{"address", "target", "services", "parameters"}]}, or {"file", "error"}.

Attachments, plain text, signed or encrypted parts and attached messages stay as they are; a message without trackers comes out octet by octet.

Exit codes: 0, all was read; 1, at least one file could not be (its line says why); 2, the command was not understood.`,
};

export const registerClean: RegisterCommand = (program, cli) => {
  const { say } = cli;
  program
    .command('clean')
    .argument('[files...]', say({ fr: '.eml, mbox ou dossiers', en: '.eml, mbox or folders' }))
    .description(
      say({ fr: 'retire les traceurs de messages et dit lesquels', en: 'take the trackers out of messages' }),
    )
    .option(
      '--out <path>',
      say({
        fr: 'écrit là : un fichier, ou un dossier pour plusieurs messages',
        en: 'write there: a file, or a folder for several',
      }),
    )
    .option(
      '--links',
      say({
        fr: 'retire aussi les paramètres de suivi des liens et va droit à leur cible',
        en: 'also take tracking parameters from links, and lead wrapped ones straight to their target',
      }),
    )
    .option(
      '--recipient <address>',
      say({ fr: 'adresse du destinataire (peut être répétée)', en: "the reader's address (may be repeated)" }),
      (address: string, before: string[]) => [...before, address.toLowerCase()],
      [] as string[],
    )
    .option('--json', say({ fr: 'une ligne JSON par message', en: 'one line of JSON per message' }))
    .addHelpText('after', `\n${say(help)}`)
    .action((files: string[], options: Options) => cleanFiles(cli, files, options));
};

async function cleanFiles(cli: Cli, files: readonly string[], options: Options): Promise<void> {
  const { out, json, links = false, recipient } = options;
  if (files.length === 0) {
    throw new OperatorError({
      fr: 'Indiquez des fichiers ou un dossier : dauphin clean message.eml.',
      en: 'Name files or a folder: dauphin clean message.eml.',
    });
  }
  const isOne = files.length === 1 && !(await isFolder(files[0] as string));
  const toFolder = out !== undefined && (!isOne || out.endsWith('/') || (await isFolder(out)));
  if (!isOne && out === undefined && !json) throw several();
  const toOutput = out === undefined && !json;
  let first: CleanedMessage | undefined;
  for await (const found of cleanPaths(files, { links, ...(recipient.length > 0 && { recipients: recipient }) })) {
    if (found.error !== undefined) process.exitCode = 1;
    if (first && !toFolder && !json) throw several();
    first ??= found;
    if (out !== undefined && found.cleaned) await write(toFolder ? join(out, found.name) : out, found.cleaned.source);
    report(cli, found, { json, toOutput });
    // Whoever reads the output sets the pace.
    if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
  }
  if (toOutput && first?.cleaned) process.stdout.write(first.cleaned.source);
}

function report(cli: Cli, found: CleanedMessage, { json, toOutput }: { json?: boolean; toOutput: boolean }): void {
  if (json) cli.print(jsonLine(found, cli.language));
  else for (const line of readableLines(found, cli.language)) (toOutput ? cli.note : cli.print)(line);
}

async function write(path: string, source: Buffer): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, source);
  } catch (fault) {
    throw new OperatorError({
      fr: `Impossible d’écrire ${path} (${reasonOf(fault)}).`,
      en: `${path} cannot be written (${reasonOf(fault)}).`,
    });
  }
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

const several = () =>
  new OperatorError({
    fr: 'Il y a plusieurs messages : indiquez un dossier avec --out, ou --json pour la liste seule.',
    en: 'There are several messages: name a folder with --out, or --json for the list alone.',
  });
