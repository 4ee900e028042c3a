// `dauphin train --corpora DIR`: makes what the judge ships with, from labelled mail. For those who develop Dauphin: the same mail
// gives the same files. Nothing of a running installation changes.

import { join } from 'node:path';
import { projectFolder } from '#platform/config.ts';
import type { RegisterCommand } from '../cli.ts';
import { examineTwice } from '../training/examine-twice.ts';
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
      const { vouched, unvouched } = await examineTwice(trainingMail((part) => join(corpora, part)));
      const corrections = fitWeights([...vouched, ...unvouched]);
      const grams = trainGrams(
        vouched.filter(({ mail }) => isFree(mail)),
        (symbols) => logitsWith(corrections, symbols),
      );
      writeCorrections(out, corrections);
      writeStartGrams(out, grams);
      cli.print(
        say({
          fr: `${vouched.length} messages lus ; ${Object.keys(corrections).length} poids corrigés, ${grams.length} suites d'octets, dans ${out}`,
          en: `${vouched.length} messages read; ${Object.keys(corrections).length} weights corrected, ${grams.length} sequences of bytes, in ${out}`,
        }),
      );
    });
};
