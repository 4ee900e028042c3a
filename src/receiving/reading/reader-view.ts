// The HTML of a message as its reader would see it, made harmless: no script, no form, no frame, nothing that loads without being
// asked. Cleaning is the first wall; the policy of the frame it is shown in (frameHeaders) is the second, and holds alone.
// Any input gives a document. It must never let a remote address through while images are blocked.

import { hash } from 'node:crypto';
import sanitize, { type Tag } from 'sanitize-html';

/** A place to point at. */
export interface Mark {
  /** Offset of an element's `<` in the source. */
  start: number;
  /** Shown there; the first one is the address of the place (`#mark-3`). */
  numbers: readonly number[];
}

export interface ReaderViewOptions {
  /** Whether remote images may load: asked for by the reader, message by message. */
  images: 'blocked' | 'shown';
  /** Pictures that travel in the message itself, by Content-ID without brackets, as data: URLs. */
  inline?: ReadonlyMap<string, string>;
  marks?: readonly Mark[];
  language?: 'fr' | 'en';
}

const KEPT_TAGS = [
  ...[
    'a',
    'abbr',
    'address',
    'article',
    'aside',
    'b',
    'bdi',
    'bdo',
    'big',
    'blockquote',
    'br',
    'caption',
    'center',
    'cite',
    'code',
    'col',
  ],
  ...[
    'colgroup',
    'dd',
    'del',
    'details',
    'dfn',
    'div',
    'dl',
    'dt',
    'em',
    'figcaption',
    'figure',
    'font',
    'footer',
    'h1',
    'h2',
    'h3',
    'h4',
  ],
  ...[
    'h5',
    'h6',
    'header',
    'hr',
    'i',
    'img',
    'ins',
    'kbd',
    'li',
    'main',
    'mark',
    'nav',
    'ol',
    'p',
    'pre',
    'q',
    's',
    'samp',
    'section',
  ],
  ...[
    'small',
    'span',
    'strike',
    'strong',
    'style',
    'sub',
    'summary',
    'sup',
    'table',
    'tbody',
    'td',
    'tfoot',
    'th',
    'thead',
    'time',
    'tr',
  ],
  ...['tt', 'u', 'ul', 'var', 'wbr'],
];
const DROPPED_WITH_TEXT = [
  'script',
  'textarea',
  'option',
  'select',
  'noscript',
  'title',
  'template',
  'iframe',
  'object',
  'svg',
  'math',
  'xml',
];
const KEPT_ATTRIBUTES = [
  ...[
    'align',
    'alt',
    'bgcolor',
    'border',
    'cellpadding',
    'cellspacing',
    'class',
    'color',
    'colspan',
    'dir',
    'face',
    'height',
    'hspace',
  ],
  ...[
    'id',
    'lang',
    'role',
    'rowspan',
    'size',
    'span',
    'start',
    'style',
    'title',
    'type',
    'valign',
    'vspace',
    'width',
    'background',
  ],
  'data-blocked',
];
const WEB_ADDRESS = /^\s*https?:/i;
const PICTURE_DATA = /^\s*data:image\/(?:png|gif|jpe?g|webp|avif|bmp);/i;
const LONGEST_HTML = 3_000_000;

type Attributes = Record<string, string>;

/** A whole document for the frame. */
export function readerDocument(html: string, options: ReaderViewOptions): string {
  const source = html.slice(0, LONGEST_HTML);
  // A name that the message cannot hold, since it is made from the message: no sender draws marks of its own.
  const mark = `data-mark-${hash('sha256', source).slice(0, 16)}`;
  return [
    `<!doctype html><html lang="${options.language ?? 'en'}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<style>${FRAME_STYLE}${options.marks?.length ? MARK_STYLE.replaceAll('data-mark', mark) : ''}</style></head><body>`,
    clean(insertMarks(source, options.marks ?? [], mark), mark, options),
    '</body></html>',
  ].join('');
}

/** The policy of that document. It allows no script whatever the document holds, and pictures of others only when asked for. */
export function frameHeaders(images: ReaderViewOptions['images']): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': [
      "default-src 'none'",
      "style-src 'unsafe-inline'",
      `img-src data:${images === 'shown' ? ' https: http:' : ''}`,
      "form-action 'none'",
      "base-uri 'none'",
      "frame-ancestors 'self'",
      'sandbox allow-popups allow-popups-to-escape-sandbox',
    ].join('; '),
    'referrer-policy': 'no-referrer',
    'x-dns-prefetch-control': 'off',
    'cache-control': 'private, max-age=300',
  };
}

function clean(html: string, mark: string, options: ReaderViewOptions): string {
  return sanitize(html, {
    allowedTags: KEPT_TAGS,
    allowedAttributes: { '*': [...KEPT_ATTRIBUTES, mark], a: ['href', 'name', 'target', 'rel'], img: ['src'] },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['http', 'https', 'data'] },
    allowedSchemesAppliedToAttributes: ['href', 'src', 'background'],
    allowProtocolRelative: false,
    // Style sheets stay: without them nothing looks as its reader sees it. What they would load, the frame's policy stops.
    allowVulnerableTags: true,
    parseStyleAttributes: false,
    nonTextTags: DROPPED_WITH_TEXT,
    transformTags: {
      a: (_, attributes) => ({ tagName: 'a', attribs: linkAttributes(attributes) }),
      body: (_, attributes) => ({ tagName: 'div', attribs: attributes }),
      img: (_, attributes) => picture(attributes, mark, options),
      '*': (tagName, attributes) => ({ tagName, attribs: withoutBackground(attributes, options.images) }),
    },
  });
}

function linkAttributes(attributes: Attributes): Attributes {
  const { href = '', ...rest } = attributes;
  if (href.startsWith('#')) return { ...rest, href };
  if (!/^\s*(?:https?|mailto|tel):/i.test(href)) return rest;
  // Hovering tells the true target, whatever the message wanted the reader to see there.
  return { ...rest, href, title: href, target: '_blank', rel: 'noopener noreferrer' };
}

function picture(attributes: Attributes, mark: string, { images, inline }: ReaderViewOptions): Tag {
  const { src = '', ...rest } = attributes;
  const number = rest[mark];
  // A spy pixel that evidence points at is drawn, so that it can be seen.
  if (number && isTiny(rest))
    return { tagName: 'span', attribs: { [mark]: number, id: `mark-${Number.parseInt(number, 10)}` }, text: '◉' };
  const own = /^cid:(.*)$/i.exec(src.trim())?.[1];
  const kept = own === undefined ? src : (inline?.get(decode(own)) ?? '');
  const isShown = PICTURE_DATA.test(kept) || (images === 'shown' && WEB_ADDRESS.test(kept));
  if (isShown) return { tagName: 'img', attribs: { ...rest, src: kept } };
  return WEB_ADDRESS.test(src) && !isTiny(rest) ? blockedPicture(rest, mark) : { tagName: 'wbr', attribs: {} };
}

/** A box of the picture's size with its description in it, as mail programs draw what they do not load. */
function blockedPicture(attributes: Attributes, mark: string): Tag {
  const { alt = '', width = '', height = '', style = '' } = attributes;
  const size = (name: string, value: string) =>
    /^\d{1,4}(?:px|%)?$/.test(value) ? `${name}:${value.replace(/\d$/, '$&px')};` : '';
  const number = attributes[mark];
  return {
    tagName: 'span',
    attribs: {
      'data-blocked': '',
      style: `${size('width', width)}${size('height', height)}${style}`,
      ...(number && { [mark]: number, id: `mark-${Number.parseInt(number, 10)}` }),
    },
    text: alt,
  };
}

const isTiny = ({ width = '', height = '', style = '' }: Attributes) =>
  (Number.parseInt(width, 10) <= 2 && Number.parseInt(height, 10) <= 2) ||
  /display\s*:\s*none|visibility\s*:\s*hidden|(?:width|height)\s*:\s*[0-2](?:px)?\b/i.test(style);

function withoutBackground(attributes: Attributes, images: ReaderViewOptions['images']): Attributes {
  const { background, ...rest } = attributes;
  return background !== undefined && images === 'shown' && WEB_ADDRESS.test(background) ? attributes : rest;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Numbers the elements that evidence points at, so that the frame can show them and be scrolled to them (`#mark-3`). */
function insertMarks(html: string, marks: readonly Mark[], name: string): string {
  let marked = html;
  for (const { start, numbers } of [...marks].sort((a, b) => b.start - a.start)) {
    const tag = /^<[a-z][a-z0-9]*/i.exec(html.slice(start, start + 20))?.[0];
    if (!tag) continue;
    const end = start + tag.length;
    marked = `${marked.slice(0, end)} ${name}="${numbers.join(' · ')}" id="mark-${numbers[0]}"${marked.slice(end)}`;
  }
  return marked;
}

const FRAME_STYLE = `
html{background:#fff;color:#1a1a1a;color-scheme:light;font:15px/1.5 system-ui,sans-serif}
body{margin:12px;overflow-wrap:anywhere}
img{max-width:100%}
[data-blocked]{display:inline-block;box-sizing:border-box;max-width:100%;overflow:hidden;padding:4px 6px;background:#eef1f4;border:1px dashed #9aa5b1;color:#52606d;font:13px/1.4 system-ui,sans-serif;vertical-align:middle}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
`.replaceAll('\n', '');

const MARK_STYLE = `
[data-mark]{outline:2px solid #c2410c!important;outline-offset:2px;position:relative}
[data-mark]::before{content:attr(data-mark);display:inline-block!important;background:#c2410c;color:#fff;font:700 11px/16px system-ui,sans-serif;min-width:16px;padding:0 5px;box-sizing:border-box;text-align:center;border-radius:8px;margin-right:3px}
span[data-mark]{display:inline-block!important;color:#c2410c;font:14px/1 system-ui,sans-serif;padding:2px}
[data-mark]:target{outline-width:4px!important;background:#fff7ed}
`.replaceAll('\n', '');
