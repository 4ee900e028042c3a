// Which of the things that a message makes a mail program fetch report on its reader: what the judge's finder of spy pixels says, and what two
// copies of one mailing have proved to be personal. A mere hint takes nothing away that could be seen, nor is a name on a picture meant to be seen.

import { findSpyPixels, type SpyPixel } from '#judge/trackers/find-spy-pixels.ts';
import { imageHosts } from '#judge/data/public-hosts.ts';
import type { Details } from '#judge/finding.ts';
import { listedIn } from '#judge/hosts.ts';
import type { ReadingImage } from '#judge/reading.ts';
import type { Load } from './loads.ts';
import type { RemovalReason } from './removal.ts';

export interface Tracker {
  load: Load;
  reason: RemovalReason;
  details: Details;
}

/** Two are the rule; a message that is made to need more gets no more. */
const MOST_PASSES = 10;
/** Pixels from which on a picture is there to be looked at. */
const SEEN = 11;

export function findTrackers(
  loads: readonly Load[],
  recipients: readonly string[],
  personal: ReadonlySet<string>,
): Tracker[] {
  const proven = loads
    .filter(({ image }) => personal.has(image.src))
    .map((load): Tracker => ({ load, reason: 'TRACKER_PERSONAL', details: { host: load.image.host } }));
  const found = new Map(proven.map((tracker) => [tracker.load, tracker]));
  // What remains is looked at again until nothing is found: one picture less may make another the only one of its kind.
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const rest = new Map(loads.filter((load) => !found.has(load)).map((load) => [load.image, load]));
    const spies = findSpyPixels({ images: [...rest.keys()], recipients }).flatMap((spy) => {
      const load = rest.get(spy.image);
      return load && isBeyondDoubt(spy, load) ? [{ load, reason: spy.symbol, details: spy.details }] : [];
    });
    if (spies.length === 0) break;
    for (const tracker of spies) found.set(tracker.load, tracker);
  }
  return loads.flatMap((load) => found.get(load) ?? []);
}

function isBeyondDoubt({ symbol, image }: SpyPixel, load: Load): boolean {
  if (symbol === 'TRACKER_SOLE_OPAQUE') return isUnseen(load) && (speaksOfOpening(image) || load.isLastOfSeveral);
  if (symbol === 'TRACKER_PIXEL') return !isSameForAll(image);
  return symbol !== 'TRACKER_NAMED' || load.written.kind !== 'image' || !isMeantToBeSeen(image);
}

/** Four figures in a row, letters and figures mixed, or a word of counting: what a spacer's address does not hold. */
const SAYS_WHO = /\d{4}|(?=[a-z]{0,20}\d)[a-z\d]{6}|(?:^|[^a-z])(?:opens?|track|count|beacon)/i;

/** A picture file under a plain name, asked for without a parameter: no more than a spacer, since it can tell nobody from anybody. */
const isSameForAll = ({ url }: ReadingImage): boolean =>
  url !== undefined &&
  url.search === '' &&
  PICTURE_FILE.test(url.pathname) &&
  !SAYS_WHO.test(`${url.host}${url.pathname}`);

export const isMeantToBeSeen = ({ isHidden, width, height }: ReadingImage): boolean =>
  !isHidden && (width !== undefined || height !== undefined) && (width ?? SEEN) >= SEEN && (height ?? SEEN) >= SEEN;

const PICTURE_FILE = /\.(?:jpe?g|png|gif|webp|avif|svg|bmp)$/i;
const PICTURE_FORMAT = /[?&][^=&]{1,20}=(?:jpe?g|png|gif|webp|avif|svg|auto|\d{2,4}x\d{2,4})(?:&|$)/i;

/** Nothing that would be looked at: no size, no name or format of a picture, and no place where people keep theirs. */
function isUnseen({ written: { kind }, image: { url, host, width, height } }: Load): boolean {
  if (kind !== 'image' || width !== undefined || height !== undefined || !url) return false;
  return !PICTURE_FILE.test(url.pathname) && !PICTURE_FORMAT.test(url.search) && !listedIn(imageHosts, host);
}

const REPORTING_WORD =
  /(?:^|[^a-z])(?:opens?|opened|op|track(?:er|ing)?|trace|pixel|beacon|imp|impression|seen|eo)(?:[^a-z]|$)/i;
const speaksOfOpening = ({ url }: ReadingImage): boolean => REPORTING_WORD.test(`${url?.host}${url?.pathname}`);
