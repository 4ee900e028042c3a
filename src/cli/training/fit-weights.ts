// Fits what the symbols of evidence weigh, on labelled mail, near what people set. Collections count by their worth, not by their
// size, and wanted mail counts more than unwanted: a filter that loses a letter is worse than one that lets a sale through.

import { type EvidenceSymbol, writtenPriors, writtenWeights } from '#judge/data/weights.ts';
import type { ClassWeights } from '#judge/data/weights/class-weights.ts';
import { type FitCase, type FitOptions, fitRows } from '#judge/learn/fit.ts';
import { isWanted } from '#judge/learn/labels.ts';
import type { Logits } from '#judge/learn/model.ts';
import { type MessageClass, messageClasses, unwantedClasses } from '#judge/verdict.ts';
import { leaning } from '#judge/weigh.ts';
import type { Item } from '../evaluation/outcomes.ts';

/** How much a collection counts, whatever it holds: wanted, unwanted. Old mail counts less; one that is not named counts each message. */
const WORTH: Readonly<Record<string, readonly [wanted: number, unwanted: number]>> = {
  'spamassassin-2002-2003': [300, 300],
  'csdmc2010-train': [200, 200],
  'newsletters-de-paired-dev': [800, 0],
  'fr-transactional-ham.jsonl': [1_500, 0],
  letters: [1_200, 800],
};
const WANTED_WORTH = 3;
const OPTIONS = { hold: 100, steps: 250 };
/** No correction goes further, whatever the mail says. */
const FURTHEST = 2.5;
/** Nor does what is seen in one figure: at most so much more than a person wrote, and a hint. */
const GROWTH = 1.2;
/** What a person let lean less than this speaks neither for nor against. */
const NEUTRAL = 0.05;
/** How far such a symbol may come to speak, and how far to choose between the classes of one side. */
const HINT = 0.4;
const NEUTRAL_FURTHEST = 0.3;

export type Corrections = Record<string, ClassWeights>;

const names = Object.keys(writtenWeights) as EvidenceSymbol[];
const places = new Map(names.map((name, index) => [name, index]));
const PRIORS = names.length;
const isUnwantedClass = messageClasses.map((name) => (unwantedClasses as readonly MessageClass[]).includes(name));

export function fitWeights(items: readonly Item[], options: FitOptions = OPTIONS): Corrections {
  const start = [...names.map((name) => rowOf(writtenWeights[name].row)), rowOf(writtenPriors)];
  const fitted = fitRows(start, casesOf(items), {
    ...options,
    confine: (row, at) => confine(row, start[at] as Logits, at === PRIORS),
  });
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

/**
 * Old lists and honeypots are not the world: what a person holds to speak for a message never comes to speak against it because the
 * frauds of one collection had it too, nor the reverse, and a hint stays a hint.
 */
function confine(row: Logits, start: Logits, isPrior: boolean): void {
  const said = leaning(start);
  const furthest = isPrior || Math.abs(said) > NEUTRAL ? FURTHEST : NEUTRAL_FURTHEST;
  for (let index = 0; index < row.length; index++) {
    const from = start[index] as number;
    row[index] = Math.min(from + furthest, Math.max(from - furthest, row[index] as number));
  }
  if (isPrior) return;
  const bound = GROWTH * Math.abs(said) + HINT;
  const [least, most] = said > NEUTRAL ? [0, bound] : said < -NEUTRAL ? [-bound, 0] : [-HINT, HINT];
  const over = leaning(row);
  const back = over > most ? most - over : over < least ? least - over : 0;
  for (let index = 0; index < row.length; index++) if (isUnwantedClass[index]) (row[index] as number) += back;
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
