// Trains the starting weights of the sequences of bytes in visible text, on top of what the evidence says: logistic regression, wanted
// against unwanted, a few passes over the mail in an order that depends on nothing but the messages. Only sequences that many
// messages hold are kept, and only as bytes: what a single letter says cannot be read back.

import { SLOTS } from '#judge/learn/slots.ts';
import { isWanted } from '#judge/learn/labels.ts';
import type { EvidenceSymbol } from '#judge/data/weights.ts';
import type { Logits } from '#judge/learn/model.ts';
import { GRAM_UNIT, GRAMS_KEPT } from '#judge/learn/start.ts';
import { leaning } from '#judge/weigh.ts';
import type { Item } from '../evaluation/outcomes.ts';
import { isLetter } from './training-mail.ts';

export interface Gram {
  slot: number;
  /** In log-odds for a message of one feature; against the message above zero. */
  weight: number;
}

const PASSES = 3;
const RATE = 2;
const BIAS_RATE = 0.5;
const DECAY = 2e-4;
const LEAST_MESSAGES = 8;
/** Our letters are few, and the only ones in most languages: each counts so many times. */
const LETTER_TIMES = 3;

export function trainGrams(items: readonly Item[], evidenceOf: (symbols: readonly EvidenceSymbol[]) => Logits): Gram[] {
  const weights = new Float64Array(SLOTS);
  const messages = new Uint32Array(SLOTS);
  const order = shuffled(items.flatMap((item) => Array<Item>(isLetter(item.mail) ? LETTER_TIMES : 1).fill(item)));
  for (const { examination } of order)
    for (const slot of examination.content) messages[slot] = (messages[slot] ?? 0) + 1;
  const evidence = new Map(order.map((item) => [item, leaning(evidenceOf(item.examination.symbols))]));
  // How far evidence misjudges the mail of a language as a whole. It is thrown away: else its words would carry the blame of the language.
  const biases = new Map<string, number>();
  for (let pass = 0; pass < PASSES; pass++) {
    for (const item of order) {
      const { content } = item.examination;
      const scale = 1 / Math.sqrt(content.length || 1);
      const language = item.mail.language ?? '';
      let logit = (evidence.get(item) as number) + (biases.get(language) ?? 0);
      for (const slot of content) logit += scale * (weights[slot] as number);
      const error = (isWanted(item.mail.told) ? 0 : 1) - 1 / (1 + Math.exp(-logit));
      biases.set(language, (biases.get(language) ?? 0) + BIAS_RATE * error);
      for (const slot of content) weights[slot] = (weights[slot] as number) * (1 - DECAY) + RATE * scale * error;
    }
  }
  return Array.from(weights, (weight, slot) => ({ slot, weight }))
    .filter(({ slot, weight }) => (messages[slot] ?? 0) >= LEAST_MESSAGES && Math.abs(weight) >= GRAM_UNIT / 2)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.slot - b.slot)
    .slice(0, GRAMS_KEPT);
}

/** Neighbours in a folder are alike: they are spread by a fixed generator (Numerical Recipes). */
function shuffled(items: readonly Item[]): Item[] {
  const all = items.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  let state = 1;
  for (let last = all.length - 1; last > 0; last--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (last + 1));
    [all[last], all[other]] = [all[other] as Item, all[last] as Item];
  }
  return all;
}

const nameOf = ({ mail }: Item) =>
  `${mail.source}/${mail.path.slice(mail.path.indexOf(mail.source))}/${mail.line ?? ''}`;
