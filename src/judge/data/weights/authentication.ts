// Who vouches for the message: see ../weights.ts for units and rules.

import type { Weights } from './class-weights.ts';

export const authenticationWeights = {
  AUTH_DMARC_PASS: { desired: 0.6, greybulk: 0.8, greyspam: 0.2, spam: -0.4, phish: -0.7 },
  AUTH_DMARC_FAIL: { desired: -1.0, greybulk: -1.2, greyspam: -0.4, spam: 0.5, phish: 1.4 },
  AUTH_DMARC_FAIL_LIST: { phish: 0.2 },
  AUTH_DMARC_ABSENT: { greybulk: -0.2, spam: 0.2, phish: 0.2 },
  AUTH_SPF_ALIGNED: { desired: 0.2, greybulk: 0.2, phish: -0.2 },
  AUTH_SPF_FAIL: { desired: -0.4, greybulk: -0.6, spam: 0.5, phish: 0.7 },
  AUTH_SPF_SOFTFAIL: { desired: -0.2, greybulk: -0.3, spam: 0.3, phish: 0.4 },
  AUTH_SPF_BROKEN: { greybulk: -0.2, greyspam: 0.2, spam: 0.2 },
  AUTH_SPF_ABSENT: { greybulk: -0.2, spam: 0.2, phish: 0.2 },
  AUTH_DKIM_ALIGNED: { desired: 0.3, greybulk: 0.4, phish: -0.3 },
  AUTH_DKIM_UNALIGNED: { greyspam: 0.2, spam: 0.2, phish: 0.2 },
  AUTH_DKIM_FAIL: { spam: 0.2, phish: 0.4 },
  AUTH_DKIM_ABSENT: { greybulk: -0.3, spam: 0.2, phish: 0.2 },
  AUTH_DKIM_WEAK_KEY: { greyspam: 0.2, spam: 0.2, phish: 0.2 },
  AUTH_DKIM_PARTIAL_BODY: { greyspam: 0.1, spam: 0.2, phish: 0.3 },
  AUTH_DKIM_LIST_HEADERS_UNSIGNED: { greyspam: 0.2 },
  AUTH_ARC_TRUSTED: { desired: 0.4, greybulk: 0.2, phish: -0.3 },
  AUTH_OTHERS_VOUCH: { desired: -0.5, greybulk: -0.5, spam: 0.6, phish: 0.8 },
  AUTH_AS_USUAL: { desired: 0.7, greybulk: 0.7, spam: -0.6, phish: -0.8 },
  AUTH_USUALLY_SIGNED: { desired: -0.8, greybulk: -0.6, spam: 0.3, phish: 1.4 },
  AUTH_UNUSUAL_SIGNER: { desired: -0.4, greybulk: -0.3, spam: 0.2, phish: 0.7 },
  AUTH_UNUSUAL_NETWORK: { desired: -0.3, spam: 0.2, phish: 0.5 },
  AUTH_NOTHING_VOUCHES: { desired: -0.6, greybulk: -0.9, spam: 0.6, phish: 0.7 },
} as const satisfies Weights;
