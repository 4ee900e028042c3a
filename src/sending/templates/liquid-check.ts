// Checks the Liquid of one template token by token: syntax, blocks, tags, filters, and the names it reads.
// It reports everything it finds, with the place in the author's text; it never throws.
// It must never run anything: only the test render of compile.ts does.

import { type Liquid, LiquidError, Output, type Template, Tokenizer } from 'liquidjs';
import { type Diagnostic, type DiagnosticCode, DiagnosticList } from './diagnostic.ts';
import { allowedTags, blockTags, filterNames, refusedTags } from './liquid-engine.ts';
import type { MaskTable, MaskedToken } from './mask.ts';
import { nearest } from './mjml-grammar.ts';

/** Filters of Liquid that would let a value out unescaped, or that read what a mail has no business with. */
const refusedFilters = new Set(['raw', 'json', 'inspect']);
const closers = new Map(Object.entries(blockTags).map(([open, close]) => [close, open]));
const branchOf: Readonly<Record<string, readonly string[]>> = {
  else: ['if', 'unless', 'case', 'for'],
  elsif: ['if', 'unless'],
  when: ['case'],
  break: ['for'],
  continue: ['for'],
};

export interface LiquidNames {
  /** Contact fields read, as `given_name`. */
  fields: Set<string>;
  unsubscribe: boolean;
}

/**
 * `fields`: keys of the contact fields that exist, or undefined when unknown (nothing is then said of them).
 * `engine`: an engine whose filters and tags are those of rendering.
 */
export function checkLiquid(
  table: MaskTable,
  engine: Liquid,
  lists: Record<MaskedToken['part'], DiagnosticList>,
  fields: readonly string[] | undefined,
): LiquidNames {
  const names: LiquidNames = { fields: new Set(), unsubscribe: false };
  for (const part of ['subject', 'preheader', 'mjml'] as const) {
    const tokens = table.tokens.filter(
      (token) => token.part === part && token.kind !== 'literal' && !table.commentedOut.has(token),
    );
    new LiquidChecker(tokens, engine, lists[part], fields, names).run();
  }
  return names;
}

class LiquidChecker {
  readonly #tokens: readonly MaskedToken[];
  readonly #engine: Liquid;
  readonly #list: DiagnosticList;
  readonly #fields: readonly string[] | undefined;
  readonly #names: LiquidNames;

  constructor(
    tokens: readonly MaskedToken[],
    engine: Liquid,
    list: DiagnosticList,
    fields: readonly string[] | undefined,
    names: LiquidNames,
  ) {
    this.#tokens = tokens;
    this.#engine = engine;
    this.#list = list;
    this.#fields = fields;
    this.#names = names;
  }

  run(): void {
    const sound = this.#tokens.map((token) => (token.kind === 'output' ? this.#output(token) : this.#tag(token)));
    const balanced = this.#blocks();
    if (balanced && sound.every(Boolean)) this.#variables();
  }

  #add(
    code: DiagnosticCode,
    token: MaskedToken,
    params: Diagnostic['params'] = {},
    from = 0,
    length = token.text.length,
  ): void {
    const start = Math.min(token.start + Math.max(0, from), token.end - 1);
    this.#list.add(code, start, Math.min(start + length, token.end), params);
  }

  #output(token: MaskedToken): boolean {
    return this.#parses(token, () => {
      const [read] = new Tokenizer(token.text).readTopLevelTokens();
      const output = new Output(read as ConstructorParameters<typeof Output>[0], this.#engine);
      const operands = output.value.initial.postfix as unknown as {
        begin: number;
        getText(): string;
        operator?: string;
      }[];
      const [first, second] = operands;
      // liquidjs takes the first of several values; to its author the rest would just vanish.
      if (first && second && operands.every((one) => one.operator === undefined)) {
        const late = Math.max(first.begin, second.begin);
        this.#add('liquid_syntax', token, { near: token.text.slice(late, late + 30) }, late, second.getText().length);
        return false;
      }
      return true;
    });
  }

  #tag(token: MaskedToken): boolean {
    const { name } = token;
    if (refusedTags.has(name)) return this.#fault('liquid_tag_forbidden', token, { tag: name });
    if (!allowedTags.has(name))
      return this.#fault('liquid_tag_unknown', token, { tag: name, near: nearest(name, allowedTags) ?? '' });
    if (closers.has(name) || name in branchOf) return true;
    const closer = blockTags[name];
    return this.#parses(token, () => {
      this.#engine.parse(closer ? `${token.text}{% ${closer} %}` : token.text);
      return true;
    });
  }

  #fault(code: DiagnosticCode, token: MaskedToken, params: Diagnostic['params']): false {
    this.#add(code, token, params);
    return false;
  }

  #parses(token: MaskedToken, parse: () => boolean): boolean {
    try {
      return parse();
    } catch (error) {
      return this.#explain(token, error);
    }
  }

  /** liquidjs has one kind of error for all: the reason stands in its text. */
  #explain(token: MaskedToken, error: unknown): false {
    const message = error instanceof Error ? error.message : String(error);
    const filter = /undefined filter: ([\w-]+)/.exec(message)?.[1];
    if (filter) {
      const at = Math.max(0, token.text.search(new RegExp(`\\|\\s*${filter}\\b`)));
      const from = token.text.indexOf(filter, at);
      const refused = refusedFilters.has(filter);
      this.#add(
        refused ? 'liquid_filter_forbidden' : 'liquid_filter_unknown',
        token,
        { filter, near: refused ? '' : (nearest(filter, filterNames) ?? '') },
        from,
        filter.length,
      );
      return false;
    }
    const curly = token.text.search(/[“”„«»‘’]/);
    if (curly >= 0) {
      this.#add('liquid_curly_quotes', token, { quote: token.text[curly] ?? '' }, curly, 1);
      return false;
    }
    const at = LiquidError.is(error) ? (error as LiquidError).token.begin : 0;
    const near = token.text.slice(at, at + 30).trim() || token.text.slice(0, 30);
    this.#add(
      'liquid_syntax',
      token,
      { near },
      at < token.text.length ? at : 0,
      at > 0 ? Math.max(1, near.length) : token.text.length,
    );
    return false;
  }

  #blocks(): boolean {
    const open: MaskedToken[] = [];
    let balanced = true;
    for (const token of this.#tokens) {
      if (token.kind !== 'tag') continue;
      const opener = closers.get(token.name);
      const parents = branchOf[token.name];
      if (blockTags[token.name]) open.push(token);
      else if (opener && open.at(-1)?.name === opener) open.pop();
      else if (opener && open.some((one) => one.name === opener)) {
        balanced = false;
        while (open.length > 0) {
          const last = open.pop();
          if (!last || last.name === opener) break;
          this.#add('liquid_block_not_closed', last, { tag: last.name });
        }
      } else if (opener || (parents && !open.some((one) => parents.includes(one.name)))) {
        balanced = false;
        this.#add('liquid_block_stray', token, { tag: token.name });
      }
    }
    for (const token of open) this.#add('liquid_block_not_closed', token, { tag: token.name });
    return balanced && open.length === 0;
  }

  /** Names read anywhere; loop variables and assigned ones are known to liquidjs. */
  #variables(): void {
    let templates: Template[];
    try {
      const tokens = this.#tokens.flatMap((token, index) =>
        new Tokenizer(token.text, undefined, String(index)).readTopLevelTokens(),
      );
      templates = this.#engine.parser.parseTokens(tokens);
    } catch (error) {
      const index = LiquidError.is(error) ? Number((error as LiquidError).token.file) : 0;
      const token = this.#tokens[index] ?? this.#tokens[0];
      if (token) this.#explain(token, error);
      return;
    }
    for (const variables of Object.values(this.#engine.analyzeSync(templates, { partials: false }).globals)) {
      for (const variable of variables) {
        const token = this.#tokens[Number(variable.location.file)];
        if (token) this.#name(token, variable.segments.map(String), variable.location.col - 1);
      }
    }
  }

  #name(token: MaskedToken, segments: string[], from: number): void {
    const [root = '', field] = segments;
    if (root === 'unsubscribe_url') this.#names.unsubscribe = true;
    else if (root !== 'contact')
      this.#add(
        'variable_unknown',
        token,
        { variable: root, near: nearest(root, ['contact', 'unsubscribe_url']) ?? '' },
        from,
        root.length,
      );
    else if (field !== undefined) {
      this.#names.fields.add(field);
      if (!this.#fields || this.#fields.includes(field)) return;
      this.#add(
        'field_unknown',
        token,
        { field, near: nearest(field, this.#fields) ?? '' },
        from,
        `contact.${field}`.length,
      );
    }
  }
}
