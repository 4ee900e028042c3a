// The Liquid that templates may use: a chosen list of tags and filters over liquidjs, with limits on every render.
// The same filters serve the fast path (render.ts), so that both give the same bytes.
// It fails by throwing liquidjs errors, which callers turn into diagnostics or RenderFailure.
// It must never reach files, the clock, prototypes, or leave an output unescaped.

import {
  type Context,
  type FilterImplOptions,
  CaptureTag,
  ForTag,
  Liquid,
  type TagToken,
  type TopLevelToken,
  type Parser,
} from 'liquidjs';
import type { Language } from '#platform/http/problem.ts';
import { CalendarDate } from './contact-view.ts';
import { SafeMarkup, escapeHtml, printValue } from './escape.ts';

export type Format = 'html' | 'plain';

/** Tags an author may write; closers and branches included. */
export const allowedTags: ReadonlySet<string> = new Set(
  'if elsif else endif unless endunless case when endcase for endfor break continue assign capture endcapture increment decrement cycle'.split(
    ' ',
  ),
);
/** Each tag that opens a block, with the tag that closes it. */
export const blockTags: Readonly<Record<string, string>> = {
  if: 'endif',
  unless: 'endunless',
  case: 'endcase',
  for: 'endfor',
  capture: 'endcapture',
};
/** Tags of Liquid that are refused: they read files, or write markup past the escaping. */
export const refusedTags: ReadonlySet<string> = new Set(
  'include render layout block endblock liquid tablerow endtablerow'.split(' '),
);

const allowedFilters = new Set(
  (
    'abs append at_least at_most capitalize ceil compact concat date default divided_by downcase escape escape_once first floor join last lstrip ' +
    'map minus modulo newline_to_br number plus prepend remove remove_first replace replace_first reverse round rstrip size slice sort ' +
    'sort_natural split strip strip_html strip_newlines sum times truncate truncatewords uniq upcase url_decode url_encode where'
  ).split(' '),
);
export const filterNames: readonly string[] = [...allowedFilters].sort();

/** Filters that already encode their result for an address. */
export const addressFilters: ReadonlySet<string> = new Set(['url_encode']);

/** Filters of the fast path, by the definitions that liquidjs uses too. They need no context. */
export const plainFilters: Readonly<Record<string, (value: unknown, argument?: unknown) => unknown>> = {
  default: (value, fallback) => (isMissing(value) ? fallback : value),
  capitalize: (value) => {
    const text = bare(value);
    return text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
  },
  upcase: (value) => bare(value).toUpperCase(),
  downcase: (value) => bare(value).toLowerCase(),
  strip: (value) => bare(value).trim(),
};

function isMissing(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === false ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}

function bare(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? '' : Array.isArray(value) ? value.map(bare).join(', ') : String(value);
}

export interface EngineOptions {
  format: Format;
  language: Language;
  /** What "now" means in the `date` filter. */
  now: Date;
}

/** Characters of output, list items and intermediate strings one message may cost. */
const workLimit = 2_000_000;
/** Milliseconds; a last resort far above any honest message (0.1 ms), since the work limit is what binds. */
const timeLimit = 2_000;
const parseLimit = 2_000_000;

export function createEngine({ format, language, now }: EngineOptions): Liquid {
  const liquid = new Liquid({
    ownPropertyOnly: true,
    strictFilters: true,
    jsTruthy: false,
    relativeReference: false,
    dynamicPartials: false,
    templates: {},
    timezoneOffset: 0,
    locale: language === 'fr' ? 'fr-FR' : 'en-GB',
    dateFormat: '%-d %B %Y',
    parseLimit,
    renderLimit: timeLimit,
    memoryLimit: workLimit,
    // `cycle` writes through this; outputs get the filter of their place instead (liquid-program.ts).
    outputEscape: (value: unknown) =>
      format === 'html' ? escapeHtml(printValue(value, language)) : printValue(value, language),
  });
  for (const name of Object.keys(liquid.tags)) if (!allowedTags.has(name)) delete liquid.tags[name];
  const builtIn = liquid.filters['date'];
  for (const name of Object.keys(liquid.filters)) if (!allowedFilters.has(name)) liquid.unregisterFilter(name);
  for (const [name, filter] of Object.entries(plainFilters)) liquid.registerFilter(name, filter);
  registerWriting(liquid, format, language);
  registerDates(liquid, builtIn, now);
  liquid.registerTag('for', CountedForTag as unknown as typeof ForTag);
  liquid.registerTag('capture', (format === 'html' ? MarkupCaptureTag : CaptureTag) as unknown as typeof CaptureTag);
  return liquid;
}

function registerWriting(liquid: Liquid, format: Format, language: Language): void {
  const markup = (make: (text: string) => string) => (value: unknown) => {
    const text = printValue(value, language);
    return format === 'html' ? new SafeMarkup(make(text)) : text;
  };
  liquid.registerFilter('escape', markup(escapeHtml));
  liquid.registerFilter(
    'escape_once',
    markup((text) => escapeHtml(text).replace(/&amp;(#?\w+;)/g, '&$1')),
  );
  liquid.registerFilter(
    'newline_to_br',
    markup((text) => escapeHtml(text).replaceAll('\n', '<br>\n')),
  );
  const formats = new Map<number | undefined, Intl.NumberFormat>();
  liquid.registerFilter('number', (value: unknown, decimals: unknown) => {
    const given = typeof value === 'string' && value.trim() !== '' ? Number(value.replace(',', '.')) : value;
    if (typeof given !== 'number' || !Number.isFinite(given)) return value;
    const digits = decimals === undefined ? undefined : Math.max(0, Math.min(10, Math.trunc(Number(decimals)) || 0));
    const known = formats.get(digits) ?? numberFormat(language, digits);
    formats.set(digits, known);
    return known.format(given);
  });
}

function numberFormat(language: Language, digits: number | undefined): Intl.NumberFormat {
  const fixed = digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', fixed);
}

/** `"now"` is the moment the content was frozen, so that every attempt of a message is the same. */
function registerDates(liquid: Liquid, builtIn: FilterImplOptions | undefined, now: Date): void {
  if (typeof builtIn !== 'function') throw new Error('liquidjs no longer has a date filter');
  liquid.registerFilter('date', function (value: unknown, ...rest: unknown[]) {
    const moment = value === 'now' || value === 'today' ? now.toISOString() : value;
    return builtIn.call(this, moment instanceof CalendarDate ? moment.iso : moment, ...rest);
  });
}

/** Pays for each turn of a loop, so that a loop of a million over almost nothing ends early too. */
class CountedForTag extends ForTag {
  constructor(token: TagToken, remainTokens: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, remainTokens, liquid, parser);
    const cost = 100 + this.templates.reduce((sum, template) => sum + literalLength(template), 0);
    const pay = {
      token,
      render: (context: Context): void => context.memoryLimit.use(cost),
    };
    this.templates.unshift(pay);
  }
}

function literalLength(template: object): number {
  return 'literal' in template && typeof template.literal === 'string' ? template.literal.length : 0;
}

/** What was captured is markup whose values were escaped where they stood. */
class MarkupCaptureTag extends CaptureTag {
  override *render(context: Context): Generator<unknown, void, string> {
    yield* super.render(context);
    const scope = context.bottom() as Record<string, unknown>;
    scope[this.variable] = new SafeMarkup(String(scope[this.variable] ?? ''));
  }
}
