// Honest and careless sending in number: see ../weights.ts for units and rules.

import type { Weights } from './class-weights.ts';

export const bulkWeights = {
  BULK_ONE_CLICK: { desired: -0.6, greybulk: 2.0, greyspam: 0.6, spam: -0.2, phish: -0.9 },
  BULK_UNSUBSCRIBE_HEADER: { desired: -0.8, greybulk: 1.3, greyspam: 0.8, spam: 0.1, phish: -0.4 },
  BULK_UNSUBSCRIBE_INVALID: { desired: -0.4, greybulk: -0.2, greyspam: 0.8, spam: 0.5 },
  BULK_ONE_CLICK_INSECURE: { greyspam: 0.5, spam: 0.1 },
  BULK_UNSUBSCRIBE_ABSENT: { desired: -0.6, greybulk: -0.8, greyspam: 1.2, spam: 0.8 },
  BULK_UNSUBSCRIBE_LINK: { desired: -0.8, greybulk: 1.1, greyspam: 0.6, spam: 0.1, phish: -0.3 },
  BULK_UNSUBSCRIBE_LINK_ABSENT: { greybulk: -0.1, greyspam: 0.4 },
  BULK_LIST_ID: { greybulk: 0.5, spam: -0.2, phish: -0.2 },
  BULK_LIST_ID_INVALID: { greyspam: 0.2 },
  BULK_FEEDBACK_ID: { greybulk: 0.4, spam: -0.1, phish: -0.1 },
  BULK_PRECEDENCE: { desired: -0.3, greybulk: 0.3, greyspam: 0.2 },
  BULK_DISCUSSION_LIST: { desired: 1.0, greybulk: 0.4, greyspam: -0.6, spam: -0.6, phish: -0.6 },
  BULK_FIELD_UNFILLED: { desired: -0.7, greybulk: -0.3, greyspam: 1.0, spam: 0.9, phish: 0.8 },
  BULK_VARIANT_UNCHOSEN: { desired: -0.8, greybulk: -0.6, greyspam: 0.8, spam: 1.4, phish: 0.6 },
  BULK_SUBJECT_RANDOM: { desired: -0.5, greybulk: -0.6, greyspam: 0.3, spam: 1.4, phish: 0.8 },
  BULK_UNSUBSCRIBE_HIDDEN: { desired: -0.4, greybulk: -0.8, greyspam: 1.2, spam: 1.0, phish: 0.4 },
  BULK_HEADERS_MISSING: { desired: -0.3, greyspam: 1.0, spam: 0.3 },
  BULK_LEAVE_BY_ANSWER: { desired: -0.4, greybulk: -0.3, greyspam: 0.8, spam: 1.2 },
  BULK_SNOWSHOE: { desired: -0.6, greybulk: -0.6, greyspam: 0.5, spam: 1.6, phish: 0.8 },
  BULK_POSTAL_ADDRESS: { greybulk: 0.2, greyspam: 0.1 },
  BULK_WELL_KEPT: { greybulk: 0.8, greyspam: -0.4, spam: -0.5, phish: -0.6 },
} as const satisfies Weights;
