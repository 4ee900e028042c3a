// The links of a message as linkguard knows them: what each would be recorded under, and what it may already be known under. Pure; a message
// with a thousand links is read as far as the first hundred.

import type { JudgeContext } from '#judge/context.ts';
import { readLinks } from '#judge/reading.ts';
import type { Message } from '#message/parse.ts';
import { type CanonicalAddress, canonicalAddress, expressionsOf, hashOf, prefixOf } from './canonical.ts';
import { cleanLink } from '../cleaning/links/clean-links.ts';
import { expressionFor } from './recordable.ts';

export interface RecordableLink {
  address: CanonicalAddress;
  expression: string;
}

const MOST_LINKS = 100;
const MOST_RECORDED = 50;

/** Addresses as the judge reads them, each once. */
export function addressesIn(message: Message, context: Pick<JudgeContext, 'qrCodes'> = {}): string[] {
  const hrefs = readLinks(message, context).flatMap(({ url }) => (url ? [url.href] : []));
  return [...new Set(hrefs)].slice(0, MOST_LINKS);
}

/** Where an address leads behind those that count clicks. */
function targetOf(written: string): CanonicalAddress | undefined {
  return canonicalAddress(cleanLink(written)?.target ?? written);
}

/** One for each expression. */
export function recordableLinks(addresses: readonly string[]): RecordableLink[] {
  const found = new Map<string, RecordableLink>();
  for (const written of addresses) {
    const address = targetOf(written);
    if (!address || found.size === MOST_RECORDED) continue;
    const expression = expressionFor(address);
    if (expression !== undefined && !found.has(expression)) found.set(expression, { address, expression });
  }
  return [...found.values()];
}

/** By which the ledger finds the messages that carry a link. */
export const linkPrefixes = (addresses: readonly string[]): number[] => [
  ...new Set(recordableLinks(addresses).map(({ expression }) => prefixOf(hashOf(expression)))),
];

/** The expressions that an address may be known under, its target's among them. */
export function knownUnder(address: string): string[] {
  const both = [canonicalAddress(address), targetOf(address)];
  return [...new Set(both.flatMap((one) => (one ? expressionsOf(one) : [])))];
}

export interface AskedLink {
  /** As it stands in the message. */
  address: string;
  /** Of the hashes that it may be known under. */
  prefixes: readonly number[];
}

/** Most links of a message share their hosts and folders: each expression is hashed once. */
export function askedLinks(addresses: readonly string[]): AskedLink[] {
  const hashed = new Map<string, number>();
  const prefixFor = (expression: string): number => {
    const known = hashed.get(expression) ?? prefixOf(hashOf(expression));
    hashed.set(expression, known);
    return known;
  };
  return addresses.map((address) => ({ address, prefixes: knownUnder(address).map(prefixFor) }));
}
