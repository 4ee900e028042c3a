// Compiles a template once, before a send: MJML (or an HTML document) with Liquid becomes the parts that rendering joins
// for each contact. The result is plain JSON: it is frozen with the send, and never compiled again for it.
// It fails by value, with every fault and its place. It must never read a file, the network or the clock.

import type { Language } from '#platform/http/problem.ts';
import { type ContactView, standardFields } from './contact-view.ts';
import { type Diagnostic, type DiagnosticCode, DiagnosticList, type TemplatePart } from './diagnostic.ts';
import { type Dissected, dissect, joinLiterals } from './dissect.ts';
import { RenderFailure } from './escape.ts';
import { buildDocument } from './document.ts';
import { findForbidden } from './forbidden-markup.ts';
import { type LiquidNames, checkLiquid } from './liquid-check.ts';
import { createEngine } from './liquid-engine.ts';
import type { Part } from './liquid-program.ts';
import { partOf } from './liquid-program.ts';
import { type Edit, applyEdits } from './markup-walk.ts';
import { MaskTable, type MaskedToken, dropNothing, hideComments, mask, maskedRun } from './mask.ts';
import { type LinkLabel, joinTagLines, plainText } from './plain-text.ts';
import { prepareRenderer } from './render.ts';

export interface TemplateSource {
  subject: string;
  preheader: string;
  /** MJML, or an HTML document; with Liquid. */
  mjml: string;
}

export interface CompileInput extends TemplateSource {
  /** The language values are printed in, and of the document when it does not say. */
  language: Language;
  /** Where our own images are served: `https://mail.example.org`, without a slash at the end. */
  publicUrl: string;
  /** What "now" means in dates: the moment of freezing. */
  now: Date;
  /** Keys of the workspace's contact fields, to find mistyped ones; absent: not checked. */
  fields?: readonly string[];
}

/** Plain JSON. `links[i]` is the target of slot i. */
export interface CompiledTemplate {
  version: 1;
  language: Language;
  now: string;
  subject: Part[];
  html: Part[];
  text: Part[];
  links: string[];
  /** Contact fields the texts read. */
  fields: string[];
}

export type CompileResult =
  | { ok: true; compiled: CompiledTemplate; warnings: Diagnostic[] }
  | { ok: false; errors: Diagnostic[]; warnings: Diagnostic[] };

/** UTF-16 units. Gmail clips at 102 kB of HTML: far below. */
export const longestTemplate = 400_000;
const longestLine = 1000;

export async function compileTemplate(input: CompileInput): Promise<CompileResult> {
  return new Compilation(input).run();
}

class Compilation {
  readonly #input: CompileInput;
  readonly #table = new MaskTable();
  readonly #lists: Record<TemplatePart, DiagnosticList>;

  constructor(input: CompileInput) {
    this.#input = input;
    const list = (part: TemplatePart) => new DiagnosticList(part, input[part]);
    this.#lists = { subject: list('subject'), preheader: list('preheader'), mjml: list('mjml') };
  }

  async run(): Promise<CompileResult> {
    if (!this.#withinLimits()) return this.#result(undefined);
    const { subject, preheader, mjml } = this.#input;
    const masked = {
      subject: mask(subject, this.#table, this.#lists.subject),
      preheader: mask(preheader, this.#table, this.#lists.preheader),
      mjml: hideComments(mask(mjml, this.#table, this.#lists.mjml), this.#table),
    };
    for (const { start, end, what } of findForbidden(masked.mjml))
      this.#lists.mjml.add('markup_forbidden', start, end, { what });
    const engine = createEngine({ format: 'html', language: this.#input.language, now: this.#input.now });
    const names = checkLiquid(
      this.#table,
      engine,
      this.#lists,
      this.#input.fields && [...standardFields, ...this.#input.fields],
    );
    const html = await buildDocument(this.#input, masked, this.#lists.mjml);
    if (html === undefined) return this.#result(undefined);
    const compiled = this.#compiled(masked.subject, html, names);
    return this.#result(compiled);
  }

  #withinLimits(): boolean {
    for (const part of ['subject', 'preheader', 'mjml'] as const) {
      const most = part === 'mjml' ? longestTemplate : longestLine;
      const size = this.#input[part].length;
      if (size > most) this.#lists[part].add('text_too_long', most, most + 1, { size, most });
    }
    return this.#errors().length === 0;
  }

  #diagnostics(): Diagnostic[] {
    return Object.values(this.#lists).flatMap((list) => list.items);
  }

  #errors(): Diagnostic[] {
    return this.#diagnostics().filter((one) => one.severity === 'error');
  }

  #result(compiled: CompiledTemplate | undefined): CompileResult {
    const errors = this.#errors();
    const warnings = this.#diagnostics().filter((one) => one.severity === 'warning');
    return compiled && errors.length === 0 ? { ok: true, compiled, warnings } : { ok: false, errors, warnings };
  }

  #compiled(subject: string, html: string, names: LiquidNames): CompiledTemplate | undefined {
    const dissected = dissect(html, this.#table);
    this.#faults(dissected);
    const text = this.#text(html, dissected);
    const origins = new Map(dissected.origins);
    const subjectParts = this.#plainParts(dropNothing(subject), origins, new Map());
    const compiled: CompiledTemplate = {
      version: 1,
      language: this.#input.language,
      now: this.#input.now.toISOString(),
      subject: subjectParts,
      html: dissected.parts,
      text: this.#plainParts(text.text, origins, text.addresses),
      links: dissected.links,
      fields: [...names.fields].sort(),
    };
    if (this.#errors().length > 0) return undefined;
    this.#tryOut(compiled, origins);
    this.#wholeHints(compiled);
    return compiled;
  }

  /** Tokens the renderer dropped, and places where no value may stand. */
  #faults(dissected: Dissected): void {
    const list = this.#lists.mjml;
    for (const { code, token, value } of dissected.faults) {
      if (token) this.#lists[token.part].add(code, token.start, token.end, { value });
      else this.#addLinkFault(code, value);
    }
    for (const token of this.#table.tokens) {
      const lost =
        token.part === 'mjml' &&
        !dissected.seen.has(token) &&
        !this.#table.commentedOut.has(token) &&
        token.kind !== 'literal';
      if (lost && !dissected.faults.some((fault) => fault.token === token))
        list.add('liquid_without_effect', token.start, token.end, { liquid: token.text.slice(0, 60) });
    }
  }

  #addLinkFault(code: DiagnosticCode, value: string): void {
    const list = this.#lists.mjml;
    const at = Math.max(0, this.#input.mjml.indexOf(value));
    // The forbidden-markup search has usually found it already, with its exact place.
    if (list.items.some((one) => one.code === 'markup_forbidden')) return;
    list.add(code, at, at + value.length, { value: value.slice(0, 60) });
  }

  /** Masked plain text, with the characters that stand for addresses. */
  #text(html: string, dissected: Dissected): { text: string; addresses: Map<string, Part[]> } {
    const addresses = new Map<string, Part[]>();
    const labels = new Map<string, LinkLabel>();
    const edits: Edit[] = [];
    for (const { start, end, plain } of dissected.hrefs) {
      const [first] = plain;
      const fixed = plain.length === 1 && typeof first === 'string' ? first : undefined;
      const target = typeof first === 'object' && 'link' in first ? dissected.links[first.link] : undefined;
      const placeholder = this.#addressCharacter();
      if (placeholder === undefined) continue;
      addresses.set(placeholder, fixed === undefined ? plain : [fixed.replace(/^(?:mailto|tel):([^?]*).*$/i, '$1')]);
      labels.set(placeholder, {
        same: target ?? fixed?.replace(/^(?:mailto|tel):/i, '') ?? '',
        shown: fixed === undefined || /^[a-z]+:/i.test(fixed),
      });
      edits.push({ start, end, text: placeholder });
    }
    const masked = plainText(applyEdits(html, edits), labels);
    return { text: joinTagLines(masked, (character) => this.#table.of(character)?.kind === 'tag'), addresses };
  }

  #addressCharacter(): string | undefined {
    const character = this.#table.add({ kind: 'literal', text: '', name: '', part: 'mjml', start: 0, end: 1 });
    if (character === undefined) this.#lists.mjml.add('liquid_too_many', 0, 1, {});
    return character;
  }

  #plainParts(masked: string, origins: Map<Part, MaskedToken>, addresses: Map<string, Part[]>): Part[] {
    const parts: Part[] = [];
    let at = 0;
    for (const run of masked.matchAll(maskedRun)) {
      parts.push(masked.slice(at, run.index));
      at = run.index + run[0].length;
      const character = run[0][0] ?? '';
      const address = addresses.get(character);
      const token = this.#table.of(character);
      if (address) parts.push(...address);
      else if (token?.kind === 'literal') parts.push(token.text);
      else if (token) {
        const part: Part = token.kind === 'tag' ? { tag: token.text } : { output: token.text, as: 'plain' };
        origins.set(part, token);
        parts.push(part);
      }
    }
    parts.push(masked.slice(at));
    return joinLiterals(parts);
  }

  /** Renders once for a contact without fields: limits and structure faults show now, not in the middle of a send. */
  #tryOut(compiled: CompiledTemplate, origins: Map<Part, MaskedToken>): void {
    const report = (code: DiagnosticCode, part: Part | undefined, params: Record<string, string | number>): void => {
      const token = part === undefined ? undefined : origins.get(part);
      this.#lists[token?.part ?? 'mjml'].add(code, token?.start ?? 0, token?.end ?? 1, params);
    };
    try {
      prepareRenderer(compiled)({
        contact: this.#trialContact(),
        unsubscribeUrl: 'https://trial.invalid/',
        link: () => 'https://trial.invalid/',
      });
    } catch (error) {
      if (!(error instanceof RenderFailure)) throw error;
      // A missing link value says nothing of the template: contacts have it, or the launch will tell.
      if (error.code === 'value_unsafe') return;
      const all = [...compiled.subject, ...compiled.html, ...compiled.text];
      const part = [compiled.subject, compiled.html, compiled.text]
        .map((parts) => partOf(error.cause, parts))
        .find((one) => one !== undefined && all.includes(one));
      report(error.code === 'render_failed' ? 'liquid_crosses_elements' : error.code, part, error.params);
    }
  }

  /** What only the finished message shows. */
  #wholeHints({ html }: CompiledTemplate): void {
    const list = this.#lists.mjml;
    const bytes = htmlBytes(html);
    if (!readsUnsubscribe(html)) list.add('unsubscribe_missing', 0, 1);
    if (bytes > gmailClip) list.add('html_too_long', 0, 1, { size: Math.round(bytes / 1024), most: gmailClip / 1024 });
  }

  #trialContact(): ContactView {
    return { email: 'trial@example.org', given_name: '', family_name: '', language: this.#input.language };
  }
}

/** Gmail clips a message whose HTML is longer (STANDARDS section 9), in bytes. */
const gmailClip = 102 * 1024;

/** Bytes of HTML; a value still to come counts as a short one. */
export function htmlBytes(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + (typeof part === 'string' ? Buffer.byteLength(part) : 40), 0);
}

/** Whether a text has a link to the unsubscribe page. */
function readsUnsubscribe(parts: readonly Part[]): boolean {
  return parts.some((part) => {
    if (typeof part === 'string' || 'link' in part || 'tag' in part) return false;
    return 'address' in part ? readsUnsubscribe(part.address) : /\bunsubscribe_url\b/.test(part.output);
  });
}
