// Links: see ../weights.ts for units and rules.

import type { Weights } from './class-weights.ts';

export const linksWeights = {
  LINK_TEXT_MISMATCH: { desired: -0.5, greybulk: -0.8, greyspam: 0.1, spam: 0.7, phish: 2.2 },
  LINK_TRACKED: { greybulk: 0.2, greyspam: 0.2 },
  LINK_IP: { desired: -0.4, greybulk: -0.8, spam: 1.0, phish: 1.6 },
  LINK_THIS_MACHINE: { greybulk: -0.1, greyspam: 0.3, spam: 0.1, phish: 0.1 },
  LINK_SHORTENER: { greybulk: -0.4, greyspam: 0.3, spam: 0.6, phish: 0.7 },
  LINK_OPEN_REDIRECT: { desired: -0.2, greybulk: -0.4, spam: 0.7, phish: 1.2 },
  LINK_CREDENTIALS: { desired: -0.6, greybulk: -0.8, spam: 0.8, phish: 2.0 },
  LINK_PUNYCODE: { spam: 0.2, phish: 0.5 },
  LINK_MIXED_SCRIPT: { desired: -0.8, greybulk: -0.8, spam: 0.8, phish: 2.4 },
  LINK_BRAND_HOST: { desired: -0.5, greybulk: -0.6, spam: 0.4, phish: 2.2 },
  LINK_FREE_HOSTING: { greybulk: -0.4, spam: 0.4, phish: 0.8 },
  LINK_PORT: { greybulk: -0.4, spam: 0.4, phish: 0.5 },
  LINK_SCHEME: { desired: -0.5, greybulk: -0.6, spam: 0.4, phish: 1.0 },
  LINK_INSECURE: { greyspam: 0.1, spam: 0.1, phish: 0.1 },
  LINK_ALL_OFF_DOMAIN: { greybulk: -0.1, spam: 0.3, phish: 0.4 },
  LINK_RECIPIENT_ADDRESS: { greybulk: -0.2, greyspam: 0.3, spam: 0.2, phish: 0.6 },
  LINK_EMPTY: { greyspam: 0.3, spam: 0.1, phish: 0.1 },
  LINK_MANY: { desired: -0.3, greyspam: 0.3 },
} as const satisfies Weights;
