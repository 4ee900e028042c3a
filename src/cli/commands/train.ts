// `dauphin train --corpora DIR`: makes what the judge ships with, from labelled mail. For those who develop Dauphin: the same mail
// gives the same files. Nothing of a running installation changes.

import { join } from 'node:path';
import { projectFolder } from '#platform/config.ts';
import type { RegisterCommand } from '../cli.ts';
import { examineAll } from '../evaluation/examine-all.ts';
import type { Item } from '../evaluation/outcomes.ts';
import { fitWeights, logitsWith } from '../training/fit-weights.ts';
import { trainGrams } from '../training/train-grams.ts';
import { isFree, trainingMail } from '../training/training-mail.ts';
import { writeCorrections, writeStartGrams } from '../training/write-data.ts';

interface Options {
  corpora: string;
  out: string;
}

export const registerTrain: RegisterCommand = (program, cli) => {
  const { say } = cli;
  program
    .command('train')
    .description(
      say({
        fr: 'refait ce que le juge sait au départ (pour qui développe Dauphin)',
        en: 'make anew what the judge knows at the start (for those who develop Dauphin)',
      }),
    )
    .requiredOption('--corpora <folder>', say({ fr: 'dossier des corpus', en: 'folder of the corpora' }))
    .option(
      '--out <folder>',
      say({ fr: 'où écrire les deux fichiers', en: 'where to write the two files' }),
      join(projectFolder, 'src/judge/data'),
    )
    .action(async ({ corpora, out }: Options) => {
      const items: Item[] = [];
      for await (const one of examineAll(
        trainingMail((part) => join(corpora, part)),
        { isFirstTrusted: true },
      )) {
        if ('error' in one) throw new Error(`${one.mail.path}: ${one.error}`);
        items.push(one);
      }
      const corrections = fitWeights(items);
      const grams = trainGrams(
        items.filter(({ mail }) => isFree(mail)),
        (symbols) => logitsWith(corrections, symbols),
      );
      writeCorrections(out, corrections);
      writeStartGrams(out, grams);
      cli.print(
        say({
          fr: `${items.length} messages lus ; ${Object.keys(corrections).length} poids corrigés, ${grams.length} suites d'octets, dans ${out}`,
          en: `${items.length} messages read; ${Object.keys(corrections).length} weights corrected, ${grams.length} sequences of bytes, in ${out}`,
        }),
      );
    });
};
