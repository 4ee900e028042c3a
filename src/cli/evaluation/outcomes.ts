// From examinations to scores: by a model that stands still, or one message after the other with the truth told after each, as an
// owner who reacts to everything would tell it.

import type { Example } from '#judge/learn/example.ts';
import { readExamples } from '#judge/learn/example.ts';
import type { Memory } from '#judge/learn/memory.ts';
import { softmax } from '#judge/learn/softmax.ts';
import { isWanted } from '#judge/learn/labels.ts';
import { type MessageClass, messageClasses, unwantedClasses } from '#judge/verdict.ts';
import type { Examination } from './examination.ts';
import type { LabelledMail } from './labelled-mail.ts';

export interface Outcome {
  mail: LabelledMail;
  isUnwanted: boolean;
  class: MessageClass;
  /** The probability that it is unwanted. */
  score: number;
}

export interface Item {
  mail: LabelledMail;
  examination: Examination;
}

/** With `reacts`, the memory learns each message after it was judged. */
export function judgeInOrder(items: readonly Item[], memory: Memory, reacts: boolean): Outcome[] {
  return items.map(({ mail, examination }) => {
    const example = exampleIn(examination);
    const logits = memory.of().logits(example.features);
    const outcome = outcomeOf(mail, softmax(logits.map((one, index) => one + (example.evidence[index] as number))));
    if (reacts) memory.learn([example]);
    return outcome;
  });
}

export function outcomeOf(mail: LabelledMail, scores: Float64Array): Outcome {
  const of = (name: MessageClass) => scores[messageClasses.indexOf(name)] as number;
  return {
    mail,
    isUnwanted: !isWanted(mail.told),
    class: messageClasses.reduce((best, name) => (of(name) > of(best) ? name : best)),
    score: unwantedClasses.reduce((sum, name) => sum + of(name), 0),
  };
}

/** By their Date, or the year of their label where a Date is missing or far from it. */
export function byTime(items: readonly Item[]): Item[] {
  const timeOf = ({ mail: { year }, examination: { at } }: Item) => {
    const isLikely = at !== undefined && (year === undefined || Math.abs(new Date(at).getUTCFullYear() - year) <= 1);
    return isLikely ? at : Date.UTC(year ?? 1970, 6, 1);
  };
  return items
    .map((item) => ({ item, time: timeOf(item) }))
    .sort((a, b) => a.time - b.time || (a.item.mail.path < b.item.mail.path ? -1 : 1))
    .map(({ item }) => item);
}

export function exampleIn({ example }: Examination): Example {
  const [read] = readExamples(Buffer.from(example.buffer, example.byteOffset, example.byteLength));
  return read as Example;
}
