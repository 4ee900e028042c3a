// Makes the plain-text part out of masked HTML: what a person reads in a mail program without HTML, and what filters compare.
// Links stand as `label <address>`, images by their alternative text, rows of data tables on one line each.
// It never fails on any markup; Liquid stays masked and in its order. It must never show hidden text, nor invent any.

import { type DomNode, type FormatCallback, type HtmlToTextOptions, compile } from 'html-to-text';
import { anyMasked, maskedRun } from './mask.ts';

type Element = Parameters<FormatCallback>[0];

/** What is known of one link target. */
export interface LinkLabel {
  /** Text that, as a label, makes the address superfluous (the address itself, or the part after mailto:). */
  same: string;
  /** False when the target says nothing outside the HTML (`#top`, nothing at all). */
  shown: boolean;
}

const hidden = ['[style*="display:none"i]', '[style*="display: none"i]', '[hidden]', '[aria-hidden="true"]'];

const anchor: FormatCallback = (element, walk, builder) => {
  const href = element.attribs?.['href'] ?? '';
  const known = (builder as unknown as { metadata: ReadonlyMap<string, LinkLabel> }).metadata.get(href);
  let text = '';
  builder.pushWordTransform((word) => {
    text += word;
    return word;
  });
  walk(element.children, builder);
  builder.popWordTransform();
  if (href === '' || known?.shown === false) return;
  if (known && text.trim() !== '' && text.trim() === known.same) return;
  builder.addInline(`${text === '' ? '' : ' '}<${href}>`, { noWordTransform: true });
};

const image: FormatCallback = (element, _walk, builder) => {
  const alternative = (element.attribs?.['alt'] ?? '').trim();
  if (alternative === '') return;
  builder.addInline(insideLink(element) ? alternative : `[${alternative}]`, { noWordTransform: false });
};

function insideLink(element: Element): boolean {
  for (let node = element.parent; node; node = node.parent) if ((node as Element).name === 'a') return true;
  return false;
}

/** Layout tables flow as blocks; a data table keeps one row per line. */
const table: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 2 });
  walk(element.children, builder);
  builder.closeBlock({ trailingLineBreaks: 2 });
};

const row: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 1 });
  walk(element.children, builder);
  builder.closeBlock({ trailingLineBreaks: 1 });
};

const cell: FormatCallback = (element, walk, builder) => {
  const owner = tableOf(element);
  if (!owner || !isDataTable(owner)) {
    builder.openBlock({ leadingLineBreaks: 2 });
    walk(element.children, builder);
    builder.closeBlock({ trailingLineBreaks: 2 });
    return;
  }
  if (hasCellBefore(element)) builder.addInline(' | ', { noWordTransform: true });
  walk(element.children, builder);
};

function hasCellBefore(element: Element): boolean {
  const siblings = element.parent?.children ?? [];
  return siblings.slice(0, siblings.indexOf(element)).some((node) => node.name === 'td' || node.name === 'th');
}

function tableOf(element: Element): Element | undefined {
  for (let node = element.parent; node; node = node.parent)
    if ((node as Element).name === 'table') return node as Element;
  return undefined;
}

const dataTables = new WeakMap<object, boolean>();

/** No layout: heading cells, or several rows of several cells of mere words. */
function isDataTable(element: Element): boolean {
  const known = dataTables.get(element);
  if (known !== undefined) return known;
  const inside = descendants(element);
  const names = new Set(inside.map((node) => node.name));
  const layout = element.attribs?.['role'] === 'presentation' || names.has('table');
  const data =
    !layout &&
    (names.has('th') || (isGrid(inside) && !['img', 'p', 'div', 'h1', 'h2', 'h3'].some((name) => names.has(name))));
  dataTables.set(element, data);
  return data;
}

function isGrid(inside: readonly Element[]): boolean {
  const rows = inside.filter((node) => node.name === 'tr');
  return rows.filter((node) => (node.children ?? []).filter((child) => child.name === 'td').length > 1).length > 1;
}

function descendants(element: Element): Element[] {
  const found: Element[] = [];
  const waiting: DomNode[] = [...(element.children ?? [])];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.name) found.push(node as Element);
    if (node.children) waiting.push(...node.children);
  }
  return found;
}

const options: HtmlToTextOptions = {
  wordwrap: false,
  formatters: { anchor, image, table, row, cell },
  selectors: [
    { selector: 'a', format: 'anchor' },
    { selector: 'img', format: 'image' },
    { selector: 'table', format: 'table' },
    { selector: 'tr', format: 'row' },
    { selector: 'td', format: 'cell' },
    { selector: 'th', format: 'cell' },
    { selector: 'hr', options: { length: 24 } },
    { selector: 'ul', options: { itemPrefix: '- ' } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
      selector,
      options: { uppercase: false, leadingLineBreaks: 2 },
    })),
    ...['style', 'script', 'title', 'head', 'template', ...hidden].map((selector) => ({ selector, format: 'skip' })),
  ],
};

const convert = compile(options) as (html: string, metadata: ReadonlyMap<string, LinkLabel>) => string;

/** `labels` tells, per `href` as it stands in `html`, what is known of that link. */
export function plainText(html: string, labels: ReadonlyMap<string, LinkLabel>): string {
  return tidyLines(convert(html, labels));
}

/** At most one empty line in a row, no white space at line ends, and no empty lines left by tags of Liquid alone. */
function tidyLines(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/(?:[ \t\u200b\u200c\ufeff\u00ad]|\u034f)+$/u, ''));
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

/**
 * A line of nothing but Liquid tags joins the line after it, so that the tags themselves leave no empty line.
 * `isTag` tells whether a masking character stands for a tag.
 */
export function joinTagLines(text: string, isTag: (character: string) => boolean): string {
  if (!anyMasked.test(text)) return text;
  const tagsOnly = (line: string): boolean => {
    const runs = line.match(maskedRun);
    return runs !== null && line.replace(maskedRun, '').trim() === '' && runs.every((run) => isTag(run[0] ?? ''));
  };
  const kept: string[] = [];
  let carried = '';
  for (const line of text.split('\n')) {
    if (tagsOnly(line)) carried += line.trim();
    else {
      kept.push(carried + line);
      carried = '';
    }
  }
  return kept.join('\n') + carried;
}

/** After conditions and loops: at most one empty line in a row, none at either end. */
export function closeGaps(text: string): string {
  return `${text.replace(/\n{3,}/g, '\n\n').replace(/^\n+|\n+$/g, '')}\n`;
}
