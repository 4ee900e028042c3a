// One row of a file as what it says about one contact, or why it cannot be taken. Pure but for the list of choices of a field
// made by this import, which grows with the file. A value that cannot be read never costs the contact: it is left out and said.

import { normaliseAddress } from '#message/address.ts';
import { MOST_CHOICES } from '../contacts/contact-field.ts';
import {
  cleanText,
  type FieldValue,
  LONGEST_NAME,
  type Notation,
  readDate,
  readLanguage,
  readValue,
  readYesNo,
  type ValueFault,
} from '../contacts/field-value.ts';
import type { CsvRecord } from './csv-reader.ts';
import type { FieldColumn } from './mapping.ts';
import { isWhole } from './preview.ts';
import type { RowReason } from './row-reasons.ts';

/** What a column feeds, new fields having been made. */
export type Column =
  | { to: 'ignore' | 'email' | 'given_name' | 'family_name' | 'language' | 'consent' }
  | { to: 'consent_date'; notation: Notation }
  | { to: 'field'; field: FieldColumn; notation: Notation };

export interface Row {
  line: number;
  raw: string;
  email: string;
  givenName: string | null;
  familyName: string | null;
  language: 'fr' | 'en' | null;
  fields: Record<string, FieldValue>;
  /** False: the file itself says that this person did not agree. */
  agreed: boolean;
  /** YYYY-MM-DD */
  agreedOn: string | null;
}

/** Something to tell about a line. `kept`: the row was taken all the same. */
export interface Remark {
  line: number;
  raw: string;
  kept: boolean;
  reason: RowReason;
  params: Record<string, string | number>;
}

export interface ReadRow {
  row?: Row;
  remarks: Remark[];
}

const LONGEST_RAW = 10_000;
const LONGEST_PARAM = 100;

export class RowReader {
  readonly #columns: readonly Column[];
  readonly #names: readonly string[];

  /** `names`: what the file calls its columns, for remarks. */
  constructor(columns: readonly Column[], names: readonly string[]) {
    this.#columns = columns;
    this.#names = names;
  }

  /** `undefined` for a row of empty cells, which spreadsheets leave at the end of their exports. */
  read(record: CsvRecord): ReadRow | undefined {
    const { line, cells, fault } = record;
    const raw = record.raw.length > LONGEST_RAW ? record.raw.slice(0, LONGEST_RAW) : record.raw;
    const remarks: Remark[] = [];
    const remark = (kept: boolean, reason: RowReason, params: Remark['params'] = {}) =>
      void remarks.push({ line, raw, kept, reason, params });
    if (fault) {
      remark(false, fault);
      return { remarks };
    }
    if (cells.every((cell) => cell.trim() === '')) return undefined;
    if (!isWhole(record, this.#columns.length)) {
      const few = cells.length < this.#columns.length;
      remark(false, few ? 'too_few_cells' : 'too_many_cells', { found: cells.length, expected: this.#columns.length });
      return { remarks };
    }
    const row = this.#readCells(cells, line, raw, remark);
    if (row.email !== '') return { row, remarks };
    // An address that is missing or wrong costs the row: what else it holds is not worth a remark of its own.
    return { remarks: remarks.filter((one) => !one.kept) };
  }

  #readCells(
    cells: readonly string[],
    line: number,
    raw: string,
    remark: (kept: boolean, reason: RowReason, params?: Remark['params']) => void,
  ): Row {
    const row: Row = {
      line,
      raw,
      email: '',
      givenName: null,
      familyName: null,
      language: null,
      fields: {},
      agreed: true,
      agreedOn: null,
    };
    for (let index = 0; index < this.#columns.length; index++) {
      const column = this.#columns[index] as Column;
      if (column.to === 'ignore') continue;
      const cell = cells[index] as string;
      const refused = (reason: RowReason) =>
        remark(true, reason, { column: this.#names[index] || index + 1, value: shown(cell) });
      switch (column.to) {
        case 'email': {
          const read = normaliseAddress(cell);
          if (read.ok) row.email = read.address;
          else remark(false, `address_${read.reason}`, { value: shown(cell) });
          break;
        }
        case 'given_name':
          row.givenName = readName(cell, refused);
          break;
        case 'family_name':
          row.familyName = readName(cell, refused);
          break;
        case 'language':
          if (cell.trim() === '') break;
          row.language = readLanguage(cell) ?? null;
          if (row.language === null) refused('language_unknown');
          break;
        case 'consent':
          this.#readAgreement(row, cell, refused);
          break;
        case 'consent_date':
          if (cell.trim() === '') break;
          row.agreedOn = readDate(cleanText(cell), column.notation.dayFirst) ?? null;
          if (row.agreedOn === null) refused('value_not_a_date');
          break;
        case 'field':
          readField(row, cell, column.field, column.notation, refused);
          break;
      }
    }
    return row;
  }

  // An empty cell is no agreement: consent is an act, and silence is none (RGPD art. 4(11)).
  #readAgreement(row: Row, cell: string, refused: (reason: RowReason) => void): void {
    const text = cleanText(cell);
    const answer = text === '' ? false : readYesNo(text);
    row.agreed = answer === true;
    if (answer === undefined) refused('value_not_yes_or_no');
  }
}

/** Enough of a cell to recognise it by. */
const shown = (cell: string) => cleanText(cell).slice(0, LONGEST_PARAM).toWellFormed();

function readName(cell: string, refused: (reason: RowReason) => void): string | null {
  const name = cleanText(cell);
  if (name.length > LONGEST_NAME) {
    refused('value_too_long');
    return null;
  }
  return name === '' ? null : name;
}

function readField(
  row: Row,
  cell: string,
  field: FieldColumn,
  notation: Notation,
  refused: (reason: RowReason) => void,
): void {
  if (cell === '') return;
  const read = readValue(cell, field, notation);
  if (read.ok) {
    if (read.value !== null) row.fields[field.key] = read.value;
    return;
  }
  const choice = read.fault === 'not_a_choice' && field.open ? openChoice(cell, field) : undefined;
  if (choice === undefined) refused(`value_${read.fault satisfies ValueFault}`);
  else row.fields[field.key] = choice;
}

/** A choice that the field did not have: added, while there is room. */
function openChoice(cell: string, field: FieldColumn): string | undefined {
  const choice = cleanText(cell);
  if (field.choices.length >= MOST_CHOICES || choice.length > LONGEST_NAME) return undefined;
  field.choices.push(choice);
  return choice;
}
