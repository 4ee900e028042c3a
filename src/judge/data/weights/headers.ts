// Headers that every message must carry: see ../weights.ts for units and rules.

import type { Weights } from './class-weights.ts';

export const headersWeights = {
  HEADER_DATE_MISSING: { desired: -0.3, greybulk: -0.4, greyspam: 0.2, spam: 0.6, phish: 0.4 },
  HEADER_DATE_INVALID: { greybulk: -0.3, greyspam: 0.2, spam: 0.5, phish: 0.3 },
  HEADER_DATE_FAR: { greybulk: -0.4, greyspam: 0.1, spam: 0.6, phish: 0.4 },
  HEADER_MESSAGE_ID_MISSING: { desired: -0.3, greybulk: -0.5, greyspam: 0.2, spam: 0.6, phish: 0.5 },
  HEADER_MESSAGE_ID_INVALID: { greybulk: -0.3, greyspam: 0.1, spam: 0.4, phish: 0.4 },
  HEADER_REPEATED: { greybulk: -0.3, greyspam: 0.2, spam: 0.5, phish: 0.5 },
  HEADER_RAW_BYTES: { spam: 0.3, phish: 0.1 },
  THREAD_ANSWER: { desired: 1.0, greybulk: -0.4, greyspam: -1.0, spam: -1.2, phish: -1.0 },
  THREAD_REFERENCES: { desired: 0.3, greyspam: -0.2, spam: -0.2, phish: -0.2 },
  THREAD_STARTS_ON_LIST: { desired: -0.4, greyspam: 0.3, spam: 0.6, phish: 0.4 },
} as const satisfies Weights;
