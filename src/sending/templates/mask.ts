// Hides Liquid from everything that reads markup: each `{{ … }}` and `{% … %}` becomes a run of one private-use
// character, exactly as long as what it hides, so that every offset in the masked text is an offset in the author's text.
// The runs pass unharmed through MJML, CSS inlining and html-to-text, and are turned back at the end.
// It fails by reporting: a token that is never closed is a diagnostic, and the rest is then taken as plain text.

import { Tokenizer, TokenKind, type TopLevelToken, defaultOptions } from 'liquidjs';
import type { DiagnosticList, TemplatePart } from './diagnostic.ts';
import { type Edit, applyEdits, decodeEntities, walkMarkup } from './markup-walk.ts';

export interface MaskedToken {
  kind: 'output' | 'tag' | 'literal';
  /** Liquid with its delimiters, entities decoded; or the literal text. */
  text: string;
  /** Name of a tag, '' for the others. */
  name: string;
  part: TemplatePart;
  start: number;
  end: number;
}

const firstCode = 0xe000;
/** Stands for what is to vanish: Liquid comments, trimmed white space. */
const nothing = String.fromCharCode(firstCode);
const maximumTokens = 6000;

/** One run of a private-use character, of any length. */
export const maskedRun = /([\ue000-\uf8ff])\1*/g;
export const anyMasked = /[\ue000-\uf8ff]/;

/** All hidden tokens of one template, so that subject and body can be joined in one document. */
export class MaskTable {
  readonly tokens: MaskedToken[] = [];
  /** Tokens inside a markup comment: they rightly have no effect. */
  readonly commentedOut = new Set<MaskedToken>();

  /** The character that stands for the token, or undefined when there are too many. */
  add(token: MaskedToken): string | undefined {
    if (this.tokens.length >= maximumTokens) return undefined;
    this.tokens.push(token);
    return String.fromCharCode(firstCode + this.tokens.length);
  }

  /** The token behind a masking character; undefined for what is to vanish. */
  of(character: string): MaskedToken | undefined {
    return this.tokens[character.charCodeAt(0) - firstCode - 1];
  }
}

/** Masks one author text. `list` receives what can not be read. */
export function mask(source: string, table: MaskTable, list: DiagnosticList): string {
  const masker = new Masker(source, table, list);
  return masker.run();
}

/** Takes away what was marked to vanish. */
export function dropNothing(masked: string): string {
  return masked.replaceAll(nothing, '');
}

/** Hides markup comments, except the conditional ones that Outlook reads. */
export function hideComments(masked: string, table: MaskTable): string {
  const edits: Edit[] = [];
  let styleDepth = 0;
  walkMarkup(masked, {
    open: (tag) => {
      if (tag.name === 'mj-style' && !tag.selfClosing) styleDepth += 1;
    },
    close: (name) => {
      if (name === 'mj-style') styleDepth -= 1;
    },
    comment: (start, end) => {
      const text = masked.slice(start, end);
      if (styleDepth > 0 || !text.startsWith('<!--') || /^<!--(\[if|<!\[endif|>|->|<!)/i.test(text)) return;
      for (const run of text.matchAll(maskedRun)) {
        const token = table.of(run[0]);
        if (token) table.commentedOut.add(token);
      }
      edits.push({ start, end, text: nothing.repeat(end - start) });
    },
  });
  return applyEdits(masked, edits);
}

class Masker {
  readonly #source: string;
  readonly #table: MaskTable;
  readonly #list: DiagnosticList;
  #out = '';
  #commentDepth = 0;
  /** Where the comment or raw block that is open began. */
  #blockStart = 0;
  #inRaw = false;
  #tooMany = false;
  /** Set by `-}}`: white space that follows is to vanish. */
  #trimNext = false;

  constructor(source: string, table: MaskTable, list: DiagnosticList) {
    this.#source = source;
    this.#table = table;
    this.#list = list;
  }

  run(): string {
    const tokenizer = new Tokenizer(this.#source);
    while (this.#out.length < this.#source.length) {
      let token: TopLevelToken;
      try {
        token = tokenizer.readTopLevelToken(defaultOptions);
      } catch {
        this.#rest();
        break;
      }
      this.#take(token);
    }
    if (this.#commentDepth > 0) this.#blockOpen('comment');
    return this.#out;
  }

  /** A delimiter that is never closed: everything from it on is text. */
  #rest(): void {
    const start = this.#out.length;
    const opening = this.#source.slice(start, start + 2);
    if (this.#inRaw) this.#blockOpen('raw');
    else this.#list.add('liquid_not_closed', start, start + 2, { opening });
    this.#text(this.#source.slice(start), start);
  }

  #blockOpen(tag: string): void {
    this.#list.add('liquid_block_not_closed', this.#blockStart, this.#blockStart + 2, { tag });
  }

  #take(token: TopLevelToken): void {
    const raw = this.#source.slice(token.begin, token.end);
    if (token.kind === TokenKind.HTML) return this.#commentDepth > 0 ? this.#vanish(raw) : this.#text(raw, token.begin);
    const name = token.kind === TokenKind.Tag ? (token as { name?: string }).name || inlineName(raw) : '';
    if (name === 'raw' || (name === 'comment' && this.#commentDepth === 0)) this.#blockStart = token.begin;
    if (name === 'raw' || name === 'endraw') this.#inRaw = name === 'raw';
    if (name === 'comment' || name === 'endcomment') {
      this.#commentDepth = Math.max(0, this.#commentDepth + (name === 'comment' ? 1 : -1));
      return this.#vanish(raw);
    }
    if (this.#commentDepth > 0 || name === 'raw' || name === 'endraw' || name === '#') return this.#vanish(raw);
    const echo = name === 'echo';
    this.#put(raw, {
      kind: echo || token.kind === TokenKind.Output ? 'output' : 'tag',
      text: decodeEntities(echo ? raw.replace(/^\{%-?\s*echo\b/, '{{').replace(/-?%\}$/, '}}') : raw),
      name: echo ? '' : name,
      part: this.#list.part,
      start: token.begin,
      end: token.end,
    });
  }

  #put(raw: string, token: MaskedToken): void {
    const character = this.#table.add(token);
    if (character === undefined) {
      if (!this.#tooMany) this.#list.add('liquid_too_many', token.start, token.end, { most: maximumTokens });
      this.#tooMany = true;
      return this.#vanish(raw);
    }
    if (raw[2] === '-') this.#trimBefore();
    this.#out += character.repeat(raw.length);
    this.#trimNext = raw.at(-3) === '-';
  }

  #text(raw: string, start: number): void {
    let text = raw;
    if (this.#trimNext) {
      const blank = text.length - text.trimStart().length;
      text = nothing.repeat(blank) + text.slice(blank);
      this.#trimNext = blank === text.length;
    }
    // A private-use character of the author's own (an icon font) is kept as a literal token.
    for (let at = text.search(anyMasked); at >= 0; at = text.search(anyMasked)) {
      const index = raw.length - text.length + at;
      const own = raw[index] ?? '';
      this.#out += text.slice(0, at);
      if (text[at] === nothing && own !== nothing) this.#out += nothing;
      else
        this.#put(own, {
          kind: 'literal',
          text: own,
          name: '',
          part: this.#list.part,
          start: start + index,
          end: start + index + 1,
        });
      text = text.slice(at + 1);
    }
    this.#out += text;
  }

  #vanish(raw: string): void {
    if (raw.startsWith('{%-')) this.#trimBefore();
    this.#out += nothing.repeat(raw.length);
    this.#trimNext = raw.endsWith('-%}');
  }

  #trimBefore(): void {
    const kept = this.#out.trimEnd().length;
    this.#out = this.#out.slice(0, kept) + nothing.repeat(this.#out.length - kept);
  }
}

function inlineName(raw: string): string {
  return /^\{%-?\s*#/.test(raw) ? '#' : '';
}
