// Images that report whether, when and where a message is read. Each image is weighed by itself: a named vendor's pixel, one too
// small to be seen, one that is hidden, one that carries the reader's address; a sole opaque image is only a hint.
// Pictures within the message (cid:, data:) report nothing, and spacers shared by everyone are spared.

import { addressMarks } from '../address-marks.ts';
import { trackerVendors } from '../data/trackers.ts';
import type { Details, Finding } from '../finding.ts';
import { isWithin } from '../hosts.ts';
import type { Reading, ReadingImage } from '../reading.ts';

export type SpyPixelSymbol =
  | 'TRACKER_NAMED'
  | 'TRACKER_PIXEL'
  | 'TRACKER_HIDDEN'
  | 'TRACKER_RECIPIENT'
  | 'TRACKER_SOLE_OPAQUE';

export interface SpyPixel {
  symbol: SpyPixelSymbol;
  image: ReadingImage;
  details: Details;
}

/** Seen as nothing at all: no more than this many pixels each way. */
const TINY = 2;
const SPACER_NAME =
  /(?:^|[/_-])(?:spacer|space|shim|gap|blank|clear(?:pixel)?|trans(?:parent)?|empty|dot|filler)[\w-]*\.(?:gif|png)$/i;
/** A run of letters and digits that nobody would choose as a name: long, with digits among letters, or plain hexadecimal. */
const OPAQUE = /(?=[\w~-]*\d)(?=[\w~-]*[a-z])[\w~-]{16,}/i;
const LONG_OPAQUE = /(?=[\w~-]*\d)(?=[\w~-]*[a-z])[\w~-]{24,}/i;

export const trackerEvidence = (reading: Reading): Finding[] =>
  findSpyPixels(reading).map(({ symbol, image, details }) => ({ symbol, details, place: image.place }));

interface Company {
  /** Fingerprints of the reader's addresses. */
  marks: readonly string[];
  usesOf(src: string): number;
  imagesFrom(host: string): number;
  total: number;
}

/** Every image of the message that reports its reader, with the ground for saying so. */
export function findSpyPixels(reading: Reading): SpyPixel[] {
  const remote = reading.images.filter(({ url }) => url?.protocol === 'http:' || url?.protocol === 'https:');
  const perHost = Map.groupBy(remote, ({ host }) => host);
  const perSource = Map.groupBy(remote, ({ src }) => src);
  const company: Company = {
    marks: reading.recipients.flatMap(addressMarks),
    usesOf: (src) => perSource.get(src)?.length ?? 0,
    imagesFrom: (host) => perHost.get(host)?.length ?? 0,
    total: remote.length,
  };
  return remote.flatMap((image) => spyPixelOf(image, company) ?? []);
}

function spyPixelOf(image: ReadingImage, { marks, usesOf, imagesFrom, total }: Company): SpyPixel | undefined {
  const vendor = vendorOf(image);
  const { host, src, width = 1, height = 1 } = image;
  if (vendor) return { symbol: 'TRACKER_NAMED', image, details: { vendor } };
  if (marks.some((mark) => src.includes(mark))) return { symbol: 'TRACKER_RECIPIENT', image, details: { host } };
  if (isSpacer(image, usesOf(src))) return undefined;
  if (isTiny(image)) return { symbol: 'TRACKER_PIXEL', image, details: { host, width, height } };
  if (image.isHidden && carriesCode(image)) return { symbol: 'TRACKER_HIDDEN', image, details: { host } };
  const isSole = imagesFrom(host) === 1 && total > 1;
  if (isSole && !image.alt && !isSized(image) && LONG_OPAQUE.test(pathAndQuery(image))) {
    return { symbol: 'TRACKER_SOLE_OPAQUE', image, details: { host } };
  }
  return undefined;
}

export function vendorOf({ url, host }: Pick<ReadingImage, 'url' | 'host'>): string | undefined {
  if (!url) return undefined;
  const path = `${url.pathname}${url.search}`;
  return trackerVendors.find(
    ({ hosts, path: wanted, shape }) =>
      shape?.test(path) || (hosts?.some((one) => isWithin(host, one)) && (!wanted || wanted.test(path))),
  )?.vendor;
}

const pathAndQuery = ({ url }: ReadingImage) => `${url?.pathname ?? ''}${url?.search ?? ''}`;
const carriesCode = (image: ReadingImage) => image.url?.search !== '' || OPAQUE.test(pathAndQuery(image));
const isSized = ({ width, height }: ReadingImage) => (width ?? 0) > TINY && (height ?? 0) > TINY;

function isTiny({ width, height }: ReadingImage): boolean {
  if (width === undefined && height === undefined) return false;
  return (width ?? 0) <= TINY && (height ?? 0) <= TINY;
}

/** The same picture for everyone, used to hold a layout: named so and without a code, or used several times. */
function isSpacer(image: ReadingImage, uses: number): boolean {
  if (carriesCode(image)) return false;
  return uses > 1 || SPACER_NAME.test(image.url?.pathname ?? '');
}
