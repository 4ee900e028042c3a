// What was learned from reactions: its weight is that of each message's own words and form, not a figure of a table.

import type { Weights } from './class-weights.ts';

export const learnedWeights = {
  LEARNED_UNWANTED: {},
  LEARNED_UNWANTED_WORDS: {},
  LEARNED_WANTED: {},
  LEARNED_WANTED_WORDS: {},
} as const satisfies Weights;
