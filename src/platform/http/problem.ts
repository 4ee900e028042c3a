// A caller's mistake, said so that the caller can mend it: thrown by a route, answered as problem details (RFC 9457).
// Never for a fault of ours: those are ordinary errors, logged with their cause and answered without detail.

export type Language = 'fr' | 'en';

/** One row of a station's table of problems. `{name}` in a text is replaced by the parameter of that name. */
export interface ProblemKind {
  status: number;
  fr: string;
  en: string;
}

export type ProblemParams = Record<string, string | number>;

/** A table of problems: `defineProblems({ contact_not_found: { status: 404, fr: '…', en: '…' } })`. */
export function defineProblems<Table extends Record<string, ProblemKind>>(
  table: Table,
): { [Code in keyof Table]: (params?: ProblemParams) => Problem } {
  const makers = {} as { [Code in keyof Table]: (params?: ProblemParams) => Problem };
  for (const code of Object.keys(table) as (keyof Table & string)[]) {
    const kind = table[code] as ProblemKind;
    makers[code] = (params = {}) => new Problem(code, kind, params);
  }
  return makers;
}

export class Problem extends Error {
  readonly code: string;
  readonly kind: ProblemKind;
  readonly params: ProblemParams;

  constructor(code: string, kind: ProblemKind, params: ProblemParams = {}) {
    super(`${code}: ${fill(kind.en, params)}`);
    this.name = 'Problem';
    this.code = code;
    this.kind = kind;
    this.params = params;
  }

  text(language: Language): string {
    return fill(this.kind[language], this.params);
  }
}

function fill(text: string, params: ProblemParams): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
