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

export interface MessageLink {
  /** As the judge reads it. */
  address: string;
  /** Absent: it is no address of the web. */
  own?: CanonicalAddress;
  /** Where it leads behind those that count clicks. */
  target?: CanonicalAddress;
}

/** Each address once. */
export function linksOf(message: Message, context: Pick<JudgeContext, 'qrCodes'> = {}): MessageLink[] {
  const hrefs = readLinks(message, context).flatMap(({ url }) => (url ? [url.href] : []));
  return [...new Set(hrefs)].slice(0, MOST_LINKS).map(readLink);
}

function readLink(address: string): MessageLink {
  const own = canonicalAddress(address);
  const behind = cleanLink(address)?.target;
  const target = behind === undefined ? own : canonicalAddress(behind);
  return { address, ...(own && { own }), ...(target && { target }) };
}

/** One for each expression. */
export function recordableLinks(links: readonly MessageLink[]): RecordableLink[] {
  const found = new Map<string, RecordableLink>();
  for (const { target: address } of links) {
    if (!address || found.size === MOST_RECORDED) continue;
    const expression = expressionFor(address);
    if (expression !== undefined && !found.has(expression)) found.set(expression, { address, expression });
  }
  return [...found.values()];
}

/** By which the ledger finds the messages that carry a link. */
export const linkPrefixes = (links: readonly MessageLink[]): number[] => [
  ...new Set(recordableLinks(links).map(({ expression }) => prefixOf(hashOf(expression)))),
];

/** The expressions that an address may be known under, its target's among them. */
export const knownUnder = (address: string): string[] => expressionsFor(readLink(address));

const expressionsFor = ({ own, target }: MessageLink): string[] => [
  ...new Set([...new Set([own, target])].flatMap((one) => (one ? expressionsOf(one) : []))),
];

export interface AskedLink {
  /** As it stands in the message. */
  address: string;
  /** Of the hashes that it may be known under. */
  prefixes: readonly number[];
}

/** Most links of a message share their hosts and folders: each expression is hashed once. */
export function askedLinks(links: readonly MessageLink[]): AskedLink[] {
  const hashed = new Map<string, number>();
  const prefixFor = (expression: string): number => {
    const known = hashed.get(expression) ?? prefixOf(hashOf(expression));
    hashed.set(expression, known);
    return known;
  };
  return links.map((link) => ({ address: link.address, prefixes: expressionsFor(link).map(prefixFor) }));
}
