// What each symbol weighs for each class: a table, no code. Units are natural log-odds, added up per class by weigh.ts; a class
// left out counts 0 (greymail: as greybulk). Figures are set by hand; a fit on labelled mail corrects them (corrections.ts), held near what was set.
// Three rules hold for every row: no symbol depends on the language of a message; what honest mail does every day never weighs
// more than a hint towards spam or phish; and no single row can carry a message there against good authentication,
// but those of links that people looked at and blocked.

import type { MessageClass } from '../verdict.ts';
import type { ClassWeights } from './weights/class-weights.ts';
import { corrections } from './corrections.ts';
import { attachmentsWeights } from './weights/attachments.ts';
import { authenticationWeights } from './weights/authentication.ts';
import { bulkWeights } from './weights/bulk.ts';
import { concealmentWeights } from './weights/concealment.ts';
import { headersWeights } from './weights/headers.ts';
import { htmlWeights } from './weights/html.ts';
import { identityWeights } from './weights/identity.ts';
import { learnedWeights } from './weights/learned.ts';
import { linksWeights } from './weights/links.ts';
import { routeWeights } from './weights/route.ts';
import { persuasionWeights } from './weights/persuasion.ts';
import { subjectWeights } from './weights/subject.ts';
import { trackersWeights } from './weights/trackers.ts';

/** What a message is before anything is known about it, as a person set it. */
export const writtenPriors: Readonly<Record<MessageClass, number>> = {
  desired: 1.4,
  greybulk: 0,
  greymail: -5,
  greyspam: -1.5,
  spam: -0.6,
  phish: -1.1,
};

/** Symbols by the group they belong to: one file a group. */
export const weightsByGroup = {
  authentication: authenticationWeights,
  identity: identityWeights,
  headers: headersWeights,
  route: routeWeights,
  bulk: bulkWeights,
  subject: subjectWeights,
  persuasion: persuasionWeights,
  links: linksWeights,
  trackers: trackersWeights,
  html: htmlWeights,
  concealment: concealmentWeights,
  attachments: attachmentsWeights,
  learned: learnedWeights,
} as const;

export type EvidenceGroup = keyof typeof weightsByGroup;
export type SymbolOf<Group extends EvidenceGroup> = {
  [One in Group]: keyof (typeof weightsByGroup)[One];
}[Group];
export type EvidenceSymbol = SymbolOf<EvidenceGroup>;

export interface Weight {
  group: EvidenceGroup;
  row: ClassWeights;
}

/** As people set them. */
export const writtenWeights = Object.fromEntries(
  Object.entries(weightsByGroup).flatMap(([group, rows]) =>
    Object.entries(rows).map(([symbol, row]) => [symbol, { group, row }]),
  ),
) as Record<EvidenceSymbol, Weight>;

/** What the judge counts with: what people set, corrected by what a fit on labelled mail found (`dauphin train`). */
export const weights = Object.fromEntries(
  Object.entries(writtenWeights).map(([symbol, { group, row }]) => [symbol, { group, row: corrected(symbol, row) }]),
) as Record<EvidenceSymbol, Weight>;

export const priors = { ...writtenPriors, ...corrected('PRIORS', writtenPriors) };

function corrected(symbol: string, row: ClassWeights): ClassWeights {
  const correction = corrections[symbol];
  if (!correction) return row;
  const names = new Set([...Object.keys(row), ...Object.keys(correction)]) as Set<MessageClass>;
  return Object.fromEntries([...names].map((name) => [name, (row[name] ?? 0) + (correction[name] ?? 0)]));
}
