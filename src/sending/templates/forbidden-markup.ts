// Finds markup that has no place in a mail: what runs code, loads or sends by itself, or takes data from the reader.
// The same search reports it while editing (lint.ts) and cuts it out of imported files (import-template.ts).
// It never fails. Cutting leaves everything else byte for byte as it was.

import {
  type Edit,
  type MarkupAttribute,
  type MarkupTag,
  applyEdits,
  decodeEntities,
  walkMarkup,
} from './markup-walk.ts';

export interface ForbiddenMarkup {
  start: number;
  end: number;
  /** Element or attribute, as a person would name it: `script`, `onclick`, `javascript:`. */
  what: string;
}

/** Removed with all they contain. */
const contentElements = new Set([
  'script',
  'iframe',
  'object',
  'applet',
  'noembed',
  'noframes',
  'xmp',
  'audio',
  'video',
  'canvas',
  'math',
  'template',
  'select',
]);
/** Only the tags are removed, the content stays. */
const bareElements = new Set([
  'form',
  'embed',
  'base',
  'textarea',
  'button',
  'frame',
  'frameset',
  'dialog',
  'portal',
  'slot',
  'marquee',
  'blink',
  'amp-img',
  'param',
  'source',
  'track',
  'isindex',
  'keygen',
]);
/** MJML's menu and carousel work with these two. */
const harmlessInputs = new Set(['checkbox', 'radio']);
const addressAttributes = new Set([
  'href',
  'src',
  'background',
  'background-url',
  'poster',
  'xlink:href',
  'data',
  'cite',
  'dynsrc',
  'lowsrc',
  'srcset',
  'thumbnails-src',
]);
const codeScheme =
  /^(?:javascript|vbscript|livescript|mocha|data(?!:image\/(?:png|jpe?g|gif|webp)[;,])|file|blob|about|view-source):?/i;
const codeInStyle = /expression\s*\(|-moz-binding|behaviou?r\s*:|javascript\s*:|vbscript\s*:/i;
/** Loads a style sheet from elsewhere: the reader's address goes there at each reading. Fonts are named by mj-font instead. */
const styleImport = /@import\b[^;]*;?/gi;

export function findForbidden(source: string): ForbiddenMarkup[] {
  return new Finder(source).run();
}

/** The source without what is forbidden, and what that was. */
export function cutForbidden(source: string): { source: string; cut: ForbiddenMarkup[] } {
  const found = findForbidden(source);
  const edits: Edit[] = found.map(({ start, end }) => ({ start, end, text: '' }));
  return { source: applyEdits(source, edits), cut: found };
}

class Finder {
  readonly #source: string;
  readonly #found: ForbiddenMarkup[] = [];
  /** The forbidden element that is open, with what it contains. */
  #inside: { name: string; start: number; depth: number } | undefined;

  constructor(source: string) {
    this.#source = source;
  }

  run(): ForbiddenMarkup[] {
    walkMarkup(this.#source, {
      open: (tag) => this.#opened(tag),
      close: (name, start, end) => this.#closed(name, start, end),
      text: (start, end, within) => {
        if (within === 'style' && !this.#inside) this.#styleText(start, end);
      },
    });
    if (this.#inside) this.#add(this.#inside.start, this.#source.length, this.#inside.name);
    return this.#found;
  }

  #add(start: number, end: number, what: string): void {
    this.#found.push({ start, end, what });
  }

  #opened(tag: MarkupTag): void {
    const { name, start, end } = tag;
    if (this.#inside) {
      if (name === this.#inside.name && !tag.selfClosing) this.#inside.depth += 1;
      return;
    }
    if (contentElements.has(name)) {
      if (tag.selfClosing) this.#add(start, end, name);
      else this.#inside = { name, start, depth: 1 };
      return;
    }
    const what = this.#refusedTag(tag);
    if (what) this.#add(start, end, what);
    else for (const attribute of tag.attributes) this.#attribute(attribute);
  }

  #refusedTag(tag: MarkupTag): string | undefined {
    const { name } = tag;
    if (bareElements.has(name)) return name;
    if (name === 'input' && !harmlessInputs.has(this.#valueOf(tag, 'type'))) return name;
    if (name === 'meta' && /refresh|set-cookie|content-security-policy/.test(this.#valueOf(tag, 'http-equiv')))
      return 'meta http-equiv';
    if (
      name === 'link' &&
      /stylesheet|import|preload|prefetch|preconnect|manifest/.test(this.#valueOf(tag, 'rel')) &&
      !this.#isFont(tag)
    )
      return 'link rel';
    return undefined;
  }

  /** A font may be loaded: it is what mj-font writes. */
  #isFont(tag: MarkupTag): boolean {
    return /^https:\/\/(?:fonts\.googleapis\.com|fonts\.bunny\.net|use\.typekit\.net)\//.test(
      this.#valueOf(tag, 'href'),
    );
  }

  #valueOf(tag: MarkupTag, name: string): string {
    const attribute = tag.attributes.find((one) => one.name === name);
    return attribute ? decodeEntities(this.#source.slice(attribute.start, attribute.end)).trim().toLowerCase() : '';
  }

  #attribute(attribute: MarkupAttribute): void {
    const { name, nameStart, start, end, quote } = attribute;
    const wholeEnd = quote === '' ? end : end + 1;
    if (/^on[a-z]/.test(name) || name === 'formaction' || name === 'srcdoc' || name === 'ping') {
      this.#add(nameStart, wholeEnd, name);
      return;
    }
    const value = decodeEntities(this.#source.slice(start, end));
    if (addressAttributes.has(name)) {
      // Browsers ignore white space and control characters inside a scheme.
      const scheme = codeScheme.exec(value.replace(/[\s\p{Cc}]/gu, ''));
      if (scheme?.[0].endsWith(':')) this.#add(nameStart, wholeEnd, `${name}="${scheme[0]}"`);
    } else if (name === 'style' && codeInStyle.test(value.replace(/\/\*[^*]*\*\//g, ''))) {
      this.#add(nameStart, wholeEnd, 'style');
    }
  }

  #styleText(start: number, end: number): void {
    const text = this.#source.slice(start, end);
    for (const match of text.matchAll(styleImport)) {
      if (!/fonts\.googleapis\.com|fonts\.bunny\.net|use\.typekit\.net/.test(match[0])) {
        this.#add(start + match.index, start + match.index + match[0].length, '@import');
      }
    }
    for (const match of text.matchAll(new RegExp(codeInStyle.source, 'gi')))
      this.#add(start + match.index, start + match.index + match[0].length, match[0]);
  }

  #closed(name: string, start: number, end: number): void {
    if (this.#inside) {
      if (name !== this.#inside.name) return;
      this.#inside.depth -= 1;
      if (this.#inside.depth > 0) return;
      this.#add(this.#inside.start, end, name);
      this.#inside = undefined;
      return;
    }
    if (bareElements.has(name)) this.#add(start, end, name);
  }
}
