// From findings to a verdict: adds up what each symbol weighs for each class, and puts the sentences to it.
// Pure arithmetic over tables; it cannot fail on any list of findings, the empty one included. A symbol counts once however
// often it was found, so that repeating a link cannot outweigh everything else.

import { sentences } from './data/sentences.ts';
import { priors, weights } from './data/weights.ts';
import type { ClassWeights } from './data/weights/class-weights.ts';
import type { Details, Finding } from './finding.ts';
import {
  type Evidence,
  type MessageClass,
  messageClasses,
  unwantedClasses,
  type Verdict,
  type Words,
} from './verdict.ts';

export function weigh(findings: readonly Finding[]): Verdict {
  const first = new Map<string, Finding>();
  for (const finding of findings) if (!first.has(finding.symbol)) first.set(finding.symbol, finding);
  const distinct = [...first.values()];
  const scores = softmax(sum(distinct));
  const score = unwantedClasses.reduce((total, name) => total + scores[name], 0);
  return {
    class: messageClasses.reduce((best, name) => (scores[name] > scores[best] ? name : best)),
    score,
    scores,
    evidence: distinct.map(toEvidence).sort(byWeight),
  };
}

/** How far the strongest unwanted class of a row stands above its strongest wanted one: the one figure that people see. */
export function weightOf(row: ClassWeights): number {
  const highest = (names: readonly MessageClass[]) => Math.max(...names.map((name) => row[name] ?? 0));
  return Math.round((highest(unwantedClasses) - highest(['desired', 'greybulk'])) * 100) / 100;
}

function sum(findings: readonly Finding[]): Record<MessageClass, number> {
  const total = { ...priors };
  for (const { symbol } of findings) {
    const { row } = weights[symbol];
    for (const name of messageClasses) total[name] += row[name] ?? 0;
    // Greymail is greybulk that this owner stopped reading: whatever speaks for the one speaks for the other.
    total.greymail += row.greymail === undefined ? (row.greybulk ?? 0) : 0;
  }
  return total;
}

function softmax(total: Record<MessageClass, number>): Record<MessageClass, number> {
  const highest = Math.max(...messageClasses.map((name) => total[name]));
  const powers = messageClasses.map((name) => Math.exp(total[name] - highest));
  const whole = powers.reduce((a, b) => a + b, 0);
  return Object.fromEntries(messageClasses.map((name, i) => [name, (powers[i] as number) / whole])) as Record<
    MessageClass,
    number
  >;
}

function toEvidence({ symbol, details = {}, place }: Finding): Evidence {
  const { group, row } = weights[symbol];
  const { sentence, advice, mend } = sentences[symbol];
  return {
    symbol,
    group,
    weight: weightOf(row),
    sentence: fill(sentence, details),
    ...(place && { place }),
    ...(advice && { advice: fill(advice, details) }),
    ...(mend && { mend }),
  };
}

const fill = (words: Words, details: Details): Words => ({
  fr: fillText(words.fr, details, 'fr'),
  en: fillText(words.en, details, 'en'),
});

const numbers = { fr: new Intl.NumberFormat('fr'), en: new Intl.NumberFormat('en') };

function fillText(text: string, details: Details, language: 'fr' | 'en'): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = details[name];
    return typeof value === 'number' ? numbers[language].format(value) : (value ?? whole);
  });
}

const byWeight = (a: Evidence, b: Evidence) =>
  Math.abs(b.weight) - Math.abs(a.weight) || (a.symbol < b.symbol ? -1 : 1);
