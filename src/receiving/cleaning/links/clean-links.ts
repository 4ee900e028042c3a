// Links that say less about who clicks them: led straight to their targets where they were wrapped, without the parameters that only count.
// Only where it is asked for. A link that leaves a list, or that is signed as a whole, keeps its parameters: it must work.

import { unsubscribePath } from '#judge/data/words.ts';
import type { Change } from '../change.ts';
import type { WrittenLink } from '../loads.ts';
import { signatures, trackingParameters, trackingPrefixes } from './tracking-parameters.ts';
import { unwrap } from './unwrap.ts';

export interface LinkChange {
  /** As it was. */
  address: string;
  /** As it is now. */
  target: string;
  /** The services that it led through. */
  services: readonly string[];
  /** Names of the parameters taken away. */
  parameters: readonly string[];
}

const LONGEST = 8_000;
/** A wrapped link may have been wrapped again on its way. */
const MOST_WRAPPINGS = 5;

export function cleanLinks(links: readonly WrittenLink[]): (Change & { change: LinkChange })[] {
  return links.flatMap(({ part, written }) => {
    const change = cleanLink(written.address);
    // Letters beyond ASCII can be written in any charset only as the address of a page writes them.
    const isWritable = change && /^[\x21-\x7e]*$/.test(change.target);
    return isWritable ? [{ part, written, put: escapeAttribute(change.target), change }] : [];
  });
}

/** Undefined when there is nothing to change. */
export function cleanLink(written: string): LinkChange | undefined {
  const address = written.trim();
  if (address.length > LONGEST || !/^https?:\/\//i.test(address)) return undefined;
  const services: string[] = [];
  let target = address;
  while (services.length < MOST_WRAPPINGS) {
    const next = URL.canParse(target) ? unwrap(new URL(target)) : undefined;
    if (!next) break;
    services.push(next.service);
    target = next.target;
  }
  const stripped = stripParameters(target);
  if (services.length === 0 && stripped.parameters.length === 0) return undefined;
  return { address, target: stripped.target, services, parameters: stripped.parameters };
}

/** What remains is left as it was written: pages that read their own parameters are particular. */
function stripParameters(address: string): { target: string; parameters: string[] } {
  const [, before = '', query = '', fragment = ''] = /^([^?#]*)\?([^#]*)(#.*)?$/s.exec(address) ?? [];
  const pieces = query.split('&');
  const names = pieces.map(nameOf);
  const kept = pieces.filter((_, index) => !isTracking(names[index] as string));
  if (kept.length === pieces.length || names.some((name) => signatures.has(name)) || unsubscribePath.test(before))
    return { target: address, parameters: [] };
  const parameters = names.filter(isTracking);
  return { target: `${before}${kept.length > 0 ? `?${kept.join('&')}` : ''}${fragment}`, parameters };
}

const nameOf = (piece: string): string => (piece.split('=', 1)[0] ?? '').toLowerCase();
const isTracking = (name: string): boolean =>
  trackingParameters.has(name) || trackingPrefixes.some((prefix) => name.startsWith(prefix));

/** Safe in an attribute whatever its quotes, and even without any. */
const escapeAttribute = (text: string): string =>
  text.replace(/[&"'<>`\s]/g, (character) => `&#${character.charCodeAt(0)};`);
