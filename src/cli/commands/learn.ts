// `dauphin learn LABEL FILE...`: tells the judge what messages were, for everybody or for one owner, and makes it forget an owner.
// A file that cannot be read is named and stops nothing; the others are learned.

import { takeOver } from '#authentication/take-over.ts';
import { examine } from '#judge/judge.ts';
import type { Example } from '#judge/learn/example.ts';
import { classesOf, labelNames } from '#judge/learn/labels.ts';
import { exampleOf } from '#judge/learn/recall.ts';
import type { MessageClass } from '#judge/verdict.ts';
import { parse } from '#message/parse.ts';
import { OperatorError } from '#platform/operator-error.ts';
import type { Cli, RegisterCommand } from '../cli.ts';
import { findMail, reasonOf } from '../judging/mail-files.ts';
import { readMessages } from '../judging/read-messages.ts';
import { addExamples, forgetOwner, ownerOf } from '../learning/memory-file.ts';

interface Options {
  memory: string;
  owner?: string;
  forget?: boolean;
  trustAuthserv?: string;
}

export const registerLearn: RegisterCommand = (program, cli) => {
  const { say } = cli;
  program
    .command('learn')
    .argument(
      '[label]',
      say({
        fr: `ce qu'étaient les messages : ${labelNames.join(', ')}`,
        en: `what the messages were: ${labelNames.join(', ')}`,
      }),
    )
    .argument('[files...]', say({ fr: '.eml, mbox ou dossiers', en: '.eml, mbox or folders' }))
    .description(
      say({
        fr: 'apprend au juge ce qu’étaient des messages, ou lui fait oublier une personne',
        en: 'tell the judge what messages were, or make it forget a person',
      }),
    )
    .requiredOption(
      '--memory <file>',
      say({ fr: 'fichier de la mémoire, créé au besoin', en: 'file of the memory, made if need be' }),
    )
    .option(
      '--owner <name>',
      say({
        fr: 'la personne qui le dit ; sans elle, tout le monde',
        en: 'the person who says so; without, everybody',
      }),
    )
    .option('--forget', say({ fr: 'oublie tout ce que --owner a dit', en: 'forget all that --owner said' }))
    .option(
      '--trust-authserv <name>',
      say({
        fr: 'croit les en-têtes Authentication-Results de ce serveur',
        en: 'believe the Authentication-Results headers of this server',
      }),
    )
    .action((label: string | undefined, files: string[], options: Options) =>
      options.forget ? forget(cli, options) : learn(cli, label, files, options),
    );
};

function forget(cli: Cli, { memory, owner }: Options): void {
  if (owner === undefined)
    throw new OperatorError({ fr: 'Dites qui oublier : --owner NOM.', en: 'Say whom to forget: --owner NAME.' });
  const count = forgetOwner(memory, ownerOf(owner));
  cli.print(cli.say({ fr: `Messages oubliés : ${count}`, en: `Messages forgotten: ${count}` }));
}

async function learn(cli: Cli, label: string | undefined, files: string[], options: Options): Promise<void> {
  const told = classesOf(label ?? '');
  if (!told) {
    throw new OperatorError({
      fr: `Dites d'abord ce qu'étaient les messages : ${labelNames.join(', ')}.`,
      en: `Say first what the messages were: ${labelNames.join(', ')}.`,
    });
  }
  if (files.length === 0)
    throw new OperatorError({ fr: 'Indiquez des fichiers ou un dossier.', en: 'Name files or a folder.' });
  let learned = 0;
  for await (const found of findMail(files)) {
    try {
      if ('error' in found) throw new Error(found.error);
      const examples = await examplesIn(found.file, told, options);
      addExamples(options.memory, examples);
      learned += examples.length;
    } catch (fault) {
      cli.note(`${found.file}: ${reasonOf(fault)}`);
      process.exitCode = 1;
    }
  }
  cli.print(cli.say({ fr: `Messages appris : ${learned}`, en: `Messages learned: ${learned}` }));
}

async function examplesIn(
  file: string,
  told: readonly MessageClass[],
  { owner, trustAuthserv }: Options,
): Promise<Example[]> {
  const examples: Example[] = [];
  for await (const { bytes, isTooLong } of readMessages(file)) {
    const message = parse(bytes);
    if (isTooLong || message.fields.length === 0) continue;
    const authentication = trustAuthserv === undefined ? undefined : takeOver(message, trustAuthserv);
    const examined = examine(message, authentication ? { authentication } : {});
    examples.push(exampleOf(examined, told, owner === undefined ? undefined : ownerOf(owner)));
  }
  return examples;
}
