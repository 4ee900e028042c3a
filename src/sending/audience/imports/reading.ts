// How a file is read: its encoding, separator and header row, found from its first lines. The operator may correct each.
// It always finds something; that a file holds no addresses is for the mapping to say.

import { z } from 'zod';
import { type CsvRecord, CsvReader, type Separator } from './csv-reader.ts';
import { ENCODINGS } from './encoding.ts';
import { looksLikeAddress } from './looks-like.ts';

export const SEPARATORS = [',', ';', '\t', '|', ' '] as const satisfies readonly Separator[];

export const readingSchema = z.object({
  encoding: z.enum(ENCODINGS),
  separator: z.enum(SEPARATORS),
  /** Old Macintosh files break lines with a carriage return alone. */
  lineBreak: z.enum(['\n', '\r']),
  /** Line of the file, from 1, that names the columns; null when none does. Lines before it are not data. */
  headerLine: z.number().int().min(1).max(1_000).nullable(),
  columns: z.number().int().min(1).max(500),
});
export type Reading = z.output<typeof readingSchema>;

const SAMPLE_RECORDS = 200;
const HEADER_SEARCHED = 15;

/** From the first characters of the file; a last line that may be cut is left out. */
export function guessReading(sample: string, encoding: Reading['encoding']): Reading {
  const lineBreak = sample.includes('\r') && !sample.includes('\n') ? '\r' : '\n';
  const text = lineBreak === '\r' ? sample.replaceAll('\r', '\n') : sample;
  const separator = announcedSeparator(text) ?? guessSeparator(text);
  return { encoding, separator, lineBreak, ...guessHeader(sampleRecords(text, separator)) };
}

/** The same when the operator has chosen encoding and separator. */
export function guessReadingWith(sample: string, fixed: Pick<Reading, 'encoding' | 'separator'>): Reading {
  const guessed = guessReading(sample, fixed.encoding);
  const text = guessed.lineBreak === '\r' ? sample.replaceAll('\r', '\n') : sample;
  return { ...guessed, ...fixed, ...guessHeader(sampleRecords(text, fixed.separator)) };
}

/** A first line `sep=;` is an order to spreadsheets. */
const announcedSeparator = (text: string) => /^"?sep=([,;\t|])"?\r?\n/i.exec(text)?.[1] as Separator | undefined;

export function sampleRecords(text: string, separator: Separator, columns?: number): CsvRecord[] {
  const reader = new CsvReader({ separator, columns });
  // What is not complete is not looked at: the sample may be cut anywhere.
  const records = reader.push(text);
  return records.slice(0, SAMPLE_RECORDS);
}

/** The one that cuts most lines into the same number of cells, more than one; a comma when none does. */
function guessSeparator(text: string): Separator {
  let best: { separator: Separator; score: number } = { separator: ',', score: 0 };
  for (const separator of SEPARATORS) {
    const records = sampleRecords(text, separator);
    const { columns, share } = commonWidth(records);
    // Sentences have as many blanks as they please: only a table without any other sign is cut by them.
    const least = separator === ' ' ? 0.9 : 0.5;
    if (columns < 2 || share < least) continue;
    const score = share + Math.min(columns, 20) / 1_000 - (separator === ' ' ? 0.5 : 0);
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

function commonWidth(records: readonly CsvRecord[]): { columns: number; share: number } {
  const counts = new Map<number, number>();
  for (const { cells, fault } of records) if (!fault) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let columns = 1;
  for (const [width, count] of counts) {
    const most = counts.get(columns) ?? 0;
    if (count > most || (count === most && width > columns)) columns = width;
  }
  return { columns, share: records.length === 0 ? 0 : (counts.get(columns) ?? 0) / records.length };
}

/** The first full row whose cells are all different words, unless it already holds data. */
function guessHeader(records: readonly CsvRecord[]): Pick<Reading, 'headerLine' | 'columns'> {
  const { columns } = commonWidth(records);
  for (const { cells, line, fault } of records.slice(0, HEADER_SEARCHED)) {
    const names = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
    // A title, or `sep=;`: cells left empty beside it.
    if (fault || cells.length !== columns || names.length <= columns / 2) continue;
    const areNames =
      new Set(names).size === names.length && !names.some((cell) => isData(cell) || looksLikeAddress(cell));
    return { columns, headerLine: areNames ? line : null };
  }
  return { columns, headerLine: null };
}

const isData = (cell: string) => /^[\d\s.,/:+€$%-]+$/.test(cell);
