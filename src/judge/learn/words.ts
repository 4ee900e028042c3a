// Which words of a message weighed in what was learned: each sequence of bytes lends its weight to the word it stands in.
// For people only; no verdict depends on it.

import { textBytes, textSlot } from './features.ts';
import type { Logits, Model } from './model.ts';

export interface HeavyWord {
  word: string;
  /** Above zero: against the message. */
  weight: number;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]{2,30}/gu;

/** The words that weighed most in the direction of `sign`, heaviest first; `weighs` makes one figure of six. */
export function heavyWords(
  model: Model,
  { subject, visibleText }: { subject?: string; visibleText: string },
  { weighs, sign, most }: { weighs(logits: Logits): number; sign: 1 | -1; most: number },
): HeavyWord[] {
  const bytes = textBytes(subject, visibleText);
  const text = bytes.toString('utf8');
  const weights = new Map<string, number>();
  let [read, start] = [0, 0];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    start += Buffer.byteLength(text.slice(read, index));
    read = index;
    const weight = weightOf(model, bytes, start, start + Buffer.byteLength(word), weighs);
    if (Math.sign(weight) === sign) weights.set(word.toLowerCase(), weight);
  }
  return [...weights]
    .map(([word, weight]) => ({ word, weight }))
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.word < b.word ? -1 : 1))
    .slice(0, most);
}

function weightOf(model: Model, bytes: Buffer, start: number, end: number, weighs: (logits: Logits) => number): number {
  const slots: number[] = [];
  for (let at = start + 3; at < Math.min(end, bytes.length); at++) slots.push(textSlot(bytes, at));
  return slots.length === 0 ? 0 : weighs(model.logits(Uint32Array.from(slots))) * Math.sqrt(slots.length);
}
