// Who it says it comes from: see ../weights.ts for units and rules.

import type { Weights } from './class-weights.ts';

export const identityWeights = {
  FROM_MISSING: { desired: -0.8, greybulk: -0.8, greyspam: 0.3, spam: 1.4, phish: 1.2 },
  FROM_SEVERAL: { desired: -0.4, greybulk: -0.4, greyspam: 0.2, spam: 0.6, phish: 0.6 },
  FROM_INVALID: { desired: -0.6, greybulk: -0.8, greyspam: 0.3, spam: 1.1, phish: 0.9 },
  FROM_NAME_MISSING: { greyspam: 0.2 },
  FROM_NAME_OTHER_ADDRESS: { desired: -0.6, greybulk: -0.8, spam: 0.6, phish: 2.0 },
  FROM_NAME_OTHER_DOMAIN: { desired: -0.2, greybulk: -0.2, spam: 0.3, phish: 0.8 },
  FROM_NAME_BRAND: { desired: -0.8, greybulk: -0.8, spam: 0.6, phish: 2.6 },
  FROM_NAME_BRAND_VOUCHED: { greybulk: -0.2, spam: 0.3, phish: 1.3 },
  FROM_NAME_INVISIBLE: { desired: -0.8, greybulk: -0.8, greyspam: 0.4, spam: 1.0, phish: 1.6 },
  FROM_NAME_MIXED_SCRIPT: { desired: -0.8, greybulk: -0.8, spam: 0.8, phish: 2.0 },
  FROM_DOMAIN_BRAND: { desired: -0.6, greybulk: -0.6, spam: 0.4, phish: 2.2 },
  FROM_DOMAIN_PUNYCODE: { spam: 0.2, phish: 0.5 },
  FROM_DOMAIN_MACHINE: { desired: -0.5, greybulk: -0.5, spam: 0.7, phish: 0.7 },
  FROM_FREEMAIL: { desired: 0.2, greybulk: -0.4, spam: 0.3 },
  FROM_FREEMAIL_BULK: { desired: -0.4, greybulk: -0.6, greyspam: 0.9, spam: 0.9, phish: 0.3 },
  FROM_NO_REPLY: { greybulk: 0.1, greyspam: 0.4 },
  FROM_IS_RECIPIENT: { desired: -0.3, greybulk: -0.8, spam: 0.9, phish: 1.6 },
  FROM_CORRESPONDENT: { desired: 2.2, greybulk: 0.6, spam: -1.2, phish: -1.0 },
  FROM_OWNER_IGNORES: { greybulk: -1.0, greymail: 6.5, desired: -1.0 },
  FROM_OWNER_READS: { desired: 0.8, greybulk: 1.2, greymail: -2, greyspam: -0.8, spam: -1.0, phish: -0.6 },
  REPLY_TO_OTHER_DOMAIN: { greyspam: 0.1, spam: 0.2, phish: 0.2 },
  REPLY_TO_FREEMAIL: { desired: -0.5, greybulk: -0.5, spam: 1.3, phish: 1.4 },
  REPLY_TO_OTHER_FREEMAIL: { desired: -0.5, greybulk: -0.5, spam: 1.1, phish: 1.0 },
  REPLY_TO_NO_REPLY: { greybulk: 0.1, greyspam: 0.3 },
  REPLY_TO_INVALID: { greyspam: 0.3, spam: 0.4, phish: 0.2 },
  TO_MISSING: { desired: -0.5, greybulk: -0.4, greyspam: 0.2, spam: 0.6, phish: 0.4 },
} as const satisfies Weights;
