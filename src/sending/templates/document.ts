// Makes the whole HTML document of a template, with Liquid still masked: MJML rendered, or an HTML document as it is;
// then our own images made absolute and the preheader put in front.
// It fails by reporting, and answers undefined when there is no document. It must never read a file or the network:
// mj-include is off, and fonts load only when the author names them.

/// <reference path="./mjml.d.ts" />
import mjml2html from 'mjml';
import type { CompileInput } from './compile.ts';
import type { DiagnosticList, TemplatePart } from './diagnostic.ts';
import { dropNothing } from './mask.ts';
import { readStructure } from './mjml-structure.ts';

/** Whether the text is MJML; anything else is an HTML document, kept as it is. */
export function isMjml(source: string): boolean {
  return mjmlStart.test(source.slice(0, 20_000));
}

const mjmlStart = /^(?:\ufeff|\s|<\?xml[^>]*>|<!--[\s\S]*?-->|<!doctype[^>]*>|\{%[\s\S]*?%\})*<mjml[\s>]/i;

/** `masked`: the three texts with Liquid hidden. Undefined when MJML can not be rendered; `list` then says why. */
export async function buildDocument(
  input: CompileInput,
  masked: Record<TemplatePart, string>,
  list: DiagnosticList,
): Promise<string | undefined> {
  const document = isMjml(input.mjml)
    ? await fromMjml(input, masked, list)
    : fromHtml(dropNothing(masked.mjml), input.language);
  return document === undefined ? undefined : withPreheader(withOwnImages(document, input.publicUrl), masked.preheader);
}

async function fromMjml(
  { preheader, language }: CompileInput,
  masked: Record<TemplatePart, string>,
  list: DiagnosticList,
): Promise<string | undefined> {
  const ready = readStructure(masked.mjml, list, { dropPreview: preheader.trim() !== '' });
  if (
    list.items.some(
      ({ code, severity }) => severity === 'error' && (code.startsWith('mjml_') || code === 'markup_too_deep'),
    )
  )
    return undefined;
  try {
    const { html } = await mjml2html(dropNothing(ready), {
      keepComments: true,
      ignoreIncludes: true,
      validationLevel: 'skip',
      fonts: {},
    });
    return finished(compact(html), masked.subject, language);
  } catch (error) {
    list.add('mjml_failed', 0, 1, { detail: error instanceof Error ? error.message.slice(0, 200) : '' });
    return undefined;
  }
}

function finished(html: string, subject: string, language: string): string {
  const title = escapeLiteral(dropNothing(subject));
  return html
    .replace(/<title>\s*<\/title>/, () => `<title>${title}</title>`)
    .replaceAll('lang="und"', `lang="${language}"`);
}

function fromHtml(html: string, language: string): string {
  if (/<body[\s>]|<html[\s>]/i.test(html)) return html;
  return `<!doctype html>\n<html lang="${language}">\n<head><meta charset="utf-8"></head>\n<body>\n${html}\n</body>\n</html>\n`;
}

/** Our own images are stored by path, so that a template survives a change of the public address. */
function withOwnImages(html: string, publicUrl: string): string {
  return html.replace(ownImage, (_, before, path) => `${before}${publicUrl}${path}`);
}

const ownImage = /(=\s*["']|url\(\s*["']?|url\(&quot;)(\/i\/[\w.-]+\.(?:png|jpe?g|gif))/gi;

/** Hidden text that mail programs show beside the subject, padded so that they do not go on with the body. */
function withPreheader(html: string, preheader: string): string {
  const text = dropNothing(preheader).trim();
  if (text === '') return html;
  const block = `<div style="${preheaderStyle}">${escapeLiteral(text)}${preheaderPadding}</div>`;
  const body = /<body(?:\s(?:"[^"]*"|'[^']*'|[^>"'])*)?>/i.exec(html);
  const at = body ? body.index + body[0].length : 0;
  return `${html.slice(0, at)}\n${block}${html.slice(at)}`;
}

const preheaderStyle =
  'display:none;font-size:1px;line-height:1px;max-height:0;max-width:0;opacity:0;overflow:hidden;mso-hide:all';
const preheaderPadding = '&#8199;&#847; '.repeat(40).trimEnd();

/** The author's own words in subject and preheader, as HTML; Liquid stays masked. */
function escapeLiteral(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Indentation says nothing in HTML: each line break with the blanks around it becomes one line break, except in pre. */
function compact(html: string): string {
  return html
    .split(/(<pre[\s>][\s\S]*?<\/pre>)/i)
    .map((piece, index) => (index % 2 === 1 ? piece : piece.replace(/[ \t]*\n[ \t\r\n]*/g, '\n')))
    .join('');
}
