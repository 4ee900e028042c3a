// Turns the parts of a compiled text into a liquidjs program, each output with the escaping of its place.
// Parts are handed over as tokens, never joined into one source: a literal can not become Liquid by standing beside another.
// It fails by throwing LiquidError, whose token tells the part (`partOf`).

import {
  type Context,
  type Emitter,
  Filter,
  type Liquid,
  LiquidError,
  Output,
  Parser,
  type Template,
  type TopLevelToken,
  Tokenizer,
  TokenKind,
} from 'liquidjs';
import type { Language } from '#platform/http/problem.ts';
import { type Place, checkWebAddress, escapeHtml, writeValue } from './escape.ts';
import { addressFilters } from './liquid-engine.ts';

/**
 * One piece of a compiled text; plain JSON.
 * `link` is the number of a slot whose address the caller supplies; `address` is a whole address made of parts.
 */
export type Part =
  | string
  | { output: string; as: Place }
  | { tag: string }
  | { link: number; as: 'attribute' | 'plain' }
  | { address: Part[]; as: 'attribute' | 'plain' };

/** Name under which a program finds the final addresses of its links; no author can write it. */
export const linksVariable = '_links';

type PartToken = TopLevelToken & { part?: Part };

/** Parses parts with a given engine. `language` decides how values are printed. */
export function parseParts(liquid: Liquid, parts: readonly Part[], language: Language): Template[] {
  return new PartParser(liquid, language).parseTokens(tokensOf(parts));
}

/** The part an error of parsing or rendering came from, if the error tells. */
export function partOf(error: unknown, parts: readonly Part[]): Part | undefined {
  if (!LiquidError.is(error)) return undefined;
  const index = Number((error as LiquidError).token?.file);
  return Number.isInteger(index) ? flatten(parts)[index] : undefined;
}

/** Every part that can hold Liquid, in the order their tokens are numbered. */
export function flatten(parts: readonly Part[]): Part[] {
  return parts.flatMap((part) =>
    typeof part === 'object' && 'address' in part ? [part, ...flatten(part.address)] : [part],
  );
}

function tokensOf(parts: readonly Part[]): TopLevelToken[] {
  let index = 0;
  const visit = (part: Part): TopLevelToken => {
    const token = tokenOf(part, index);
    index += 1;
    if (typeof part === 'object' && 'address' in part) {
      (token as PartToken & { inner: TopLevelToken[] }).inner = part.address.map(visit);
    }
    return token;
  };
  return parts.map(visit);
}

function tokenOf(part: Part, index: number): PartToken {
  const source =
    typeof part === 'object' && 'output' in part
      ? part.output
      : typeof part === 'object' && 'tag' in part
        ? part.tag
        : undefined;
  const [token] =
    source === undefined
      ? [
          {
            kind: TokenKind.HTML,
            input: '',
            begin: 0,
            end: 0,
            file: String(index),
            getText: () => '',
            getPosition: () => [1, 1],
            size: () => 0,
          },
        ]
      : new Tokenizer(source, undefined, String(index)).readTopLevelTokens();
  const made = token as unknown as PartToken;
  made.part = part;
  return made;
}

class PartParser extends Parser {
  readonly #liquid: Liquid;
  readonly #language: Language;

  constructor(liquid: Liquid, language: Language) {
    super(liquid);
    this.#liquid = liquid;
    this.#language = language;
  }

  override parseToken(token: TopLevelToken, rest: TopLevelToken[]): ReturnType<Parser['parseToken']> {
    const part = (token as PartToken).part;
    const own = this.#own(part, token);
    if (own) return own as ReturnType<Parser['parseToken']>;
    const template = super.parseToken(token, rest);
    if (template instanceof Output && typeof part === 'object' && 'output' in part) this.#escape(template, part.as);
    return template;
  }

  #own(part: Part | undefined, token: TopLevelToken): Template | undefined {
    if (typeof part === 'string') return new Literal(token, part);
    if (typeof part !== 'object') return undefined;
    if ('link' in part) return new LinkSlot(token, part.link, part.as);
    if ('address' in part) {
      const inner = (token as TopLevelToken & { inner: TopLevelToken[] }).inner;
      return new Address(token, this.parseTokens(inner), part.as, this.#liquid);
    }
    return undefined;
  }

  /** liquidjs pushed the engine's own escape last; the place decides instead. */
  #escape(output: Output, place: Place): void {
    const filters = output.value.filters as Filter[];
    filters.pop();
    const encoded = addressFilters.has(filters.at(-1)?.name ?? '');
    const language = this.#language;
    const token = { name: 'place', args: [] } as unknown as ConstructorParameters<typeof Filter>[0];
    filters.push(new Filter(token, (value: unknown) => writeValue(value, place, language, encoded), this.#liquid));
  }
}

class Literal implements Template {
  readonly token: TopLevelToken;
  readonly literal: string;

  constructor(token: TopLevelToken, literal: string) {
    this.token = token;
    this.literal = literal;
  }

  render(_context: Context, emitter: Emitter): void {
    emitter.write(this.literal);
  }
}

class LinkSlot implements Template {
  readonly token: TopLevelToken;
  readonly #link: number;
  readonly #as: 'attribute' | 'plain';

  constructor(token: TopLevelToken, link: number, as: 'attribute' | 'plain') {
    this.token = token;
    this.#link = link;
    this.#as = as;
  }

  render(context: Context, emitter: Emitter): void {
    const links = (context.globals as Record<string, unknown>)[linksVariable] as readonly string[];
    emitter.write(writeAddress(links[this.#link] ?? '', this.#as));
  }
}

class Address implements Template {
  readonly token: TopLevelToken;
  readonly #templates: Template[];
  readonly #as: 'attribute' | 'plain';
  readonly #liquid: Liquid;

  constructor(token: TopLevelToken, templates: Template[], as: 'attribute' | 'plain', liquid: Liquid) {
    this.token = token;
    this.#templates = templates;
    this.#as = as;
    this.#liquid = liquid;
  }

  *render(context: Context, emitter: Emitter): Generator<unknown, void, string> {
    const text = yield this.#liquid.renderer.renderTemplates(this.#templates, context);
    emitter.write(writeAddress(checkWebAddress(text), this.#as));
  }

  // oxlint-disable-next-line require-yield -- liquidjs wants a generator
  *children(): Generator<unknown, Template[]> {
    return this.#templates;
  }
}

/** An address as it stands in an attribute or in plain text. */
export function writeAddress(address: string, as: 'attribute' | 'plain'): string {
  return as === 'attribute' ? escapeHtml(address) : address;
}
