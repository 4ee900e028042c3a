// How right the judge is out of the box, on the collections of the corpora: as it ships, and by cross-validation, each collection
// judged by weights that were fitted without it. What was lost of wanted mail stands beside what was found of unwanted mail, per source
// and per language, and how far the probabilities can be believed. Usage: npm run evaluate [-- --shipped: no cross-validation]

import { parseArgs } from 'node:util';
import { softmax } from '#judge/learn/softmax.ts';
import { layerOf, startModel } from '#judge/learn/start.ts';
import { Model } from '#judge/learn/model.ts';
import { corpus, withoutCorpora } from '#test/kit/corpora.ts';
import { examineAll } from '../src/cli/evaluation/examine-all.ts';
import { evaluationOf, reportLines, reportWords } from '../src/cli/evaluation/evaluation-report.ts';
import { type Item, type Outcome, outcomeOf } from '../src/cli/evaluation/outcomes.ts';
import { type Corrections, fitWeights, logitsWith } from '../src/cli/training/fit-weights.ts';
import { trainGrams } from '../src/cli/training/train-grams.ts';
import { isFree, trainingMail } from '../src/cli/training/training-mail.ts';
import { corrections as shipped } from '#judge/data/corrections.ts';

const { values } = parseArgs({ options: { shipped: { type: 'boolean', default: false } } });
if (withoutCorpora()) throw new Error('the corpora are absent: set DAUPHIN_CORPORA');

const items: Item[] = [];
for await (const one of examineAll(
  trainingMail((part) => corpus(part)),
  { isFirstTrusted: true },
)) {
  if ('error' in one) throw new Error(`${one.mail.path}: ${one.error}`);
  items.push(one);
}

function judged(all: readonly Item[], corrections: Corrections, model: Model): Outcome[] {
  return all.map(({ mail, examination: { symbols, content } }) => {
    const evidence = logitsWith(corrections, symbols);
    return outcomeOf(mail, softmax(model.logits(content).map((one, index) => one + (evidence[index] as number))));
  });
}

function leftOut(source: string): Outcome[] {
  const others = items.filter(({ mail }) => mail.source !== source);
  const corrections = fitWeights(others);
  const grams = trainGrams(
    others.filter(({ mail }) => isFree(mail)),
    (symbols) => logitsWith(corrections, symbols),
  );
  const model = new Model(layerOf(grams.map(({ slot, weight }) => [slot, weight])));
  return judged(
    items.filter(({ mail }) => mail.source === source),
    corrections,
    model,
  );
}

function show(title: string, outcomes: readonly Outcome[]): ReturnType<typeof evaluationOf> {
  const evaluation = evaluationOf(outcomes);
  console.log(`\n${title}\n`);
  for (const line of reportLines(evaluation, reportWords.en)) console.log(line);
  return evaluation;
}

const asShipped = show('As it ships', judged(items, shipped, startModel()));
const sources = [...new Set(items.map(({ mail }) => mail.source))];
const crossed = values.shipped ? undefined : show('Each source by weights fitted without it', sources.flatMap(leftOut));
console.log(JSON.stringify({ bench: 'evaluate', shipped: asShipped, ...(crossed && { crossed }) }));
