// `dauphin evaluate PATH...`: how good the judge is on mail whose class is known: out of the box, or learning message by message.

import type { Cli, RegisterCommand } from '../cli.ts';
import { examineAll } from '../evaluation/examine-all.ts';
import { evaluationOf, reportLines, reportWords } from '../evaluation/evaluation-report.ts';
import { findLabelled } from '../evaluation/labelled-mail.ts';
import { byTime, type Item, judgeInOrder } from '../evaluation/outcomes.ts';
import { openMemory } from '../learning/memory-file.ts';

interface Options {
  stream?: boolean;
  json?: boolean;
  trustAuthserv?: string;
  trustFirst?: boolean;
  memory?: string;
}

export const registerEvaluate: RegisterCommand = (program, cli) => {
  const { say } = cli;
  program
    .command('evaluate')
    .argument(
      '<paths...>',
      say({
        fr: 'dossiers avec labels.tsv ou rangés par étiquette, index TREC, .jsonl, ou ETIQUETTE=CHEMIN',
        en: 'folders with a labels.tsv or sorted by label, TREC indexes, .jsonl, or LABEL=PATH',
      }),
    )
    .description(
      say({
        fr: 'mesure le juge sur du courrier dont on connaît la nature',
        en: 'measure the judge on mail whose class is known',
      }),
    )
    .option(
      '--stream',
      say({ fr: 'dans l’ordre du temps, en apprenant chaque réponse', en: 'in order of time, learning each answer' }),
    )
    .option('--json', say({ fr: 'un objet JSON', en: 'one JSON object' }))
    .option('--memory <file>', say({ fr: 'mémoire à charger (dauphin learn)', en: 'memory to load (dauphin learn)' }))
    .option(
      '--trust-authserv <name>',
      say({
        fr: 'croit les en-têtes Authentication-Results de ce serveur',
        en: 'believe the Authentication-Results headers of this server',
      }),
    )
    .option(
      '--trust-first',
      say({
        fr: 'croit le premier Authentication-Results, celui du serveur qui a recueilli le message',
        en: 'believe the topmost Authentication-Results, that of the server that collected the message',
      }),
    )
    .action((paths: string[], options: Options) => evaluate(cli, paths, options));
};

async function evaluate(cli: Cli, paths: readonly string[], options: Options): Promise<void> {
  const items: Item[] = [];
  for await (const one of examineAll(findLabelled(paths), {
    ...(options.trustAuthserv !== undefined && { trustedServer: options.trustAuthserv }),
    ...(options.trustFirst && { isFirstTrusted: true }),
  })) {
    if ('error' in one) {
      cli.note(`${one.mail.path}: ${one.error}`);
      process.exitCode = 1;
    } else items.push(one);
  }
  const memory = openMemory(options.memory);
  const outcomes = judgeInOrder(options.stream ? byTime(items) : items, memory, options.stream === true);
  const evaluation = evaluationOf(outcomes);
  if (options.json) cli.print(JSON.stringify(evaluation));
  else for (const line of reportLines(evaluation, reportWords[cli.language])) cli.print(line);
}
