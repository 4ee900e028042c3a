// Reads MJML text into elements with their exact places, with Liquid taken as opaque wherever it stands. Pure.
// It answers undefined when tags do not close one another: the visual view then asks to mend the source first.
// It must never lose a character: everything between the places it reports is kept by mjml-document.ts.

export interface MjmlAttribute {
  name: string;
  /** As written, without its quotes. */
  value: string;
}

export interface MjmlElement {
  name: string;
  attributes: MjmlAttribute[];
  start: number;
  /** After the opening tag's `>`. */
  openEnd: number;
  /** Where the closing tag begins; equal to `end` when the element closes itself. */
  closeStart: number;
  end: number;
  isSelfClosing: boolean;
}

/** Tags whose content is HTML and not read further. */
const contentTags = new Set([
  'mj-text',
  'mj-button',
  'mj-raw',
  'mj-table',
  'mj-style',
  'mj-title',
  'mj-preview',
  'mj-social-element',
  'mj-navbar-link',
  'mj-accordion-title',
  'mj-accordion-text',
  'mj-carousel-image',
  'mj-html-attribute',
  'mj-breakpoint',
]);

/** `{{ … }}`, `{% … %}`; raw and comment blocks whole. */
const liquid =
  /\{%-?\s*(raw|comment)\s*-?%\}[\s\S]*?\{%-?\s*end\1\s*-?%\}|\{\{(?:"[^"]*"|'[^']*'|[^"'}]|\}(?!\}))*\}\}|\{%[\s\S]*?%\}/y;

/** Offset after the Liquid that begins at `at`, or `at` when none does. */
export function skipLiquid(source: string, at: number): number {
  if (source[at] !== '{') return at;
  liquid.lastIndex = at;
  return liquid.test(source) ? liquid.lastIndex : at;
}

/** The element that begins at `start` (a `<` with a tag name), or undefined when it never closes. */
export function readElement(source: string, start: number): MjmlElement | undefined {
  const open = readOpenTag(source, start);
  if (!open) return undefined;
  const { name, openEnd, isSelfClosing } = open;
  if (isSelfClosing) return { ...open, closeStart: openEnd, end: openEnd };
  const closeStart = contentTags.has(name) ? findClose(source, openEnd, name) : childrenEnd(source, openEnd);
  if (closeStart === undefined) return undefined;
  const close = /^<\/([\w-]+)\s*>/.exec(source.slice(closeStart, closeStart + name.length + 40));
  if (close?.[1]?.toLowerCase() !== name) return undefined;
  return { ...open, closeStart, end: closeStart + close[0].length };
}

/** Elements directly inside a range; undefined when something in it does not close. */
export function readChildren(source: string, from: number, to: number): MjmlElement[] | undefined {
  const children: MjmlElement[] = [];
  let at = from;
  while (at < to) {
    const next = nextMarkup(source, at);
    if (next === undefined || next >= to) break;
    if (source.startsWith('</', next)) return undefined;
    const element = readElement(source, next);
    if (!element || element.end > to) return undefined;
    children.push(element);
    at = element.end;
  }
  return children;
}

/** The next tag at or after `at`, past text, Liquid and comments. */
function nextMarkup(source: string, at: number): number | undefined {
  let index = at;
  while (index < source.length) {
    const past = skipLiquid(source, index);
    if (past > index) index = past;
    else if (source.startsWith('<!--', index)) {
      const end = source.indexOf('-->', index + 4);
      index = end < 0 ? source.length : end + 3;
    } else if (/^<\/?[a-z]/i.test(source.slice(index, index + 3))) return index;
    else index += 1;
  }
  return undefined;
}

function childrenEnd(source: string, from: number): number | undefined {
  let at = from;
  for (;;) {
    const next = nextMarkup(source, at);
    if (next === undefined) return undefined;
    if (source.startsWith('</', next)) return next;
    const element = readElement(source, next);
    if (!element) return undefined;
    at = element.end;
  }
}

function findClose(source: string, from: number, name: string): number | undefined {
  const closing = new RegExp(`^</${name}\\s*>`, 'i');
  for (let index = from; index < source.length; index += 1) {
    const past = skipLiquid(source, index);
    if (past > index) index = past - 1;
    else if (source[index] === '<' && closing.test(source.slice(index, index + name.length + 40))) return index;
  }
  return undefined;
}

type OpenTag = Pick<MjmlElement, 'name' | 'attributes' | 'start' | 'openEnd' | 'isSelfClosing'>;

function readOpenTag(source: string, start: number): OpenTag | undefined {
  const name = /^<([a-z][\w-]*)/i.exec(source.slice(start, start + 80))?.[1];
  if (!name) return undefined;
  const attributes: MjmlAttribute[] = [];
  let at = start + 1 + name.length;
  while (at < source.length) {
    const blank = /^\s+/.exec(source.slice(at, at + 2000))?.[0].length ?? 0;
    at += blank;
    const end = /^\/?>/.exec(source.slice(at, at + 2))?.[0];
    if (end)
      return { name: name.toLowerCase(), attributes, start, openEnd: at + end.length, isSelfClosing: end === '/>' };
    const attribute = readAttribute(source, at);
    if (!attribute) return undefined;
    attributes.push({ name: attribute.name, value: attribute.value });
    at = attribute.end;
  }
  return undefined;
}

function readAttribute(source: string, at: number): (MjmlAttribute & { end: number }) | undefined {
  const name = /^[^\s"'<>/={}]+/.exec(source.slice(at, at + 200))?.[0];
  if (!name) return undefined;
  const equals = /^\s*=\s*/.exec(source.slice(at + name.length, at + name.length + 200))?.[0];
  if (equals === undefined) return { name, value: '', end: at + name.length };
  const start = at + name.length + equals.length;
  const quote = source[start];
  if (quote !== '"' && quote !== "'") return undefined;
  for (let index = start + 1; index < source.length; index += 1) {
    const past = skipLiquid(source, index);
    if (past > index) index = past - 1;
    else if (source[index] === quote) return { name, value: source.slice(start + 1, index), end: index + 1 };
  }
  return undefined;
}
