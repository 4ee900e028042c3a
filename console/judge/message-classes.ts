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
