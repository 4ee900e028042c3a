// The six classes in their order, from the mail one would miss to the mail that robs.

import type { MessageClass } from '../../src/judge/verdict.ts';

export type { MessageClass };

export const messageClasses = [
  'desired',
  'greybulk',
  'greymail',
  'greyspam',
  'spam',
  'phish',
] as const satisfies readonly MessageClass[];

/** In charts. */
export const CLASS_COLOURS: Record<MessageClass, string> = {
  desired: 'teal.6',
  greybulk: 'sea.5',
  greymail: 'gray.5',
  greyspam: 'yellow.6',
  spam: 'orange.6',
  phish: 'red.7',
};
