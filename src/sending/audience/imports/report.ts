// The report of an import as a CSV that people open in a spreadsheet: each line that was not taken, or not wholly, with the reason
// in their language and the line's own cells, so that it can be mended and imported again. Streamed, whatever its size.
// Cells that a spreadsheet would run as a formula are made harmless.

import type { ISql } from 'postgres';
import type { Language } from '#platform/http/problem.ts';
import { CsvReader } from './csv-reader.ts';
import type { ImportRecord } from './import-store.ts';
import { readRemarks, type StoredRemark } from './remark-store.ts';
import { sentenceFor } from './row-reasons.ts';

const WORDS = {
  fr: {
    separator: ';',
    line: 'Ligne',
    taken: 'Ligne importée',
    reason: 'Motif',
    column: 'Colonne',
    yes: 'oui',
    no: 'non',
    content: 'Contenu',
  },
  en: {
    separator: ',',
    line: 'Line',
    taken: 'Line imported',
    reason: 'Reason',
    column: 'Column',
    yes: 'yes',
    no: 'no',
    content: 'Content',
  },
} as const;

const PAGE = 2_000;
const BYTE_ORDER_MARK = '\ufeff';

export async function* reportText(
  sql: ISql,
  workspaceId: string,
  record: ImportRecord,
  language: Language,
): AsyncGenerator<string> {
  const words = WORDS[language];
  const written = (cells: string[]) =>
    `${cells.map((cell) => quoted(cell, words.separator)).join(words.separator)}\r\n`;
  const names = Array.from(
    { length: record.reading.columns },
    (_, index) => record.columnNames[index] || `${words.column} ${index + 1}`,
  );
  // The mark tells spreadsheets that this is UTF-8.
  yield BYTE_ORDER_MARK + written([words.line, words.taken, words.reason, ...names]);
  for (let after = '0'; ; ) {
    const page = await readRemarks(sql, { workspaceId, importId: record.id }, after, PAGE);
    yield page
      .map((remark) =>
        written([
          String(remark.line),
          remark.kept ? words.yes : words.no,
          sentenceFor(remark.reason, paramsOf(remark, language), language),
          ...cellsOf(remark, record),
        ]),
      )
      .join('');
    const last = page.at(-1);
    if (page.length < PAGE || !last) return;
    after = last.id;
  }
}

/** The line as it was cut into columns; one that could not be cut, whole in the first. */
function cellsOf({ raw }: StoredRemark, { reading }: ImportRecord): string[] {
  const reader = new CsvReader({ separator: reading.separator });
  const [record] = [...reader.push(raw), ...reader.end()];
  return record && !record.fault ? record.cells : [raw];
}

const CAUSES: Readonly<Record<string, Record<Language, string>>> = {
  bounce: { fr: 'adresse en erreur', en: 'address bounced' },
  complaint: { fr: 'plainte', en: 'complaint' },
  unsubscribe: { fr: 'désinscription', en: 'unsubscribed' },
  objection: { fr: 'opposition', en: 'objection' },
  operator: { fr: 'exclue par un opérateur', en: 'suppressed by an operator' },
  import: { fr: 'liste d’exclusion importée', en: 'imported suppression list' },
};

/** Parameters that are words of ours are put into the reader's language. */
export function paramsOf({ params }: Pick<StoredRemark, 'params'>, language: Language): StoredRemark['params'] {
  const { cause } = params;
  return cause === undefined ? params : { ...params, cause: CAUSES[String(cause)]?.[language] ?? cause };
}

/** A sign at the head of a cell makes it a formula, unless it is the sign of a number or a telephone. */
const FORMULA = /^(?:[=@\t\r]|[+-](?![\d\s().-]*$))/;

function quoted(cell: string, separator: string): string {
  const harmless = FORMULA.test(cell) ? `'${cell}` : cell;
  return /["\r\n]/.test(harmless) || harmless.includes(separator) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
