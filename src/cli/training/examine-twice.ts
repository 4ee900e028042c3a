// Examines training mail twice: as the server that collected it knew who vouches, and as if nobody had looked. A judge that is fitted on
// both stands on its own feet where the results of authentication are not at hand.

import { examineAll } from '../evaluation/examine-all.ts';
import type { LabelledMail } from '../evaluation/labelled-mail.ts';
import type { Item } from '../evaluation/outcomes.ts';

export interface Twice {
  vouched: Item[];
  unvouched: Item[];
}

/** Throws for a message that cannot be read: training on half of the mail would be another training. */
export async function examineTwice(mail: readonly LabelledMail[]): Promise<Twice> {
  return { vouched: await examine(mail, true), unvouched: await examine(mail, false) };
}

async function examine(mail: readonly LabelledMail[], isFirstTrusted: boolean): Promise<Item[]> {
  const items: Item[] = [];
  for await (const one of examineAll(mail, { isFirstTrusted })) {
    if ('error' in one) throw new Error(`${one.mail.path}: ${one.error}`);
    items.push(one);
  }
  return items;
}
