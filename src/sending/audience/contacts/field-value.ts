// Reads what people write (`1 234,56 €`, `31/12/1980`, `oui`) as the value of a field's type, and cleans text of what must
// never reach a header or a database. A text that cannot be read gives a reason; it is never guessed at in silence.

import { fold } from '../fold.ts';
import type { ContactField } from './contact-field.ts';

export type FieldValue = string | number | boolean | string[];

export type ValueFault = 'not_a_number' | 'not_a_date' | 'not_yes_or_no' | 'not_a_choice' | 'too_long' | 'too_many';

/** How numbers and dates are written in a column: `1.234` and `02/03/2020` cannot tell by themselves. */
export interface Notation {
  decimal: ',' | '.';
  dayFirst: boolean;
}

export type Reading = { ok: true; value: FieldValue | null } | { ok: false; fault: ValueFault };

export const LONGEST_TEXT = 5_000;
export const LONGEST_NAME = 200;
const MOST_ITEMS = 100;
const LONGEST_ITEM = 200;

const found = (value: FieldValue | null): Reading => ({ ok: true, value });
const fault = (reason: ValueFault): Reading => ({ ok: false, fault: reason });

// Line breaks and tabs become one blank: a value may end in a subject line. Half surrogates and NUL fit in no database.
const CLEAN = /^[\x21-\x7e\u00a1-\u02af]+(?: [\x21-\x7e\u00a1-\u02af]+)*$/;
const BLANKS = /[\p{Cc}\p{Z}]+/gu;
const INVISIBLE = /[\u200b\u2060\ufeff\u00ad]/g;

/** One line of text, composed (NFC), without surrounding blanks. */
export function cleanText(text: string): string {
  if (CLEAN.test(text)) return text;
  return text.toWellFormed().replace(INVISIBLE, '').replace(BLANKS, ' ').trim().normalize('NFC');
}

/** `null` for an empty text, whatever the type. */
export function readValue(text: string, field: Pick<ContactField, 'type' | 'choices'>, notation: Notation): Reading {
  const clean = cleanText(text);
  if (clean === '') return found(null);
  switch (field.type) {
    case 'text':
      return clean.length > LONGEST_TEXT ? fault('too_long') : found(clean);
    case 'number':
      return orFault(readNumber(clean, notation.decimal), 'not_a_number');
    case 'date':
      return orFault(readDate(clean, notation.dayFirst), 'not_a_date');
    case 'boolean':
      return orFault(readYesNo(clean), 'not_yes_or_no');
    case 'choice':
      return orFault(readChoice(clean, field.choices), 'not_a_choice');
    case 'list':
      return readList(clean);
  }
}

const orFault = (value: FieldValue | undefined, reason: ValueFault) =>
  value === undefined ? fault(reason) : found(value);

const PLAIN_NUMBER = { ',': /^-?\d{1,15}(?:,\d{1,6})?$/, '.': /^-?\d{1,15}(?:\.\d{1,6})?$/ };
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;

/** Currency and per cent signs are left out, and the spaces, dots, commas or apostrophes that group thousands. */
export function readNumber(text: string, decimal: ',' | '.'): number | undefined {
  // Nearly every cell of a real file takes this way.
  if (PLAIN_NUMBER[decimal].test(text)) return Number(decimal === ',' ? text.replace(',', '.') : text);
  const bare = text
    .replace(/^(?:€|\$|£|EUR|USD|GBP|CHF)\s*|\s*(?:€|\$|£|EUR|USD|GBP|CHF|%)$/gi, '')
    .replace(/[\s'’]/g, '');
  const grouping = decimal === ',' ? '.' : ',';
  const [whole = '', ...rest] = bare.split(decimal);
  if (rest.length > 1 || rest[0]?.includes(grouping)) return undefined;
  const groups = whole.split(grouping);
  if (groups.length > 1 && !groups.slice(1).every((group) => /^\d{3}$/.test(group))) return undefined;
  const plain = groups.join('') + (rest.length > 0 ? `.${rest[0]}` : '');
  if (!NUMBER.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

const NUMERIC_DATE = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/;
const ISO_DATE = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})$/;
const WORDED_DATE = /^(?:\p{L}+\.?,? )?(\d{1,2})(?:er|st|nd|rd|th)? (?:de )?(\p{L}+)\.?,? (\d{4})$/u;
const AMERICAN_DATE = /^(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u;
const TIME_OF_DAY = /[ T]\d{1,2}[:h]\d{2}.*$/;

/** As `YYYY-MM-DD`. A year of two digits is refused: `35` may be 1935 or 2035. */
export function readDate(text: string, dayFirst: boolean): string | undefined {
  const date = text.length <= 10 ? text : text.replace(TIME_OF_DAY, '').trim();
  const iso = ISO_DATE.exec(date);
  if (iso) return calendarDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numeric = NUMERIC_DATE.exec(date);
  if (numeric) {
    const [first, second, year] = [Number(numeric[1]), Number(numeric[2]), Number(numeric[3])];
    return dayFirst ? calendarDate(year, second, first) : calendarDate(year, first, second);
  }
  const worded = WORDED_DATE.exec(date);
  if (worded) return calendarDate(Number(worded[3]), monthOf(worded[2] as string), Number(worded[1]));
  const american = AMERICAN_DATE.exec(date);
  if (american) return calendarDate(Number(american[3]), monthOf(american[1] as string), Number(american[2]));
  return undefined;
}

const MONTHS = [
  ['janv', 'jan'],
  ['fevr', 'fev', 'feb'],
  ['mars', 'mar'],
  ['avr', 'apr'],
  ['mai', 'may'],
  ['juin', 'jun'],
  ['juil', 'jul'],
  ['aout', 'aug'],
  ['sept', 'sep'],
  ['oct'],
  ['nov'],
  ['dec'],
];

function monthOf(name: string): number {
  const folded = fold(name);
  return 1 + MONTHS.findIndex((starts) => starts.some((start) => folded.startsWith(start)));
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function calendarDate(year: number, month: number, day: number): string | undefined {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0);
  if (day < 1 || day > days || year < 1800 || year > 2200) return undefined;
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

const YES = new Set(['oui', 'o', 'yes', 'y', 'vrai', 'true', '1', 'x', 'on', 'ok', 'v', 't']);
const NO = new Set(['non', 'n', 'no', 'faux', 'false', '0', 'off', 'f', '-']);

export function readYesNo(text: string): boolean | undefined {
  const folded = fold(text);
  if (YES.has(folded)) return true;
  return NO.has(folded) ? false : undefined;
}

/** The choice as it is declared, whatever the case and accents of the text. */
function readChoice(text: string, choices: readonly string[]): string | undefined {
  if (choices.includes(text)) return text;
  const folded = fold(text);
  return choices.find((choice) => fold(choice) === folded);
}

function readList(text: string): Reading {
  const separator = [';', '|', ','].find((sign) => text.includes(sign)) ?? ';';
  const items = [...new Set(text.split(separator).map((item) => item.trim()))].filter((item) => item !== '');
  if (items.length > MOST_ITEMS) return fault('too_many');
  return items.some((item) => item.length > LONGEST_ITEM) ? fault('too_long') : found(items);
}

const LANGUAGES: Readonly<Record<string, 'fr' | 'en'>> = {
  fr: 'fr',
  fra: 'fr',
  fre: 'fr',
  francais: 'fr',
  francaise: 'fr',
  french: 'fr',
  en: 'en',
  eng: 'en',
  anglais: 'en',
  anglaise: 'en',
  english: 'en',
};

/** `undefined`: a language Dauphin does not write in. */
export function readLanguage(text: string): 'fr' | 'en' | undefined {
  const folded = fold(text.trim());
  return LANGUAGES[folded] ?? LANGUAGES[folded.split(/[-_]/)[0] as string];
}
