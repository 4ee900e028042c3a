// The subject: see ../weights.ts for units and rules.

import type { Weights } from './class-weights.ts';

export const subjectWeights = {
  SUBJECT_MISSING: { greybulk: -0.6, greyspam: 0.2, spam: 0.5, phish: 0.3 },
  SUBJECT_FAKE_REPLY: { desired: -0.6, greybulk: -0.6, greyspam: 0.6, spam: 0.9, phish: 0.7 },
  SUBJECT_FAKE_FORWARD: { desired: -0.3, greybulk: -0.5, greyspam: 0.3, spam: 0.5, phish: 0.4 },
  SUBJECT_ALL_CAPITALS: { desired: -0.2, greybulk: -0.2, greyspam: 0.4, spam: 0.7, phish: 0.2 },
  SUBJECT_PUNCTUATION: { desired: -0.2, greyspam: 0.5, spam: 0.6, phish: 0.2 },
  SUBJECT_MANY_EMOJI: { desired: -0.2, greyspam: 0.5, spam: 0.4 },
  SUBJECT_CLICKBAIT: { desired: -0.3, greyspam: 0.7, spam: 0.7, phish: 0.1 },
  SUBJECT_THREAT: { desired: -0.2, greybulk: -0.3, spam: 0.3, phish: 0.9 },
  SUBJECT_TOO_LONG: { greyspam: 0.2, spam: 0.1 },
  SUBJECT_INVISIBLE: { desired: -0.6, greybulk: -0.6, greyspam: 0.6, spam: 1.2, phish: 1.2 },
  SUBJECT_MIXED_SCRIPT: { desired: -0.6, greybulk: -0.6, greyspam: 0.3, spam: 1.4, phish: 1.6 },
  SUBJECT_STYLED_LETTERS: { desired: -0.4, greybulk: -0.3, greyspam: 0.6, spam: 0.7, phish: 0.4 },
  SUBJECT_SPACED_LETTERS: { desired: -0.4, greybulk: -0.4, greyspam: 0.6, spam: 1.4, phish: 0.4 },
  SUBJECT_HOLDS_ADDRESS: { desired: -0.4, greybulk: -0.4, spam: 0.7, phish: 1.2 },
} as const satisfies Weights;
