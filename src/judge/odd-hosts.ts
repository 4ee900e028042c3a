// Hosts that a house would not choose for itself: under an ending that costs next to nothing, or with a name drawn at random.

import { cheapEndings, letEndings } from './data/cheap-endings.ts';
import { listedIn, organizationOf, ownLabelOf } from './hosts.ts';
import { looksRandom } from './random-names.ts';

/** So many names below that of the house are looked at. */
const MOST_LABELS = 8;

/** The ending under which the host cost next to nothing, if it did. */
export function cheapEndingOf(host: string): string | undefined {
  const ending = host.slice(host.lastIndexOf('.') + 1);
  return listedIn(letEndings, host) ?? (cheapEndings.has(ending) ? ending : undefined);
}

/** Whether the name of the house, or one that it gave to a machine below it, was drawn at random. */
export function hasRandomName(host: string): boolean {
  const below = host
    .slice(0, -organizationOf(host).length - 1)
    .split('.')
    .slice(-MOST_LABELS);
  return looksRandom(ownLabelOf(host)) || below.some(looksRandom);
}

export const isOddHost = (host: string): boolean => cheapEndingOf(host) !== undefined || hasRandomName(host);
