// How a value is written in each place of a message: text, attribute, address, style or plain text.
// An unsafe value (a link that is not http(s), a style that breaks out of its declaration) throws RenderFailure:
// the message is then not sent, with the reason in the ledger. It must never let a value open a tag or leave its place.

import type { Language } from '#platform/http/problem.ts';
import { CalendarDate } from './contact-view.ts';

/**
 * `text` and `attribute` of HTML; `link`: the value (or a part of it) at the start of an address, checked as a whole;
 * `path` and `query`: inside an address with a fixed start; `style`: a CSS value; `plain`: subject and text part.
 */
export type Place = 'text' | 'attribute' | 'link' | 'path' | 'query' | 'style' | 'plain';

export type RenderFailureCode = 'value_unsafe' | 'render_too_long' | 'render_failed';

/** The message could not be rendered for this contact. `params` hold what the sentence about it needs. */
export class RenderFailure extends Error {
  readonly code: RenderFailureCode;
  readonly params: Record<string, string | number>;

  constructor(code: RenderFailureCode, params: Record<string, string | number>, options?: ErrorOptions) {
    super(`${code}: ${JSON.stringify(params)}`, options);
    this.name = 'RenderFailure';
    this.code = code;
    this.params = params;
  }
}

/** Markup that a filter made itself out of escaped values. Only text places let it pass as it is. */
export class SafeMarkup {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
  toString(): string {
    return this.markup;
  }
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const special = /[&<>"']/;
const specials = /[&<>"']/g;

/** Safe in HTML text and in quoted attributes. */
export function escapeHtml(text: string): string {
  return special.test(text) ? text.replace(specials, (character) => entities[character] ?? '') : text;
}

const words = { fr: { true: 'oui', false: 'non' }, en: { true: 'yes', false: 'no' } };
const dateFormats = {
  fr: new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
};

/** A value as people read it: dates and yes/no in the message's language, lists with commas, nothing for nothing. */
export function printValue(value: unknown, language: Language): string {
  if (typeof value === 'string') return tidy(value);
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return words[language][`${value}`];
  if (value instanceof CalendarDate) return dateFormats[language].format(value.toDate());
  if (Array.isArray(value)) return value.map((item) => printValue(item, language)).join(', ');
  return printBare(value);
}

/** A value as machines read it, for addresses and styles: dates as 2026-03-01, true and false. */
function printBare(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(printBare).join(',');
  const primitive = typeof value === 'object' ? value.valueOf() : value;
  if (value instanceof SafeMarkup) return tidy(value.markup);
  return typeof primitive === 'object' || typeof primitive === 'function' ? '' : tidy(String(primitive));
}

/** Control characters but tab and line feed, and the two Unicode line separators. */
const unwanted = /(?![\t\n])[\p{Cc}\u2028\u2029]/u;
const unwantedAll = /\r\n?|(?![\t\n])[\p{Cc}\u2028\u2029]/gu;

/** No control characters, line ends as LF, no half surrogates. */
function tidy(text: string): string {
  const clean = unwanted.test(text) ? text.replace(unwantedAll, (match) => (match[0] === '\r' ? '\n' : '')) : text;
  return clean.isWellFormed() ? clean : clean.toWellFormed();
}

/** Writes one value where it stands. `encoded`: the author's own filter already encoded it for an address. */
export function writeValue(value: unknown, place: Place, language: Language, encoded = false): string {
  switch (place) {
    case 'plain':
      return value instanceof SafeMarkup ? value.markup : printValue(value, language);
    case 'text':
      return value instanceof SafeMarkup ? value.markup : escapeHtml(printValue(value, language));
    case 'attribute':
      return escapeHtml(printValue(value, language));
    case 'link':
      return printBare(value);
    case 'path':
      return encoded ? encodeRest(printBare(value)) : encodeURI(printBare(value)).replace(/[?#&']/g, percent);
    case 'query':
      return encodeRest(encoded ? printBare(value) : encodeURIComponent(printBare(value)));
    case 'style':
      return checkStyle(printBare(value));
  }
}

/** What encodeURIComponent or the author's own filter leaves that could end an attribute. */
function encodeRest(text: string): string {
  return text.replace(/[\s'"<>&]/g, percent);
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

const harmlessStyle = /^[\w #.,%+\-\u00c0-\uffff]*$/;

function checkStyle(text: string): string {
  if (harmlessStyle.test(text)) return text;
  throw new RenderFailure('value_unsafe', { place: 'style', value: shorten(text) });
}

const webAddress = /^https?:\/\/[^\s/?#"'<>\\]+[^\s"'<>\\]*$/i;

/** A whole address made of values: http or https with a host, nothing else. */
export function checkWebAddress(text: string): string {
  const address = text.trim();
  if (webAddress.test(address) && URL.canParse(address)) return address;
  throw new RenderFailure('value_unsafe', { place: 'link', value: shorten(address) });
}

/** One line for a header: no CR, LF, tab or other control character can enter; white space collapsed. */
export function singleLine(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, oneSpace).trim();
  return line.length <= longestSubject
    ? line
    : `${line
        .slice(0, longestSubject - 1)
        .toWellFormed()
        .replace(/\ufffd$/, '')}…`;
}

const longestSubject = 400;

/** A no-break space alone is kept: French typography puts it before : ; ? ! */
function oneSpace(run: string): string {
  return run === '\u00a0' || run === '\u202f' ? run : ' ';
}

function shorten(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}
