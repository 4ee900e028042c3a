// Renders a compiled template for one contact. Texts without logic are cut into literals and slots and joined (a few
// microseconds); texts with logic go through liquidjs. Both give the same bytes (render.test.ts).
// It fails by throwing RenderFailure, for this contact only. It must never block: every render has limits.

import { LiquidError, type Liquid, Output, type Template, Tokenizer } from 'liquidjs';
import type { Language } from '#platform/http/problem.ts';
import type { CompiledTemplate } from './compile.ts';
import type { ContactView } from './contact-view.ts';
import { type Place, RenderFailure, checkWebAddress, singleLine, writeValue } from './escape.ts';
import { type Format, addressFilters, createEngine, plainFilters } from './liquid-engine.ts';
import { type Part, linksVariable, parseParts, writeAddress } from './liquid-program.ts';
import { closeGaps } from './plain-text.ts';

export interface RenderRequest {
  /** Made by `contactView`. */
  contact: ContactView;
  unsubscribeUrl: string;
  /** Final address of link slot `index`; called once per slot and message. */
  link: (index: number) => string;
}

export interface RenderedMessage {
  /** One line, without CR or LF. */
  subject: string;
  html: string;
  text: string;
}

export type Render = (request: RenderRequest) => RenderedMessage;

interface Scope {
  contact: ContactView;
  unsubscribe_url: string;
  links: readonly string[];
}

export type Program = (scope: Scope) => string;

/** Throws RenderFailure when the parts can not be parsed, which `compileTemplate` excludes. */
export function prepareRenderer(compiled: CompiledTemplate): Render {
  const { language } = compiled;
  const now = new Date(compiled.now);
  const prepare = (parts: readonly Part[], format: Format): Program =>
    joinProgram(parts, language) ?? liquidProgram(parts, { format, language, now });
  const subject = prepare(compiled.subject, 'plain');
  const html = prepare(compiled.html, 'html');
  const words = prepare(compiled.text, 'plain');
  const text: Program = compiled.text.some(isTag) ? (scope) => closeGaps(words(scope)) : words;
  return ({ contact, unsubscribeUrl, link }) => {
    const scope: Scope = {
      contact,
      unsubscribe_url: unsubscribeUrl,
      links: compiled.links.map((_, index) => link(index)),
    };
    return { subject: singleLine(subject(scope)), html: html(scope), text: text(scope) };
  };
}

function isTag(part: Part): boolean {
  return typeof part === 'object' && 'tag' in part;
}

/** The slow path, for anything Liquid can say. */
export function liquidProgram(
  parts: readonly Part[],
  options: { format: Format; language: Language; now: Date },
): Program {
  const engine = createEngine(options);
  const templates = attempt(() => parseParts(engine, parts, options.language));
  return (scope) => attempt(() => renderLiquid(engine, templates, scope));
}

function renderLiquid(engine: Liquid, templates: Template[], { contact, unsubscribe_url, links }: Scope): string {
  return engine.renderSync(templates, { contact, unsubscribe_url }, { globals: { [linksVariable]: links } }) as string;
}

function attempt<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw failureOf(error);
  }
}

function failureOf(error: unknown): RenderFailure {
  const inner = LiquidError.is(error) ? (error as LiquidError).originalError : error;
  if (inner instanceof RenderFailure) return new RenderFailure(inner.code, inner.params, { cause: error });
  const message = error instanceof Error ? error.message : String(error);
  if (/(?:memory alloc|template render|parse length) limit exceeded/.test(message))
    return new RenderFailure('render_too_long', {}, { cause: error });
  return new RenderFailure('render_failed', { detail: message.replace(/, (?:file|line):.*$/s, '') }, { cause: error });
}

/** The fast path: undefined when a part needs Liquid. */
export function joinProgram(parts: readonly Part[], language: Language): Program | undefined {
  const slots: ((scope: Scope) => string)[] = [];
  const literals: string[] = [''];
  for (const part of parts) {
    if (typeof part === 'string') {
      literals[literals.length - 1] += part;
      continue;
    }
    const slot = slotOf(part, language);
    if (!slot) return undefined;
    slots.push(slot);
    literals.push('');
  }
  return (scope) => {
    let result = literals[0] ?? '';
    for (let index = 0; index < slots.length; index += 1) result += (slots[index]?.(scope) ?? '') + literals[index + 1];
    return result;
  };
}

function slotOf(part: Exclude<Part, string>, language: Language): ((scope: Scope) => string) | undefined {
  if ('tag' in part) return undefined;
  if ('link' in part) return ({ links }) => writeAddress(links[part.link] ?? '', part.as);
  if ('address' in part) {
    const inner = joinProgram(part.address, language);
    return inner && ((scope) => writeAddress(checkWebAddress(inner(scope)), part.as));
  }
  return valueSlot(part.output, part.as, language);
}

/** Properties that Liquid computes itself when a value has none of that name. */
const computed = new Set(['size', 'first', 'last']);

/** `{{ contact.x | filter | default: "…" }}` with the filters of the fast path. */
function valueSlot(output: string, place: Place, language: Language): ((scope: Scope) => string) | undefined {
  const read = readOutput(output);
  if (!read) return undefined;
  const { field, filters } = read;
  return ({ contact, unsubscribe_url }) => {
    let value: unknown =
      field === undefined ? unsubscribe_url : Object.hasOwn(contact, field) ? contact[field] : undefined;
    for (const { run, argument } of filters) value = run(value, argument);
    return writeValue(value, place, language);
  };
}

interface ReadOutput {
  /** Undefined for the unsubscribe address. */
  field: string | undefined;
  filters: { run: (value: unknown, argument?: unknown) => unknown; argument: unknown }[];
}

interface LiquidValue {
  initial: { postfix: { props?: { content?: unknown }[]; variable?: unknown }[] };
  filters: { name: string; args: unknown[] }[];
}

let reader: Liquid | undefined;

function readOutput(output: string): ReadOutput | undefined {
  // Only its grammar is used: language and moment do not matter.
  reader ??= createEngine({ format: 'plain', language: 'en', now: new Date(0) });
  const [token] = new Tokenizer(output).readTopLevelTokens();
  const { initial, filters } = new Output(token as ConstructorParameters<typeof Output>[0], reader)
    .value as unknown as LiquidValue;
  const [operand, ...more] = initial.postfix;
  const path = operand?.variable === undefined ? operand?.props?.map((prop) => prop.content) : undefined;
  if (more.length > 0 || !path) return undefined;
  const [root, field, ...deeper] = path;
  const unsubscribe = root === 'unsubscribe_url' && field === undefined;
  if (!unsubscribe && (root !== 'contact' || typeof field !== 'string' || deeper.length > 0 || computed.has(field)))
    return undefined;
  const read: ReadOutput = { field: unsubscribe ? undefined : (field as string), filters: [] };
  // The last filter is the engine's own escape.
  for (const { name, args } of filters.slice(0, -1)) {
    const run = plainFilters[name];
    const [argument, ...others] = args as { content?: unknown; kind?: unknown }[];
    const literal =
      argument === undefined ||
      ('content' in argument &&
        (typeof argument.content === 'string' || typeof argument.content === 'number') &&
        !('props' in argument));
    if (!run || others.length > 0 || !literal || addressFilters.has(name)) return undefined;
    read.filters.push({ run, argument: argument?.content });
  }
  return read;
}
