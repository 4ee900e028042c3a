// What can be wrong with a template, as a closed list of codes with places; the words for them stand in the console.
// An error stops compiling. A warning is sent to the author but does not stop anything.
// It must never carry text for people: only codes and parameters, so that both languages stay complete.

/** The three texts of a template; a place is always counted in the author's own text. */
export type TemplatePart = 'subject' | 'preheader' | 'mjml';

export const diagnosticSeverity = {
  text_too_long: 'error',
  liquid_too_many: 'error',
  markup_too_deep: 'error',
  liquid_not_closed: 'error',
  liquid_syntax: 'error',
  liquid_curly_quotes: 'error',
  liquid_tag_unknown: 'error',
  liquid_tag_forbidden: 'error',
  liquid_block_not_closed: 'error',
  liquid_block_stray: 'error',
  liquid_filter_unknown: 'error',
  liquid_filter_forbidden: 'error',
  liquid_without_effect: 'error',
  liquid_in_markup: 'error',
  liquid_crosses_elements: 'error',
  render_too_long: 'error',
  render_failed: 'error',
  value_unsafe: 'error',
  mjml_root_missing: 'error',
  mjml_body_missing: 'error',
  mjml_failed: 'error',
  mjml_tag_not_closed: 'error',
  mjml_tag_stray: 'error',
  markup_forbidden: 'error',
  link_scheme_forbidden: 'error',
  field_unknown: 'warning',
  variable_unknown: 'warning',
  mjml_tag_unknown: 'warning',
  mjml_tag_misplaced: 'warning',
  mjml_attribute_unknown: 'warning',
  mjml_attribute_value: 'warning',
  mjml_text_lost: 'warning',
  mjml_include_ignored: 'warning',
  link_incomplete: 'warning',
  link_sample: 'warning',
  image_without_text: 'warning',
  image_incomplete: 'warning',
  image_inline: 'warning',
  address_sample: 'warning',
  unsubscribe_missing: 'warning',
  subject_missing: 'warning',
  subject_long: 'warning',
  preheader_missing: 'warning',
  html_too_long: 'warning',
  many_actions: 'warning',
  client_layout: 'warning',
  client_value: 'warning',
  client_image: 'warning',
  client_media: 'warning',
  client_effect: 'warning',
  client_stylesheet: 'warning',
} as const satisfies Record<string, 'error' | 'warning'>;

export type DiagnosticCode = keyof typeof diagnosticSeverity;

export interface Diagnostic {
  code: DiagnosticCode;
  severity: 'error' | 'warning';
  part: TemplatePart;
  /** 1-based, as editors count. */
  line: number;
  /** 1-based, in UTF-16 units, as editors count. */
  column: number;
  /** 0-based, in UTF-16 units from the start of the part. */
  offset: number;
  /** UTF-16 units to underline, at least 1. */
  length: number;
  params: Record<string, string | number>;
}

/** Collects diagnostics of one author text and turns offsets into lines and columns. */
export class DiagnosticList {
  readonly part: TemplatePart;
  readonly items: Diagnostic[] = [];
  readonly #lineStarts: number[] = [0];
  readonly #length: number;

  constructor(part: TemplatePart, source: string) {
    this.part = part;
    this.#length = source.length;
    for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) this.#lineStarts.push(at + 1);
  }

  add(code: DiagnosticCode, start: number, end: number, params: Record<string, string | number> = {}): void {
    const at = Math.max(0, Math.min(start, this.#length));
    const line = this.#lineOf(at);
    const column = at - (this.#lineStarts[line - 1] ?? 0) + 1;
    const length = Math.max(1, end - start);
    this.items.push({
      code,
      severity: diagnosticSeverity[code],
      part: this.part,
      line,
      column,
      offset: at,
      length,
      params,
    });
  }

  #lineOf(offset: number): number {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }
}
