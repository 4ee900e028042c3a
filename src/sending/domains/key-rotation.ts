// The life of a DKIM key: prepared beside the one that signs, published, put in its place, and kept published until the mail that it
// signed has been read. Pure. A key must never sign before receivers can find it, nor vanish while they may still look for it.

import type { PublishedKey } from './domain.ts';

/** `prepared`: to be published. `signing`. `retired`: signs no more, its record must stay for a while. */
export type KeyState = 'prepared' | 'signing' | 'retired';

export interface DomainKey extends PublishedKey {
  state: KeyState;
  createdAt: Date;
  retiredAt: Date | null;
}

const DAY = 24 * 3600 * 1000;
/** Mail is tried for five days, and may be verified once more when it is forwarded or fetched. */
const KEPT_PUBLISHED_DAYS = 7;
/** M3AAWG, “DKIM Key Rotation Best Common Practices”: at least every six months. */
const BEST_BEFORE_DAYS = 183;

/** From when the record of a retired key can be taken out of the DNS. */
export const removableFrom = ({ retiredAt }: Pick<DomainKey, 'retiredAt'>): Date | null =>
  retiredAt && new Date(retiredAt.getTime() + KEPT_PUBLISHED_DAYS * DAY);

export function isRemovable(key: DomainKey, now: Date): boolean {
  const from = removableFrom(key);
  return key.state === 'retired' && from !== null && from <= now;
}

/** Whether the keys that sign have done so long enough. */
export const isDueForChange = (keys: readonly DomainKey[], now: Date): boolean =>
  keys.some(
    ({ state, createdAt }) => state === 'signing' && now.getTime() - createdAt.getTime() > BEST_BEFORE_DAYS * DAY,
  );

/** What precedes the letter of the algorithm in the selectors of a new pair: the month, and a number from the second pair on. */
export function selectorStem(now: Date, taken: readonly string[]): string {
  const month = `d${now.toISOString().slice(0, 7).replace('-', '')}`;
  const isTaken = (stem: string) => taken.some((selector) => selector.slice(0, -1) === stem);
  for (let number = 1; ; number++) {
    const stem = number === 1 ? month : `${month}-${number}`;
    if (!isTaken(stem)) return stem;
  }
}
