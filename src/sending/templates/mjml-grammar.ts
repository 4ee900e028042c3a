// The grammar of MJML, read from the package that renders it, so that lint and completion never differ from the renderer.
// It can not fail. It must never list what the renderer does not know.

/// <reference path="./mjml.d.ts" />
import preset from 'mjml-preset-core';

export interface MjmlTag {
  /** Content is taken as it is (HTML), not as MJML. */
  content: boolean;
  /** Attribute name to its type, such as `color`, `unit(px,%)`, `enum(left,right)`, `string`. */
  attributes: Readonly<Record<string, string>>;
  /** Values of attributes that are not written. */
  defaults: Readonly<Record<string, string>>;
  children: readonly string[];
}

/** Attributes that every tag takes. */
const everywhere = { 'css-class': 'string', 'mj-class': 'string' };
/** Tags without a component of their own. */
const inAttributes = new Set(['mj-all', 'mj-class']);

const tags = new Map<string, MjmlTag>([
  [
    'mjml',
    {
      content: false,
      attributes: { owa: 'string', lang: 'string', dir: 'string' },
      defaults: {},
      children: names('mjml'),
    },
  ],
  ['mj-selector', { content: false, attributes: { path: 'string' }, defaults: {}, children: ['mj-html-attribute'] }],
  ['mj-html-attribute', { content: true, attributes: { name: 'string' }, defaults: {}, children: [] }],
  [
    'mj-include',
    {
      content: false,
      attributes: { path: 'string', type: 'string', 'css-inline': 'string' },
      defaults: {},
      children: [],
    },
  ],
  ...preset.components.map((component): [string, MjmlTag] => [
    component.componentName,
    {
      content: component.endingTag === true,
      attributes: { ...component.allowedAttributes, ...everywhere },
      defaults: written(component.defaultAttributes),
      children: names(component.componentName),
    },
  ]),
]);

/** The package gives some attributes the value null. */
function written(defaults: Record<string, string | null> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(defaults).filter((entry): entry is [string, string] => entry[1] !== null));
}

function names(tag: string): string[] {
  return (preset.dependencies[tag] ?? []).filter((name) => typeof name === 'string');
}

export function mjmlTag(name: string): MjmlTag | undefined {
  return tags.get(name);
}

/** Whether `child` may stand in `parent`. */
export function mayContain(parent: string, child: string): boolean {
  if (parent === 'mj-attributes') return tags.has(child) || inAttributes.has(child);
  return child === 'mj-include' || (tags.get(parent)?.children.includes(child) ?? true);
}

export function isMjmlTag(name: string): boolean {
  return tags.has(name) || inAttributes.has(name);
}

/** All tags, for completion in the editor. */
export function mjmlGrammar(): Record<string, MjmlTag> {
  return Object.fromEntries(tags);
}

const colour = /^(?:#[0-9a-f]{3}|#[0-9a-f]{4}|#[0-9a-f]{6}|#[0-9a-f]{8}|(?:rgb|hsl)a?\([^)]*\)|[a-z]+)$/i;

/** Whether a value fits the type the renderer declares. */
export function fitsType(value: string, type: string): boolean {
  const [, kind = type, list = '', most = ''] = /^(\w+)(?:\(([^)]*)\))?(?:\{1,(\d)\})?$/.exec(type) ?? [];
  const options = list.split(',');
  if (kind === 'color') return value === '' || colour.test(value);
  if (kind === 'enum') return options.includes(value);
  if (kind === 'boolean') return value === 'true' || value === 'false';
  if (kind === 'integer') return /^\d+$/.test(value);
  if (kind !== 'unit' && kind !== 'unitWithNegative') return true;
  const values = value.trim().split(/\s+/);
  return (
    values.length <= Number(most || 1) && values.every((one) => fitsUnit(one, options, kind === 'unitWithNegative'))
  );
}

function fitsUnit(value: string, units: readonly string[], negative: boolean): boolean {
  if (value === '0' || (value === 'auto' && units.includes('auto'))) return true;
  const match = /^(-?)\d*\.?\d+([a-z%]*)$/i.exec(value);
  return match !== null && (negative || match[1] === '') && units.includes(match[2] ?? '');
}

/** The known name that is most like a mistyped one, if any is near. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.min(3, Math.ceil(name.length / 3) + 1);
  for (const candidate of known) {
    const distance = editDistance(name, candidate);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 3) return 4;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Tag names for `nearest`. */
export function mjmlTagNames(): IterableIterator<string> {
  return tags.keys();
}
