// Hides Liquid in HTML from the browser's parser and brings it back: in attributes as one private-use character each,
// in texts as chips that a person sees, moves and deletes as one. Pure, but for the document it is given.
// It must never change Liquid, nor lose any: what comes out is what went in, unless a person edited it.

import { skipLiquid } from './mjml-scan.ts';

const firstCode = 0xe000;
const masked = /[\ue000-\uf8ff]/g;

/** Liquid by masking character, for one editable text. */
export class LiquidTable {
  readonly #liquid: string[] = [];

  add(liquid: string): string {
    const known = this.#liquid.indexOf(liquid);
    return String.fromCharCode(firstCode + (known >= 0 ? known : this.#liquid.push(liquid) - 1));
  }

  restore(text: string): string {
    return text.replace(masked, (character) => this.#liquid[character.charCodeAt(0) - firstCode] ?? character);
  }

  mask(html: string): string {
    let out = '';
    for (let at = 0; at < html.length; ) {
      const end = skipLiquid(html, at);
      const one = html[at] ?? '';
      // A character of this range that is the author's own (an icon font) is masked too, or it would be mistaken.
      out += end > at ? this.add(html.slice(at, end)) : isMask(one) ? this.add(one) : one;
      at = Math.max(end, at + 1);
    }
    return out;
  }
}

function isMask(character: string): boolean {
  return character >= '\ue000' && character <= '\uf8ff';
}

const chipClass = 'liquid-chip';

/** Puts HTML with Liquid into an element. Nothing in it can run: it is parsed in a document that is not shown. */
export function showHtml(
  element: HTMLElement,
  html: string,
  table: LiquidTable,
  label: (liquid: string) => string,
): void {
  const parsed = new DOMParser().parseFromString(`<body>${table.mask(html)}`, 'text/html');
  harmless(parsed.body);
  const document = element.ownerDocument;
  element.replaceChildren(...[...parsed.body.childNodes].map((node) => document.importNode(node, true)));
  for (const text of textNodes(element)) replaceByChips(text, table, label);
}

/** What would run, were it ever in a template, is not even shown; the server refuses it anyway. */
function harmless(root: HTMLElement): void {
  for (const element of root.querySelectorAll('script, iframe, object, embed, form, base, meta, link'))
    element.remove();
  for (const element of root.querySelectorAll('*')) {
    for (const { name } of [...element.attributes]) if (/^on/i.test(name)) element.removeAttribute(name);
  }
}

function textNodes(root: Node): Text[] {
  const walker = (root.ownerDocument as Document).createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) found.push(node as Text);
  return found;
}

function replaceByChips(text: Text, table: LiquidTable, label: (liquid: string) => string): void {
  const pieces = text.data.split(/([\ue000-\uf8ff])/);
  if (pieces.length === 1) return;
  const document = text.ownerDocument;
  const nodes = pieces.map((piece, index) => {
    const liquid = table.restore(piece);
    return index % 2 === 1 && liquid.startsWith('{')
      ? makeChip(document, liquid, label)
      : document.createTextNode(liquid);
  });
  text.replaceWith(...nodes);
}

/** A chip: one Liquid expression or tag, shown by its label. */
export function makeChip(document: Document, liquid: string, label: (liquid: string) => string): HTMLElement {
  const chip = document.createElement('span');
  chip.className = chipClass;
  chip.contentEditable = 'false';
  chip.dataset['liquid'] = liquid;
  chip.title = liquid;
  chip.textContent = label(liquid);
  return chip;
}

/** The HTML of an edited element, with Liquid back in its place. */
export function readHtml(element: HTMLElement, table: LiquidTable): string {
  const copy = element.cloneNode(true) as HTMLElement;
  for (const chip of copy.querySelectorAll<HTMLElement>(`.${chipClass}`)) {
    chip.replaceWith(table.add(chip.dataset['liquid'] ?? ''));
  }
  return table.restore(copy.innerHTML);
}

/** `{{ contact.given_name | default: "you" }}` in a few words: the field's label, and what stands in for it. */
export function chipLabel(liquid: string, fieldLabels: Readonly<Record<string, string>>): string {
  const output = /^\{\{-?\s*([\s\S]*?)\s*-?\}\}$/.exec(liquid)?.[1];
  if (output === undefined) return liquid.replace(/^\{%-?\s*|\s*-?%\}$/g, '');
  const field = /^contact\.(\w+)/.exec(output)?.[1];
  const label = field === undefined ? output : (fieldLabels[field] ?? field);
  const fallback = /\|\s*default:\s*["']([^"']*)["']/.exec(output)?.[1];
  return field !== undefined && fallback ? `${label} (${fallback})` : label;
}
