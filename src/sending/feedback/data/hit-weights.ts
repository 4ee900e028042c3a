// What each sign of a hit weighs, as log-odds that no person followed the link, and where the classes begin. A table, to be tuned
// without touching code; what a sign is stands in hit.ts. Signs of a person weigh below zero.

export const hitWeights = {
  BEFORE_ACCEPTANCE: 4,
  WITHIN_10_SECONDS: 2,
  WITHIN_30_SECONDS: 1,
  HEAD_REQUEST: 3,
  NO_ACCEPT_LANGUAGE: 3,
  EMPTY_AGENT: 3,
  MACHINE_AGENT: 3,
  SECURITY_NETWORK: 2,
  LINKS_IN_BURST: 3,
  ONE_SOURCE_MANY_PEOPLE: 2,
  CAME_BACK_LATER: -2,
  ANSWERED: -4,
} as const;

export const SCANNER_FROM = 4;
export const UNKNOWN_FROM = 2;
