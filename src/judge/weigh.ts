// From findings to a verdict: adds up what each symbol weighs for each class, and puts the sentences to it.
// Pure arithmetic over tables; it cannot fail on any list of findings, the empty one included. A symbol counts once however
// often it was found, so that repeating a link cannot outweigh everything else.

import { sentences } from './data/sentences.ts';
import { type EvidenceSymbol, priors, weights } from './data/weights.ts';
import type { ClassWeights } from './data/weights/class-weights.ts';
import type { Details, Finding } from './finding.ts';
import type { Logits } from './learn/model.ts';
import type { Recalled } from './learn/recall.ts';
import { softmax } from './learn/softmax.ts';
import {
  type Evidence,
  type MessageClass,
  messageClasses,
  unwantedClasses,
  type Verdict,
  type Words,
} from './verdict.ts';

export function weigh(findings: readonly Finding[], recalled: Recalled): Verdict {
  const distinct = distinctFindings(findings);
  const logits = logitsOf(distinct);
  const scores = asRecord(softmax(logits.map((one, index) => one + (recalled.logits[index] ?? 0))));
  const score = unwantedClasses.reduce((total, name) => total + scores[name], 0);
  return {
    class: classOf(scores, score > 0.5),
    score,
    scores,
    evidence: [...distinct.map(toEvidence), ...learnedEvidence(recalled)].sort(byWeight),
  };
}

/** The likeliest of the side that the score takes: a class that contradicts the score would be believed by nobody. */
function classOf(scores: Record<MessageClass, number>, isUnwanted: boolean): MessageClass {
  const side = messageClasses.filter((name) => UNWANTED.has(name) === isUnwanted);
  return side.reduce((best, name) => (scores[name] > scores[best] ? name : best));
}

/** What the evidence says, by class, in the order of `messageClasses`. */
export const evidenceLogits = (findings: readonly Finding[]): Logits => logitsOf(distinctFindings(findings));

function distinctFindings(findings: readonly Finding[]): Finding[] {
  const first = new Map<string, Finding>();
  for (const finding of findings) if (!first.has(finding.symbol)) first.set(finding.symbol, finding);
  return [...first.values()];
}

/** How far the strongest unwanted class of a row stands above its strongest wanted one: the one figure that people see. */
export const weightOf = (row: ClassWeights): number =>
  Math.round(leaning(Float64Array.from(messageClasses, (name) => row[name] ?? 0)) * 100) / 100;

/** The same of any six numbers, unrounded. */
export function leaning(logits: Logits): number {
  let [wanted, unwanted] = [-Infinity, -Infinity];
  for (let index = 0; index < messageClasses.length; index++) {
    const logit = logits[index] as number;
    if (UNWANTED.has(messageClasses[index] as MessageClass)) unwanted = Math.max(unwanted, logit);
    else wanted = Math.max(wanted, logit);
  }
  return unwanted - wanted;
}

const UNWANTED: ReadonlySet<MessageClass> = new Set(unwantedClasses);

function logitsOf(findings: readonly Finding[]): Logits {
  const total = { ...priors };
  for (const { symbol } of findings) {
    const { row } = weights[symbol];
    for (const name of messageClasses) total[name] += row[name] ?? 0;
    // Greymail is greybulk that this owner stopped reading: whatever speaks for the one speaks for the other.
    total.greymail += row.greymail === undefined ? (row.greybulk ?? 0) : 0;
  }
  return Float64Array.from(messageClasses, (name) => total[name]);
}

const asRecord = (numbers: Logits) =>
  Object.fromEntries(messageClasses.map((name, index) => [name, numbers[index]])) as Record<MessageClass, number>;

/** What was learned is one more piece of evidence, unless it says next to nothing. */
function learnedEvidence({ logits, words }: Recalled): Evidence[] {
  const weight = weightOf(asRecord(logits));
  if (Math.abs(weight) < LEAST_LEARNED) return [];
  const kind = weight > 0 ? 'LEARNED_UNWANTED' : 'LEARNED_WANTED';
  const quoted = words(weight > 0 ? 1 : -1);
  const symbol: EvidenceSymbol = quoted.length > 0 ? `${kind}_WORDS` : kind;
  const { sentence } = sentences[symbol];
  return [{ symbol, group: 'learned', weight, sentence: fill(sentence, { words: quoted.join(', ') }) }];
}

const LEAST_LEARNED = 0.3;

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

/** What a symbol says to the reader, whoever found it. */
export const sentenceOf = (symbol: EvidenceSymbol, details: Details): Words =>
  fill(sentences[symbol].sentence, details);

const numbers = { fr: new Intl.NumberFormat('fr'), en: new Intl.NumberFormat('en') };

function fillText(text: string, details: Details, language: 'fr' | 'en'): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = details[name];
    return typeof value === 'number' ? numbers[language].format(value) : (value ?? whole);
  });
}

const byWeight = (a: Evidence, b: Evidence) =>
  Math.abs(b.weight) - Math.abs(a.weight) || (a.symbol < b.symbol ? -1 : 1);
