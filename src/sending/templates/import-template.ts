// Takes in a template made elsewhere, MJML or HTML, without harm: code is cut out, known merge fields of other platforms
// become ours, foreign logic stays as visible text, and all the rest is kept byte for byte. Everything done is reported.
// It refuses only what is no template at all. The result always compiles, or the report says what still stops it.

import { type CompileInput, compileTemplate, longestTemplate } from './compile.ts';
import type { Diagnostic } from './diagnostic.ts';
import { isMjml } from './document.ts';
import { cutForbidden } from './forbidden-markup.ts';
import { foreignFields, foreignLooking } from './foreign-fields.ts';
import { keepForeignLogic } from './foreign-logic.ts';
import type { ImportNote } from './import-note.ts';
import { type Edit, applyEdits, decodeEntities } from './markup-walk.ts';

export interface ImportedTemplate {
  kind: 'mjml' | 'html';
  name: string;
  subject: string;
  preheader: string;
  mjml: string;
  notes: ImportNote[];
  /** What still stops the template from compiling; usually nothing. */
  errors: Diagnostic[];
}

export type ImportResult =
  | { ok: true; template: ImportedTemplate }
  | { ok: false; reason: 'empty' | 'not_markup' | 'too_long' };

export interface ImportSettings extends Pick<CompileInput, 'language' | 'publicUrl' | 'now'> {
  /** Name of the file, for the template's name. */
  fileName: string;
}

export async function importTemplate(bytes: Uint8Array, settings: ImportSettings): Promise<ImportResult> {
  const text = decode(bytes).replace(/^\ufeff/, '');
  if (text.trim() === '') return { ok: false, reason: 'empty' };
  if (text.length > longestTemplate) return { ok: false, reason: 'too_long' };
  if (!/<(?:mjml|mj-[a-z]+|html|body|table|div|p|center|td|h[1-6])[\s>]/i.test(text))
    return { ok: false, reason: 'not_markup' };
  return { ok: true, template: await takeIn(text, settings) };
}

async function takeIn(text: string, settings: ImportSettings): Promise<ImportedTemplate> {
  const notes: ImportNote[] = [];
  const safe = cut(text, notes);
  const translated = translate(safe, notes);
  const { language, publicUrl, now } = settings;
  const base = { subject: '', preheader: '', language, publicUrl, now };
  const { source, errors } = await settle(keepForeignLogic(translated, notes), base, notes);
  noteForeign(source, notes);
  const title = titleOf(source);
  return {
    kind: isMjml(source) ? 'mjml' : 'html',
    name: title || nameOf(settings.fileName),
    subject: title,
    preheader: '',
    mjml: source,
    notes,
    errors,
  };
}

/** What a cut joins can become forbidden markup in its turn: cut until nothing is found. */
function cut(text: string, notes: ImportNote[]): string {
  const counts = new Map<string, number>();
  let { source, cut: removed } = cutForbidden(text);
  for (let turn = 0; removed.length > 0 && turn < 30; turn += 1) {
    for (const { what } of removed) counts.set(what, (counts.get(what) ?? 0) + 1);
    ({ source, cut: removed } = cutForbidden(source));
  }
  for (const [what, count] of counts) notes.push({ code: 'markup_removed', params: { what, count } });
  return source;
}

function translate(text: string, notes: ImportNote[]): string {
  let source = text;
  for (const { found, liquid } of foreignFields) {
    const matches = source.match(found);
    if (!matches) continue;
    source = source.replace(found, () => liquid);
    if (matches[0] !== liquid)
      notes.push({ code: 'field_translated', params: { from: matches[0], to: liquid, count: matches.length } });
  }
  return source;
}

/** Takes out Liquid that can have no effect where it stands, and closes tags left open, until the template compiles. */
async function settle(
  text: string,
  base: Omit<CompileInput, 'mjml'>,
  notes: ImportNote[],
): Promise<{ source: string; errors: Diagnostic[] }> {
  let source = text;
  for (let turn = 0; ; turn += 1) {
    const result = await compileTemplate({ ...base, mjml: source });
    if (result.ok) return { source, errors: [] };
    const closing = closingOf(result.errors, result.warnings, notes);
    const edits = closing ? [closing] : result.errors.flatMap((error) => removalOf(error, source, notes));
    if (edits.length === 0 || turn === mostTurns) return { source, errors: result.errors };
    source = applyEdits(source, edits);
  }
}

const mostTurns = 12;

/** A tag that may not stand where it does shows where the one around it should have ended. */
function closingOf(
  errors: readonly Diagnostic[],
  warnings: readonly Diagnostic[],
  notes: ImportNote[],
): Edit | undefined {
  if (!errors.some(({ code }) => code === 'mjml_tag_not_closed')) return undefined;
  const misplaced = warnings.find(({ code }) => code === 'mjml_tag_misplaced');
  if (!misplaced) return undefined;
  const tag = String(misplaced.params['parent']);
  notes.push({ code: 'tag_closed', params: { tag, line: misplaced.line } });
  return { start: misplaced.offset, end: misplaced.offset, text: `</${tag}>` };
}

const removable = new Set<Diagnostic['code']>([
  'liquid_in_markup',
  'liquid_without_effect',
  'liquid_crosses_elements',
  'liquid_block_stray',
  'liquid_block_not_closed',
  'mjml_tag_stray',
]);

function removalOf({ code, offset, length }: Diagnostic, source: string, notes: ImportNote[]): Edit[] {
  if (!removable.has(code)) return [];
  const text = source.slice(offset, offset + length);
  notes.push({ code: 'liquid_removed', params: { liquid: text.slice(0, 60) } });
  return [{ start: offset, end: offset + length, text: '' }];
}

function noteForeign(source: string, notes: ImportNote[]): void {
  const counts = new Map<string, number>();
  for (const [field] of source.matchAll(foreignLooking)) counts.set(field, (counts.get(field) ?? 0) + 1);
  for (const [field, count] of counts) notes.push({ code: 'field_kept', params: { field, count } });
  for (const [, path] of source.matchAll(/<mj-include[^>]*\bpath=["']([^"']*)["']/gi))
    notes.push({ code: 'include_ignored', params: { path: path ?? '' } });
}

function titleOf(source: string): string {
  const title = /<(?:mj-)?title(?:\s[^>]*)?>([\s\S]*?)<\/(?:mj-)?title>/i.exec(source)?.[1] ?? '';
  const words = decodeEntities(title).replace(/\s+/g, ' ').trim();
  return /[{}*%[\]]/.test(words) ? '' : words.slice(0, 200);
}

function nameOf(fileName: string): string {
  const words = fileName
    .replace(/^.*[\\/]/, '')
    .replace(/\.[a-z.]+$/i, '')
    .replace(/[-_]+/g, ' ')
    .trim();
  return words.slice(0, 200) || 'HTML';
}

/** UTF-8, else what the document says, else Windows-1252: what old tools wrote. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const declared = /charset\s*=\s*["']?([\w-]+)/i.exec(
      new TextDecoder('latin1').decode(bytes.subarray(0, 4000)),
    )?.[1];
    return decoder(declared).decode(bytes);
  }
}

function decoder(name: string | undefined): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(name && !/^utf-?8$/i.test(name) ? name : 'windows-1252');
  } catch {
    return new TextDecoder('windows-1252');
  }
}
