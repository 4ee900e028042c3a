// Spies: see ../weights.ts for units and rules.

import type { Weights } from './class-weights.ts';

export const trackersWeights = {
  TRACKER_NAMED: { desired: -0.5, greybulk: 0.3, greyspam: 0.3 },
  TRACKER_PIXEL: { desired: -0.4, greybulk: 0.2, greyspam: 0.3, spam: 0.1, phish: 0.1 },
  TRACKER_HIDDEN: { desired: -0.4, greybulk: 0.1, greyspam: 0.3, spam: 0.1, phish: 0.1 },
  TRACKER_RECIPIENT: { desired: -0.4, greyspam: 0.5, spam: 0.6, phish: 0.6 },
  TRACKER_SOLE_OPAQUE: { desired: -0.2, greyspam: 0.1, spam: 0.3, phish: 0.3 },
} as const satisfies Weights;
