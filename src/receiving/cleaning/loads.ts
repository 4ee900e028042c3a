// What the HTML of a message makes a mail program fetch, each as the finder of spy pixels takes it: absolute address, size, hidden or not.
// Pure. What leads nowhere on the web (cid:, data:, broken addresses) is no load.

import { type ReadingImage, toImage } from '#judge/reading.ts';
import { decodeCharset } from '#message/charset.ts';
import { type HtmlImage, readHtml, type Span } from '#message/html.ts';
import { type HtmlAddress, type HtmlAddresses, readAddresses } from '#message/html-addresses.ts';
import type { Part } from '#message/mime.ts';
import type { Message } from '#message/parse.ts';
import { type HtmlPart, htmlParts } from './html-parts.ts';

export interface Load {
  part: HtmlPart;
  written: HtmlAddress;
  image: ReadingImage;
  /** After all other pictures of its part, those within the message and those replaced before counted: where reports on openings are put. */
  isLastOfSeveral: boolean;
}

/** An address that is followed when it is clicked, and not before. */
export interface WrittenLink {
  part: HtmlPart;
  written: HtmlAddress;
}

export interface PartAddresses {
  part: HtmlPart;
  loads: Load[];
  links: WrittenLink[];
}

const read = new WeakMap<Part, PartAddresses[]>();

/** Of all its HTML parts; read once, however often it is asked for. */
export function addressesIn(message: Pick<Message, 'root'>): readonly PartAddresses[] {
  const known = read.get(message.root) ?? htmlParts(message).map((part) => ({ part, ...readAddressesOf(part) }));
  read.set(message.root, known);
  return known;
}

function readAddressesOf(part: HtmlPart): { loads: Load[]; links: WrittenLink[] } {
  const read = readAddresses(part.view.text);
  const links = read.addresses.filter(({ kind }) => kind === 'link').map((written) => ({ part, written }));
  const fetched = read.addresses
    .filter(({ kind }) => kind !== 'link')
    .flatMap((written) => {
      const src = absolute(inCharset(written.address, part.charset), read.base);
      return src === undefined ? [] : [{ written, src }];
    });
  const looks =
    fetched.length === 0
      ? new Map<number, HtmlImage>()
      : readLooks(
          part.view.text,
          read,
          fetched.map(({ written }) => written),
        );
  const pictures = read.addresses.filter(({ kind }) => kind === 'image');
  const last = pictures.length > 1 ? pictures.at(-1) : undefined;
  const loads = fetched.map(({ written, src }) => {
    return { part, written, image: imageOf(src, written, looks), isLastOfSeveral: written === last };
  });
  return { loads, links };
}

const WEB = /^https?:\/\//i;

function absolute(address: string, base: string | undefined): string | undefined {
  const bare = address.replace(/[\t\r\n]/g, '').trim();
  if (WEB.test(bare)) return bare;
  if (bare.startsWith('//')) return `https:${bare}`;
  if (base === undefined || bare === '' || /^[a-z][a-z0-9+.-]*:/i.test(bare)) return undefined;
  return URL.canParse(bare, base) ? new URL(bare, base).href : undefined;
}

/** The view shows octets as characters; names of hosts may be written in letters beyond ASCII. */
const inCharset = (address: string, charset: string | undefined): string =>
  /[\x80-\xff]/.test(address) ? decodeCharset(Buffer.from(address, 'latin1'), charset).text : address;

/** How pictures look where they stand: what is around them and the sheets hide them, too. */
function readLooks(
  text: string,
  { conditional }: HtmlAddresses,
  fetched: readonly HtmlAddress[],
): Map<number, HtmlImage> {
  const looks = new Map<number, HtmlImage>();
  const documents = [{ start: 0, length: text.length }, ...holding(conditional, fetched)];
  for (const { start, length } of documents)
    for (const image of readHtml(text.slice(start, start + length)).images) looks.set(start + image.start, image);
  return looks;
}

/** Those of the spans in which an address is written; both stand in the order of the source. */
function holding(spans: readonly Span[], addresses: readonly HtmlAddress[]): Span[] {
  let next = 0;
  return spans.filter(({ start, length }) => {
    while (next < addresses.length && (addresses[next] as HtmlAddress).start < start) next++;
    const first = addresses[next];
    return first !== undefined && first.start < start + length;
  });
}

function imageOf(src: string, written: HtmlAddress, looks: ReadonlyMap<number, HtmlImage>): ReadingImage {
  const { kind, element, start, length, width, height } = written;
  const look = looks.get(element);
  return toImage({
    src,
    ...(look?.alt !== undefined && { alt: look.alt }),
    ...sizes(look?.width ?? width, look?.height ?? height),
    isHidden: kind === 'unseen' || written.isHidden || (look?.isHidden ?? false),
    from: kind === 'image' ? 'img' : 'style',
    start,
    length,
  });
}

const sizes = (width: number | undefined, height: number | undefined) => ({
  ...(width !== undefined && { width }),
  ...(height !== undefined && { height }),
});
