// How it came: see ../weights.ts for units and rules.

import type { Weights } from './class-weights.ts';

export const routeWeights = {
  ROUTE_HELO_ADDRESS: { desired: -0.4, greybulk: -0.8, greyspam: 0.2, spam: 1.6, phish: 1.2 },
  ROUTE_HELO_LOCAL: { desired: -0.3, greybulk: -0.8, greyspam: 0.2, spam: 1.2, phish: 1.0 },
  ROUTE_HELO_FORGED: { desired: -0.6, greybulk: -1.0, spam: 1.5, phish: 1.5 },
  ROUTE_HOST_CUSTOMER_LINE: { desired: -0.4, greybulk: -1.0, spam: 1.5, phish: 1.1 },
  ROUTE_HOST_NAMELESS: { desired: -0.3, greybulk: -0.8, greyspam: 0.2, spam: 1.0, phish: 0.9 },
  ROUTE_HOST_FOREIGN: { desired: -0.6, greybulk: -0.8, spam: 1.5, phish: 1.4 },
  ROUTE_DATES_DISORDERED: { desired: -0.4, greybulk: -0.8, spam: 1.4, phish: 0.9 },
  ROUTE_WEB_SCRIPT: { desired: -0.2, greybulk: -0.3, greyspam: 0.2, spam: 0.6, phish: 0.8 },
  ROUTE_MAILER_FORGED: { desired: -0.6, greybulk: -0.8, spam: 1.6, phish: 1.3 },
} as const satisfies Weights;
