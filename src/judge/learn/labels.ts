// What people and collections say of a message, in the words of the six classes. A label may leave open which of several classes
// it is: somebody who moves a message to the junk folder did not say whether it is fraud.

import { type MessageClass, messageClasses } from '../verdict.ts';

const WANTED = ['desired', 'greybulk'] as const satisfies readonly MessageClass[];

const labels: Readonly<Record<string, readonly MessageClass[]>> = {
  ...Object.fromEntries(messageClasses.map((name) => [name, [name]])),
  ham: WANTED,
  wanted: WANTED,
  spam: ['greyspam', 'spam', 'phish'],
  junk: ['greyspam', 'spam', 'phish'],
  unwanted: ['greyspam', 'spam', 'phish'],
  extortion: ['phish'],
};

/** The classes that a label allows; undefined for a word that is none. `ham:transactional` is `ham`. */
export const classesOf = (label: string): readonly MessageClass[] | undefined =>
  labels[label.split(':')[0]?.toLowerCase() ?? ''];

export const labelNames: readonly string[] = Object.keys(labels);

export const isWanted = (told: readonly MessageClass[]): boolean =>
  told.every((one) => one in { desired: 1, greybulk: 1 });
