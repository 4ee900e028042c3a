// Reads the HTML of a message for what it does to its reader: the text he sees and the text he does not, links, images, forms,
// and what would run or load by itself, each with its place in the source. A well-kept parser does the tokenising.
// It never throws, whatever the input; what lies beyond the limits below is not read, and `isCut` says so.

import { Parser } from 'htmlparser2';
import {
  declarationsFor,
  type Declarations,
  type HiddenBy,
  isFaint,
  type Look,
  lookOf,
  plainLook,
  readStyleSheet,
  textHiddenBy,
  withoutComments,
} from './html-style.ts';
import { type WordCut, WordCuts } from './word-cuts.ts';
import { SeenText } from './seen-text.ts';

/** UTF-16 units in the source given to `readHtml`. */
export interface Span {
  start: number;
  length: number;
}

export interface HtmlLink extends Span {
  /** As written, entities decoded. */
  href: string;
  /** What the reader sees of it. */
  text: string;
  /** What stands in it and is not seen. */
  hiddenText: string;
  hasImage: boolean;
  isHidden: boolean;
}

export interface HtmlImage extends Span {
  src: string;
  /** Absent when the element has no alt attribute. */
  alt?: string;
  /** Pixels, from attributes or style; absent when not said, or said in per cent. */
  width?: number;
  height?: number;
  isHidden: boolean;
  /** `style`: behind an element, by an attribute or a style. */
  from: 'img' | 'style';
}

export interface HtmlForm extends Span {
  action: string;
  asksPassword: boolean;
}

export interface HiddenText extends Span {
  text: string;
  by: HiddenBy;
  /** Where the outermost element begins that hides all that is within it; absent when only the text's own looks hide it. */
  hider?: number;
}

export interface HtmlReading {
  /** What a reader sees, blocks apart by line breaks. */
  visibleText: string;
  /** Where characters of `visibleText` stand in the source. Takes time: for the few places that are shown. */
  sourceOf(start: number, end: number): Span | undefined;
  hidden: HiddenText[];
  links: HtmlLink[];
  images: HtmlImage[];
  forms: HtmlForm[];
  /** The first places of elements that run, embed or load by themselves, by their lower-case name. */
  active: ReadonlyMap<string, readonly Span[]>;
  /** A meta refresh that leads elsewhere. */
  refresh?: Span;
  /** Address that relative links start from. */
  base?: string;
  /** Words that a reader sees whole and a program finds cut: by hidden text, by comments, by elements with nothing in them. */
  cutWords: Record<WordCut, number>;
  /** Characters that can hardly be told from their ground. */
  faintLength: number;
  /** Characters of the title, which no mail program shows. */
  titleLength: number;
  /** Style sheets, without their comments. */
  styleSheet: string;
  /** Characters of comments, those that only Outlook reads left out. */
  commentLength: number;
  isCut: boolean;
}

const MAX_LENGTH = 2_000_000;
const MAX_ITEMS = 5_000;
const MAX_DEPTH = 500;
/** Elements open at once after which nothing more is read. */
const GREATEST_DEPTH = 4_000;
const SLICE = 16_384;
const LONGEST_HIDDEN_LABEL = 200;
const MAX_SHEET_PICTURES = 50;
const FONT = /\.(?:woff2?|ttf|otf|eot|css)\b|\/css2?\?/i;
const SHEET_ADDRESS = /url\(\s{0,5}['"]?(https?:[^'")\s]{3,2000})/gi;

const ACTIVE = new Set('script iframe frame frameset object embed applet audio video portal'.split(' '));
const UNSEEN = new Set('head title script style template object applet select option textarea'.split(' '));
const BLOCKS = new Set(
  'address article aside blockquote body br center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);

interface Frame {
  name: string;
  look: Look;
  isUnseen: boolean;
  /** Where the outermost element begins that hides this one, or that is this one. */
  hider?: number;
}

export function readHtml(source: string): HtmlReading {
  const reader = new HtmlReader(source.length > MAX_LENGTH);
  const parser: Parser = new Parser(
    {
      onopentag: (name, attributes) =>
        reader.open(name, attributes, { start: parser.startIndex, length: parser.endIndex + 1 - parser.startIndex }),
      // What is never closed ends with the source, and the parser says one more.
      onclosetag: (name) => reader.close(name, Math.min(parser.endIndex + 1, source.length)),
      ontext: (text) =>
        reader.text(text, { start: parser.startIndex, length: parser.endIndex + 1 - parser.startIndex }),
      oncomment: (text) => reader.comment(text),
    },
    { decodeEntities: true },
  );
  // In slices, so that reading can stop: the parser's own work grows with the square of the depth.
  for (let at = 0; at < Math.min(source.length, MAX_LENGTH) && !reader.isTooDeep; at += SLICE) {
    parser.write(source.slice(at, Math.min(at + SLICE, MAX_LENGTH)));
  }
  parser.end();
  return reader.finish();
}

class HtmlReader {
  private readonly stack: Frame[] = [];
  private readonly rules = new Map<string, Map<string, string>>();
  private readonly seen = new SeenText();
  private readonly hidden: HiddenText[] = [];
  private readonly links: HtmlLink[] = [];
  private readonly images: HtmlImage[] = [];
  private readonly forms: HtmlForm[] = [];
  private readonly active = new Map<string, Span[]>();
  private readonly openLinks: { link: HtmlLink; depth: number; parts: string[] }[] = [];
  private openForm: HtmlForm | undefined;
  private refresh: Span | undefined;
  private base: string | undefined;
  private sheet = '';
  private sheetStart = 0;
  private commentLength = 0;
  private faintLength = 0;
  private titleLength = 0;
  private styleSheet = '';
  private readonly wordCuts = new WordCuts();
  private isCut: boolean;

  constructor(isCut: boolean) {
    this.isCut = isCut;
  }

  get isTooDeep(): boolean {
    return this.stack.length > GREATEST_DEPTH;
  }

  private get frame(): Frame | undefined {
    return this.stack.at(-1);
  }

  open(name: string, attributes: Record<string, string>, span: Span): void {
    const parent = this.frame;
    const declarations = declarationsFor(name, attributes, this.rules);
    // Deeper than any honest message: what is below is taken as its ancestor looks.
    const isTooDeep = this.stack.length >= MAX_DEPTH;
    if (isTooDeep) this.isCut = true;
    const look = isTooDeep && parent ? parent.look : lookOf(parent?.look ?? plainLook, declarations, attributes);
    const hider = parent?.hider ?? (look.hiddenBy && span.start);
    this.stack.push({ name, look, isUnseen: (parent?.isUnseen ?? false) || UNSEEN.has(name), hider });
    this.separate(name);
    if (name === 'img') this.wordCuts.apart();
    this.wordCuts.open();
    this.notice(name, attributes, declarations, look, span);
  }

  private notice(
    name: string,
    attributes: Record<string, string>,
    declarations: Declarations,
    look: Look,
    span: Span,
  ): void {
    const isHidden = look.hiddenBy !== undefined;
    if (name === 'a' || name === 'area') this.openLink(attributes['href'], isHidden, span);
    else if (name === 'img') this.addImage(attributes['src'], attributes, declarations, isHidden, span);
    else if (name === 'form')
      this.openForm = this.push(this.forms, { action: attributes['action'] ?? '', asksPassword: false, ...span });
    else if (name === 'input') this.readInput(attributes);
    else if (name === 'base') this.base ??= attributes['href'];
    else if (
      name === 'meta' &&
      /^refresh$/i.test(attributes['http-equiv'] ?? '') &&
      /url/i.test(attributes['content'] ?? '')
    )
      this.refresh ??= span;
    if (name === 'style') this.sheetStart = span.start;
    if (ACTIVE.has(name)) {
      const places = this.active.get(name) ?? [];
      if (places.length < 10) places.push(span);
      this.active.set(name, places);
    }
    const behind = attributes['background'] ?? /url\(\s*['"]?([^'")]+)/.exec(`${attributes['style'] ?? ''}`)?.[1];
    if (behind && name !== 'img') this.addBackground(behind, declarations, attributes, isHidden, span);
  }

  private push<Item>(list: Item[], item: Item): Item {
    if (list.length < MAX_ITEMS) list.push(item);
    else this.isCut = true;
    return item;
  }

  private openLink(href: string | undefined, isHidden: boolean, span: Span): void {
    if (href === undefined) return;
    const link = this.push(this.links, { href, text: '', hiddenText: '', hasImage: false, isHidden, ...span });
    this.openLinks.push({ link, depth: this.stack.length, parts: [] });
  }

  private addImage(
    src: string | undefined,
    attributes: Record<string, string>,
    style: Declarations,
    isHidden: boolean,
    span: Span,
  ): void {
    if (src === undefined) return;
    for (const { link } of this.openLinks) link.hasImage = true;
    const { alt } = attributes;
    this.push(this.images, {
      src,
      ...(alt !== undefined && { alt }),
      ...sizeOf(attributes, style),
      isHidden,
      from: 'img',
      ...span,
    });
  }

  private addBackground(
    src: string,
    style: Declarations,
    attributes: Record<string, string>,
    isHidden: boolean,
    span: Span,
  ): void {
    this.push(this.images, { src: src.trim(), ...sizeOf(attributes, style), isHidden, from: 'style', ...span });
  }

  private readInput(attributes: Record<string, string>): void {
    if (this.openForm && /^password$/i.test(attributes['type'] ?? '')) this.openForm.asksPassword = true;
  }

  text(text: string, span: Span): void {
    const { frame } = this;
    if (frame?.name === 'style') {
      if (this.sheet.length < MAX_LENGTH) this.sheet += text;
      return;
    }
    if (frame?.name === 'title') this.titleLength += text.length;
    if (frame?.isUnseen) return;
    const by = frame && textHiddenBy(frame.look);
    if (by === undefined) {
      if (frame && isFaint(frame.look)) this.faintLength += text.trim().length;
      this.wordCuts.shown(text);
      this.seen.add(text, span);
      for (const { parts } of this.openLinks) parts.push(text);
    } else this.hide(text, by, span, frame?.hider);
  }

  /** Blocks and cells stand apart from what is before and behind them. */
  private separate(name: string): void {
    const isBlock = BLOCKS.has(name);
    if (!isBlock && name !== 'td' && name !== 'th') return;
    this.seen.separate(isBlock ? '\n' : ' ');
    this.wordCuts.apart();
  }

  private hide(text: string, by: HiddenBy, span: Span, hider: number | undefined): void {
    this.wordCuts.hidden(text);
    for (const { link } of this.openLinks) if (link.hiddenText.length < LONGEST_HIDDEN_LABEL) link.hiddenText += text;
    const last = this.hidden.at(-1);
    // Entities cut a text into pieces; they are one hidden text to its reader.
    if (last && last.by === by && span.start <= last.start + last.length + 1) {
      last.text += text;
      last.length = span.start + span.length - last.start;
    } else if (text.trim() !== '') this.push(this.hidden, { text, by, ...span, ...(hider !== undefined && { hider }) });
  }

  close(name: string, end: number): void {
    if (name === 'style') {
      readStyleSheet(this.sheet, this.rules);
      this.keepSheet(withoutComments(this.sheet));
      this.sheet = '';
    }
    if (name === 'form') this.openForm = undefined;
    const last = this.openLinks.at(-1);
    if (last && last.depth === this.stack.length) {
      last.link.text = collapse(last.parts.join(''));
      last.link.length = end - last.link.start;
      this.openLinks.pop();
    }
    this.stack.pop();
    this.wordCuts.close(name);
    this.separate(name);
  }

  /** Pictures of a sheet load as soon as a rule applies, wherever it stands. */
  private keepSheet(sheet: string): void {
    if (this.styleSheet.length < MAX_LENGTH) this.styleSheet += sheet;
    const span = { start: this.sheetStart, length: 0 };
    const addresses = [...sheet.matchAll(SHEET_ADDRESS)].map(([, src = '']) => src).filter((src) => !FONT.test(src));
    for (const src of addresses.slice(0, MAX_SHEET_PICTURES))
      this.push(this.images, { src, isHidden: false, from: 'style', ...span });
  }

  comment(text: string): void {
    if (/^\s*\[(?:if|endif)/i.test(text) || /<!\[endif\]$/i.test(text)) return;
    this.commentLength += text.trim().length;
    this.wordCuts.comment();
  }

  finish(): HtmlReading {
    const { hidden, links, images, forms, active, refresh, base, isCut } = this;
    const { faintLength, titleLength, styleSheet, commentLength } = this;
    const visibleText = this.seen.whole();
    const sourceOf = (start: number, end: number) => this.seen.sourceOf(start, end);
    const odd = { cutWords: this.wordCuts.counts, faintLength, titleLength, styleSheet, commentLength };
    return { visibleText, sourceOf, hidden, links, images, forms, active, refresh, base, ...odd, isCut };
  }
}

const collapse = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Pixels of an element, as far as its attributes and style say. */
export function sizeOf(
  attributes: Readonly<Record<string, string>>,
  style: Declarations,
): { width?: number; height?: number } {
  const width = pixels(style.get('width')) ?? pixels(style.get('max-width')) ?? pixels(attributes['width']);
  const height = pixels(style.get('height')) ?? pixels(style.get('max-height')) ?? pixels(attributes['height']);
  return { ...(width !== undefined && { width }), ...(height !== undefined && { height }) };
}

function pixels(written: string | undefined): number | undefined {
  const match = /^\s*(\d{1,5}(?:\.\d+)?)\s*(?:px)?\s*$/.exec(written ?? '');
  return match ? Number(match[1]) : undefined;
}
