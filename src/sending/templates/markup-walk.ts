// Walks HTML or MJML text and reports tags, attributes, text and comments with their exact places.
// It never fails: it reads whatever a browser's tokenizer would read. What Outlook sees inside
// `<!--[if mso]> … <![endif]-->` is walked as markup too, since it is delivered and clicked like the rest.
// It must never change the text: callers cut and replace by the offsets reported here.

import { Tokenizer } from 'htmlparser2';

export interface MarkupAttribute {
  /** Lower-case. */
  name: string;
  nameStart: number;
  /** Range of the raw value (entities not decoded); empty range when there is none. */
  start: number;
  end: number;
  quote: '"' | "'" | '';
}

export interface MarkupTag {
  /** Lower-case. */
  name: string;
  start: number;
  /** Offset after `>`. */
  end: number;
  attributes: MarkupAttribute[];
  selfClosing: boolean;
}

export interface MarkupVisitor {
  open?(tag: MarkupTag): void;
  close?(name: string, start: number, end: number): void;
  /** `within` is the raw-text element the text stands in (style, title, script, textarea), if any. */
  text?(start: number, end: number, within: string | undefined): void;
  /** A comment that is not a conditional block with content. */
  comment?(start: number, end: number): void;
}

const rawTextElements = new Set(['style', 'title', 'script', 'textarea', 'xmp', 'iframe', 'noembed', 'noframes']);
const conditionalBlock = /^\[if[^\]]*\]>/i;
const endOfBlock = '<![endif]';
const deepest = 3;

/** Reports everything in document order, offsets counted from the start of `source`. */
export function walkMarkup(source: string, visitor: MarkupVisitor): void {
  walkRange(source, 0, visitor, 0);
}

function walkRange(source: string, offset: number, visitor: MarkupVisitor, depth: number): void {
  let tag: MarkupTag | undefined;
  let attribute: MarkupAttribute | undefined;
  let within: string | undefined;

  const finishTag = (endIndex: number, selfClosing: boolean): void => {
    if (!tag) return;
    const done = { ...tag, end: offset + endIndex + 1, selfClosing };
    tag = undefined;
    if (rawTextElements.has(done.name) && !selfClosing) within = done.name;
    visitor.open?.(done);
  };

  const comment = (start: number, dataEnd: number, end: number): void => {
    const data = source.slice(start, dataEnd);
    const head = conditionalBlock.exec(data);
    const tail = data.toLowerCase().lastIndexOf(endOfBlock);
    if (!head || tail < head[0].length || depth >= deepest) {
      visitor.comment?.(offset + start - 4, offset + Math.min(end, source.length));
      return;
    }
    visitor.comment?.(offset + start - 4, offset + start + head[0].length);
    const inner = data.slice(head[0].length, tail);
    walkRange(inner, offset + start + head[0].length, visitor, depth + 1);
    visitor.comment?.(offset + start + tail, offset + Math.min(end, source.length));
  };

  const tokenizer = new Tokenizer(
    { decodeEntities: false, recognizeSelfClosing: true },
    {
      onopentagname(start, end) {
        const name = source.slice(start, end).toLowerCase();
        tag = { name, start: offset + start - 1, end: offset + end, attributes: [], selfClosing: false };
      },
      onattribname(start, end) {
        const name = source.slice(start, end).toLowerCase();
        attribute = { name, nameStart: offset + start, start: offset + end, end: offset + end, quote: '' };
      },
      onattribdata(start, end) {
        if (!attribute) return;
        if (attribute.start === attribute.end) attribute.start = offset + start;
        attribute.end = offset + end;
      },
      onattribend(quote, end) {
        if (!attribute || !tag) return;
        if (quote >= 2) {
          attribute.quote = quote === 3 ? '"' : "'";
          // An empty quoted value reports no data: it stands just before the closing quote.
          if (attribute.start === attribute.end) attribute.start = attribute.end = offset + end - 1;
        }
        tag.attributes.push(attribute);
        attribute = undefined;
      },
      onopentagend: (end) => finishTag(end, false),
      onselfclosingtag: (end) => finishTag(end, true),
      onclosetag(start, end) {
        within = undefined;
        const name = source.slice(start, end).toLowerCase();
        const angle = source.indexOf('>', end);
        visitor.close?.(name, offset + start - 2, offset + (angle < 0 ? source.length : angle + 1));
      },
      ontext: (start, end) => visitor.text?.(offset + start, offset + end, within),
      oncomment(start, endIndex, endOffset) {
        if (endOffset === 0) visitor.comment?.(offset + start - 2, offset + Math.min(endIndex + 1, source.length));
        else comment(start, endIndex - endOffset, endIndex + 1);
      },
      oncdata: (start, end) => visitor.text?.(offset + start, offset + end, within),
      ondeclaration: (start, end) => visitor.comment?.(offset + start - 1, offset + Math.min(end + 1, source.length)),
      onprocessinginstruction: (start, end) =>
        visitor.comment?.(offset + start - 1, offset + Math.min(end + 1, source.length)),
      onattribentity() {},
      ontextentity() {},
      onend() {},
    },
  );
  tokenizer.write(source);
  tokenizer.end();
}

export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** Applies edits in order of place; an edit that begins inside an earlier one is left out. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let at = 0;
  for (const edit of ordered) {
    if (edit.start < at) continue;
    result += source.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + source.slice(at);
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** Decodes the entities that editors write into attribute values and Liquid expressions. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi,
    (whole, decimal, hex, name) => {
      if (name) return named[String(name).toLowerCase()] ?? whole;
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
