// What a style does to the text below it, as far as being seen goes: shown or hidden, how large, in which colour on which ground.
// Reads inline styles and the plain rules of style sheets (one tag, class or id; rules within @media are left out, since they
// do not hold everywhere). Anything it does not understand changes nothing. It must never call text hidden that may be seen.

import { type Colour, isTransparent, readColour } from './html-colour.ts';

/** Why a reader does not see something. */
export type HiddenBy = 'display' | 'visibility' | 'size' | 'colour' | 'position' | 'attribute';

export interface Look {
  hiddenBy?: HiddenBy;
  /** Pixels; undefined when it can not be told. */
  fontSize: number | undefined;
  colour: Colour | undefined;
  ground: Colour | undefined;
}

export type Declarations = ReadonlyMap<string, string>;

export const plainLook: Look = { fontSize: 16, colour: [0, 0, 0], ground: [255, 255, 255] };

const SMALLEST_SEEN = 1.5;
/** Colours closer than this on every channel can not be told apart as text on its ground. */
const SAME_COLOUR = 10;
const FAINT_COLOUR = 32;
const FAR_AWAY = 999;

/** `a: b; c: d` -> the declarations, later ones winning; names and values in lower case, without !important. */
export function readDeclarations(style: string): Declarations {
  const found = new Map<string, string>();
  for (const part of withoutComments(style).split(';')) {
    const colon = part.indexOf(':');
    if (colon < 0) continue;
    const value = part
      .slice(colon + 1)
      .replace(/!\s*important/i, '')
      .trim()
      .toLowerCase();
    if (value !== '') found.set(part.slice(0, colon).trim().toLowerCase(), value);
  }
  return found;
}

/**
 * How an element looks, from how its parent looks, its declarations and its old-fashioned attributes. Being hidden is passed on to
 * children; size and colour are not a way of hiding until text stands in them, since a child can undo both.
 */
export function lookOf(parent: Look, declarations: Declarations, attributes: Readonly<Record<string, string>>): Look {
  const fontSize = sizeOf(declarations, parent.fontSize);
  const ground = groundOf(declarations, attributes, parent.ground);
  // Letters without colour of their own have that of what is behind them.
  const colour = isTransparent(declarations.get('color')) ? ground : colourOf(declarations, attributes, parent.colour);
  const hiddenBy = parent.hiddenBy ?? hides(declarations, attributes);
  return { fontSize, colour, ground, ...(hiddenBy && { hiddenBy }) };
}

/** Why text put directly into such an element is not seen, if so. */
export function textHiddenBy(look: Look): HiddenBy | undefined {
  return look.hiddenBy ?? fades(look);
}

/** Whether text there can hardly be told from its ground, though it can. */
export function isFaint({ colour, ground }: Look): boolean {
  return colour !== undefined && ground !== undefined && differsAtMost(colour, ground, FAINT_COLOUR);
}

const differsAtMost = (colour: Colour, ground: Colour, most: number): boolean =>
  colour.every((channel, i) => Math.abs(channel - (ground[i] as number)) <= most);

function fades({ fontSize, colour, ground }: Look): HiddenBy | undefined {
  if (fontSize !== undefined && fontSize < SMALLEST_SEEN) return 'size';
  return colour && ground && differsAtMost(colour, ground, SAME_COLOUR) ? 'colour' : undefined;
}

function hides(style: Declarations, attributes: Readonly<Record<string, string>>): HiddenBy | undefined {
  if ('hidden' in attributes) return 'attribute';
  if (style.get('display') === 'none') return 'display';
  if (/^(?:hidden|collapse)$/.test(style.get('visibility') ?? '') || isNearlyClear(style.get('opacity')))
    return 'visibility';
  return isClipped(style) || isCutAway(style) || isFarAway(style) ? 'position' : undefined;
}

/** Below this nobody sees letters; buttons that are pale on purpose stay well above. */
const CLEAR = 0.05;
const isNearlyClear = (opacity: string | undefined) => opacity !== undefined && Number.parseFloat(opacity) <= CLEAR;

function isClipped(style: Declarations): boolean {
  if (/^rect\(\s*0[^1-9]*\)$/.test(style.get('clip') ?? '')) return true;
  if (/^(?:inset\((?:50|100)%|circle\(0|ellipse\(0)/.test(style.get('clip-path') ?? '')) return true;
  return /\bscale[xy]?\(\s*0(?:\.0\d*)?\s*[,)]/.test(style.get('transform') ?? '');
}

function isCutAway(style: Declarations): boolean {
  if (!style.get('overflow')?.startsWith('hidden')) return false;
  return (
    isZero(style.get('max-height')) ||
    isZero(style.get('height')) ||
    (isZero(style.get('width')) && style.has('height'))
  );
}

function isFarAway(style: Declarations): boolean {
  const isMoved = /^(?:absolute|fixed)$/.test(style.get('position') ?? '');
  const distances = [
    ...['text-indent', 'margin-left', 'margin-top'].map((property) => style.get(property)),
    ...(isMoved ? ['left', 'top', 'right', 'bottom'].map((side) => style.get(side)) : []),
  ];
  return distances.some((distance) => Number.parseFloat(distance ?? '') <= -FAR_AWAY);
}

const isZero = (value: string | undefined) => value !== undefined && /^0(?:\.0+)?(?:px|pt|em|%)?$/.test(value);

function sizeOf(style: Declarations, inherited: number | undefined): number | undefined {
  const written = style.get('font-size') ?? /(?:^|\s)(\d*\.?\d+(?:px|pt|em|rem|%))/.exec(style.get('font') ?? '')?.[1];
  if (written === undefined) return inherited;
  const value = Number.parseFloat(written);
  if (Number.isNaN(value)) return /^(?:inherit|unset)$/.test(written) ? inherited : undefined;
  if (/(?:^0$|px$)/.test(written) || value === 0) return value;
  if (written.endsWith('pt')) return (value * 4) / 3;
  if (written.endsWith('rem')) return value * 16;
  if (written.endsWith('em')) return inherited === undefined || inherited === 0 ? undefined : value * inherited;
  if (written.endsWith('%')) return inherited === undefined || inherited === 0 ? undefined : (value * inherited) / 100;
  return undefined;
}

function groundOf(
  style: Declarations,
  attributes: Readonly<Record<string, string>>,
  parent: Colour | undefined,
): Colour | undefined {
  // A picture behind the text: nobody knows its colour.
  if (
    attributes['background'] ||
    /url\(|gradient\(/.test(`${style.get('background')} ${style.get('background-image')}`)
  )
    return undefined;
  const written = style.get('background-color') ?? style.get('background') ?? attributes['bgcolor'];
  if (
    written === undefined ||
    /^(?:transparent|none|inherit|initial|unset|rgba\([^)]*,\s*0(?:\.0+)?\s*\))/.test(written)
  )
    return parent;
  return readColour(written.split(/\s+(?![^(]*\))/)[0] ?? '');
}

function colourOf(
  style: Declarations,
  attributes: Readonly<Record<string, string>>,
  parent: Colour | undefined,
): Colour | undefined {
  const written = style.get('color') ?? attributes['color'] ?? attributes['text'];
  if (written === undefined || /^(?:inherit|unset)$/.test(written)) return parent;
  return readColour(written);
}

/** The rules of a style sheet whose selector is one tag, class or id. */
export type StyleRules = ReadonlyMap<string, Declarations>;

const LONGEST_SHEET = 200_000;

export function readStyleSheet(sheet: string, into: Map<string, Map<string, string>>): void {
  const plain = withoutAtRules(withoutComments(sheet.slice(0, LONGEST_SHEET)).replace(/<!--|-->/g, ''));
  for (const rule of plain.split('}')) {
    const brace = rule.indexOf('{');
    if (brace < 0) continue;
    const declarations = readDeclarations(rule.slice(brace + 1));
    for (const selector of rule.slice(0, brace).split(',')) {
      const name = selector.trim().toLowerCase();
      if (!/^(?:[a-z][a-z0-9]*|[a-z0-9]*[.#][\w-]+)$/.test(name)) continue;
      const known = into.get(name) ?? new Map<string, string>();
      for (const [property, value] of declarations) known.set(property, value);
      into.set(name, known);
    }
  }
}

/** A comment that never ends hides the rest, as in browsers. */
export function withoutComments(css: string): string {
  let result = '';
  let at = 0;
  for (;;) {
    const start = css.indexOf('/*', at);
    if (start < 0) return result + css.slice(at);
    result += css.slice(at, start);
    const end = css.indexOf('*/', start + 2);
    if (end < 0) return result;
    at = end + 2;
  }
}

/** Cuts `@media … { … { … } }` and the like out, whole. */
function withoutAtRules(sheet: string): string {
  let result = '';
  let at = 0;
  for (;;) {
    const start = sheet.indexOf('@', at);
    if (start < 0) return result + sheet.slice(at);
    result += sheet.slice(at, start);
    at = endOfAtRule(sheet, start);
  }
}

function endOfAtRule(sheet: string, start: number): number {
  let depth = 0;
  for (let at = start; at < sheet.length; at++) {
    const character = sheet[at];
    if (character === '{') depth++;
    else if (character === '}' && --depth <= 0) return at + 1;
    else if (character === ';' && depth === 0) return at + 1;
  }
  return sheet.length;
}

/** What the sheets and the element's own style say of it, the latter last. */
export function declarationsFor(
  name: string,
  attributes: Readonly<Record<string, string>>,
  rules: StyleRules,
): Declarations {
  const own = attributes['style'] ? readDeclarations(attributes['style']) : undefined;
  if (rules.size === 0) return own ?? NONE;
  const merged = new Map<string, string>(rules.get(name));
  const classes = attributes['class']?.toLowerCase().split(/\s+/) ?? [];
  const selectors = classes.flatMap((one) => [`.${one}`, `${name}.${one}`]);
  const id = attributes['id']?.toLowerCase();
  if (id) selectors.push(`#${id}`, `${name}#${id}`);
  for (const selector of selectors)
    for (const [property, value] of rules.get(selector) ?? NONE) merged.set(property, value);
  for (const [property, value] of own ?? NONE) merged.set(property, value);
  return merged;
}

const NONE: Declarations = new Map();
