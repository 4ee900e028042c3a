// The first rows of a file as the operator sees them before anything is imported: columns, examples, a proposal for each.
// Pure: text in, preview out. It changes nothing and promises nothing about the rows it has not seen.

import type { ContactField } from '../contacts/contact-field.ts';
import { cleanText, type Notation } from '../contacts/field-value.ts';
import type { CsvRecord } from './csv-reader.ts';
import { guessMapping, guessType, type SampleColumn } from './guess-mapping.ts';
import { looksLikeAddress } from './looks-like.ts';
import type { Mapping } from './mapping.ts';
import { type Reading, sampleRecords } from './reading.ts';

export interface PreviewColumn {
  /** Empty when the file names no columns. */
  header: string;
  /** The first values that are not empty. */
  examples: string[];
  /** Of the rows seen, how many hold an address here. */
  addresses: number;
  type: ContactField['type'];
}

export interface Preview {
  columns: PreviewColumn[];
  /** The first rows, cell by cell. */
  rows: string[][];
  mapping: Mapping;
  /** Lines among those seen that are broken: the rest of the file is checked when it is imported. */
  brokenLines: number[];
}

const ROWS_SHOWN = 10;
const EXAMPLES = 3;
const LONGEST_SHOWN = 200;

/** `sample`: the beginning of the file, its lines broken by `\n`. */
export function previewOf(
  sample: string,
  reading: Reading,
  fields: readonly ContactField[],
  fallback: Notation,
): Preview {
  const records = sampleRecords(sample, reading.separator, reading.columns);
  const data = records.filter((record) => isData(record, reading));
  const whole = data.filter((record) => isWhole(record, reading.columns));
  const header = records.find((record) => record.line === reading.headerLine)?.cells ?? [];
  const samples: SampleColumn[] = Array.from({ length: reading.columns }, (_, index) => ({
    header: cleanText(header[index] ?? '').slice(0, LONGEST_SHOWN),
    values: whole.map((record) => cleanText(record.cells[index] ?? '')),
  }));
  return {
    columns: samples.map((sample) => describe(sample, fallback)),
    rows: whole
      .slice(0, ROWS_SHOWN)
      .map(({ cells }) => samples.map((_, index) => cleanText(cells[index] ?? '').slice(0, LONGEST_SHOWN))),
    mapping: guessMapping(samples, fields, fallback),
    brokenLines: data.filter((record) => !isWhole(record, reading.columns)).map((record) => record.line),
  };
}

/** Whether a record stands below the header. */
export const isData = ({ line }: CsvRecord, { headerLine }: Reading): boolean => line > (headerLine ?? 0);

/** Whether it has a cell for each column; empty ones beyond them do not matter. */
export function isWhole({ cells, fault }: CsvRecord, columns: number): boolean {
  if (fault || cells.length < columns) return false;
  return cells.length === columns || cells.slice(columns).every((cell) => cell.trim() === '');
}

function describe({ header, values }: SampleColumn, fallback: Notation): PreviewColumn {
  const filled = values.filter((value) => value !== '');
  return {
    header,
    examples: [...new Set(filled)].slice(0, EXAMPLES).map((value) => value.slice(0, LONGEST_SHOWN)),
    addresses: filled.filter(looksLikeAddress).length,
    type: filled.length === 0 ? 'text' : guessType(filled, fallback),
  };
}
