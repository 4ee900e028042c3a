// The one finder of images that report whether, when and where a message is read: the judge weighs what it finds, the gateway removes it.
// Each image is weighed by itself: a named vendor's pixel, one too small to be seen, one that is hidden, one that carries the reader's
// address; a sole opaque image is only a hint. It cannot fail, and it must never call a picture a spy that people are meant to see.
// Pictures within the message (cid:, data:) report nothing, and spacers shared by everyone are spared.

import { addressMarks } from '../address-marks.ts';
import type { Details } from '../finding.ts';
import type { Reading, ReadingImage } from '../reading.ts';
import { vendorOf } from './vendors.ts';

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
/** Nor does anybody look at so many pixels in all. */
const SPECK = 25;
const SPACER_NAME =
  /(?:^|[/_-])(?:spacer|space|shim|gap|blank|clear(?:pixel)?|trans(?:parent)?|empty|dot|filler)[\w-]*\.(?:gif|png)$/i;
/** Long enough to stand for one person among all readers. */
const CODE_LENGTH = 16;
const LONG_CODE_LENGTH = 24;

interface Company {
  /** Fingerprints of the reader's addresses. */
  marks: readonly string[];
  /** Hosts of pictures that are seen. */
  showing: ReadonlySet<string>;
  usesOf(src: string): number;
  imagesFrom(host: string): number;
  total: number;
}

/** Every image of one message that reports its reader, with the ground for saying so. */
export function findSpyPixels({ images, recipients }: Pick<Reading, 'images' | 'recipients'>): SpyPixel[] {
  const remote = images.filter(({ url }) => url?.protocol === 'http:' || url?.protocol === 'https:');
  const perHost = Map.groupBy(remote, ({ host }) => host);
  const perSource = Map.groupBy(remote, ({ src }) => src);
  const company: Company = {
    marks: recipients.flatMap(addressMarks),
    showing: new Set(remote.filter((image) => !image.isHidden && !isTiny(image)).map(({ host }) => host)),
    usesOf: (src) => perSource.get(src)?.length ?? 0,
    imagesFrom: (host) => perHost.get(host)?.length ?? 0,
    total: remote.length,
  };
  return remote.flatMap((image) => spyPixelOf(image, company) ?? []);
}

function spyPixelOf(image: ReadingImage, company: Company): SpyPixel | undefined {
  const { marks, usesOf, imagesFrom, total } = company;
  const vendor = vendorOf(image);
  const { host, src, width = 1, height = 1 } = image;
  if (vendor) return { symbol: 'TRACKER_NAMED', image, details: { vendor } };
  if (marks.some((mark) => src.includes(mark))) return { symbol: 'TRACKER_RECIPIENT', image, details: { host } };
  if (isSpacer(image, usesOf(src))) return undefined;
  if (isTiny(image)) return { symbol: 'TRACKER_PIXEL', image, details: { host, width, height } };
  if (image.isHidden && carriesCode(image) && !isPhonesPicture(image, company))
    return { symbol: 'TRACKER_HIDDEN', image, details: { host } };
  const isSole = imagesFrom(host) === 1 && (total > 1 || !namesPicture(image));
  if (isSole && !image.alt && !isSized(image) && isOpaque(image)) {
    return { symbol: 'TRACKER_SOLE_OPAQUE', image, details: { host } };
  }
  return undefined;
}

const pathAndQuery = ({ url }: ReadingImage) => `${url?.pathname ?? ''}${url?.search ?? ''}`;
/** In the name of a picture file it is that of the picture. */
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;
const PICTURE_FILE = /\.(?:gif|jpe?g|png|webp|avif)$/i;
const namesPicture = ({ url }: ReadingImage): boolean => PICTURE_FILE.test(url?.pathname ?? '');

function carriesCode(image: ReadingImage): boolean {
  const path = pathAndQuery(image);
  return image.url?.search !== '' || holdsCode(path, CODE_LENGTH) || (UUID.test(path) && !namesPicture(image));
}

/** A run of letters and figures that nobody would choose as a name: figures among letters, changing often, or plain hexadecimal. */
function holdsCode(path: string, length: number): boolean {
  return path.split(/[^A-Za-z0-9]+/).some((run) => {
    if (run.length < length || !/\d/.test(run) || !/[a-z]/i.test(run)) return false;
    return /^[0-9a-f]+$/i.test(run) || (run.match(/\d[a-z]|[a-z]\d/gi) ?? []).length >= 4;
  });
}

/** A picture file may bear a code for its name; what says nowhere that it is a picture needs less of one. */
function isOpaque(image: ReadingImage): boolean {
  const path = pathAndQuery(image);
  if (namesPicture(image)) return holdsCode(path, LONG_CODE_LENGTH);
  return holdsCode(path, CODE_LENGTH) || UUID.test(path);
}

/** Shown on phones in place of another: a file with a size and nothing asked of the server, or a picture from where others come that are seen. */
function isPhonesPicture(image: ReadingImage, { showing }: Company): boolean {
  const { url, host, width = 0, height = 0 } = image;
  return (url?.search === '' && Math.max(width, height) > TINY) || (showing.has(host) && namesPicture(image));
}

const isSized = ({ width, height }: ReadingImage) => (width ?? 0) > TINY && (height ?? 0) > TINY;

function isTiny(image: ReadingImage): boolean {
  const { width, height } = image;
  if (width === undefined && height === undefined) return false;
  if ((width ?? 0) <= TINY && (height ?? 0) <= TINY) return true;
  // A speck of another form: only where what is asked for is a person's, and no picture by its name.
  const area = (width ?? Number.NaN) * (height ?? Number.NaN);
  return area <= SPECK && carriesCode(image) && !namesPicture(image);
}

/** The same picture for everyone, used to hold a layout: named so and without a code, or used several times. */
function isSpacer(image: ReadingImage, uses: number): boolean {
  if (carriesCode(image)) return false;
  return (uses > 1 && namesPicture(image)) || SPACER_NAME.test(image.url?.pathname ?? '');
}
