// Every address in the HTML of a message that a mail program loads by itself or leads to, and where exactly it is written: in attributes, in
// sets of pictures, in styles, in the comments that only Outlook reads. Offsets are those of the source given. It never throws, and its time
// grows with the length of the source alone.

import { Parser, Tokenizer } from 'htmlparser2';
import { readCssAddresses } from './css-addresses.ts';
import { sizeOf, type Span } from './html.ts';
import { lookOf, plainLook, readDeclarations } from './html-style.ts';

/** `unseen`: fetched though nothing of it is ever shown: a sound behind the text, a pixel of AMP. */
export type AddressKind = 'image' | 'background' | 'sheet' | 'font' | 'media' | 'document' | 'unseen' | 'link';

/** The span is that of the address alone, without its quotes. */
export interface HtmlAddress extends Span {
  kind: AddressKind;
  /** Entities decoded. */
  address: string;
  /** Where the element begins that it belongs to. */
  element: number;
  /** Pixels, as the element itself says. */
  width?: number;
  height?: number;
  /** By the element itself, whatever stands around it and whatever sheets say. */
  isHidden: boolean;
  /** A line may be broken here without changing anything. */
  breakAt: number;
}

export interface HtmlAddresses {
  addresses: readonly HtmlAddress[];
  /** Address that relative ones start from. */
  base?: string;
  /** What only Outlook reads, each a document of its own. */
  conditional: readonly Span[];
}

interface Attribute extends Span {
  name: string;
  raw: string;
  at: number;
}

const MAX_ADDRESSES = 20_000;
const MAX_ATTRIBUTES = 500;
const MEDIA = new Set(['audio', 'video', 'source', 'track', 'embed']);
const DOCUMENTS = new Set(['iframe', 'frame', 'script', 'portal']);
/** Relations whose target is fetched; all others only say something about the page. */
const FETCHED = /icon|prefetch|preload|preconnect|prerender|manifest/i;
const PICTURES = new Set(['image', 'use', 'feimage']);
const CONDITION = /^\[if[^\]>]{0,200}\]>/i;

export function readAddresses(source: string): HtmlAddresses {
  const reader = new AddressReader(source, 0);
  reader.read(source);
  // A comment within such a comment is none: one level is all there is.
  for (const { start, length } of reader.conditional) {
    const inner = new AddressReader(source, start);
    inner.read(source.slice(start, start + length));
    reader.addresses.push(...inner.addresses.slice(0, MAX_ADDRESSES - reader.addresses.length));
  }
  const { addresses, base, conditional } = reader;
  return { addresses: addresses.sort((a, b) => a.start - b.start), conditional, ...(base !== undefined && { base }) };
}

class AddressReader {
  readonly addresses: HtmlAddress[] = [];
  readonly conditional: Span[] = [];
  base: string | undefined;
  private name = '';
  private element = 0;
  private attributes: Attribute[] = [];
  private ownLook: Pick<HtmlAddress, 'width' | 'height' | 'isHidden'> | undefined;
  private attribute: Attribute = { name: '', raw: '', at: 0, start: 0, length: 0 };
  private sheet: { element: number; start: number; end: number } | undefined;
  private readonly source: string;
  private readonly offset: number;

  /** `offset`: where the text that is read stands in the source. */
  constructor(source: string, offset: number) {
    this.source = source;
    this.offset = offset;
  }

  read(text: string): void {
    const ignore = () => {};
    const tokenizer = new Tokenizer(
      { decodeEntities: false },
      {
        onopentagname: (start, end) => this.open(start, end),
        onattribname: (start, end) => this.nameAttribute(start, end),
        onattribdata: (start, end) => this.fillAttribute(start, end),
        onattribend: () => void (this.attributes.length < MAX_ATTRIBUTES && this.attributes.push(this.attribute)),
        onopentagend: () => this.finishTag(),
        onselfclosingtag: () => this.finishTag(),
        onclosetag: () => this.finishSheet(),
        ontext: (start, end) => this.text(start, end),
        oncomment: (start, end, cut) => this.comment(start, end - cut),
        onend: () => this.finishSheet(),
        onattribentity: ignore,
        ontextentity: ignore,
        oncdata: ignore,
        ondeclaration: ignore,
        onprocessinginstruction: ignore,
      },
    );
    tokenizer.write(text);
    tokenizer.end();
  }

  private slice(start: number, end: number): string {
    return this.source.slice(this.offset + start, this.offset + end);
  }

  private open(start: number, end: number): void {
    this.name = this.slice(start, end).toLowerCase();
    this.element = this.offset + start - 1;
    this.attributes = [];
    this.ownLook = undefined;
  }

  private nameAttribute(start: number, end: number): void {
    const name = this.slice(start, end).toLowerCase();
    this.attribute = { name, raw: '', at: this.offset + start, start: this.offset + end, length: 0 };
  }

  private fillAttribute(start: number, end: number): void {
    Object.assign(this.attribute, {
      raw: this.slice(start, end),
      start: this.offset + start,
      length: end - start,
    });
  }

  private finishTag(): void {
    if (this.name === 'style') this.sheet = { element: this.element, start: -1, end: -1 };
    const seen = new Set<string>();
    for (const attribute of this.attributes) {
      // Of two attributes with one name, browsers take the first.
      if (attribute.raw !== '' && !seen.has(attribute.name)) this.notice(attribute);
      seen.add(attribute.name);
    }
  }

  private notice(attribute: Attribute): void {
    const { name, raw, start, at } = attribute;
    if (name === 'style') {
      readCssAddresses(raw, (one) => this.keep(one.kind, one.raw, start + one.at, start + one.breakAt));
    } else if (name === 'srcset' || name === 'imagesrcset') {
      for (const { 1: candidate = '', indices } of raw.matchAll(CANDIDATE)) {
        const from = start + (indices?.[1]?.[0] ?? 0);
        this.keep('image', candidate.replace(/,{1,100}$/, ''), from, from);
      }
    } else if (name === 'href' && this.name === 'base') this.base ??= decodeAttribute(raw);
    else {
      const kind = this.kindOf(name);
      if (kind) this.keep(kind, raw, start, at);
    }
  }

  private kindOf(attribute: string): AddressKind | undefined {
    if (attribute === 'src') {
      if (this.name === 'v:fill') return 'background';
      if (this.name === 'bgsound' || this.name === 'amp-pixel') return 'unseen';
      return MEDIA.has(this.name) ? 'media' : DOCUMENTS.has(this.name) ? 'document' : 'image';
    }
    if (attribute === 'href') return this.kindOfHref();
    if (attribute === 'data') return this.name === 'object' ? 'document' : undefined;
    return OTHERS[attribute];
  }

  private kindOfHref(): AddressKind | undefined {
    if (this.name === 'a' || this.name === 'area') return 'link';
    if (PICTURES.has(this.name)) return 'image';
    if (this.name !== 'link') return undefined;
    const rel = this.attributes.find(({ name }) => name === 'rel')?.raw ?? '';
    if (/stylesheet/i.test(rel)) return 'sheet';
    return FETCHED.test(rel) ? 'document' : undefined;
  }

  private keep(kind: AddressKind, raw: string, start: number, breakAt: number): void {
    if (this.addresses.length >= MAX_ADDRESSES) return;
    const { element } = this;
    const look = kind === 'link' ? { isHidden: false } : (this.ownLook ??= this.readLook());
    this.addresses.push({ kind, address: decodeAttribute(raw), start, length: raw.length, element, breakAt, ...look });
  }

  private readLook(): Pick<HtmlAddress, 'width' | 'height' | 'isHidden'> {
    const named = Object.fromEntries(this.attributes.map(({ name, raw }) => [name, raw]));
    const style = readDeclarations(named['style'] ?? '');
    return { ...sizeOf(named, style), isHidden: lookOf(plainLook, style, named).hiddenBy !== undefined };
  }

  private text(start: number, end: number): void {
    if (!this.sheet) return;
    if (this.sheet.start < 0) this.sheet.start = start;
    this.sheet.end = end;
  }

  private finishSheet(): void {
    const { sheet } = this;
    this.sheet = undefined;
    if (!sheet || sheet.start < 0) return;
    const base = this.offset + sheet.start;
    readCssAddresses(this.slice(sheet.start, sheet.end), ({ kind, raw, at, breakAt }) => {
      if (this.addresses.length >= MAX_ADDRESSES) return;
      const place = { start: base + at, length: raw.length, breakAt: base + breakAt };
      this.addresses.push({ kind, address: raw, element: sheet.element, isHidden: false, ...place });
    });
  }

  private comment(start: number, end: number): void {
    const condition = CONDITION.exec(this.slice(start, Math.min(end, start + 210)));
    if (!condition || this.conditional.length >= MAX_ADDRESSES) return;
    const from = start + condition[0].length;
    this.conditional.push({ start: this.offset + from, length: end - from });
  }
}

const OTHERS: Readonly<Record<string, AddressKind>> = {
  lowsrc: 'image',
  dynsrc: 'media',
  poster: 'image',
  background: 'background',
  'xlink:href': 'image',
  'o:href': 'image',
};

/** One picture of a set and its descriptor (HTML, `srcset`): addresses hold no spaces, and may hold commas. */
const CANDIDATE = /(?:^|[\s,])[\s,]{0,100}([^\s,]\S{0,5000})(?:\s[^,]{0,100})?/dg;

/** Entities in an attribute, as the parser of the whole reads them. */
function decodeAttribute(raw: string): string {
  if (!raw.includes('&')) return raw;
  let decoded = raw;
  const parser = new Parser({ onattribute: (_, value) => void (decoded = value) });
  parser.end(`<a b="${raw.replaceAll('"', '&quot;')}">`);
  return decoded;
}
