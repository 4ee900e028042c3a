// What the text tries to make its reader do, in French and in English: plots of fraud and of claims, from tables, and what contradicts
// them. A text in another language gives nothing. It reads what is seen, once, whatever its case, accents, encoding or disguise.

import type { EvidenceSymbol } from '../../data/weights.ts';
import { type Finding, quote } from '../../finding.ts';
import type { Reading } from '../../reading.ts';
import { circumstancesOf } from './circumstances.ts';
import { patterns } from './concepts.ts';
import { contradictionsOf } from './contradictions.ts';
import { extortionPieces } from './extortion.ts';
import { type FoundPlot, findPlots } from './find-plots.ts';
import { BETWEEN, placeOf } from './place-of.ts';
import { type Found, search } from './search.ts';
import { findWallet } from './wallets.ts';

/** A letter says what it wants before this; what is stuffed behind it is for filters. */
const LONGEST_TEXT = 12_000;

export function persuasionEvidence(reading: Reading): Finding[] {
  const { subject = '', visibleText } = reading;
  const text = subject + BETWEEN + visibleText.slice(0, LONGEST_TEXT);
  const found = search(text, patterns);
  if (found.languages.length === 0) return [];
  const plots = findPlots(found, circumstancesOf(reading, found, text));
  const isSecondStep = followsHook(found, reading);
  const extortion = plots.find(({ plot }) => plot.symbol === 'EXTORTION');
  return [
    ...plots.map((plot) => toFinding(plot, reading, text)),
    ...(extortion ? extortionPieces(extortion, found, findWallet(text), reading) : []),
    ...(isSecondStep ? [{ symbol: 'BOSS_SECOND_STEP' } as const] : []),
    ...contradictionsOf(plots, isSecondStep, reading, text),
  ];
}

function toFinding({ plot, hit }: FoundPlot, reading: Reading, text: string): Finding {
  const place = placeOf(hit, reading);
  return {
    symbol: plot.symbol,
    details: { quote: quote(text.slice(hit.start, hit.end)) },
    ...(place && { place }),
  };
}

const HOOKS: readonly EvidenceSymbol[] = [
  'BOSS_HOOK',
  'BOSS_HOOK_FAINT',
  'BOSS_TRANSFER',
  'BOSS_STRANGER',
  'BOSS_SECOND_STEP',
];
const REQUESTS = ['gift_card', 'send_codes', 'face_value', 'transfer', 'deal', 'new_bank', 'mobile_number'] as const;

/** Boss fraud is a conversation: after the hook, a request for money is what was to come. */
function followsHook(found: Found, { context: { thread } }: Reading): boolean {
  if (!thread?.symbols.some((one) => HOOKS.includes(one))) return false;
  return found.languages.some((one) => REQUESTS.some((request) => found.hits(one, request).length > 0));
}
