// Everything there is to say about a template while it is written: faults that stop it, and hints.
// Quick enough to run at each pause of typing (a few milliseconds; see lint.test.ts). It never throws on any input.

import { type CompileInput, type CompiledTemplate, compileTemplate, htmlBytes } from './compile.ts';
import { hintClients } from './client-support.ts';
import { hintContent } from './content-hints.ts';
import { type Diagnostic, DiagnosticList } from './diagnostic.ts';
import { MaskTable, hideComments, mask } from './mask.ts';

export interface LintResult {
  diagnostics: Diagnostic[];
  /** Undefined when an error stops the template. */
  compiled: CompiledTemplate | undefined;
  /** Bytes of HTML before values are filled in. */
  htmlBytes: number;
}

/** Characters of a subject that a phone in portrait shows. */
const subjectShown = 50;

export async function lintTemplate(input: CompileInput): Promise<LintResult> {
  const result = await compileTemplate(input);
  const compiled = result.ok ? result.compiled : undefined;
  const diagnostics = [...(result.ok ? [] : result.errors), ...result.warnings, ...hints(input)];
  return { diagnostics: inOrder(diagnostics), compiled, htmlBytes: compiled ? htmlBytes(compiled.html) : 0 };
}

function hints(input: CompileInput): Diagnostic[] {
  const subject = new DiagnosticList('subject', input.subject);
  const length = [...input.subject.replace(/\{[{%].*?[}%]\}/gs, '').trim()].length;
  if (input.subject.trim() === '') subject.add('subject_missing', 0, 1);
  else if (length > subjectShown * 1.6)
    subject.add('subject_long', 0, input.subject.length, { size: length, shown: subjectShown });
  const preheader = new DiagnosticList('preheader', input.preheader);
  if (input.preheader.trim() === '' && !/<mj-preview[\s>]/.test(input.mjml)) preheader.add('preheader_missing', 0, 1);
  return [...lintContent(input.mjml), ...subject.items, ...preheader.items];
}

/** What compiles, but would not serve its readers. */
export function lintContent(mjml: string): Diagnostic[] {
  const list = new DiagnosticList('mjml', mjml);
  const table = new MaskTable();
  const masked = hideComments(mask(mjml, table, new DiagnosticList('mjml', mjml)), table);
  hintContent(masked, list);
  hintClients(masked, list);
  return list.items;
}

const order = { subject: 0, preheader: 1, mjml: 2 };

function inOrder(diagnostics: Diagnostic[]): Diagnostic[] {
  return diagnostics.sort((a, b) => order[a.part] - order[b.part] || a.line - b.line || a.column - b.column);
}
