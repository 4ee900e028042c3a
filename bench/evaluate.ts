// How right the judge is out of the box, on the collections of the corpora: as it ships, and by cross-validation, each collection
// judged by weights that were fitted without it. What was lost of wanted mail stands beside what was found of unwanted mail, per source
// and per language, and how far the probabilities can be believed. Usage: npm run evaluate [-- --shipped: no cross-validation]

import { parseArgs } from 'node:util';
import { softmax } from '#judge/learn/softmax.ts';
import { layerOf, startModel } from '#judge/learn/start.ts';
import { Model } from '#judge/learn/model.ts';
import { corpus, withoutCorpora } from '#test/kit/corpora.ts';
import { type Evaluation, evaluationOf, reportLines, reportWords } from '../src/cli/evaluation/evaluation-report.ts';
import { type Item, type Outcome, outcomeOf } from '../src/cli/evaluation/outcomes.ts';
import { type Corrections, fitWeights, logitsWith } from '../src/cli/training/fit-weights.ts';
import { examineTwice } from '../src/cli/training/examine-twice.ts';
import { trainGrams } from '../src/cli/training/train-grams.ts';
import { isFree, trainingMail } from '../src/cli/training/training-mail.ts';
import { corrections as shipped } from '#judge/data/corrections.ts';

const { values } = parseArgs({ options: { shipped: { type: 'boolean', default: false } } });
if (withoutCorpora()) throw new Error('the corpora are absent: set DAUPHIN_CORPORA');

const { vouched, unvouched } = await examineTwice(trainingMail((part) => corpus(part)));

function judged(all: readonly Item[], corrections: Corrections, model: Model): Outcome[] {
  return all.map(({ mail, examination: { symbols, content } }) => {
    const evidence = logitsWith(corrections, symbols);
    return outcomeOf(mail, softmax(model.logits(content).map((one, index) => one + (evidence[index] as number))));
  });
}

interface Trained {
  corrections: Corrections;
  model: Model;
}

function trainedWithout(source: string): Trained {
  const others = (items: readonly Item[]) => items.filter(({ mail }) => mail.source !== source);
  const corrections = fitWeights([...others(vouched), ...others(unvouched)]);
  const grams = trainGrams(
    others(vouched).filter(({ mail }) => isFree(mail)),
    (symbols) => logitsWith(corrections, symbols),
  );
  return { corrections, model: new Model(layerOf(grams.map(({ slot, weight }) => [slot, weight]))) };
}

function show(title: string, outcomes: readonly Outcome[]): Evaluation {
  const evaluation = evaluationOf(outcomes);
  console.log(`\n${title}\n`);
  for (const line of reportLines(evaluation, reportWords.en)) console.log(line);
  return evaluation;
}

const shippedWith = (items: readonly Item[]) => judged(items, shipped, startModel());
const asShipped = show(
  'As it ships, who vouches being known from the server that collected the mail',
  shippedWith(vouched),
);
const unaided = show('As it ships, nothing being known of who vouches', shippedWith(unvouched));
let crossed: Evaluation | undefined;
if (!values.shipped) {
  const sources = [...new Set(vouched.map(({ mail }) => mail.source))];
  const outcomes = sources.flatMap((source) => {
    const { corrections, model } = trainedWithout(source);
    return judged(
      vouched.filter(({ mail }) => mail.source === source),
      corrections,
      model,
    );
  });
  crossed = show('Each source by weights fitted without it', outcomes);
}
console.log(JSON.stringify({ bench: 'evaluate', shipped: asShipped, unaided, ...(crossed && { crossed }) }));
