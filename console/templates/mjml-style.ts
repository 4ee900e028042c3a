// What MJML's attributes look like on the canvas: defaults of the renderer, of the document's head and classes, then the
// block's own; and padding, widths and the like as CSS. Pure. It mimics the renderer closely enough to write in;
// the preview, made on the server, is what counts.

import type { CSSProperties } from 'react';
import { readChildren, readElement } from './mjml-scan.ts';

export type Attributes = Record<string, string>;
/** Default attributes by tag, as the server's grammar gives them. */
export type Defaults = Record<string, Attributes>;

export interface HeadStyle {
  all: Attributes;
  byTag: Defaults;
  byClass: Record<string, Attributes>;
  /** Text of every mj-style, for the canvas. */
  css: string;
}

/** `head` is everything before mj-body. */
export function readHead(head: string): HeadStyle {
  const style: HeadStyle = { all: {}, byTag: {}, byClass: {}, css: '' };
  const start = head.search(/<mj-head[\s>]/i);
  const element = start < 0 ? undefined : readElement(head, start);
  if (!element) return style;
  for (const child of readChildren(head, element.openEnd, element.closeStart) ?? []) {
    if (child.name === 'mj-style') style.css += head.slice(child.openEnd, child.closeStart);
    if (child.name !== 'mj-attributes') continue;
    for (const { name, attributes } of readChildren(head, child.openEnd, child.closeStart) ?? []) {
      const { name: className, ...values } = Object.fromEntries(attributes.map((one) => [one.name, one.value]));
      if (name === 'mj-all') style.all = { ...style.all, ...values };
      else if (name === 'mj-class' && className) style.byClass[className] = { ...style.byClass[className], ...values };
      else style.byTag[name] = { ...style.byTag[name], ...(className ? { name: className } : {}), ...values };
    }
  }
  return style;
}

/** The attributes a block ends up with, in the renderer's order of precedence. */
export function resolveAttributes(tag: string, own: Attributes, defaults: Defaults, head: HeadStyle): Attributes {
  const classes = (own['mj-class'] ?? '').split(/\s+/).map((name) => head.byClass[name]);
  const set = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== ''));
  return Object.assign({}, defaults[tag], head.all, head.byTag[tag], ...classes, set) as Attributes;
}

export interface Sides {
  top: string;
  right: string;
  bottom: string;
  left: string;
}

/** `padding` (one to four values) with `padding-top` and the others over it. */
export function sidesOf(attributes: Attributes, name = 'padding'): Sides {
  const values = (attributes[name] ?? '0').trim().split(/\s+/);
  const [top = '0', right = top, bottom = top, left = right] = values;
  return {
    top: attributes[`${name}-top`] ?? top,
    right: attributes[`${name}-right`] ?? right,
    bottom: attributes[`${name}-bottom`] ?? bottom,
    left: attributes[`${name}-left`] ?? left,
  };
}

/** Four sides as `padding` writes them, as short as can be. */
export function writeSides({ top, right, bottom, left }: Sides): string {
  if (left !== right) return `${top} ${right} ${bottom} ${left}`;
  if (top !== bottom) return `${top} ${right} ${bottom}`;
  return top === right ? top : `${top} ${right}`;
}

export function paddingOf(attributes: Attributes, name?: string): string {
  const { top, right, bottom, left } = sidesOf(attributes, name);
  return [top, right, bottom, left].join(' ');
}

/** CSS of the text inside a block. */
export function textStyle(attributes: Attributes): CSSProperties {
  return {
    fontFamily: attributes['font-family'],
    fontSize: attributes['font-size'],
    fontStyle: attributes['font-style'],
    fontWeight: attributes['font-weight'],
    lineHeight: attributes['line-height'],
    letterSpacing: attributes['letter-spacing'],
    textDecoration: attributes['text-decoration'],
    textTransform: attributes['text-transform'] as CSSProperties['textTransform'],
    textAlign: attributes['align'] as CSSProperties['textAlign'],
    color: attributes['color'],
  };
}

/** Width of a column among `count` that share a row: its own, or an equal share. */
export function columnWidth(width: string | undefined, count: number): string {
  return width && /^\d+(?:\.\d+)?(?:px|%)$/.test(width) ? width : `${100 / Math.max(1, count)}%`;
}

/**
 * Style sheets as they apply in one colour scheme, whatever the reader's machine prefers: conditions on the scheme are
 * settled, so that a preview can show both.
 */
export function settleScheme(text: string, scheme: 'light' | 'dark'): string {
  return text
    .replace(/\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/gi, (_, wanted: string) =>
      wanted.toLowerCase() === scheme ? '(min-width: 0px)' : '(max-width: 0px)',
    )
    .replace(/color-scheme\s*:\s*light\s+dark/gi, `color-scheme: ${scheme}`);
}
