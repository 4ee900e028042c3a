// Guesses what each column of a file is, from its name (French or English) and from what stands in it.
// A guess is a proposal on the screen, never more: the operator sees every column before anything is imported.

import { keyForLabel, type ContactField, type FieldType } from '../contacts/contact-field.ts';
import { type Notation, readDate, readLanguage, readNumber, readYesNo } from '../contacts/field-value.ts';
import { fold } from '../fold.ts';
import { HEADER_WORDS } from './header-words.ts';
import { looksLikeAddress, looksLikeCode } from './looks-like.ts';
import type { Mapping, Target } from './mapping.ts';

export interface SampleColumn {
  /** Empty when the file names no columns. */
  header: string;
  /** Cells of the first rows, cleaned. */
  values: readonly string[];
}

/** Most cells of a column must be of a type for the column to be. */
const MOST = 0.9;
const FEW_CHOICES = 12;
const ROWS_TO_SEE_CHOICES = 20;

/** `fallback`: how ambiguous numbers and dates are read, by the workspace's language. */
export function guessMapping(
  columns: readonly SampleColumn[],
  fields: readonly ContactField[],
  fallback: Notation,
): Mapping {
  const used = new Set<string>();
  const addressColumn = findAddressColumn(columns);
  return columns.map((column, index) => {
    if (index === addressColumn) return { to: 'email' };
    const target = guessTarget(column, fields, fallback);
    const name = target.to === 'field' ? target.key : target.to;
    if (target.to === 'email' || (name !== 'new_field' && used.has(name))) return { to: 'ignore' };
    used.add(name);
    return target;
  });
}

/** The column with most addresses; a column only named so when no column holds any. */
function findAddressColumn(columns: readonly SampleColumn[]): number {
  const shares = columns.map(({ values }) => share(values, looksLikeAddress));
  const best = shares.indexOf(Math.max(...shares, 0));
  if (shares[best] !== undefined && shares[best] >= 0.5) return best;
  return columns.findIndex(({ header }) => wordFor(header) === 'email');
}

function guessTarget({ header, values }: SampleColumn, fields: readonly ContactField[], fallback: Notation): Target {
  const filled = values.filter((value) => value !== '');
  const notation = guessNotation(filled, fallback);
  const known = fieldNamed(header, fields);
  if (known) return { to: 'field', key: known.key, notation };
  const word = wordFor(header);
  switch (word) {
    case 'email':
    case 'given_name':
    case 'family_name':
      return { to: word };
    case 'language':
      if (filled.length === 0 || share(filled, (value) => readLanguage(value) !== undefined) > 0.5) return { to: word };
      break;
    case 'consent':
      if (filled.length > 0 && share(filled, (value) => readYesNo(value) !== undefined) >= MOST) return { to: word };
      break;
    case 'consent_date':
      if (isDates(filled, notation)) return { to: word, notation };
      break;
  }
  // A column without a name or without values tells nothing: keeping it would only make noise.
  if (header === '' || filled.length === 0) return { to: 'ignore' };
  return { to: 'new_field', label: header, type: guessType(filled, notation), notation };
}

function fieldNamed(header: string, fields: readonly ContactField[]): ContactField | undefined {
  if (header === '') return undefined;
  const key = keyForLabel(header, new Set());
  return fields.find((field) => field.key === key || fold(field.label) === fold(header));
}

function wordFor(header: string): string | undefined {
  const name = fold(header)
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/^(?:\d+ )+/, '')
    .trim();
  return HEADER_WORDS.get(name);
}

export function guessType(values: readonly string[], notation: Notation): FieldType {
  if (share(values, (value) => readYesNo(value) !== undefined) >= MOST) return 'boolean';
  if (isDates(values, notation)) return 'date';
  const isNumber = (value: string) => readNumber(value, notation.decimal) !== undefined;
  if (share(values, isNumber) >= MOST && share(values, looksLikeCode) < 0.1) return 'number';
  if (looksLikeLists(values)) return 'list';
  const distinct = new Set(values).size;
  const repeats = values.length >= ROWS_TO_SEE_CHOICES && distinct <= FEW_CHOICES && distinct < values.length / 3;
  return repeats && values.every((value) => value.length <= 60) ? 'choice' : 'text';
}

// Digits alone are a date only when they cannot be anything else: 19970101 also is a number.
const isDates = (values: readonly string[], { dayFirst }: Notation) =>
  share(values, (value) => readDate(value, dayFirst) !== undefined) >= MOST;

/** Several items in many cells, and the same items coming back. */
function looksLikeLists(values: readonly string[]): boolean {
  const cut = values.map((value) => value.split(/[;|,]/).map((item) => item.trim()));
  const several = cut.filter((items) => items.length > 1).length / Math.max(values.length, 1);
  const items = cut.flat();
  if (several === 0 || items.some((item) => item.length > 40)) return false;
  return several >= 0.05 && new Set(items).size <= items.length / 3;
}

/** What the values themselves give away: `12,5` is a decimal comma, `31/12/1980` puts the day first. */
export function guessNotation(values: readonly string[], fallback: Notation): Notation {
  const bare = values.map((value) => value.replace(/[\s€$£%]/g, ''));
  const comma = bare.filter((value) => /^[+-]?[\d.]*,(?:\d{1,2}|\d{4,})$/.test(value)).length;
  const dot = bare.filter((value) => /^[+-]?[\d,]*\.(?:\d{1,2}|\d{4,})$/.test(value)).length;
  const parts = values.flatMap((value) => {
    const match = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ]\d{4}/.exec(value);
    return match ? [[Number(match[1]), Number(match[2])] as const] : [];
  });
  const dayFirst = parts.some(([first]) => first > 12);
  const monthFirst = parts.some(([, second]) => second > 12);
  return {
    decimal: comma === dot ? fallback.decimal : comma > dot ? ',' : '.',
    dayFirst: dayFirst === monthFirst ? fallback.dayFirst : dayFirst,
  };
}

function share(values: readonly string[], holds: (value: string) => boolean): number {
  const filled = values.filter((value) => value !== '');
  return filled.length === 0 ? 0 : filled.filter(holds).length / filled.length;
}
