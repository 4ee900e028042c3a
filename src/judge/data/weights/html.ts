// How the body is made: see ../weights.ts for units and rules.

import type { Weights } from './class-weights.ts';

export const htmlWeights = {
  HTML_CLIPPED: { greyspam: 0.3 },
  HTML_HEAVY: { greyspam: 0.1 },
  HTML_FORM: { desired: -0.2, greybulk: -0.1, greyspam: 0.2, spam: 0.2, phish: 0.4 },
  HTML_PASSWORD_FIELD: { desired: -0.8, greybulk: -1.0, spam: 0.4, phish: 2.6 },
  HTML_SCRIPT: { desired: -0.4, greybulk: -0.3, greyspam: 0.3, spam: 0.5, phish: 0.8 },
  HTML_ACTIVE: { desired: -0.2, greybulk: -0.1, greyspam: 0.2, spam: 0.3, phish: 0.4 },
  HTML_REFRESH: { desired: -0.6, greybulk: -0.6, spam: 0.6, phish: 1.2 },
  HTML_IMAGES_WITHOUT_ALT: { greyspam: 0.2 },
  TEXT_PART_MISSING: { greybulk: -0.1, greyspam: 0.3, spam: 0.3, phish: 0.3 },
  TEXT_PART_EMPTY: { greybulk: -0.1, greyspam: 0.3, spam: 0.2, phish: 0.2 },
  TEXT_PART_DIFFERS: { greybulk: -0.2, greyspam: 0.3, spam: 0.6, phish: 0.4 },
  BODY_EMPTY: { greybulk: -0.6, spam: 0.4, phish: 0.2 },
} as const satisfies Weights;
