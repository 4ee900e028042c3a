// The HTML of a message as its reader would see it, made harmless: no script, no form, no frame, nothing that loads without being
// asked. Cleaning is the first wall; the policy of the frame it is shown in (frameHeaders) is the second, and holds alone.
// Any input gives a document. It must never let a remote address through while images are blocked.

import { hash } from 'node:crypto';
import sanitize, { type Tag } from 'sanitize-html';
import { droppedWithText, keptAttributes, keptTags } from './kept-html.ts';
import { boundedHtml } from './bounded-html.ts';
import { type DrawnMarks, drawMarks } from './draw-marks.ts';
import { type Mark, placeMarks } from './place-marks.ts';
import { FRAME_STYLE, markStyle } from './reader-style.ts';

export interface ReaderViewOptions {
  /** Whether remote images may load: asked for by the reader, message by message. */
  images: 'blocked' | 'shown';
  /** `inert`: nothing opens, though hovering tells where a link would lead. */
  links?: 'inert';
  /** Pictures that travel in the message itself, by Content-ID without brackets, as data: URLs. */
  inline?: ReadonlyMap<string, string>;
  marks?: readonly Mark[];
  /** The page around the frame, as a path: a mark leads to its evidence there (`/judge#evidence-3`). */
  page?: string;
  language?: 'fr' | 'en';
}

const WEB_ADDRESS = /^\s*https?:/i;
const PICTURE_DATA = /^\s*data:image\/(?:png|gif|jpe?g|webp|avif|bmp);/i;
/** Elements within each other: deeper ones lose their tag and keep their text. */
const DEEPEST = 500;

type Attributes = Record<string, string>;

/** A whole document for the frame. */
export function readerDocument(html: string, options: ReaderViewOptions): string {
  const source = boundedHtml(html);
  // A name that the message cannot hold, since it is made from the message: no sender draws marks of its own.
  const name = `data-mark-${hash('sha256', source).slice(0, 16)}`;
  const marks = drawMarks(source, placeMarks(source, options.marks ?? []), { name, page: options.page });
  return [
    `<!doctype html><html lang="${options.language ?? 'en'}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<style>${FRAME_STYLE}${options.marks?.length ? markStyle(name) : ''}</style></head><body>`,
    clean(marks, options),
    '</body></html>',
  ].join('');
}

/** The policy of that document. It allows no script whatever the document holds, and pictures of others only when asked for. */
export function frameHeaders({
  images,
  links,
  page,
}: Pick<ReaderViewOptions, 'images' | 'links' | 'page'>): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': [
      "default-src 'none'",
      "style-src 'unsafe-inline'",
      `img-src data:${images === 'shown' ? ' https: http:' : ''}`,
      "form-action 'none'",
      "base-uri 'none'",
      "frame-ancestors 'self'",
      // A mark that is clicked leads to its evidence on the page around: the one link that does not open elsewhere.
      links === 'inert'
        ? 'sandbox'
        : `sandbox allow-popups allow-popups-to-escape-sandbox${page ? ' allow-top-navigation-by-user-activation' : ''}`,
    ].join('; '),
    'referrer-policy': 'no-referrer',
    'x-dns-prefetch-control': 'off',
    'cache-control': 'private, max-age=300',
  };
}

function clean(marks: DrawnMarks, options: ReaderViewOptions): string {
  const { html, names } = marks;
  return sanitize(html, {
    allowedTags: keptTags,
    allowedAttributes: {
      '*': [...keptAttributes, 'data-blocked', 'data-field', ...names],
      a: ['href', 'name', 'target', 'rel', 'aria-label'],
      img: ['src'],
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['http', 'https', 'data'] },
    allowedSchemesAppliedToAttributes: ['href', 'src', 'background'],
    allowProtocolRelative: false,
    nestingLimit: DEEPEST,
    // Style sheets stay: without them nothing looks as its reader sees it. What they would load, the frame's policy stops.
    allowVulnerableTags: true,
    parseStyleAttributes: false,
    nonTextTags: droppedWithText,
    transformTags: {
      a: (_, attributes) => ({ tagName: 'a', attribs: marks.link(attributes) ?? linkAttributes(attributes, options) }),
      span: (_, attributes) => ({ tagName: 'span', attribs: marks.badge(attributes) ?? attributes }),
      body: (_, attributes) => ({ tagName: 'div', attribs: attributes }),
      img: (_, attributes) => picture(attributes, marks, options),
      input: (_, attributes) => field(attributes),
      '*': (tagName, attributes) => ({ tagName, attribs: plainAttributes(attributes, marks, options) }),
    },
  });
}

function linkAttributes(attributes: Attributes, { links }: ReaderViewOptions): Attributes {
  const { href = '', target: _target, ...rest } = attributes;
  if (href.startsWith('#')) return { ...rest, href };
  if (!/^\s*(?:https?|mailto|tel):/i.test(href)) return rest;
  if (links === 'inert') return { ...rest, title: href };
  // Hovering tells the true target, whatever the message wanted the reader to see there.
  return { ...rest, href, title: href, target: '_blank', rel: 'noopener noreferrer' };
}

function picture(attributes: Attributes, marks: DrawnMarks, { images, inline }: ReaderViewOptions): Tag {
  const { src = '', ...rest } = attributes;
  // A spy pixel that evidence points at is drawn, so that it can be seen.
  if (marks.isMarked(rest) && isTiny(rest)) return { tagName: 'span', attribs: marks.only(rest), text: '◉' };
  const own = /^cid:(.*)$/i.exec(src.trim())?.[1];
  const kept = own === undefined ? src : (inline?.get(decode(own)) ?? '');
  const isShown = PICTURE_DATA.test(kept) || (images === 'shown' && WEB_ADDRESS.test(kept));
  if (isShown) return { tagName: 'img', attribs: { ...rest, src: kept } };
  return WEB_ADDRESS.test(src) && !isTiny(rest) ? blockedPicture(rest, marks) : { tagName: 'wbr', attribs: {} };
}

/** A box of the picture's size with its description in it, as mail programs draw what they do not load. */
function blockedPicture(attributes: Attributes, marks: DrawnMarks): Tag {
  const { alt = '', width = '', height = '', style = '' } = attributes;
  const size = (name: string, value: string) =>
    /^\d{1,4}(?:px|%)?$/.test(value) ? `${name}:${value.replace(/\d$/, '$&px')};` : '';
  return {
    tagName: 'span',
    attribs: {
      'data-blocked': '',
      style: `${size('width', width)}${size('height', height)}${style}`,
      ...marks.only(attributes),
    },
    text: alt,
  };
}

/** A field of a form as it looks, in which nothing can be typed. */
function field({ type = 'text', value = '' }: Attributes): Tag {
  if (/^(?:hidden|checkbox|radio|image)$/i.test(type)) return { tagName: 'wbr', attribs: {} };
  return { tagName: 'span', attribs: { 'data-field': '' }, text: value };
}

const isTiny = ({ width = '', height = '', style = '' }: Attributes) =>
  (Number.parseInt(width, 10) <= 2 && Number.parseInt(height, 10) <= 2) ||
  /display\s*:\s*none|visibility\s*:\s*hidden|(?:width|height)\s*:\s*[0-2](?:px)?\b/i.test(style);

function plainAttributes(attributes: Attributes, marks: DrawnMarks, { images }: ReaderViewOptions): Attributes {
  const { background, ...rest } = attributes;
  // The addresses of marks are ours alone.
  if (/^mark-/i.test(rest['id'] ?? '') && !marks.isBadge(rest)) delete rest['id'];
  if (/^mark-/i.test(rest['name'] ?? '')) delete rest['name'];
  const isKept = background !== undefined && images === 'shown' && WEB_ADDRESS.test(background);
  return isKept ? { ...rest, background } : rest;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
