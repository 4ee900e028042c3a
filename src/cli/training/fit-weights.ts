// Fits what the symbols of evidence weigh, on labelled mail, near what people set. Collections count by their worth, not by their
// size, and wanted mail counts more than unwanted: a filter that loses a letter is worse than one that lets a sale through.

import { type EvidenceSymbol, writtenPriors, writtenWeights } from '#judge/data/weights.ts';
import type { ClassWeights } from '#judge/data/weights/class-weights.ts';
import { type FitCase, type FitOptions, fitRows } from '#judge/learn/fit.ts';
import { isWanted } from '#judge/learn/labels.ts';
import type { Logits } from '#judge/learn/model.ts';
import { messageClasses } from '#judge/verdict.ts';
import type { Item } from '../evaluation/outcomes.ts';

/** How much a collection counts, whatever it holds: wanted, unwanted. Old mail counts less; one that is not named counts each message. */
const WORTH: Readonly<Record<string, readonly [wanted: number, unwanted: number]>> = {
  'spamassassin-2002-2003': [300, 300],
  'csdmc2010-train': [200, 200],
  'newsletters-de-paired-dev': [400, 0],
  'fr-transactional-ham.jsonl': [800, 0],
  letters: [1_200, 800],
};
const WANTED_WORTH = 4;
const OPTIONS = { hold: 100, steps: 250 };
/** No correction goes further, whatever the mail says. */
const FURTHEST = 2.5;

export type Corrections = Record<string, ClassWeights>;

const names = Object.keys(writtenWeights) as EvidenceSymbol[];
const places = new Map(names.map((name, index) => [name, index]));
const PRIORS = names.length;

export function fitWeights(items: readonly Item[], options: FitOptions = OPTIONS): Corrections {
  const start = [...names.map((name) => rowOf(writtenWeights[name].row)), rowOf(writtenPriors)];
  const fitted = fitRows(start, casesOf(items), options);
  const corrections: Corrections = {};
  for (const [index, row] of fitted.entries()) {
    const change = changeOf(start[index] as Logits, row);
    if (Object.keys(change).length > 0) corrections[names[index] ?? 'PRIORS'] = change;
  }
  return corrections;
}

/** What the evidence of a message says with these corrections in place of the shipped ones. */
export function logitsWith(corrections: Corrections, symbols: readonly EvidenceSymbol[]): Logits {
  const total = new Float64Array(messageClasses.length);
  const add = (row: ClassWeights, name: string) => {
    const written = rowOf(row);
    const change = rowOf(corrections[name] ?? {});
    for (let index = 0; index < total.length; index++)
      (total[index] as number) += (written[index] as number) + (change[index] as number);
  };
  for (const symbol of symbols) add(writtenWeights[symbol].row, symbol);
  add(writtenPriors, 'PRIORS');
  return total;
}

function casesOf(items: readonly Item[]): FitCase[] {
  const keyOf = ({ mail }: Item) => `${mail.source} ${isWanted(mail.told)}`;
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return items.map((item) => {
    const wanted = isWanted(item.mail.told);
    const count = counts.get(keyOf(item)) as number;
    const worth = WORTH[item.mail.source]?.[wanted ? 0 : 1] ?? count;
    return {
      rows: [...item.examination.symbols.map((symbol) => places.get(symbol) as number), PRIORS],
      told: item.mail.told,
      worth: (worth / count) * (wanted ? WANTED_WORTH : 1),
    };
  });
}

/** Greymail goes where greybulk goes. */
const rowOf = (row: ClassWeights): Logits =>
  Float64Array.from(messageClasses, (name) => row[name] ?? (name === 'greymail' ? row.greybulk : 0) ?? 0);

function changeOf(start: Logits, row: Logits): ClassWeights {
  return Object.fromEntries(
    messageClasses.flatMap((name, index) => {
      const change = Math.min(FURTHEST, Math.max(-FURTHEST, (row[index] as number) - (start[index] as number)));
      const rounded = Math.round(change * 100) / 100;
      return name === 'greymail' || rounded === 0 ? [] : [[name, rounded]];
    }),
  );
}
