// What was learned says of a message that was examined; and the example that a message becomes once its class is told.

import type { Examined } from '../judge.ts';
import type { MessageClass } from '../verdict.ts';
import { evidenceLogits, leaning } from '../weigh.ts';
import type { Example } from './example.ts';
import { featuresOf } from './features.ts';
import type { Logits, Model } from './model.ts';
import { heavyWords } from './words.ts';

export interface Recalled {
  logits: Logits;
  /** The words that weighed most, for (-1) or against (1) the message. */
  words(sign: 1 | -1): string[];
}

const WORDS = 3;

export function recall(model: Model, examined: Examined): Recalled {
  const { message, visibleText } = examined.reading;
  return {
    logits: model.logits(featuresOf(sourceOf(examined))),
    words: (sign) =>
      heavyWords(model, { subject: message.subject, visibleText }, { weighs: leaning, sign, most: WORDS }).map(
        ({ word }) => word,
      ),
  };
}

/** `told`: the classes that it may be, one if it is known. */
export function exampleOf(examined: Examined, told: readonly MessageClass[], owner?: string): Example {
  return {
    ...(owner !== undefined && { owner }),
    features: featuresOf(sourceOf(examined)),
    evidence: evidenceLogits(examined.findings),
    told,
  };
}

const sourceOf = ({ reading: { message, visibleText }, findings }: Examined) => ({
  message,
  visibleText,
  symbols: [...new Set(findings.map(({ symbol }) => symbol))],
});
