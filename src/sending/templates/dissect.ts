// Takes masked HTML apart: finds where every hidden token stands (text, attribute, address, style), which link targets
// are fixed and become numbered slots, and gives the parts that rendering joins again.
// It never fails: what can not be said safely is a diagnostic. It must never guess a place: a token whose place is
// unknown (in a tag's or attribute's name) is refused, unless it is a tag that writes nothing itself.

import type { Place } from './escape.ts';
import type { Part } from './liquid-program.ts';
import { type MarkupAttribute, type MarkupTag, decodeEntities, walkMarkup } from './markup-walk.ts';
import { type MaskTable, type MaskedToken, anyMasked, maskedRun } from './mask.ts';

export type DissectCode = 'liquid_in_markup' | 'link_scheme_forbidden';

export interface DissectedLink {
  /** Range of the attribute's value in the masked HTML. */
  start: number;
  end: number;
  /** How the address is written in plain text. */
  plain: Part[];
}

export interface Dissected {
  parts: Part[];
  /** Fixed http(s) targets, each once, as the reader's browser would open them. */
  links: string[];
  /** Every `href`, for the plain-text part. */
  hrefs: DissectedLink[];
  /** Tokens found, and those that stand where no value may. */
  seen: Set<MaskedToken>;
  faults: { code: DissectCode; token?: MaskedToken; value: string }[];
  /** The token each object part came from, for the places of later errors. */
  origins: Map<Part, MaskedToken>;
}

interface Site {
  start: number;
  end: number;
  kind: 'text' | 'style' | 'attribute' | 'address';
  quoted: boolean;
}

const addressAttributes = new Set([
  'href',
  'src',
  'background',
  'poster',
  'cite',
  'longdesc',
  'xlink:href',
  'action',
  'formaction',
]);
const webAddress = /^https?:\/\//i;
/** A scheme and host (or mail address scheme) that no value can change. */
const fixedStart = /^\s*(?:https?:\/\/[^\s/?#\ue000-\uf8ff]+[/?#]|mailto:|tel:|sms:)/i;
const branches = new Set(['else', 'elsif', 'when']);
const harmlessSchemes = /^(?:mailto|tel|sms|webcal|geo|cid):/i;

export function dissect(html: string, table: MaskTable): Dissected {
  return new Dissector(html, table).run();
}

class Dissector {
  readonly #html: string;
  readonly #table: MaskTable;
  readonly #sites: Site[] = [];
  readonly #hrefs = new Map<number, DissectedLink>();
  readonly #result: Dissected = { parts: [], links: [], hrefs: [], seen: new Set(), faults: [], origins: new Map() };

  constructor(html: string, table: MaskTable) {
    this.#html = html;
    this.#table = table;
  }

  run(): Dissected {
    walkMarkup(this.#html, {
      open: (tag) => {
        for (const attribute of tag.attributes) this.#attribute(tag, attribute);
      },
      text: (start, end, within) => {
        if (!anyMasked.test(this.#html.slice(start, end))) return;
        this.#sites.push({ start, end, kind: within === 'style' ? 'style' : 'text', quoted: true });
      },
    });
    let at = 0;
    for (const site of this.#sites) {
      this.#between(this.#html.slice(at, site.start));
      this.#site(site);
      at = site.end;
    }
    this.#between(this.#html.slice(at));
    this.#result.parts = joinLiterals(this.#result.parts);
    return this.#result;
  }

  #attribute(tag: MarkupTag, attribute: MarkupAttribute): void {
    const { start, end, name, quote } = attribute;
    const masked = anyMasked.test(this.#html.slice(start, end));
    const link = name === 'href' && tag.name !== 'link' && tag.name !== 'base';
    if (!masked && !link) return;
    const kind = addressAttributes.has(name) ? 'address' : name === 'style' ? 'style' : 'attribute';
    this.#sites.push({ start, end, kind, quoted: quote !== '' });
    if (!link) return;
    const href: DissectedLink = { start, end, plain: [] };
    this.#result.hrefs.push(href);
    this.#hrefs.set(start, href);
  }

  /** Markup outside text and values. Tags of Liquid may stand there (`<td {% if … %}class="x"{% endif %}>`), values may not. */
  #between(text: string): void {
    this.#pieces(text, (token) => {
      if (token.kind === 'output') {
        this.#result.faults.push({ code: 'liquid_in_markup', token, value: token.text });
        return undefined;
      }
      return this.#plainPart(token);
    });
  }

  #site(site: Site): void {
    const value = this.#html.slice(site.start, site.end);
    if (!site.quoted) this.#result.parts.push('"');
    if (site.kind === 'text') this.#pieces(value, (token) => this.#part(token, 'text'));
    else if (site.kind === 'style') this.#style(value);
    else if (site.kind === 'address') this.#address(site, value);
    else this.#pieces(value, (token) => this.#part(token, 'attribute', true));
    if (!site.quoted) this.#result.parts.push('"');
  }

  /** A value inside `url(…)` is an address that is checked; elsewhere only harmless characters pass. */
  #style(value: string): void {
    const inUrl = /url\(\s*(?:&quot;|["'])?((?:(?!&quot;)[^"')])*)/gi;
    let at = 0;
    for (const match of value.matchAll(inUrl)) {
      const inner = match[1] ?? '';
      if (!anyMasked.test(inner)) continue;
      const start = match.index + match[0].length - inner.length;
      this.#pieces(value.slice(at, start), (token) => this.#part(token, 'style', true));
      this.#result.parts.push(...this.#addressParts(inner, 'attribute'));
      at = start + inner.length;
    }
    this.#pieces(value.slice(at), (token) => this.#part(token, 'style', true));
  }

  #address(site: Site, value: string): void {
    const href = this.#hrefs.get(site.start);
    if (anyMasked.test(value)) {
      this.#result.parts.push(...this.#addressParts(value, 'attribute'));
      href?.plain.push(...this.#addressParts(value, 'plain'));
      return;
    }
    const target = decodeEntities(value).trim();
    if (href && webAddress.test(target) && URL.canParse(target)) {
      const link = this.#slot(target);
      this.#result.parts.push({ link, as: 'attribute' });
      href.plain.push({ link, as: 'plain' });
      return;
    }
    if (href) this.#otherTarget(target, href);
    this.#result.parts.push(value);
  }

  /** mailto:, tel:, an anchor or an unfinished address stays as written; a scheme that runs code is refused. */
  #otherTarget(target: string, href: DissectedLink): void {
    href.plain.push(target);
    // Browsers ignore white space and control characters inside a scheme.
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(target.replace(/[\s\p{Cc}]/gu, ''))?.[0];
    if (scheme && !harmlessSchemes.test(scheme) && !/^https?:$/i.test(scheme)) {
      this.#result.faults.push({ code: 'link_scheme_forbidden', value: target });
    }
  }

  #slot(target: string): number {
    const address = /^[\x21-\x7e]+$/.test(target) ? target : new URL(target).href;
    const known = this.#result.links.indexOf(address);
    return known >= 0 ? known : this.#result.links.push(address) - 1;
  }

  /**
   * An address with Liquid in it. With a fixed scheme and host, values are encoded for where they stand;
   * otherwise the whole is made first and must then be a web address.
   */
  #addressParts(value: string, as: 'attribute' | 'plain'): Part[] {
    const fixed = fixedStart.test(value);
    const write = fixed && as === 'attribute' ? (text: string) => text : decodeEntities;
    const parts: Part[] = [];
    let before = '';
    let at = 0;
    const literal = (text: string): void => {
      before += decodeEntities(text);
      if (text !== '') parts.push(write(text));
    };
    for (const run of value.matchAll(maskedRun)) {
      literal(value.slice(at, run.index));
      at = run.index + run[0].length;
      const token = this.#table.of(run[0]);
      if (!token) continue;
      if (branches.has(token.name)) before = '';
      const part = this.#part(token, placeInAddress(before, fixed), true);
      if (part !== undefined) parts.push(part);
    }
    literal(value.slice(at));
    return fixed ? parts : [{ address: trimEnds(parts), as }];
  }

  #pieces(text: string, partOf: (token: MaskedToken) => Part | undefined): void {
    let at = 0;
    for (const run of text.matchAll(maskedRun)) {
      if (run.index > at) this.#result.parts.push(text.slice(at, run.index));
      at = run.index + run[0].length;
      const token = this.#table.of(run[0]);
      const part = token && partOf(token);
      if (part !== undefined) this.#result.parts.push(part);
    }
    if (at < text.length) this.#result.parts.push(text.slice(at));
  }

  #part(token: MaskedToken, place: Place, inAttribute = false): Part | undefined {
    if (inAttribute && token.name === 'capture') {
      this.#result.faults.push({ code: 'liquid_in_markup', token, value: token.text });
      return undefined;
    }
    if (token.kind !== 'output') return this.#plainPart(token);
    return this.#record({ output: token.text, as: place }, token);
  }

  #plainPart(token: MaskedToken): Part {
    return this.#record(token.kind === 'literal' ? token.text : { tag: token.text }, token);
  }

  #record(part: Part, token: MaskedToken): Part {
    this.#result.seen.add(token);
    this.#result.origins.set(part, token);
    return part;
  }
}

function placeInAddress(before: string, fixed: boolean): Place {
  if (/[?#]/.test(before)) return 'query';
  return fixed || before.replace(/^\s*\w+:\/\//, '').includes('/') ? 'path' : 'link';
}

function trimEnds(parts: Part[]): Part[] {
  const first = parts[0];
  if (typeof first === 'string') parts[0] = first.trimStart();
  const last = parts.at(-1);
  if (typeof last === 'string') parts[parts.length - 1] = last.trimEnd();
  return parts;
}

/** Neighbouring literals become one. */
export function joinLiterals(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.length - 1;
    const before = joined[last];
    if (typeof part === 'string' && typeof before === 'string') joined[last] = before + part;
    else if (part !== '') joined.push(part);
  }
  return joined;
}
