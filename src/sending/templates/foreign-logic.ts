// Keeps what only looks like Liquid (Handlebars, Twig, other platforms' variables) as visible text of an imported template:
// each such token is put between {% raw %} and {% endraw %}. Liquid that works here is left alone.
// It never fails and never drops anything; each kind of token kept so is noted once.

import { type Diagnostic, DiagnosticList } from './diagnostic.ts';
import type { ImportNote } from './import-note.ts';
import { checkLiquid } from './liquid-check.ts';
import { createEngine } from './liquid-engine.ts';
import { type Edit, applyEdits } from './markup-walk.ts';
import { MaskTable, mask } from './mask.ts';

const foreign = new Set<Diagnostic['code']>([
  'liquid_syntax',
  'liquid_curly_quotes',
  'liquid_tag_unknown',
  'liquid_tag_forbidden',
  'liquid_filter_unknown',
  'liquid_filter_forbidden',
  'liquid_block_not_closed',
  'liquid_block_stray',
  'liquid_not_closed',
  'variable_unknown',
]);

export function keepForeignLogic(text: string, notes: ImportNote[]): string {
  let source = keepUnclosed(text);
  const counts = new Map<string, number>();
  // What is kept can leave the other half of its block alone: look again until nothing is foreign.
  for (let turn = 0; turn < 50; turn += 1) {
    const edits = foreignTokens(source);
    if (edits.length === 0) break;
    for (const { start, end } of edits)
      counts.set(source.slice(start, end), (counts.get(source.slice(start, end)) ?? 0) + 1);
    source = applyEdits(source, edits);
  }
  for (const [liquid, count] of counts)
    notes.push({ code: 'logic_kept', params: { liquid: liquid.slice(0, 60), count } });
  return source;
}

/** A delimiter without its end would take the rest of the text with it. */
function keepUnclosed(text: string): string {
  let source = text;
  for (let turn = 0; turn < 50; turn += 1) {
    const list = new DiagnosticList('mjml', source);
    mask(source, new MaskTable(), list);
    const open = list.items.find(({ code }) => code === 'liquid_not_closed' || code === 'liquid_block_not_closed');
    if (!open) return source;
    source = applyEdits(source, [raw(source, open.offset, open.offset + 2)]);
  }
  return source;
}

function foreignTokens(source: string): Edit[] {
  const table = new MaskTable();
  const list = new DiagnosticList('mjml', source);
  mask(source, table, list);
  const lists = {
    mjml: list,
    subject: new DiagnosticList('subject', ''),
    preheader: new DiagnosticList('preheader', ''),
  };
  checkLiquid(table, createEngine({ format: 'html', language: 'en', now: new Date(0) }), lists, undefined);
  const bad = list.items.filter(({ code }) => foreign.has(code));
  const tokens = table.tokens.filter((token) => bad.some(({ offset }) => offset >= token.start && offset < token.end));
  return tokens.map(({ start, end }) => raw(source, start, end));
}

function raw(source: string, start: number, end: number): Edit {
  return { start, end, text: `{% raw %}${source.slice(start, end)}{% endraw %}` };
}
